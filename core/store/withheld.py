"""What authors removed while others were not to see it: its words are gone, and known when they come again."""

import re
import unicodedata
from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables
from core.store.explanations import State

_WORD = re.compile(r"\w+")


async def remove(connection: AsyncConnection, author: int, id_: str, now: datetime) -> None:
    """Delete an explanation of one's own, with all that was said and done about it.

    Of one that was hidden or under review a digest stays, by which `is_known` knows its words again.
    """
    told = tables.Explanation
    gone = delete(told).where(told.id == id_, told.learner_id == author).returning(told.text, told.state)
    row = (await connection.execute(gone)).one_or_none()
    if row is None or row.state == State.SHOWN.value:
        return
    values = {"learner_id": author, "digest": digest(row.text), "at": now}
    await connection.execute(insert(tables.Withheld).values(values).on_conflict_do_nothing())


async def is_known(connection: AsyncConnection, author: int, text: str) -> bool:
    """Whether a learner has removed these words while others were not to see them."""
    row = tables.Withheld
    query = select(exists().where(row.learner_id == author, row.digest == digest(text)))
    return (await connection.execute(query)).scalar_one()


def digest(text: str) -> str:
    """What is the same for the same words, however they are written and whatever stands between them."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return sha256(" ".join(words).encode()).hexdigest()
