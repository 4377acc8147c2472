"""The pages about the pages: the first one, who teaches, and what was done."""

from core.chat import Page
from core.features.desk import page_views, staffing
from core.features.desk.handlers import name_of, page_of_log
from core.store import desk
from core.store import staff as rows
from core.turn import Turn

LATELY, SHOWN = 5, 50
"""Acts on the first page, and on a page of the log."""


async def first(turn: Turn) -> Page:
    """What waits, and what was done of late."""
    here = turn.standing.community
    waiting = await turn.read(desk.waiting, here)
    lately, _ = await page_of_log(turn, LATELY)
    return page_views.first(
        waiting, lately, await name_of(turn, here), turn.language, turn.learner.time_zone, turn.say
    )


async def log(turn: Turn) -> Page:
    """What was done, the newest first."""
    found, older = await page_of_log(turn, SHOWN)
    return page_views.log(found, older, turn.language, turn.learner.time_zone, turn.say)


async def staff(turn: Turn) -> Page:
    """Who teaches, and the forms to change that."""
    here = turn.standing.community
    there = await turn.read(rows.of_community, here)
    open_ = await turn.read(desk.open_invites, here, turn.now)
    return page_views.staff(
        there, open_, await name_of(turn, here), turn.language, turn.learner.time_zone, turn.say
    )


async def invite(turn: Turn) -> Page:
    """Show a new code, this once."""
    role = page_views.ROLES[turn.values["role"]] if turn.values.get("role") in page_views.ROLES else ""
    code = staffing.invited(turn, role)
    addresses = turn.house.entrances.to(f"class_{code}")
    return page_views.invited(code, addresses, await name_of(turn, turn.standing.community), turn.say)


async def withdraw(turn: Turn) -> str:
    """Take a code back."""
    staffing.withdrawn(turn, turn.values.get("invite", ""))
    return "staff"


async def remove(turn: Turn) -> str:
    """Have somebody teach here no more."""
    turn.arguments = {"learner": turn.values.get("learner", "")}
    await staffing.removed(turn)
    return "staff"
