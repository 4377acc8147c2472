"""The verbs about circles of friends: to begin one, to have others come, to come."""

from collections.abc import Sequence

from core.chat import Action, Reply
from core.errors import LearnerError
from core.features.boards import rules, views
from core.features.boards.rules import MOST_CIRCLES, MOST_IN_CIRCLE, NEW
from core.features.boards.views import Offer
from core.store import boards
from core.store.boards import Board, Kind, Seat
from core.turn import Turn
from core.words.pseudonyms import pseudonym


async def begin(turn: Turn) -> Reply:
    """Offer to begin a circle, under a name."""
    _not_too_many(await turn.read(boards.joined, turn.learner.id))
    return views.offer(
        Offer(NEW, pseudonym(turn.say, turn.random), text=turn.say("boards-begin-text")), turn.say
    )


async def enter(turn: Turn) -> Reply | Action:
    """Take the code that an address brings: `friends_CODE`."""
    return await come(turn, turn.argument("entry"))


async def come(turn: Turn, typed: str) -> Reply | Action:
    """Offer to join the circle of a code. Nobody is on it by the code alone, nor told who is."""
    code = rules.plain_code(typed)
    if code is None:
        raise LearnerError("boards-circle-none")
    board = boards.of_friends(code)
    if rules.seat_on(await turn.read(boards.joined, turn.learner.id), board.key):
        return Action("boards.show", {"board": board.key})
    count = await open_to(turn, board)
    text = turn.say("boards-come-text", count=count)
    return views.offer(Offer(board.key, pseudonym(turn.say, turn.random), text=text), turn.say)


async def open_to(turn: Turn, board: Board) -> int:
    """How many are in a circle that the learner may join; LearnerError where they may not."""
    _not_too_many(await turn.read(boards.joined, turn.learner.id))
    there = await turn.read(boards.company, [board.key], MOST_IN_CIRCLE)
    count = len(there.get(board.key, ()))
    if not count:
        raise LearnerError("boards-circle-none")
    if count >= MOST_IN_CIRCLE:
        raise LearnerError("boards-circle-full", most=MOST_IN_CIRCLE)
    return count


async def join_new(turn: Turn, name: str) -> Reply:
    """Be in a circle that begins with this, under this name."""
    _not_too_many(await turn.read(boards.joined, turn.learner.id))
    board = boards.of_friends(rules.new_code())
    turn.write(boards.join, board, turn.learner.id, name, turn.now)
    return invitation(turn, board, began=name)


async def join(turn: Turn, board: Board, name: str) -> Reply:
    """Be in a circle of others under this name."""
    await open_to(turn, board)
    turn.write(boards.join_others, board, turn.learner.id, name, MOST_IN_CIRCLE, turn.now)
    return views.joined(board.key, name, turn.say("boards-joined-friends"), turn.say)


async def invite(turn: Turn) -> Reply:
    """Show the code of a circle that the learner is in, and the addresses that lead into it."""
    seat = rules.seat_on(await turn.read(boards.joined, turn.learner.id), turn.argument("board"))
    if seat is None or seat.board.kind is not Kind.FRIENDS:
        raise LearnerError("boards-not-on-it")
    return invitation(turn, seat.board)


def invitation(turn: Turn, board: Board, *, began: str = "") -> Reply:
    """How others come into a circle; `began` is the learner's name in one that was just begun."""
    addresses = turn.house.entrances.to(f"friends_{board.name}")
    return views.invitation(board.key, rules.shown(board.name), addresses, turn.say, began=began)


def _not_too_many(seats: Sequence[Seat]) -> None:
    if len(rules.of_kind(seats, Kind.FRIENDS)) >= MOST_CIRCLES:
        raise LearnerError("boards-circles-most", most=MOST_CIRCLES)
