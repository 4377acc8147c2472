"""The program that an explanation is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.chat import Media
from sandbox.languages import languages


@dataclass(frozen=True, slots=True)
class Program:
    """A learner's source, and the name of its language, one of `sandbox.languages`.

    `entry` is the function that is called from outside, where one is: nothing in the source has to mention it.
    """

    source: str = ""
    language: str = "python"
    entry: str = ""

    @property
    def syntax(self) -> str:
        """What its mistakes are known by: one for all languages that are written alike."""
        known = languages().get(self.language)
        return known.syntax if known else self.language

    @property
    def title(self) -> str:
        """What is spoken of as having stopped: Python, also where libraries come with it."""
        known = languages().get(self.syntax)
        return known.title if known else self.syntax.title()

    @property
    def file(self) -> str:
        """The name of its file, as tracebacks have it."""
        known = languages().get(self.language)
        return known.file if known else ""

    @property
    def everywhere(self) -> bool:
        """Whether every backend of the sandbox can run it."""
        known = languages().get(self.language)
        return known is not None and known.embedded

    @property
    def lines(self) -> list[str]:
        """The lines of the source, without their ends; the first is number 1 to whoever reads."""
        return self.source.split("\n")


def language_of(name: str) -> str | None:
    """The language that a file of this name is written in, by its ending; None where it is none of ours."""
    for language in languages().values():
        if language.name == language.syntax and _ending(name) == _ending(language.file):
            return language.name
    return None


def program_among(files: Sequence[Media]) -> Media | None:
    """The one file that is a program; None where none is, or several are and nobody can say which is meant."""
    programs = [file for file in files if language_of(file.name)]
    return programs[0] if len(programs) == 1 else None


def _ending(name: str) -> str:
    return name.rpartition(".")[2].casefold()
