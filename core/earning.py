"""What a learner earns by learning: points with their reasons, and days in a row. It is said quietly, to them alone (P19)."""

from collections.abc import Sequence
from datetime import timedelta

from core.chat import Block, Say, Text
from core.play import streaks
from core.play.points import Award, level
from core.play.streaks import Came, Day, Kept
from core.store import points
from core.store import streaks as kept
from core.turn import Turn

OFTEN = timedelta(hours=1)
"""How long after a moment of learning the next one on the same day is not written down."""


async def earn(turn: Turn, awards: Sequence[Award]) -> tuple[Block, ...]:
    """Have points written with this turn, and what is said of them: nothing where they are none, or none that are new.

    In a place without points there are none.
    """
    if not awards or (turn.community and turn.membership and turn.membership.place in turn.community.quiet):
        return ()
    found = await turn.read(points.foresee, turn.learner.id, awards)
    if not found.new:
        return ()
    turn.write(points.give, turn.learner.id, found.new, turn.within, turn.now)
    return (_earned(found.new, found.before, turn.say),)


async def learnt(turn: Turn) -> tuple[Block, ...]:
    """Have it written that the learner learns today, and what is said of it at the day's first time."""
    known = await turn.read(kept.known, turn.learner.id)
    before = known.streak.seen
    day = streaks.learn(known.streak, turn.now, turn.learner.time_zone, due=known.due)
    if day.came is Came.SAME_DAY and before is not None and turn.now - before < OFTEN:
        return ()
    turn.write(kept.keep_day, turn.learner.id, day)
    return _came(day, turn.say)


def _earned(awards: Sequence[Award], before: int, say: Say) -> Text:
    amount = sum(one.amount for one in awards)
    reasons = ", ".join(say(f"earning-for-{one.reason.value}", amount=one.amount) for one in awards)
    told = say("earning-points", amount=amount, reasons=reasons)
    now = level(before + amount)
    higher = say("earning-level", level=now) if now > level(before) else ""
    return Text("\n\n".join(filter(None, (told, higher))))


def _came(day: Day, say: Say) -> tuple[Block, ...]:
    """A line for a day that goes on, was saved or begins anew; the very first is nothing to speak of."""
    days = day.streak.days
    match day.came:
        case Came.WENT_ON if Kept.FREEZE in day.settled.values():
            return (Text(say("earning-day-saved", days=days)),)
        case Came.WENT_ON:
            return (Text(say("earning-day", days=days)),)
        case Came.BEGAN_AGAIN:
            return (Text(say("earning-day-again", best=day.streak.best)),)
        case Came.BEGAN | Came.SAME_DAY:
            return ()
