"""Learners' study sets: what they brought or had made, its passages and its questions. All of it is asked for by learner."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Text, bindparam, delete, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables

_SET, _PASSAGE, _ITEM = tables.StudySet, tables.StudyPassage, tables.StudyItem


class Kind(StrEnum):
    """What a set is."""

    FILE = "file"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True, kw_only=True)
class StudySet:
    """A set as its table has it, and how many passages and questions it has."""

    id: str
    kind: Kind
    title: str
    asked: str = ""
    source: str | None = None
    name: str = ""
    mime: str = ""
    key: str | None = None
    size: int = 0
    cut: bool = False
    at: datetime
    passages: int
    items: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyPassage:
    """A passage of a file, or a step of a lesson."""

    heading: str
    text: str
    place: str = ""
    code: str = ""
    output: str = ""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A passage among all that are a learner's: its set, that one's title, and its number there."""

    study: str
    title: str
    number: int
    passage: StudyPassage


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyItem:
    """A question, as `type` and plain values, and the passage and the words that say its answer."""

    id: str
    passage: int
    quote: str
    type: str
    question: Mapping[str, Any]


async def shelf(connection: AsyncConnection, learner: int) -> list[StudySet]:
    """All sets of a learner, the newest first."""
    return await _sets(connection, learner)


async def find(connection: AsyncConnection, learner: int, id_: str) -> StudySet | None:
    """A set of this learner's; None where it is gone, or was never theirs."""
    return next(iter(await _sets(connection, learner, _SET.id == id_)), None)


async def _sets(connection: AsyncConnection, learner: int, *only: Any) -> list[StudySet]:
    passages = select(func.count()).where(_PASSAGE.study == _SET.id).scalar_subquery()
    items = select(func.count()).where(_ITEM.study == _SET.id).scalar_subquery()
    columns = [one for one in _SET.__table__.c if one.name != "learner_id"]
    query = select(*columns, passages.label("passages"), items.label("items")).where(
        _SET.learner_id == learner, *only
    )
    found = await connection.execute(query.order_by(_SET.at.desc(), _SET.id))
    return [_set(dict(row)) for row in found.mappings()]


def _set(row: dict[str, Any]) -> StudySet:
    row["kind"] = Kind(row["kind"])
    return StudySet(**row)


async def passages(
    connection: AsyncConnection, learner: int, study: str, numbers: Collection[int]
) -> dict[int, StudyPassage]:
    """The passages of a learner's set that have these numbers and are there, in their order."""
    query = (
        select(*_SAID, _PASSAGE.number)
        .where(_PASSAGE.learner_id == learner, _PASSAGE.study == study, _PASSAGE.number.in_(numbers))
        .order_by(_PASSAGE.number)
    )
    return {number: _passage(said) for *said, number in await connection.execute(query)}


async def texts(connection: AsyncConnection, learner: int) -> list[Shelved]:
    """All passages of all sets of a learner, always in the same order."""
    query = (
        select(_SET.id, _SET.title, _PASSAGE.number, *_SAID)
        .join(_SET, _SET.id == _PASSAGE.study)
        .where(_SET.learner_id == learner)
        .order_by(_SET.at, _SET.id, _PASSAGE.number)
    )
    found = await connection.execute(query)
    return [Shelved(study, title, number, _passage(said)) for study, title, number, *said in found]


async def items(connection: AsyncConnection, learner: int, study: str) -> list[StudyItem]:
    """The questions of a learner's set, in the order in which they were made."""
    query = (
        select(_ITEM.id, _ITEM.passage, _ITEM.quote, _ITEM.type, _ITEM.question)
        .where(_ITEM.learner_id == learner, _ITEM.study == study)
        .order_by(_ITEM.number, _ITEM.id)
    )
    return [StudyItem(**row) for row in (await connection.execute(query)).mappings()]


async def add(
    connection: AsyncConnection,
    learner: int,
    study: StudySet,
    said: Sequence[StudyPassage],
    asked: Sequence[StudyItem] = (),
) -> None:
    """Put a set on a learner's shelf, with its passages and questions."""
    values = asdict(study)
    del values["passages"], values["items"]
    await connection.execute(insert(_SET).values(**values, learner_id=learner))
    own = {"study": study.id, "learner_id": learner}
    rows = [{**asdict(one), **own, "number": number} for number, one in enumerate(said)]
    await connection.execute(insert(_PASSAGE), rows)
    await add_items(connection, learner, study.id, asked, study.at)


async def add_items(
    connection: AsyncConnection, learner: int, study: str, asked: Sequence[StudyItem], now: datetime
) -> None:
    """Give a set more questions."""
    if not asked:
        return
    query = select(func.count()).where(_ITEM.study == study)
    begin = (await connection.execute(query)).scalar_one()
    rows = [
        {**asdict(one), "study": study, "learner_id": learner, "number": number, "at": now}
        for number, one in enumerate(asked, begin)
    ]
    await connection.execute(insert(_ITEM), rows)


async def remove(connection: AsyncConnection, learner: int, study: StudySet) -> None:
    """Remove a set with all that belongs to it, also from the messages with which its file came.

    A message whose answer goes on with the file, as with data beside a program, keeps it.
    """
    await connection.execute(delete(_SET).where(_SET.id == study.id, _SET.learner_id == learner))
    if study.key is not None:
        await connection.execute(FORGET, {"learner": learner, "key": study.key})


async def needed(connection: AsyncConnection, keys: Sequence[str]) -> set[str]:
    """Those of the blobs that a set has its file in."""
    query = select(_SET.key).where(_SET.key.in_(keys)).distinct()
    return {key for key in (await connection.execute(query)).scalars() if key is not None}


_SAID = (_PASSAGE.heading, _PASSAGE.text, _PASSAGE.place, _PASSAGE.code, _PASSAGE.output)


def _passage(said: Sequence[str]) -> StudyPassage:
    heading, words, place, code, output = said
    return StudyPassage(heading=heading, text=words, place=place, code=code, output=output)


# A turn without a reply is still being answered, and perhaps the file is read just now.
FORGET = text(
    """
    UPDATE turns SET
        attachments = (
            SELECT jsonb_agg(one) FROM jsonb_array_elements(attachments) AS one WHERE one ->> 'key' <> :key
        ),
        blobs = nullif(array_remove(blobs, :key), '{}')
    WHERE learner_id = :learner AND blobs @> ARRAY[CAST(:key AS text)] AND reply IS NOT NULL AND strpos(reply::text, :key) = 0
    """
).bindparams(bindparam("learner", type_=BigInteger), bindparam("key", type_=Text))
