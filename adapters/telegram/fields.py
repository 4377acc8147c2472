"""What is read of a form: what each field asks for, what stands in it, and how it is answered."""

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto

from adapters.telegram.forms import has_options, option_list
from adapters.telegram.html import Kind, Pieces, code, heading, pieces
from adapters.telegram.labels import cut, numbered
from core.chat import Field, FieldKind, Form, Media, Say, plain

PLACEHOLDER = 64
"""Characters in an empty input."""
MOST_CODE, MOST_LINES = 2000, 40
"""Characters and lines of code that is shown to be copied; more comes as a file."""
PICKED = frozenset({FieldKind.CHANNEL, FieldKind.ROLE})
"""What is not typed: text does not fill such a form by itself."""


class Answering(Enum):
    """How a form is answered that has no options to press."""

    SEND = auto()
    """Any text that is sent fills it."""
    REPLY = auto()
    """What is sent in reply to our message does: of all else in a group we hear nothing."""
    OPEN = auto()
    """It is opened by its button first, which says so."""


def told(form: Form, say: Say, answering: Answering) -> Iterator[Pieces]:
    """What is read of `form`, in groups that stay together."""
    if len(form.fields) > 1:
        yield from _several(form, say, answering)
        return
    for field in form.fields:
        if has_options(form):
            yield (*heading(field.label), *option_list(field), *pieces(say(f"telegram-press-{field.kind}")))
        else:
            yield (*heading(field.label), *_content(field, say), *_how(field, say, answering))


def first_step(form: Form, say: Say) -> Form:
    """The form itself; of one with several fields and options among them, its first field: one after the other is asked.

    All at once would be a page of lists, of which only the first can be answered.
    """
    first, *rest = form.fields
    if not rest or not any(field.options for field in form.fields):
        return form
    label = say("telegram-step", label=first.label, count=len(form.fields))
    return replace(form, fields=(replace(first, label=label),))


def documents(form: Form) -> Iterator[Media]:
    """The code that stands in the form and is too long to be shown, as files."""
    for number, field in enumerate(form.fields, start=1):
        if field.kind is FieldKind.CODE and not _is_short(field.value):
            name = f"code-{number}.txt" if len(form.fields) > 1 else "code.txt"
            content = field.value.encode("utf-8", "replace")
            yield Media.of(name, "text/plain; charset=utf-8", content)


def placeholder(form: Form, say: Say) -> str:
    """What stands in the empty input when the form is answered."""
    return cut(say("telegram-input", kind=_kind(form)), PLACEHOLDER)


def opening(form: Form, say: Say) -> str:
    """What the button says that opens the form."""
    return say("telegram-open", kind=_kind(form))


def is_picked(form: Form) -> bool:
    """Whether the form has to be opened before text fills it."""
    return any(field.kind in PICKED for field in form.fields)


def _kind(form: Form) -> str:
    return form.fields[0].kind.value if len(form.fields) == 1 else "several"


def _several(form: Form, say: Say, answering: Answering) -> Iterator[Pieces]:
    count = len(form.fields)
    match answering:
        case Answering.SEND:
            yield pieces(f"**{plain(form.submit)}** · {say('degrade-form-several', count=count)}")
        case Answering.REPLY:
            yield pieces(f"**{plain(form.submit)}** · {say('telegram-reply-several', count=count)}")
        case Answering.OPEN:
            pass
    if not any(field.options or field.value.strip() for field in form.fields):
        lines = (heading(f"{number}. {field.label}") for number, field in enumerate(form.fields, start=1))
        yield tuple(replace(piece, kind=Kind.ITEM) for line in lines for piece in line)
        return
    for number, field in enumerate(form.fields, start=1):
        how = _how(field, say, Answering.SEND) if field.options else ()
        yield (*heading(f"{number}. {field.label}"), *_content(field, say), *how)


def _content(field: Field, say: Say) -> Pieces:
    """The options of a field, and what stands in it."""
    listed = numbered(field.options, as_code=field.kind is FieldKind.ORDER) if field.options else ()
    if not field.value.strip():
        return listed
    if field.kind is FieldKind.CODE:
        return (*listed, *(code(field.value, field.language) if _is_short(field.value) else ()))
    return (*listed, *pieces(say("degrade-field-value", value=plain(field.value))))


def _how(field: Field, say: Say, answering: Answering) -> Pieces:
    match answering:
        case Answering.OPEN:
            return ()
        case Answering.REPLY:
            return pieces(say("telegram-reply", kind=field.kind.value, example=field.example))
        case Answering.SEND if field.kind is FieldKind.CODE:
            return pieces(say("telegram-send-code"))
        case Answering.SEND:
            return pieces(say(f"degrade-field-{field.kind}", example=field.example))


def _is_short(source: str) -> bool:
    return len(source) <= MOST_CODE and len(source.splitlines()) <= MOST_LINES
