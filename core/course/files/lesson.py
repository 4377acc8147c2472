"""A lesson's Markdown into front matter and steps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.course.files.fault import Fault, Place
from core.course.files.tree import Tree, read_tree
from core.course.model import Ask, Code, Offer, Part, Prose, Step

_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})\s*(?P<language>[\w+#.-]*)\s*(?P<flags>.*?)\s*")
_DIRECTIVE = re.compile(r":::(?P<word>ask|challenge) +(?P<id>[a-z0-9][a-z0-9-]*)\s*")
_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<text>.+?)\s*#*\s*")


@dataclass(frozen=True, slots=True)
class LessonText:
    """A lesson as it was written. `lines` gives the line of each part of each step."""

    front: Tree
    steps: tuple[Step, ...]
    headings: tuple[int, ...]
    lines: tuple[tuple[int, ...], ...]


def read_lesson(text: str, path: str, faults: list[Fault]) -> LessonText | None:
    """Take a lesson apart. Appends to `faults`; None when its front matter cannot be read."""
    lines = text.split("\n")
    end = front_end(lines)
    if end is None:
        faults.append(
            Fault(
                Place(path),
                "the front matter is missing",
                "Open the file with a line ---, then id, title and so on, then another line ---.",
            )
        )
        return None
    front = read_tree("\n".join(lines[1:end]), path, faults, first_line=2)
    body = _Body(path, faults)
    body.read(enumerate(lines[end + 1 :], end + 2))
    if not body.drafts:
        faults.append(Fault(Place(path, end + 1), "this lesson has no text", "Write below the line ---."))
    if front is None:
        return None
    steps = tuple(Step(heading=d.heading, parts=tuple(d.parts)) for d in body.drafts)
    return LessonText(
        front, steps, tuple(d.line for d in body.drafts), tuple(tuple(d.lines) for d in body.drafts)
    )


def front_end(lines: Sequence[str]) -> int | None:
    """The index of the line `---` that closes the front matter; None where there is none."""
    if lines[0].rstrip() != "---":
        return None
    return next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)


@dataclass(slots=True)
class _Draft:
    """A step in the making."""

    heading: str
    line: int
    parts: list[Part] = field(default_factory=list[Part])
    lines: list[int] = field(default_factory=list[int])

    @property
    def closed(self) -> bool:
        """Whether an item was asked already, after which nothing else may come."""
        return bool(self.parts) and isinstance(self.parts[-1], Ask | Offer)

    def add(self, part: Part, line: int) -> None:
        self.parts.append(part)
        self.lines.append(line)


class _Body:
    """Reads the lines below the front matter, one step after the other."""

    def __init__(self, path: str, faults: list[Fault]) -> None:
        self._path = path
        self._faults = faults
        self._prose: list[str] = []
        self._prose_line = 0
        self.drafts: list[_Draft] = []

    def read(self, lines: Iterator[tuple[int, str]]) -> None:
        for number, line in lines:
            if fence := _FENCE.fullmatch(line):
                self._code(number, fence, lines)
            elif line.startswith(":::"):
                self._directive(number, line)
            elif heading := _HEADING.fullmatch(line):
                self._heading(number, heading)
            else:
                self._text(number, line)
        self._end_step()

    def _text(self, number: int, line: str) -> None:
        if line.strip() and not self._prose:
            self._prose_line = number
        if line.strip() or self._prose:
            self._prose.append(line)

    def _heading(self, number: int, heading: re.Match[str]) -> None:
        if heading["level"] != "##":
            self._refuse(
                number, "only headings with ## can stand here", "Write `## " + heading["text"] + "`."
            )
        self._end_step()
        self.drafts.append(_Draft(heading["text"], number))

    def _code(self, number: int, fence: re.Match[str], lines: Iterator[tuple[int, str]]) -> None:
        self._end_prose()
        written: list[str] = []
        for _, line in lines:
            if line.strip().startswith(fence["fence"]) and not line.strip().strip(fence["fence"][0]):
                break
            written.append(line)
        else:
            self._refuse(
                number, "this block of code is never closed", f"Close it with a line {fence['fence']}."
            )
        if fence["flags"] not in {"", "run"}:
            self._refuse(
                number, f"{fence['flags']!r} is not understood here", "Only `run` can follow the language."
            )
        source = "\n".join(written)
        code = Code(source=source, language=fence["language"], run=fence["flags"] == "run")
        self._add(code, number)

    def _directive(self, number: int, line: str) -> None:
        found = _DIRECTIVE.fullmatch(line)
        if not found:
            self._refuse(
                number, "this line is not understood", "Write `:::ask item-id` or `:::challenge its-id`."
            )
            return
        self._end_prose()
        part = Ask(item=found["id"]) if found["word"] == "ask" else Offer(challenge=found["id"])
        self._step(number).add(part, number)

    def _add(self, part: Prose | Code, number: int) -> None:
        step = self._step(number)
        if step.closed:
            self._refuse(
                number,
                "text follows an :::ask or :::challenge in the same step",
                "Move that line to the end of the step, or open a new step with `## `.",
            )
        step.add(part, number)

    def _step(self, number: int) -> _Draft:
        if not self.drafts:
            self.drafts.append(_Draft("", number))
        return self.drafts[-1]

    def _end_prose(self) -> None:
        text = "\n".join(self._prose).strip()
        self._prose = []
        if text:
            self._add(Prose(text=text), self._prose_line)

    def _end_step(self) -> None:
        self._end_prose()
        if self.drafts and not self.drafts[-1].parts:
            self._refuse(self.drafts[-1].line, "this step is empty", "Write its text, or delete its heading.")

    def _refuse(self, line: int, message: str, advice: str) -> None:
        self._faults.append(Fault(Place(self._path, line), message, advice))
