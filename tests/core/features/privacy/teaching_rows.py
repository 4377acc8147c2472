"""What somebody leaves in the tables of classes: as one who learns in one, as one who teaches, and as one who is spoken of."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from core.roles import HOUSE
from core.store import tables
from tests.core.features.doings import MEMORY

CLASS, TASK, NEWS = "class-1", "assignment-1", "announcement-1"
SPOKEN_OF = "Grace Elsewhere"
"""Somebody to whom each of them did something."""


async def with_teaching(
    connection: AsyncConnection, learner: int, account: tuple[str, str], now: datetime
) -> None:
    """Have a row of the learner's in every table of classes but `blocked`; all of them are in one class.

    `account` is the platform on which they are, and what they are called there.
    """
    name = account[1]
    await _with_class(connection, now)
    await _in_class(connection, learner, name, now)
    await _teaches(connection, learner, account, now)
    await _spoken_of(connection, learner, account, now)


async def with_block(connection: AsyncConnection, learner: int, name: str, now: datetime) -> None:
    """Have the learner blocked, who is answered by hardly anything from then on."""
    await _add(connection, tables.Blocked, learner_id=learner, reason=f"{name} was loud", at=now)


async def _add(connection: AsyncConnection, table: type[tables.Table], **values: Any) -> None:
    await connection.execute(insert(table).values(**values))


async def _once(connection: AsyncConnection, table: type[tables.Table], **values: Any) -> None:
    await connection.execute(pg_insert(table).values(**values).on_conflict_do_nothing())


async def _with_class(connection: AsyncConnection, now: datetime) -> None:
    about = {"cohort": CLASS, "course": MEMORY, "lesson": "", "item": ""}
    await _once(
        connection, tables.Cohort, id=CLASS, community=HOUSE, course=MEMORY, title="A class", code="c", at=now
    )
    await _once(
        connection, tables.Assignment, id=TASK, kind="review", count=2, due_minute=1440, at=now, **about
    )
    await _once(connection, tables.Announcement, id=NEWS, cohort=CLASS, text="Well done.", at=now)
    await _once(
        connection, tables.ClassFigures, cohort=CLASS, figures={"overview": {"risks": []}}, took=0.1, at=now
    )


async def _in_class(connection: AsyncConnection, learner: int, name: str, now: datetime) -> None:
    mine: dict[str, Any] = {"learner_id": learner}
    await _add(connection, tables.CohortMember, cohort=CLASS, name=name, how="code", joined_at=now, **mine)
    await _add(
        connection,
        tables.Extension,
        assignment=TASK,
        due_on=date(2026, 2, 1),
        due_minute=600,
        reason=f"{name} is ill",
        at=now,
        **mine,
    )
    await _add(connection, tables.Reminder, assignment=TASK, kind="day", at=now, **mine)
    await _add(connection, tables.AnnouncementReceipt, announcement=NEWS, event=f"to {name}", **mine)
    attempt = select(func.min(tables.Attempt.id)).where(tables.Attempt.learner_id == learner)
    on: dict[str, Any] = {"attempt": attempt.scalar_subquery(), "at": now, **mine}
    await _add(connection, tables.Comment, text=f"{name}, look at the bound", **on)
    await _add(connection, tables.Override, correct=True, score=1.0, reason=f"{name} was right", **on)
    question = {"course": MEMORY, "item": "", "attempt": "", "state": "open"}
    await _add(
        connection,
        tables.HelpQuestion,
        id=f"question of {name}",
        community=HOUSE,
        text=f"{name} is lost",
        at=now,
        **question,
        **mine,
    )


async def _teaches(
    connection: AsyncConnection, learner: int, account: tuple[str, str], now: datetime
) -> None:
    platform, name = account
    mine: dict[str, Any] = {"learner_id": learner, "community": HOUSE}
    await _add(
        connection,
        tables.Staff,
        role="instructor",
        granted=True,
        at=now,
        seen_at=now,
        email=f"{name}@x.org",
        **mine,
    )
    detail = {"title": "A class", "learner": 0, "name": SPOKEN_OF}
    await _add(
        connection,
        tables.Act,
        role="instructor",
        act="cohort-remove",
        subject=CLASS,
        detail=detail,
        at=now,
        **mine,
    )
    seat = {"platform": platform, "person": name, "expires_at": now + timedelta(days=90), **mine}
    await _add(connection, tables.DeskLink, digest=f"digest-link-{name}", path="", **seat)
    await _add(connection, tables.DeskSession, digest=f"digest-session-{name}", **seat)
    work = {"community": HOUSE, "state": "done", "at": now, "changed_at": now}
    given = {"passages": [f"{name} brought this"]}
    await _add(connection, tables.Job, id=f"draft of {name}", kind="draft", by=learner, given=given, **work)


async def _spoken_of(
    connection: AsyncConnection, learner: int, account: tuple[str, str], now: datetime
) -> None:
    """What others' work has of them, and the audit."""
    name = account[1]
    row = tables.ClassFigures
    kept = (await connection.execute(select(row.figures).where(row.cohort == CLASS))).scalar_one()
    risks: list[Any] = [*kept["overview"]["risks"], {"learner": learner, "name": name, "reasons": []}]
    await connection.execute(
        update(row).where(row.cohort == CLASS).values(figures={"overview": {"risks": risks}})
    )
    work = {"community": HOUSE, "state": "done", "at": now, "changed_at": now}
    given, result = {"cohort": CLASS, "kind": "csv"}, {"name": f"with {name}.zip", "key": "k", "learners": 2}
    await _add(
        connection,
        tables.Job,
        id=f"export with {name}",
        kind="class-export",
        given=given,
        result=result,
        **work,
    )
    about = {"learner": learner, "name": name, "reason": f"{name} was loud"}
    done = {"community": HOUSE, "learner_id": None, "role": "operator", "at": now}
    await _add(connection, tables.Act, act="block", subject="/".join(account), detail=about, **done)
    await _add(
        connection, tables.Act, act="staff-remove", subject=str(learner), detail={**about, "to": "x"}, **done
    )
