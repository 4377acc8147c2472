"""The verbs of readers and authors: to report an explanation, and to ask for another look at one's own."""

from core.chat import Audience, Reply
from core.errors import LearnerError
from core.feature import is_for
from core.features.moderation import views
from core.moderating import Reason
from core.moderating.reasons import tidy
from core.store import moderation
from core.store.explanations import State
from core.store.moderation import Act, Case
from core.turn import Turn


async def report(turn: Turn) -> Reply:
    """Ask what is wrong with an explanation."""
    return views.ask_why((await _of_another(turn)).id, turn.say)


async def because(turn: Turn) -> Reply:
    """Note what somebody says is wrong with it. Once there are enough who do, nobody sees it before staff looked."""
    case = await _of_another(turn)
    reason = reason_given(turn)
    turn.write(moderation.report, turn.learner.id, case.id, reason, turn.now)
    staff_of = turn.within if is_for(turn, Audience.STAFF) else ""
    turn.write(moderation.heed, case.id, turn.now, staff_of=staff_of)
    return views.thanks(turn.say)


async def appeal(turn: Turn) -> Reply:
    """Ask the author why it should be shown."""
    return views.ask_appeal(await _appealable(turn), turn.say)


async def appealed(turn: Turn) -> Reply:
    """Have somebody look once more, who reads what the author says."""
    case = await _appealable(turn)
    words = tidy(turn.values.get("words", ""))
    if not words:
        raise LearnerError("moderation-no-words")
    act = Act(act="appealed", by="author", reason=words)
    turn.write(moderation.decide, case, act, turn.now, becomes=State.HIDDEN)
    return views.appealed(turn.say)


def reason_given(turn: Turn) -> str:
    """The reason that was pressed, or written; LearnerError where there is none."""
    pressed = turn.argument("reason")
    if pressed and pressed not in set(Reason):
        raise LearnerError("choice-gone")
    given = pressed or tidy(turn.values.get("words", ""))
    if not given:
        raise LearnerError("moderation-no-words")
    return given


async def _of_another(turn: Turn) -> Case:
    case = await turn.read(moderation.find, turn.argument("explanation"))
    if case is None or not case.shared:
        raise LearnerError("moderation-gone")
    if case.author == turn.learner.id:
        raise LearnerError("moderation-own")
    return case


async def _appealable(turn: Turn) -> Case:
    """The learner's own explanation, as long as they may ask for another look at it."""
    case = await turn.read(moderation.find, turn.argument("explanation"))
    if case is None or case.author != turn.learner.id:
        raise LearnerError("moderation-gone")
    if case.state is State.SHOWN:
        raise LearnerError("moderation-is-shown")
    if case.state is State.REVIEW and not case.waits:
        raise LearnerError("moderation-gone")
    if not case.appealable:
        raise LearnerError("moderation-in-hand" if case.waits else "moderation-is-final")
    return case
