"""What learners explain to each other, chosen for a reader by what helped others, and shown blind (P18)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Row,
    Text,
    bindparam,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, REAL
from sqlalchemy.ext.asyncio import AsyncConnection

from core.play.ranking import EXPLORED, Weighed, choose
from core.store import tables

_ROW = tables.Explanation

BEST, NEW = 16, 8
"""How many of the best and of the new ones are looked at for the next to show."""
HELPFUL = 3
"""How many of the best a learner who is stuck may be offered: the first of them need not fit."""
ENOUGH = 3.0
"""Independent votes from which what others think of an explanation is a grade."""
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
    community: str = ""
    """Where it was told, as PLATFORM/ID; "" outside of all."""
    bands: Mapping[str, str] = field(default_factory=dict[str, str])
    """How each of its sides was judged."""


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


@dataclass(frozen=True, slots=True)
class Graded:
    """An explanation with the share (0 to 1) of independent votes that say it helped."""

    text: str
    share: float


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


async def graded(
    connection: AsyncConnection, reader: int, course: str, skill: str, lesson: str, most: int
) -> list[Graded]:
    """Others' explanations of a lesson with what others think of them, those first that most have judged.

    Only what is shared and shown, and at least `ENOUGH` independent votes: fewer are an opinion.
    """
    query = (
        select(_ROW.text, (_ROW.up / _ROW.votes).label("share"))
        .where(
            _ROW.course == course,
            _ROW.skill == skill,
            _ROW.lesson == lesson,
            _ROW.shared,
            _ROW.state == State.SHOWN.value,
            _ROW.votes >= ENOUGH,
            _ROW.learner_id != reader,
        )
        .order_by(_ROW.votes.desc(), _ROW.id)
        .limit(most)
    )
    return [Graded(row.text, row.share) for row in await connection.execute(query)]


async def words_of_others(
    connection: AsyncConnection, author: int, course: str, lesson: str, most: int
) -> list[str]:
    """The texts of a lesson's explanations that others have shared, the newest first."""
    query = select(_ROW.text).where(
        _ROW.course == course, _ROW.lesson == lesson, _ROW.shared, _ROW.learner_id != author
    )
    return list((await connection.execute(query.order_by(_ROW.at.desc()).limit(most))).scalars())


async def own(connection: AsyncConnection, author: int, id_: str) -> Explanation | None:
    """An explanation as its author has it; None where it is gone, or another learner's."""
    query = select(*_COLUMNS).where(_ROW.id == id_, _ROW.learner_id == author)
    row = (await connection.execute(query)).mappings().one_or_none()
    return _explanation(dict(row)) if row else None


async def seen(connection: AsyncConnection, reader: int, id_: str) -> Blind | None:
    """An explanation that a reader has voted on, to be read once more; None where it is not shown any more."""
    return _blind_or_none((await connection.execute(SEEN, {"reader": reader, "id": id_})).one_or_none())


async def share(
    connection: AsyncConnection,
    author: int,
    id_: str,
    shared: bool,
    *,
    name: str | None = None,
    about: str | None = None,
) -> None:
    """Let others see an explanation of one's own, or no more; under another name and about something else, where given."""
    changed = {"pseudonym": name, "about": about}
    values = {key: value for key, value in changed.items() if value is not None}
    await connection.execute(
        update(_ROW).where(_ROW.id == id_, _ROW.learner_id == author).values(shared=shared, **values)
    )


async def overcome(connection: AsyncConnection, learner: int, course: str, items: Sequence[str]) -> str:
    """The failing test that a learner got over last at one of these challenges, as ITEM/CASE; "" where there was none."""
    values = {"learner": learner, "course": course, "items": items}
    return (await connection.execute(OVERCOME, values)).scalar_one_or_none() or ""


async def to_be_judged(
    connection: AsyncConnection, reader: int, course: str, lessons: Sequence[str], within: str = ""
) -> list[str]:
    """Those of the lessons, in their order, of which there is something that the reader has not voted on. One round trip.

    See `to_judge` for `within`.
    """
    values = {"reader": reader, "course": course, "lessons": lessons, "within": within}
    return list((await connection.execute(TO_BE_JUDGED, values)).scalars())


async def to_judge(
    connection: AsyncConnection, reader: int, course: str, lesson: str, rng: Random, within: str = ""
) -> Blind | None:
    """The next explanation of a lesson for a reader who has not voted on it; None where there is none. One round trip.

    Nothing is shown of an author one of whose explanations is under review, and of several that one shares about a
    lesson the newest alone: else one who shares a hundred would be all that is new. Nor is anything shown to those who
    decided about it, who have seen more than a reader may before the vote (P18). `within` is the community in which it is
    read, as PLATFORM/ID: what a filter held back and a community's staff let through is shown there alone.
    """
    values = {
        "reader": reader,
        "course": course,
        "lesson": lesson,
        "within": within,
        "best": BEST,
        "new": NEW,
        "explored": EXPLORED,
    }
    rows = {row.id: row for row in await connection.execute(TO_JUDGE, values)}
    chosen = choose({id_: Weighed(row.up, row.down) for id_, row in rows.items()}, rng)
    return None if chosen is None else _blind(rows[chosen])


async def to_help(
    connection: AsyncConnection,
    reader: int,
    course: str,
    skill: str,
    about: Sequence[str] = (),
    within: str = "",
) -> list[Blind]:
    """What helped others best, for a reader who is stuck and has not seen it: `HELPFUL` of them, the best first.

    What is `about` just this comes before all else, and so does what is about the first of several things. Nothing comes
    that has not helped anybody yet. One round trip. See `to_judge` for `within`.
    """
    wanted = [one for one in about if one]
    values = {
        "reader": reader,
        "course": course,
        "skill": skill,
        "about": wanted,
        "within": within,
        "best": BEST,
    }
    good = [row for row in await connection.execute(TO_HELP, values) if row.score > 0]
    place = {one: number for number, one in enumerate(wanted)}
    good.sort(key=lambda row: (place.get(row.about, len(place)), -row.score))
    return [_blind(row) for row in good[:HELPFUL]]


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


