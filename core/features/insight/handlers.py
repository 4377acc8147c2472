"""The verbs of whoever teaches: how a class is doing, its items, its misconceptions, and one learner."""

from collections.abc import Sequence

from core.chat import Action, Reply, Suggestion
from core.classwork import owed, title_of, zone_of
from core.course.model import Course
from core.errors import LearnerError
from core.features.insight import item_views, learner_views, views
from core.features.insight.figuring import part, signals
from core.features.insight.groups import course_of, figures_of, meant, member_of, reader
from core.features.insight.item_views import Told, Where
from core.features.insight.learner_views import Person
from core.features.insight.picture import picture
from core.features.insight.views import Shown
from core.finding import fitting
from core.insight.clusters import Cluster, Kind, suggested
from core.insight.items import ItemFigures
from core.insight.overview import DueFigures, Overview
from core.store import assignments, examples, figures
from core.store.cohorts import Cohort
from core.teaching import Kind as TaskKind
from core.teaching import Task
from core.turn import Turn

NAMES = 10
"""Learners of one name who are offered."""


async def overview(turn: Turn) -> Reply:
    """How a class is doing."""
    cohort = await meant(turn, "insight.overview")
    if isinstance(cohort, Reply):
        return cohort
    shown = await shown_of(turn, cohort)
    if shown is None:
        return views.working(cohort, "insight.overview", turn.say)
    drawn = await picture(cohort.title, shown.found, shown.course, turn.say)
    return views.overview(shown, drawn, reader(turn))


async def risks(turn: Turn) -> Reply:
    """Who may need a word, and why."""
    cohort = await meant(turn, "insight.risks")
    if isinstance(cohort, Reply):
        return cohort
    shown = await shown_of(turn, cohort)
    return views.risks(shown, reader(turn)) if shown else views.working(cohort, "insight.risks", turn.say)


async def items(turn: Turn) -> Reply:
    """The items of a class: which do their work, and which are to be mended."""
    cohort = await meant(turn, "insight.items")
    if isinstance(cohort, Reply):
        return cohort
    found = await items_of(turn, cohort)
    if found is None:
        return views.working(cohort, "insight.items", turn.say)
    where, figured = found
    return item_views.items(where, figured, reader(turn))


async def item(turn: Turn) -> Reply:
    """One item."""
    cohort = await meant(turn, "insight.items")
    if isinstance(cohort, Reply):
        return cohort
    found = await items_of(turn, cohort)
    if found is None:
        return views.working(cohort, "insight.items", turn.say)
    where, figured = found
    one = next((each for each in figured if each.item == turn.argument("item")), None)
    if one is None:
        raise LearnerError("insight-item-gone")
    return item_views.item(where, one, reader(turn), edit=edit_of(turn, where.course, one.item))


async def misconceptions(turn: Turn) -> Reply:
    """What a class gets wrong in the same way."""
    cohort = await meant(turn, "insight.misconceptions")
    if isinstance(cohort, Reply):
        return cohort
    found = await clusters_of(turn, cohort, item_views.CLUSTERS_SHOWN)
    if found is None:
        return views.working(cohort, "insight.misconceptions", turn.say)
    where, clusters = found
    return item_views.misconceptions(where, clusters, reader(turn))


async def learner_named(turn: Turn) -> Reply | Action:
    """One learner, by their name in a roster."""
    words = " ".join(turn.argument("name").split())
    found = await turn.read(figures.called, turn.standing.community, words, NAMES)
    exact = [one for one in found if one[2].casefold() == words.casefold()]
    near = exact or found
    if not words or not near:
        raise LearnerError("insight-nobody-called", name=words)
    ways = [
        (f"{name} ({title})", Action("insight.learner", {"cohort": cohort, "learner": learner}))
        for cohort, learner, name, title in near
    ]
    return ways[0][1] if len(ways) == 1 else learner_views.which_learner(ways, reader(turn))


