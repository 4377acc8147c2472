"""Two texts laid out so that the place where they differ is seen: marked, and never cut away. Pure."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

LONGEST_LINE = 160
"""Characters of a line; a longer one loses some of its middle."""
MOST_LINES = 12
MARK, NO_MARK = "→ ", "  "
GAP = "…"

_HEAD, _TAIL = 30, 30
_BEFORE, _AFTER = 30, 50
"""Characters that stay at the ends of a long line, and around the place that it is looked at for."""
_NEAR = 15
"""How far a cut is moved, so that it falls between two words."""
_LINES_BEFORE, _LINES_AFTER = 3, 4


def side_by_side(expected: str, got: str, *, spaces: bool = False) -> tuple[str, str]:
    """Both texts, shortened where they are long; of several lines, the first that differs has a mark.

    `spaces` makes those in the lines that differ visible: they are all there is to see.
    """
    one, other = _lines(expected), _lines(got)
    pairs = enumerate(zip_longest(one, other))
    line = next((place for place, (left, right) in pairs if left != right), None)
    if line is None:
        return shortened(expected), shortened(got)
    at = _first_difference(_at(one, line), _at(other, line))
    left, right = (_shown(lines, line, at, spaces=spaces) for lines in (one, other))
    return left, right


def shortened(text: str) -> str:
    """A text without the middle of what is too long in it."""
    lines = [_cut(line, 0) for line in _lines(text)]
    if len(lines) <= MOST_LINES:
        return "\n".join(lines)
    return "\n".join([*lines[: MOST_LINES - 3], GAP, *lines[-2:]])


def _lines(text: str) -> list[str]:
    return text.rstrip("\n").split("\n")


def _at(lines: Sequence[str], place: int) -> str:
    return lines[place] if place < len(lines) else ""


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip_longest(one, other))
    return next((place for place, (left, right) in pairs if left != right), 0)


def _shown(lines: Sequence[str], line: int, at: int, *, spaces: bool) -> str:
    marked = len(lines) > 1
    kept = _kept(
        len(lines), [(0, 1), (line - _LINES_BEFORE, line + _LINES_AFTER), (len(lines) - 1, len(lines))]
    )
    if len(lines) <= MOST_LINES:
        kept = [(0, len(lines))]
    shown: list[str] = []
    for start, end in kept:
        if shown:
            shown.append(f"{NO_MARK}{GAP}")
        for place in range(start, end):
            text = _cut(lines[place], at if place == line else 0)
            text = _visible(text) if spaces and place >= line else text
            mark = (MARK if place == line else NO_MARK) if marked else ""
            shown.append(f"{mark}{text}".rstrip() if place != line else f"{mark}{text}")
    return "\n".join(shown)


def _cut(line: str, at: int) -> str:
    """A line without what lies far from its ends and from the character number `at`."""
    if len(line) <= LONGEST_LINE:
        return line
    size = len(line)
    kept = _kept(size, [(0, _HEAD), (at - _BEFORE, at + _AFTER), (size - _TAIL, size)])
    whole = ((_after_space(line, start), _before_space(line, end)) for start, end in kept)
    return f" {GAP} ".join(line[start:end].strip() for start, end in whole)


def _after_space(line: str, start: int) -> int:
    """Where the next word begins, if one does soon: half a number would be another one."""
    space = line.find(" ", start, start + _NEAR) if start else -1
    return start if space < 0 else space


def _before_space(line: str, end: int) -> int:
    """Where the word before `end` is over, as above."""
    space = line.rfind(" ", end - _NEAR, end) if end < len(line) else -1
    return end if space < 0 else space


def _kept(size: int, ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges within `size`, in order; those that meet are one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(size, end)) for start, end in ranges):
        if start >= end:
            continue
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], end))
        else:
            kept.append((start, end))
    return kept


def _visible(text: str) -> str:
    return text.replace(" ", "·").replace("\t", "⇥")
