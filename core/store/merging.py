"""Two learners become one: what becomes of the rows of each table, one rule a table."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, DateTime, bindparam, delete, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import boards, tables
from core.store.knowledge import Gaussian

type Fuse = Callable[[Gaussian, Gaussian], Gaussian]
"""What is believed from the evidence of both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """Which learner stays, and which one is gone afterwards; and how beliefs about one person are fused."""

    stays: int
    goes: int
    now: datetime
    ability: Fuse
    skill: Fuse


type Rule = Callable[[AsyncConnection, Merger], Awaitable[None]]


async def merge(connection: AsyncConnection, merger: Merger) -> None:
    """Make all that the one learner has the other's. Both rows are locked by the caller, whose transaction it is.

    Nothing is lost, and nothing is counted twice. The version becomes the sum, which is more than either was: every
    turn of either that is still being answered is overtaken, and every number that comes is higher than all there are.
    """
    assert merger.stays != merger.goes
    for rule in RULES.values():
        await rule(connection, merger)
    await _by(*_SIGNED)(connection, merger)
    await connection.execute(_LEARNER, {"stays": merger.stays, "goes": merger.goes})
    await connection.execute(delete(tables.Learner).where(tables.Learner.id == merger.goes))


def _by(*statements: str) -> Rule:
    """A rule that is SQL: `:stays` is the learner who stays, `:goes` the one whose rows these were."""

    async def run(connection: AsyncConnection, merger: Merger) -> None:
        for statement in statements:
            bound = text(statement).bindparams(
                *(bindparam(name, type_=BigInteger) for name in ("stays", "goes") if f":{name}" in statement)
            )
            await connection.execute(bound, {"stays": merger.stays, "goes": merger.goes})

    return run


def _moved(table: str) -> str:
    return f"UPDATE {table} SET learner_id = :stays WHERE learner_id = :goes"  # noqa: S608 - names of our own


def _dropped(table: str) -> str:
    return f"DELETE FROM {table} WHERE learner_id = :goes"  # noqa: S608 - names of our own


def _joined(table: str, key: str, changes: str) -> tuple[str, str, str]:
    """Rows that both have become one by `changes`, of `mine` and `theirs`; the others move."""
    both = "mine.learner_id = :stays AND theirs.learner_id = :goes"
    both += "".join(f" AND mine.{name} = theirs.{name}" for name in key.split())
    return (
        f"UPDATE {table} AS mine SET {changes} FROM {table} AS theirs WHERE {both}",  # noqa: S608 - as above
        f"DELETE FROM {table} AS theirs USING {table} AS mine WHERE {both}",  # noqa: S608 - as above
        _moved(table),
    )


def _newer(columns: str, when: str) -> str:
    """Changes by which the row that was written last wins as a whole."""
    return ", ".join(
        f"{name} = CASE WHEN theirs.{when} > mine.{when} THEN theirs.{name} ELSE mine.{name} END"
        for name in columns.split()
    )


async def _moved_identities(connection: AsyncConnection, merger: Merger) -> None:
    """They belong to the one who stays from now on. What was there before what stays so: else whoever had slipped in
    beside the one who goes would be as old as they are, and could remove them (see `may_decide` of the links).
    """
    values = {"stays": merger.stays, "goes": merger.goes, "now": merger.now}
    await connection.execute(_IDENTITIES, values)


async def _fused_enrolments(connection: AsyncConnection, merger: Merger) -> None:
    """The earlier day counts; the ability is what the answers given as both let us believe."""
    mine, theirs = tables.Enrolment.__table__.alias(), tables.Enrolment.__table__.alias()
    query = select(
        mine.c.course,
        mine.c.ability_mean,
        mine.c.ability_variance,
        theirs.c.ability_mean,
        theirs.c.ability_variance,
    ).where(
        mine.c.learner_id == merger.stays,
        theirs.c.learner_id == merger.goes,
        mine.c.course == theirs.c.course,
    )
    for course, mean, variance, other_mean, other_variance in (await connection.execute(query)).all():
        fused = merger.ability(Gaussian(mean, variance), Gaussian(other_mean, other_variance))
        row = tables.Enrolment
        await connection.execute(
            update(row)
            .where(row.learner_id == merger.stays, row.course == course)
            .values(ability_mean=fused.mean, ability_variance=fused.variance)
        )
    earlier = "enrolled_at = least(mine.enrolled_at, theirs.enrolled_at)"
    await _by(*_joined("enrolments", "course", earlier))(connection, merger)


