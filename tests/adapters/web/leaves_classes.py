"""Ways through the pages about classes, and of questions that wait for a person."""

from core.features.cohorts import jobs
from core.store import assignments as assigned
from core.store import questions
from core.store.cohorts import Cohort
from tests.adapters.discord.others import number_of, other
from tests.adapters.discord.walks_cohorts import CODES, changed, class_of, member_of
from tests.adapters.discord.walks_helpme import ANSWER, AT, ATTEMPT, in_class, raised
from tests.adapters.web.leafing import Leafing
from tests.core.features.doings import PYTHON, did

ALGEBRA, GEOMETRY = CODES
LESSON = {"kind": "lesson"}
MANY = 99
"""Members whose names are numbers: with the others, more than are on a page."""


async def classes(leafing: Leafing) -> None:
    """A class, its members, what it is to do and what it is told."""
    walk = leafing.walk
    await did(walk.guest, PYTHON)
    await leafing.page("none", "cohorts")
    one = await class_of(walk)
    path = f"cohorts/{one.id}"
    await leafing.page("nobody", path)
    await leafing.page("nothing-to-do", f"{path}/assignments")
    await leafing.page("nothing-told", f"{path}/announcements")
    await _owed_by_nobody(leafing, path)
    await leafing.send("title-empty", "cohorts", "cohorts", title="…", course="1")
    await member_of(walk, one, "bob")
    await member_of(walk, one, "cyd", "Cyd *C*", lessons=1)
    await changed(walk, "UPDATE cohort_members SET how = 'link' WHERE name = 'Bob'")
    await _by_role(leafing, one)
    await leafing.page("owes-nothing", f"{path}/members/{await number_of(await other(walk, 'bob'))}")
    await _work(leafing, path)
    await _announcements(leafing, path)
    for number in range(MANY):
        await member_of(walk, one, f"pupil-{number}", lessons=0)
    await leafing.page("more-than-one-page", path)
    await leafing.page("the-last-page", f"{path}?skip=100")
    await _ends(leafing, one)


async def _owed_by_nobody(leafing: Leafing, path: str) -> None:
    """Something is to be done, and nobody is there yet."""
    assignments = f"{path}/assignments"
    await leafing.send("", assignments, assignments, hidden={"kind": "review"}, count="1", due="")
    one = f"{assignments}/{await _newest(leafing, path)}"
    await leafing.page("owed-by-nobody", one)
    await leafing.send("", f"{one}/withdraw", one)


async def _newest(leafing: Leafing, path: str) -> str:
    """The id of what is due first."""
    found = await leafing.walk.guest.house.dispatch.house.database.read(
        assigned.of_cohorts, [path.partition("/")[2]]
    )
    return min(found, key=lambda one: one.due is None).id


async def _by_role(leafing: Leafing, one: Cohort) -> None:
    """Some came by a role, and one of them has it no more."""
    walk = leafing.walk
    for name, how in (("dan", "role"), ("eve", "role-gone")):
        who = await number_of(await member_of(walk, one, name))
        await changed(walk, "UPDATE cohort_members SET how = :how WHERE learner_id = :id", how=how, id=who)
    await leafing.page("how-they-came", f"cohorts/{one.id}")


async def _work(leafing: Leafing, path: str) -> None:
    """What is to be done."""
    walk = leafing.walk
    assignments = f"{path}/assignments"
    english = walk.guest.language == "en"
    date = "friday 18:00" if english else "viernes 18:00"
    await leafing.send("assigned", assignments, assignments, hidden=LESSON, what="2", due=date)
    await leafing.send("assigned-already", assignments, assignments, hidden=LESSON, what="2", due=date)
    await leafing.send("", assignments, assignments, hidden={"kind": "review"}, count="3", due="")
    found = await _newest(leafing, path)
    lesson = f"{assignments}/{found}"
    cyd = f"{path}/members/{await number_of(await other(walk, 'cyd'))}"
    later = "saturday 18:00" if english else "sábado 18:00"
    for scene in ("a-later-date", "not-later"):
        which = {"assignment": found}
        await leafing.send(scene, f"{cyd}/extend", cyd, hidden=which, due=later, reason="Ill")
    walk.clock.advance(days=6)
    await leafing.page("late", lesson)
    await leafing.page("late-in-the-roster", path)
    await leafing.send("withdrawn", f"{lesson}/withdraw", lesson)


async def _announcements(leafing: Leafing, path: str) -> None:
    walk = leafing.walk
    announcements = f"{path}/announcements"
    who = await number_of(await other(walk, "eve"))
    await changed(walk, "UPDATE turns SET membership = '{}' WHERE learner_id = :id", id=who)
    await leafing.send(
        "told", announcements, announcements, hidden={"id": "told"}, text="We meet in *hall 3*."
    )
    await leafing.page("who-will-get-it", f"{announcements}/told")
    await jobs.pass_on(walk.guest.house.dispatch.house, walk.clock.now())
    await walk.guest.house.dispatch.recover()
    await leafing.page("who-got-it", f"{announcements}/told")


async def _ends(leafing: Leafing, one: Cohort) -> None:
    """Somebody is taken out, and the class is over."""
    walk, path = leafing.walk, f"cohorts/{one.id}"
    await class_of(walk, GEOMETRY)
    cyd = f"{path}/members/{await number_of(await other(walk, 'cyd'))}"
    await leafing.send("", f"{cyd}/remove", cyd)
    await leafing.page("gone-already", cyd)
    await leafing.send("one-is-over", f"{path}/archive", path)
    await changed(walk, "UPDATE cohorts SET course = 'gone' WHERE id = :id", id=one.id)
    await leafing.page("over", f"{path}?skip=100")


async def waiting(leafing: Leafing) -> None:
    """The queue of questions, and each as it can stand."""
    walk = leafing.walk
    await did(walk.guest, PYTHON)
    bob = await other(walk, "bob")
    await in_class(walk, bob)
    await leafing.page("empty", "questions")
    await raised(walk, bob, "Why does it show *nothing*?", item=AT, attempt=ATTEMPT)
    await raised(walk, bob, "What is a loop?", item="")
    await raised(walk, bob, "Is it still there?", item="gone")
    await leafing.page("three", "questions")
    first, second, third = (f"questions/question-{number}" for number in (1, 2, 3))
    await leafing.page("with-a-suggestion", first)
    await leafing.page("without-one", second)
    await leafing.send("no-words", f"{first}/answer", first, words=" ")
    await leafing.send("answered", f"{first}/answer", first, words=ANSWER)
    await leafing.page("as-it-was-answered", first)
    await leafing.send("somebody-was-faster", f"{first}/answer", first, words=ANSWER)
    database = walk.guest.house.dispatch.house.database
    await database.write(questions.withdraw, "question-3", await number_of(bob))
    await leafing.page("taken-back", third)
