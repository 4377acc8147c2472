"""What learners explain to each other, chosen for a reader by what helped others, and shown blind (P18)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Row, Text, bindparam, delete, insert, select, text, update
from sqlalchemy.dialects.postgresql import REAL
from sqlalchemy.ext.asyncio import AsyncConnection

from core.play.ranking import EXPLORED, Weighed, choose
from core.store import tables

_ROW = tables.Explanation

BEST, NEW = 16, 8
"""How many of the best and of the new ones are looked at for the next to show."""
AGAIN = timedelta(days=1)
"""After which the votes of an explanation are weighed again: what ties voters may have become known."""


class State(StrEnum):
    """Whether others may see an explanation."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """An explanation as its author has it. `about` is the misconception or failing test that it answers, or ""."""

    id: str
    course: str
    lesson: str
    skill: str
    about: str = ""
    text: str
    code: str = ""
    pseudonym: str
    shared: bool = False
    state: State = State.SHOWN
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Blind:
    """An explanation as somebody sees it who has not voted yet: nothing says whose it is or what others think."""

    id: str
    course: str
    lesson: str
    skill: str
    about: str
    text: str
    code: str


async def add(connection: AsyncConnection, author: int, explanation: Explanation) -> None:
    """Keep an explanation."""
    values = asdict(explanation)
    await connection.execute(
        insert(_ROW).values(**values, learner_id=author, weigh_at=explanation.at + AGAIN)
    )


async def mine(connection: AsyncConnection, author: int) -> list[Explanation]:
    """All explanations of a learner, the newest first."""
    query = select(*_COLUMNS).where(_ROW.learner_id == author).order_by(_ROW.at.desc(), _ROW.id.desc())
    return [_explanation(dict(row)) for row in (await connection.execute(query)).mappings()]


async def under_review(connection: AsyncConnection, most: int) -> list[Explanation]:
    """The explanations that wait for somebody to look at them, those first that wait longest."""
    query = select(*_COLUMNS).where(_ROW.state == State.REVIEW.value).order_by(_ROW.at, _ROW.id).limit(most)
    return [_explanation(dict(row)) for row in (await connection.execute(query)).mappings()]


async def share(connection: AsyncConnection, author: int, id_: str, shared: bool) -> None:
    """Let others see an explanation of one's own, or no more."""
    await connection.execute(
        update(_ROW).where(_ROW.id == id_, _ROW.learner_id == author).values(shared=shared)
    )


async def remove(connection: AsyncConnection, author: int, id_: str) -> None:
    """Delete an explanation of one's own, with all that was said of it."""
    await connection.execute(delete(_ROW).where(_ROW.id == id_, _ROW.learner_id == author))


async def to_judge(
    connection: AsyncConnection, reader: int, course: str, skill: str, rng: Random
) -> Blind | None:
    """The next explanation of a skill for a reader who has not voted on it; None where there is none. One round trip.

    Nothing is shown of an author one of whose explanations is under review.
    """
    rows = {row.id: row for row in await _candidates(connection, reader, course, skill, "")}
    chosen = choose({id_: Weighed(row.up, row.down) for id_, row in rows.items()}, rng)
    return None if chosen is None else _blind(rows[chosen])


async def to_help(
    connection: AsyncConnection, reader: int, course: str, skill: str, about: str = ""
) -> Blind | None:
    """What helped others best, for a reader who is stuck and has not seen it; what is `about` just this comes first.

    None where nothing has helped anybody yet. One round trip.
    """
    rows = await _candidates(connection, reader, course, skill, about)
    good = [row for row in rows if row.score > 0]
    best = max(good, key=lambda row: (row.about == about != "", row.score), default=None)
    return None if best is None else _blind(best)


async def _candidates(
    connection: AsyncConnection, reader: int, course: str, skill: str, about: str
) -> Sequence[Row[Any]]:
    values = {
        "reader": reader,
        "course": course,
        "skill": skill,
        "about": about,
        "best": BEST,
        "new": NEW,
        "explored": EXPLORED,
    }
    return (await connection.execute(CANDIDATES, values)).all()


def _blind(row: Row[Any]) -> Blind:
    return Blind(
        id=row.id,
        course=row.course,
        lesson=row.lesson,
        skill=row.skill,
        about=row.about,
        text=row.text,
        code=row.code,
    )


_COLUMNS: tuple[ColumnElement[Any], ...] = tuple(
    _ROW.__table__.c[name] for name in Explanation.__dataclass_fields__
)


def _explanation(row: dict[str, Any]) -> Explanation:
    row["state"] = State(row["state"])
    return Explanation(**row)


_OPEN = """
    FROM explanations e
    WHERE course = :course AND skill = :skill AND shared AND state = 'shown' AND learner_id <> :reader
      AND NOT EXISTS (SELECT FROM votes v WHERE v.explanation = e.id AND v.learner_id = :reader)
      AND NOT EXISTS (SELECT FROM explanations r WHERE r.learner_id = e.learner_id AND r.state = 'review')
"""
# Each part goes along an index and stops, however many explanations of the skill there are.
CANDIDATES = text(
    f"""
    (SELECT e.* {_OPEN} ORDER BY score DESC LIMIT :best)
    UNION (SELECT e.* {_OPEN} AND votes < :explored ORDER BY votes LIMIT :new)
    UNION (SELECT e.* {_OPEN} AND :about <> '' AND about = :about ORDER BY score DESC LIMIT :best)
    ORDER BY score DESC, id
    """
).bindparams(
    bindparam("reader", type_=BigInteger),
    bindparam("course", type_=Text),
    bindparam("skill", type_=Text),
    bindparam("about", type_=Text),
    bindparam("best", type_=BigInteger),
    bindparam("new", type_=BigInteger),
    bindparam("explored", type_=REAL),
)
