"""What is wrong in a file, where, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file; `line` and `column` count from 1, as editors do."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: `message` says what, `advice` what to do."""

    place: Place
    message: str
    advice: str = ""

    @property
    def path(self) -> str:
        """The file, as it was named to the loader."""
        return self.place.path

    @property
    def line(self) -> int:
        """From 1."""
        return self.place.line

    @property
    def column(self) -> int:
        """From 1."""
        return self.place.column

    def __str__(self) -> str:
        return f"{self.place} {self.message}" + (f"\n    {self.advice}" if self.advice else "")
