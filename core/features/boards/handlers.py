"""The learner's verbs about boards. Whoever has not joined one sees nothing of it, and is seen by nobody there."""

from collections.abc import Sequence

from core.chat import Action, Reply, Suggestion, plain
from core.errors import LearnerError
from core.features.boards import circles, naming, rules, views
from core.features.boards.rules import LONGEST_NAME, NEW, View, Word
from core.features.boards.views import Offer, Shown
from core.finding import suggestions
from core.moderating.names import clean_name, is_held
from core.play.boards import FIRST, REACH, Line, Span, around, lines, period
from core.store import boards, cohorts
from core.store.boards import Board, Kind, Seat
from core.turn import Turn
from core.words.pseudonyms import pseudonym


async def board(turn: Turn) -> Reply | Action:
    """Show the board that is meant, or what there is: `/board`, `/board friends month`, `/board CODE`."""
    asked = rules.read(turn.argument("which"), _words(turn))
    if asked.code:
        return await circles.come(turn, asked.code)
    if asked.unknown:
        raise LearnerError("boards-unknown", given=asked.unknown[:40])
    seats = await turn.read(boards.joined, turn.learner.id)
    if turn.membership and asked.kind in {None, Kind.COMMUNITY}:
        return await _here(turn, seats, asked.span)
    match rules.of_kind(seats, asked.kind):
        case []:
            return await _none(turn, asked.kind, seats)
        case [seat]:
            return await _shown(turn, seat, seats, asked.span)
        case several:
            return views.listing(await naming.titles(turn, several), turn.say, span=asked.span)


