"""A diagram as a picture, and in words for those who do not see it."""

import asyncio
from dataclasses import dataclass, field

from core.chat import Say
from core.drawing.alt import alt
from core.drawing.comparison import table
from core.drawing.diagram import Diagram, Kind, faults_of
from core.drawing.flow import flow
from core.drawing.outline import outline
from core.drawing.ring import ring
from core.drawing.scene import MARGIN, WIDTH, Measure, Scene
from core.drawing.sheet import SIZE, SMALL, TITLE, Letters, Sheet, one_at_a_time
from core.drawing.strokes import paint

TITLE_LEADING, BELOW_TITLE = 36, 30
"""Pixels from line to line of a title, and below it."""

_LAYOUTS = {Kind.FLOW: flow, Kind.CYCLE: ring, Kind.TREE: outline, Kind.COMPARE_TABLE: table}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PNG, 800 pixels wide, and all of it in words."""

    png: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class _Letters:
    """Letters in both sizes of a diagram, as a `Measure`."""

    plain: Letters = field(default_factory=lambda: Letters(SIZE))
    small: Letters = field(default_factory=lambda: Letters(SMALL))

    def width(self, text: str, *, small: bool = False) -> float:
        """See `Measure`."""
        return (self.small if small else self.plain).width(text)

    def wrapped(self, text: str, width: float, *, small: bool = False) -> tuple[str, ...]:
        """See `Measure`."""
        return (self.small if small else self.plain).wrapped(text, width)


async def draw(diagram: Diagram, say: Say) -> Drawn:
    """The diagram, drawn in a thread: that takes a tenth of a second, and a second when matplotlib is first loaded.

    ValueError where `faults_of` finds any.
    """
    if faults := faults_of(diagram):
        raise ValueError("; ".join(faults))
    return Drawn(await asyncio.to_thread(png, diagram), alt(diagram, say))


def png(diagram: Diagram) -> bytes:
    """The diagram as a PNG. It waits for another that is being drawn."""
    with one_at_a_time:
        letters, measure = Letters(TITLE, bold=True), _Letters()
        title = letters.wrapped(diagram.title, WIDTH - 2 * MARGIN)
        top = MARGIN + len(title) * TITLE_LEADING
        scene = laid_out(diagram, top + BELOW_TITLE, measure)
        sheet = Sheet(scene.height)
        sheet.text(title, (MARGIN, (MARGIN + top) / 2), TITLE_LEADING, letters, ha="left")
        paint(scene, sheet, measure.plain, measure.small)
        return sheet.png()


def laid_out(diagram: Diagram, top: float, measure: Measure) -> Scene:
    """Where everything of a diagram stands below `top`."""
    return _LAYOUTS[diagram.kind](diagram, top, measure)
