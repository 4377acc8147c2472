"""Somebody with something in every table of play."""

from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.play.points import Award, Reason
from core.play.streaks import Streak, learn
from core.store import boards, explanations, moderation, points, streaks, tables, votes, withheld
from core.store.explanations import Explanation, State
from core.store.moderation import Act

COURSE, SKILL = "how-memory-works", "recall"


async def with_play(connection: AsyncConnection, learner: int, name: str, now: datetime) -> None:
    """Have a row of the learner's in every table of play, and of a stranger's what it takes for that."""
    stranger = tables.Learner
    made = await connection.execute(insert(stranger).values(name="", created_at=now).returning(stranger.id))
    other = made.scalar_one()
    for author, id_ in ((learner, f"how {name} explains it"), (other, f"what number {learner} votes on")):
        await explanations.add(connection, author, explanation(id_, now))
    theirs = f"what number {learner} votes on"
    await votes.vote(connection, learner, theirs, False, f"{name} knew it", now)
    await moderation.report(connection, learner, theirs, f"{name} minds", now)
    act = Act(act="reported", by="learners", moderator=other, reason=f"{name} wrote it")
    await moderation.moderate(
        connection, f"how {name} explains it", act, now, was=State.SHOWN, becomes=State.REVIEW
    )
    await explanations.add(connection, learner, explanation(f"{name} minds this", now, state=State.HIDDEN))
    await withheld.remove(connection, learner, f"{name} minds this", now)
    await boards.join(connection, boards.of_community("test/server"), learner, name, now)
    await points.give(connection, learner, [Award(Reason.SOLVED, f"of {name}", 10)], "test/server", now)
    await points.earn_badge(connection, learner, "first-steps", name, now)
    await streaks.keep_day(connection, learner, learn(Streak(), now, None, due=None))


def explanation(id_: str, now: datetime, **changes: object) -> Explanation:
    """An explanation that others may see."""
    values = {
        "course": COURSE,
        "lesson": "recall",
        "skill": SKILL,
        "text": f"{id_}, in words",
        "pseudonym": "a heron",
        "shared": True,
    }
    return Explanation(id=id_, at=now, **{**values, **changes})  # pyright: ignore[reportArgumentType]
