"""The pages on which instructors keep their classes. What they do is what the chat does."""

from collections.abc import Sequence

from core.chat import Page
from core.errors import LearnerError
from core.features.cohorts import acting, assigning, page_views, rules, work_page_views
from core.features.cohorts.choosing import (
    assignment_of,
    cohort_of,
    course_of,
    courses,
    member_of,
    open_cohort,
)
from core.features.cohorts.page_views import below
from core.features.cohorts.roster import read_roster, with_work
from core.store import announcements as store
from core.store import assignments as assigned
from core.store import cohorts as groups
from core.teaching import Kind
from core.turn import Turn

MOST_ANNOUNCED = 50


async def cohorts(turn: Turn) -> Page:
    """All classes of the community, and a form to begin one."""
    every = await turn.read(groups.of_community, turn.standing.community)
    over = await turn.read(groups.of_community, turn.standing.community, archived=True)
    return page_views.cohorts(every, over, courses(turn), turn.house.catalogue, turn.say)


async def create(turn: Turn) -> str:
    """Begin a class."""
    course = _picked(courses(turn), turn.values.get("course", "1"))
    if course is None:
        raise LearnerError("cohorts-no-course")
    cohort = await acting.create(turn, turn.values.get("title", ""), course, None)
    return below(cohort.id)


async def roster(turn: Turn) -> Page:
    """A class: who is in it, how far they are, how one comes in."""
    cohort = await cohort_of(turn)
    skip = max(0, turn.number("skip")) if turn.argument("skip") else 0
    found = await read_roster(turn, cohort, rules.ON_PAGE, skip)
    addresses = turn.house.entrances.to(f"class_{cohort.code}")
    course = turn.house.catalogue.find(cohort.course)
    return page_views.roster(found, course, addresses, turn.language, turn.say)


async def member(turn: Turn) -> Page:
    """Somebody in a class: all that they owe, a later date, and their removal."""
    cohort = await cohort_of(turn)
    there = await member_of(turn, cohort, turn.argument("member"))
    found = await turn.read(assigned.of_cohorts, [cohort.id])
    (line,) = (await with_work(turn, cohort, [there], found)).lines
    return page_views.member(cohort, line, turn.now, turn.language, turn.say)


async def assignments(turn: Turn) -> Page:
    """What a class is to do, how many have done it, and a form for more."""
    cohort = await cohort_of(turn)
    found = await assigning.sums(turn, cohort)
    course = turn.house.catalogue.find(cohort.course)
    return work_page_views.assignments(cohort, course, found, turn.now, turn.language, turn.say)


async def assignment(turn: Turn) -> Page:
    """One assignment, and how everybody stands to it."""
    cohort = await cohort_of(turn)
    one = await assignment_of(turn, cohort, turn.argument("assignment"))
    there = await turn.read(groups.members, cohort.id)
    owed = await assigning.owed_by(turn, cohort, there, [one])
    names = {each.learner: each.name for each in there}
    return work_page_views.assignment(cohort, one, owed, names, turn.now, turn.language, turn.say)


async def announcements(turn: Turn) -> Page:
    """What a class was told, who got it, and a form to tell them more."""
    cohort = await cohort_of(turn)
    found = await turn.read(store.of_cohort, cohort.id, MOST_ANNOUNCED)
    zone = turn.learner.time_zone
    return work_page_views.announcements(
        cohort, found, turn.new_id(), turn.now, turn.language, zone, turn.say
    )


async def receipts(turn: Turn) -> Page:
    """Who got an announcement."""
    cohort = await cohort_of(turn)
    found = await turn.read(store.receipts, cohort.id, turn.argument("announcement"))
    return work_page_views.receipts(cohort, found, turn.say)


async def recode(turn: Turn) -> str:
    """Give a class another code."""
    cohort = await open_cohort(turn)
    acting.recode(turn, cohort)
    return below(cohort.id)


async def archive(turn: Turn) -> str:
    """End a class."""
    acting.archive(turn, await open_cohort(turn))
    return "cohorts"


async def remove(turn: Turn) -> str:
    """Take somebody out of a class."""
    cohort = await open_cohort(turn)
    acting.remove(turn, cohort, await member_of(turn, cohort, turn.argument("member")))
    return below(cohort.id)


async def extend(turn: Turn) -> str:
    """Give somebody a later date."""
    cohort = await open_cohort(turn)
    there = await member_of(turn, cohort, turn.argument("member"))
    one = await assignment_of(turn, cohort, turn.values.get("assignment", ""))
    due = acting.read_due(turn, cohort, turn.values.get("due", ""))
    await acting.extend(turn, cohort, one, there, due, turn.values.get("reason", ""))
    return below(cohort.id, "members", str(there.learner))


async def assign(turn: Turn) -> str:
    """Have a class do something."""
    cohort = await open_cohort(turn)
    course = course_of(turn, cohort)
    kind = rules.kind_meant(turn.values.get("kind", ""), assigning.kinds(turn))
    if kind is None:
        raise LearnerError("choice-gone")
    options = list(rules.choices_of(course, kind))
    what = "" if kind is Kind.REVIEW else _picked(options, turn.values.get("what", ""))
    if what is None:
        raise LearnerError("cohorts-nothing-of-kind")
    task = assigning.task_of(course, kind, what, turn.values.get("count", ""))
    await acting.assign(turn, cohort, task, acting.read_due(turn, cohort, turn.values.get("due", "")))
    return below(cohort.id, "assignments")


async def withdraw(turn: Turn) -> str:
    """Take an assignment back."""
    cohort = await open_cohort(turn)
    acting.withdraw(turn, cohort, await assignment_of(turn, cohort, turn.argument("assignment")))
    return below(cohort.id, "assignments")


async def announce(turn: Turn) -> str:
    """Tell a class something. A form that is sent twice tells it once."""
    cohort = await open_cohort(turn)
    id_ = turn.values.get("id", "") or turn.new_id()
    await acting.announce(turn, cohort, id_, turn.values.get("text", ""))
    return below(cohort.id, "announcements")


def _picked[T](options: Sequence[T], number: str) -> T | None:
    """The option of a field that has this number, from 1; None where there is none such."""
    place = int(number) if number.isdecimal() and len(number) < 7 else 0
    return options[place - 1] if 1 <= place <= len(options) else None
