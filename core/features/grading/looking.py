"""What is looked up for who teaches: the challenge or the submission that is meant, checked to be of their classes."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.chat import Suggestion
from core.coding.judge import judged, seed_of
from core.course.grading import Grade
from core.course.model import Challenge, Course
from core.errors import LearnerError
from core.features.grading import rules
from core.features.grading.rules import Place
from core.finding import find, suggestions
from core.store import submissions
from core.store.submissions import Submission, Wanted
from core.turn import Turn


@dataclass(frozen=True, slots=True)
class Found:
    """A challenge that is meant; or None, and those that may be."""

    place: Place | None
    near: tuple[Place, ...] = ()


async def courses(turn: Turn) -> list[Course]:
    """The courses that the classes of the community take, as far as they are there."""
    ids = await turn.read(submissions.courses, turn.standing.community)
    found = [turn.house.catalogue.find(one) for one in ids]
    return [one for one in found if one is not None]


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The challenges that may be meant by what is being typed."""
    return suggestions(rules.shelf(await courses(turn)), turn.text)


async def challenge(turn: Turn) -> Found:
    """The challenge of the action, or that the words of a command mean. LearnerError where there is none of them."""
    known = await courses(turn)
    named, words = turn.argument("course"), turn.argument("challenge").strip()
    if named:
        course = next((one for one in known if named in (one.id, *one.formerly)), None)
        found = course.find_item(words) if course else None
        if course is None or not isinstance(found, Challenge):
            raise LearnerError("grading-challenge-gone")
        return Found(Place(course, found))
    if not known:
        raise LearnerError("grading-no-classes")
    meant = find(rules.shelf(known), words)
    if meant.sure is None and not meant.near:
        raise LearnerError("grading-challenge-unknown", words=words[:60])
    return Found(meant.sure, meant.near)


async def the_challenge(turn: Turn) -> Place:
    """The one challenge that an action or a page is about."""
    found = (await challenge(turn)).place
    if found is None:
        raise LearnerError("grading-challenge-gone")
    return found


async def submission(turn: Turn) -> Submission:
    """The submission of the action. LearnerError where it is gone, or its learner is in no class of the community."""
    found = await turn.read(submissions.find, turn.standing.community, turn.number("attempt"))
    if found is None:
        raise LearnerError("grading-gone")
    return found


def place_of(turn: Turn, one: Submission) -> Place | None:
    """The challenge that was submitted to; None where the course does not have it any more."""
    course = turn.house.catalogue.find(one.course)
    found = course.find_item(one.item) if course else None
    return Place(course, found) if course and isinstance(found, Challenge) else None


async def wanted(turn: Turn) -> Wanted:
    """Which submissions are to be listed, by the arguments of an action or a page."""
    learner, before = (_number(turn.argument(name)) for name in ("learner", "before"))
    right = rules.RIGHT.get(turn.argument("outcome"))
    if not turn.argument("challenge").strip():
        return Wanted(learner=learner, right=right, before=before)
    place = await the_challenge(turn)
    return Wanted(course=place.course.id, items=place.ids, learner=learner, right=right, before=before)


async def graded_now(turn: Turn, place: Place, one: Submission) -> Grade:
    """How a submission comes out now, with all the cases that it had; those that were drawn are drawn the same."""
    seed = seed_of(one.learner, place.course.id, place.challenge.id, one.earlier)
    return await judged(turn.run, place.challenge, one.source, seed)


def _number(given: str) -> int:
    """A number out of an address; 0 where it is none."""
    return int(given) if given.isdecimal() and len(given) < 19 else 0
