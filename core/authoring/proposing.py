"""What would become of a course: worked out, looked at and checked before anything is kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from core.authoring.checking import checked
from core.authoring.identity import named_so, with_id
from core.authoring.stages import NOBODY, Heard, Stage, Told, in_stages
from core.course.files.fault import Fault as FileFault
from core.course.model import Course
from core.interchange import course_files, upload
from core.interchange.archive import Limits
from core.interchange.changes import Changes, between
from core.interchange.draft import Drafts
from core.interchange.fault import WANTED, Fault
from core.interchange.ids import free, is_id, slug
from core.shelf import course_of
from core.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The course that something is meant for.

    `course` is its id, "" for a new one: that gets an id of its title, or the one that its files say, none of `taken`.
    `into` are the files that it has; None for a new one. `language` and `title` are used where nothing else says them.
    """

    course: str = ""
    title: str = ""
    language: str = "en"
    into: Mapping[str, bytes] | None = None
    taken: Collection[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is told of what would be kept.

    `faults` are of what came, `broken` and `remarks` of the course that would become of it (see `Checked`); all have their
    file and line. `changes` is None where it is stopped.
    """

    course_id: str
    title: str
    faults: tuple[Fault, ...] = ()
    broken: tuple[FileFault, ...] = ()
    remarks: tuple[FileFault, ...] = ()
    changes: Changes | None = None

    @property
    def stopped(self) -> bool:
        """Whether nothing of it may be kept."""
        return self.changes is None

    @property
    def stopping(self) -> tuple[Fault, ...]:
        """What of the file that came stops it."""
        return tuple(one for one in self.faults if one.stops)

    @property
    def left_out(self) -> tuple[Fault, ...]:
        """What of the file that came would not be there."""
        return tuple(one for one in self.faults if not one.stops and one.reason not in WANTED)

    @property
    def wanted(self) -> tuple[Fault, ...]:
        """What was made up, and its author should say in their own words."""
        return tuple(one for one in self.faults if one.reason in WANTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Outcome):
    """What would be kept: all files of the course, and the course that they are; none where a fault stops."""

    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes], repr=False)
    course: Course | None = None

    @property
    def outcome(self) -> Outcome:
        """What is told of it, without the files."""
        return Outcome(
            course_id=self.course_id,
            title=self.title,
            faults=self.faults,
            broken=self.broken,
            remarks=self.remarks,
            changes=self.changes,
        )


async def proposed_upload(
    target: Target,
    name: str,
    content: bytes,
    words: Words,
    limits: Limits | None = None,
    told: Told = NOBODY,
) -> Proposal:
    """What would become of the course by a file that was sent as `name`.

    The files of a course, in a zip, take the place of those that are there; questions and lessons of other formats come to them.
    """
    return await in_stages(partial(_of_upload, target, name, content, words, limits), told)


async def proposed_drafts(target: Target, drafts: Drafts, words: Words) -> Proposal:
    """What would become of the course by questions and lessons that come to what is there."""
    return await in_stages(partial(_of_drafts, target, drafts, words))


async def proposed_files(target: Target, files: Mapping[str, bytes]) -> Proposal:
    """What would become of the course if these were its files."""
    return await in_stages(partial(_of_files, target, files))


def _of_upload(
    target: Target, name: str, content: bytes, words: Words, limits: Limits | None, heard: Heard
) -> Proposal:
    heard(Stage.READ)
    came = upload.read(name, content, limits)
    stem = PurePosixPath(name.replace("\\", "/")).stem
    if came.stopped:
        title = target.title or stem
        return Proposal(course_id=target.course, title=title, faults=came.faults)
    if came.files is not None:
        return _of_files(target, came.files, heard, came.faults)
    assert came.drafts is not None, "what is no course's files is drafts"
    drafts = Drafts(
        questions=came.drafts.questions,
        lessons=came.drafts.lessons,
        title=came.drafts.title,
        summary=came.drafts.summary,
        faults=came.faults,
    )
    return _of_drafts(target, drafts, words, heard, stem)


def _of_drafts(target: Target, drafts: Drafts, words: Words, heard: Heard, stem: str = "") -> Proposal:
    heard(Stage.WRITE)
    said = named_so(target.into) if target.into is not None else None
    title = (said and said.title) or target.title or drafts.title or stem
    course = target.course or free(slug(title, "course"), target.taken)
    language = (said and said.language) or target.language
    written = course_files.to_files(
        course, title, drafts, words.say(language), language=language, into=target.into
    )
    if any(one.stops for one in written.faults):
        return Proposal(course_id=course, title=title, faults=written.faults)
    return _checked(target, course, written.files, heard, written.faults)


def _of_files(
    target: Target, files: Mapping[str, bytes], heard: Heard, faults: tuple[Fault, ...] = ()
) -> Proposal:
    said = named_so(files)
    title = said.title or target.title
    own = said.id if is_id(said.id) else slug(title, "course")
    course = target.course or free(own, target.taken)
    return _checked(target, course, with_id(files, course), heard, faults)


def _checked(
    target: Target, course: str, files: Mapping[str, bytes], heard: Heard, faults: tuple[Fault, ...]
) -> Proposal:
    after = checked(course, files, heard)
    if after.course is None:
        title = named_so(files).title or target.title
        return Proposal(course_id=course, title=title, faults=faults, broken=after.broken)
    heard(Stage.COMPARE)
    before = course_of(course, target.into) if target.into is not None else None
    return Proposal(
        course_id=course,
        title=after.course.title,
        files=files,
        faults=faults,
        remarks=after.remarks,
        changes=between(before, after.course),
        course=after.course,
    )
