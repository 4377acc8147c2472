"""Walks of those who teach: classes are begun, filled, given things to do and told things."""

from dataclasses import replace

from sqlalchemy import text

from core.chat import Filled, Pressed
from core.errors import LearnerError
from core.features.cohorts import jobs, rules, views
from core.learning.estimate import NEW_LEARNER
from core.store import assignments, cohorts, communities
from core.store.assignments import Assignment
from core.store.cohorts import CODE, ROLE_GONE, Cohort
from core.store.communities import Community
from core.teaching import Kind, Task
from core.teaching.codes import plain_code
from tests.adapters.discord.others import number_of, other
from tests.adapters.discord.product import Guest, Walk
from tests.adapters.discord.walks_around import MEMBER, OWNER
from tests.core.features.doings import MEMORY, PYTHON, course_of, did

CODES = {"Algebra *1*": "MNPQR-34793", "Geometry": "BCDFG-74393"}
"""The codes of classes, in place of those that nobody can guess."""
MANY = 9
"""Members whose names are numbers: with the others, more than are shown at once."""
ABILITY = {"mean": NEW_LEARNER.mean, "variance": NEW_LEARNER.variance}


async def community_of(walk: Walk) -> str:
    """Have the community be known to which a class belongs; how it is called in the database."""
    here = Community(
        platform=walk.guest.platform,
        id=OWNER.community,
        name=OWNER.name,
        channel="20",
        time_zone="Europe/Madrid",
    )
    await walk.guest.house.dispatch.house.database.write(communities.keep, here, walk.clock.now())
    return f"{walk.guest.platform}/{OWNER.community}"


async def class_of(walk: Walk, title: str = "Algebra *1*", course: str = PYTHON) -> Cohort:
    """A class that there is, with a code that does not change from run to run."""
    database, here = walk.guest.house.dispatch.house.database, await community_of(walk)
    code = plain_code(CODES[title])
    assert code
    made = Cohort(
        id=f"class-{code}",
        community=here,
        course=course,
        title=title,
        code=code,
        role=None,
        at=walk.clock.now(),
    )
    await database.write(cohorts.create, made, await number_of(walk.guest))
    return made


async def member_of(walk: Walk, cohort: Cohort, name: str, called: str = "", *, lessons: int = 3) -> Guest:
    """Somebody who came into a class by its code."""
    guest, database = await other(walk, name, lessons=lessons), walk.guest.house.dispatch.house.database
    walk.clock.advance(minutes=1)
    who, now = await number_of(guest), walk.clock.now()
    await database.write(cohorts.join, cohort.id, who, called or name.title(), CODE, now, **ABILITY)
    return guest


async def changed(walk: Walk, statement: str, **values: str | int) -> None:
    """Have the database be so."""
    async with walk.guest.house.dispatch.house.database.transaction() as connection:
        await connection.execute(text(statement), values)


async def beginning(walk: Walk) -> None:
    """A class is begun and people are invited."""
    teacher = walk.guest
    await did(teacher, PYTHON)
    teacher.membership = OWNER
    await community_of(walk)
    teacher.membership = MEMBER
    await walk.call("not-an-instructor", "cohort list")
    teacher.membership = OWNER
    await walk.call("none-yet", "cohort list")
    await walk.call("title-asked", "cohort create")
    await walk.fill("course-asked", "Algebra *1*")
    await walk.call("title-empty", "cohort create", title="…", course=PYTHON)
    await walk.call("title-long", "cohort create", title="x" * 61, course=PYTHON)
    await walk.call("role-of-two-words", "cohort create", title="A", course=PYTHON, role="the new ones")
    await walk.refused("no-course", LearnerError("cohorts-no-course"))
    one = await class_of(walk)
    _invitations(walk, one)
    await walk.call("invitation", "cohort invite")
    if walk.hall.has_rooms:
        await walk.press("role-asked", "cohorts.role")
        await walk.fill("role-given", "30")
        await walk.call("invitation-with-a-role", "cohort invite")
    await class_of(walk, "Geometry", MEMORY)
    await walk.call("two", "cohort list")
    await walk.call("which", "cohort invite")
    await walk.call("which-unknown", "cohort invite", cohort="zoology")
    await _ends(walk, one)


def _invitations(walk: Walk, one: Cohort) -> None:
    """What is said with a code that was made just now."""
    house = walk.guest.house
    addresses = house.dispatch.house.entrances.to(f"class_{one.code}")
    course = course_of(house, PYTHON)
    for scene in ("began", "code-anew"):
        began = scene == "began"
        shown = views.invitation(
            one, one.code, addresses, "", course, walk.say, has_roles=False, began=began, anew=not began
        )
        walk.show(scene, *shown.blocks)


