"""What one finished asking of an item showed: right or wrong, with which help, at which go."""

from dataclasses import dataclass
from enum import IntEnum


class Assistance(IntEnum):
    """The most help a learner had before answering; stored as the attempt's assist level (P20)."""

    NONE = 0
    HINT = 1
    """A cue, a question, a concept or an analogous example: the answer itself was still to be found."""
    SHOWN = 2
    """The answer or its last step was on screen."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer as the models of learning see it.

    `attempt` counts the goes at this asking from 1. Where failing and mending is the method (writing code), an
    activity may call the whole solution one go and pass 1.
    """

    correct: bool
    assistance: Assistance = Assistance.NONE
    attempt: int = 1

    @property
    def is_evidence(self) -> bool:
        """Whether this answer may move mastery: only a first go without help (P20).

        After feedback a second go is partly elimination, and the response logs the model was measured on hold first
        goes alone: a later go would be read with a confidence that nothing supports.
        """
        return self.assistance is Assistance.NONE and self.attempt == 1
