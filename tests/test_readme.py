"""The README tells the truth: every setting with its default, every command, every `make`."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from bot import plugins
from core.chat import Audience

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PLACES = (
    "bot/settings.py",
    "core/*/settings.py",
    "sandbox/settings.py",
    "adapters/*/settings.py",
    "core/features/*/settings.py",
)
NONE = "—"
"""Stands in the table for a default that is nothing."""


def settings_classes() -> Iterator[type[BaseSettings]]:
    """Every class of settings that we have."""
    for file in (file for place in PLACES for file in sorted(ROOT.glob(place))):
        module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
        for thing in vars(module).values():
            if (
                isinstance(thing, type)
                and issubclass(thing, BaseSettings)
                and thing.__module__ == module.__name__
            ):
                yield thing


def fields() -> dict[str, FieldInfo]:
    """Every field of them, by the environment variable that sets it."""
    return {
        str(field.validation_alias or f"{kind.model_config.get('env_prefix', '')}{name}".upper()): field
        for kind in settings_classes()
        for name, field in kind.model_fields.items()
    }


def rows() -> dict[str, str]:
    """The README's table of settings: the default's cell by variable."""
    table = README.partition("## Settings")[2].partition("\n## ")[0]
    found: list[tuple[str, str]] = re.findall(r"^\| `([A-Z_]+)` \|.*\| ([^|]+) \|$", table, re.MULTILINE)
    return dict(found)


def shown(default: object) -> str:
    """A default as the table shows it."""
    match default:
        case None | "" | ():
            return NONE
        case tuple():
            return f"`{','.join(cast('tuple[str, ...]', default))}`"
        case bool():
            return f"`{str(default).lower()}`"
        case Path() if default.is_relative_to(ROOT):
            return f"`{default.relative_to(ROOT)}`"
        case float():
            return f"`{default:g}`"
        case _:
            return f"`{default}`"


def test_every_setting_is_in_the_table_and_no_other() -> None:
    assert rows().keys() == fields().keys()


@pytest.mark.parametrize("variable", fields())
def test_a_default_is_told_as_it_is(variable: str) -> None:
    field, told = fields()[variable], rows()[variable]
    if field.default_factory is None:
        assert told.startswith(shown(field.default))
    else:
        assert told.startswith(("the ", "one ")), "a default that is worked out is told in words"


ROLES = {Audience.INSTRUCTORS, Audience.ADMINS, Audience.OPERATORS}


@pytest.mark.parametrize(
    ("section", "in_role"),
    [("What a learner can do", False), ("Teach a class", True)],
    ids=["learners", "roles"],
)
def test_every_command_is_in_the_table_of_those_who_use_it_and_no_other(section: str, in_role: bool) -> None:
    table = README.partition(f"## {section}\n")[2].partition("\n## ")[0]
    cells: list[str] = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
    listed = [name for cell in cells for name in re.findall(r"`/([a-z]+(?: [a-z]+)*)", cell)]
    declared = [
        command.name
        for feature in plugins.features()
        for command in feature.commands
        if (command.audience in ROLES) is in_role
    ]
    assert sorted(listed) == sorted(declared)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_what_is_to_be_made_can_be_made(page: str) -> None:
    targets = set(re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = set(
        re.findall(
            r"(?:`|^|\s{2})make (?:PYTHON=\S+ )?([a-z]+)", (ROOT / page).read_text("utf-8"), re.MULTILINE
        )
    )
    assert told
    assert told <= targets
