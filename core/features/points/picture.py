"""The picture of somebody's days and badges: four weeks as a calendar, and below it what they have earned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.drawing.scene import MARGIN, SMALL_LEADING, WIDTH, Point
from core.drawing.sheet import FAINT, INK, LINE, PAPER, SIZE, SMALL, Letters, Sheet, one_at_a_time
from core.drawing.strokes import CLOSE, LINE_TO, MOVE
from core.features.points.rules import WEEK, Was
from core.features.points.symbols import COLOURS, outlines
from core.play.badges import Colour, Symbol

SIDE, GAP = 46, 8
"""Pixels: a day, and between days."""
LEFT, TOP = 150, 62
"""Where the first day stands; left of it is the day with which its row begins, above it the weekday."""
KEY = LEFT + WEEK * (SIDE + GAP) + 24
"""Where the key of the marks begins."""
A_ROW, RADIUS, BADGE = 4, 44, 168
"""Badges in a row, how large they are, and how high their row."""
ROUND = 10


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of day is drawn: by a sign as well as by a colour, for those who tell few colours apart."""

    face: str
    edge: str
    ink: str
    sign: str = ""


LOOKS: Mapping[Was, Look] = {
    Was.LEARNT: Look("#1c7a4b", "#1c7a4b", PAPER, "✓"),
    Was.SAVED: Look("#dbe8f5", "#1b62a5", "#1b62a5", "❄"),
    Was.RESTED: Look("#f6e8cf", "#9a5b00", "#9a5b00", "☾"),
    Was.FREE: Look(PAPER, FAINT, FAINT, "–"),
    Was.TODAY: Look(PAPER, INK, INK),
    Was.QUIET: Look(PAPER, LINE, LINE),
}


@dataclass(frozen=True, slots=True)
class Medal:
    """A badge, as it is drawn."""

    title: str
    symbol: Symbol
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """What is drawn, with its words in the learner's language.

    `rows` are weeks: how their first day is called, and what each day was. `key` names the marks that occur.
    """

    weekdays: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Was]]]
    key: Sequence[tuple[Was, str]]
    medals: Sequence[Medal]


def draw(poster: Poster) -> bytes:
    """The poster as a PNG, 800 pixels wide. It waits for another that is being drawn."""
    with one_at_a_time:
        rows = max(len(poster.rows), len(poster.key))
        days = TOP + rows * (SIDE + GAP) + MARGIN / 2
        sheet = Sheet(days + -(-len(poster.medals) // A_ROW) * BADGE)
        plain, small = Letters(SIZE), Letters(SMALL)
        _calendar(sheet, poster, plain, small)
        _key(sheet, poster, plain, small)
        for place, medal in enumerate(poster.medals):
            _medal(sheet, medal, _centre(place, days), small)
        return sheet.png()


def _calendar(sheet: Sheet, poster: Poster, plain: Letters, small: Letters) -> None:
    for column, name in enumerate(poster.weekdays):
        middle = LEFT + column * (SIDE + GAP) + SIDE / 2
        sheet.text([small.shown(name)], (middle, TOP - 22), SMALL_LEADING, small, color=FAINT)
    for number, (first, days) in enumerate(poster.rows):
        y = TOP + number * (SIDE + GAP)
        sheet.text([small.shown(first)], (MARGIN, y + SIDE / 2), SMALL_LEADING, small, color=FAINT, ha="left")
        for column, was in enumerate(days):
            _day(sheet, was, (LEFT + column * (SIDE + GAP), y), plain)


def _key(sheet: Sheet, poster: Poster, plain: Letters, small: Letters) -> None:
    for number, (was, words) in enumerate(poster.key):
        y = TOP + number * (SIDE + GAP)
        _day(sheet, was, (KEY, y), plain)
        lines = small.wrapped(words, WIDTH - KEY - SIDE - GAP - MARGIN / 2)
        sheet.text(lines, (KEY + SIDE + GAP, y + SIDE / 2), SMALL_LEADING, small, ha="left")


def _day(sheet: Sheet, was: Was, at: Point, letters: Letters) -> None:
    look = LOOKS[was]
    sheet.box(
        *at, SIDE, SIDE, radius=ROUND, facecolor=look.face, edgecolor=look.edge, linewidth=0.9, zorder=3
    )
    if look.sign:
        middle = (at[0] + SIDE / 2, at[1] + SIDE / 2)
        sheet.text([look.sign], middle, SMALL_LEADING, letters, color=look.ink, zorder=4)


def _centre(place: int, top: float) -> Point:
    column, row = place % A_ROW, place // A_ROW
    room = (WIDTH - 2 * MARGIN) / A_ROW
    return MARGIN + room * (column + 0.5), top + row * BADGE + RADIUS + 8


def _medal(sheet: Sheet, medal: Medal, at: Point, small: Letters) -> None:
    x, y = at
    sheet.box(
        x - RADIUS,
        y - RADIUS,
        2 * RADIUS,
        2 * RADIUS,
        radius=RADIUS,
        facecolor=COLOURS[medal.colour],
        edgecolor="none",
        zorder=3,
    )
    size = RADIUS * 0.6
    for outline in outlines(medal.symbol):
        points = [(x + size * right, y + size * down) for right, down in outline]
        codes = [MOVE, *[LINE_TO] * (len(points) - 1), CLOSE]
        sheet.path([*points, points[0]], codes, facecolor=PAPER, edgecolor="none", zorder=4)
    lines = small.wrapped(medal.title, (WIDTH - 2 * MARGIN) / A_ROW - 12)[:2]
    top = y + RADIUS + 20
    sheet.text(lines, (x, top + SMALL_LEADING * (len(lines) - 1) / 2), SMALL_LEADING, small)
