"""All courses and badges of a folder: those that are sound, and what is wrong with the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core.course.files.badges import BADGES, load_badges
from core.course.files.fault import Fault, Place
from core.course.files.load import Loaded, load_course
from core.course.model import Course, Lesson, UnknownId
from core.course.model.course import by_any_id
from core.play.badges import Badge
from core.store.staff import HOUSE

SCHEMAS = "schemas"
BESIDE = {SCHEMAS, BADGES}
"""The folders beside the courses that are no courses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The courses that can be taken, in the order of their ids, and the faults of those that cannot."""

    courses: tuple[Course, ...]
    faults: tuple[Fault, ...] = ()
    broken: tuple[str, ...] = ()
    """Names of the folders whose course cannot be taken."""
    badges: tuple[Badge, ...] = ()
    """What can be earned, in the order of its files."""
    retired: tuple[Course, ...] = ()
    """Courses that are offered to nobody any more; who learns one goes on."""
    owners: Mapping[str, str] = field(default_factory=dict[str, str])
    """Of the courses that instructors keep: the community, as PLATFORM/ID, by the course's id."""
    _by_id: Mapping[str, Course] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", by_any_id((*self.courses, *self.retired)))

    def open_to(self, community: str) -> tuple[Course, ...]:
        """The courses that are offered in a community, PLATFORM/ID; "" for outside of all. What the house teaches is for everybody."""
        everybody = {None, HOUSE, community}
        return tuple(one for one in self.courses if self.owners.get(one.id) in everybody)

    def find(self, course_id: str) -> Course | None:
        """The course that has this id, or had it; None where there is none (any more)."""
        return self._by_id.get(course_id)

    def find_lesson(self, course_id: str, lesson_id: str) -> tuple[Course, Lesson] | None:
        """The lesson that has or had these ids, with its course; None where there is none (any more)."""
        course = self.find(course_id)
        lesson = course.find_lesson(lesson_id) if course else None
        return (course, lesson) if course and lesson else None

    def course(self, course_id: str) -> Course:
        """The course that has this id, or had it. Raises `UnknownId`."""
        try:
            return self._by_id[course_id]
        except KeyError:
            raise UnknownId(f"there is no course {course_id!r}") from None


def course_folders(root: Path) -> list[Path]:
    """The folders of `root` that hold a course each, sorted by name."""
    return sorted(
        path
        for path in root.iterdir()
        if path.is_dir() and path.name not in BESIDE and not path.name.startswith((".", "_"))
    )


def load_courses(root: Path) -> tuple[list[Loaded], list[Fault]]:
    """Read every course of a folder; the second list holds what is wrong with the folder itself."""
    if not root.is_dir():
        advice = "Say where the courses are, or restore the folder."
        return [], [Fault(Place(root.as_posix()), "there is no folder of courses here", advice)]
    loaded = [load_course(folder) for folder in course_folders(root)]
    return loaded, list(_doubled_courses(loaded))


def _doubled_courses(loaded: list[Loaded]) -> list[Fault]:
    taken = {course.name: course.name for course in loaded}
    faults: list[Fault] = []
    for one in loaded:
        for index, old in enumerate(one.course.formerly if one.course else ()):
            if old in taken:
                message = f"the id {old} is that of the course {taken[old]}"
                faults.append(one.top.fault("formerly", index, message=message, advice="Delete it here."))
            taken.setdefault(old, one.name)
    return faults


def ids_of(loaded: list[Loaded]) -> Iterator[str]:
    """The ids that courses have or had, also of those that cannot be taken."""
    for one in loaded:
        yield from (one.name, *(one.course.formerly if one.course else ()))


def load_catalogue(root: Path) -> Catalogue:
    """Read courses and badges under `root` (content/). What is broken is left out and its faults kept; none is raised."""
    loaded, faults = load_courses(root)
    earned = load_badges(root, ids_of(loaded))
    return Catalogue(
        courses=tuple(one.course for one in loaded if one.course),
        faults=(*faults, *(fault for one in loaded for fault in one.faults), *earned.faults),
        broken=tuple(one.name for one in loaded if one.course is None),
        badges=earned.badges,
    )