async def _none(turn: Turn, kind: Kind | None, seats: Sequence[Seat]) -> Reply:
    """What there is for somebody who is on no board of a kind."""
    if kind is Kind.FRIENDS:
        return await circles.begin(turn)
    if kind is Kind.COHORT and (mine := await turn.read(cohorts.of_learner, turn.learner.id)):
        return await _offered(turn, boards.of_cohort(mine[0].id))
    return _about(turn, seats)


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The words for a board and for a span of time."""
    return suggestions(rules.shelf(_words(turn)), turn.text)


async def show(turn: Turn) -> Reply:
    """Show a board that the learner is on: the part and the span that were pressed."""
    seats = await turn.read(boards.joined, turn.learner.id)
    seat = _seat(seats, turn.argument("board"))
    span, view = turn.argument("span", default=Span.WEEK), turn.argument("view", default=View.AROUND)
    if span not in set(Span) or view not in set(View):
        raise LearnerError("choice-gone")
    # A press on the board itself turns it to another side; one elsewhere leaves what was said there.
    edits = "view" in turn.arguments
    return await _shown(turn, seat, seats, Span(span), View(view), edits=edits)


async def list_(turn: Turn) -> Reply:
    """Show the boards that the learner is on."""
    seats = await turn.read(boards.joined, turn.learner.id)
    return views.listing(await naming.titles(turn, seats), turn.say) if seats else _about(turn, seats)


async def offer(turn: Turn) -> Reply | Action:
    """Offer a board once more, under another name."""
    key = turn.argument("board")
    if key == NEW:
        return await circles.begin(turn)
    board = await _open_board(turn, key)
    return await (circles.come(turn, board.name) if board.kind is Kind.FRIENDS else _offered(turn, board))


async def name(turn: Turn) -> Reply:
    """Ask for the name that the learner wants to have on a board."""
    key = turn.argument("board")
    seat = rules.seat_on(await turn.read(boards.joined, turn.learner.id), key)
    return views.ask_name(key, seat.name if seat else pseudonym(turn.say, turn.random), turn.say)


async def join(turn: Turn) -> Reply:
    """Be on a board under the name that was pressed or typed; who is there already is called so from now on."""
    key = turn.argument("board")
    typed = turn.values.get("name", "")
    called = clean_name(typed or turn.argument("name"), LONGEST_NAME)
    if called is None:
        raise LearnerError("boards-name-empty")
    if is_held(typed, called):
        raise LearnerError("boards-name-unfit")
    seat = rules.seat_on(await turn.read(boards.joined, turn.learner.id), key)
    if seat is not None:
        turn.write(boards.join, seat.board, turn.learner.id, called, turn.now)
        return views.renamed(key, called, turn.say)
    if key == NEW:
        return await circles.join_new(turn, called)
    board = await _open_board(turn, key)
    if board.kind is Kind.FRIENDS:
        return await circles.join(turn, board, called)
    if await naming.is_off(turn, board):
        return views.off(turn.say)
    turn.write(boards.join, board, turn.learner.id, called, turn.now)
    counts = "boards-joined-friends" if board.kind is Kind.COHORT else "boards-joined-community"
    return views.joined(key, called, turn.say(counts), turn.say)


async def leave(turn: Turn) -> Reply:
    """Take the learner from a board, at once."""
    seats = await turn.read(boards.joined, turn.learner.id)
    seat = _seat(seats, turn.argument("board"))
    turn.write(boards.leave, seat.board, turn.learner.id)
    return views.left(turn.say, is_circle=seat.board.kind is Kind.FRIENDS)


async def _here(turn: Turn, seats: Sequence[Seat], span: Span) -> Reply:
    """The board of the community where this is said."""
    board = boards.of_community(turn.within)
    seat = rules.seat_on(seats, board.key)
    return await (_shown(turn, seat, seats, span) if seat else _offered(turn, board))


async def _offered(turn: Turn, board: Board) -> Reply:
    if await naming.is_off(turn, board):
        return views.off(turn.say)
    if board.kind is Kind.COHORT:
        text = turn.say("boards-offer-class", name=plain(await naming.of_cohort(turn, board)))
    else:
        text = turn.say("boards-offer-text", name=plain(await naming.of_community(turn, board)))
    return views.offer(Offer(board.key, pseudonym(turn.say, turn.random), text=text), turn.say)


def _about(turn: Turn, seats: Sequence[Seat]) -> Reply:
    return views.about(turn.say, has_others=bool(seats))


async def _shown(
    turn: Turn,
    seat: Seat,
    seats: Sequence[Seat],
    span: Span,
    view: View = View.AROUND,
    *,
    edits: bool = False,
) -> Reply:
    if await naming.is_off(turn, seat.board):
        return views.off(turn.say)
    titles = await naming.titles(turn, [seat])
    shown = Shown(
        key=seat.board.key,
        title=titles[seat.board.key],
        name=seat.name,
        kind=seat.board.kind,
        span=span,
        view=view,
        lines=await _lines(turn, seat.board, span, view),
        has_others=len(seats) > 1,
    )
    return views.board(shown, turn.say, edits=edits)


async def _lines(turn: Turn, board: Board, span: Span, view: View) -> Sequence[Line]:
    """What is seen of a board. One more is read in each direction, since a rank may be shared with those."""
    there, name, me = turn.house.boards, period(span, turn.now), turn.learner.id
    match view:
        case View.AROUND:
            return around(await there.around(board, name, me, REACH + 1), me)
        case View.FIRST:
            return lines(await there.top(board, name, FIRST + 1), me)[:FIRST]


def _seat(seats: Sequence[Seat], key: str) -> Seat:
    seat = rules.seat_on(seats, key)
    if seat is None:
        raise LearnerError("boards-not-on-it")
    return seat


async def _open_board(turn: Turn, key: str) -> Board:
    """The board of this key, which the learner may join: one of a class is for those who are in it. LearnerError elsewhere."""
    found = boards.of_key(key)
    if found is None:
        raise LearnerError("choice-gone")
    if found.kind is Kind.COHORT:
        mine = await turn.read(cohorts.of_learner, turn.learner.id)
        if found.name not in {one.id for one in mine}:
            raise LearnerError("boards-not-in-class")
    return found


def _words(turn: Turn) -> list[tuple[str, Word]]:
    return [(turn.say(f"boards-word-{one.value}"), one) for one in Word]
