"""The picture of somebody's progress: a dot for each skill with its interval, and the line where mastery begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from core.drawing.sheet import DPI, FAINT, INK, LINE, PAPER, one_at_a_time
from core.learning.mastery import Level

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, ROW, ABOVE, BELOW = 4.0, 0.42, 0.19, 0.35
"""Inches: the picture's width, the height of a skill, and of what lies above and below the skills."""
LONGEST = 34
"""Characters of a skill's title; the level needs room beside it."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a level is drawn: by a shape as well as by a colour, for those who tell few colours apart."""

    colour: str
    marker: str
    filled: bool = True


LOOKS: Mapping[Level, Look] = {
    Level.NEW: Look(FAINT, "o", filled=False),
    Level.LEARNING: Look("#b4540a", "o", filled=False),
    Level.NEARLY: Look("#1b62a5", "o"),
    Level.MASTERED: Look("#1c7a4b", "D"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A skill: its title, the word for its level, its estimate (shares of 1) and the estimate as text."""

    title: str
    word: str
    shown: str
    level: Level
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is drawn: the skills from top to bottom, the line of mastery, and words in the learner's language."""

    rows: Sequence[Row]
    threshold: float
    threshold_words: str
    axis: str
    ticks: Sequence[tuple[float, str]]


def draw(chart: Chart) -> bytes:
    """The chart as a PNG, 800 pixels wide. Takes a second when it is called first, because matplotlib is loaded."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - a second to load, so late
    from matplotlib.figure import Figure  # noqa: PLC0415

    with one_at_a_time:
        skills = ROW * len(chart.rows)
        height = ABOVE + skills + BELOW
        figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor=PAPER)
        axes = figure.add_axes((0.05, BELOW / height, 0.83, skills / height), facecolor=PAPER)
        _frame(axes, chart)
        for place, row in enumerate(chart.rows):
            _row(axes, place, row)
        content = BytesIO()
        FigureCanvasAgg(figure).print_png(content, metadata={"Software": None})
        return content.getvalue()


def _frame(axes: "Axes", chart: Chart) -> None:
    axes.set_xlim(0, 1)
    axes.set_ylim(len(chart.rows) - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xticks([place for place, _ in chart.ticks], [words for _, words in chart.ticks])
    axes.tick_params(axis="x", length=0, labelsize=7, labelcolor=FAINT, pad=2)
    axes.set_xlabel(chart.axis, fontsize=7, color=FAINT, labelpad=2, parse_math=False)
    axes.grid(visible=True, axis="x", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.axvline(chart.threshold, color=INK, linewidth=0.9, linestyle=(0, (3, 2)))
    _text(axes, chart.threshold, -0.56, chart.threshold_words, size=7, color=INK, ha="right", va="bottom")


def _row(axes: "Axes", place: int, row: Row) -> None:
    look = LOOKS[row.level]
    y = place + 0.2
    axes.plot([0, 1], [y, y], color=LINE, linewidth=3, solid_capstyle="round", zorder=1.5)
    axes.plot([row.low, row.high], [y, y], color=look.colour, linewidth=3, solid_capstyle="round", zorder=3)
    axes.plot(
        [row.middle],
        [y],
        marker=look.marker,
        markersize=7 if look.marker == "o" else 6.5,
        markerfacecolor=look.colour if look.filled else PAPER,
        markeredgecolor=look.colour,
        markeredgewidth=1.8,
        zorder=4,
        clip_on=False,
    )
    title = row.title if len(row.title) <= LONGEST else f"{row.title[: LONGEST - 1].rstrip()}…"
    over_grid = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5}
    _text(axes, 0, place - 0.17, title, size=8, color=INK, weight="bold", va="center", bbox=over_grid)
    _text(axes, 1, place - 0.17, row.word, size=8, color=look.colour, ha="right", va="center")
    _text(axes, 1.03, y, row.shown, size=8, color=INK, ha="left", va="center")


def _text(axes: "Axes", x: float, y: float, words: str, **look: Any) -> None:
    axes.text(x, y, words, parse_math=False, **look)
