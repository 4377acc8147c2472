"""What a model made for learners: kept for those who look into it, taken up in conversations, and counted for the budgets."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables

_ROW = tables.TutorMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class TutorMessage:
    """One message and how it came about, as its table has it.

    `tries` are pairs of what the model said and why it was not shown ("" if it was), `sources` what was found for it,
    each with the names of its place. `cost` is in millionths of the operator's money.
    """

    id: str
    place: str
    community: str = ""
    course: str = ""
    item: str = ""
    kind: str
    asked: str = ""
    sources: tuple[Mapping[str, Any], ...] = ()
    prompt: str
    digest: str
    model: str
    tries: tuple[tuple[str, str], ...]
    shown: str | None
    cached: bool = False
    tokens_in: int
    tokens_out: int
    cost: int = 0
    seconds: float


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a learner said, what was answered, at which item ("" for none), when, and what it leans on."""

    asked: str
    shown: str
    course: str
    item: str
    at: datetime
    sources: Sequence[Mapping[str, Any]] = ()

    @property
    def private(self) -> bool:
        """Whether it leans on what is the learner's own."""
        return any(one.get("study") for one in self.sources)


@dataclass(frozen=True, slots=True)
class Said:
    """What a learner saw: at which item, in answer to what, and what it leans on."""

    id: str
    course: str
    item: str
    asked: str
    shown: str
    sources: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Spent:
    """What was used: tokens read and written, and money in millionths."""

    tokens: int = 0
    money: int = 0


@dataclass(frozen=True, slots=True)
class Spending:
    """What a day has cost: for a learner, in their community (nothing outside of all), and for everybody."""

    learner: Spent
    community: Spent
    everybody: Spent


async def keep(connection: AsyncConnection, learner: int, message: TutorMessage, now: datetime) -> None:
    """Write a message down."""
    values = asdict(message) | {
        "tries": [list(one) for one in message.tries],
        "sources": [dict(one) for one in message.sources],
    }
    await connection.execute(insert(_ROW).values(**values, learner_id=learner, at=now))


async def rate(connection: AsyncConnection, learner: int, id_: str, helpful: bool) -> None:
    """Note whether a message helped the learner to whom it was shown."""
    mine = (_ROW.id == id_, _ROW.learner_id == learner)
    await connection.execute(update(_ROW).where(*mine).values(helpful=helpful))


async def shown(connection: AsyncConnection, learner: int, course: str, item: str) -> list[tuple[str, str]]:
    """The kinds and words of what was shown to a learner at an item, the first first."""
    query = select(_ROW.kind, _ROW.shown).where(
        _ROW.learner_id == learner, _ROW.course == course, _ROW.item == item, _ROW.shown.is_not(None)
    )
    return [(kind, words) for kind, words in await connection.execute(query.order_by(_ROW.at)) if words]


async def exchanges(
    connection: AsyncConnection, learner: int, place: str, since: datetime, most: int
) -> list[Exchange]:
    """The newest `most` exchanges of a learner with the tutor in a chat since then, the first first."""
    query = (
        select(_ROW.asked, _ROW.shown, _ROW.course, _ROW.item, _ROW.at, _ROW.sources)
        .where(_ROW.learner_id == learner, _ROW.place == place, _ROW.at >= since)
        .where(_ROW.asked != "", _ROW.shown.is_not(None))
        .order_by(_ROW.at.desc())
        .limit(most)
    )
    found = [Exchange(*row) for row in await connection.execute(query)]
    return found[::-1]


async def questions(
    connection: AsyncConnection, learner: int, place: str, since: datetime, most: int
) -> list[str]:
    """The newest `most` things that a learner said to the tutor in a chat since then, answered or not, the first first."""
    query = (
        select(_ROW.asked)
        .where(_ROW.learner_id == learner, _ROW.place == place, _ROW.at >= since, _ROW.asked != "")
        .order_by(_ROW.at.desc())
        .limit(most)
    )
    return list((await connection.execute(query)).scalars())[::-1]


async def said(connection: AsyncConnection, learner: int, id_: str) -> Said | None:
    """A message as this learner saw it; None where they never did."""
    query = select(_ROW.id, _ROW.course, _ROW.item, _ROW.asked, _ROW.shown, _ROW.sources).where(
        _ROW.id == id_, _ROW.learner_id == learner, _ROW.shown.is_not(None)
    )
    row = (await connection.execute(query)).one_or_none()
    return Said(*row) if row else None


async def spent(connection: AsyncConnection, learner: int, community: str, since: datetime) -> Spending:
    """What was used since then. `community` is PLATFORM/ID, "" outside of all.

    What somebody in a class of a community uses in private counts there: classes learn in private, too.
    """
    member, cohort = tables.CohortMember, tables.Cohort
    classmates = (
        select(member.learner_id)
        .join(cohort, cohort.id == member.cohort)
        .where(cohort.community == community, cohort.archived_at.is_(None), member.left_at.is_(None))
    )

    def of(*whose: Any) -> tuple[Any, Any]:
        tokens, money = func.sum(_ROW.tokens_in + _ROW.tokens_out), func.sum(_ROW.cost)
        if whose:
            tokens, money = tokens.filter(*whose), money.filter(*whose)
        return func.coalesce(tokens, 0), func.coalesce(money, 0)

    here = or_(_ROW.community == community, and_(_ROW.community == "", _ROW.learner_id.in_(classmates)))
    mine, theirs = _ROW.learner_id == learner, (here, literal(community) != "")
    query = select(*of(mine), *of(*theirs), *of()).where(_ROW.at >= since)
    numbers = [int(one) for one in (await connection.execute(query)).one()]
    return Spending(Spent(*numbers[:2]), Spent(*numbers[2:4]), Spent(*numbers[4:]))


async def find(connection: AsyncConnection, id_: str) -> dict[str, Any] | None:
    """All that is known of a message; None where there is none of that id."""
    query = select(*_ROW.__table__.c).where(_ROW.id == id_)
    row = (await connection.execute(query)).mappings().one_or_none()
    return dict(row) if row else None
