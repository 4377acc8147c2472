"""Ids that changed in a course's files, carried through the rows once, so that no progress is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Delete, Table, Update, and_, delete, exists, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables


class Kind(StrEnum):
    """What has an id. The value is the name of the column that holds it, in whatever table."""

    COURSE = "course"
    LESSON = "lesson"
    SKILL = "skill"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Rename:
    """A thing of a course had the id `old` and has the id `new`. Of a course itself, `course` is the new id."""

    kind: Kind
    course: str
    old: str
    new: str


async def carry(connection: AsyncConnection, renames: Sequence[Rename]) -> list[Rename]:
    """Carry the renames that were not carried before through all rows; those that were carried now.

    They are written down, since looking through all attempts at every start would take ever longer.
    """
    row = tables.CarriedRename
    keys = [(one.kind.value, one.course, one.old) for one in renames]
    query = select(row.kind, row.course, row.old).where(tuple_(row.kind, row.course, row.old).in_(keys))
    known = {tuple(found) for found in await connection.execute(query)}
    fresh = [one for one, key in zip(renames, keys, strict=True) if key not in known]
    for one in fresh:
        for table in _holding(one.kind):
            await connection.execute(_update(table, one))
        await connection.execute(_forget_the_way_back(one))
        values = {"kind": one.kind.value, "course": one.course, "old": one.old, "new": one.new}
        await connection.execute(insert(row).values(values).on_conflict_do_nothing())
    return fresh


def _forget_the_way_back(rename: Rename) -> Delete:
    """What is renamed back, as where an older version of a course is taken up again, can be renamed once more."""
    row = tables.CarriedRename
    return delete(row).where(
        row.kind == rename.kind.value,
        row.course == rename.course,
        row.old == rename.new,
        row.new == rename.old,
    )


def _holding(kind: Kind) -> list[Table]:
    """The tables that have a column for ids of this kind."""
    carried = tables.CarriedRename.__tablename__
    return [
        table for table in tables.Table.metadata.sorted_tables if kind in table.c and table.name != carried
    ]


def _update(table: Table, rename: Rename) -> Update:
    """Give rows of the old id the new one; one that would then be there twice is left as it is."""
    column = table.c[rename.kind]
    conditions = [column == rename.old]
    if rename.kind is not Kind.COURSE:
        conditions.append(table.c.course == rename.course)
    if column.primary_key:
        other = table.alias()
        same = [other.c[key.name] == key for key in table.primary_key if key is not column]
        conditions.append(~exists().where(and_(other.c[rename.kind] == rename.new, *same)))
    return update(table).where(*conditions).values({column: rename.new})
