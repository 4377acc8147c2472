"""Single answers of a class, as somebody who teaches it looks at them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Text, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store.answering import ANSWER


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An answer of a learner, who is called as in the roster; `answer` is it as one text, as answers are counted.

    `correct` and `score` are how it counts now.
    """

    id: int
    learner: int
    name: str
    item: str
    activity: str
    correct: bool
    score: float
    misconception: str | None
    assist_level: int
    answer: str
    response: Mapping[str, Any]
    at: datetime


async def find(connection: AsyncConnection, cohort: str, attempts: Sequence[int]) -> dict[int, Example]:
    """These answers, as far as they are of learners who are in the class."""
    found = await connection.execute(_FIND, {"cohort": cohort, "attempts": list(attempts)})
    return {row["id"]: Example(**row) for row in found.mappings()}


async def newest(
    connection: AsyncConnection, cohort: str, course: str, learner: int, most: int
) -> list[Example]:
    """What a learner of the class answered last in a course, the newest first."""
    values = {"cohort": cohort, "course": course, "learner": learner, "most": most}
    return [Example(**row) for row in (await connection.execute(_NEWEST, values)).mappings()]


async def following(
    connection: AsyncConnection, cohort: str, course: str, learners: Sequence[int]
) -> list[Example]:
    """All that these learners of the class answered in a course, in the order in which they did."""
    values = {"cohort": cohort, "course": course, "learners": list(learners)}
    return [Example(**row) for row in (await connection.execute(_FOLLOWING, values)).mappings()]


# Whoever was taken in by a role has agreed to nothing: what they answered before is not the class's.
_COLUMNS = f"""
    SELECT a.id, a.learner_id AS learner, m.name, a.item, a.activity, coalesce(o.correct, a.correct) AS correct,
        coalesce(o.score, a.score) AS score, a.misconception, a.assist_level, {ANSWER} AS answer, a.response, a.at
    FROM attempts a
    JOIN cohort_members m ON m.learner_id = a.learner_id AND m.cohort = :cohort AND m.left_at IS NULL
        AND (m.how NOT IN ('role', 'role-gone') OR a.at >= m.joined_at)
    LEFT JOIN LATERAL (
        SELECT correct, score FROM overrides
        WHERE attempt = a.id AND community = (SELECT community FROM cohorts WHERE id = :cohort)
        ORDER BY id DESC LIMIT 1
    ) AS o ON true
"""  # noqa: S608 - words of our own
_FIND = text(f"{_COLUMNS} WHERE a.id = ANY(:attempts)").bindparams(
    bindparam("attempts", type_=ARRAY(BigInteger)), bindparam("cohort", type_=Text)
)
_NEWEST = text(
    f"{_COLUMNS} WHERE a.learner_id = :learner AND a.course = :course ORDER BY a.at DESC, a.id DESC LIMIT :most"
).bindparams(bindparam("learner", type_=BigInteger), bindparam("cohort", type_=Text))
_FOLLOWING = text(
    f"{_COLUMNS} WHERE a.learner_id = ANY(:learners) AND a.course = :course ORDER BY a.learner_id, a.id"
).bindparams(bindparam("learners", type_=ARRAY(BigInteger)), bindparam("cohort", type_=Text))
