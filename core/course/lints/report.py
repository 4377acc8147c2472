"""What came of checking courses and badges."""

from dataclasses import dataclass

from core.course.files.fault import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All faults, in order of place, and what was looked at."""

    faults: tuple[Fault, ...]
    courses: int = 0
    lessons: int = 0
    items: int = 0
    challenges: int = 0
    badges: int = 0
    runs: int = 0
    """Programs that were run; 0 where there was no runner."""
    skipped: tuple[tuple[str, int], ...] = ()
    """Languages that this sandbox has not got, and how many programs in them were left out."""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the running of programs is; `doing` names the one that was last run."""

    done: int
    total: int
    doing: str
