"""What the course knows of programming languages: those that code can be run in, and how they read."""

from collections.abc import Iterable
from pathlib import PurePath

from sandbox.languages import languages


def syntax_of(language: str) -> str:
    """What editors and explanations know a language as; of one that nothing can run here, its own name."""
    known = languages().get(language)
    return known.syntax if known else language


def suffix_of(language: str) -> str:
    """The ending of its files; `.py` where the language is unknown, which is a fault of its own."""
    known = languages().get(language)
    return PurePath(known.file).suffix if known else ".py"


def is_known(language: str) -> bool:
    """Whether there is a sandbox for it."""
    return language in languages()


def known_languages() -> Iterable[str]:
    """Their names, as courses write them."""
    return sorted(languages())


def program_of(language: str) -> str:
    """The name of the file that a program lies in; "" where the language is unknown."""
    known = languages().get(language)
    return known.file if known else ""
