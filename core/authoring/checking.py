"""The files of a course through the check that all courses go through."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from core.authoring.stages import Heard, Stage, unheard
from core.course.check import lints
from core.course.files.fault import Fault, Place
from core.course.files.load import Loaded, load_course
from core.course.model import Course

MOST_FAULTS = 500
"""Nobody mends more of them at a time."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it.

    With `broken` there is no course: nobody could learn it. `remarks` are what else `parley check` would say of a course
    that can be learnt: it is the author's to weigh. Places are of the course's own files.
    """

    course: Course | None
    broken: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()


def checked(course_id: str, files: Mapping[str, bytes], heard: Heard = unheard) -> Checked:
    """Check the files of the course `course_id`. Takes up to seconds: see `in_stages`."""
    heard(Stage.LOAD)
    with TemporaryDirectory(prefix="course-") as folder:
        root = Path(folder).resolve() / course_id
        unfold(root, files)
        loaded = load_course(root)
        broken = [*loaded.faults, *_own_former_ids(loaded)]
        course = None if broken else loaded.course
        heard(Stage.CHECK)
        remarks = islice(lints(loaded, course), MOST_FAULTS) if course else ()
        return Checked(course, located(broken[:MOST_FAULTS], root), located(remarks, root))


def unfold(root: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a course into the folder `root`."""
    root.mkdir(parents=True)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _own_former_ids(loaded: Loaded) -> Iterator[Fault]:
    """A course that says it had another id would take over the progress in that one, whoever's it is."""
    if loaded.course and loaded.course.formerly:
        yield loaded.top.fault(
            "formerly",
            message="the id of a course that is kept here stays as it is, and it takes over no other's",
            advice="Delete this line; parts of the course can have had other ids.",
        )


def located(faults: Iterable[Fault], root: Path) -> tuple[Fault, ...]:
    """The faults with places in the course, whatever folder it was looked at in."""
    above = f"{root.as_posix()}/"
    return tuple(
        replace(
            one,
            place=Place(one.place.path.removeprefix(above), one.place.line, one.place.column),
            message=one.message.replace(above, ""),
            advice=one.advice.replace(above, ""),
        )
        for one in faults
    )
