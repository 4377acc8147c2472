"""Which submissions are meant, and what a regrading would change. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.course.grading import UNGRADED, Grade
from core.course.judging import Outcome
from core.course.model import Challenge, Course
from core.errors import LearnerError
from core.finding import Named
from core.store.submissions import Decision, Submission

LONGEST = 2000
"""Characters of a comment or a reason."""
RIGHT = {"right": True, "wrong": False}
"""The words by which right and wrong ones are asked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """A challenge in its course."""

    course: Course
    challenge: Challenge

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids under which it was ever submitted."""
        return (self.challenge.id, *self.challenge.formerly)


def shelf(courses: Sequence[Course]) -> tuple[Named[Place], ...]:
    """The challenges of courses, with what they can be found by."""
    places = (Place(course, one) for course in courses for one in course.challenges)
    return tuple(
        Named(one, (one.challenge.title, one.challenge.id, *one.challenge.formerly)) for one in places
    )


def words_of(given: str) -> str:
    """A comment or a reason as it is kept; LearnerError where there is nothing in it, or too much."""
    words = given.strip()
    if not words:
        raise LearnerError("grading-no-words")
    if len(words) > LONGEST:
        raise LearnerError("grading-too-long", most=LONGEST)
    return words


# ── Regrading ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """How a submission came out when it was run again, and the share of the cases that passed (0 to 1)."""

    outcome: Outcome
    share: float = 0.0

    @property
    def ran(self) -> bool:
        """Whether anything was judged."""
        return self.outcome not in UNGRADED

    @property
    def passed(self) -> bool:
        """Whether every case passed."""
        return self.outcome is Outcome.PASSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Regraded:
    """What a regrading has found so far, with the cases of this `revision` of the challenge, by attempt."""

    revision: str
    seen: Mapping[str, Seen] = field(default_factory=dict[str, Seen])

    def with_(self, attempt: int, grade: Grade) -> "Regraded":
        """With one more that was run."""
        share = sum(case.ok for case in grade.cases) / len(grade.cases) if grade.cases else 0.0
        return Regraded(
            revision=self.revision,
            seen={**self.seen, str(attempt): Seen(outcome=grade.outcome, share=share)},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a regrading would change: submissions that would count as right, as wrong, and what it leaves alone.

    `by_hand` differ, but somebody decided about them; `not_run` could not be run.
    """

    right: tuple[Submission, ...] = ()
    wrong: tuple[Submission, ...] = ()
    by_hand: tuple[Submission, ...] = ()
    not_run: tuple[Submission, ...] = ()
    same: int = 0


def changes(submissions: Sequence[Submission], regraded: Regraded) -> Changes:
    """What changes among submissions as they count now. Those that came in meanwhile are not among what was run."""
    known = [(one, regraded.seen[str(one.id)]) for one in submissions if str(one.id) in regraded.seen]
    differ = [(one, seen) for one, seen in known if seen.ran and seen.passed is not one.counts]
    decided = [one for one, _ in differ if one.by_hand]
    open_ = [(one, seen) for one, seen in differ if not one.by_hand]
    not_run = tuple(one for one, seen in known if not seen.ran)
    return Changes(
        right=tuple(one for one, seen in open_ if seen.passed),
        wrong=tuple(one for one, seen in open_ if not seen.passed),
        by_hand=tuple(decided),
        not_run=not_run,
        same=len(known) - len(differ) - len(not_run),
    )


def decisions(submissions: Sequence[Submission], regraded: Regraded) -> list[Decision]:
    """How these are to count from now on."""
    found = [(one, regraded.seen[str(one.id)]) for one in submissions]
    return [
        Decision(attempt=one.id, correct=seen.passed, score=seen.share, seen=one.overridden)
        for one, seen in found
    ]


def newest_of_each(submissions: Sequence[Submission]) -> dict[int, Submission]:
    """Of each learner the newest of these submissions: of which they are told."""
    return {one.learner: one for one in sorted(submissions, key=lambda one: (one.at, one.id))}
