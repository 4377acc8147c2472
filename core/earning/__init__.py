"""What a learner earns by learning: points with their reasons, badges, and days in a row. It is said quietly, to them alone (P19)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from core.chat import Block
from core.course.model import Course
from core.earning import views
from core.play import badges, streaks
from core.play.badges import Badge, Count, Tally
from core.play.points import Award
from core.play.streaks import Came
from core.store import points
from core.store import streaks as kept
from core.store.points import Record
from core.turn import Turn

OFTEN = timedelta(hours=1)
"""How long after a moment of learning the next one on the same day is not written down."""


async def earn(turn: Turn, awards: Sequence[Award]) -> tuple[Block, ...]:
    """Have points written with this turn, and what is said of them: nothing where they are none, or none that are new.

    In a place without points there are none.
    """
    if not awards or not gives_points(turn):
        return ()
    found = await turn.read(points.foresee, turn.learner.id, awards)
    if not found.new:
        return ()
    turn.write(points.give, turn.learner.id, found.new, turn.within, turn.now)
    others = [one for one in turn.house.catalogue.badges if one.rule.count is not Count.DAYS]
    new = await _new_badges(turn, others, found.new)
    return (views.earned(found.new, found.before, turn.say), *views.new_badges(new, turn.language, turn.say))


def gives_points(turn: Turn) -> bool:
    """Whether points are given where this happens."""
    return not (turn.community and turn.membership and turn.membership.place in turn.community.quiet)


async def learnt(turn: Turn) -> tuple[Block, ...]:
    """Have it written that the learner learns today, and what is said of it at the day's first time."""
    known = await turn.read(kept.known, turn.learner.id)
    before = known.streak.seen
    day = streaks.learn(known.streak, turn.now, turn.learner.time_zone, due=known.due)
    if day.came is Came.SAME_DAY and before is not None and turn.now - before < OFTEN:
        return ()
    turn.write(kept.keep_day, turn.learner.id, day)
    grown = range(known.streak.best + 1, day.streak.best + 1)
    due = [
        one for one in turn.house.catalogue.badges if one.rule.count is Count.DAYS and one.rule.least in grown
    ]
    new = await _new_badges(turn, due, days=day.streak.best)
    return (*views.came(day, turn.say), *views.new_badges(new, turn.language, turn.say))


def tally_of(record: Record, courses: Iterable[Course]) -> Tally:
    """What a learner has done, with the courses of which they have completed every lesson."""
    complete = [
        (one.id, *one.formerly)
        for one in courses
        if {lesson.id for lesson in one.lessons} <= record.lessons.get(one.id, frozenset())
    ]
    return replace(record.tally, courses=complete)


def give_badges(turn: Turn, due: Iterable[Badge]) -> None:
    """Have badges written with this turn."""
    for one in due:
        turn.write(points.earn_badge, turn.learner.id, one.id, "", turn.now)


async def _new_badges(
    turn: Turn, candidates: Sequence[Badge], awards: Sequence[Award] = (), days: int = 0
) -> list[Badge]:
    """Have those of the candidates written that are earned with this turn's awards and days; those that are new."""
    if not candidates:
        return []
    record = await turn.read(points.record, turn.learner.id)
    tally = badges.after(tally_of(record, turn.house.catalogue.courses), awards)
    new = badges.new(candidates, replace(tally, days=max(days, tally.days)), record.badges)
    give_badges(turn, new)
    return new
