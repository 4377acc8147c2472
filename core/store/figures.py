"""Classes as their figures see them: who is in one, block by block, what they did, and the figures that are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import DateTime, Float, Text, bindparam, func, or_, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables
from core.store.cohorts import Cohort
from core.store.knowledge import Gaussian, SkillRow

IN_HAND = timedelta(minutes=15)
"""For how long whoever began to work out a class's figures is taken to be at it."""
PATIENCE = 20
"""Figures that took a second are not worked out anew for so many seconds."""
_COHORT, _MEMBER = tables.Cohort, tables.CohortMember


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A learner in a class. `ability` is None before they are enrolled in its course."""

    learner: int
    name: str
    joined_at: datetime
    time_zone: str | None
    ability: Gaussian | None


@dataclass(frozen=True, slots=True)
class Kept:
    """The figures of a class as they were worked out at `at`, in `took` seconds."""

    figures: Mapping[str, Any]
    took: float
    at: datetime


async def members(
    connection: AsyncConnection, cohort: Cohort, most: int, *, after: int = 0
) -> list[MemberRow]:
    """The next learners of a class in the order of their numbers, those above `after`."""
    learner, enrolled = tables.Learner, tables.Enrolment
    query = (
        select(
            _MEMBER.learner_id,
            _MEMBER.name,
            _MEMBER.joined_at,
            learner.time_zone,
            enrolled.ability_mean,
            enrolled.ability_variance,
        )
        .join(learner, learner.id == _MEMBER.learner_id)
        .outerjoin(enrolled, (enrolled.learner_id == _MEMBER.learner_id) & (enrolled.course == cohort.course))
        .where(_MEMBER.cohort == cohort.id, _MEMBER.left_at.is_(None), _MEMBER.learner_id > after)
        .order_by(_MEMBER.learner_id)
        .limit(most)
    )
    return [_member(row) for row in await connection.execute(query)]


async def member(connection: AsyncConnection, cohort: Cohort, learner: int) -> MemberRow | None:
    """One learner of a class; None for who is not in it."""
    found = await members(connection, cohort, 1, after=learner - 1)
    return next((one for one in found if one.learner == learner), None)


async def called(
    connection: AsyncConnection, community: str, words: str, most: int
) -> list[tuple[str, int, str, str]]:
    """Learners of a community's classes whose name has these words: class, number, name and the class's title."""
    pattern = f"%{_escaped(' '.join(words.split()))}%"
    query = (
        select(_COHORT.id, _MEMBER.learner_id, _MEMBER.name, _COHORT.title)
        .join(_MEMBER, _MEMBER.cohort == _COHORT.id)
        .where(
            _COHORT.community == community,
            _COHORT.archived_at.is_(None),
            _MEMBER.left_at.is_(None),
            _MEMBER.name.ilike(pattern, escape="\\"),
        )
        .order_by(func.length(_MEMBER.name), _MEMBER.name, _COHORT.title, _MEMBER.learner_id)
        .limit(most)
    )
    return [
        (cohort, learner, name, title) for cohort, learner, name, title in await connection.execute(query)
    ]


async def able_from(connection: AsyncConnection, cohort: Cohort, quantile: float) -> float | None:
    """The ability that this share of a class stays below; None where nobody is enrolled."""
    values = {"cohort": cohort.id, "course": cohort.course, "quantile": quantile}
    return (await connection.execute(_ABLE, values)).scalar_one()


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonRow:
    """A lesson that a learner began."""

    learner: int
    lesson: str
    done: bool
    at: datetime


async def lessons(connection: AsyncConnection, course: str, learners: Sequence[int]) -> list[LessonRow]:
    """The lessons that learners began or did; `at` is when they last did something about one."""
    row = tables.LessonProgress
    query = select(row.learner_id, row.lesson, row.started_at, row.completed_at).where(
        row.learner_id.in_(learners), row.course == course
    )
    return [
        LessonRow(learner=learner, lesson=lesson, done=completed is not None, at=completed or started)
        for learner, lesson, started, completed in await connection.execute(query)
    ]


async def skills(
    connection: AsyncConnection, course: str, learners: Sequence[int]
) -> list[tuple[int, str, SkillRow, datetime]]:
    """What is known of the skills of learners: who, which, what, and when they last answered something of it."""
    row = tables.SkillState
    query = select(
        row.learner_id,
        row.skill,
        row.mean,
        row.variance,
        row.run,
        row.unassisted,
        row.unassisted_right,
        row.assisted,
        row.assisted_right,
        row.updated_at,
    ).where(row.learner_id.in_(learners), row.course == course)
    return [
        (
            learner,
            skill,
            SkillRow(
                estimate=Gaussian(mean, variance),
                run=run,
                unassisted=alone,
                unassisted_right=alone_right,
                assisted=helped,
                assisted_right=helped_right,
            ),
            at,
        )
        for learner, skill, mean, variance, run, alone, alone_right, helped, helped_right, at in (
            await connection.execute(query)
        )
    ]


async def bands(
    connection: AsyncConnection, course: str, learners: Sequence[int]
) -> list[tuple[int, Mapping[str, str]]]:
    """How the sides of each explanation of learners were judged."""
    row = tables.Explanation
    query = select(row.learner_id, row.bands).where(row.learner_id.in_(learners), row.course == course)
    return [(learner, found) for learner, found in await connection.execute(query)]


async def tutored(connection: AsyncConnection, course: str, learners: Sequence[int]) -> dict[int, int]:
    """How often the tutor said something to learners; nothing of what it said."""
    row = tables.TutorMessage
    query = (
        select(row.learner_id, func.count())
        .where(row.learner_id.in_(learners), row.course == course, row.shown.is_not(None))
        .group_by(row.learner_id)
    )
    return {found[0]: found[1] for found in await connection.execute(query)}


async def helpful(connection: AsyncConnection, course: str) -> set[str]:
    """What there are explanations about, shown to all, that helped somebody: ids of misconceptions among them."""
    row = tables.Explanation
    query = (
        select(row.about)
        .distinct()
        .where(row.course == course, row.shared, row.state == "shown", row.helped > 0, row.about != "")
    )
    return set((await connection.execute(query)).scalars())


async def answers(connection: AsyncConnection, cohort: Cohort, most: int) -> int:
    """How many answers the learners of a class gave in its course; of more than `most`, that many."""
    row = tables.Attempt
    some = (
        select(row.id)
        .join(_MEMBER, _MEMBER.learner_id == row.learner_id)
        .where(_MEMBER.cohort == cohort.id, _MEMBER.left_at.is_(None), row.course == cohort.course)
        .limit(most)
        .subquery()
    )
    return (await connection.execute(select(func.count()).select_from(some))).scalar_one()


async def kept(connection: AsyncConnection, cohort: str, *parts: str) -> Kept | None:
    """These parts of the figures of a class; None where they were never worked out."""
    row = tables.ClassFigures
    query = select(row.took, row.at, *(row.figures[part].label(part) for part in parts))
    found = (await connection.execute(query.where(row.cohort == cohort, row.figures != {}))).one_or_none()
    return Kept(dict(zip(parts, found[2:], strict=True)), found.took, found.at) if found else None


async def kept_of(connection: AsyncConnection, cohorts: Sequence[str], part: str) -> Mapping[str, Kept]:
    """A part of the figures of these classes, of as many as have some."""
    row = tables.ClassFigures
    query = select(row.cohort, row.figures[part].label(part), row.took, row.at)
    found = await connection.execute(query.where(row.cohort.in_(cohorts), row.figures != {}))
    return {cohort: Kept({part: figures}, took, at) for cohort, figures, took, at in found}


async def kept_at(connection: AsyncConnection, cohort: str) -> datetime | None:
    """When the figures of a class were worked out last; None for never."""
    row = tables.ClassFigures
    query = select(row.at).where(row.cohort == cohort, row.figures != {})
    return (await connection.execute(query)).scalar_one_or_none()


async def keep(
    connection: AsyncConnection, cohort: str, figures: Mapping[str, Any], took: float, at: datetime
) -> None:
    """Keep the figures of a class as they were at `at`, unless newer ones are kept already.

    They are thrown away where somebody whom they name is gone meanwhile.
    """
    values = {"cohort": cohort, "figures": dict(figures), "took": took, "at": at}
    await connection.execute(_KEEP, values)


async def claim(connection: AsyncConnection, cohort: str, now: datetime) -> bool:
    """Take a class's figures in hand, unless somebody else has them."""
    values = {"cohort": cohort, "now": now, "lost": now - IN_HAND}
    return (await connection.execute(_CLAIM, values)).one_or_none() is not None


