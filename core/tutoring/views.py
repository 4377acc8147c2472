"""What is said around a model's words: that they are a model's, whether they helped, and why there are none."""

from collections.abc import Mapping

from core.chat import Action, Block, Choice, Choices, Plain, Say, Text, Weight
from core.tutoring.leave import MODEL, Silence
from core.tutoring.speaking import Spoken

TOLD = {Silence.SPENT, Silence.AWAY, Silence.DIAL}
"""Silences that a learner is told of: for the others it is either asked of them, or nothing is missing."""


def marked(spoken: Spoken, say: Say) -> Text:
    """That a model wrote this, and that the day's budget comes to its end, where it does."""
    near = f"\n\n{say('tutor-near-limit')}" if spoken.near else ""
    return Text(f"{say('tutor-made')}{near}")


def rating(message: str, verb: str, arguments: Mapping[str, Plain], say: Say) -> tuple[Choice, ...]:
    """Whether it helped. `verb` is told with `message` and `helpful`."""
    return tuple(
        Choice(
            say(f"tutor-{word}"),
            Action(verb, {**arguments, "message": message, "helpful": helpful}),
            Weight.QUIET,
        )
        for word, helpful in (("helpful", True), ("not-helpful", False))
    )


def invitation(say: Say) -> tuple[Block, ...]:
    """A question to who has not said yet whether a model may read what they write."""
    decide = (
        Choice(
            say(f"tutor-{word}"),
            Action("privacy.decide", {"purpose": MODEL.name, "given": given}),
            Weight.QUIET,
        )
        for word, given in (("model-yes", True), ("model-no", False))
    )
    return (Text(say("tutor-model-asks")), Choices(tuple(decide)))


def silence(why: Silence, say: Say) -> tuple[Block, ...]:
    """Why authors' words are shown and no model's, where that is worth a word."""
    return (Text(say(f"tutor-silent-{why.value}")),) if why in TOLD else ()
