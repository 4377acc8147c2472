"""A community that has another id now: what is taught there, and by whom, goes along."""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.store import tables

_TABLES = (
    tables.StaffInvite,
    tables.Act,
    tables.DeskLink,
    tables.DeskSession,
    tables.TaughtCourse,
    tables.DraftItem,
    tables.Cohort,
    tables.Job,
    tables.HelpQuestion,
    tables.Comment,
    tables.Override,
)


async def move_teaching(connection: AsyncConnection, old: str, new: str) -> None:
    """Call a community by its new name, as PLATFORM/ID. Who teaches under the new one already stays what they are there."""
    staff = tables.Staff
    there = select(staff.learner_id).where(staff.community == new)
    await connection.execute(delete(staff).where(staff.community == old, staff.learner_id.in_(there)))
    for row in (staff, *_TABLES):
        await connection.execute(update(row).where(row.community == old).values(community=new))