def _blind_or_none(row: Row[Any] | None) -> Blind | None:
    return None if row is None else _blind(row)


_COLUMNS: tuple[ColumnElement[Any], ...] = tuple(
    _ROW.__table__.c[name] for name in Explanation.__dataclass_fields__
)


def _explanation(row: dict[str, Any]) -> Explanation:
    row["state"] = State(row["state"])
    return Explanation(**row)


UNSEEN_AUTHOR = "EXISTS (SELECT FROM explanations r WHERE r.learner_id = e.learner_id AND r.state = 'review')"
"""Whether nothing of the author of `e` is shown just now: one of theirs is under review."""
DECIDED = "EXISTS (SELECT FROM moderation_events m WHERE m.explanation = e.id AND m.moderator = {who})"
"""Whether somebody decided about `e`: they have seen more than a reader may before the vote (P18)."""
# Whoever has a community of their own has staff of their own: what these let through is for those who are there.
_OPEN = f"""
    FROM explanations e
    WHERE course = :course AND {{of}} AND shared AND state = 'shown' AND learner_id <> :reader
      AND NOT EXISTS (SELECT FROM votes v WHERE v.explanation = e.id AND v.learner_id = :reader)
      AND NOT {UNSEEN_AUTHOR}
      AND NOT EXISTS (
          SELECT FROM explanations n
          WHERE n.learner_id = e.learner_id AND n.course = e.course AND n.lesson = e.lesson
            AND n.shared AND n.state = 'shown' AND (n.at, n.id) > (e.at, e.id)
      )
      AND NOT {DECIDED.format(who=":reader")}
      AND (community = :within OR NOT EXISTS (
          SELECT FROM moderation_events m
          WHERE m.explanation = e.id AND m.by = 'staff' AND m.act = 'restored'
            AND EXISTS (SELECT FROM moderation_events h WHERE h.explanation = e.id AND h.act = 'held')
            AND NOT EXISTS (SELECT FROM moderation_events o WHERE o.explanation = e.id AND o.by = 'operator')
      ))
"""  # noqa: S608 - words of our own
_NEEDED = "e.id, e.course, e.lesson, e.skill, e.about, e.text, e.code, e.up, e.down, e.votes, e.score"
_OF_LESSON, _OF_SKILL = _OPEN.format(of="lesson = :lesson"), _OPEN.format(of="skill = :skill")
_READING = (
    bindparam("reader", type_=BigInteger),
    bindparam("course", type_=Text),
    bindparam("within", type_=Text),
)

# Each part goes along an index and stops, however many explanations of the lesson or the skill there are.
TO_JUDGE = text(
    f"""
    (SELECT {_NEEDED} {_OF_LESSON} ORDER BY score DESC LIMIT :best)
    UNION (SELECT {_NEEDED} {_OF_LESSON} AND votes < :explored ORDER BY votes LIMIT :new)
    ORDER BY score DESC, id
    """
).bindparams(
    *_READING,
    bindparam("lesson", type_=Text),
    bindparam("best", type_=BigInteger),
    bindparam("new", type_=BigInteger),
    bindparam("explored", type_=REAL),
)

TO_HELP = text(
    f"""
    (SELECT {_NEEDED} {_OF_SKILL} ORDER BY score DESC LIMIT :best)
    UNION (SELECT {_NEEDED} {_OF_SKILL} AND cardinality(:about) > 0 AND about = ANY(:about) ORDER BY score DESC LIMIT :best)
    ORDER BY score DESC, id
    """
).bindparams(
    *_READING,
    bindparam("skill", type_=Text),
    bindparam("about", type_=ARRAY(Text)),
    bindparam("best", type_=BigInteger),
)

# One of each lesson is enough. Its order makes PostgreSQL go along the index to it, not through the table.
TO_BE_JUDGED = text(
    f"""
    SELECT wanted.lesson FROM unnest(:lessons) WITH ORDINALITY AS wanted (lesson, place)
    CROSS JOIN LATERAL (
        SELECT e.id {_OPEN.format(of="e.lesson = wanted.lesson")} ORDER BY e.score DESC LIMIT 1
    ) AS one ORDER BY wanted.place
    """  # noqa: S608 - words of our own
).bindparams(*_READING, bindparam("lessons", type_=ARRAY(Text)))

SEEN = text(
    f"""
    SELECT e.* FROM explanations e JOIN votes v ON v.explanation = e.id AND v.learner_id = :reader
    WHERE e.id = :id AND e.shared AND e.state = 'shown' AND NOT {UNSEEN_AUTHOR}
    """  # noqa: S608 - words of our own
).bindparams(bindparam("reader", type_=BigInteger), bindparam("id", type_=Text))

OVERCOME = text(
    """
    SELECT a.item || '/' || (a.response ->> 'failing') FROM attempts a
    WHERE a.learner_id = :learner AND a.course = :course AND a.item = ANY(:items) AND NOT a.correct
      AND a.response ->> 'failing' <> ''
      AND EXISTS (
          SELECT FROM attempts b
          WHERE b.learner_id = a.learner_id AND b.course = a.course AND b.item = a.item AND b.correct
      )
    ORDER BY a.seq DESC LIMIT 1
    """
).bindparams(
    bindparam("learner", type_=BigInteger),
    bindparam("course", type_=Text),
    bindparam("items", type_=ARRAY(Text)),
)
