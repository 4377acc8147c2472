"""What lets an editor help with the files: each names its schema, and the schemas are those of today."""

from collections.abc import Iterator
from pathlib import Path

from core.course.files.badges import LoadedBadges
from core.course.files.fault import Fault, Place
from core.course.files.load import Loaded
from core.course.files.schemas import stale_schemas

_SCHEMAS = {"course.yaml": "course", "misconceptions.yaml": "misconceptions", "challenge.yaml": "challenge"}


def _line(up: str, schema: str) -> str:
    return f"# yaml-language-server: $schema={up}schemas/{schema}.schema.json"


def schema_line(name: str) -> str:
    """The first line of a YAML file of a course; `name` is relative to the course's folder."""
    up = "../" * (name.count("/") + 1)
    return _line(up, _SCHEMAS.get(Path(name).name, "items"))


BADGE_LINE = _line("../", "badge")
"""The first line of a badge's file."""


def editor_faults(root: Path, loaded: list[Loaded], badges: LoadedBadges) -> Iterator[Fault]:
    """Files that do not name their schema, and schemas that are not those of the program."""
    for name in stale_schemas(root / "schemas"):
        place = Place((root / "schemas" / name).as_posix())
        yield Fault(place, "this schema is missing or out of date", "Run `parley check --schemas`.")
    for course in loaded:
        for name in course.files:
            if name.endswith(".yaml"):
                yield from _unnamed(root / course.name / name, schema_line(name))
    for name in badges.files:
        yield from _unnamed(root / name, BADGE_LINE)


def _unnamed(path: Path, line: str) -> Iterator[Fault]:
    if path.is_file() and _first_line(path) != line:
        yield Fault(Place(path.as_posix()), "this file does not name its schema", f"Open it with: {line}")


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.readline(500).rstrip()
