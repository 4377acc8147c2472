"""The instructor's verbs about what a class is to do: what is asked for is what was not said yet, and nothing twice."""

from collections.abc import Mapping, Sequence

from core import classwork
from core.chat import Reply, Suggestion
from core.classwork import Owed, title_of, zone_of
from core.course.model import Course
from core.errors import LearnerError
from core.features.cohorts import acting, assign_views, rules
from core.features.cohorts.choosing import (
    assignment_of,
    chosen,
    course_of,
    given,
    known,
    open_cohort,
)
from core.features.cohorts.figures import Sum
from core.finding import Named, suggestions
from core.store import assignments, cohorts
from core.store.assignments import Assignment
from core.store.cohorts import Cohort, Member
from core.teaching import Kind, Task
from core.turn import Turn

NAMES = ("kind", "what", "count", "due")
"""What is carried on from one question to the next."""


async def assign(turn: Turn) -> Reply:
    """Have a class do something: `/cohort assign quiz Loops friday 18:00`."""
    cohort = await chosen(turn, "cohorts.assign", *NAMES)
    if isinstance(cohort, Reply):
        return cohort
    course, typed = course_of(turn, cohort), given(turn, "kind")
    kind = rules.kind_meant(typed, kinds(turn))
    if kind is None:
        return assign_views.ask_kind(cohort, typed, known(turn, *NAMES), turn.say)
    carried = {**known(turn, *NAMES), "cohort": cohort.id, "kind": kind.value}
    if kind is Kind.REVIEW:
        return await _dated(turn, cohort, course, kind, "", carried)
    what, near = rules.what_meant(course, kind, given(turn, "what")) if given(turn, "what") else (None, [])
    if what is None:
        options = rules.choices_of(course, kind)
        if not options:
            raise LearnerError("cohorts-nothing-of-kind")
        shown = {one: options[one] for one in near or options}
        return assign_views.ask_what(kind, shown, given(turn, "what"), carried, turn.say)
    return await _dated(turn, cohort, course, kind, what, {**carried, "what": what})


async def _dated(
    turn: Turn, cohort: Cohort, course: Course, kind: Kind, what: str, carried: Mapping[str, object]
) -> Reply:
    """Take the date, and the number of days of reviews; ask for them, where they are not given or not understood."""
    count, typed = given(turn, "count"), given(turn, "due")
    fields = {"count": count or "3", "due": typed}
    here = {name: str(value) for name, value in carried.items() if name not in fields}
    has_count = kind is Kind.REVIEW
    asked = "due" in turn.values or (typed and (count or not has_count))
    if not asked:
        return assign_views.ask_due(here, fields, turn.say, has_count=has_count)
    try:
        due = acting.read_due(turn, cohort, typed)
        task = task_of(course, kind, what, count)
    except LearnerError as wrong:
        said = turn.say(wrong.message, **wrong.values)
        return assign_views.ask_due(here, fields, turn.say, has_count=has_count, wrong=said)
    assignment = await acting.assign(turn, cohort, task, due)
    past = await acting.past_for(turn, cohort, due)
    title = title_of(turn.house.catalogue, task, turn.say)
    return assign_views.assigned(cohort, assignment, title, past, turn.now, turn.language, turn.say)


def task_of(course: Course, kind: Kind, what: str, count: str) -> Task:
    """What is to be done; LearnerError where the number of days is none."""
    match kind:
        case Kind.REVIEW:
            days = rules.days_meant(count)
            if days is None:
                raise LearnerError("cohorts-days-unread", given=count[:20], most=rules.MOST_DAYS)
            return Task(course=course.id, kind=kind, count=days)
        case Kind.CHALLENGE:
            return Task(course=course.id, kind=kind, item=what)
        case Kind.LESSON | Kind.QUIZ:
            return Task(course=course.id, kind=kind, lesson=what)


async def list_(turn: Turn) -> Reply:
    """Show what a class is to do, and how many have done it."""
    cohort = await chosen(turn, "cohorts.assigned")
    if isinstance(cohort, Reply):
        return cohort
    found = await sums(turn, cohort)
    return assign_views.listing(cohort, found, turn.now, turn.language, turn.say)


async def sums(turn: Turn, cohort: Cohort) -> list[Sum]:
    """How a class stands to each of its assignments."""
    found = await turn.read(assignments.of_cohorts, [cohort.id])
    every: dict[str, list[Owed]] = {one.id: [] for one in found}
    there = await turn.read(cohorts.members, cohort.id)
    for one in await owed_by(turn, cohort, there, found):
        every[one.assignment.id].append(one)
    return [
        Sum(
            assignment=one,
            title=title_of(turn.house.catalogue, one.task, turn.say),
            done=sum(each.state.is_done for each in every[one.id]),
            late=sum(each.state.is_late and not each.state.is_done for each in every[one.id]),
            of=len(every[one.id]),
        )
        for one in found
    ]


async def owed_by(
    turn: Turn, cohort: Cohort, there: Sequence[Member], found: Sequence[Assignment]
) -> list[Owed]:
    """These assignments for these members of a class, assignment by assignment."""
    zones = {one.learner: zone_of(one.zone, cohort.zone) for one in there}
    return await classwork.owed(turn.house, found, zones, turn.now, turn.say)


async def withdraw(turn: Turn) -> Reply:
    """Take an assignment back: ask first, then do it."""
    cohort = await open_cohort(turn)
    assignment = await assignment_of(turn, cohort, turn.argument("assignment"))
    title = title_of(turn.house.catalogue, assignment.task, turn.say) or turn.say("classwork-gone")
    if not turn.arguments.get("sure"):
        return assign_views.ask_withdraw(cohort, assignment, title, turn.say)
    acting.withdraw(turn, cohort, assignment)
    return assign_views.withdrawn(cohort, title, turn.say)


def kinds(turn: Turn) -> dict[Kind, str]:
    """The words for the kinds of assignment, all that are usual, with commas between."""
    return {one: turn.say(f"cohorts-kind-words-{one.value}") for one in Kind}


async def suggest_kind(turn: Turn) -> Sequence[Suggestion]:
    """The kinds that may be meant by what is being typed."""
    shelf = [Named(one, (turn.say(f"cohorts-kind-{one.value}"), one.value)) for one in Kind]
    return suggestions(shelf, turn.text)


async def suggest_what(turn: Turn) -> Sequence[Suggestion]:
    """The lessons or challenges that may be meant, where class and kind are clear."""
    cohort = await chosen(turn, "cohorts.assign")
    kind = rules.kind_meant(turn.argument("kind"), kinds(turn))
    if isinstance(cohort, Reply) or kind is None:
        return ()
    options = rules.choices_of(course_of(turn, cohort), kind)
    return suggestions([Named(id_, (title, id_)) for id_, title in options.items()], turn.text)
