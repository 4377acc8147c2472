"""What a learner has under way at a challenge: found, kept, and what it gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.course.model import Challenge, Course
from core.dials import dials_of
from core.errors import LearnerError
from core.features.challenge import ladder as climbing
from core.features.challenge import rules
from core.features.challenge.ladder import Ladder
from core.plain import from_plain, to_plain
from core.play import daily
from core.play.points import Award, Solved, for_challenge, for_daily
from core.store import knowledge, points, posts, works
from core.store.communities import DAILY
from core.studying import current_course
from core.turn import Turn


@dataclass(frozen=True, slots=True)
class At:
    """A challenge, and what the learner has under way there."""

    course: Course
    challenge: Challenge
    source: str
    ladder: Ladder


async def at_named(turn: Turn) -> At:
    """At the challenge of the action; LearnerError where there is none of that name any more."""
    return await at(turn, *_named(turn))


async def at(turn: Turn, course: Course, challenge: Challenge) -> At:
    """At this challenge, with the work that was kept under any of its ids."""
    ids = (challenge.id, *challenge.formerly)
    kept = await turn.read(works.work, turn.learner.id, course.id, ids)
    if kept is None:
        return At(course, challenge, "", Ladder())
    return At(course, challenge, kept.source, _ladder(kept.ladder))


def keep(turn: Turn, one: At) -> None:
    """Have it kept with this turn."""
    work = works.Work(one.source, to_plain(Ladder, one.ladder))
    turn.write(works.keep, turn.learner.id, one.course.id, one.challenge.id, work, turn.now)


async def solved(turn: Turn, course: Course) -> frozenset[str]:
    """The ids, as they are now, of the challenges that were solved."""
    ids = [key for one in course.challenges for key in (one.id, *one.formerly)]
    found = await turn.read(knowledge.solved, turn.learner.id, course.id, ids)
    return frozenset(course.challenge(one).id for one in found)


def occasion(turn: Turn) -> str:
    """The occasion of a press that takes up the challenge of a day, there where it was posted; "" for any other."""
    found = daily.occasion(f"{turn.within}/{turn.argument('daily')}") if turn.within else None
    return str(found) if found else ""


async def awards(turn: Turn, before: At) -> Sequence[Award]:
    """What a solution gives that was sent now, to a learner who stood there as `before`.

    The challenge itself gives points for its first solution alone: afterwards that is before the learner's eyes.
    """
    ladder, now = before.ladder, turn.now
    given = await _of_the_day(turn, before)
    if ladder.solved:
        return given
    own = Solved(
        subject=f"{before.course.id}/{before.challenge.id}",
        difficulty=before.challenge.difficulty,
        tries=len(ladder.tries) + 1,
        hints=ladder.hints,
        thought=climbing.thought(ladder, now),
        in_time=climbing.in_time(ladder, before.challenge.time_limit, now),
        hint_cost=(await dials_of(turn, before.course.id)).hint_cost,
    )
    return (*for_challenge(own), *given)


async def _of_the_day(turn: Turn, before: At) -> Sequence[Award]:
    """What a day's challenge gives, until the community's next one is posted: once for each day, in however many
    communities, and not for what was sent before.
    """
    on = daily.occasion(before.ladder.daily)
    if on is None or rules.digest(before.challenge, before.source) in before.ladder.tries:
        return ()
    if await turn.read(posts.newest, *on.platform_and_id, DAILY) != f"{DAILY}{on.day}":
        return ()
    if await turn.read(points.had_daily, turn.learner.id, on):
        return ()
    return for_daily(str(on))


def _ladder(kept: Mapping[str, object]) -> Ladder:
    try:
        return from_plain(Ladder, kept)
    except ValueError:
        return Ladder()  # written by an older release


def _named(turn: Turn) -> tuple[Course, Challenge]:
    """The challenge of the action, in its course, else the current one, else whichever has it."""
    catalogue = turn.house.catalogue
    named = catalogue.find(turn.argument("course"))
    courses = (named,) if named else (current_course(turn), *turn.courses)
    for course in courses:
        found = course.find_item(turn.argument("challenge"))
        if isinstance(found, Challenge):
            return course, found
    raise LearnerError("challenge-gone")
