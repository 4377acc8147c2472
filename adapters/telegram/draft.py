"""Messages in the making: text until it is enough for one, pictures and files with what is to stand below them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from adapters.telegram.fields import Answering, documents, told
from adapters.telegram.html import CAPTION, Kind, Piece, Pieces, fits, pages, words
from adapters.telegram.labels import Keyboard
from adapters.telegram.message import Message
from adapters.telegram.parts import Seen, read
from adapters.telegram.runs import Mark, Runs, html
from adapters.telegram.units import line
from core.chat import Choices, File, Form, Media, Picture, Say

MOST_BUTTONS = 100
"""Buttons of a keyboard."""
PHOTOS = frozenset({"image/png", "image/jpeg", "image/webp"})
LARGEST_PHOTO = 10 * 2**20
"""Bytes; a larger picture, or one of another kind, is sent as a file."""

AUDIOS = frozenset({"audio/mpeg", "audio/mp4"})
"""Sound that Telegram plays as a piece of music, and as a voice note below; of other kinds it is a file."""
VOICES = frozenset({"audio/ogg"})


@dataclass(frozen=True, slots=True)
class Page:
    """What the parts of a reply have in common.

    `known`: the commands that can be touched. `alone`: it is a private chat. `typed`: the id of the form that text
    fills. `numbers` are those of choices, as they are typed.
    """

    say: Say
    alone: bool
    known: frozenset[str] = frozenset()
    typed: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def number(self, choices: Choices) -> int:
        """The number of the first of these choices; those of the others are used up."""
        first = next(self.numbers)
        for _ in choices.options[1:]:
            next(self.numbers)
        return first


@dataclass(slots=True)
class Draft:
    """Messages as far as they are made, and the text that is still to be put into one."""

    page: Page
    made: list[Message] = field(default_factory=list[Message])
    pending: list[Pieces] = field(default_factory=list[Pieces])

    def see(self, block: Seen) -> None:
        """Add a block that is seen."""
        match block:
            case Picture(media, alt):
                self._picture(media, alt)
            case File(media):
                self._attach(_message(media), ())
            case _:
                self.text(read(block, self.page.say, self.page.known))

    def text(self, group: Pieces) -> None:
        """Add text that stays together. A heading at its end is none of what comes after it."""
        if group:
            *before, last = group
            kind = Kind.PARAGRAPH if last.kind is Kind.HEADING else last.kind
            self.pending.append((*before, replace(last, kind=kind)))

    def form(self, form: Form, answering: Answering) -> None:
        """Add what is read of a form, and the files with what stands in it."""
        for media in documents(form):
            self._attach(Message(document=media), ())
        for group in told(form, self.page.say, answering):
            self.text(group)

    def finished(self, keyboard: Keyboard, prompt: str | None = None) -> tuple[Message, ...]:
        """All messages, the keyboard below the last one."""
        self._close()
        first, *more = _keyboards(keyboard) or [()]
        choose = html([words(self.page.say("telegram-choose"))])
        if (first or prompt is not None) and not self.made:
            self.made.append(Message(text=choose))
        if self.made:
            self.made[-1] = replace(self.made[-1], keyboard=first, prompt=prompt)
        return (*self.made, *(Message(text=choose, keyboard=one) for one in more))

    def _picture(self, media: Media, alt: str) -> None:
        """A picture, below it the text before it and its words for those who do not see it."""
        size = len(media.content) if media.content is not None else 0
        is_photo = media.mime in PHOTOS and size <= LARGEST_PHOTO
        message = Message(photo=media) if is_photo else Message(document=media)
        self._attach(message, (Piece(Kind.PARAGRAPH, [words(alt, Mark.ITALIC)]),) if line(alt) else ())

    def _attach(self, message: Message, below: Pieces) -> None:
        """A picture or file, below it the text before it where that fits, and `below`, or how that begins."""
        groups = [*self.pending, *([below] if below else [])]
        if not fits(groups, CAPTION):
            self._close()
            groups = [below] if below else []
        text, rest = _first(pages(groups, CAPTION))
        self.made.append(replace(message, text=html(text)))
        self.pending = [(Piece(Kind.PARAGRAPH, runs),) for runs in rest]

    def _close(self) -> None:
        """Put the text into messages."""
        self.made += [Message(text=html(runs)) for runs in pages(self.pending)]
        self.pending = []


def _message(media: Media) -> Message:
    """The message that a file is: one that plays, where it is sound that Telegram plays."""
    kind = media.mime.partition(";")[0].strip().casefold()
    if kind in AUDIOS:
        return Message(audio=media)
    return Message(voice=media) if kind in VOICES else Message(document=media)


def _first(texts: list[Runs]) -> tuple[Runs, list[Runs]]:
    return (texts[0], texts[1:]) if texts else ((), [])


def _keyboards(keyboard: Keyboard) -> list[Keyboard]:
    """A keyboard in as many as hold its buttons."""
    found: list[Keyboard] = []
    for row in keyboard:
        if found and sum(map(len, found[-1])) + len(row) <= MOST_BUTTONS:
            found[-1] = (*found[-1], row)
        else:
            found.append((row,))
    return found
