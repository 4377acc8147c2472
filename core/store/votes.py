"""Votes on explanations: one each, weighed by how independent they are, and told to those alone who have voted (P18)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import BigInteger, Boolean, DateTime, Text, bindparam, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY, REAL
from sqlalchemy.ext.asyncio import AsyncConnection

from core.errors import Overtaken
from core.play.ranking import Ballot, Favours, Weighed, lower_bound, weigh
from core.store import tables
from core.store.explanations import AGAIN, DECIDED, UNSEEN_AUTHOR

_VOTE = tables.Vote

CHANGEABLE = timedelta(days=1)
"""How long a vote may be changed."""
JUDGED = 500
"""The newest votes of an explanation that are weighed."""
NEWEST = 20_000
"""The newest votes of a skill by which it is known who is in league with whom."""
AT_ONCE = 50
"""Explanations that are weighed in one transaction."""


class Voted(StrEnum):
    """What became of a vote."""

    COUNTED = "counted"
    CHANGED = "changed"
    TOO_LATE = "too late"
    NOT_THEIRS = "not theirs"
    """The explanation is gone, not shown, the voter's own, or one about which they decided before they voted."""


class Ballotbox(StrEnum):
    """Whether a learner may vote on an explanation now."""

    OPEN = "open"
    CHANGEABLE = "changeable"
    CLOSED = "closed"
    """They voted, and longer ago than `CHANGEABLE`."""
    OWN = "own"
    NOT_SHOWN = "not shown"
    """It is gone, taken back or hidden, or something of its author's is being looked at."""
    DECIDED = "decided"
    """They decided about it before they voted."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An explanation whose votes were weighed: who wrote it and where, as PLATFORM/ID, and what they come to.

    `taught` is the lesson that it explains, as COURSE/LESSON.
    """

    author: int
    community: str
    taught: str
    weighed: Weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """What others think, for those alone who have voted or who wrote it. `mine` is the reader's vote, None the author's."""

    pseudonym: str
    helped: int
    not_helped: int
    mine: bool | None


async def vote(
    connection: AsyncConnection, voter: int, id_: str, helped: bool, because: str, now: datetime
) -> Voted:
    """Say whether an explanation helped, and why not. One vote each, changeable for `CHANGEABLE`. One round trip."""
    values = {
        "voter": voter,
        "id": id_,
        "helped": helped,
        "because": because,
        "now": now,
        "open": now - CHANGEABLE,
    }
    row = (await connection.execute(VOTE, values)).one()
    if not row.there:
        return Voted.NOT_THEIRS
    if not row.written:
        return Voted.TOO_LATE
    return Voted.CHANGED if row.before else Voted.COUNTED


async def cast(
    connection: AsyncConnection, voter: int, id_: str, helped: bool, because: str, now: datetime
) -> None:
    """As `vote`, for a turn that has asked `ballotbox` before; Overtaken where that holds no more."""
    if await vote(connection, voter, id_, helped, because, now) not in (Voted.COUNTED, Voted.CHANGED):
        raise Overtaken


async def ballotbox(connection: AsyncConnection, voter: int, id_: str, now: datetime) -> Ballotbox:
    """Whether a learner may vote on an explanation now. One round trip."""
    values = {"voter": voter, "id": id_, "open": now - CHANGEABLE}
    row = (await connection.execute(BALLOTBOX, values)).one_or_none()
    if row is None or not (row.own or row.visible):
        return Ballotbox.NOT_SHOWN
    if row.own:
        return Ballotbox.OWN
    if row.changeable is None:
        return Ballotbox.DECIDED if row.decided else Ballotbox.OPEN
    return Ballotbox.CHANGEABLE if row.changeable else Ballotbox.CLOSED


async def opinions(
    connection: AsyncConnection, reader: int, id_: str, *, voting: bool | None = None
) -> Opinions | None:
    """What others think of an explanation; None for a reader who has neither voted nor written it (P18).

    `voting` is the vote that the reader gives in the turn which asks: it counts as if it were written already.
    """
    values = {"reader": reader, "id": id_, "voting": voting}
    row = (await connection.execute(OPINIONS, values)).mappings().one_or_none()
    return Opinions(**row) if row else None


