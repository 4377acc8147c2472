"""The end of a teach-back: what is said of the explanation, how a student did by it, and what is kept of it."""

from core.chat import Reply
from core.dials import dials_of
from core.earning import earn, learnt
from core.explaining.gaps import Appraisal
from core.features.teachback import rules
from core.features.teachback.ending_views import Ended, ended
from core.features.teachback.judging import judge
from core.features.teachback.rules import At
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


async def end(turn: Turn, at: At, seen: Appraisal) -> Reply:
    """Say what an explanation is like to which the pupil has no more questions, and keep it for its author."""
    assert at.teaching.asked, "nothing is said of an explanation before a why or how was asked (P15)"
    course, lesson = at.course, at.lesson
    verdict = await judge(turn, at, seen)
    challenge = rules.trial(course, lesson) if verdict.sound else None
    student = await tried(turn, at, challenge) if challenge else None
    kept = _explanation(turn, at, seen, {side: band.value for side, band in verdict.bands.items()})
    turn.write(explanations.add, turn.learner.id, kept)
    turn.leave()
    asks = await leave(turn, Help.TALK, course.id) is Silence.NOT_AGREED and await undecided(turn)
    return ended(
        Ended(
            at=at,
            seen=seen,
            verdict=verdict,
            student=student,
            # In a community without sharing, and of what would help nobody, none is offered.
            offers=kept.id if verdict.sound and (await dials_of(turn, course.id)).sharing else "",
            following=(await standing(turn, course)).next_lesson,
        ),
        (
            *await earn(turn, for_explaining(f"{course.id}/{lesson.id}", kept.bands)),
            *await learnt(turn),
        ),
        invitation(turn.say) if asks else (),
        turn.say,
    )


def _explanation(turn: Turn, at: At, seen: Appraisal, bands: dict[str, str]) -> Explanation:
    return Explanation(
        id=turn.new_id(),
        course=at.course.id,
        lesson=at.lesson.id,
        skill=at.course.main_skill(at.lesson),
        about=rules.answers(seen, at.course),
        text=at.teaching.words,
        code=at.teaching.code,
        pseudonym=pseudonym(turn.say, turn.random),
        at=turn.now,
        community=turn.within,
        bands=bands,
    )
