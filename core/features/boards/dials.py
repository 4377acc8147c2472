"""What a community may turn on and off of all that is played. Pure."""

from dataclasses import replace
from enum import StrEnum

from core.store.communities import Community


class Dial(StrEnum):
    """What can be turned on and off: the community's board, explanations from there, points in one place of it."""

    BOARDS = "boards"
    SHARING = "sharing"
    POINTS = "points"


def is_on(community: Community, dial: Dial, place: str) -> bool:
    """How a dial stands, of points in this place."""
    match dial:
        case Dial.BOARDS:
            return community.boards
        case Dial.SHARING:
            return community.sharing
        case Dial.POINTS:
            return place not in community.quiet


def turned(community: Community, dial: Dial, place: str, *, on: bool) -> Community:
    """The community with a dial turned; that of points turns for this place alone."""
    match dial:
        case Dial.BOARDS:
            return replace(community, boards=on)
        case Dial.SHARING:
            return replace(community, sharing=on)
        case Dial.POINTS:
            others = tuple(one for one in community.quiet if one != place)
            return replace(community, quiet=others if on else (*others, place))