async def tallies(connection: AsyncConnection, author: int) -> dict[str, int]:
    """How many others each explanation of a learner has helped, for its author alone; those that helped nobody are left out."""
    query = (
        select(_VOTE.explanation, func.count())
        .where(_VOTE.author == author, _VOTE.helped)
        .group_by(_VOTE.explanation)
    )
    return {row[0]: row[1] for row in await connection.execute(query)}


async def reasons(connection: AsyncConnection, author: int, id_: str) -> list[str]:
    """Why it did not help some, for its author alone; the newest first."""
    query = (
        select(_VOTE.because)
        .where(_VOTE.explanation == id_, _VOTE.author == author, ~_VOTE.helped, _VOTE.because != "")
        .order_by(_VOTE.changed_at.desc())
    )
    return list((await connection.execute(query)).scalars())


async def weigh_due(connection: AsyncConnection, now: datetime) -> dict[str, Judged]:
    """Weigh the votes of explanations that are due for it, in the caller's transaction; what they come to, by id.

    They are of one skill, whose votes say who is in league with whom. Several processes may do so at once: each takes
    others. A vote that comes meanwhile waits, and has its explanation weighed again.
    """
    due = (await connection.execute(DUE, {"now": now, "most": AT_ONCE})).all()
    if not due:
        return {}
    favours = await _favours(connection, due[0].course, due[0].skill)
    ballots = await _ballots(connection, [row.id for row in due])
    weighed = {
        row.id: Judged(
            author=row.learner_id,
            community=row.community,
            taught=f"{row.course}/{row.lesson}",
            weighed=weigh(row.learner_id, ballots[row.id], favours),
        )
        for row in due
    }
    found = [one.weighed for one in weighed.values()]
    values = {
        "ids": list(weighed),
        "ups": [one.up for one in found],
        "downs": [one.down for one in found],
        "scores": [lower_bound(one.up, one.down) for one in found],
        "again": now + AGAIN,
    }
    await connection.execute(WEIGHED, values)
    return weighed


async def _favours(connection: AsyncConnection, course: str, skill: str) -> Favours:
    """Who voted for whose explanations of a skill, by the newest votes."""
    values = {"course": course, "skill": skill, "most": NEWEST}
    return Favours.among([(row.learner_id, row.author) for row in await connection.execute(FAVOURS, values)])


async def _ballots(connection: AsyncConnection, ids: Sequence[str]) -> dict[str, list[Ballot]]:
    """The newest votes on each of these explanations."""
    found: dict[str, list[Ballot]] = {id_: [] for id_ in ids}
    for id_, *ballot in await connection.execute(BALLOTS, {"ids": ids, "most": JUDGED}):
        found[id_].append(Ballot(*ballot))
    return found


DUE = text(
    """
    WITH first AS (
        SELECT course, skill FROM explanations WHERE weigh_at <= :now ORDER BY weigh_at LIMIT 1
    )
    SELECT e.id, e.learner_id, e.community, e.course, e.lesson, e.skill FROM explanations e JOIN first USING (course, skill)
    WHERE e.weigh_at <= :now ORDER BY e.weigh_at LIMIT :most FOR UPDATE OF e SKIP LOCKED
    """
).bindparams(bindparam("now", type_=DateTime(timezone=True)), bindparam("most", type_=BigInteger))

WEIGHED = text(
    """
    UPDATE explanations AS e
    SET up = one.up, down = one.down, votes = one.up + one.down, score = one.score, weigh_at = :again,
        helped = (SELECT count(*) FROM votes v WHERE v.explanation = e.id AND v.helped)
    FROM unnest(:ids, :ups, :downs, :scores) AS one (id, up, down, score) WHERE e.id = one.id
    """
).bindparams(
    bindparam("ids", type_=ARRAY(Text)),
    *(bindparam(name, type_=ARRAY(REAL)) for name in ("ups", "downs", "scores")),
    bindparam("again", type_=DateTime(timezone=True)),
)

