"""The verbs of whoever steers a community: how much a model may help there."""

from collections.abc import Sequence
from dataclasses import replace

from core.chat import Reply, Suggestion
from core.errors import LearnerError
from core.features.tutor import views
from core.features.tutor.rules import Dial
from core.finding import Named, find, suggestions
from core.store import dials, tutoring
from core.store.communities import Community
from core.turn import Turn
from core.tutoring.leave import DAY
from core.words.formats import number


async def tutor(turn: Turn) -> Reply:
    """Show the dial, or turn it to what is named."""
    named = turn.argument("help").strip()
    if not named:
        return await _shown(turn, turn.community_here)
    found = find(_settings(turn), named).sure
    if found is None:
        raise LearnerError("tutor-dial-unknown", given=named[:40])
    return await _turned(turn, found)


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """What the dial can be turned to."""
    return suggestions(_settings(turn), turn.text)


async def turn_to(turn: Turn) -> Reply:
    """Turn the dial to what was pressed."""
    named = turn.argument("help")
    if named not in set(Dial):
        raise LearnerError("choice-gone")
    return await _turned(turn, Dial(named))


async def _turned(turn: Turn, dial: Dial) -> Reply:
    community = replace(turn.community_here, tutor=dial.value)
    turn.write(dials.turn_to, turn.within, "tutor", dial.value, turn.now, name=community.name)
    return await _shown(turn, community)


async def _shown(turn: Turn, community: Community) -> Reply:
    spent = await turn.read(tutoring.spent, turn.learner.id, turn.within, turn.now - DAY)
    tokens = number(spent.community.tokens, turn.language)
    facts = {turn.say("tutor-dial-spent"): turn.say("tutor-dial-tokens", tokens=tokens)}
    return views.dial(Dial(community.tutor), facts, turn.say, has_model=turn.house.model is not None)


def _settings(turn: Turn) -> tuple[Named[Dial], ...]:
    return tuple(Named(one, (turn.say(f"tutor-dial-called-{one.value}"), one.value)) for one in Dial)
