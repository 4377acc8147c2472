"""What one learner explained as help for another who is stuck: as a hint, or whole where it is too long for one."""

from core.chat import Reply
from core.course.model import Challenge
from core.errors import LearnerError
from core.features.explanations import rules, views
from core.features.explanations.views import Told
from core.hints import Hinted, HintWanted, NoHint
from core.markdown import fence, literal
from core.turn import Turn
from core.tutoring.explained import helpful


async def hint(turn: Turn, wanted: HintWanted) -> Hinted | NoHint:
    """The words of another learner in place of the author's, where these would explain something.

    Whoever has just met the same thing often says it nearer to where a beginner stands. It is a hint like any other: it
    takes its place on the ladder, solves nothing (P1), has at most `rules.LONGEST_HINT` words (P7), and counts as the
    same assistance (P20). Who asks again without a new try reads the author's words on the same rung. Where it is longer,
    there is a press for it below the author's.
    """
    if isinstance(wanted.item, Challenge) and wanted.rung not in rules.TOLD_BY_OTHERS:
        return NoHint()
    found = await helpful(turn, wanted.course, wanted.item)
    short = next((one for one in found if rules.fits(one)), None)
    if short is not None:
        text = literal(short.text)
        code = f"\n\n{fence(short.code, wanted.course.code)}" if short.code else ""
        return Hinted(text=f"{text}{code}", below=views.below_a_hint(short.id, turn.say))
    return NoHint(views.way_to_help(wanted.course.id, wanted.item.id, turn.say) if found else ())


async def help_(turn: Turn) -> Reply:
    """What helped others with what an item asks for, whole. It is read as the lesson is, and solves nothing either."""
    course = turn.house.catalogue.find(turn.argument("course"))
    item = course.find_item(turn.argument("item")) if course else None
    if course is None or item is None:
        raise LearnerError("asking-over")
    task = await turn.task()
    found = next(iter(await helpful(turn, course, item)), None)
    if found is None:
        return views.no_help(task, turn.say)
    return views.help_(found.id, Told.of(found, course), task, turn.say)
