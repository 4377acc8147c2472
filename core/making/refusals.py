"""Why something that a model made is not shown to anybody."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """What was wrong with it."""

    MALFORMED = "malformed"
    """Something is missing, too long, or of another kind than it says."""
    KEY = "key"
    """The keyed answer is not marked as right."""
    WRONG_ANSWER = "wrong_answer"
    """A wrong answer is marked as right, or is the same as another."""
    LEAK = "leak"
    """The question says its own answer."""
    EVIDENCE = "evidence"
    """What it is said to be taken from stands in no passage."""
    CODE = "code"
    """The program prints something else than is keyed, or does not end well."""
    HARD_TO_READ = "hard_to_read"
    DOUBLE = "double"
    """Another question asks the same."""
    DISPUTED = "disputed"
    """Somebody who reads the passage and knows no key answers otherwise."""
    UNCHECKED = "unchecked"
    """There was no sandbox, or no model, to check it with."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that was made and refused: why, its text, and what was found."""

    reason: Reason
    text: str
    detail: str = ""
