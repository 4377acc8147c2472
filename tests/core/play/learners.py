"""Learners in a database of their own, without a house around them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, text

from core.store import explanations, tables, votes
from core.store.database import Database
from core.store.explanations import Explanation
from core.store.votes import Voted

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=100)
COURSE, SKILL = "course", "loops"


async def learners(database: Database, count: int, since: datetime = LONG_AGO) -> list[int]:
    """So many learners who have been here since then; their numbers."""
    row = tables.Learner
    async with database.transaction() as connection:
        values = [{"name": f"n{place}", "created_at": since} for place in range(count)]
        made = await connection.execute(insert(row).returning(row.id, sort_by_parameter_order=True), values)
        return list(made.scalars())


async def rows(database: Database, query: str, **values: Any) -> list[tuple[Any, ...]]:
    async with database.transaction() as connection:
        found = await connection.execute(text(query), values)
        return [tuple(row) for row in found] if found.returns_rows else []


def explanation(id_: str, **changes: Any) -> Explanation:
    """An explanation that others may see."""
    values: dict[str, Any] = {
        "course": COURSE,
        "lesson": "lesson",
        "skill": SKILL,
        "text": f"{id_} in words",
        "pseudonym": "a heron",
        "shared": True,
        "at": NOW,
    }
    return Explanation(id=id_, **(values | changes))


async def explained(database: Database, author: int, id_: str, **changes: Any) -> str:
    await database.write(explanations.add, author, explanation(id_, **changes))
    return id_


async def voted(
    database: Database,
    voter: int,
    id_: str,
    helped: bool = True,
    because: str = "",
    at: datetime = NOW,
) -> Voted:
    return await database.write(votes.vote, voter, id_, helped, because, at)
