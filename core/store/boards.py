"""Boards: who wants to be on one, and the sums of their points. Who is not a member is in none of these answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, DateTime, Select, Text, bindparam, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import Overtaken
from core.play.boards import Place, Standing, places
from core.store import tables

_MEMBER, _ROW = tables.BoardMember, tables.BoardStanding

KEPT = "1 month"
"""How long before the running month weeks and months stay, so that one can tell who was ahead in the last one."""

PERIODS = """(VALUES
    ('all'),
    (to_char({0} AT TIME ZONE 'UTC', 'IYYY-"W"IW')),
    (to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM'))
) AS periods (period)"""
"""The periods of a moment in SQL, as `core.play.boards.period` names them."""


class Kind(StrEnum):
    """Whose points are compared."""

    COMMUNITY = "community"
    FRIENDS = "friends"
    COHORT = "cohort"


@dataclass(frozen=True, slots=True)
class Board:
    """A board, and the community whose points count there, as PLATFORM/ID; "" where all do.

    Its key is KIND/NAME; see `of_community`, `of_friends` and `of_cohort` for the name.
    """

    key: str
    community: str = ""

    @property
    def kind(self) -> Kind:
        """Whose board it is."""
        return Kind(self.key.partition("/")[0])

    @property
    def name(self) -> str:
        """What tells it from others of its kind."""
        return self.key.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Seat:
    """A board that a learner is on, and their name there."""

    board: Board
    name: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The points on a board that have changed, and the database's clock when they were read.

    `standings` are how many there are in all, or `COUNTED` where there are more.
    """

    points: Sequence[tuple[int, int]]
    upto: datetime
    standings: int


COUNTED = 10_000
"""As many standings of a board are counted."""


def of_community(community: str) -> Board:
    """The board of a community, PLATFORM/ID: who learns there."""
    return Board(f"{Kind.COMMUNITY}/{community}", community)


def of_friends(circle: str) -> Board:
    """The board of some who know each other; `circle` is the secret by which they find each other."""
    return Board(f"{Kind.FRIENDS}/{circle}")


def of_cohort(cohort: str) -> Board:
    """The board of those who began together."""
    return Board(f"{Kind.COHORT}/{cohort}")


def of_key(key: str) -> Board | None:
    """The board of this key, whether or not anybody is on it; None where the key is none."""
    kind, _, name = key.partition("/")
    match kind:
        case Kind.COMMUNITY:
            return of_community(name) if "/" in name else None
        case Kind.FRIENDS:
            return of_friends(name) if name else None
        case Kind.COHORT:
            return of_cohort(name) if name else None
        case _:
            return None


async def join(connection: AsyncConnection, board: Board, learner: int, name: str, now: datetime) -> None:
    """Have a learner be on a board under a name; who is there already has this name from now on."""
    statement = insert(_MEMBER).values(
        board=board.key, learner_id=learner, community=board.community, name=name, at=now
    )
    await connection.execute(
        statement.on_conflict_do_update(index_elements=["board", "learner_id"], set_={"name": name})
    )
    await refill(connection, now, board=board.key, learner=learner)


async def join_others(
    connection: AsyncConnection, board: Board, learner: int, name: str, most: int, now: datetime
) -> None:
    """As `join`, where others are already and not `most` of them. Overtaken where that is no longer so.

    Of several who join at once, each waits for the one before; and none joins where the last is just leaving.
    """
    query = select(_MEMBER.learner_id).where(_MEMBER.board == board.key).order_by(_MEMBER.learner_id)
    there = (await connection.execute(query.with_for_update(key_share=True))).scalars().all()
    # Counted again, since who waited does not see who came in the meantime.
    counted = select(func.count()).where(_MEMBER.board == board.key, _MEMBER.learner_id != learner)
    others = (await connection.execute(counted)).scalar_one()
    if not there or not others or (others >= most and learner not in there):
        raise Overtaken
    await join(connection, board, learner, name, now)


async def leave(connection: AsyncConnection, board: Board, learner: int) -> None:
    """Take a learner from a board, with all that stood there."""
    await connection.execute(delete(_MEMBER).where(_MEMBER.board == board.key, _MEMBER.learner_id == learner))


async def joined(connection: AsyncConnection, learner: int) -> list[Seat]:
    """The boards that a learner is on, and their name on each; the first they joined first."""
    query = select(_MEMBER.board, _MEMBER.community, _MEMBER.name).where(_MEMBER.learner_id == learner)
    rows = await connection.execute(query.order_by(_MEMBER.at, _MEMBER.board))
    return [Seat(Board(key, community), name) for key, community, name in rows]


async def company(
    connection: AsyncConnection, boards: Sequence[str], most: int
) -> dict[str, list[tuple[int, str]]]:
    """Who is on each of these boards, with their names there: the first `most` who joined; no board without anybody."""
    found: dict[str, list[tuple[int, str]]] = {}
    for board in boards:
        query = select(_MEMBER.learner_id, _MEMBER.name).where(_MEMBER.board == board)
        rows = await connection.execute(query.order_by(_MEMBER.at, _MEMBER.learner_id).limit(most))
        if there := [(learner, name) for learner, name in rows]:
            found[board] = there
    return found


async def move(connection: AsyncConnection, old: str, new: str, now: datetime) -> None:
    """Give the points and the board of a community, PLATFORM/ID, to the id that it has now."""
    board, there = of_community(old).key, of_community(new)
    twice = select(_MEMBER.learner_id).where(_MEMBER.board == there.key)
    await connection.execute(delete(_MEMBER).where(_MEMBER.board == board, _MEMBER.learner_id.in_(twice)))
    values = {"board": there.key, "community": there.community}
    await connection.execute(update(_MEMBER).where(_MEMBER.board == board).values(values))
    point = tables.Point
    await connection.execute(update(point).where(point.community == old).values(community=new))
    await refill(connection, now, board=there.key)


async def refill(
    connection: AsyncConnection, now: datetime, *, board: str | None = None, learner: int | None = None
) -> None:
    """Sum up the standings of a board, of a learner, or all of them, anew from the points, in the caller's transaction.

    Other than for one learner, whose own turns alone earn for them, whoever earns waits meanwhile.
    """
    if learner is None:
        await connection.execute(text("LOCK TABLE board_standings IN SHARE ROW EXCLUSIVE MODE"))
    values = {"board": board, "learner": learner, "now": now}
    await connection.execute(EMPTY, values)
    await connection.execute(REFILL, values)


async def sweep(connection: AsyncConnection, now: datetime) -> None:
    """Delete the standings of weeks and months that are long over. All-time standings stay."""
    await connection.execute(SWEEP, {"now": now})


async def top(connection: AsyncConnection, board: str, period: str, most: int) -> list[Place]:
    """The first `most` places of a board. One round trip."""
    query = _standings(board, period).order_by(_ROW.points.desc(), _ROW.learner_id).limit(most)
    return list(places([Standing(*row) for row in await connection.execute(query)]))


async def around(
    connection: AsyncConnection, board: str, period: str, learner: int, reach: int
) -> list[Place]:
    """A learner's own place with `reach` others above and below; none where they are not there. One round trip."""
    values = {"board": board, "period": period, "learner": learner, "reach": reach}
    rows = list(await connection.execute(AROUND, values))
    if not rows:
        return []
    found = [Standing(row.learner_id, row.name, row.points) for row in rows]
    above = next(place for place, one in enumerate(found) if one.learner == learner)
    better, nearer, equal = rows[0].better, rows[0].nearer, rows[0].equal
    return list(places(found, before=better + equal - above, better=better - nearer))


async def named(connection: AsyncConnection, board: str, learners: Sequence[int]) -> dict[int, str]:
    """The names on a board of those of these learners who are on it."""
    query = select(_MEMBER.learner_id, _MEMBER.name).where(
        _MEMBER.board == board, _MEMBER.learner_id.in_(learners)
    )
    return {one.learner_id: one.name for one in await connection.execute(query)}


async def changed(connection: AsyncConnection, board: str, period: str, since: datetime | None) -> Changed:
    """The points of all on a board, or those that have changed since a moment of the database's clock."""
    upto = (await connection.execute(select(func.clock_timestamp()))).scalar_one()
    query = select(_ROW.learner_id, _ROW.points).where(_ROW.board == board, _ROW.period == period)
    if since is not None:
        query = query.where(_ROW.changed_at >= since)
    points = [(learner, points) for learner, points in await connection.execute(query)]
    some = select(_ROW.learner_id).where(_ROW.board == board, _ROW.period == period).limit(COUNTED).subquery()
    standings = (await connection.execute(select(func.count()).select_from(some))).scalar_one()
    return Changed(points, upto, standings)


def _standings(board: str, period: str) -> Select[int, str, int]:
    same = (_MEMBER.board == _ROW.board) & (_MEMBER.learner_id == _ROW.learner_id)
    return (
        select(_ROW.learner_id, _MEMBER.name, _ROW.points)
        .join(_MEMBER, same)
        .where(_ROW.board == board, _ROW.period == period)
    )


_WHOSE = """
    (CAST(:board AS text) IS NULL OR {0}.board = :board)
    AND (CAST(:learner AS bigint) IS NULL OR {0}.learner_id = :learner)
"""
# Names of periods are in the order of time, weeks among weeks and months among months.
_OVER = f"""(period <> 'all' AND period < to_char(
    (date_trunc('month', CAST(:now AS timestamptz), 'UTC') - interval '{KEPT}') AT TIME ZONE 'UTC',
    CASE WHEN strpos(period, 'W') > 0 THEN 'IYYY-"W"IW' ELSE 'YYYY-MM' END
))"""
_OF = (
    bindparam("board", type_=Text),
    bindparam("learner", type_=BigInteger),
)
_NOW = bindparam("now", type_=DateTime(timezone=True))

EMPTY = text(f"DELETE FROM board_standings AS s WHERE {_WHOSE.format('s')}").bindparams(*_OF)  # noqa: S608
REFILL = text(
    f"""
    INSERT INTO board_standings (board, period, learner_id, points, changed_at)
    SELECT m.board, period, m.learner_id, coalesce(sum(p.amount), 0), clock_timestamp()
    FROM board_members m JOIN points p ON p.learner_id = m.learner_id AND m.community IN ('', p.community),
         LATERAL {PERIODS.format("p.at")}
    WHERE {_WHOSE.format("m")} AND NOT {_OVER}
    GROUP BY m.board, period, m.learner_id
    """  # noqa: S608 - words of our own
).bindparams(*_OF, _NOW)

SWEEP = text(f"DELETE FROM board_standings WHERE {_OVER}").bindparams(_NOW)  # noqa: S608

# Equals are taken apart by their numbers, above and below oneself, each by a range of the index: many may be equal.
# `better` have more points than the learner; `nearer` of them no more than the first one shown; `equal` stand before.
AROUND = text(
    """
    WITH me AS (
        SELECT * FROM board_standings WHERE board = :board AND period = :period AND learner_id = :learner
    ), above AS (
        (SELECT s.* FROM me JOIN LATERAL (
            SELECT * FROM board_standings WHERE board = :board AND period = :period
                AND points = me.points AND learner_id < me.learner_id ORDER BY learner_id DESC LIMIT :reach) s ON true)
        UNION ALL
        (SELECT s.* FROM me JOIN LATERAL (
            SELECT * FROM board_standings WHERE board = :board AND period = :period
                AND points > me.points ORDER BY points, learner_id DESC LIMIT :reach) s ON true)
        ORDER BY points, learner_id DESC LIMIT :reach
    ), below AS (
        (SELECT s.* FROM me JOIN LATERAL (
            SELECT * FROM board_standings WHERE board = :board AND period = :period
                AND points = me.points AND learner_id > me.learner_id ORDER BY learner_id LIMIT :reach) s ON true)
        UNION ALL
        (SELECT s.* FROM me JOIN LATERAL (
            SELECT * FROM board_standings WHERE board = :board AND period = :period
                AND points < me.points ORDER BY points DESC, learner_id LIMIT :reach) s ON true)
        ORDER BY points DESC, learner_id LIMIT :reach
    ), shown AS (
        SELECT * FROM above UNION ALL SELECT * FROM me UNION ALL SELECT * FROM below
    )
    SELECT shown.learner_id, m.name, shown.points,
        (SELECT count(*) FROM board_standings s, me
         WHERE s.board = :board AND s.period = :period AND s.points > me.points) AS better,
        (SELECT count(*) FROM board_standings s, me
         WHERE s.board = :board AND s.period = :period AND s.points > me.points
           AND s.points <= (SELECT max(points) FROM shown)) AS nearer,
        (SELECT count(*) FROM board_standings s, me
         WHERE s.board = :board AND s.period = :period AND s.points = me.points
           AND s.learner_id < me.learner_id) AS equal
    FROM shown JOIN board_members m ON m.board = :board AND m.learner_id = shown.learner_id
    ORDER BY shown.points DESC, shown.learner_id
    """
).bindparams(
    bindparam("board", type_=Text),
    bindparam("period", type_=Text),
    bindparam("learner", type_=BigInteger),
    bindparam("reach", type_=BigInteger),
)
