"""The languages that code can be written in: one folder each in `images/`, with what a host must know of it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

IMAGES = Path(__file__).parent / "images"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A folder of `images/`: a Dockerfile, a harness, and `language.toml`, which holds the fields below."""

    name: str
    """The folder's name, which jobs and courses name it by: `python`, `python-data`, `javascript`."""
    title: str
    """What it is called."""
    syntax: str
    """What editors, highlighters and explanations of mistakes know it as: `python` for `python-data` too."""
    file: str
    """The name of the program's file, as tracebacks name it."""
    embedded: bool = False
    """Whether the embedded runner can run it."""
    baseline_mib: int
    """Memory that an image needs before any program: what waits in it, idle."""
    processes: int
    """Processes and threads that are there besides the program's own."""
    extends: str = ""
    """Another folder, whose files its image is built from too; of two files with one name, this folder's counts."""
    last_words: str = ""
    """How that begins on stderr which an interpreter says when it breaks down because its memory is at an end."""


@cache
def languages() -> Mapping[str, Language]:
    """All languages, by name."""
    files = sorted(IMAGES.glob("*/language.toml"))
    found = [Language(name=file.parent.name, **tomllib.loads(file.read_text())) for file in files]
    return MappingProxyType({language.name: language for language in found})
