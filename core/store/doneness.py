"""When learners had done what their class is to do, from what they did."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from core.store import tables
from core.teaching import Kind

_ATTEMPT = tables.Attempt


async def lesson_done(
    connection: AsyncConnection, course: str, lesson: str, learners: Sequence[int]
) -> dict[int, datetime]:
    """When these learners completed a lesson, as far as they did."""
    row = tables.LessonProgress
    query = select(row.learner_id, row.completed_at).where(row.course == course, row.lesson == lesson)
    found = await connection.execute(query.where(row.learner_id.in_(learners), row.completed_at.is_not(None)))
    return {learner: at for learner, at in found if at is not None}


async def quiz_done(
    connection: AsyncConnection, course: str, items: Sequence[str], since: datetime, learners: Sequence[int]
) -> dict[int, datetime]:
    """When these learners had answered all of the items in a quiz, each once, since a moment."""
    first = (
        select(_ATTEMPT.learner_id, _ATTEMPT.item, func.min(_ATTEMPT.at).label("at"))
        .where(_ATTEMPT.learner_id.in_(learners), _ATTEMPT.course == course, _ATTEMPT.item.in_(items))
        .where(_ATTEMPT.activity == Kind.QUIZ.value, _ATTEMPT.at >= since)
        .group_by(_ATTEMPT.learner_id, _ATTEMPT.item)
        .subquery()
    )
    last = select(first.c.learner_id, func.max(first.c.at)).group_by(first.c.learner_id)
    found = await connection.execute(last.having(func.count() >= len(items)))
    return {learner: at for learner, at in found if items}


async def quiz_answered(
    connection: AsyncConnection, course: str, items: Sequence[str], since: datetime, learner: int
) -> set[str]:
    """Which of the items a learner has answered in a quiz since a moment."""
    query = (
        select(_ATTEMPT.item)
        .distinct()
        .where(
            _ATTEMPT.learner_id == learner,
            _ATTEMPT.course == course,
            _ATTEMPT.item.in_(items),
            _ATTEMPT.activity == Kind.QUIZ.value,
            _ATTEMPT.at >= since,
        )
    )
    return set((await connection.execute(query)).scalars())


async def challenge_done(
    connection: AsyncConnection, cohort: str, course: str, item: str, learners: Sequence[int]
) -> dict[int, datetime]:
    """When these learners first sent in what solves a challenge, or what counts as right in the class by a decision."""
    here = select(tables.Cohort.community).where(tables.Cohort.id == cohort).scalar_subquery()
    other = aliased(tables.Override)
    newest = (
        select(other.correct)
        .where(other.attempt == _ATTEMPT.id, other.community == here)
        .order_by(other.id.desc())
        .limit(1)
        .correlate(_ATTEMPT)
        .scalar_subquery()
    )
    query = (
        select(_ATTEMPT.learner_id, func.min(_ATTEMPT.at))
        .where(_ATTEMPT.learner_id.in_(learners), _ATTEMPT.course == course, _ATTEMPT.item == item)
        .where(func.coalesce(newest, _ATTEMPT.correct))
        .group_by(_ATTEMPT.learner_id)
    )
    return dict((await connection.execute(query)).all())


async def reviewed(
    connection: AsyncConnection, course: str, since: datetime, learners: Sequence[int]
) -> dict[int, list[datetime]]:
    """When these learners reviewed something since a moment: the first time in each quarter of an hour.

    Days begin with a quarter of an hour in every time zone, so that these are all that tells days apart.
    """
    quarter = func.floor(func.extract("epoch", _ATTEMPT.at) / 900)
    query = (
        select(_ATTEMPT.learner_id, func.min(_ATTEMPT.at))
        .where(_ATTEMPT.learner_id.in_(learners), _ATTEMPT.course == course)
        .where(_ATTEMPT.activity == Kind.REVIEW.value, _ATTEMPT.at >= since)
        .group_by(_ATTEMPT.learner_id, quarter)
    )
    found: dict[int, list[datetime]] = {}
    for learner, at in await connection.execute(query):
        found.setdefault(learner, []).append(at)
    return found


async def lessons_completed(
    connection: AsyncConnection, course: str, learners: Sequence[int]
) -> dict[int, set[str]]:
    """The lessons of a course that these learners completed."""
    row = tables.LessonProgress
    query = select(row.learner_id, row.lesson).where(row.course == course, row.learner_id.in_(learners))
    found: dict[int, set[str]] = {}
    for learner, lesson in await connection.execute(query.where(row.completed_at.is_not(None))):
        found.setdefault(learner, set()).add(lesson)
    return found
