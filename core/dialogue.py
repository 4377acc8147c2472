"""What typed text means while a reply waits for an answer. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.chat import Action, Choice, Choices, FieldKind, Form, Reply

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
    """The text filled one field; `form` has those that are still empty, and remembers what was filled."""

    form: Form


@dataclass(frozen=True, slots=True)
class Nothing:
    """The text answers nothing that is open."""


type Meaning = Press | Submit | Ask | Nothing


FILLED = "filled"
"""The argument of a form's action in which the fields stand that were filled before it was shown."""


def interpret(text: str, reply: Reply) -> Meaning:
    """What `text` means while `reply` is open.

    An open form takes any text, unless it asks for a channel or a role, which nobody types. So choices beside one are pressed by `/2`; otherwise by `2`, `/2`, or the
    label itself, in which only signs may differ as long as no other label comes as close.
    """
    choices = [option for block in reply.blocks if isinstance(block, Choices) for option in block.options]
    form = next((form for form in _forms(reply) if _is_typed(form)), None)
    pattern = NUMBER if form is None else SLASHED_NUMBER
    if match := pattern.fullmatch(text.strip()):
        number = int(match["number"])
        if 1 <= number <= len(choices):
            return Press(choices[number - 1].action)
    if form is not None:
        return fill(text, form)
    return _named(text, choices)


def _is_typed(form: Form) -> bool:
    return not any(field.kind in (FieldKind.CHANNEL, FieldKind.ROLE) for field in form.fields)


def _named(text: str, choices: Sequence[Choice]) -> Meaning:
    """The choice of this label. Where several differ in signs alone (`"5"` and `5`), each is typed exactly."""
    for alike in (_spaced, _folded):
        wanted = alike(text)
        found = [option for option in choices if wanted and alike(option.label) == wanted]
        if len({option.label for option in found}) == 1:
            return Press(found[0].action)
    return Nothing()


def form_for_code(reply: Reply | None) -> Form | None:
    """The form of an open reply, where what it asks for first is code."""
    return next((form for form in _forms(reply) if form.fields[0].kind is FieldKind.CODE), None)


def code_in(reply: Reply | None, action: Action) -> Sequence[str]:
    """The field that the form of this action asks for first, where that is code."""
    first = (form.fields[0] for form in _forms(reply) if form.action == action)
    return [field.name for field in first if field.kind is FieldKind.CODE]


def form_of(reply: Reply | None, action: Action) -> Form | None:
    """The form that leads to this action."""
    return next((form for form in _forms(reply) if form.action == action), None)


def _forms(reply: Reply | None) -> Sequence[Form]:
    return [block for block in reply.blocks if isinstance(block, Form)] if reply else []


def fill(text: str, form: Form) -> Meaning:
    """What `text` means to the first field of a form: it completes the form, or the next field is asked for."""
    first, *rest = form.fields
    value = text if first.kind in (FieldKind.CODE, FieldKind.PARAGRAPH) else text.strip()
    if not rest:
        return Submit(form.action, {first.name: value})
    filled = {**filled_before(form.action), first.name: value}
    action = replace(form.action, arguments={**form.action.arguments, FILLED: filled})
    return Ask(replace(form, fields=tuple(rest), action=action))


def filled_before(action: Action) -> Mapping[str, str]:
    """The fields that were filled before the form of this action was shown."""
    filled = action.arguments.get(FILLED)
    return {name: str(value) for name, value in filled.items()} if isinstance(filled, Mapping) else {}


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


FENCE = re.compile(r"^[ \t]*```[\w+#.-]*[ \t]*\n(?P<code>.*?)\n?[ \t]*```[ \t]*$", re.DOTALL | re.MULTILINE)
"""A block of code in a message, as Markdown has it."""


def fenced(text: str) -> str | None:
    """The code of the first block in a text; None where there is none."""
    match = FENCE.search(text)
    return match["code"] if match else None


def unfenced(text: str) -> str:
    """Code without the fence around it, and without what was said beside that."""
    code = fenced(text)
    return text if code is None else code
