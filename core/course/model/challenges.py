"""A challenge: code to write, the cases that judge it, the ladder of hints, and typical wrong solutions."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from core.course.model.items import Exercise, Mistake
from sandbox.contract import Limits, Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """The called function returns `value` (tuples compare as lists); `tolerance` is absolute, for floats."""

    value: Plain
    tolerance: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Exactly this is printed; white space at the end of lines does not count."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Raises:
    """An exception of this type (its bare name) leaves the code."""

    type: str


type Expectation = Returns | Prints | Raises


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One input and what must come of it. Of a hidden one the learner sees `name`, a named idea, alone.

    `arguments` are those of a call of the challenge's entry, None where the program reads `stdin`.
    `catches` says, to the learner, what a failure here usually means (P8).
    """

    name: str
    expectation: Expectation
    catches: str
    arguments: tuple[Plain, ...] | None = None
    stdin: str = ""
    hidden: bool = False


class Rung(StrEnum):
    """The rungs of the ladder of hints, from weak to strong (P4)."""

    CUE = "cue"
    QUESTION = "question"
    CONCEPT = "concept"
    EXAMPLE = "example"
    BOTTOM_OUT = "bottom_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One hint of the ladder, Markdown."""

    rung: Rung
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongSolution:
    """A typical wrong solution, kept so that the cases are known to catch it."""

    name: str
    source: str
    mistake: Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge(Exercise):
    """Code to write. Without an `entry` (a function's name) the program reads stdin and prints."""

    type: ClassVar[str] = "challenge"
    title: str
    language: str
    cases: tuple[Case, ...]
    hints: tuple[Hint, ...]
    """The whole ladder, weak to strong."""
    reference: str
    wrong: tuple[WrongSolution, ...]
    starter: str = ""
    entry: str | None = None
    limits: Limits

    def hint(self, rung: Rung) -> Hint:
        """The hint on that rung."""
        return next(hint for hint in self.hints if hint.rung is rung)
