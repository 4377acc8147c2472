"""What boards are called, and whether there are any."""

from collections.abc import Mapping, Sequence

from core.dials import dials_in
from core.features.boards import rules
from core.features.boards.rules import MOST_IN_CIRCLE
from core.store import boards, cohorts, communities
from core.store.boards import Board, Kind, Seat
from core.store.communities import Community
from core.turn import Turn

NAMED = 2
"""Friends who are named in what their circle is called."""


async def titles(turn: Turn, seats: Sequence[Seat]) -> Mapping[str, str]:
    """What the learner's boards are called, by their keys."""
    circles = [one.board.key for one in rules.of_kind(seats, Kind.FRIENDS)]
    there = await turn.read(boards.company, circles, MOST_IN_CIRCLE) if circles else {}
    return {one.board.key: await _title(turn, one.board, there.get(one.board.key, ())) for one in seats}


async def _title(turn: Turn, board: Board, there: Sequence[tuple[int, str]]) -> str:
    match board.kind:
        case Kind.COMMUNITY:
            return await of_community(turn, board)
        case Kind.FRIENDS:
            return _of_friends(turn, [name for learner, name in there if learner != turn.learner.id])
        case Kind.COHORT:
            return await of_cohort(turn, board)


async def of_cohort(turn: Turn, board: Board) -> str:
    """What a class's board is called."""
    cohort = await turn.read(cohorts.by_id, board.name)
    return cohort.title if cohort else turn.say("boards-cohort")


async def of_community(turn: Turn, board: Board) -> str:
    """What a community's board is called."""
    if turn.membership and turn.within == board.community and turn.membership.name:
        return turn.membership.name
    community = await community_of(turn, board)
    platform = board.community.partition("/")[0]
    return (community and community.name) or turn.say("boards-of-a-community", platform=platform)


def _of_friends(turn: Turn, others: Sequence[str]) -> str:
    if not others:
        return turn.say("boards-circle-alone")
    names = ", ".join(others[:NAMED])
    return turn.say("boards-circle", names=names, more=len(others) - len(others[:NAMED]))


async def community_of(turn: Turn, board: Board) -> Community | None:
    """What was set up for the community of a board, or of its class; None where nothing was, or it is of none."""
    cohort = await turn.read(cohorts.by_id, board.name) if board.kind is Kind.COHORT else None
    return await turn.read(communities.named, cohort.community if cohort else board.community)


async def is_off(turn: Turn, board: Board) -> bool:
    """Whether the community of a board wants none."""
    return not dials_in(await community_of(turn, board)).boards
