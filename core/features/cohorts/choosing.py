"""Which class is meant, of those of the community for which somebody acts: of others, nothing is found."""

from collections.abc import Mapping, Sequence

from core.chat import Action, Plain, Reply, Suggestion
from core.classes import class_shelf, own_class, own_classes
from core.course.model import Course
from core.errors import LearnerError
from core.features.cohorts import rules, views
from core.finding import course_shelf, meant, suggestions
from core.store import assignments, cohorts
from core.store.assignments import Assignment
from core.store.cohorts import Cohort, Member
from core.turn import Turn


def given(turn: Turn, name: str) -> str:
    """What was written in a form, pressed or typed under a name; "" for nothing."""
    return (turn.values.get(name) or turn.argument(name)).strip()


def known(turn: Turn, *names: str) -> Mapping[str, Plain]:
    """What of these was given so far, to be carried on."""
    return {name: found for name in names if (found := given(turn, name))}


async def chosen(turn: Turn, verb: str, *names: str) -> Cohort | Reply:
    """The class that is meant; where it is not clear which, those to choose from, leading to `verb` with what was given."""
    every, wanted = await own_classes(turn), given(turn, "cohort")
    if not every:
        raise LearnerError("cohorts-none-yet")
    found = meant(class_shelf(every), wanted)
    if found.sure is not None:
        return found.sure
    ways = {
        one.title: Action(verb, {**known(turn, *names), "cohort": one.id})
        for one in (found.near or every)[: rules.MOST_CHOICES]
    }
    return views.which(ways, wanted, turn.say)


async def open_cohort(turn: Turn) -> Cohort:
    """The class of a page or a button; LearnerError where the community has none such that goes on."""
    found = await cohort_of(turn)
    if found.archived_at is not None:
        raise LearnerError("cohorts-over", title=found.title)
    return found


async def cohort_of(turn: Turn) -> Cohort:
    """As `open_cohort`, also one that is over."""
    found = await own_class(turn, turn.argument("cohort"))
    if found is None:
        raise LearnerError("cohorts-not-yours")
    return found


async def member_of(turn: Turn, cohort: Cohort, wanted: str) -> Member:
    """Somebody who is in the class, by their number; LearnerError where they are not."""
    learner = int(wanted) if wanted.isdecimal() and len(wanted) < 19 else 0
    found = await turn.read(cohorts.member, cohort.id, learner)
    if found is None or found.left_at is not None:
        raise LearnerError("cohorts-nobody")
    return found


async def assignment_of(turn: Turn, cohort: Cohort, wanted: str) -> Assignment:
    """An assignment of the class; LearnerError where it has none such, or it was withdrawn."""
    found = await turn.read(assignments.find, cohort.id, wanted)
    if found is None:
        raise LearnerError("cohorts-no-assignment")
    return found


def course_of(turn: Turn, cohort: Cohort) -> Course:
    """The course of a class; LearnerError where it is gone."""
    course = turn.house.catalogue.find(cohort.course)
    if course is None:
        raise LearnerError("cohorts-course-gone", title=cohort.title)
    return course


def courses(turn: Turn) -> Sequence[Course]:
    """The courses that a class of the community may take."""
    return turn.house.catalogue.open_to(turn.standing.community)


async def suggest_course(turn: Turn) -> Sequence[Suggestion]:
    """The courses that may be meant by what is being typed."""
    return suggestions(course_shelf(courses(turn)), turn.text)
