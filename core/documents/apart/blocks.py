"""What a document consists of while it is read, and why one is not."""

from dataclasses import dataclass
from enum import StrEnum

MOST_CHARACTERS = 1_000_000
"""Characters that are read of one document, some six hundred pages of a book: what is behind them is cut off."""


class Reason(StrEnum):
    """Why a document is not read. The learner is told with the words `document-REASON`."""

    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    """Its pages are pictures."""
    BROKEN = "broken"
    UNKNOWN = "unknown"
    """It is of a kind that is not read."""
    SWELLS = "swells"
    """It would take far more room unpacked than it has any right to."""
    EMPTY = "empty"
    SLOW = "slow"
    LARGE = "large"


class Refused(Exception):
    """The document is not read."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above all that follows."""

    text: str
    title: bool = False
    """Whether it names the whole document."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, a list or the row of a table. `place` says where it stands, if a heading does not."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of a program, which stay lines."""

    text: str
    language: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of what is read, where there is more."""


type Block = Heading | Prose | Code | Cut
