"""The sheet that pictures are drawn on: its colours, its letters, and matplotlib, which one thread may use at a time."""

from collections.abc import Sequence
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from core.drawing.scene import WIDTH, Point

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

DPI = 200
"""Twice the 400 pixels that a chat is wide, so that it is sharp on a phone."""
PAPER, INK, FAINT, LINE = "#fffdf8", "#1c2733", "#56616d", "#d9d5cb"
"""Colours; ink on paper has a contrast of 15:1, faint ink of 6:1."""
FAMILY = "DejaVu Sans"
"""Letters that matplotlib brings along, so that a picture is the same everywhere."""
SIZE, SMALL, TITLE = 8.0, 7.0, 10.0
"""Points of letters."""
MISSING = "□"
"""What stands for a character that there is no letter for."""

one_at_a_time = Lock()  # matplotlib is not made for several threads at once


class Letters:
    """Letters of one size, and how much room they take. To be used by who holds `one_at_a_time`."""

    def __init__(self, size: float, *, bold: bool = False) -> None:
        from matplotlib import font_manager  # noqa: PLC0415 - a second to load, so late
        from matplotlib.backends.backend_agg import RendererAgg  # noqa: PLC0415

        self.size = size
        self.bold = bold
        weight = "bold" if bold else "normal"
        self._look = font_manager.FontProperties(family=FAMILY, weight=weight, size=size)
        self._font: FT2Font = font_manager.get_font(font_manager.findfont(self._look))
        self._renderer: Any = RendererAgg(1, 1, DPI)

    def shown(self, text: str) -> str:
        """A text on one line, in which every character can be drawn."""
        plain = " ".join(text.split())
        return "".join(one if self._font.get_char_index(ord(one)) else MISSING for one in plain)

    def width(self, text: str) -> float:
        """Pixels of one line, as it will be drawn."""
        return self._renderer.get_text_width_height_descent(self.shown(text), self._look, ismath=False)[0]

    def wrapped(self, text: str, width: float) -> tuple[str, ...]:
        """The text in lines of at most `width` pixels; a word that is longer is broken."""
        lines: list[str] = []
        for word in self.shown(text).split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= width:
                lines[-1] = longer
            else:
                lines += self._broken(word, width)
        return tuple(lines)

    def _broken(self, word: str, width: float) -> list[str]:
        pieces = [""]
        for one in word:
            if pieces[-1] and self.width(pieces[-1] + one) > width:
                pieces.append("")
            pieces[-1] += one
        return pieces


class Sheet:
    """An empty sheet of `height` pixels to be drawn on, in pixels from the top left."""

    def __init__(self, height: float) -> None:
        from matplotlib.figure import Figure  # noqa: PLC0415 - late, as in `Letters`

        self._height = round(height)
        self._figure: Figure = Figure(figsize=(WIDTH / DPI, self._height / DPI), dpi=DPI, facecolor=PAPER)
        self._axes: Any = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(self._height, 0)

    def text(self, lines: Sequence[str], at: Point, leading: float, letters: Letters, **look: Any) -> None:
        """Lines of words with their middle at a point; with `ha="left"`, beginning there. `$` and `_` are characters."""
        first = at[1] - leading * (len(lines) - 1) / 2
        for number, line in enumerate(lines):
            self._axes.text(
                at[0],
                first + number * leading,
                line,
                size=letters.size,
                family=FAMILY,
                weight="bold" if letters.bold else "normal",
                va="center_baseline",
                parse_math=False,
                **({"ha": "center", "color": INK} | look),
            )

    def box(self, x: float, y: float, width: float, height: float, *, radius: float, **look: Any) -> None:
        """A rectangle with round corners."""
        from matplotlib.patches import FancyBboxPatch  # noqa: PLC0415 - late, as in `Letters`

        style = f"round,pad=0,rounding_size={radius}" if radius else "square,pad=0"
        self._axes.add_patch(FancyBboxPatch((x, y), width, height, boxstyle=style, **look))

    def path(self, points: Sequence[Point], codes: Sequence[Any], **look: Any) -> None:
        """A path of matplotlib's codes."""
        from matplotlib.patches import PathPatch  # noqa: PLC0415 - late, as in `Letters`
        from matplotlib.path import Path  # noqa: PLC0415

        self._axes.add_patch(PathPatch(Path(points, codes), **look))

    def png(self) -> bytes:
        """The sheet as a PNG."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - late, as in `Letters`

        content = BytesIO()
        FigureCanvasAgg(self._figure).print_png(content, metadata={"Software": None})
        return content.getvalue()
