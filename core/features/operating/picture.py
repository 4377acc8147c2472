"""The picture of what models cost: a bar for each day, and the line of the day's budget."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.drawing.scene import MARGIN, SMALL_LEADING, WIDTH
from core.drawing.sheet import FAINT, LINE, SMALL, Letters, Sheet, one_at_a_time

HEIGHT, ABOVE, BELOW = 260, 60, 56
"""Pixels: of the highest bar, of what lies above the bars and below."""
BAR = 0.6
"""The share of its room that a bar takes."""
WITHIN, OVER = "#1b62a5", "#9a5b00"
"""A bar below the budget, and one above, which has a sign as well."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What is drawn: days with their tokens and what these are called, and the budget, if it is in sight."""

    days: Sequence[tuple[str, int, str]]
    budget: int
    budget_words: str
    title: str


def draw(bars: Bars) -> bytes:
    """The bars as a PNG, 800 pixels wide. They wait for another picture that is being drawn."""
    with one_at_a_time:
        small = Letters(SMALL)
        sheet = Sheet(ABOVE + HEIGHT + BELOW)
        highest = max(1, *(tokens for _, tokens, _ in bars.days))
        near = bars.budget <= 2 * highest
        scale = HEIGHT / (max(highest, bars.budget) if near else highest)
        floor = ABOVE + HEIGHT
        sheet.text([small.shown(bars.title)], (MARGIN, 22), SMALL_LEADING, small, ha="left", color=FAINT)
        room = (WIDTH - 2 * MARGIN) / max(1, len(bars.days))
        sheet.box(MARGIN, floor, WIDTH - 2 * MARGIN, 1.5, radius=0, facecolor=LINE, edgecolor="none")
        for place, (name, tokens, words) in enumerate(bars.days):
            _bar(sheet, small, MARGIN + place * room, floor, room, (name, tokens, words), scale, bars.budget)
        if near:
            y = floor - bars.budget * scale
            sheet.box(MARGIN, y, WIDTH - 2 * MARGIN, 1.5, radius=0, facecolor=OVER, edgecolor="none")
            sheet.text(
                [small.shown(bars.budget_words)],
                (WIDTH - MARGIN, y - 12),
                SMALL_LEADING,
                small,
                ha="right",
                color=OVER,
            )
        return sheet.png()


def _bar(
    sheet: Sheet,
    small: Letters,
    x: float,
    floor: float,
    room: float,
    day: tuple[str, int, str],
    scale: float,
    budget: int,
) -> None:
    name, tokens, words = day
    middle = x + room / 2
    sheet.text([small.shown(name)], (middle, floor + 22), SMALL_LEADING, small, color=FAINT)
    if not tokens:
        return
    height, over = tokens * scale, tokens > budget
    look = OVER if over else WITHIN
    sheet.box(
        x + room * (1 - BAR) / 2,
        floor - height,
        room * BAR,
        height,
        radius=0,
        facecolor=look,
        edgecolor="none",
    )
    shown = f"{words} !" if over else words
    sheet.text([small.shown(shown)], (middle, floor - height - 12), SMALL_LEADING, small, color=look)
