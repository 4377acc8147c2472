"""What a learner lets Parley do with what they leave here, purpose by purpose."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables

_ROW = tables.Consent


@dataclass(frozen=True, slots=True)
class Purpose:
    """Something that a learner may agree to or refuse.

    Its words are `purpose-NAME`, what it is, `purpose-NAME-about`, what is done and what a refusal changes, and
    `purpose-NAME-called`, what it is called when it is typed.
    """

    name: str
    given: bool
    """What holds as long as a learner has said nothing."""
    needs_model: bool = False
    """Whether it is for nothing where there is no language model."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a learner decided last, and when."""

    given: bool
    at: datetime


async def decisions(connection: AsyncConnection, learner: int) -> dict[str, Decision]:
    """The newest decision of each purpose that the learner has decided on, by the purpose's name."""
    query = select(_ROW.purpose, _ROW.given, _ROW.at).where(_ROW.learner_id == learner).order_by(_ROW.at)
    found = await connection.execute(query)
    return {purpose: Decision(given, at) for purpose, given, at in found}  # a later one takes the place


async def stands(connection: AsyncConnection, learner: int, purpose: Purpose) -> bool:
    """Whether this may be done: what the learner decided last, or what holds until they do."""
    query = select(_ROW.given).where(_ROW.learner_id == learner, _ROW.purpose == purpose.name)
    found = (await connection.execute(query.order_by(_ROW.at.desc()).limit(1))).scalar_one_or_none()
    return purpose.given if found is None else found


async def decide(connection: AsyncConnection, learner: int, purpose: str, given: bool, now: datetime) -> None:
    """Note a decision. Those before it stay, so that it can be told what held when."""
    statement = insert(_ROW).values(learner_id=learner, purpose=purpose, at=now, given=given)
    key = ["learner_id", "purpose", "at"]
    await connection.execute(statement.on_conflict_do_update(index_elements=key, set_={"given": given}))
