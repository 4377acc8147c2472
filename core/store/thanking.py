"""Whom explanations helped, as their authors are told: all at once, and not too often."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, DateTime, bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection

TOLD_EVERY = timedelta(days=1)
"""How often an author is told at most whom their explanations helped."""


@dataclass(frozen=True, slots=True)
class Helped:
    """A lesson whose explanations helped so many others of whom their author was not told, and the points that they gave since."""

    course: str
    lesson: str
    more: int
    points: int


async def to_tell(connection: AsyncConnection, now: datetime, most: int) -> list[int]:
    """The authors who are to be told that something of theirs helped: one after the other, see `tell_helped`."""
    values = {"now": now, "since": now - TOLD_EVERY, "most": most}
    return list((await connection.execute(TO_TELL, values)).scalars())


async def tell_helped(
    connection: AsyncConnection, author: int, now: datetime
) -> tuple[str | None, list[Helped]]:
    """An author's language, and what of theirs helped others since they were told, in the caller's transaction.

    From now on they count as told. Nothing where they were told within `TOLD_EVERY`. The author's row is taken first,
    as their own turns do.
    """
    values = {"author": author, "now": now, "since": now - TOLD_EVERY}
    language = (await connection.execute(HOLD, {"author": author})).scalar_one_or_none()
    return language, [Helped(*row) for row in await connection.execute(TELL_HELPED, values)]


# Where votes are still to be weighed, their points are not given yet: that is told together, a little later.
_UNTOLD = """
    e.helped > e.told AND e.weigh_at > :now
      AND NOT EXISTS (SELECT FROM explanations o WHERE o.learner_id = e.learner_id AND o.told_at > :since)
"""
TO_TELL = text(
    f"""
    SELECT e.learner_id FROM explanations e WHERE {_UNTOLD}
    GROUP BY e.learner_id ORDER BY min(e.at), e.learner_id LIMIT :most
    """  # noqa: S608 - words of our own
).bindparams(
    bindparam("now", type_=DateTime(timezone=True)),
    bindparam("since", type_=DateTime(timezone=True)),
    bindparam("most", type_=BigInteger),
)
HOLD = text("SELECT language FROM learners WHERE id = :author FOR NO KEY UPDATE").bindparams(
    bindparam("author", type_=BigInteger)
)
# Points are given for the lesson, whichever explanation of it helped: they are told of since any of them was.
TELL_HELPED = text(
    f"""
    WITH due AS (
        SELECT e.id, e.told FROM explanations e WHERE e.learner_id = :author AND {_UNTOLD}
    ), told AS (
        UPDATE explanations e SET told = e.helped, told_at = :now FROM due WHERE e.id = due.id
        RETURNING e.course, e.lesson, e.at, e.helped - due.told AS more
    ), lessons AS (
        SELECT course, lesson, min(at) AS at, sum(more) AS more, (
            SELECT coalesce(max(o.told_at), '-infinity') FROM explanations o
            WHERE o.learner_id = :author AND o.course = told.course AND o.lesson = told.lesson
        ) AS before
        FROM told GROUP BY course, lesson
    )
    SELECT course, lesson, more::int, coalesce((
        SELECT sum(amount) FROM points p
        WHERE p.learner_id = :author AND p.reason = 'helped' AND p.at > before
          AND starts_with(p.subject, course || '/' || lesson || '/')
    ), 0)::int FROM lessons ORDER BY lessons.at, course, lesson
    """  # noqa: S608 - words of our own
).bindparams(
    bindparam("author", type_=BigInteger),
    bindparam("now", type_=DateTime(timezone=True)),
    bindparam("since", type_=DateTime(timezone=True)),
)
