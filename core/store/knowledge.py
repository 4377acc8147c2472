"""What is known of a learner: attempts, what they let us believe, and when items come back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Boolean, DateTime, bindparam, func, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables


@dataclass(frozen=True, slots=True)
class Gaussian:
    """A mean and a variance, in logits."""

    mean: float
    variance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillRow:
    """What is known of a skill; `estimate` and `run` come from unassisted work alone."""

    estimate: Gaussian | None = None
    run: int = 0
    unassisted: int = 0
    unassisted_right: int = 0
    assisted: int = 0
    assisted_right: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that bears on one answer. None stands for what has no row yet."""

    ability: Gaussian | None
    skill: SkillRow
    item: Gaussian | None
    card: Mapping[str, Any] | None
    agreed: bool | None
    """What the learner decided on the purpose that was asked about; None where they have not."""
    talked: bool = False
    """Whether the tutor has talked about the item with them lately, other than about an answer that was marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One graded answer and what follows from it, to be written at once.

    `item_prior` is the item's estimate before any answer, `item_step` what this answer adds to it.
    """

    learner: int
    course: str
    item: str
    revision: str
    skill: str
    activity: str
    correct: bool
    score: float
    misconception: str | None
    assist_level: int
    response: Mapping[str, Any]
    seq: int
    at: datetime
    ability: Gaussian
    skill_row: SkillRow
    item_prior: Gaussian
    item_step: Gaussian
    item_floor: float
    counts: bool
    """Whether the answer says something about the item: unassisted, and the first go."""
    lends: bool
    """Whether it may bear on what all learners together make of the item."""
    card: Mapping[str, Any]
    due: datetime


@dataclass(frozen=True, slots=True)
class Met:
    """An item that a learner has met: when it was last answered, and when it is due again."""

    item: str
    due: datetime
    last: datetime


async def known(
    connection: AsyncConnection,
    learner: int,
    course: str,
    item: str,
    skill: str,
    *,
    purpose: str,
    lately: datetime,
) -> Known:
    """What is known before an answer of `learner` to `item`, and what they decided on `purpose`. One round trip.

    What the tutor said since `lately` counts as help with it.
    """
    values = {
        "learner": learner,
        "course": course,
        "item": item,
        "skill": skill,
        "purpose": purpose,
        "lately": lately,
    }
    row = (await connection.execute(KNOWN, values)).one()
    return Known(
        ability=_gaussian(row.ability_mean, row.ability_variance),
        skill=SkillRow(
            estimate=_gaussian(row.skill_mean, row.skill_variance),
            run=row.run or 0,
            unassisted=row.unassisted or 0,
            unassisted_right=row.unassisted_right or 0,
            assisted=row.assisted or 0,
            assisted_right=row.assisted_right or 0,
        ),
        item=_gaussian(row.item_mean, row.item_variance),
        card=row.card,
        agreed=row.agreed,
        talked=row.talked,
    )


async def record(connection: AsyncConnection, fact: Fact) -> None:
    """Write an answer and all that it changes, in one statement.

    The learner's own rows are set: the turn's compare-and-swap guards them. The item's row is shared by all
    learners, so it is moved by an increment, and left alone where the learner does not lend their answer to it.
    """
    estimate = fact.skill_row.estimate
    assert estimate is not None
    await connection.execute(
        RECORD,
        {
            "learner": fact.learner,
            "course": fact.course,
            "item": fact.item,
            "revision": fact.revision,
            "skill": fact.skill,
            "activity": fact.activity,
            "correct": fact.correct,
            "score": fact.score,
            "misconception": fact.misconception,
            "assist": fact.assist_level,
            "response": dict(fact.response),
            "seq": fact.seq,
            "at": fact.at,
            "ability_mean": fact.ability.mean,
            "ability_variance": fact.ability.variance,
            "skill_mean": estimate.mean,
            "skill_variance": estimate.variance,
            "run": fact.skill_row.run,
            "unassisted": fact.skill_row.unassisted,
            "unassisted_right": fact.skill_row.unassisted_right,
            "assisted": fact.skill_row.assisted,
            "assisted_right": fact.skill_row.assisted_right,
            "prior_mean": fact.item_prior.mean,
            "prior_variance": fact.item_prior.variance,
            "step_mean": fact.item_step.mean,
            "step_variance": fact.item_step.variance,
            "floor": fact.item_floor,
            "counts": int(fact.counts),
            "lends": fact.lends,
            "card": dict(fact.card),
            "due": fact.due,
        },
    )