async def suggest_learner(turn: Turn) -> Sequence[Suggestion]:
    """Learners whose names hold what is typed."""
    found = await turn.read(figures.called, turn.standing.community, turn.text, 25)
    names = dict.fromkeys(name for _, _, name, _ in found)
    return fitting([Suggestion(name, name) for name in names])


async def learner(turn: Turn) -> Reply:
    """One learner of a class."""
    cohort = await meant(turn, "insight.learner")
    if isinstance(cohort, Reply):
        return cohort
    return learner_views.learner(await person_of(turn, cohort), reader(turn))


# ── what pages show too ─────────────────────────────────────────────────────────────────────────────────────


async def shown_of(turn: Turn, cohort: Cohort) -> Shown | None:
    """The overview of a class; None where it is being worked out for the first time."""
    course = course_of(turn, cohort)
    found = await figures_of(turn, cohort, course, "overview")
    if found is None:
        return None
    seen = part(Overview, found.parts["overview"], Overview())
    tasks = [(title_of(turn.house.catalogue, task_of(cohort, one), turn.say), one) for one in seen.due]
    return Shown(cohort=cohort, course=course, found=seen, at=found.at, tasks=tasks)


def task_of(cohort: Cohort, one: DueFigures) -> Task:
    """What a class is to do, as its figures have it."""
    return Task(
        course=cohort.course, kind=TaskKind(one.kind), lesson=one.lesson, item=one.item, count=one.count
    )


async def items_of(turn: Turn, cohort: Cohort) -> tuple[Where, tuple[ItemFigures, ...]] | None:
    """The items of a class that were answered and are still in its course; None while they are being worked out."""
    course = course_of(turn, cohort)
    found = await figures_of(turn, cohort, course, "items")
    if found is None:
        return None
    figured: tuple[ItemFigures, ...] = part(tuple[ItemFigures, ...], found.parts["items"], ())
    known = tuple(one for one in figured if course.find_item(one.item))
    return Where(cohort, course, found.at), known


async def clusters_of(turn: Turn, cohort: Cohort, most: int) -> tuple[Where, list[Told]] | None:
    """What a class gets wrong alike, each with an example and a next step; None while it is being worked out."""
    course = course_of(turn, cohort)
    found = await figures_of(turn, cohort, course, "clusters")
    if found is None:
        return None
    clusters: tuple[Cluster, ...] = part(tuple[Cluster, ...], found.parts["clusters"], ())
    listed = [one for one in clusters if one.learners > 1 or one.kind is Kind.BELIEF][:most]
    shown = await turn.read(examples.find, cohort.id, [one.example for one in listed])
    helpful = await turn.read(figures.helpful, course.id)
    told = [
        Told(one, shown.get(one.example), suggested(one, course, explained=one.key in helpful))
        for one in listed
    ]
    return Where(cohort, course, found.at), told


async def person_of(turn: Turn, cohort: Cohort) -> Person:
    """The learner that an action or a path names, with all that is seen of them in this class."""
    course, row = course_of(turn, cohort), await member_of(turn, cohort)
    member, seen = await signals(turn.house, cohort, course, row, turn.now)
    assigned = await turn.read(assignments.of_cohorts, [cohort.id])
    zones = {row.learner: zone_of(row.time_zone, cohort.zone)}
    return Person(
        cohort=cohort,
        course=course,
        name=row.name,
        learner=row.learner,
        member=member,
        signals=seen,
        owed=await owed(turn.house, assigned, zones, turn.now, turn.say),
        newest=await turn.read(examples.newest, cohort.id, course.id, row.learner, NEWEST),
    )


NEWEST = 50
"""Answers of a learner that are listed on their page."""


def edit_of(turn: Turn, course: Course, item_id: str) -> Action | None:
    """What leads to editing an item, where the course is one that this community keeps."""
    if turn.house.catalogue.owners.get(course.id) != turn.standing.community:
        return None
    return Action("drafting.item", {"course": course.id, "item": item_id})