async def _ends(walk: Walk, one: Cohort) -> None:
    """A class is over, and the course of another is gone."""
    await walk.call("archive-asked", "cohort archive", cohort="geometry")
    over = walk.guest.choices()[0]
    await walk.do("archived", Pressed(over.id))
    await walk.do("over-already", Pressed(over.id))
    await walk.call("one-is-over", "cohort list")
    walk.guest.membership = replace(OWNER, community="11")
    await walk.act("not-yours", "cohorts.archived", cohort=one.id)
    walk.guest.membership = OWNER
    await changed(walk, "UPDATE cohorts SET course = 'gone' WHERE id = :id", id=one.id)
    await walk.call("course-gone", "cohort assign")


async def roster(walk: Walk) -> None:
    """Who is in a class, and somebody is taken out of it."""
    teacher = walk.guest
    await did(teacher, PYTHON)
    one = await class_of(walk)
    teacher.membership = OWNER
    await walk.call("nobody-in-it", "cohort roster")
    await walk.call("nobody-to-extend", "cohort extend", who="bob")
    await member_of(walk, one, "bob")
    await member_of(walk, one, "cyd", "Cyd *C*", lessons=1)
    await _by_role(walk, one, "dan")
    await walk.call("", "cohort assign", kind="lesson", what="names", due="in 2 days")
    await walk.call("", "cohort assign", kind="quiz", what="names", due="in 9 days")
    walk.clock.advance(days=3)
    await walk.call("three", "cohort roster")
    await walk.press("whom-to-remove", "cohorts.remove")
    form = teacher.form().id
    await walk.do("remove-whom-unknown", Filled(form, {"who": "zoe"}))
    await walk.do("remove-asked", Filled(form, {"who": "cyd"}))
    yes = teacher.choices()[0].id
    await walk.do("removed", Pressed(yes))
    await walk.do("removed-already", Pressed(yes))
    for number in range(MANY):
        await member_of(walk, one, f"pupil-{number}", lessons=0)
    await walk.call("many", "cohort roster")
    await walk.press("the-rest", "cohorts.roster")


async def _by_role(walk: Walk, cohort: Cohort, name: str) -> None:
    """Have somebody have come into a class by a role that they lost since."""
    guest, database = await other(walk, name), walk.guest.house.dispatch.house.database
    who, now = await number_of(guest), walk.clock.now()
    await database.write(cohorts.join_by_role, cohort.id, who, name.title(), now, **ABILITY)
    await database.write(cohorts.note_role, cohort.id, who, ROLE_GONE)


async def assigning(walk: Walk) -> None:
    """A class is given things to do."""
    teacher = walk.guest
    await did(teacher, PYTHON)
    one = await class_of(walk)
    teacher.membership = OWNER
    await walk.call("kind-asked", "cohort assign")
    await walk.act("none-yet", "cohorts.assigned", cohort=one.id)
    await walk.call("kind-unknown", "cohort assign", kind="dance")
    for kind in ("lesson", "quiz", "challenge"):
        await walk.call(f"{kind}-asked", "cohort assign", kind=kind)
    await walk.call("what-unknown", "cohort assign", kind="lesson", what="xylophone")
    await walk.call("due-asked", "cohort assign", kind="lesson", what="names")
    form = teacher.form().id
    for scene, typed in {"unread": "when pigs fly", "past": "2025-01-01", "far": "2029-01-01"}.items():
        await walk.do(f"due-{scene}", Filled(form, {"due": typed}))
    await walk.do("assigned", Filled(form, {"due": "friday 18:00" if _english(walk) else "viernes 18:00"}))
    await walk.do("already-assigned", Filled(form, {"due": "in 3 days" if _english(walk) else "en 3 días"}))
    await member_of(walk, one, "bob")
    await walk.call("", "cohort assign", kind="lesson", what="text", due="in 4 days")
    await walk.press("tell-them", "cohorts.announce")
    await _the_other_kinds(walk)
    await _in_the_east(walk, one)
    walk.clock.advance(days=8)
    await walk.act("all-of-it", "cohorts.assigned", cohort=one.id)
    await walk.press("withdraw-asked", "cohorts.withdraw")
    sure = teacher.choices()[0].id
    await walk.do("withdrawn", Pressed(sure))
    await walk.do("withdrawn-already", Pressed(sure))
    await class_of(walk, "Geometry", MEMORY)
    await walk.call("nothing-of-that-kind", "cohort assign", kind="challenge", cohort="geometry")


