"""A challenge: code to write, the cases that judge it, the ladder of hints, and typical wrong solutions."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from core.course.languages import syntax_of
from core.course.model.cases import Case, RandomCases
from core.course.model.items import Exercise, Mistake
from sandbox.contract import File, Limits


class Rung(StrEnum):
    """The rungs of the ladder of hints, from weak to strong (P4)."""

    CUE = "cue"
    QUESTION = "question"
    CONCEPT = "concept"
    EXAMPLE = "example"
    BOTTOM_OUT = "bottom_out"


class Category(StrEnum):
    """What a challenge is mostly about, by which it is found among others; in the order in which most courses teach it."""

    BASICS = "basics"
    TEXT = "text"
    NUMBERS = "numbers"
    DECISIONS = "decisions"
    LOOPS = "loops"
    LISTS = "lists"
    FUNCTIONS = "functions"
    OBJECTS = "objects"
    ALGORITHMS = "algorithms"
    DEBUGGING = "debugging"
    PUZZLES = "puzzles"


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
    """One of `sandbox.languages`."""
    cases: tuple[Case, ...]
    random: tuple[RandomCases, ...] = ()
    files: tuple[File, ...] = ()
    """What every case finds in its folder."""
    hints: tuple[Hint, ...]
    """The whole ladder, weak to strong."""
    reference: str
    wrong: tuple[WrongSolution, ...]
    starter: str = ""
    entry: str | None = None
    limits: Limits
    category: Category | None = None
    time_limit: timedelta | None = None
    """Within which it is solved in time, from when the task is first read; None where there is no such limit."""

    @property
    def syntax(self) -> str:
        """What editors and explanations know its language as."""
        return syntax_of(self.language)

    def hint(self, rung: Rung) -> Hint:
        """The hint on that rung."""
        return next(hint for hint in self.hints if hint.rung is rung)
