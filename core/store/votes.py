"""Votes on explanations: one each, weighed by how independent they are, and told to those alone who have voted (P18)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import BigInteger, DateTime, Text, bindparam, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.play.ranking import Ballot, Weighed, lower_bound, weigh
from core.store import tables
from core.store.explanations import AGAIN

_ROW, _VOTE = tables.Explanation, tables.Vote

CHANGEABLE = timedelta(days=1)
"""How long a vote may be changed."""
JUDGED = 500
"""The newest votes of an explanation that are weighed."""
AT_ONCE = 20
"""Explanations that are weighed in one transaction."""


class Voted(StrEnum):
    """What became of a vote."""

    COUNTED = "counted"
    CHANGED = "changed"
    TOO_LATE = "too late"
    NOT_THEIRS = "not theirs"
    """The explanation is gone, not shown, or the voter's own."""


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


async def opinions(connection: AsyncConnection, reader: int, id_: str) -> Opinions | None:
    """What others think of an explanation; None for a reader who has neither voted nor written it (P18)."""
    row = (await connection.execute(OPINIONS, {"reader": reader, "id": id_})).mappings().one_or_none()
    return Opinions(**row) if row else None


async def reasons(connection: AsyncConnection, author: int, id_: str) -> list[str]:
    """Why it did not help some, for its author alone; the newest first."""
    query = (
        select(_VOTE.because)
        .where(_VOTE.explanation == id_, _VOTE.author == author, ~_VOTE.helped, _VOTE.because != "")
        .order_by(_VOTE.changed_at.desc())
    )
    return list((await connection.execute(query)).scalars())


async def weigh_due(connection: AsyncConnection, now: datetime) -> dict[str, tuple[int, Weighed]]:
    """Weigh the votes of explanations that are due for it, in the caller's transaction; their authors and weights.

    Several processes may do so at once: each takes others. A vote that comes meanwhile waits, and has it weighed again.
    """
    query = (
        select(_ROW.id, _ROW.learner_id)
        .where(_ROW.weigh_at <= now)
        .order_by(_ROW.weigh_at)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    weighed: dict[str, tuple[int, Weighed]] = {}
    for id_, author in (await connection.execute(query)).all():
        found = await _weigh(connection, id_, author)
        weighed[id_] = author, found
        await connection.execute(
            update(_ROW)
            .where(_ROW.id == id_)
            .values(
                up=found.up,
                down=found.down,
                votes=found.votes,
                score=lower_bound(found.up, found.down),
                weigh_at=now + AGAIN,
            )
        )
    return weighed


async def _weigh(connection: AsyncConnection, id_: str, author: int) -> Weighed:
    learner = tables.Learner
    query = (
        select(_VOTE.learner_id, _VOTE.helped, _VOTE.at, learner.created_at)
        .join(learner, learner.id == _VOTE.learner_id)
        .where(_VOTE.explanation == id_)
        .order_by(_VOTE.at.desc(), _VOTE.learner_id)
        .limit(JUDGED)
    )
    ballots = [Ballot(*row) for row in await connection.execute(query)]
    circle = [author, *(one.voter for one in ballots)]
    ties = (
        select(_VOTE.learner_id, _VOTE.author)
        .distinct()
        .where(_VOTE.learner_id.in_(circle), _VOTE.author.in_(circle), _VOTE.helped)
    )
    supports = {(one, other) for one, other in await connection.execute(ties)}
    return weigh(author, ballots, supports)


# A vote that meets one which is being weighed waits for that to end, and then has it weighed again. What was there
# before is looked up in the same statement; only the voter's own turns write it, one after the other.
VOTE = text(
    """
    WITH judged AS (
        SELECT id, learner_id FROM explanations
        WHERE id = :id AND shared AND state = 'shown' AND learner_id <> :voter
    ), before AS (
        SELECT 1 FROM votes WHERE explanation = :id AND learner_id = :voter
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
    """
).bindparams(
    bindparam("voter", type_=BigInteger),
    bindparam("id", type_=Text),
    bindparam("now", type_=DateTime(timezone=True)),
    bindparam("open", type_=DateTime(timezone=True)),
)

OPINIONS = text(
    """
    SELECT e.pseudonym, mine.helped AS mine,
           (SELECT count(*) FROM votes v WHERE v.explanation = e.id AND v.helped) AS helped,
           (SELECT count(*) FROM votes v WHERE v.explanation = e.id AND NOT v.helped) AS not_helped
    FROM explanations e LEFT JOIN votes mine ON mine.explanation = e.id AND mine.learner_id = :reader
    WHERE e.id = :id AND (mine.learner_id IS NOT NULL OR e.learner_id = :reader)
    """
).bindparams(bindparam("reader", type_=BigInteger), bindparam("id", type_=Text))
