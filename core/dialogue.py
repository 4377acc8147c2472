"""What typed text means while a reply waits for an answer. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.chat import Action, Choices, Field, FieldKind, Form, Reply

COMMAND = re.compile(r"/(?P<name>[^\W\d][\w-]*)(?:@\w+)?(?:\s+(?P<rest>.*))?", re.DOTALL)
NUMBER = re.compile(r"/?(?P<number>\d{1,3})\s*[.)]?")
SLASHED_NUMBER = re.compile(r"/(?P<number>\d{1,3})")


@dataclass(frozen=True, slots=True)
class Press:
    """The text presses a choice."""

    action: Action


@dataclass(frozen=True, slots=True)
class Submit:
    """The text completes the form."""

    action: Action
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ask:
    """The text filled one field; `field` is the next one to ask for."""

    field: Field
    filled: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Nothing:
    """The text answers nothing that is open."""


type Meaning = Press | Submit | Ask | Nothing


def interpret(text: str, reply: Reply, filling: Mapping[str, str]) -> Meaning:
    """What `text` means while `reply` is open and its form was filled with `filling` so far.

    An open form takes any text, so choices beside one are pressed by `/2`; otherwise by `2`, `/2`, or the
    label itself.
    """
    choices = [option for block in reply.blocks if isinstance(block, Choices) for option in block.options]
    form = next((block for block in reply.blocks if isinstance(block, Form)), None)
    pattern = NUMBER if form is None else SLASHED_NUMBER
    if match := pattern.fullmatch(text.strip()):
        number = int(match["number"])
        if 1 <= number <= len(choices):
            return Press(choices[number - 1].action)
    if form is not None:
        return _fill(text, form, filling)
    wanted = _folded(text)
    for option in choices:
        if _folded(option.label) == wanted:
            return Press(option.action)
    return Nothing()


def _fill(text: str, form: Form, filling: Mapping[str, str]) -> Meaning:
    empty = [field for field in form.fields if field.name not in filling]
    value = text if empty[0].kind in (FieldKind.CODE, FieldKind.PARAGRAPH) else text.strip()
    filled = {**filling, empty[0].name: value}
    return Ask(empty[1], filled) if len(empty) > 1 else Submit(form.action, filled)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


FENCE = re.compile(r"\s*```[\w+-]*\n(?P<code>.*?)\n?```\s*", re.DOTALL)


def unfenced(text: str) -> str:
    """Code without the Markdown fence that somebody put around all of it."""
    match = FENCE.fullmatch(text)
    return match["code"] if match else text