async def skills(connection: AsyncConnection, learner: int, course: str) -> dict[str, SkillRow]:
    """What is known of each skill that a learner has worked at."""
    row = tables.SkillState
    query = select(
        row.skill,
        row.mean,
        row.variance,
        row.run,
        row.unassisted,
        row.unassisted_right,
        row.assisted,
        row.assisted_right,
    ).where(row.learner_id == learner, row.course == course)
    return {
        skill: SkillRow(
            estimate=Gaussian(mean, variance),
            run=run,
            unassisted=unassisted,
            unassisted_right=unassisted_right,
            assisted=assisted,
            assisted_right=assisted_right,
        )
        for skill, mean, variance, run, unassisted, unassisted_right, assisted, assisted_right in (
            await connection.execute(query)
        )
    }


async def ability(connection: AsyncConnection, learner: int, course: str) -> Gaussian | None:
    """The general ability of a learner in a course, where they are enrolled."""
    row = tables.Enrolment
    query = select(row.ability_mean, row.ability_variance).where(
        row.learner_id == learner, row.course == course
    )
    found = (await connection.execute(query)).one_or_none()
    return None if found is None else Gaussian(*found)


async def items(connection: AsyncConnection, course: str) -> dict[str, Gaussian]:
    """How easy the items of a course have turned out, as far as anybody answered them."""
    row = tables.ItemState
    query = select(row.item, row.mean, row.variance).where(row.course == course)
    found = await connection.execute(query)
    return {item: Gaussian(mean, variance) for item, mean, variance in found}


async def met(connection: AsyncConnection, learner: int, course: str) -> list[Met]:
    """Every item that a learner has met in a course, those due longest first."""
    row = tables.Memory
    query = select(row.item, row.due, row.last).where(row.learner_id == learner, row.course == course)
    return [Met(*found) for found in (await connection.execute(query.order_by(row.due)))]


async def waited(
    connection: AsyncConnection, learner: int, course: str, item: str, now: datetime
) -> timedelta | None:
    """How long ago a learner last answered what is due at `now`; None where it is not, or they have not met it."""
    row = tables.Memory
    query = select(row.last).where(
        row.learner_id == learner, row.course == course, row.item == item, row.due <= now
    )
    last = (await connection.execute(query)).scalar_one_or_none()
    return None if last is None else now - last


async def solved(connection: AsyncConnection, learner: int, course: str, items: Sequence[str]) -> set[str]:
    """Which of these items the learner has answered correctly at least once, as the answers count (see Override)."""
    row, decided = tables.Attempt, tables.Override
    decision = select(decided.correct).where(decided.attempt == row.id).order_by(decided.id.desc()).limit(1)
    query = (
        select(row.item)
        .distinct()
        .where(
            row.learner_id == learner,
            row.course == course,
            row.item.in_(items),
            func.coalesce(decision.scalar_subquery(), row.correct),
        )
    )
    return set((await connection.execute(query)).scalars())


async def passed(connection: AsyncConnection, learner: int, course: str, items: Sequence[str]) -> set[str]:
    """Which of these items the learner has answered correctly at least once, as it was judged then.

    By this it is known what may be said of them (P1): how an answer counts may be decided by a friend, in a class of
    their own.
    """
    row = tables.Attempt
    query = select(row.item).distinct().where(row.learner_id == learner, row.course == course)
    return set((await connection.execute(query.where(row.item.in_(items), row.correct))).scalars())


async def answered(
    connection: AsyncConnection, learner: int, course: str, items: Sequence[str], *, activity: str
) -> set[str]:
    """Which of these items the learner has answered, rightly or not, in an activity."""
    row = tables.Attempt
    query = (
        select(row.item)
        .distinct()
        .where(row.learner_id == learner, row.course == course, row.item.in_(items), row.activity == activity)
    )
    return set((await connection.execute(query)).scalars())


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """What a learner answered last to an item. `response` is as it was kept: its kind, and what was given."""

    correct: bool
    misconception: str | None
    response: Mapping[str, Any]


async def last_answer(
    connection: AsyncConnection, learner: int, course: str, items: Sequence[str]
) -> LastAnswer | None:
    """The newest answer to any of these items, which are one under all its names; None before the first."""
    row = tables.Attempt
    query = (
        select(row.correct, row.misconception, row.response)
        .where(row.learner_id == learner, row.course == course, row.item.in_(items))
        .order_by(row.seq.desc())
        .limit(1)
    )
    found = (await connection.execute(query)).one_or_none()
    return LastAnswer(*found) if found else None


