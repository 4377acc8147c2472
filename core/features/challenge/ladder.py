"""How a learner stands at a challenge: the ladder of hints (P4, P6), when it may be climbed (P1), and the time it takes. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from core.course.model import Rung
from core.learning.outcome import Assistance

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
    opened: datetime | None = None
    """When its task was read first. None of a row of an older release, which did not note it."""
    begun: datetime | None = None
    """When the time began, where there is a limit to it."""
    hinted: int = 0
    """How many hints were shown."""
    daily: str = ""
    """The occasion on which it is the challenge of the day, as `core.play.daily` names it; "" where it is none."""

    @property
    def hints(self) -> int:
        """How many hints were shown; at least one where a row of an older release knows of any."""
        return max(self.hinted, int(self.rung is not None))

    @property
    def assistance(self) -> Assistance:
        """The most help there was: all that is written until it is solved counts as one go (P20).

        After that the learner's own solution is before their eyes.
        """
        if self.solved or self.rung is Rung.BOTTOM_OUT:
            return Assistance.SHOWN
        return Assistance.NONE if self.rung is None else Assistance.HINT


def climb(ladder: Ladder, now: datetime, tries: int) -> Rung | Wait:
    """The rung that is shown to somebody who asks for a hint at `now`; the last one after so many submissions (P1)."""
    following = _following(ladder)
    if following is None or (ladder.rung is not None and not ladder.tried):
        return Wait.TRY
    if following is Rung.BOTTOM_OUT and len(ladder.tries) < tries:
        return Wait.TRY
    if ladder.readable is not None and now < ladder.readable:
        return Wait.READ
    return following


def may_be_solved(ladder: Ladder, tries: int) -> bool:
    """Whether the solution may be said: it is solved or was shown, or so many different submissions were judged (P1)."""
    return ladder.solved or ladder.rung is Rung.BOTTOM_OUT or len(ladder.tries) >= tries


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
    return replace(ladder, rung=rung, tried=False, readable=now + reading, hinted=ladder.hints + 1)


def taken_up(ladder: Ladder, occasion: str) -> Ladder:
    """After it was taken up on an occasion, "" for none: what was taken up before stays taken up."""
    return replace(ladder, daily=occasion) if occasion else ladder


def opened(ladder: Ladder, now: datetime) -> Ladder:
    """After the task was shown at `now`: the first time stays."""
    return ladder if ladder.opened else replace(ladder, opened=now)


def begun(ladder: Ladder, now: datetime) -> Ladder:
    """After somebody began a challenge with a time limit: who begins again has no more time for that."""
    return opened(ladder if ladder.begun else replace(ladder, begun=now), now)


def waits(ladder: Ladder, limit: timedelta | None) -> bool:
    """Whether the task is still to be begun before it is shown."""
    return limit is not None and ladder.begun is None and not ladder.solved


def left(ladder: Ladder, limit: timedelta | None, now: datetime) -> timedelta | None:
    """The time that is left, below zero where it is over; None where there is no limit, or nothing to be in time for."""
    if limit is None or ladder.begun is None or ladder.solved:
        return None
    return ladder.begun + limit - now


def in_time(ladder: Ladder, limit: timedelta | None, now: datetime) -> bool:
    """Whether a solution of `now` is in time, the last moment included. Without a beginning no time was kept."""
    return limit is None or (ladder.begun is not None and now <= ladder.begun + limit)


def thought(ladder: Ladder, now: datetime) -> timedelta:
    """The time between the first look at the task and `now`; none where the solution was shown."""
    if ladder.opened is None or ladder.assistance is Assistance.SHOWN:
        return timedelta(0)
    return now - ladder.opened


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