async def stale(connection: AsyncConnection, now: datetime, young: timedelta) -> list[tuple[str, str]]:
    """Community and id of the classes whose figures are to be looked at: there are none, or they are older than `young`.

    Those of a class that is over stay as they are.

    Figures that took long are let be for longer (`PATIENCE`).
    """
    row = tables.ClassFigures
    rest = func.make_interval(0, 0, 0, 0, 0, 0, row.took * PATIENCE)
    query = (
        select(_COHORT.community, _COHORT.id)
        .outerjoin(row, row.cohort == _COHORT.id)
        .where(
            or_(
                row.cohort.is_(None),
                _COHORT.archived_at.is_(None) & (row.at < now - young) & (row.at + rest < now),
            ),
        )
        .order_by(row.at.nulls_first(), _COHORT.id)
    )
    return [(community, cohort) for community, cohort in await connection.execute(query)]


async def happened(connection: AsyncConnection, cohort: Cohort, since: datetime) -> bool:
    """Whether anything that the figures of a class speak of happened since then."""
    values = {"cohort": cohort.id, "course": cohort.course, "since": since}
    return bool((await connection.execute(_HAPPENED, values)).scalar_one())


def _member(row: Any) -> MemberRow:
    learner, name, joined_at, time_zone, mean, variance = row
    ability = None if mean is None else Gaussian(mean, variance)
    return MemberRow(learner=learner, name=name, joined_at=joined_at, time_zone=time_zone, ability=ability)


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


