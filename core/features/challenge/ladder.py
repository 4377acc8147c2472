"""The ladder of hints (P4, P6) and when it may be climbed (P1): a state machine. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from core.course.model import Rung
from core.learning.outcome import Assistance

TRIES = 3
"""Different submissions that must have been judged before the last rung is shown (P1)."""
WORDS_A_SECOND = 4.0
"""How fast a fast reader reads: a hint is not left behind sooner than it can have been read (P6)."""
REMEMBERED = 200
"""How many different submissions are told apart."""


class Wait(Enum):
    """Why the next rung is not shown yet. At the top it is always TRY: nobody learns how many there are (P5)."""

    TRY = "try"
    READ = "read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """How a learner stands at a challenge. `tries` are digests of the different submissions that were judged."""

    rung: Rung | None = None
    """The hint that was shown last."""
    tried: bool = False
    """Whether a new submission was judged since then."""
    readable: datetime | None = None
    """When that hint can have been read."""
    tries: tuple[str, ...] = ()
    stumbled: bool = False
    """Whether the last submission could not be read as code at all."""
    solved: bool = False

    @property
    def assistance(self) -> Assistance:
        """The most help there was: all that is written until it is solved counts as one go (P20).

        After that the learner's own solution is before their eyes.
        """
        if self.solved or self.rung is Rung.BOTTOM_OUT:
            return Assistance.SHOWN
        return Assistance.NONE if self.rung is None else Assistance.HINT


def climb(ladder: Ladder, now: datetime) -> Rung | Wait:
    """The rung that is shown to somebody who asks for a hint at `now`."""
    following = _following(ladder)
    if following is None or (ladder.rung is not None and not ladder.tried):
        return Wait.TRY
    if following is Rung.BOTTOM_OUT and len(ladder.tries) < TRIES:
        return Wait.TRY
    if ladder.readable is not None and now < ladder.readable:
        return Wait.READ
    return following


def may_be_solved(ladder: Ladder) -> bool:
    """Whether the solution may be said: it is solved, or enough different submissions were judged (P1)."""
    return ladder.solved or len(ladder.tries) >= TRIES


def _following(ladder: Ladder) -> Rung | None:
    """The rung above; general hints say nothing to a stumble over syntax, so that starts at the concept (P4)."""
    rungs = list(Rung)
    place = 0 if ladder.rung is None else rungs.index(ladder.rung) + 1
    if ladder.stumbled:
        place = max(place, rungs.index(Rung.CONCEPT))
    return rungs[place] if place < len(rungs) else None


def shown(ladder: Ladder, rung: Rung, text: str, now: datetime) -> Ladder:
    """After the hint `text` on `rung` was shown."""
    reading = timedelta(seconds=len(text.split()) / WORDS_A_SECOND)
    return replace(ladder, rung=rung, tried=False, readable=now + reading)


def attempt(ladder: Ladder, *, passed: bool) -> int:
    """Which go at the challenge a new submission is, for the models of learning.

    Failing and mending is how code is written: what counts is the first draft, and the one that solves it.
    """
    return 1 if passed else len(ladder.tries) + 1


def number(ladder: Ladder, digest: str) -> int:
    """Which of the different submissions this one is, from 0; the same code keeps its number."""
    return ladder.tries.index(digest) if digest in ladder.tries else len(ladder.tries)


def judged(ladder: Ladder, digest: str, *, passed: bool, stumbled: bool) -> Ladder:
    """After a submission was judged; one that was judged before changes nothing."""
    if digest in ladder.tries:
        return ladder
    return replace(
        ladder,
        tried=True,
        tries=(*ladder.tries, digest)[-REMEMBERED:],
        stumbled=stumbled,
        solved=ladder.solved or passed,
    )