async def _fused_skills(connection: AsyncConnection, merger: Merger) -> None:
    """Counts add up, estimates are fused, and how many were right at the end is said by the one that came last."""
    mine, theirs = tables.SkillState.__table__.alias(), tables.SkillState.__table__.alias()
    query = select(
        mine.c.course, mine.c.skill, mine.c.mean, mine.c.variance, theirs.c.mean, theirs.c.variance
    ).where(
        mine.c.learner_id == merger.stays,
        theirs.c.learner_id == merger.goes,
        mine.c.course == theirs.c.course,
        mine.c.skill == theirs.c.skill,
    )
    for course, skill, mean, variance, other_mean, other_variance in (await connection.execute(query)).all():
        fused = merger.skill(Gaussian(mean, variance), Gaussian(other_mean, other_variance))
        row = tables.SkillState
        await connection.execute(
            update(row)
            .where(row.learner_id == merger.stays, row.course == course, row.skill == skill)
            .values(mean=fused.mean, variance=fused.variance)
        )
    counts = ("unassisted", "unassisted_right", "assisted", "assisted_right")
    added = ", ".join(f"{name} = mine.{name} + theirs.{name}" for name in counts)
    changes = f"{added}, {_newer('run updated_at', 'updated_at')}"
    await _by(*_joined("skill_states", "course skill", changes))(connection, merger)


async def _summed_up_standings(connection: AsyncConnection, merger: Merger) -> None:
    """Sums of the points of both, once these are one learner's."""
    await boards.refill(connection, merger.now, learner=merger.stays)


_SIGNED = tuple(
    f"UPDATE {table.name} SET {column.name} = :stays WHERE {column.name} = :goes"  # noqa: S608 - as above
    for table in tables.Table.metadata.sorted_tables
    for column in table.columns
    if column.name in ("by", "decided_by") and isinstance(column.type, BigInteger)
)
"""What one of them did for others stays theirs. No foreign key says so, since it outlives them."""

_TWINS = (
    "study_sets AS mine, study_sets AS theirs "
    "WHERE mine.learner_id = :stays AND theirs.learner_id = :goes AND mine.key = theirs.key"
)
"""Sets of the same file, of which both have one."""

