"""What who teaches does about a submission, from a chat and from a page alike: says something, and decides."""

from core import commenting
from core.errors import LearnerError
from core.features.grading import looking, rules
from core.roles import audit
from core.store import submissions
from core.store.submissions import Submission
from core.turn import Turn


async def comment(turn: Turn) -> Submission:
    """Say something about a submission to its learner, in the words of the form."""
    one = await looking.submission(turn)
    words = rules.words_of(turn.values.get("words", ""))
    told = commenting.of_comment(title_of(turn, one), words, turn.house.words.say(one.language))
    here, by = turn.standing.community, turn.learner.id
    turn.write(submissions.comment, here, one, words, by=by, told=told, now=turn.now)
    audit(
        turn,
        "grade-comment",
        str(one.id),
        challenge=f"{one.course}/{one.item}",
        learner=one.learner,
        name=one.name,
    )
    return one


async def decide(turn: Turn) -> Submission | None:
    """Have a submission count as right or wrong, for the reason in the form. None: somebody decided since it was shown.

    What counts is what is done, what is solved and the figures. The attempt stays as it was judged, and so do mastery,
    when it comes back and points: they followed from it then, and the next answers move them on.
    """
    one = await looking.submission(turn)
    reason = rules.words_of(turn.values.get("words", ""))
    if turn.number("seen") != one.overridden:
        return None
    correct = rules.RIGHT.get(turn.argument("becomes"))
    if correct is None or correct is one.counts:
        raise LearnerError("grading-counts-already")
    say = turn.house.words.say(one.language)
    told = commenting.of_override(title_of(turn, one), reason, say, correct=correct)
    turn.write(
        submissions.override,
        turn.standing.community,
        one,
        correct=correct,
        reason=reason,
        by=turn.learner.id,
        told=told,
        now=turn.now,
    )
    audit(
        turn,
        "grade-override",
        str(one.id),
        challenge=f"{one.course}/{one.item}",
        learner=one.learner,
        name=one.name,
        becomes="right" if correct else "wrong",
        reason=reason,
    )
    return one


def title_of(turn: Turn, one: Submission) -> str:
    """What the challenge is called; its id where it is gone."""
    place = looking.place_of(turn, one)
    return place.challenge.title if place else one.item
