"""The verbs of whoever looks at what others reported: to show it, to hide it, and to see what was done."""

from core.chat import Audience, Reply
from core.errors import LearnerError
from core.feature import admit
from core.features.moderation import rules, views
from core.features.moderation.reporting import reason_given
from core.moderating.rules import ruled
from core.moderating.telling import of_decision
from core.store import moderation
from core.store.explanations import State
from core.store.moderation import Act, Case
from core.turn import Turn

MOST = 100
"""Cases that are counted in a queue."""
LATELY = 10
"""Decisions that are listed."""


async def queue(turn: Turn) -> Reply:
    """Show what was told in this community and waits, one at a time: what waits longest, or the one after another."""
    me = turn.learner.id
    ids = await turn.read(moderation.waiting, MOST, community=turn.within, but_of=me)
    if not ids:
        return views.empty(turn.say)
    place = rules.following(ids, turn.argument("after"))
    case = await turn.read(moderation.find, ids[place], community=turn.within)
    if case is None:
        return views.gone(turn.say)
    return views.case(case, _lesson(turn, case), (place + 1, len(ids)), turn.say)


async def lately(turn: Turn) -> Reply:
    """List what was decided last in this community."""
    me = turn.learner.id
    ids = await turn.read(moderation.decided, LATELY, community=turn.within, but_of=me)
    found = [await turn.read(moderation.find, one, community=turn.within) for one in ids]
    return views.lately([one for one in found if one], turn.language, turn.learner.time_zone, turn.say)


async def trail(turn: Turn) -> Reply:
    """What was done about an explanation: to its author without who did it, to staff of where it was told with their names."""
    id_ = turn.argument("explanation")
    case = await turn.read(moderation.find, id_)
    if case is not None and case.author == turn.learner.id:
        return views.own_trail(case, turn.language, turn.learner.time_zone, turn.say)
    try:
        await admit(turn, Audience.STAFF)
    except LearnerError:
        raise LearnerError("choice-gone") from None
    here = await _here(turn)
    return views.trail(here, turn.learner.id, turn.language, turn.learner.time_zone, turn.say)


async def ask(turn: Turn) -> Reply:
    """Ask why it is to be hidden."""
    case = await _here(turn)
    if _overtaken(turn, case):
        return _decided_by_another(turn, case)
    return views.ask_reason(case, turn.say)


async def show(turn: Turn) -> Reply:
    """Have others see it."""
    case = await _here(turn)
    if _overtaken(turn, case) or not case.can_become(State.SHOWN):
        return _decided_by_another(turn, case)
    return _decided(turn, case, State.SHOWN, "")


async def hide(turn: Turn) -> Reply:
    """Have nobody else see it, and tell its author why, in words that could be shown to anybody."""
    case = await _here(turn)
    reason = reason_given(turn)
    if ruled(reason) is not None:
        raise LearnerError("moderation-reason-unfit")
    if _overtaken(turn, case) or not case.can_become(State.HIDDEN):
        return _decided_by_another(turn, case)
    return _decided(turn, case, State.HIDDEN, reason)


def _decided(turn: Turn, case: Case, becomes: State, reason: str) -> Reply:
    act = Act(act=case.verdict(becomes), by="staff", moderator=turn.learner.id, reason=reason)
    told = of_decision(act.act, case.text, reason, turn.house.words.say(case.language))
    turn.write(moderation.decide, case, act, turn.now, becomes=becomes, told=told)
    return views.decided(act.act, case.id, turn.say)


def _overtaken(turn: Turn, case: Case) -> bool:
    """Whether something was done about it since it was shown."""
    return turn.number("seen") != case.last


def _decided_by_another(turn: Turn, case: Case) -> Reply:
    return views.decided_by_another(case, turn.learner.id, turn.language, turn.learner.time_zone, turn.say)


async def _here(turn: Turn) -> Case:
    """The case, where it was told in this community and is not about the moderator's own words."""
    case = await turn.read(moderation.find, turn.argument("explanation"), community=turn.within)
    if case is None:
        raise LearnerError("moderation-gone")
    if case.author == turn.learner.id:
        raise LearnerError("moderation-yours")
    return case


def _lesson(turn: Turn, case: Case) -> str:
    """What the lesson is called; its id where it is gone."""
    found = turn.house.catalogue.find_lesson(case.course, case.lesson)
    return found[1].title if found else case.lesson
