import json
import re
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator

from core.course.files.case_rules import case_faults
from core.course.files.draw_rules import random_faults
from core.course.files.schemas import schema_texts, stale_schemas, write_schemas
from core.course.files.shapes.cases import CaseShape
from core.course.files.shapes.draws import RandomShape
from core.course.files.spot import Spot
from core.course.files.tree import Mark, read_tree
from tests.core.course.sample import SAMPLE

COMMITTED = Path(__file__).parents[3] / "content" / "schemas"

FILES = {
    "course": "course.yaml",
    "misconceptions": "misconceptions.yaml",
    "items": "items/names.yaml",
    "challenge": "challenges/double/challenge.yaml",
    "lesson": "lessons/names.md",
}


def validator(name: str) -> Any:
    return Draft202012Validator(json.loads(schema_texts()[f"{name}.schema.json"]))


def value_of(name: str, old: str = "", new: str = "") -> Any:
    text = SAMPLE[FILES[name]].replace(old, new, 1)
    tree = read_tree(text.split("---")[1] if name == "lesson" else text, "x", [])
    assert tree
    return tree.value


@pytest.mark.parametrize("name", FILES)
def test_a_schema_takes_a_sound_file(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema_texts()[f"{name}.schema.json"]))
    validator(name).validate(value_of(name))


BROKEN: dict[str, tuple[str, str]] = {
    "course": ("title: A sample", "titel: A sample"),
    "misconceptions": ("  repair: Quotes make a text, whatever stands inside.\n", ""),
    "items": ("difficulty: 1", "difficulty: 9"),
    "challenge": ("    catches: The number itself came back.\n", ""),
    "lesson": ("recall: [judge, say]", "recall: [judge]"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_schema_refuses_a_broken_file(name: str) -> None:
    assert not validator(name).is_valid(value_of(name, *BROKEN[name]))


def test_a_schema_explains_the_keys() -> None:
    schema = json.loads(schema_texts()["course.schema.json"])
    assert all(key.get("description") for key in schema["properties"].values())
    assert schema["title"] == "A course (course.yaml)"


def test_stale_schemas_are_named_and_mended(tmp_path: Path) -> None:
    assert len(write_schemas(tmp_path)) == 6
    assert stale_schemas(tmp_path) == []
    (tmp_path / "items.schema.json").write_text("{}")
    (tmp_path / "course.schema.json").unlink()
    assert write_schemas(tmp_path) == ["course.schema.json", "items.schema.json"]
    assert stale_schemas(tmp_path) == []


def test_the_committed_schemas_are_those_of_the_shapes() -> None:
    assert stale_schemas(COMMITTED) == []


def guide() -> list[Any]:
    """What stands in the guide's fences of YAML."""
    text = (COMMITTED.parent / "README.md").read_text("utf-8")
    fences = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    trees = (read_tree(fence, "x", []) for fence in fences)
    return [cast("Any", tree.value) for tree in trees if tree]


def test_the_cases_that_the_guide_shows_have_the_right_shape() -> None:
    spot = Spot("x", Mark())
    cases: list[Any] = [one for value in guide() if value == list(value) for one in value if "name" in one]
    assert len(cases) == 7
    for case in cases:
        shape = CaseShape.model_validate({**case, "catches": "x"})
        assert list(case_faults(shape, spot, entry="call" in case)) == []
    (drawn,) = (value["random"] for value in guide() if "random" in value)
    shapes = [RandomShape.model_validate(one) for one in drawn]
    assert list(random_faults(shapes, spot, calls=True)) == []
