"""The learner's verbs about coming into a class, and leaving it."""

from core.chat import Action, Reply
from core.errors import LearnerError
from core.features.joining import rules, views
from core.features.joining.rules import LONGEST_NAME
from core.learning.estimate import NEW_LEARNER
from core.moderating.names import clean_name, is_held
from core.store import cohorts, communities, linking
from core.store.cohorts import CODE, LINK, Cohort
from core.teaching.codes import is_for_staff, plain_code
from core.turn import Turn
from core.words.formats import duration


async def join(turn: Turn) -> Reply | Action:
    """Take a code, or ask for one: `/join CODE`."""
    typed = (turn.values.get("code") or turn.argument("code")).strip()
    return await _taken(turn, typed, CODE) if typed else await ask(turn)


async def enter(turn: Turn) -> Reply | Action:
    """Take the code that an address brings: `class_CODE`."""
    entry = turn.argument("entry")
    return await _taken(turn, entry, LINK) if entry else await ask(turn)


async def ask(turn: Turn) -> Reply | Action:
    """Ask for a code, or take the one that was written."""
    typed = turn.values.get("code", "").strip()
    return await _taken(turn, typed, CODE) if typed else views.ask_code(turn.say)


async def offer(turn: Turn) -> Reply | Action:
    """Show a class once more, with a form for the name to have in it."""
    cohort = await _open(turn, turn.argument("code"))
    return views.ask_name(cohort, turn.learner.name, turn.argument("how"), turn.say)


async def come(turn: Turn) -> Reply | Action:
    """Be in a class, now that the learner has read what its instructors see."""
    cohort = await _open(turn, turn.argument("code"))
    if await _is_in(turn, cohort):
        return Action("joining.due")
    typed = turn.values.get("name", "")
    called = clean_name(typed or turn.argument("name"), LONGEST_NAME)
    if called is None:
        return views.ask_name(cohort, turn.learner.name, turn.argument("how"), turn.say)
    if is_held(typed, called):
        raise LearnerError("joining-name-unfit")
    how = LINK if turn.argument("how") == LINK else CODE
    ability = {"mean": NEW_LEARNER.mean, "variance": NEW_LEARNER.variance}
    turn.write(cohorts.join, cohort.id, turn.learner.id, called, how, turn.now, **ability)
    course = turn.house.catalogue.find(cohort.course)
    return views.joined(cohort, called, course, turn.say)


async def leaving(turn: Turn) -> Reply:
    """Say what it means to leave a class, and ask whether that is wanted."""
    return views.ask_leave(await _mine(turn), turn.say)


async def leave(turn: Turn) -> Reply:
    """Be in a class no more, at once."""
    cohort = await _mine(turn)
    turn.write(cohorts.leave, cohort.id, turn.learner.id, turn.now)
    return views.left(cohort, turn.say)


async def _taken(turn: Turn, typed: str, how: str) -> Reply | Action:
    """Offer the class of a code. Nobody is in it by the code alone.

    A wrong code is answered like anything else, and not as an error, so that it is written down.
    """
    if is_for_staff(typed):
        return Action("desk.redeem", {"code": typed})
    tries = await turn.read(linking.tries, turn.learner.id, turn.now - rules.WINDOW)
    if again := rules.again_at(tries):
        pause = duration((again - turn.now).total_seconds(), turn.language)
        raise LearnerError("joining-too-many", time=pause)
    code = plain_code(typed)
    cohort = await turn.read(cohorts.by_code, code) if code else None
    if cohort is None:
        turn.write(linking.tried, turn.learner.id, turn.now)
        return views.unknown(turn.say)
    if cohort.archived_at is not None:
        return views.over(cohort, turn.say)
    if await _is_in(turn, cohort):
        return Action("joining.due")
    community = await turn.read(communities.named, cohort.community)
    course = turn.house.catalogue.find(cohort.course)
    place = community.name if community else ""
    return views.offered(cohort, course, place, turn.learner.name, how, turn.say)


async def _open(turn: Turn, code: str) -> Cohort:
    """The class that a button was for; LearnerError where it has another code by now, or is over."""
    cohort = await turn.read(cohorts.by_code, code)
    if cohort is None or cohort.archived_at is not None:
        raise LearnerError("joining-gone")
    return cohort


async def _is_in(turn: Turn, cohort: Cohort) -> bool:
    there = await turn.read(cohorts.member, cohort.id, turn.learner.id)
    return there is not None and there.left_at is None


async def _mine(turn: Turn) -> Cohort:
    mine = await turn.read(cohorts.of_learner, turn.learner.id)
    found = next((one for one in mine if one.id == turn.argument("cohort")), None)
    if found is None:
        raise LearnerError("joining-not-in-it")
    return found