_ABLE = text(
    """
    SELECT percentile_cont(:quantile) WITHIN GROUP (ORDER BY e.ability_mean)
    FROM cohort_members m JOIN enrolments e ON e.learner_id = m.learner_id AND e.course = :course
    WHERE m.cohort = :cohort AND m.left_at IS NULL
    """
).bindparams(bindparam("quantile", type_=Float))

_KEEP = text(
    """
    INSERT INTO class_figures AS f (cohort, figures, took, at) SELECT :cohort, :figures, :took, :at
    WHERE EXISTS (SELECT FROM cohorts WHERE id = :cohort) AND NOT EXISTS (
        SELECT FROM jsonb_path_query(:figures, '$.overview.risks[*].learner') AS named
        WHERE named::bigint NOT IN (SELECT learner_id FROM cohort_members WHERE cohort = :cohort))
    ON CONFLICT (cohort) DO UPDATE SET figures = excluded.figures, took = excluded.took, at = excluded.at,
        begun_at = NULL
    WHERE f.at <= excluded.at
    """
).bindparams(
    bindparam("cohort", type_=Text),
    bindparam("figures", type_=JSONB),
    bindparam("took", type_=Float),
    bindparam("at", type_=DateTime(timezone=True)),
)

_CLAIM = text(
    """
    INSERT INTO class_figures AS f (cohort, figures, took, at, begun_at)
    SELECT :cohort, '{}', 0, 'epoch', :now WHERE EXISTS (SELECT FROM cohorts WHERE id = :cohort)
    ON CONFLICT (cohort) DO UPDATE SET begun_at = :now WHERE f.begun_at IS NULL OR f.begun_at < :lost
    RETURNING cohort
    """
).bindparams(
    bindparam("cohort", type_=Text),
    bindparam("now", type_=DateTime(timezone=True)),
    bindparam("lost", type_=DateTime(timezone=True)),
)

_HAPPENED = text(
    """
    SELECT EXISTS (SELECT FROM cohort_members WHERE cohort = :cohort AND (joined_at > :since OR left_at > :since))
        OR EXISTS (SELECT FROM assignments WHERE cohort = :cohort AND (at > :since OR withdrawn_at > :since))
        OR EXISTS (SELECT FROM assignments a JOIN extensions x ON x.assignment = a.id
                   WHERE a.cohort = :cohort AND x.at > :since)
        OR EXISTS (SELECT FROM cohort_members m JOIN skill_states s ON s.learner_id = m.learner_id
                   WHERE m.cohort = :cohort AND s.course = :course AND s.updated_at > :since)
        OR EXISTS (SELECT FROM cohort_members m JOIN lesson_progress p ON p.learner_id = m.learner_id
                   WHERE m.cohort = :cohort AND p.course = :course
                   AND (p.started_at > :since OR p.completed_at > :since))
        OR EXISTS (SELECT FROM cohort_members m JOIN overrides o ON o.learner_id = m.learner_id
                   WHERE m.cohort = :cohort AND o.at > :since)
    """
).bindparams(bindparam("since", type_=DateTime(timezone=True)))
