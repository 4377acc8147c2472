"""One row of a table of mistakes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """The type of an exception and a pattern of its words, and what explains them: `coding-mistake-MESSAGE`.

    Of the pattern's groups, `name` is shown as code, so that it may hold the signs of names alone; `given` is text
    of any kind. `kind` is a pattern for the whole type.
    """

    kind: str
    pattern: str
    message: str
    nearby: bool = False
    """Whether there are other words, `…-near`, for when the language itself suggests which name was meant."""
