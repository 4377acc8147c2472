"""The verbs of whoever steers a community: whether it has a board, shares explanations, and gives points in this place."""

from core.chat import Reply
from core.errors import LearnerError
from core.features.boards import views
from core.features.boards.rules import Dial, turned
from core.store import communities
from core.turn import Turn


async def show(turn: Turn) -> Reply:
    """Show how the dials stand."""
    return views.dials(turn.community_here, _place(turn), turn.say, edits=False)


async def turn_to(turn: Turn) -> Reply:
    """Turn a dial to what was pressed."""
    dial, to = turn.argument("dial"), turn.argument("to")
    if dial not in set(Dial) or to not in ("on", "off"):
        raise LearnerError("choice-gone")
    community = turned(turn.community_here, Dial(dial), _place(turn), on=to == "on")
    turn.write(communities.keep, community, turn.now)
    return views.dials(community, _place(turn), turn.say, edits=True)


def _place(turn: Turn) -> str:
    assert turn.membership is not None, "the router lets nobody in who is in no community"
    return turn.membership.place
