"""Messages as text that can be read: what stands in them, and below it the keyboard."""

from collections.abc import Iterable, Iterator, Sequence

from adapters.telegram.render import Button, Keyboard, Message, Poll

RULE = "─" * 60


def drawn(messages: Iterable[Message]) -> str:
    """Messages one below the other, a line between them."""
    return f"\n{RULE}\n".join("\n".join(_message(one)) for one in messages) + "\n"


def _message(message: Message) -> Iterator[str]:
    files = {
        "photo": message.photo,
        "document": message.document,
        "audio": message.audio,
        "voice": message.voice,
    }
    for kind, media in files.items():
        if media:
            size = "" if media.content is None else f", {len(media.content)} bytes"
            yield f"({kind} {media.name}, {media.mime}{size})"
    if message.text:
        yield message.text
    if message.poll:
        yield from _poll(message.poll)
    if message.keyboard:
        yield ""
        yield from keyboard(message.keyboard)
    if message.prompt is not None:
        yield f"\n(reply: {message.prompt})"


def _poll(poll: Poll) -> Iterator[str]:
    yield f"(quiz) {poll.question}"
    for number, (option, answer) in enumerate(zip(poll.options, poll.answers, strict=True)):
        yield f"  {'●' if number == poll.correct else '○'} {option}  {answer}"
    if poll.explanation:
        yield f"  why: {poll.explanation}"


def keyboard(rows: Keyboard) -> Iterator[str]:
    """A keyboard, a row in each line."""
    yield from (" ".join(_buttons(row)) for row in rows)


def _buttons(row: Sequence[Button]) -> Iterator[str]:
    for one in row:
        where = one.data or (f"app {one.web_app}" if one.web_app else one.url)
        yield f"[{one.label} | {where}{f' | {one.style}' if one.style else ''}]"
