"""Whatever somebody sends to be imported: what it is, and what is in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePosixPath

from core.course.files.fault import Place
from core.interchange import archive, gift, markdown_course, moodle_xml, spreadsheet
from core.interchange.archive import Limits
from core.interchange.draft import Draft, DraftLesson, Drafts
from core.interchange.existing import COURSE
from core.interchange.fault import Fault, Reason, fault
from core.interchange.text import decoded


class Kind(StrEnum):
    """The formats that are understood."""

    COURSE = "course"
    GIFT = "gift"
    MOODLE_XML = "moodle_xml"
    TABLE = "table"
    MARKDOWN = "markdown"


LARGEST_TEXT = 4 * 2**20
"""Characters of a file of questions or of a course in Markdown; what Moodle exports is longer by its pictures."""
_SUFFIXES = {
    ".gift": Kind.GIFT,
    ".xml": Kind.MOODLE_XML,
    ".csv": Kind.TABLE,
    ".tsv": Kind.TABLE,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
}
_COURSE_FILE = re.compile(
    r"course\.yaml|misconceptions\.yaml|lessons/[^/]+\.md|items/[^/]+\.yaml"
    r"|challenges/[^/]+/(?:challenge\.yaml|reference\.\w+|wrong/[^/]+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """What came. Either `files` are those of a course as it is, or `drafts` are what can become one; `faults` are of both.

    `kinds` are the formats that were read, in the order of the files.
    """

    kinds: tuple[Kind, ...] = ()
    files: Mapping[str, bytes] | None = None
    drafts: Drafts | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether nothing of it may be kept."""
        return any(one.stops for one in self.faults)


def read(name: str, content: bytes, limits: Limits | None = None) -> Upload:
    """What is in a file that was sent as `name`: a zip, or one file of any kind that is understood."""
    unpacked = archive.read(name, content, limits)
    if any(one.stops for one in unpacked.faults):
        return Upload(faults=unpacked.faults)
    if COURSE in unpacked.files:
        return _course(unpacked.files, unpacked.faults)
    return _drafts(unpacked.files, unpacked.faults)


def _course(files: Mapping[str, bytes], faults: tuple[Fault, ...]) -> Upload:
    """The files of a course in the form in which they are checked: UTF-8, with line feeds."""
    found: dict[str, bytes] = {}
    told = list(faults)
    for name, content in sorted(files.items()):
        if not _COURSE_FILE.fullmatch(name):
            told.append(fault(Place(name), Reason.FILE_LEFT_OUT, name=name))
            continue
        text = decoded(name, content)
        if isinstance(text, Fault):
            told.append(text)
        else:
            found[name] = text.encode()
    return Upload(kinds=(Kind.COURSE,), files=found, faults=tuple(told))


def _drafts(files: Mapping[str, bytes], faults: tuple[Fault, ...]) -> Upload:
    read: list[Drafts] = []
    kinds: list[Kind] = []
    told = list(faults)
    for name, content in sorted(files.items()):
        text = decoded(name, content)
        kind = kind_of(name, text if isinstance(text, str) else "")
        if kind is None:
            alone = len(files) == 1
            told.append(fault(Place(name), Reason.KIND_UNKNOWN if alone else Reason.FILE_LEFT_OUT, name=name))
        elif isinstance(text, Fault):
            told.append(text)
        elif kind is not Kind.MOODLE_XML and len(text) > LARGEST_TEXT:
            told.append(fault(Place(name), Reason.FILE_LARGE, name=name, most=LARGEST_TEXT // 2**20))
        else:
            kinds.append(kind)
            read.append(_read(kind, text, name))
    if not read and not any(one.stops for one in told):
        told.append(fault(Place(next(iter(sorted(files)), "file")), Reason.NO_QUESTIONS))
    drafts = together(read)
    return Upload(kinds=tuple(dict.fromkeys(kinds)), drafts=drafts, faults=(*told, *drafts.faults))


def kind_of(name: str, text: str) -> Kind | None:
    """The format that a file is in, by its ending, and where that says nothing by how it begins; None for none of ours."""
    suffix = PurePosixPath(name).suffix.lower()
    if kind := _SUFFIXES.get(suffix):
        return kind
    if suffix not in {".txt", ""}:
        return None
    start = text.lstrip()[:200]
    if start.startswith(("<?xml", "<quiz")):
        return Kind.MOODLE_XML
    if start.startswith("# "):
        return Kind.MARKDOWN
    return Kind.GIFT if "{" in text and "}" in text else None


def _read(kind: Kind, text: str, name: str) -> Drafts:
    match kind:
        case Kind.GIFT:
            return gift.read(text, name)
        case Kind.MOODLE_XML:
            return moodle_xml.read(text.encode(), name)
        case Kind.MARKDOWN:
            return markdown_course.read(text, name)
        case Kind.TABLE:
            return spreadsheet.read(text, name)
        case Kind.COURSE:
            raise ValueError(kind)


def together(read: list[Drafts]) -> Drafts:
    """The drafts of several files as those of one; the first that has a title gives it."""
    questions: list[Draft] = []
    lessons: list[DraftLesson] = []
    for drafts in read:
        lessons += _moved(drafts.lessons, len(questions))
        questions += drafts.questions
    return Drafts(
        questions=tuple(questions),
        lessons=tuple(lessons),
        title=next((drafts.title for drafts in read if drafts.title), ""),
        summary=next((drafts.summary for drafts in read if drafts.summary), ""),
        faults=tuple(one for drafts in read for one in drafts.faults),
    )


def _moved(lessons: tuple[DraftLesson, ...], by: int) -> Iterator[DraftLesson]:
    for lesson in lessons:
        steps = (replace(step, asks=tuple(place + by for place in step.asks)) for step in lesson.steps)
        yield replace(lesson, steps=tuple(steps))
