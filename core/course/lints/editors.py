"""What lets an editor help with the files: each names its schema, and the schemas are those of today."""

from collections.abc import Iterator
from pathlib import Path

from core.course.files.fault import Fault, Place
from core.course.files.load import Loaded
from core.course.files.schemas import stale_schemas

_SCHEMAS = {"course.yaml": "course", "misconceptions.yaml": "misconceptions", "challenge.yaml": "challenge"}


def schema_line(name: str) -> str:
    """The first line of a YAML file of a course; `name` is relative to the course's folder."""
    schema = _SCHEMAS.get(Path(name).name, "items")
    up = "../" * (name.count("/") + 1)
    return f"# yaml-language-server: $schema={up}schemas/{schema}.schema.json"


def editor_faults(root: Path, loaded: list[Loaded]) -> Iterator[Fault]:
    """Files that do not name their schema, and schemas that are not those of the program."""
    for name in stale_schemas(root / "schemas"):
        place = Place((root / "schemas" / name).as_posix())
        yield Fault(place, "this schema is missing or out of date", "Run `parley check --schemas`.")
    for course in loaded:
        for name in course.files:
            path = root / course.name / name
            if path.suffix == ".yaml" and path.is_file() and _first_line(path) != schema_line(name):
                yield Fault(
                    Place(path.as_posix()),
                    "this file does not name its schema",
                    f"Open it with: {schema_line(name)}",
                )


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.readline(500).rstrip()
