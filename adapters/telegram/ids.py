"""What can be pressed, and how its data say what it leads to: a letter and the core's id, at most 64 bytes."""

import re
from dataclasses import dataclass
from typing import assert_never

MOST_DATA = 64
"""Bytes of a button's data."""
ID = r"[0-9a-zA-Z._-]{1,40}"
DATA = re.compile(rf"(?:(?P<kind>[cafs]):(?P<id>{ID})|o:(?P<form>{ID}):(?P<number>[1-9][0-9]{{0,2}}))")


@dataclass(frozen=True, slots=True)
class Way:
    """A choice is pressed, a way to go on or an answer."""

    id: str
    answers: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A form is opened."""

    form: str


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a form's first field is pressed: its number, from 1."""

    form: str
    number: int


@dataclass(frozen=True, slots=True)
class Sent:
    """A form is sent with what is ticked in its keyboard."""

    form: str


type Pressable = Way | Opened | Option | Sent


def data(pressable: Pressable) -> str:
    """The data of a button that leads there."""
    match pressable:
        case Way(id_, answers):
            return f"{'a' if answers else 'c'}:{id_}"
        case Opened(form):
            return f"f:{form}"
        case Option(form, number):
            return f"o:{form}:{number}"
        case Sent(form):
            return f"s:{form}"
        case _:
            assert_never(pressable)


def parse(given: str) -> Pressable | None:
    """Where a button leads that was pressed; None for data that are none of ours."""
    found = DATA.fullmatch(given)
    if found is None:
        return None
    if found["form"]:
        return Option(found["form"], int(found["number"]))
    id_ = found["id"]
    match found["kind"]:
        case "f":
            return Opened(id_)
        case "s":
            return Sent(id_)
        case kind:
            return Way(id_, answers=kind == "a")
