"""Which of a community's courses an instructor means."""

from collections.abc import Sequence

from core.authoring.mine import own_course
from core.chat import Media, Reply, Suggestion
from core.errors import LearnerError
from core.features.authoring import views
from core.finding import Named, find, suggestions
from core.store import taught
from core.store.taught import TaughtCourse
from core.turn import Turn


async def chosen(turn: Turn, verb: str, files: tuple[Media, ...] = ()) -> TaughtCourse | Reply:
    """The course that is meant: the one whose id a choice had, the one that was named, or the only one.

    Where it may be several they are shown, each with a choice that leads to `verb`.
    """
    if id_ := turn.argument("id"):
        return await own_course(turn, id_)
    rows = await turn.read(taught.of_community, turn.standing.community)
    words = " ".join(turn.argument("course").split())
    if not rows:
        raise LearnerError("authoring-none")
    if not words:
        return rows[0] if len(rows) == 1 else views.which(rows, verb, files, turn.say)
    found = find(shelf([one for one in rows if one.course == words] or rows), words)
    if found.sure is not None:
        return found.sure
    if not found.near:
        raise LearnerError("authoring-unknown", name=words[:60])
    return views.which(found.near, verb, files, turn.say)


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The community's courses that may be meant by what is being typed."""
    return suggestions(shelf(await turn.read(taught.of_community, turn.standing.community)), turn.text)


def shelf(rows: Sequence[TaughtCourse]) -> tuple[Named[TaughtCourse], ...]:
    """Courses, with what they can be found by."""
    return tuple(Named(one, (one.title, one.course)) for one in rows)