async def _the_other_kinds(walk: Walk) -> None:
    await walk.call("reviews-asked", "cohort assign", kind="review")
    form = walk.guest.form().id
    await walk.do("days-unread", Filled(form, {"count": "many", "due": ""}))
    await walk.do("assigned-without-a-date", Filled(form, {"count": "3", "due": ""}))
    await walk.call("quiz-assigned", "cohort assign", kind="quiz", what="names", due="in 9 days")
    await walk.call("challenge-assigned", "cohort assign", kind="challenge", what="17", due="in 9 days")


def _english(walk: Walk) -> bool:
    return walk.guest.language == "en"


async def _in_the_east(walk: Walk, cohort: Cohort) -> None:
    """For those further east, a date is past before it is for who teaches."""
    today = "today 20:00" if _english(walk) else "hoy 20:00"
    for name, what, scene in (("lin", "parrot", "past-for-one"), ("mei", "shout", "past-for-two")):
        number = await number_of(await member_of(walk, cohort, name))
        await changed(walk, "UPDATE learners SET time_zone = 'Pacific/Auckland' WHERE id = :id", id=number)
        await walk.call(scene, "cohort assign", kind="challenge", what=what, due=today)


async def extending(walk: Walk) -> None:
    """Somebody gets a later date."""
    teacher = walk.guest
    await did(teacher, PYTHON)
    one = await class_of(walk)
    teacher.membership = OWNER
    await member_of(walk, one, "bob")
    await walk.call("nothing-dated", "cohort extend", who="bob")
    await walk.call("", "cohort assign", kind="lesson", what="names", due="in 3 days")
    await member_of(walk, one, "cyd", "Cyd *C*")
    await walk.call("who", "cohort extend")
    await walk.call("who-unknown", "cohort extend", who="zoe")
    await walk.call("asked", "cohort extend", who="bob")
    form = teacher.form().id
    for scene, due, reason in (
        ("without-a-reason", "in 5 days", ""),
        ("not-later", "in 2 days", "Ill"),
        ("extended", "in 5 days", "Ill"),
    ):
        await walk.do(scene, Filled(form, {"due": due, "reason": reason}))
    await walk.call("", "cohort assign", kind="quiz", what="names", due="in 9 days")
    await walk.call("for-which", "cohort extend", who="bob")
    await _without_a_date(walk, one)
    for number in range(rules.MOST_CHOICES):
        await member_of(walk, one, f"pupil-{number}", lessons=0)
    await walk.call("who-of-many", "cohort extend")


async def _without_a_date(walk: Walk, cohort: Cohort) -> None:
    """What has no date cannot have a later one."""
    made = Assignment(
        id="undated",
        cohort=cohort.id,
        task=Task(course=PYTHON, kind=Kind.REVIEW, count=3),
        due=None,
        at=walk.clock.now(),
    )
    teacher = await number_of(walk.guest)
    await walk.guest.house.dispatch.house.database.write(assignments.assign, made, teacher)
    who = str(await number_of(await other(walk, "bob")))
    given = {"cohort": cohort.id, "member": who, "assignment": "undated", "due": "in 5 days", "reason": "Ill"}
    await walk.act("no-date", "cohorts.extend", **given)


async def announcing(walk: Walk) -> None:
    """A class is told something, and who got it."""
    teacher = walk.guest
    await did(teacher, PYTHON)
    one = await class_of(walk)
    teacher.membership = OWNER
    bob = await member_of(walk, one, "bob")
    await walk.call("asked", "cohort announce")
    await walk.act("nothing-yet", "cohorts.announced", cohort=one.id)
    await walk.call("preview-for-one", "cohort announce", text="We meet in *hall 3*.")
    await walk.press("write-anew", "cohorts.announce")
    await _reached_nowhere(walk, one)
    await walk.call("asked-for-two", "cohort announce")
    await walk.call("preview", "cohort announce", text="We meet in *hall 3*.")
    await walk.press("sent", "cohorts.send")
    await walk.press("on-its-way", "cohorts.announced")
    await jobs.pass_on(teacher.house.dispatch.house, walk.clock.now())
    await teacher.house.dispatch.recover()
    await walk.press("who-got-it", "cohorts.announced")
    walk.guest = bob
    walk.keep("as-it-is-read")
    walk.guest = teacher
    await walk.act("empty", "cohorts.send", cohort=one.id, id="x", text=" ")
    await walk.act("too-long", "cohorts.send", cohort=one.id, id="x", text="x" * (rules.LONGEST_TEXT + 1))


async def _reached_nowhere(walk: Walk, cohort: Cohort) -> None:
    """Have somebody in the class who never wrote to Parley alone."""
    number = await number_of(await member_of(walk, cohort, "eve"))
    await changed(walk, "UPDATE turns SET membership = '{}' WHERE learner_id = :id", id=number)
