"""The verbs of whoever steers a community: whether it has a board, shares explanations, and gives points in this place."""

from core.chat import Reply
from core.errors import LearnerError
from core.features.boards import views
from core.features.boards.rules import Dial, turned
from core.store import communities, dials
from core.turn import Turn


async def show(turn: Turn) -> Reply:
    """Show how the dials stand."""
    return views.dials(turn.community_here, _place(turn), turn.say, edits=False)


async def turn_to(turn: Turn) -> Reply:
    """Turn a dial to what was pressed."""
    dial, to = turn.argument("dial"), turn.argument("to")
    if dial not in set(Dial) or to not in ("on", "off"):
        raise LearnerError("choice-gone")
    here, on = turn.community_here, to == "on"
    community = turned(here, Dial(dial), _place(turn), on=on)
    if dial == Dial.POINTS:
        turn.write(communities.hush, here, _place(turn), turn.now, on=not on)
    else:
        turn.write(dials.turn_to, turn.within, dial, on, turn.now, name=here.name)
    return views.dials(community, _place(turn), turn.say, edits=True)


def _place(turn: Turn) -> str:
    assert turn.membership is not None, "the router lets nobody in who is in no community"
    return turn.membership.place
