"""What hearing and reading aloud use of the day's budget: counted like words, since they are paid like them."""

from core.dials import dials_of
from core.errors import LearnerError
from core.speech import Spoken, Transcript
from core.store import consents
from core.store.tutoring import TutorMessage
from core.turn import Turn
from core.tutoring.leave import MODEL, place_of, share_used

TOKENS_A_SECOND = 10
"""Of sound that is heard, as providers count it."""
CHARACTERS_A_TOKEN = 4


async def admit(turn: Turn, refusal: str) -> None:
    """Raise LearnerError: `refusal` where the learner has not agreed that a model gets it; else where the day's budget is used up."""
    if not await turn.read(consents.stands, turn.learner.id, MODEL):
        raise LearnerError(refusal)
    if await share_used(turn, await dials_of(turn)) >= 1:
        raise LearnerError("sound-spent")


def count_heard(turn: Turn, heard: Transcript) -> None:
    """Have a recording that was heard counted."""
    cost = turn.house.budget.price.of_hearing(heard.seconds)
    _count(turn, "heard", round(heard.seconds * TOKENS_A_SECOND), cost)


def count_spoken(turn: Turn, spoken: Spoken) -> None:
    """Have a text that was read aloud counted."""
    cost = turn.house.budget.price.of_speaking(spoken.characters)
    _count(turn, "listen", spoken.characters // CHARACTERS_A_TOKEN, cost)


def _count(turn: Turn, kind: str, tokens: int, cost: int) -> None:
    row = TutorMessage(
        id=turn.new_id(),
        place=place_of(turn),
        community=turn.within,
        kind=kind,
        prompt="",
        digest="",
        model="speech",
        tries=(),
        shown=None,
        tokens_in=tokens,
        tokens_out=0,
        cost=cost,
        seconds=0.0,
    )
    turn.owe(row)
