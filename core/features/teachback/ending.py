"""The end of a teach-back: what is said of the explanation, how a student did by it, and what is kept of it."""

from dataclasses import dataclass

from core.chat import Reply
from core.course.model import Course, Lesson
from core.earning import earn, learnt
from core.explaining.gaps import Appraisal
from core.features.teachback import rules
from core.features.teachback.judging import judge
from core.features.teachback.remarks import Ended, ended
from core.features.teachback.rules import Teaching
from core.features.teachback.trying import tried
from core.play.points import for_explaining
from core.store import explanations
from core.store.explanations import Explanation
from core.studying import standing
from core.turn import Turn
from core.tutoring import Help, Silence
from core.tutoring.leave import leave, undecided
from core.tutoring.views import invitation
from core.words.pseudonyms import pseudonym


@dataclass(frozen=True, slots=True)
class Whole:
    """An explanation to which the pupil has no more questions."""

    course: Course
    lesson: Lesson
    teaching: Teaching
    seen: Appraisal


async def end(turn: Turn, whole: Whole) -> Reply:
    """Say what the explanation is like, and keep it for its author."""
    course, lesson, teaching = whole.course, whole.lesson, whole.teaching
    assert teaching.asked, "nothing is said of an explanation before a why or how was asked (P15)"
    verdict = await judge(turn, course, lesson, teaching, whole.seen)
    challenge = rules.trial(course, lesson) if verdict.sound else None
    student = await tried(turn, course, challenge, teaching) if challenge else None
    kept = _explanation(turn, whole, {side: band.value for side, band in verdict.bands.items()})
    turn.write(explanations.add, turn.learner.id, kept)
    turn.leave()
    asks = await leave(turn, Help.TALK) is Silence.NOT_AGREED and await undecided(turn)
    return ended(
        Ended(
            course=course,
            lesson=lesson,
            teaching=teaching,
            seen=whole.seen,
            verdict=verdict,
            student=student,
            # In a community without sharing, and of what would help nobody, none is offered.
            offers=kept.id if verdict.sound and (not turn.community or turn.community.sharing) else "",
            following=(await standing(turn, course)).next_lesson,
        ),
        (
            *await earn(turn, for_explaining(f"{course.id}/{lesson.id}", kept.bands)),
            *await learnt(turn),
        ),
        invitation(turn.say) if asks else (),
        turn.say,
    )


def _explanation(turn: Turn, whole: Whole, bands: dict[str, str]) -> Explanation:
    return Explanation(
        id=turn.new_id(),
        course=whole.course.id,
        lesson=whole.lesson.id,
        skill=whole.course.main_skill(whole.lesson),
        about=rules.answers(whole.seen, whole.course),
        text=whole.teaching.words,
        code=whole.teaching.code,
        pseudonym=pseudonym(turn.say, turn.random),
        at=turn.now,
        community=turn.within,
        bands=bands,
    )
