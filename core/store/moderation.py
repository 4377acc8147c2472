"""Moderation of explanations: what others report, what is decided, and the trail of both."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from secrets import token_hex

from sqlalchemy import BigInteger, DateTime, Integer, Interval, Text, bindparam, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chat import Reply
from core.errors import Overtaken
from core.store import tables
from core.store.explanations import State
from core.store.questions import Waiting
from core.store.telling import tell_last

ENOUGH = 2
"""Independent reports after which somebody looks, and nobody else sees it meanwhile."""
NEWCOMER = timedelta(days=1)
"""Reports of accounts younger than this count as one together: they may be one person's."""
LATELY = 5
"""Of whose last so many reports none was borne out, theirs count no more."""
OPENING = ("reported", "held", "appealed", "divided")
"""Acts after which somebody has to look."""
CLOSING = ("restored", "kept", "hidden", "upheld")
"""Decisions. What was appealed against and is hidden still was `upheld`; what was shown all along was `kept`."""
CLEARING = ("restored", "kept")
"""Decisions after which others see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that was done about an explanation. `moderator` is the learner who did it, where one did."""

    act: str
    by: str
    moderator: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """An act as the trail has it. `name` is the moderator's, None of one who is gone, and where nobody in particular did it."""

    id: int
    act: Act
    name: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An explanation as whoever decides sees it. `reasons` are those of its reports, with how many gave each.

    `language` is its author's.
    """

    id: str
    author: int
    language: str | None
    course: str
    lesson: str
    text: str
    code: str
    pseudonym: str
    shared: bool
    state: State
    community: str
    at: datetime
    reasons: Mapping[str, int]
    trail: tuple[Traced, ...]

    @property
    def last(self) -> int:
        """The number of what was done about it last; 0 where nothing was."""
        return self.trail[-1].id if self.trail else 0

    @property
    def waits(self) -> bool:
        """Whether somebody has to look at it. What its author took back is seen by nobody, so it waits for an appeal alone."""
        last = self.trail[-1].act.act if self.trail else ""
        return (self.shared or last == "appealed") and (self.state is State.REVIEW or last in OPENING)

    @property
    def appealable(self) -> bool:
        """Whether its author may still ask for another look: once for each decision to hide it."""
        decided = self.trail[-1].act.act if self.trail else ""
        return self.state is State.HIDDEN and decided == "hidden"

    def can_become(self, state: State) -> bool:
        """Whether there is something to decide: it waits, or it would change."""
        return self.waits or self.state is not state

    def verdict(self, becomes: State) -> str:
        """What a decision on it is called: it was shown all along, shown again, hidden, or hidden already."""
        if becomes is State.SHOWN:
            return "kept" if self.state is State.SHOWN else "restored"
        return "upheld" if self.state is State.HIDDEN else "hidden"


async def report(connection: AsyncConnection, reader: int, id_: str, reason: str, now: datetime) -> int:
    """Note that an explanation is not fit to be shown; how many say so. Saying it again changes nothing."""
    values = {"reader": reader, "id": id_, "reason": reason, "now": now}
    return (await connection.execute(REPORT, values)).scalar_one()


async def heed(connection: AsyncConnection, id_: str, now: datetime, *, staff_of: str = "") -> bool:
    """Have somebody look at an explanation where its reports are enough, in the caller's transaction; whether they are.

    Enough are `ENOUGH` independent ones since the last decision, or one by staff of the community in which it was told.
    Those are not counted whose last reports were all rejected.
    """
    # Of two who report at once, the second waits here and then sees what the first has written.
    row = (await connection.execute(LOCK, {"id": id_})).one_or_none()
    if row is None or not row.shared or row.state != State.SHOWN.value:
        return False
    if not (staff_of and staff_of == row.community):
        values = {"id": id_, "newcomer": NEWCOMER, "lately": LATELY, "closing": CLOSING, "clearing": CLEARING}
        if (await connection.execute(INDEPENDENT, values)).scalar_one() < ENOUGH:
            return False
    act = Act(act="reported", by="learners")
    return await moderate(connection, id_, act, now, was=State.SHOWN, becomes=State.REVIEW)


async def moderate(
    connection: AsyncConnection, id_: str, act: Act, now: datetime, *, was: State, becomes: State
) -> bool:
    """Change who may see an explanation, and note who did it and why; False where it was not `was` any more."""
    values = {"id": id_, **asdict(act), "now": now, "was": was.value, "becomes": becomes.value}
    return (await connection.execute(MODERATE, values)).scalar_one_or_none() is not None


async def decide(
    connection: AsyncConnection,
    case: Case,
    act: Act,
    now: datetime,
    *,
    becomes: State,
    told: Reply | None = None,
) -> None:
    """Decide a case as it was read, in the caller's transaction, and tell its author `told`.

    Overtaken where something was done about it since.
    """
    if told is not None:
        # Before the decision, so that whoever writes to the same two rows takes them in the same order.
        await tell_last(connection, case.author, told, f"moderation/{token_hex(16)}", now)
    row = (await connection.execute(LOCK, {"id": case.id})).one_or_none()
    if row is None or (await connection.execute(LAST, {"id": case.id})).scalar_one() != case.last:
        raise Overtaken
    if not await moderate(connection, case.id, act, now, was=case.state, becomes=becomes):
        raise Overtaken


async def waiting(
    connection: AsyncConnection, most: int, *, community: str | None = None, but_of: int = 0
) -> list[str]:
    """The explanations that somebody has to look at, those first that wait longest, but none of `but_of`'s own.

    With a community, those that were told there. See `Case.waits`.
    """
    values = {"community": community, "but_of": but_of, "opening": OPENING, "most": most}
    return list((await connection.execute(WAITING, values)).scalars())


async def queues(connection: AsyncConnection) -> list[Waiting]:
    """How many explanations somebody has to look at in each community in which they were told."""
    values = {"opening": OPENING}
    return [Waiting(*row) for row in await connection.execute(QUEUES, values)]


async def decided(connection: AsyncConnection, most: int, *, community: str, but_of: int = 0) -> list[str]:
    """The explanations of a community about which was decided last, the newest decision first."""
    values = {"community": community, "but_of": but_of, "closing": CLOSING, "most": most}
    return list((await connection.execute(DECIDED, values)).scalars())


async def find(connection: AsyncConnection, id_: str, *, community: str | None = None) -> Case | None:
    """An explanation with all that was said and done about it; None where it is gone.

    With a community also where it was not told there: it is not its staff's business then.
    """
    row = (await connection.execute(CASE, {"id": id_, "community": community})).mappings().one_or_none()
    if row is None:
        return None
    values = dict(row)
    found = (await connection.execute(TRAIL, {"id": id_})).all()
    trail = tuple(Traced(id=one.id, act=_act(one), name=one.name, at=one.at) for one in found)
    values["state"] = State(values["state"])
    return Case(**values, trail=trail)


async def move(connection: AsyncConnection, old: str, new: str) -> None:
    """Give what was explained in a community, PLATFORM/ID, to the id that it has now."""
    told = tables.Explanation
    await connection.execute(update(told).where(told.community == old).values(community=new))


async def acts(connection: AsyncConnection, id_: str) -> list[tuple[Act, datetime]]:
    """All that was done about an explanation, the first first."""
    row = tables.ModerationEvent
    query = select(row.act, row.by, row.moderator, row.reason, row.at).where(row.explanation == id_)
    return [(_act(one), one.at) for one in await connection.execute(query.order_by(row.id))]


def _act(row: object) -> Act:
    return Act(**{name: getattr(row, name) for name in ("act", "by", "moderator", "reason")})


REPORT = text(
    """
    WITH made AS (
        INSERT INTO reports (explanation, learner_id, reason, at)
        SELECT id, :reader, :reason, :now FROM explanations
        WHERE id = :id AND shared AND learner_id <> :reader
        ON CONFLICT DO NOTHING RETURNING 1
    )
    SELECT (SELECT count(*) FROM reports WHERE explanation = :id) + (SELECT count(*) FROM made)
    """
).bindparams(
    bindparam("reader", type_=BigInteger),
    bindparam("id", type_=Text),
    bindparam("reason", type_=Text),
    bindparam("now", type_=DateTime(timezone=True)),
)

LOCK = text("SELECT state, shared, community FROM explanations WHERE id = :id FOR NO KEY UPDATE")
LAST = text("SELECT coalesce(max(id), 0) FROM moderation_events WHERE explanation = :id")

# A report is borne out or rejected by the first decision behind it.
INDEPENDENT = text(
    """
    SELECT count(DISTINCT CASE WHEN r.at < l.created_at + :newcomer THEN 0 ELSE l.id END)
    FROM reports r JOIN learners l ON l.id = r.learner_id
    WHERE r.explanation = :id
      AND r.at > coalesce((SELECT max(m.at) FROM moderation_events m
                           WHERE m.explanation = :id AND m.act = ANY(:closing)), '-infinity')
      AND NOT (
        SELECT count(*) = :lately AND bool_and(theirs.rejected) FROM (
            SELECT first.act = ANY(:clearing) AS rejected
            FROM reports o CROSS JOIN LATERAL (
                SELECT m.act FROM moderation_events m
                WHERE m.explanation = o.explanation AND m.at >= o.at AND m.act = ANY(:closing)
                ORDER BY m.id LIMIT 1
            ) AS first
            WHERE o.learner_id = r.learner_id ORDER BY o.at DESC, o.explanation LIMIT :lately
        ) AS theirs
      )
    """
).bindparams(
    bindparam("id", type_=Text),
    bindparam("newcomer", type_=Interval),
    bindparam("lately", type_=Integer),
    bindparam("closing", type_=ARRAY(Text)),
    bindparam("clearing", type_=ARRAY(Text)),
)

MODERATE = text(
    """
    WITH changed AS (
        UPDATE explanations SET state = :becomes WHERE id = :id AND state = :was RETURNING id, learner_id
    )
    INSERT INTO moderation_events (explanation, learner_id, act, by, moderator, reason, at)
    SELECT id, learner_id, :act, :by, :moderator, :reason, :now FROM changed RETURNING id
    """
).bindparams(
    bindparam("moderator", type_=BigInteger),
    bindparam("reason", type_=Text),
    bindparam("now", type_=DateTime(timezone=True)),
)

# Whoever has a community of their own has staff of their own: what others report there is not for these to decide.
_HERE = "(CAST(:community AS text) IS NULL OR e.community = :community)"
"""Whether an explanation was told in a community; of all, where none is given."""

# Few explanations are under review or have a trail, so both are read whole, along their indexes.
_OPEN = """
    WITH last AS (
        SELECT DISTINCT ON (explanation) explanation, act, at FROM moderation_events ORDER BY explanation, id DESC
    ), open AS (
        SELECT explanation AS id, act, at FROM last WHERE act = ANY(:opening)
        UNION ALL
        SELECT e.id, last.act, coalesce(last.at, e.at)
        FROM explanations e LEFT JOIN last ON last.explanation = e.id
        WHERE e.state = 'review' AND (last.act IS NULL OR last.act <> ALL(:opening))
    )
