"""JSON Schemas for editors, made of the same shapes that the loader checks by."""

import json
from pathlib import Path

from pydantic import BaseModel, JsonValue

from core.course.files.shapes.badge import BadgeShape
from core.course.files.shapes.challenge import ChallengeShape
from core.course.files.shapes.course import CourseShape, LessonShape, MisconceptionsShape
from core.course.files.shapes.items import ItemsShape

SHAPES: dict[str, type[BaseModel]] = {
    "course": CourseShape,
    "misconceptions": MisconceptionsShape,
    "lesson": LessonShape,
    "items": ItemsShape,
    "challenge": ChallengeShape,
    "badge": BadgeShape,
}


def schema_texts() -> dict[str, str]:
    """The text of each schema by the name of its file."""
    return {f"{name}.schema.json": _text(shape) for name, shape in SHAPES.items()}


def _text(shape: type[BaseModel]) -> str:
    schema = shape.model_json_schema()
    top = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": schema.pop("title")}
    return (
        json.dumps(
            top | {key: _untitled(value) for key, value in schema.items()}, indent=2, ensure_ascii=False
        )
        + "\n"
    )


def _untitled(value: JsonValue) -> JsonValue:
    """The schema without pydantic's titles of single keys, which only repeat the key."""
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if not (key == "title" and isinstance(inner, str))}
        return {key: _untitled(inner) for key, inner in kept.items()}
    return [_untitled(inner) for inner in value] if isinstance(value, list) else value


def stale_schemas(folder: Path) -> list[str]:
    """Names of the schemas in `folder` that are missing or differ from what the shapes say now."""
    return [name for name, text in schema_texts().items() if _written(folder / name) != text]


def _written(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def write_schemas(folder: Path) -> list[str]:
    """Bring the schemas in `folder` up to date; the names of those that were written."""
    stale = stale_schemas(folder)
    folder.mkdir(parents=True, exist_ok=True)
    texts = schema_texts()
    for name in stale:
        (folder / name).write_text(texts[name], encoding="utf-8")
    return stale
