"""The courses of a folder, read once in a worker: reading those that ship takes longer than most tests."""

from functools import cache
from pathlib import Path

from core.course.catalogue import Catalogue, load_catalogue


@cache
def catalogue_of(content: Path) -> Catalogue:
    """What was read when the folder was first asked for; nobody can change it, so houses may share it."""
    return load_catalogue(content)
