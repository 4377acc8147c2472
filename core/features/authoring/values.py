"""What was worked out for an instructor to look at, before it is done or taken along. Pure."""

from dataclasses import dataclass

from core.authoring.proposing import Proposal
from core.chat import Media
from core.interchange.fault import Fault
from core.store.taught import TaughtCourse


@dataclass(frozen=True, slots=True)
class Looked:
    """What would come of a file, into which course (None for a new one), and how many learn that one."""

    proposal: Proposal
    course: TaughtCourse | None
    learners: int
    file: Media

    @property
    def seen(self) -> int:
        """The newest version when it was looked at; 0 for a new course."""
        return self.course.newest if self.course else 0


@dataclass(frozen=True, slots=True)
class Considered:
    """What would come of another version for a course, and how many learn that."""

    proposal: Proposal
    course: TaughtCourse
    learners: int
    number: int
    """The version that would be published, or brought back."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file, and what is not in it."""

    media: Media
    faults: tuple[Fault, ...] = ()


NEW = "new"


def seen_as(course: TaughtCourse | None) -> str:
    """How a course stands, so that what is done says what it was shown for; NEW of one that is not there yet."""
    return f"{course.newest}-{course.state.value}" if course else NEW
