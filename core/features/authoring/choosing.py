"""Which of a community's courses an instructor means."""

from core.authoring.mine import own_course, own_courses, own_shelf
from core.chat import Media, Reply
from core.errors import LearnerError
from core.features.authoring import views
from core.finding import meant
from core.store.taught import TaughtCourse
from core.turn import Turn


async def chosen(turn: Turn, verb: str, files: tuple[Media, ...] = ()) -> TaughtCourse | Reply:
    """The course that is meant: the one whose id a choice had, the one that was named, or the only one.

    Where it may be several they are shown, each with a choice that leads to `verb`.
    """
    if id_ := turn.argument("id"):
        return await own_course(turn, id_)
    courses = await own_courses(turn)
    if not courses:
        raise LearnerError("authoring-none")
    words = " ".join(turn.argument("course").split())
    found = meant(own_shelf(courses), words)
    if found.sure is not None:
        return found.sure
    if not found.near:
        raise LearnerError("authoring-unknown", name=words[:60])
    return views.which(found.near, verb, files, turn.say)
