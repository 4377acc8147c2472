"""What a program printed, in a chat: the beginning inline, all of it as a file where it is long. Pure."""

from core.chat import Block, Code, File, Media, Say, Text

LINES, CHARACTERS = 10, 1000
"""The most that stands inline."""


def beginning(text: str) -> str:
    """At most ten lines and 1,000 characters of `text`, from its beginning."""
    return "\n".join(text[:CHARACTERS].split("\n")[:LINES]).rstrip()


def ending(text: str) -> str:
    """At most ten lines and 1,000 characters of `text`, from its end: where a traceback says the most."""
    return "\n".join(text.rstrip()[-CHARACTERS:].split("\n")[-LINES:])


def printed(text: str, title: str, say: Say, *, whole: bool = True) -> tuple[Block, ...]:
    """What was printed, under `title`; nothing where nothing was. `whole` adds a file of what does not fit."""
    if not text.strip():
        return ()
    shown = beginning(text)
    code = Code(shown, "", title)
    if shown == text.rstrip():
        return (code,)
    note = Text(say("coding-cut"))
    if not whole:
        return code, note
    return code, note, File(Media.of("output.txt", "text/plain; charset=utf-8", text.encode()))
