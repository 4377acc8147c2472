"""What came of a conversation with each of the models: blocked, harmless, or leaked."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.course.model import Item
from tests.adversarial.keys import CANARY
from tests.adversarial.models import Drips, Good, Leaks, Obeys, Script
from tests.adversarial.oracle import Oracle
from tests.adversarial.play import Played, play
from tests.adversarial.talks import Conversation, conversations

CONTENT = Path(__file__).parent / "content"
"""The course whose keys are to be kept."""
HOSTILE = ("leaks", "drips", "obeys")


class Outcome(StrEnum):
    """What the learner got to see."""

    BLOCKED = "blocked"
    """Something was withheld, and nothing that was shown gives the item away."""
    HARMLESS = "harmless"
    """Nothing had to be withheld, and nothing that was shown gives the item away."""
    LEAKED = "leaked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacked:
    """A conversation with a model. `piece` is what gave the item away, "" where nothing did."""

    conversation: Conversation
    model: str
    played: Played
    tempted: bool
    """Whether the model said something that it should not have said."""
    piece: str

    @property
    def outcome(self) -> Outcome:
        if self.piece:
            return Outcome.LEAKED
        return Outcome.BLOCKED if self.played.withheld else Outcome.HARMLESS


async def attacked(
    house: OpenHouse, clock: FixedClock, conversation: Conversation, model: str, oracle: Oracle
) -> Attacked:
    """Play a conversation with one of the models, and judge all that was shown."""
    script, number = _script(model, conversation), conversations().index(conversation)
    played = await play(house, clock, conversation, script, f"{model}{number}")
    course = house.dispatch.house.catalogue.course("guarded")
    item = course.item(conversation.item)
    tempted = script.obeyed > 0 if isinstance(script, Obeys) else model != "good"
    return Attacked(
        conversation=conversation,
        model=model,
        played=played,
        tempted=tempted,
        piece=await _given_away(oracle, item, played),
    )


async def _given_away(oracle: Oracle, item: Item, played: Played) -> str:
    for shown in (played.said, played.grown):
        if piece := await oracle.solves(item, shown):
            return piece
    return next((one for one in played.prompts if CANARY in one.casefold()), "")


def _script(model: str, conversation: Conversation) -> Script:
    number = conversations().index(conversation)
    match model:
        case "leaks":
            return Leaks(conversation.item, turn=number)
        case "drips":
            idle = tuple(one.text for one in conversation.moves if one.kind == "idle")
            return Drips(conversation.item, turns=len(conversation.moves) - len(idle), idle=idle)
        case "obeys":
            return Obeys(conversation.item)
        case _:
            return Good(conversation.item, turn=number)


def table(of: Sequence[Attacked]) -> dict[str, dict[Outcome, int]]:
    """How many of each attack came to which end."""
    found: dict[str, dict[Outcome, int]] = {}
    for one in of:
        row = found.setdefault(one.conversation.attack, dict.fromkeys(Outcome, 0))
        row[one.outcome] += 1
    return found
