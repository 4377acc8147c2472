"""The words of a quiz."""

from core.asking.round import Round
from core.chat import Action, Block, Card, Choice, Choices, Reply, Say, Tone, Weight
from core.course.model import Course


def finish(say: Say, over: Round) -> tuple[Block, ...]:
    """What is said at the end: how it went, in words, and ways to go on."""
    return (Card(say("quiz-over"), _how_it_went(over, say), tone=Tone.GOOD), _ways(say))


def _how_it_went(over: Round, say: Say) -> str:
    if not over.answered:
        return say("quiz-nothing-answered")
    return say("quiz-result", right=over.right, answered=over.answered)


def _ways(say: Say) -> Choices:
    return Choices(
        (
            Choice(say("quiz-learn"), Action("lesson.next"), Weight.PRIMARY),
            Choice(say("quiz-again"), Action("quiz.start")),
            Choice(say("quiz-progress"), Action("progress.show"), Weight.QUIET),
        )
    )


def nothing_learnt_yet(course: Course, say: Say) -> Reply:
    """For somebody who has not begun a lesson: a quiz asks only what was taught."""
    begin = Choice(say("quiz-first-lesson"), Action("lesson.next"), Weight.PRIMARY)
    return Reply.of(Card(course.title, say("quiz-nothing-yet")), Choices((begin,)))
