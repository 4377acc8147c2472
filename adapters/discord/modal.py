"""A form as the modal that a button opens, and what comes back when it is sent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any, assert_never, cast

import discord
from discord import ui

from adapters.discord.ids import MODAL
from adapters.discord.labels import LABEL, MENU, OPTION, asked, cut, has_to_list, shortened, told
from adapters.discord.markdown import discord_markdown, discord_pieces, weight
from core.chat import MOST_ATTACHMENTS, Block, Field, FieldKind, Form, Say

DESCRIPTION = 100
"""Characters below a label, and in an empty input."""
TEXT = 4000
"""Characters of an input."""
PARTS = 5
"""Inputs and texts of a modal."""
ASKED = 1500
"""Characters of the question that a modal repeats: below more, nobody would find the inputs."""
GROUP = 10
"""Options that are all seen at once."""
UPLOAD = "file"
"""What the files come under that are sent in place of code."""


def modal(form: Form, say: Say, blocks: Iterable[Block] = ()) -> ui.Modal:
    """The modal of `form`, one of `blocks`, its inputs called as its fields are.

    It covers the question that it answers, so that this is repeated in it, where there is room. A form of more
    than five fields has the fifth and all after it in one input, a line for each.
    """
    made = ui.Modal(title=_title(form, say), timeout=None, custom_id=f"{MODAL}:{form.id}")
    question = discord_markdown(asked(takewhile(lambda block: block != form, blocks)))
    for item in _items(form, say, question if weight(question) <= ASKED else ""):
        made.add_item(item)
    return made


def filled(components: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """The values by field name in the components of a modal that was sent, as somebody would type them."""
    values: dict[str, str] = {}
    for data in _inputs(components):
        names = str(data["custom_id"]).split("\n")
        if "values" in data:
            values[names[0]] = " ".join(sorted(_chosen(data), key=_in_order))
        elif len(names) == 1:
            values[names[0]] = str(data.get("value") or "")
        else:
            lines = str(data.get("value") or "").split("\n")
            values |= dict(zip(names, lines + [""] * len(names), strict=False))
    return values


def uploads(components: Iterable[Mapping[str, object]]) -> list[str]:
    """The ids of the attachments that came with a modal, in their order."""
    return [id_ for data in _inputs(components, files=True) for id_ in _chosen(data)]


def opening(form: Form, say: Say) -> str:
    """What the button says that opens the modal."""
    match form.fields:
        case (Field(kind=FieldKind.LINE, value=str(value)),) if value:
            return say("discord-open-change")
        case (Field(kind=FieldKind.ONE | FieldKind.MANY | FieldKind.CHANNEL | FieldKind.ROLE),):
            return say("discord-open-choose")
        case (field,):
            return say(f"discord-open-{field.kind}")
        case _:
            return say("discord-open-several")


def shared(form: Form) -> tuple[Field, ...]:
    """The fields of `form` that have an input together, because a modal does not hold as many."""
    return form.fields[PARTS - 1 :] if len(form.fields) > PARTS else ()


def _title(form: Form, say: Say) -> str:
    """What the button said; of code, what becomes of it, since that is not always the same."""
    takes_code = any(field.kind is FieldKind.CODE for field in form.fields)
    return (takes_code and cut(form.submit, LABEL)) or opening(form, say)


def _items(form: Form, say: Say, question: str) -> Iterator[ui.Item[Any]]:
    """Inputs, and above them what does not fit on their labels, and the question, as long as there is room for it."""
    rest = shared(form)
    fields = form.fields[: len(form.fields) - len(rest)]
    takes_files = [field.kind for field in fields] == [FieldKind.CODE]
    spare = PARTS - len(fields) - bool(rest) - takes_files
    texts = [next(discord_pieces(told(field, listed=has_to_list(field))), "") for field in fields]
    if question and spare > sum(map(bool, texts)):
        spare -= 1
        yield ui.TextDisplay(question)
    for field, text in zip(fields, texts, strict=True):
        above = bool(text and spare)
        if above:
            spare -= 1
            yield ui.TextDisplay(text)
        label = "" if above else cut(field.label, LABEL)
        yield _labelled(field, label, say, required=not (field.optional or takes_files))
    if rest:
        yield _lines(rest, say)
    if takes_files:
        upload = ui.FileUpload[Any](
            custom_id=UPLOAD, required=False, min_values=0, max_values=MOST_ATTACHMENTS
        )
        yield ui.Label(text=say("discord-file"), description=say("discord-file-hint"), component=upload)


def _labelled(field: Field, label: str, say: Say, *, required: bool) -> ui.Label[Any]:
    return ui.Label(
        text=label or say("discord-yours", kind=field.kind.value),
        description=cut(say("discord-value-long"), DESCRIPTION) if len(field.value) > TEXT else None,
        component=_input(field, say, required=required),
    )


def _lines(fields: Sequence[Field], say: Say) -> ui.Label[Any]:
    """One input for several fields: a modal holds no more than five."""
    labels = ", ".join(field.label for field in fields)
    values = "\n".join(field.value for field in fields).rstrip("\n")
    return ui.Label(
        text=say("discord-lines"),
        description=cut(say("discord-lines-hint", labels=labels), DESCRIPTION),
        component=_text("\n".join(field.name for field in fields), values, long=True, required=True),
    )


def _input(field: Field, say: Say, *, required: bool) -> ui.Item[Any]:
    count = len(field.options)
    match field.kind:
        case FieldKind.LINE | FieldKind.PARAGRAPH | FieldKind.CODE:
            long = field.kind is not FieldKind.LINE
            return _text(field.name, field.value, long=long, required=required)
        case FieldKind.ONE if 2 <= count <= GROUP:
            return _radio(field, required=required)
        case FieldKind.MANY if 1 <= count <= GROUP:
            return _checkboxes(field, required=required)
        case FieldKind.ONE | FieldKind.MANY if 1 <= count <= MENU:
            return _menu(field, say, required=required)
        case FieldKind.ONE | FieldKind.MANY | FieldKind.ORDER:
            return _text(field.name, field.value, long=False, required=required, hint=_hint(field, say))
        case FieldKind.CHANNEL:
            return _channels(field, required=required)
        case FieldKind.ROLE:
            return _roles(field, required=required)
        case _:
            assert_never(field.kind)


def _text(name: str, value: str, *, long: bool, required: bool, hint: str = "") -> ui.TextInput[Any]:
    return ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
        default=value if 0 < len(value) <= TEXT else None,
        placeholder=hint or None,
        required=required,
        max_length=TEXT,
    )


def _hint(field: Field, say: Say) -> str:
    """An example of numbers, which says nothing about which are right."""
    return cut(say(f"discord-hint-{field.kind}", example=field.example), DESCRIPTION)


def _options(field: Field) -> Iterator[tuple[str, str, bool]]:
    """Label and value of each option, and whether it is chosen at first."""
    chosen = set(field.value.split())
    for number, label in enumerate(shortened(field.options, OPTION), start=1):
        yield label, str(number), str(number) in chosen


def _radio(field: Field, *, required: bool) -> ui.RadioGroup[Any]:
    options = [
        discord.RadioGroupOption(label=label, value=value, default=chosen)
        for label, value, chosen in _options(field)
    ]
    return ui.RadioGroup(custom_id=field.name, required=required, options=options)


def _checkboxes(field: Field, *, required: bool) -> ui.CheckboxGroup[Any]:
    options = [
        discord.CheckboxGroupOption(label=label, value=value, default=chosen)
        for label, value, chosen in _options(field)
    ]
    return ui.CheckboxGroup(
        custom_id=field.name,
        required=required,
        min_values=int(required),
        max_values=len(options),
        options=options,
    )


def _menu(field: Field, say: Say, *, required: bool) -> ui.Select[Any]:
    many = field.kind is FieldKind.MANY
    options = [
        discord.SelectOption(label=label, value=value, default=chosen)
        for label, value, chosen in _options(field)
    ]
    return ui.Select(
        custom_id=field.name,
        placeholder=say("discord-choose-many" if many else "discord-choose"),
        required=required,
        min_values=int(required),
        max_values=len(options) if many else 1,
        options=options,
    )


def _channels(field: Field, *, required: bool) -> ui.ChannelSelect[Any]:
    return ui.ChannelSelect(
        custom_id=field.name,
        channel_types=[discord.ChannelType.text],
        required=required,
        min_values=int(required),
        default_values=_picked(field, discord.SelectDefaultValueType.channel),
    )


def _roles(field: Field, *, required: bool) -> ui.RoleSelect[Any]:
    return ui.RoleSelect(
        custom_id=field.name,
        required=required,
        min_values=int(required),
        default_values=_picked(field, discord.SelectDefaultValueType.role),
    )


class _Picked(discord.SelectDefaultValue):
    """What is chosen at first, its id a text as everywhere in Discord's JSON; the library makes it a number."""

    __slots__ = ()

    def to_dict(self) -> Any:
        return {"id": str(self.id), "type": self.type.value}


def _picked(field: Field, kind: discord.SelectDefaultValueType) -> list[_Picked]:
    if not (field.value.isascii() and field.value.isdecimal()):
        return []
    return [_Picked(id=int(field.value), type=kind)]


def _inputs(
    components: Iterable[Mapping[str, object]], *, files: bool = False
) -> Iterator[Mapping[str, object]]:
    """What was filled in, out of the labels around it: files, or all else."""
    for component in components:
        inner = component.get("component")
        data = cast("Mapping[str, object]", inner) if isinstance(inner, Mapping) else component
        is_file = data.get("type") == discord.ComponentType.file_upload.value
        if "custom_id" in data and is_file is files:
            yield data


def _in_order(number: str) -> tuple[int, str]:
    return len(number), number


def _chosen(data: Mapping[str, object]) -> list[str]:
    return cast("list[str]", data.get("values") or [])