async def misconceptions(connection: AsyncConnection, learner: int, course: str, most: int) -> list[str]:
    """The misconceptions that showed in a learner's newest answers, the newest first; each once."""
    row = tables.Attempt
    newest = func.max(row.seq)
    query = (
        select(row.misconception)
        .where(row.learner_id == learner, row.course == course, row.misconception.is_not(None))
        .group_by(row.misconception)
        .order_by(newest.desc())
        .limit(most)
    )
    return [one for one in (await connection.execute(query)).scalars() if one]


def _gaussian(mean: float | None, variance: float | None) -> Gaussian | None:
    return None if mean is None or variance is None else Gaussian(mean, variance)


KNOWN = text(
    """
    SELECT e.ability_mean, e.ability_variance, s.mean AS skill_mean, s.variance AS skill_variance, s.run,
           s.unassisted, s.unassisted_right, s.assisted, s.assisted_right,
           i.mean AS item_mean, i.variance AS item_variance, m.card,
           (SELECT given FROM consents WHERE learner_id = :learner AND purpose = :purpose
            ORDER BY at DESC LIMIT 1) AS agreed,
           EXISTS (SELECT FROM tutor_messages WHERE learner_id = :learner AND at >= :lately AND course = :course
                   AND item = :item AND shown IS NOT NULL AND kind <> 'why') AS talked
    FROM (SELECT 1) AS one
    LEFT JOIN enrolments e ON e.learner_id = :learner AND e.course = :course
    LEFT JOIN skill_states s ON s.learner_id = :learner AND s.course = :course AND s.skill = :skill
    LEFT JOIN item_states i ON i.course = :course AND i.item = :item
    LEFT JOIN memories m ON m.learner_id = :learner AND m.course = :course AND m.item = :item
    """
).bindparams(bindparam("learner", type_=BigInteger), bindparam("lately", type_=DateTime(timezone=True)))

RECORD = text(
    """
    WITH attempt AS (
        INSERT INTO attempts (learner_id, course, item, revision, skill, activity, correct, score, misconception,
            assist_level, response, seq, at)
        VALUES (:learner, :course, :item, :revision, :skill, :activity, :correct, :score, :misconception,
            :assist, :response, :seq, :at)
    ), able AS (
        INSERT INTO enrolments (learner_id, course, enrolled_at, ability_mean, ability_variance)
        VALUES (:learner, :course, :at, :ability_mean, :ability_variance)
        ON CONFLICT (learner_id, course) DO UPDATE SET
            ability_mean = excluded.ability_mean, ability_variance = excluded.ability_variance
    ), skilled AS (
        INSERT INTO skill_states (learner_id, course, skill, mean, variance, run, unassisted, unassisted_right,
            assisted, assisted_right, updated_at)
        VALUES (:learner, :course, :skill, :skill_mean, :skill_variance, :run, :unassisted, :unassisted_right,
            :assisted, :assisted_right, :at)
        ON CONFLICT (learner_id, course, skill) DO UPDATE SET
            mean = excluded.mean, variance = excluded.variance, run = excluded.run,
            unassisted = excluded.unassisted, unassisted_right = excluded.unassisted_right,
            assisted = excluded.assisted, assisted_right = excluded.assisted_right,
            updated_at = excluded.updated_at
    ), eased AS (
        INSERT INTO item_states AS i (course, item, mean, variance, answers)
        SELECT :course, :item, CAST(:prior_mean AS real) + CAST(:step_mean AS real),
            CAST(:prior_variance AS real) + CAST(:step_variance AS real), :counts
        WHERE :lends
        ON CONFLICT (course, item) DO UPDATE SET
            mean = i.mean + :step_mean, variance = greatest(:floor, i.variance + :step_variance),
            answers = i.answers + excluded.answers
    )
    INSERT INTO memories (learner_id, course, item, card, due, last)
    VALUES (:learner, :course, :item, :card, :due, :at)
    ON CONFLICT (learner_id, course, item) DO UPDATE SET
        card = excluded.card, due = excluded.due, last = excluded.last
    """
).bindparams(
    bindparam("learner", type_=BigInteger),
    bindparam("seq", type_=BigInteger),
    bindparam("counts", type_=BigInteger),
    bindparam("lends", type_=Boolean),
    bindparam("response", type_=JSONB),
    bindparam("card", type_=JSONB),
    bindparam("at", type_=DateTime(timezone=True)),
    bindparam("due", type_=DateTime(timezone=True)),
    bindparam("step_mean", type_=tables.REAL),
    bindparam("step_variance", type_=tables.REAL),
    bindparam("floor", type_=tables.REAL),
)
