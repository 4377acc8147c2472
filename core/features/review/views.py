"""The words of a review."""

from core.asking.round import Round
from core.chat import Action, Block, Card, Choice, Choices, Reply, Say, Tone, Weight


def finish(say: Say, over: Round, earned: tuple[Block, ...]) -> tuple[Block, ...]:
    """What is said at the end of a review; `earned` is what is said of points."""
    told = (
        say("review-result", right=over.right, answered=over.answered)
        if over.answered
        else say("review-none")
    )
    return (Card(say("review-over"), told, tone=Tone.GOOD), *earned, _ways(say))


def nothing_due(say: Say, when: str) -> Reply:
    """For somebody who has nothing to review now; `when` says when the next item is due, "" if none is."""
    text = say("review-nothing-due", when=when) if when else say("review-nothing-met")
    return Reply.of(Card(say("review-clear"), text, tone=Tone.GOOD), _ways(say))


def _ways(say: Say) -> Choices:
    return Choices(
        (
            Choice(say("review-learn"), Action("lesson.next"), Weight.PRIMARY),
            Choice(say("review-quiz"), Action("quiz.start")),
        )
    )
