"""XML into a small tree with line numbers: no declared entity, no depth and no size that could do harm."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from core.course.files.fault import Place
from core.interchange.fault import Fault, Reason, fault

MOST_ELEMENTS = 400_000
DEEPEST = 40
"""Levels; a quiz has about six."""
_CHUNK = 2**16
_UNREAD = "file"
"""The element whose text is a picture in base64."""


@dataclass(slots=True)
class Node:
    """An element: its attributes, its text (without that of its children), and the line it opens in."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Node"] = field(default_factory=list["Node"])
    texts: list[str] = field(default_factory=list[str])

    @property
    def text(self) -> str:
        """All its text, as it is written."""
        return "".join(self.texts)

    def all(self, tag: str) -> Iterator["Node"]:
        """Its children of that name."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> "Node | None":
        """Its first child of that name."""
        return next(self.all(tag), None)

    def said(self, *tags: str) -> str:
        """The text of what lies along `tags`, without space around; "" where there is none."""
        node: Node | None = self
        for tag in tags:
            node = node.first(tag) if node else None
        return node.text.strip() if node else ""

    def count(self, tag: str) -> int:
        """How many elements of that name it holds, however deep."""
        found, ahead = 0, list(self.children)
        while ahead:
            node = ahead.pop()
            found += node.tag == tag
            ahead += node.children
        return found


class _Refused(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def tree(path: str, text: str) -> Node | Fault:
    """The root of a document, or what is wrong with it."""
    building = _Building()
    parser = building.parser
    content = text.encode()
    try:
        for start in range(0, len(content), _CHUNK):
            parser.Parse(content[start : start + _CHUNK], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        return fault(Place(path, error.lineno, error.offset + 1), Reason.XML_BROKEN)
    except _Refused as refused:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber
        return fault(Place(path, line, column + 1), refused.reason)
    return building.root


class _Building:
    """What the parser's events make."""

    def __init__(self) -> None:
        self.root = Node("", {}, 1)
        self._open = [self.root]
        self._elements = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _refuse(self, *_: object) -> None:
        raise _Refused(Reason.XML_DECLARES)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if len(self._open) > DEEPEST or self._elements > MOST_ELEMENTS:
            raise _Refused(Reason.XML_DEEP)
        node = Node(tag, attributes, self.parser.CurrentLineNumber)
        self._open[-1].children.append(node)
        self._open.append(node)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._open[-1].tag != _UNREAD:
            self._open[-1].texts.append(text)
