"""Forms whose options are buttons: what is ticked stands in the labels, so that nobody has to remember it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from adapters.telegram.html import Pieces, code
from adapters.telegram.ids import Option, Sent, data, parse
from adapters.telegram.labels import READABLE, WAY, Button, Keyboard, cut, fit, is_seen, numbered, rows, short
from adapters.telegram.units import line
from core.chat import Field, FieldKind, Form

MOST_OPTIONS = 40
"""Options that are buttons; of more, the numbers are typed."""
OFF, ON = "☐ ", "☑ "
"""Before one of several that can be ticked."""
UNSET, SET = "○ ", "● "
"""Before one of those of which one is chosen."""
FREE = "◌ "
"""Before one that has no place in the order yet."""
PLACES = [chr(place) for place in (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))]
"""The places in an order as signs: 1 to 50 in circles."""
SEND = "✓"
"""On the button that sends a form which has no word for it."""
SIGN = 2
"""Characters of each of these signs, with the space behind it."""
BEGIN = {FieldKind.MANY: OFF, FieldKind.ONE: UNSET, FieldKind.ORDER: FREE}


def has_options(form: Form) -> bool:
    """Whether `form` is answered by pressing options and sending them."""
    return (
        len(form.fields) == 1
        and form.fields[0].kind in BEGIN
        and 1 <= len(form.fields[0].options) <= MOST_OPTIONS
    )


def option_list(field: Field) -> Pieces:
    """The options of `field` in the text, where they cannot all be read on buttons, or where their indentation counts."""
    if field.kind is FieldKind.ORDER:
        if not fit(field.options, READABLE) or any(option[:1].isspace() for option in field.options):
            return _lines(field) if _are_told_apart(field.options) else numbered(field.options, as_code=True)
        return ()
    return () if fit(field.options, READABLE) else numbered(field.options)


def options(form: Form) -> Keyboard:
    """The buttons of a form that has options: those, with what is ticked at first, and the one that sends it."""
    field = form.fields[0]
    sign = BEGIN[field.kind]
    buttons = [
        Button(sign + label, data(Option(form.id, number)))
        for number, label in enumerate(_labels(field), start=1)
    ]
    keyboard = rows(buttons) if field.kind is not FieldKind.ORDER else tuple((one,) for one in buttons)
    for number in field.value.split():
        if number.isdecimal() and len(number) <= 3:
            keyboard = toggled(keyboard, int(number))
    return (*keyboard, (Button(_submit(form), data(Sent(form.id)), style="primary"),))


def toggled(keyboard: Keyboard, option: int) -> Keyboard:
    """The keyboard once option number `option`, from 1, is pressed.

    One of several is ticked or not any more; one of those of which one is chosen is; in an order it gets the next
    place or gives back its own. An option that is not there changes nothing.
    """
    label = next((button.label for number, button in _options(keyboard) if number == option), "")
    match label[:SIGN]:
        case "☐ " | "☑ ":
            return _with(keyboard, lambda number, sign: _other(sign) if number == option else sign)
        case "○ " | "● ":
            return _with(keyboard, lambda number, _: SET if number == option else UNSET)
        case sign if sign == FREE or _place(sign):
            return _ordered(keyboard, option, _place(sign))
        case _:
            return keyboard


def values_of(keyboard: Keyboard) -> str:
    """The value of the field whose options the keyboard holds, as it would be typed: numbers from 1, with spaces."""
    taken = [
        (_place(button.label[:SIGN]), number)
        for number, button in _options(keyboard)
        if button.label[:SIGN] in {ON, SET} or _place(button.label[:SIGN])
    ]
    return " ".join(str(number) for _, number in sorted(taken))


def _submit(form: Form) -> str:
    return cut(form.submit, WAY) if is_seen(form.submit) else SEND


def _lines(field: Field) -> Pieces:
    """The lines of an order one below the other, as they are indented: their buttons begin as they do."""
    return code("\n".join(option.rstrip() for option in field.options), field.language)


def _are_told_apart(labels: Sequence[str]) -> bool:
    cuts = [cut(label, READABLE) for label in labels]
    return (
        fit(cuts, READABLE)
        and len(set(cuts)) == len(cuts)
        and all(len(one.splitlines()) == 1 for one in labels)
    )


def _labels(field: Field) -> list[str]:
    if fit(field.options, READABLE):
        return [line(label) for label in field.options]
    if field.kind is FieldKind.ORDER and _are_told_apart(field.options):
        return [cut(label, READABLE) for label in field.options]
    return short(field.options, READABLE)


def _ordered(keyboard: Keyboard, option: int, place: int) -> Keyboard:
    """`place`: the one that the option had, 0 for none."""
    taken = sum(_place(button.label[:SIGN]) > 0 for _, button in _options(keyboard))

    def sign(number: int, sign: str) -> str:
        before = _place(sign)
        if number == option:
            return FREE if before else f"{PLACES[taken]} "
        return f"{PLACES[before - 2]} " if place and before > place else sign

    return _with(keyboard, sign)


def _with(keyboard: Keyboard, sign: Callable[[int, str], str]) -> Keyboard:
    """The keyboard with other signs before the options."""

    def changed(button: Button) -> Button:
        number = _number(button)
        if not number:
            return button
        label = button.label
        return replace(button, label=sign(number, label[:SIGN]) + label[SIGN:])

    return tuple(tuple(map(changed, row)) for row in keyboard)


def _options(keyboard: Keyboard) -> Iterator[tuple[int, Button]]:
    """The options of a keyboard and their numbers."""
    return ((number, button) for row in keyboard for button in row if (number := _number(button)))


def _number(button: Button) -> int:
    pressable = parse(button.data)
    return pressable.number if isinstance(pressable, Option) else 0


def _place(sign: str) -> int:
    return PLACES.index(sign[0]) + 1 if sign[:1] in PLACES and sign[1:] == " " else 0


def _other(sign: str) -> str:
    return OFF if sign == ON else ON
