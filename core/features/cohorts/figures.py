"""What is counted of a class: by member, and by assignment."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.classwork import Owed
from core.store.assignments import Assignment
from core.store.cohorts import Cohort, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A member, what they owe and have done, and how many lessons of the course they completed."""

    member: Member
    owed: Sequence[Owed]
    lessons: int

    @property
    def done(self) -> int:
        """How much of what they owe is done."""
        return sum(one.state.is_done for one in self.owed)

    @property
    def late(self) -> int:
        """How much is open though its date is past."""
        return sum(one.state.is_late and not one.state.is_done for one in self.owed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Some members of a class, after the first `skip`, and how many lessons its course has."""

    cohort: Cohort
    lines: Sequence[Line]
    skip: int
    lessons: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """An assignment, and how a whole class stands to it."""

    assignment: Assignment
    title: str
    done: int
    late: int
    of: int
