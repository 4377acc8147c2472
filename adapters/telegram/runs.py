"""Text in runs, each with its marks, and the HTML of them, in which no tag can cross another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from adapters.telegram.units import units, within


class Mark(IntEnum):
    """What a run is shown as, in the order in which tags are opened."""

    QUOTE = 0
    LINK = 1
    BOLD = 2
    ITALIC = 3
    STRUCK = 4
    CODE = 5
    BLOCK = 6
    """A block of code."""


TAGS = {Mark.QUOTE: "blockquote", Mark.BOLD: "b", Mark.ITALIC: "i", Mark.STRUCK: "s", Mark.CODE: "code"}
PLAIN = frozenset[Mark]()
ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
QUOTED = ESCAPED | str.maketrans({'"': "&quot;"})
"""What is escaped in an attribute."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text that has the same marks from its beginning to its end. `about`: where a link leads, or the code's language."""

    text: str
    marks: frozenset[Mark] = PLAIN
    about: str = ""

    @property
    def tags(self) -> tuple[tuple[Mark, str], ...]:
        """The tags around it, outermost first. Telegram shows code in no other marks than a quotation."""
        marks = self.marks
        if Mark.LINK in marks:
            marks -= {Mark.CODE, Mark.BLOCK}
        elif literal := marks & {Mark.CODE, Mark.BLOCK}:
            marks &= {Mark.QUOTE, max(literal)}
        return tuple(
            (mark, self.about if mark in {Mark.LINK, Mark.BLOCK} else "")
            for mark in sorted(marks if self.text else ())
        )

    def marked(self, mark: Mark) -> "Run":
        """The same with one more mark."""
        return replace(self, marks=self.marks | {mark})


type Runs = Sequence[Run]


def shown(runs: Runs) -> str:
    """What is read of `runs`."""
    return "".join(run.text for run in runs)


def length(runs: Runs) -> int:
    """UTF-16 units of `runs`, as Telegram counts them once the tags are read."""
    return sum(units(run.text) for run in runs)


def html(runs: Runs) -> str:
    """`runs` as Telegram's HTML."""
    parts: list[str] = []
    opened: tuple[tuple[Mark, str], ...] = ()
    for run in (*runs, Run("")):
        common = _common(opened, run.tags)
        parts += (_end(*tag) for tag in reversed(opened[common:]))
        parts += (_begin(*tag) for tag in run.tags[common:])
        parts.append(run.text.translate(ESCAPED))
        opened = run.tags
    return "".join(parts)


def entities(runs: Runs) -> int:
    """How many marked pieces Telegram counts in `runs`."""
    number = 0
    opened: tuple[tuple[Mark, str], ...] = ()
    for run in runs:
        number += len(run.tags) - _common(opened, run.tags)
        opened = run.tags
    return number


def divided(runs: Runs, place: int) -> tuple[Runs, Runs]:
    """`runs` cut before their sign number `place`: marks end there and begin again."""
    head: list[Run] = []
    for number, run in enumerate(runs):
        if len(run.text) > place:
            rest = replace(run, text=run.text[place:])
            return [*head, replace(run, text=run.text[:place])] if place else head, [
                rest,
                *runs[number + 1 :],
            ]
        place -= len(run.text)
        head.append(run)
    return head, ()


def trimmed(runs: Runs) -> Runs:
    """`runs` without the line feeds at either end and the space behind: Telegram would take it away."""
    text = shown(runs)
    _, runs = divided(runs, len(text) - len(text.lstrip("\n")))
    runs, _ = divided(runs, len(shown(runs).rstrip()))
    return runs


def cut(runs: Runs, limit: int, most: int) -> Iterable[Runs]:
    """`runs` in pieces of at most `limit` units and `most` marked pieces, cut at lines, else words, else signs."""
    while True:
        # no more signs than these can be in the next piece
        near, far = divided(runs, limit + 1)
        text = shown(near)
        room = min(within(text, limit), _marked_within(near, most))
        if room == len(text) and not far:
            break
        border = text.rfind("\n", 0, room) + 1
        if border <= room // 2:
            border = max(border, text.rfind(" ", 0, room) + 1) or room
        piece, rest = divided(near, border)
        yield trimmed(piece)
        runs = [*rest, *far]
    yield trimmed(runs)


def _marked_within(runs: Runs, most: int) -> int:
    """How many signs there are before there is one marked piece too many; at least one."""
    signs = number = 0
    opened: tuple[tuple[Mark, str], ...] = ()
    for run in runs:
        number += len(run.tags) - _common(opened, run.tags)
        if number > most:
            return max(1, signs)
        opened = run.tags
        signs += len(run.text)
    return signs


def _common(one: tuple[tuple[Mark, str], ...], other: tuple[tuple[Mark, str], ...]) -> int:
    number = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        number += 1
    return number


def _begin(mark: Mark, about: str) -> str:
    if mark is Mark.LINK:
        return f'<a href="{about.translate(QUOTED)}">'
    if mark is Mark.BLOCK:
        return f'<pre><code class="language-{about.translate(QUOTED)}">' if about else "<pre>"
    return f"<{TAGS[mark]}>"


def _end(mark: Mark, about: str) -> str:
    if mark is Mark.LINK:
        return "</a>"
    if mark is Mark.BLOCK:
        return "</code></pre>" if about else "</pre>"
    return f"</{TAGS[mark]}>"
