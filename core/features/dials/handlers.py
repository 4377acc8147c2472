"""The verbs of whoever sets how teaching goes in a community."""

from collections.abc import Sequence

from core.chat import Plain, Reply, Suggestion
from core.course.model import Course
from core.dials import Dial
from core.errors import LearnerError
from core.features.dials import rules, views
from core.features.dials.rules import NotReadable
from core.finding import course_shelf, meant, suggestions
from core.roles import audit
from core.store import communities
from core.store import dials as kept
from core.store.communities import Community
from core.turn import Turn


async def dials(turn: Turn) -> Reply:
    """Show the dials for all courses, or for the one that is named."""
    named = turn.argument("course").strip()
    if not named:
        return _shown(turn, None, await community_of(turn))
    found = meant(course_shelf(courses(turn)), named).sure
    if found is None:
        raise LearnerError("dials-no-course", given=named[:40])
    return _shown(turn, found, await community_of(turn))


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The courses that may be meant."""
    return suggestions(course_shelf(courses(turn)), turn.text)


async def show(turn: Turn) -> Reply:
    """Show the dials of a course, or for all."""
    return _shown(turn, course_of(turn, turn.argument("course")), await community_of(turn))


async def ask(turn: Turn) -> Reply:
    """Ask for the value of a dial."""
    course, dial = course_of(turn, turn.argument("course")), dial_of(turn)
    return views.ask(await community_of(turn), course, dial, turn.say)


async def turn_to(turn: Turn) -> Reply:
    """Turn a dial to what was filled in."""
    course, dial = course_of(turn, turn.argument("course")), dial_of(turn)
    value = turned(turn, course, dial)
    id_ = course.id if course else ""
    return _shown(turn, course, views.with_dial(await community_of(turn), id_, dial, value))


def _shown(turn: Turn, course: Course | None, community: Community) -> Reply:
    return views.dials(community, course, courses(turn), turn.say)


def turned(turn: Turn, course: Course | None, dial: Dial) -> Plain:
    """Have a dial turned with this turn to what was filled in, and that value.

    LearnerError where that is no value of it.
    """
    id_ = course.id if course else ""
    if dial not in rules.dials_for(id_):
        raise LearnerError("choice-gone")
    given = turn.values.get("value", "")
    try:
        value = rules.read(dial, given, id_, none=turn.say("dials-none"))
    except NotReadable as wrong:
        raise LearnerError(f"dials-{dial.value}-unreadable", given=wrong.given[:40]) from wrong
    here = turn.standing.community
    name = turn.community_here.name if turn.within == here else ""
    turn.write(kept.turn_to, here, dial.value, value, turn.now, course=id_, name=name)
    audit(turn, "dial-turn", id_ or here, dial=dial.value, to=value)
    return value


async def community_of(turn: Turn) -> Community:
    """The community that the instructor acts for, as it is set up, or as a new one begins."""
    name = turn.standing.community
    platform, _, id_ = name.partition("/")
    return await turn.read(communities.named, name) or Community(platform=platform, id=id_)


def courses(turn: Turn) -> Sequence[Course]:
    """The courses that can be learnt in the community: those of the house, and its own."""
    return turn.house.catalogue.open_to(turn.standing.community)


def course_of(turn: Turn, id_: str) -> Course | None:
    """The course of this id; None for "". LearnerError where it is none of theirs."""
    if not id_:
        return None
    found = next((one for one in courses(turn) if one.id == id_), None)
    if found is None:
        raise LearnerError("dials-no-course", given=id_[:40])
    return found


def dial_of(turn: Turn) -> Dial:
    """The dial that is named; LearnerError where there is none such."""
    try:
        return Dial(turn.argument("dial"))
    except ValueError:
        raise LearnerError("choice-gone") from None
