"""The verbs of whoever steers a community: whether it has a board, shares explanations, and gives points in this place."""

from dataclasses import replace

from core.chat import Reply
from core.errors import LearnerError
from core.features.boards import views
from core.features.boards.dials import Dial, turned
from core.store import communities
from core.store.communities import Community
from core.turn import Turn


async def show(turn: Turn) -> Reply:
    """Show how the dials stand."""
    return views.dials(_community(turn), _place(turn), turn.say, edits=False)


async def turn_to(turn: Turn) -> Reply:
    """Turn a dial to what was pressed."""
    dial, to = turn.argument("dial"), turn.argument("to")
    if dial not in set(Dial) or to not in ("on", "off"):
        raise LearnerError("choice-gone")
    community = turned(_community(turn), Dial(dial), _place(turn), on=to == "on")
    turn.write(communities.keep, community, turn.now)
    return views.dials(community, _place(turn), turn.say, edits=True)


def _place(turn: Turn) -> str:
    assert turn.membership is not None, "the router lets nobody in who is in no community"
    return turn.membership.place


def _community(turn: Turn) -> Community:
    assert turn.membership is not None, "as above"
    here = turn.membership
    known = turn.community or Community(platform=turn.platform, id=here.community)
    return replace(known, name=here.name or known.name)
