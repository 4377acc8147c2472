"""Who is in a class, how far they are, and what of theirs is late."""

from collections.abc import Sequence

from core import classwork
from core.chat import Reply
from core.classwork import Owed, zone_of
from core.features.cohorts import acting, rules, views
from core.features.cohorts.choosing import chosen, given, member_of, open_cohort
from core.features.cohorts.figures import Line, Roster
from core.finding import find
from core.store import assignments, cohorts, doneness
from core.store.assignments import Assignment
from core.store.cohorts import Cohort, Member
from core.turn import Turn


async def read_roster(turn: Turn, cohort: Cohort, most: int, skip: int = 0) -> Roster:
    """Some members of a class with what they have done."""
    there = await turn.read(cohorts.members, cohort.id, most, skip)
    found = await turn.read(assignments.of_cohorts, [cohort.id])
    return await with_work(turn, cohort, there, found, skip)


async def with_work(
    turn: Turn, cohort: Cohort, there: Sequence[Member], found: Sequence[Assignment], skip: int = 0
) -> Roster:
    """These members with what they have done of these assignments, and of the course."""
    zones = {one.learner: zone_of(one.zone, cohort.zone) for one in there}
    owed: dict[int, list[Owed]] = {one.learner: [] for one in there}
    for one in await classwork.owed(turn.house, found, zones, turn.now, turn.say):
        if one.title:
            owed[one.learner].append(one)
    course = turn.house.catalogue.find(cohort.course)
    lessons = {one.id for one in course.lessons} if course else set[str]()
    completed = await turn.read(doneness.lessons_completed, cohort.course, list(zones))
    lines = [
        Line(
            member=one,
            owed=owed[one.learner],
            lessons=len(completed.get(one.learner, set()) & lessons),
        )
        for one in there
    ]
    return Roster(cohort=cohort, lines=lines, skip=skip, lessons=len(lessons))


async def show(turn: Turn) -> Reply:
    """Show a class: some of its members at once."""
    cohort = await chosen(turn, "cohorts.roster")
    if isinstance(cohort, Reply):
        return cohort
    skip = max(0, turn.number("skip")) if "skip" in turn.arguments else 0
    return views.roster(await read_roster(turn, cohort, rules.SHOWN, skip), turn.say)


async def remove(turn: Turn) -> Reply:
    """Ask whom to take out of a class, or whether the one who was named is to be."""
    cohort, wanted = await open_cohort(turn), given(turn, "who")
    if not wanted:
        return views.ask_who(cohort, turn.say)
    found = find(rules.member_shelf(await turn.read(cohorts.members, cohort.id)), wanted)
    if found.sure:
        return views.ask_remove(cohort, found.sure, turn.say)
    return views.ask_who(cohort, turn.say, wanted, found.near[: rules.MOST_CHOICES])


async def removed(turn: Turn) -> Reply:
    """Take somebody out of a class, now that it was asked."""
    cohort = await open_cohort(turn)
    member = await member_of(turn, cohort, turn.argument("member"))
    acting.remove(turn, cohort, member)
    return views.removed(cohort, member, turn.say)
