"""What the guard finds in a message: whether it gives the solution away, by what, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """By what a message gives the solution away."""

    CODE = "code"
    """Code that passes every hidden case, as it stands or after a small repair."""
    STEPS = "steps"
    """Prose or pseudocode that says the reference's steps in their order."""
    STATED = "stated"
    """The keyed answer, said to be the answer."""
    ELIMINATED = "eliminated"
    """All other options, said to be wrong."""
    UNCHECKED = "unchecked"
    """Code that could not be run now. Nobody knows what it would give away, so it counts."""


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: `span` is the piece of the message as it was read, `evidence` is for those who look into it later.

    Neither is for the learner: both may hold the solution.
    """

    kind: Kind
    span: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a message: the first reason why it leaks, or None."""

    why: Why | None = None

    @property
    def leaks(self) -> bool:
        """Whether the message would solve the item."""
        return self.why is not None


HARMLESS = Found()
