"""Courses in the database: their words for search, who learns them, and how far they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, DateTime, bindparam, delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables

DICTIONARIES = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
}
"""PostgreSQL's dictionaries by language; `simple` serves the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseText:
    """What a course is found by. `revision` changes with the text."""

    course: str
    revision: str
    language: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """How far a learner is in a lesson: how many steps they saw, and whether they ever completed it."""

    step: int
    completed: bool


async def keep_texts(connection: AsyncConnection, texts: Sequence[CourseText]) -> None:
    """Make the searchable texts equal to these; what has not changed is not touched."""
    row = tables.CourseText
    known = dict((await connection.execute(select(row.course, row.revision))).all())
    await connection.execute(delete(row).where(row.course.not_in([one.course for one in texts])))
    for one in texts:
        if known.get(one.course) != one.revision:
            await keep_text(connection, one)


async def keep_text(connection: AsyncConnection, text: CourseText) -> None:
    """Make the searchable text of one course equal to this."""
    values = {
        "revision": text.revision,
        "dictionary": DICTIONARIES.get(text.language.split("-")[0], "simple"),
        "title": text.title,
        "body": text.body,
    }
    upsert = insert(tables.CourseText).values(course=text.course, **values)
    await connection.execute(upsert.on_conflict_do_update(index_elements=["course"], set_=values))


async def search(connection: AsyncConnection, words: str) -> list[str]:
    """Ids of the courses that hold these words (quotes, OR and - as in web searches), the best first."""
    row = tables.CourseText
    query = func.websearch_to_tsquery(row.dictionary, words)
    found = select(row.course).where(row.words.op("@@")(query))
    ranked = found.order_by(func.ts_rank(row.words, query).desc(), row.course)
    return list((await connection.execute(ranked)).scalars())


async def enrol(
    connection: AsyncConnection, learner: int, course: str, now: datetime, *, mean: float, variance: float
) -> None:
    """Enrol a learner, their ability unknown as `mean` and `variance` say; a second time changes nothing."""
    row = tables.Enrolment
    values = {"ability_mean": mean, "ability_variance": variance}
    await connection.execute(
        insert(row)
        .values(learner_id=learner, course=course, enrolled_at=now, **values)
        .on_conflict_do_nothing()
    )


async def enrolled(connection: AsyncConnection, learner: int) -> list[str]:
    """Ids of the courses a learner is enrolled in, the first first."""
    row = tables.Enrolment
    query = select(row.course).where(row.learner_id == learner).order_by(row.enrolled_at)
    return list((await connection.execute(query)).scalars())


async def lessons(connection: AsyncConnection, learner: int, course: str) -> dict[str, LessonProgress]:
    """How far a learner is in each lesson of a course that they began, in the order in which they did."""
    row = tables.LessonProgress
    query = select(row.lesson, row.step, row.completed_at).where(
        row.learner_id == learner, row.course == course
    )
    found = await connection.execute(query.order_by(row.started_at))
    return {lesson: LessonProgress(step, completed is not None) for lesson, step, completed in found}


async def stand_in_lesson(
    connection: AsyncConnection,
    learner: int,
    course: str,
    lesson: str,
    step: int,
    now: datetime,
    *,
    completed: bool = False,
) -> None:
    """Write down how many steps of a lesson a learner has seen; what was seen or completed stays so."""
    await connection.execute(
        _STAND,
        {
            "learner": learner,
            "course": course,
            "lesson": lesson,
            "step": step,
            "now": now,
            "completed": now if completed else None,
        },
    )


_STAND = text(
    """
    INSERT INTO lesson_progress AS p (learner_id, course, lesson, step, started_at, completed_at)
    VALUES (:learner, :course, :lesson, :step, :now, :completed)
    ON CONFLICT (learner_id, course, lesson) DO UPDATE SET
        step = greatest(p.step, excluded.step), completed_at = coalesce(p.completed_at, excluded.completed_at)
    """
).bindparams(
    bindparam("learner", type_=BigInteger),
    bindparam("now", type_=DateTime(timezone=True)),
    bindparam("completed", type_=DateTime(timezone=True)),
)