# The index of ranks leads to all that is shown of a skill.
FAVOURS = text(
    """
    SELECT v.learner_id, v.author FROM explanations e JOIN votes v ON v.explanation = e.id
    WHERE e.course = :course AND e.skill = :skill AND e.shared AND e.state = 'shown' AND v.helped
    ORDER BY v.at DESC LIMIT :most
    """
).bindparams(
    bindparam("course", type_=Text), bindparam("skill", type_=Text), bindparam("most", type_=BigInteger)
)

BALLOTS = text(
    """
    SELECT v.explanation, v.learner_id, v.helped, v.at, l.created_at
    FROM unnest(:ids) AS judged (id)
    CROSS JOIN LATERAL (SELECT * FROM votes WHERE explanation = judged.id ORDER BY at DESC LIMIT :most) AS v
    JOIN learners l ON l.id = v.learner_id
    """
).bindparams(bindparam("ids", type_=ARRAY(Text)), bindparam("most", type_=BigInteger))

# A vote that meets one which is being weighed waits for that to end, and then has it weighed again. What was there
# before is looked up in the same statement; only the voter's own turns write it, one after the other.
VOTE = text(
    f"""
    WITH before AS (
        SELECT 1 FROM votes WHERE explanation = :id AND learner_id = :voter
    ), judged AS (
        SELECT id, learner_id FROM explanations e
        WHERE id = :id AND shared AND state = 'shown' AND learner_id <> :voter AND NOT {UNSEEN_AUTHOR}
          AND (EXISTS (SELECT FROM before) OR NOT {DECIDED.format(who=":voter")})
    ), written AS (
        INSERT INTO votes AS v (explanation, learner_id, author, helped, because, at, changed_at)
        SELECT id, :voter, learner_id, :helped, :because, :now, :now FROM judged
        ON CONFLICT (explanation, learner_id) DO UPDATE
            SET helped = excluded.helped, because = excluded.because, changed_at = excluded.changed_at
            WHERE v.at > :open
        RETURNING explanation
    ), weighed_again AS (
        UPDATE explanations SET weigh_at = :now FROM written WHERE id = explanation
    )
    SELECT EXISTS (SELECT FROM judged) AS there, EXISTS (SELECT FROM written) AS written,
           EXISTS (SELECT FROM before) AS before
    """  # noqa: S608 - words of our own
).bindparams(
    bindparam("voter", type_=BigInteger),
    bindparam("id", type_=Text),
    bindparam("now", type_=DateTime(timezone=True)),
    bindparam("open", type_=DateTime(timezone=True)),
)

BALLOTBOX = text(
    f"""
    SELECT e.learner_id = :voter AS own, e.shared AND e.state = 'shown' AND NOT {UNSEEN_AUTHOR} AS visible,
           v.at > :open AS changeable, {DECIDED.format(who=":voter")} AS decided
    FROM explanations e LEFT JOIN votes v ON v.explanation = e.id AND v.learner_id = :voter
    WHERE e.id = :id
    """  # noqa: S608 - words of our own
).bindparams(
    bindparam("voter", type_=BigInteger),
    bindparam("id", type_=Text),
    bindparam("open", type_=DateTime(timezone=True)),
)

OPINIONS = text(
    """
    WITH said AS (
        SELECT learner_id, helped FROM votes
        WHERE explanation = :id AND (:voting IS NULL OR learner_id <> :reader)
        UNION ALL SELECT :reader, :voting WHERE :voting IS NOT NULL
    )
    SELECT e.pseudonym, mine.helped AS mine,
           (SELECT count(*) FROM said WHERE helped) AS helped, (SELECT count(*) FROM said WHERE NOT helped) AS not_helped
    FROM explanations e LEFT JOIN said mine ON mine.learner_id = :reader
    WHERE e.id = :id AND (mine.learner_id IS NOT NULL OR e.learner_id = :reader)
    """
).bindparams(
    bindparam("reader", type_=BigInteger), bindparam("id", type_=Text), bindparam("voting", type_=Boolean)
)
