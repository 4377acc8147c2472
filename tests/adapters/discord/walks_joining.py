"""Walks of those who learn in a class: they come in, see what is due, are reminded, and leave."""

from dataclasses import replace
from datetime import timedelta

from core.chat import Filled, Pressed
from core.features.joining import jobs
from core.store import assignments, boards, cohorts
from core.store.assignments import Assignment, Extension
from core.store.cohorts import Cohort
from core.store.database import Database
from core.teaching import Due, Kind, Task
from tests.adapters.discord.others import number_of
from tests.adapters.discord.product import Walk
from tests.adapters.discord.walks_around import MEMBER
from tests.adapters.discord.walks_cohorts import ABILITY, CODES, changed, class_of
from tests.core.features.doings import MEMORY, PYTHON, did

ALGEBRA, GEOMETRY = CODES
EVENING = 18 * 60
"""Minutes of a day."""


def _database(walk: Walk) -> Database:
    return walk.guest.house.dispatch.house.database


async def coming_in(walk: Walk) -> None:
    """By a code, under a name of one's own; and what may be in the way."""
    guest = walk.guest
    await walk.call("code-asked", "join")
    one = await class_of(walk)
    await walk.fill("unknown", "33333-33333")
    await walk.press("code-asked-again", "joining.ask")
    await walk.call("offer", "join", code=CODES[ALGEBRA])
    come = guest.choices()[0].id
    await walk.press("name-asked", "joining.offer")
    form = guest.form().id
    await walk.do("name-empty", Filled(form, {"name": "…"}))
    await walk.do("name-unfit", Filled(form, {"name": "you idiot"}))
    await walk.do("joined", Filled(form, {"name": "Ada *L*"}))
    await walk.press("board-of-it", "boards.offer")
    await walk.call("nothing-due", "due")
    await walk.call("in-it-already", "join", code=CODES[ALGEBRA])
    await walk.press("leave-asked", "joining.leaving")
    leave = guest.choices()[0].id
    await walk.do("left", Pressed(leave))
    await walk.do("left-already", Pressed(leave))
    await walk.act("board-of-others", "boards.offer", board=boards.of_cohort(one.id).key)
    await walk.call("due-nowhere", "due")
    await changed(walk, "UPDATE cohorts SET course = 'gone'")
    await walk.call("offer-without-its-course", "join", code=CODES[ALGEBRA])
    await _database(walk).write(cohorts.archive, one.community, one.id, walk.clock.now())
    await walk.do("gone", Pressed(come))
    await walk.call("over", "join", code=CODES[ALGEBRA])
    for _ in range(4):
        await walk.call("", "join", code="33333-33333")
    await walk.call("too-many", "join", code=CODES[ALGEBRA])


async def by_role(walk: Walk) -> None:
    """Somebody has a role of the community that leads into classes."""
    guest = walk.guest
    await did(guest, PYTHON)
    await _leads_in(walk, await class_of(walk), "30")
    guest.membership = MEMBER
    await walk.call("without-the-role", "cancel")
    roles = frozenset({"30"})
    guest.membership = replace(MEMBER, roles=roles)
    await walk.call("one-class", "cancel")
    await walk.call("said-once", "cancel")
    await _leads_in(walk, await class_of(walk, GEOMETRY, MEMORY), "31")
    await changed(walk, "DELETE FROM cohort_members")
    both = frozenset({"30", "31"})
    guest.membership = replace(MEMBER, roles=both)
    await walk.call("two-classes", "cancel")
    guest.membership = None
    await walk.call("nothing-due", "due")


async def _leads_in(walk: Walk, cohort: Cohort, role: str) -> None:
    await _database(walk).write(cohorts.give_role, cohort.community, cohort.id, role, walk.clock.now())


async def due(walk: Walk) -> None:
    """What is due in two classes, how it stands, and reminders of it."""
    guest = walk.guest
    await did(guest, PYTHON)
    one = await class_of(walk)
    for cohort in (one, await class_of(walk, GEOMETRY, MEMORY)):
        who, now = await number_of(guest), walk.clock.now()
        await _database(walk).write(cohorts.join, cohort.id, who, "Ada", "code", now, **ABILITY)
        walk.clock.advance(minutes=1)
    tomorrow = walk.clock.now().date() + timedelta(days=1)
    tasks = {
        "lesson": Task(course=PYTHON, kind=Kind.LESSON, lesson="hello"),
        "late": Task(course=PYTHON, kind=Kind.LESSON, lesson="names"),
        "quiz": Task(course=PYTHON, kind=Kind.QUIZ, lesson="names"),
        "challenge": Task(course=PYTHON, kind=Kind.CHALLENGE, item="ticket"),
        "reviews": Task(course=PYTHON, kind=Kind.REVIEW, count=3),
        "gone": Task(course=PYTHON, kind=Kind.LESSON, lesson="of-long-ago"),
    }
    for name, task in tasks.items():
        day = None if name == "reviews" else tomorrow - timedelta(days=2 if name == "late" else 0)
        await _assigned(walk, one, name, task, day and Due(day, EVENING))
    later = Extension(learner=await number_of(guest), due=Due(tomorrow, EVENING + 60), reason="Ill")
    await _database(walk).write(
        assignments.extend, "quiz", later, Due(tomorrow, EVENING), later.learner, walk.clock.now()
    )
    await did(guest, PYTHON, lessons=1)
    await walk.call("due", "due")
    await walk.press("leave-one-of-two", "joining.leaving")
    await _reminded(walk)
    await did(guest, PYTHON, lessons=2)
    await walk.call("settled", "due")


async def _assigned(walk: Walk, cohort: Cohort, id_: str, task: Task, due_: Due | None) -> None:
    made = Assignment(id=id_, cohort=cohort.id, task=task, due=due_, at=walk.clock.now())
    await _database(walk).write(assignments.assign, made, await number_of(walk.guest))


async def _reminded(walk: Walk) -> None:
    """Parley writes by itself, a day before it is due."""
    walk.clock.advance(hours=9)
    house = walk.guest.house.dispatch
    await jobs.remind(house.house, walk.clock.now())
    await house.recover()
    walk.keep("reminder")
