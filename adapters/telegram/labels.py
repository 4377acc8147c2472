"""Labels of buttons: cut to what a phone shows, and laid out in rows by how wide they are."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from adapters.telegram.html import Kind, Piece, Pieces, code, words
from adapters.telegram.runs import Run
from adapters.telegram.units import line, width

READABLE, WAY = 28, 40
"""Columns of an answer that a phone still shows beside a mark; of a way to go on, which has a row to itself."""
LABEL = 64
"""Characters of a button, in any case."""
ROW, AROUND, MOST_IN_ROW = 36, 3, 8
"""Columns of a row, columns around each label, and buttons that can still be told apart by a thumb."""
NAMED = 6
"""Most options that are listed and whose buttons still begin with their words; those of more are numbers."""
INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Mn", "Me", "Zl", "Zp", "Zs"})


@dataclass(frozen=True, slots=True)
class Button:
    """A button, with one of `data` (see ids), `url` and `web_app`. `style` is Telegram's, "" for the usual one."""

    label: str
    data: str = ""
    url: str = ""
    web_app: str = ""
    style: str = ""


type Keyboard = tuple[tuple[Button, ...], ...]


def cut(text: str, limit: int) -> str:
    """`text` in one line of at most `limit` columns, cut between words unless that loses half of it."""
    text = line(text)
    if width(text) <= limit and len(text) <= limit:
        return text
    end = 0
    while end < min(len(text), limit - 1) and width(text[: end + 1]) < limit:
        end += 1
    border = text.rfind(" ", 0, end + 1)
    return f"{text[: border if border > limit // 2 else end].rstrip()}…"


def fit(labels: Iterable[str], limit: int) -> bool:
    """Whether labels can be read on buttons as they are: in one line, of at most `limit` columns."""
    return all(
        is_seen(label) and len(label) <= LABEL and width(label) <= limit and len(label.splitlines()) == 1
        for label in labels
    )


def numbered(options: Sequence[str], *, first: int = 1, as_code: bool = False) -> Pieces:
    """Options with their numbers: a list, or a block of code that keeps lines and indentation."""
    if not as_code and not any(len(option.strip().splitlines()) > 1 for option in options):
        return tuple(
            Piece(Kind.ITEM, [Run(f"{number}. "), words(option)])
            for number, option in enumerate(options, first)
        )
    columns = len(str(first + len(options) - 1))
    lines = [
        f"{number if place == 0 else '':>{columns}}  {text}".rstrip()
        for number, option in enumerate(options, first)
        for place, text in enumerate(option.splitlines() or [""])
    ]
    return code("\n".join(lines))


def short(labels: Sequence[str], limit: int, *, first: int = 1) -> list[str]:
    """Labels for the buttons of options that are listed: their numbers, and how they begin if there are few."""
    cuts = [cut(f"{number}. {label}", limit) for number, label in enumerate(labels, first)]
    if len(labels) <= NAMED and all(is_seen(label) for label in labels):
        return cuts
    return [str(number) for number, _ in enumerate(labels, first)]


def rows(buttons: Sequence[Button]) -> Keyboard:
    """Buttons in rows: as many in one as can be read, and about as many in each."""
    laid: list[tuple[Button, ...]] = []
    row: tuple[Button, ...] = ()
    for button in buttons:
        if row and not _fits_row((*row, button)):
            laid.append(row)
            row = ()
        row = (*row, button)
    laid += [row] if row else []
    return _even(buttons, len(laid)) or tuple(laid)


def _even(buttons: Sequence[Button], number: int) -> Keyboard:
    """The buttons in `number` rows of the same length as far as that goes; none where they do not fit so."""
    length = -(-len(buttons) // number) if number else 1
    even = tuple(tuple(buttons[start : start + length]) for start in range(0, len(buttons), length))
    return even if all(map(_fits_row, even)) else ()


def _fits_row(row: Sequence[Button]) -> bool:
    """Apps give each button of a row the same room."""
    widest = max(width(button.label) for button in row) + AROUND
    return len(row) == 1 or (len(row) <= MOST_IN_ROW and widest * len(row) <= ROW)


def is_seen(label: str) -> bool:
    """Whether there is anything to see in a label."""
    return any(unicodedata.category(sign) not in INVISIBLE for sign in label)
