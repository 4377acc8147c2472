"""A whole small course in one Markdown file into drafts.

`# Title` opens the course, `## Title` a lesson, `### Heading` or a line `---` a step. Questions stand in GIFT between a line
```` ```gift ```` and a line ```` ``` ````: those of `gift` are asked at the end of the step, those of `gift recall` after the lesson.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from core.course.files.fault import Place
from core.course.lints.sizes import STEP_CHARACTERS
from core.interchange import gift, rules
from core.interchange.draft import MOST_PARTS, Draft, DraftLesson, Drafts, DraftStep, stopped
from core.interchange.fault import Fault, Reason, fault
from core.interchange.text import clean
from core.markdown import Fenced, fence, pieces

_HEADING = re.compile(r"(?P<level>#{1,6})[ \t]+(?P<text>\S.*?)(?:[ \t]+#+)?[ \t]*")
_FENCE = re.compile(r" {0,3}(?P<mark>`{3,}|~{3,})[ \t]*(?P<language>[\w+#.-]*)(?P<rest>[^`]*)")
_RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}")
_PICTURE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_GIFT = "gift"


def read(text: str, path: str = "course.md") -> Drafts:
    """The lessons and questions of a course in one file, with all that is wrong in it."""
    plain = clean(path, text)
    if isinstance(plain, Fault):
        return stopped(plain)
    reading = _Reading(path)
    reading.read(enumerate(plain.split("\n"), 1))
    if not reading.title:
        reading.faults.append(fault(Place(path), Reason.TITLE_MISSING))
    elif not reading.lessons:
        reading.faults.append(fault(Place(path), Reason.LESSON_MISSING))
    lessons = tuple(lesson.draft() for lesson in reading.lessons)
    reading.faults += (
        fault(one.place, Reason.LESSON_EMPTY, name=one.title) for one in lessons if not one.steps
    )
    drafts = Drafts(
        questions=tuple(reading.questions),
        lessons=lessons,
        title=reading.title,
        summary=" ".join(" ".join(reading.summary).split()),
        faults=tuple(reading.faults),
    )
    return rules.checked(drafts, path)


@dataclass(slots=True)
class _Step:
    """A step in the making."""

    heading: str
    lines: list[str] = field(default_factory=list[str])
    asks: list[int] = field(default_factory=list[int])

    def drafts(self) -> Iterator[DraftStep]:
        """The step, in several if it is longer than a message."""
        texts = [_written(piece) for piece in pieces("\n".join(self.lines).strip(), STEP_CHARACTERS)]
        for place, text in enumerate(texts[:-1], 1):
            yield DraftStep(heading=self._part(place), text=text)
        if texts or self.asks:
            last = texts[-1] if texts else ""
            yield DraftStep(heading=self._part(len(texts)), text=last, asks=tuple(self.asks))

    def _part(self, place: int) -> str:
        return f"{self.heading} ({place})" if self.heading and place > 1 else self.heading


def _written(piece: str | Fenced) -> str:
    return piece if isinstance(piece, str) else fence(piece.source, piece.language)


@dataclass(slots=True)
class _Lesson:
    """A lesson in the making."""

    place: Place
    title: str
    steps: list[_Step] = field(default_factory=lambda: [_Step("")])

    def draft(self) -> DraftLesson:
        steps = (draft for step in self.steps for draft in step.drafts())
        return DraftLesson(place=self.place, title=self.title, steps=tuple(steps))


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    path: str
    title: str = ""
    parts: int = 0
    summary: list[str] = field(default_factory=list[str])
    lessons: list[_Lesson] = field(default_factory=list[_Lesson])
    questions: list[Draft] = field(default_factory=list[Draft])
    faults: list[Fault] = field(default_factory=list[Fault])

    def read(self, lines: Iterator[tuple[int, str]]) -> None:
        for number, line in lines:
            if self.parts > MOST_PARTS:
                self.faults.append(fault(Place(self.path, number), Reason.MANY_PARTS, most=MOST_PARTS))
                return
            if opened := _FENCE.fullmatch(line):
                self._fence(number, opened, lines)
            elif heading := _HEADING.fullmatch(line):
                self._heading(number, len(heading["level"]), heading["text"])
            elif self.lessons and _RULE.fullmatch(line):
                self._step("")
            else:
                self._text(number, line)

    def _heading(self, number: int, level: int, text: str) -> None:
        if level == 1 and not self.title:
            self.title = text
        elif level <= 2 and self.title:
            self.lessons.append(_Lesson(Place(self.path, number), text))
            self.parts += 1
        elif level == 3 and self.lessons:
            self._step(text)
        elif level > 3 and self.lessons:
            self._text(number, f"**{text.replace('*', '')}**")
        else:
            self._astray(number, text)

    def _step(self, heading: str) -> None:
        self.lessons[-1].steps.append(_Step(heading))
        self.parts += 1

    def _astray(self, number: int, text: str) -> None:
        """Tells of text that belongs nowhere; the first is enough to find the rest by."""
        if all(one.reason is not Reason.TEXT_ASTRAY for one in self.faults):
            self.faults.append(fault(Place(self.path, number), Reason.TEXT_ASTRAY, text=text))

    def _text(self, number: int, line: str) -> None:
        if not self.lessons:
            if self.title:
                self.summary.append(line)
            elif line.strip():
                self._astray(number, line)
            return
        told, pictures = _PICTURE.subn(r"\1", line)
        if pictures:
            self.faults.append(fault(Place(self.path, number), Reason.PICTURES, found=pictures))
        self.lessons[-1].steps[-1].lines.append(f"\\{told}" if told.startswith(":::") else told)

    def _fence(self, number: int, opened: re.Match[str], lines: Iterator[tuple[int, str]]) -> None:
        written: list[str] = []
        for _, line in lines:
            bare = line.strip()
            if bare.startswith(opened["mark"]) and not bare.strip(opened["mark"][0]):
                break
            written.append(line)
        else:
            self.faults.append(fault(Place(self.path, number), Reason.FENCE_OPEN))
            return
        source = "\n".join(written)
        if not self.lessons:
            self._astray(number, source)
        elif opened["language"] == _GIFT:
            self._gift(number, source, recall="recall" in opened["rest"].split())
        else:
            mark, _, rest = fence(source, opened["language"]).partition("\n")
            run = " run" if opened["language"] and opened["rest"].split() == ["run"] else ""
            self.lessons[-1].steps[-1].lines += ["", *f"{mark}{run}\n{rest}".split("\n"), ""]

    def _gift(self, number: int, source: str, *, recall: bool) -> None:
        lesson = self.lessons[-1]
        read = gift.read(source, self.path, number + 1)
        self.faults += (one for one in read.faults if one.reason is not Reason.NO_QUESTIONS)
        for draft in read.questions:
            if not recall:
                lesson.steps[-1].asks.append(len(self.questions))
            self.questions.append(replace(draft, category=lesson.title, recall=recall))
