"""The words of what is earned: quiet lines below an answer, for the learner alone (P19)."""

from collections.abc import Sequence

from core.chat import Block, Say, Text, plain
from core.play import badges
from core.play.badges import Badge
from core.play.points import Award, level
from core.play.streaks import Came, Day, Kept


def earned(awards: Sequence[Award], before: int, say: Say) -> Text:
    """How many points there are and what for, and a level that is new; `before` is what there was."""
    amount = sum(one.amount for one in awards)
    reasons = [say(f"earning-for-{one.reason.value}") for one in awards]
    if len(reasons) == 1:
        told = say("earning-points-for", amount=amount, reason=reasons[0])
    else:
        parts = [
            say("earning-part", amount=str(one.amount).replace("-", "−"), reason=reason)
            for one, reason in zip(awards, reasons, strict=True)
        ]
        told = say("earning-points", amount=amount, reasons=", ".join(parts))
    now = level(before + amount)
    higher = say("earning-level", level=now) if now > level(before) else ""
    return Text("\n\n".join(filter(None, (told, higher))))


def new_badges(new: Sequence[Badge], language: str | None, say: Say) -> tuple[Block, ...]:
    """What is said of badges that are new."""
    if not new:
        return ()
    lines = [
        say(
            "earning-badge",
            title=plain(badges.spoken(one.title, language)),
            praise=plain(badges.spoken(one.praise, language)),
        )
        for one in new
    ]
    return (Text("\n\n".join(lines)),)


def came(day: Day, say: Say) -> tuple[Block, ...]:
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
