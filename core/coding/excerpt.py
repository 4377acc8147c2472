"""The learner's own lines around a place, with the place marked: `→` for the line, and marks below it. Pure."""

import re
from dataclasses import dataclass
from itertools import pairwise

from core.coding.program import Program
from sandbox.contract import Failure

BEFORE, AFTER = 2, 1
"""Lines that stand round the marked one."""
WIDEST = 100
"""Characters of a line; of a longer one, the part that is spoken of is shown."""
TAB = 4

_MARKS = re.compile(r"(?P<indent>\s*)(?P<marks>[~^]+)")


@dataclass(frozen=True, slots=True)
class Span:
    """The column of a line where marks begin, from 0, and the marks: `^^^`, or `~~^~~` where Python marks a sign."""

    start: int
    marks: str = "^"


def marked(program: Program, line: int, span: Span | None = None) -> str:
    """The lines around `line` (from 1) with numbers, the line marked; "" where the source has no such line."""
    lines = program.lines
    if not 1 <= line <= len(lines):
        return ""
    first, last = max(1, line - BEFORE), min(len(lines), line + AFTER)
    while last > line and not lines[last - 1].strip():
        last -= 1
    width = len(str(last))
    shown: list[str] = []
    for number in range(first, last + 1):
        text, marks = _cut(lines[number - 1], span if number == line else None)
        shown.append(f"{'→' if number == line else ' '} {number:>{width}} | {text}".rstrip())
        if marks:
            shown.append(f"{'':{width + 2}} | {marks}")
    return "\n".join(shown)


def span_of(failure: Failure, program: Program) -> Span | None:
    """Where in its line the failure happened, by the marks in the traceback or the column it names."""
    if failure.line is None or not 1 <= failure.line <= len(program.lines):
        return None
    source = program.lines[failure.line - 1]
    return _under(source, failure.traceback.split("\n")) or _column(source, failure)


def _under(source: str, told: list[str]) -> Span | None:
    """The last marks that stand under this line of the source."""
    for above, below in reversed(list(pairwise(told))):
        found = _MARKS.fullmatch(below.rstrip())
        if found and source.strip() and above.strip() == source.strip():
            # The traceback shows the line with an indentation of its own in place of the line's.
            start = _indent(source) + len(found["indent"]) - _indent(above)
            return Span(max(0, start), found["marks"])
    return None


def _column(source: str, failure: Failure) -> Span | None:
    found = re.search(rf"\.\w+:{failure.line}:(\d{{1,6}})", failure.traceback)
    column = int(found[1]) - 1 if found else -1
    return Span(column) if 0 <= column <= len(source) else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _cut(line: str, span: Span | None) -> tuple[str, str]:
    """A line as it is shown, and what stands under it."""
    text = line.expandtabs(TAB).rstrip()
    if span is None:
        return _shortened(text), ""
    start = len(line[: span.start].expandtabs(TAB))
    if start + len(span.marks) >= WIDEST:
        skipped = start - WIDEST // 4
        text, start = f"…{text[skipped + 1 :]}", start - skipped
    return _shortened(text), (" " * start + span.marks)[:WIDEST]


def _shortened(text: str) -> str:
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"
