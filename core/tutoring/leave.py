"""Whether a model may speak to a learner now: there is one, it is let, they agreed, and the day's budget is not used up."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from core.dials import Dials, dials_of
from core.store import consents, tutoring
from core.store.consents import Purpose
from core.switches import MODEL as MODEL_SWITCH
from core.turn import Turn

log = logging.getLogger(__name__)

MODEL = Purpose("model", given=False, needs_model=True)
"""That what a learner writes goes to the provider of a language model."""
MEMORY = Purpose("memory", given=True, needs_model=True)
"""That notes are made of what a learner and the tutor talked about."""
DAY = timedelta(days=1)
NEAR = 0.8
"""The share of a budget from which a learner is told that it comes to its end."""


class Help(StrEnum):
    """What a model is wanted for, from little to much: an instructor's dial stands at one of them, or at off."""

    HINT = "hints"
    TALK = "full"


class Silence(StrEnum):
    """Why a model does not speak. The author's words do instead, and for some of these the learner is told why."""

    NO_MODEL = "no-model"
    DIAL = "dial"
    """An instructor turned it off for this course, or where this was said, or down to hints."""
    NOT_AGREED = "not-agreed"
    SPENT = "spent"
    """The day's budget of the learner, of their community or of all is used up."""
    UNGUARDED = "unguarded"
    """What is open is in a language that the guard cannot read."""
    AWAY = "away"
    """It did not answer, or the operator turned it off."""
    UNFIT = "unfit"
    """What it said was not fit to be shown, twice."""


@dataclass(frozen=True, slots=True)
class Leave:
    """That it may speak. `near`: not much is left of the day's budget."""

    near: bool = False


async def leave(turn: Turn, help_: Help, course: str = "") -> Leave | Silence:
    """Whether a model may give this help to the learner of this turn, at a course; "" is the one that they are in."""
    if turn.house.model is None:
        return Silence.NO_MODEL
    if turn.house.switches.off(MODEL_SWITCH):
        return Silence.AWAY
    dials = await dials_of(turn, course)
    if not dialled(dials.tutor, help_):
        return Silence.DIAL
    if not await turn.read(consents.stands, turn.learner.id, MODEL):
        return Silence.NOT_AGREED
    used = await share_used(turn, dials)
    if used >= 1:
        log.info("learner %d is helped with authors' words: the day's budget is used up", turn.learner.id)
        return Silence.SPENT
    return Leave(near=used >= NEAR)


async def undecided(turn: Turn) -> bool:
    """Whether the learner is still to be asked if a model may read what they write; never, where there is none."""
    if turn.house.model is None:
        return False
    return MODEL.name not in await turn.read(consents.decisions, turn.learner.id)


def dialled(dial: str, help_: Help) -> bool:
    """Whether a dial at off, hints or full lets this help through."""
    levels = ["off", Help.HINT.value, Help.TALK.value]
    return dial in levels and levels.index(dial) >= levels.index(help_.value)


async def share_used(turn: Turn, dials: Dials) -> float:
    """How much of the day's budget is used, of whichever is used most: 1 and more is all of it."""
    spent = await turn.read(tutoring.spent, turn.learner.id, dials.community, turn.now - DAY)
    budget = turn.house.budget
    shares = [
        budget.learner.share(spent.learner.tokens, spent.learner.money),
        budget.everybody.share(spent.everybody.tokens, spent.everybody.money),
    ]
    if dials.community:
        theirs = budget.community.at_most(dials.budget)
        shares.append(theirs.share(spent.community.tokens, spent.community.money))
    return max(shares)


def place_of(turn: Turn) -> str:
    """The chat of a turn as the tutor's rows name it: PLATFORM/CHAT."""
    return f"{turn.platform}/{turn.chat}"
