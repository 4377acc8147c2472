"""Pictures that are drawn: what a diagram is, and drawing it so that it can be read on a phone."""

from core.drawing.alt import lines
from core.drawing.diagram import Diagram, Edge, Kind, Node, faults_of
from core.drawing.picture import Drawn, draw

__all__ = ["Diagram", "Drawn", "Edge", "Kind", "Node", "draw", "faults_of", "lines"]