"""
WAITING = text(
    f"""
    {_OPEN}
    SELECT e.id FROM open JOIN explanations e USING (id)
    WHERE (e.shared OR open.act = 'appealed') AND {_HERE} AND e.learner_id <> :but_of
    ORDER BY open.at, e.id LIMIT :most
    """  # noqa: S608 - words of our own
).bindparams(
    bindparam("community", type_=Text),
    bindparam("but_of", type_=BigInteger),
    bindparam("opening", type_=ARRAY(Text)),
    bindparam("most", type_=Integer),
)

QUEUES = text(
    f"""
    {_OPEN}
    SELECT e.community, count(*), max(open.at) FROM open JOIN explanations e USING (id)
    WHERE e.shared OR open.act = 'appealed' GROUP BY e.community
    """  # noqa: S608 - words of our own
).bindparams(bindparam("opening", type_=ARRAY(Text)))

DECIDED = text(
    f"""
    WITH last AS (
        SELECT DISTINCT ON (explanation) explanation, act, id FROM moderation_events ORDER BY explanation, id DESC
    )
    SELECT e.id FROM last JOIN explanations e ON e.id = last.explanation
    WHERE last.act = ANY(:closing) AND {_HERE} AND e.learner_id <> :but_of
    ORDER BY last.id DESC LIMIT :most
    """  # noqa: S608 - words of our own
).bindparams(
    bindparam("community", type_=Text),
    bindparam("but_of", type_=BigInteger),
    bindparam("closing", type_=ARRAY(Text)),
    bindparam("most", type_=Integer),
)

CASE = text(
    f"""
    SELECT e.id, e.learner_id AS author, l.language, e.course, e.lesson, e.text, e.code, e.pseudonym, e.shared,
           e.state, e.community, e.at,
           (SELECT coalesce(jsonb_object_agg(given.reason, given.times), '{{}}') FROM (
               SELECT reason, count(*) AS times FROM reports WHERE explanation = e.id GROUP BY reason
           ) AS given) AS reasons
    FROM explanations e JOIN learners l ON l.id = e.learner_id WHERE e.id = :id AND {_HERE}
    """  # noqa: S608 - words of our own
).bindparams(bindparam("id", type_=Text), bindparam("community", type_=Text))

TRAIL = text(
    """
    SELECT m.id, m.act, m.by, m.moderator, m.reason, m.at, l.name
    FROM moderation_events m LEFT JOIN learners l ON l.id = m.moderator
    WHERE m.explanation = :id ORDER BY m.id
    """
).bindparams(bindparam("id", type_=Text))
