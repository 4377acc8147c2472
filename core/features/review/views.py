"""The words of a review."""

from datetime import datetime

from core.asking.round import Round
from core.chat import Action, Block, Card, Choice, Choices, Reply, Say, Tone, Weight
from core.course.model import Course
from core.turn import Turn
from core.words.formats import relative_day


def finish(turn: Turn, course: Course, over: Round) -> tuple[Block, ...]:
    """What is said at the end of a review."""
    del course
    say = turn.say
    told = (
        say("review-result", right=over.right, answered=over.answered)
        if over.answered
        else say("review-none")
    )
    return (Card(say("review-over"), told, tone=Tone.GOOD), _ways(say))


def nothing_due(turn: Turn, first: datetime | None) -> Reply:
    """For somebody who has nothing to review now; `first` is when the next item is due."""
    say = turn.say
    if first is None:
        text = say("review-nothing-met")
    else:
        text = say(
            "review-nothing-due",
            when=relative_day(first, turn.now, turn.language, turn.learner.time_zone, say),
        )
    return Reply.of(Card(say("review-clear"), text, tone=Tone.GOOD), _ways(say))


def _ways(say: Say) -> Choices:
    return Choices(
        (
            Choice(say("review-learn"), Action("lesson.next"), Weight.PRIMARY),
            Choice(say("review-quiz"), Action("quiz.start")),
        )
    )
