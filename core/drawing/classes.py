"""The picture of a class: for each skill, how many have it, nearly have it, are learning it and have not tried it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.drawing.scene import LEADING, MARGIN, WIDTH
from core.drawing.sheet import FAINT, INK, LINE, PAPER, SIZE, SMALL, TITLE, Letters, Sheet, one_at_a_time

BAR, ROW, LEGEND, TOP = 26, 74, 44, 40
"""Pixels: a bar's height, a row's, that of the legend, and of the title."""
NARROW = 34
"""Pixels below which a piece of a bar has no room for its number."""
COLOURS = (("#1c7a4b", PAPER), ("#1b62a5", PAPER), ("#f0c48c", INK), (PAPER, FAINT))
"""Of the four pieces of a bar and of the numbers in them, in the order in which they stand: the order tells them apart too."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A skill, and how many learners are in each of the four pieces."""

    title: str
    counts: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class ClassChart:
    """What is drawn: a title, what the four pieces are called, the bars, and a line below them ("" for none)."""

    title: str
    legend: tuple[str, str, str, str]
    bars: Sequence[Bar]
    below: str = ""


def draw_class(chart: ClassChart) -> bytes:
    """The chart as a PNG, 800 pixels wide. Takes a second when it is called first, because matplotlib is loaded."""
    with one_at_a_time:
        plain, small, bold = Letters(SIZE), Letters(SMALL), Letters(TITLE, bold=True)
        height = MARGIN + TOP + LEGEND + ROW * len(chart.bars) + (LEADING if chart.below else 0) + MARGIN / 2
        sheet = Sheet(height)
        sheet.text((_cut(chart.title, bold),), (MARGIN, MARGIN + 8), LEADING, bold, ha="left")
        _legend(chart, sheet, small)
        for place, bar in enumerate(chart.bars):
            _bar(bar, MARGIN + TOP + LEGEND + place * ROW, sheet, plain, small)
        if chart.below:
            sheet.text((chart.below,), (MARGIN, height - MARGIN), LEADING, small, ha="left", color=FAINT)
        return sheet.png()


def _legend(chart: ClassChart, sheet: Sheet, small: Letters) -> None:
    x, y = float(MARGIN), MARGIN + TOP + 8.0
    for words, (fill, _) in zip(chart.legend, COLOURS, strict=True):
        sheet.box(x, y - 8, 16, 16, radius=0, facecolor=fill, edgecolor=FAINT, linewidth=0.6)
        sheet.text((words,), (x + 24, y), LEADING, small, ha="left", color=FAINT)
        x += 24 + small.width(words) + 22


def _bar(bar: Bar, top: float, sheet: Sheet, plain: Letters, small: Letters) -> None:
    total = sum(bar.counts)
    width = WIDTH - 2 * MARGIN
    sheet.text((_cut(bar.title, plain),), (MARGIN, top + 12), LEADING, plain, ha="left")
    x, y = float(MARGIN), top + 30
    for count, (fill, ink) in zip(bar.counts, COLOURS, strict=True):
        piece = width * count / total if total else 0.0
        if piece:
            sheet.box(x, y, piece, BAR, radius=0, facecolor=fill, edgecolor=LINE, linewidth=0.6)
        if piece >= NARROW:
            sheet.text((str(count),), (x + piece / 2, y + BAR / 2), LEADING, small, color=ink)
        x += piece


def _cut(text: str, letters: Letters) -> str:
    lines = letters.wrapped(text, WIDTH - 2 * MARGIN - 20)
    return lines[0] if len(lines) == 1 else f"{lines[0]}…"