RULES: Mapping[str, Rule] = {
    # Where both were in one chat, as two accounts may be in a channel, the one that spoke there last is taken. It
    # stands before `turns`, which say so.
    "conversations": _by(
        """
        DELETE FROM conversations AS c USING conversations AS o
        WHERE c.learner_id IN (:stays, :goes) AND o.learner_id IN (:stays, :goes) AND c.learner_id <> o.learner_id
          AND c.platform = o.platform AND c.chat = o.chat
          AND (coalesce((SELECT max(created_at) FROM turns WHERE learner_id = c.learner_id
                         AND platform = c.platform AND chat = c.chat), '-infinity'), c.learner_id = :stays)
            < (coalesce((SELECT max(created_at) FROM turns WHERE learner_id = o.learner_id
                         AND platform = o.platform AND chat = o.chat), '-infinity'), o.learner_id = :stays)
        """,
        _moved("conversations"),
    ),
    # Their numbers stay: an open page goes on from the one it has seen. They are unique and growing for a person,
    # and no page shows the turns of two.
    "turns": _by(_moved("turns")),
    "attempts": _by(_moved("attempts")),
    "tutor_messages": _by(_moved("tutor_messages")),
    # Both were written about the same person: neither is thrown away.
    "tutor_memories": _by(
        *_joined(
            "tutor_memories",
            "",
            "goal = coalesce(nullif(mine.goal, ''), theirs.goal), "
            "notes = concat_ws(E'\n', nullif(mine.notes, ''), nullif(theirs.notes, '')), "
            "upto = greatest(mine.upto, theirs.upto), updated_at = greatest(mine.updated_at, theirs.updated_at)",
        )
    ),
    # The same file of both is one set, which has the questions and lessons of both; its passages are the same.
    "study_sets": _by(
        f"""
        UPDATE study_items AS i SET study = mine.id FROM {_TWINS}
            AND i.study = theirs.id
            AND NOT EXISTS (SELECT FROM study_items AS o WHERE o.study = mine.id AND o.id = i.id)
        """,  # noqa: S608 - as above
        f"UPDATE study_sets AS lesson SET source = mine.id FROM {_TWINS} AND lesson.source = theirs.id",  # noqa: S608
        f"DELETE FROM study_sets AS gone USING {_TWINS} AND gone.id = theirs.id",  # noqa: S608
        _moved("study_sets"),
    ),
    "study_passages": _by(_moved("study_passages")),
    "study_items": _by(_moved("study_items")),
    "explanations": _by(
        "UPDATE explanations SET weigh_at = '-infinity' WHERE learner_id = :goes OR id IN"
        " (SELECT explanation FROM votes WHERE learner_id = :goes)",
        _moved("explanations"),
    ),
    # What one has said of the other would be said of oneself; of two votes for the same, the newer counts.
    "votes": _by(
        "DELETE FROM votes WHERE learner_id = :goes AND author = :stays",
        "DELETE FROM votes WHERE learner_id = :stays AND author = :goes",
        "UPDATE votes SET author = :stays WHERE author = :goes",
        *_joined("votes", "explanation", _newer("helped because at changed_at", "changed_at")),
    ),
    # Stands after `explanations`, which are one learner's by now.
    "reports": _by(
        *_joined("reports", "explanation", "at = least(mine.at, theirs.at)"),
        "DELETE FROM reports USING explanations e WHERE e.id = explanation AND reports.learner_id = e.learner_id"
        " AND e.learner_id = :stays",
    ),
    "moderation_events": _by(
        "UPDATE moderation_events SET moderator = :stays WHERE moderator = :goes",
        _moved("moderation_events"),
    ),
    "withheld": _by(*_joined("withheld", "digest", "at = least(mine.at, theirs.at)")),
    # What gave points to both gives them once. The standings below are summed up from what these leave.
    "points": _by(
        *_joined("points", "reason subject", "at = least(mine.at, theirs.at)"),
    ),
    "badges": _by(*_joined("badges", "badge subject", "at = least(mine.at, theirs.at)")),
    # The row that counted last goes on, of two that counted on one day the longer; nobody's best is lost.
    "streaks": _by(
        *_joined(
            "streaks",
            "",
            "best = greatest(mine.best, theirs.best), freezes = greatest(mine.freezes, theirs.freezes), "
            + ", ".join(
                f"{name} = CASE WHEN (coalesce(theirs.last, '-infinity'), theirs.days)"
                f" > (coalesce(mine.last, '-infinity'), mine.days) THEN theirs.{name} ELSE mine.{name} END"
                for name in ("days", "last", "seen", "toward", "rests_from", "rests_until")
            ),
        )
    ),
    "streak_days": _by(*_joined("streak_days", "day", "kept = greatest(mine.kept, theirs.kept)")),
    "board_members": _by(*_joined("board_members", "board", "at = least(mine.at, theirs.at)")),
    "board_standings": _summed_up_standings,
    "identities": _moved_identities,
    "enrolments": _fused_enrolments,
    "skill_states": _fused_skills,
    "lesson_progress": _by(
        *_joined(
            "lesson_progress",
            "course lesson",
            "step = greatest(mine.step, theirs.step), started_at = least(mine.started_at, theirs.started_at), "
            "completed_at = least(mine.completed_at, theirs.completed_at)",  # which passes over what is NULL
        )
    ),
    "memories": _by(*_joined("memories", "course item", _newer("card due last", "last"))),
    "works": _by(*_joined("works", "course item", _newer("source ladder updated_at", "updated_at"))),
    # A moment at which both were asked the same counts as a refusal.
    "consents": _by(*_joined("consents", "purpose at", "given = mine.given AND theirs.given")),
    # Of two roles in one community the one that was granted holds, and of two such the one of more rights.
    "staff": _by(
        *_joined(
            "staff",
            "community",
            "granted = mine.granted OR theirs.granted, at = least(mine.at, theirs.at), "
            "seen_at = greatest(mine.seen_at, theirs.seen_at), digest = mine.digest AND theirs.digest, "
            "digest_at = greatest(mine.digest_at, theirs.digest_at), "
            "email = coalesce(nullif(mine.email, ''), theirs.email), "
            "role = CASE WHEN mine.granted <> theirs.granted THEN CASE WHEN mine.granted THEN mine.role ELSE theirs.role END"
            " ELSE least(mine.role, theirs.role) END",  # admin comes before instructor
        )
    ),
    "acts": _by(
        _moved("acts"),
        "UPDATE acts SET detail = jsonb_set(detail, '{learner}', to_jsonb(:stays)),"
        " subject = CASE subject WHEN :goes ::text THEN :stays ::text ELSE subject END"
        " WHERE detail ->> 'learner' = :goes ::text",
    ),
    # A page that was opened as the one who goes is theirs who stays, as the account is.
    "desk_links": _by(_moved("desk_links")),
    "desk_sessions": _by(_moved("desk_sessions")),
    # The figures name learners by their numbers, and count both.
    "cohort_members": _by(
        "DELETE FROM class_figures WHERE cohort IN (SELECT cohort FROM cohort_members WHERE learner_id = :goes)",
        *_joined(
            "cohort_members",
            "cohort",
            "joined_at = least(mine.joined_at, theirs.joined_at), left_at = CASE WHEN mine.left_at IS NULL"
            " OR theirs.left_at IS NULL THEN NULL ELSE greatest(mine.left_at, theirs.left_at) END",
        ),
    ),
    # The later date of both.
    "extensions": _by(
        *_joined(
            "extensions",
            "assignment",
            ", ".join(
                f"{name} = CASE WHEN (theirs.due_on, theirs.due_minute) > (mine.due_on, mine.due_minute)"
                f" THEN theirs.{name} ELSE mine.{name} END"
                for name in ("due_on", "due_minute", "reason", "by", "at")
            ),
        )
    ),
    "reminders": _by(*_joined("reminders", "assignment kind", "at = least(mine.at, theirs.at)")),
    "announcement_receipts": _by(
        *_joined(
            "announcement_receipts",
            "announcement",
            "event = coalesce(mine.event, theirs.event), told_at = coalesce(mine.told_at, theirs.told_at)",
        )
    ),
    "comments": _by(_moved("comments")),
    "overrides": _by(_moved("overrides")),
    "help_questions": _by(_moved("help_questions")),
    # Who is blocked does not get around it by becoming one with another.
    "blocked": _by(*_joined("blocked", "", "at = least(mine.at, theirs.at)")),
    "link_tries": _by(_moved("link_tries")),
    # An open code of the one who goes would lead to somebody who was not there when it was given.
    "link_codes": _by(_dropped("link_codes")),
}
"""What becomes of the rows of each table that names a learner."""

_IDENTITIES = text(
    """
    UPDATE identities AS i SET learner_id = :stays, since = :now + ranked.place * interval '1 microsecond'
    FROM (SELECT platform, external_id, dense_rank() OVER (ORDER BY since) - 1 AS place
          FROM identities WHERE learner_id = :goes) AS ranked
    WHERE i.platform = ranked.platform AND i.external_id = ranked.external_id
    """
).bindparams(
    bindparam("stays", type_=BigInteger),
    bindparam("goes", type_=BigInteger),
    bindparam("now", type_=DateTime(timezone=True)),
)

_LEARNER = text(
    """
    UPDATE learners AS mine SET
        name = coalesce(nullif(mine.name, ''), theirs.name), language = coalesce(mine.language, theirs.language),
        time_zone = coalesce(mine.time_zone, theirs.time_zone), course = coalesce(mine.course, theirs.course),
        version = mine.version + theirs.version, created_at = least(mine.created_at, theirs.created_at)
    FROM learners AS theirs WHERE mine.id = :stays AND theirs.id = :goes
    """
).bindparams(bindparam("stays", type_=BigInteger), bindparam("goes", type_=BigInteger))
