"""Values that every part of the vocabulary uses: JSON's, and words in one language."""

from collections.abc import Mapping, Sequence
from typing import Protocol

type Plain = bool | int | float | str | Sequence[Plain] | Mapping[str, Plain] | None
"""JSON's values."""


class Say(Protocol):
    """Words in one language: the text of a message id, its variables filled."""

    def __call__(self, message: str, /, **values: str | float) -> str:
        """The words of `message`; an unknown id is a bug and raises KeyError."""
        ...
