"""The learner's verbs with their study sets: look at them, read them, remove them."""

from collections.abc import Sequence

from core.chat import Action, Reply, Suggestion
from core.errors import LearnerError
from core.features.study import adding, rules, views
from core.features.study.making import can_make
from core.features.study.views import Reader
from core.finding import find, suggestions
from core.store import studies
from core.store.studies import StudySet
from core.turn import Turn


async def study(turn: Turn) -> Reply | Action:
    """Read the file that came along; else open the set that is named; else show all."""
    if turn.files:
        return await adding.add(turn)
    words = turn.argument("name").strip()
    shelf = await turn.read(studies.shelf, turn.learner.id)
    if not words:
        return _listed(turn, shelf)
    found = find(rules.named(shelf), words)
    if found.sure is not None:
        return Action("study.open", {"study": found.sure.id})
    return views.which(found.near or shelf, words, _reader(turn), turn.say)


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The sets that may be meant by what is being typed."""
    return suggestions(rules.named(await turn.read(studies.shelf, turn.learner.id)), turn.text)


async def list_(turn: Turn) -> Reply:
    """Show all sets."""
    return _listed(turn, await turn.read(studies.shelf, turn.learner.id))


async def open_(turn: Turn) -> Reply:
    """Show a set: its passages, page by page, and what can be done with it."""
    found = await own(turn)
    begin = turn.number("from") if "from" in turn.arguments else 0
    begin = min(max(begin, 0), max(found.passages - 1, 0))
    numbers = range(begin, begin + rules.ON_A_PAGE)
    shown = await turn.read(studies.passages, turn.learner.id, found.id, numbers)
    return views.opened(found, shown, begin, _reader(turn), turn.say, can_make=can_make(turn))


async def passage(turn: Turn) -> Reply:
    """Show one passage of a set, or one step of a lesson."""
    found, number = await own(turn), turn.number("number")
    shown = await turn.read(studies.passages, turn.learner.id, found.id, [number])
    if number not in shown:
        raise LearnerError("study-gone")
    return views.read(found, number, shown[number], turn.say, can_make=can_make(turn))


async def ask(turn: Turn) -> Reply:
    """Say how one asks about a set."""
    return views.ask(await own(turn), turn.say, has_model=turn.house.model is not None)


async def ask_to_remove(turn: Turn) -> Reply:
    """Ask once whether a set is to go."""
    return views.ask_to_remove(await own(turn), turn.say)


async def drop(turn: Turn) -> Reply:
    """Remove a set, its passages, its questions and its file."""
    found = await own(turn)
    turn.write(studies.remove, turn.learner.id, found)
    sitting = turn.state("study", rules.Sitting)
    if sitting and sitting.study == found.id:
        turn.leave()
    return views.dropped(found, turn.say)


async def own(turn: Turn) -> StudySet:
    """The set that is named; LearnerError where it is gone, or another learner's."""
    found = await turn.read(studies.find, turn.learner.id, turn.argument("study"))
    if found is None:
        raise LearnerError("study-gone")
    return found


def _listed(turn: Turn, shelf: Sequence[StudySet]) -> Reply:
    return views.listed(shelf, _reader(turn), turn.say)


def _reader(turn: Turn) -> Reader:
    return Reader(turn.language, turn.learner.time_zone, turn.now)
