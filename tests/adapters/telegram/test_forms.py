"""Forms whose options are buttons: the keyboard alone knows what is ticked, and says it as somebody would type it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.forms import (
    FREE,
    MOST_OPTIONS,
    PLACES,
    has_options,
    option_list,
    options,
    toggled,
    values_of,
)
from adapters.telegram.html import joined
from adapters.telegram.ids import Option, Sent, parse
from adapters.telegram.labels import Button, Keyboard
from adapters.telegram.runs import shown
from core.chat import Action, Field, FieldKind, Form

GO = Action("quiz.answer")
LINES = ("    print(x)", "for x in range(3):", "print('over')")


def form(kind: FieldKind, *labels: str, value: str = "", optional: bool = False) -> Form:
    field = Field(name="answer", label="Which?", kind=kind, options=labels, value=value, optional=optional)
    return Form(fields=(field,), action=GO, submit="Send", id="1f.0")


def labels(keyboard: Keyboard) -> list[str]:
    return [button.label for row in keyboard for button in row]


def pressed(keyboard: Keyboard, *numbers: int) -> Keyboard:
    for number in numbers:
        keyboard = toggled(keyboard, number)
    return keyboard


def test_several_are_ticked_and_given_in_the_order_of_options() -> None:
    keyboard = options(form(FieldKind.MANY, "2", "3", "4"))
    assert labels(keyboard) == ["☐ 2", "☐ 3", "☐ 4", "Send"]
    assert labels(pressed(keyboard, 3, 1)) == ["☑ 2", "☐ 3", "☑ 4", "Send"]
    assert values_of(pressed(keyboard, 3, 1)) == "1 3"
    assert values_of(pressed(keyboard, 3, 1, 3)) == "1"
    assert values_of(keyboard) == ""


def test_one_takes_the_place_of_another() -> None:
    keyboard = options(form(FieldKind.ONE, "8:00", "18:00", value="2"))
    assert labels(keyboard) == ["○ 8:00", "● 18:00", "Send"]
    assert labels(pressed(keyboard, 1)) == ["● 8:00", "○ 18:00", "Send"]
    assert values_of(pressed(keyboard, 1, 1)) == "1"


def test_an_order_is_that_of_the_presses() -> None:
    keyboard = options(form(FieldKind.ORDER, "a", "b", "c", "d"))
    placed = pressed(keyboard, 3, 1, 4)
    assert labels(placed) == ["② a", "◌ b", "① c", "③ d", "Send"]
    assert values_of(placed) == "3 1 4"
    assert labels(pressed(placed, 3)) == ["① a", "◌ b", "◌ c", "② d", "Send"]
    assert values_of(pressed(placed, 3, 3)) == "1 4 3"


def test_an_option_that_is_not_there_changes_nothing() -> None:
    keyboard = options(form(FieldKind.ORDER, "a", "b"))
    assert toggled(keyboard, 3) == keyboard
    other: Keyboard = ((Button("Go on", "c:1.0"), Button("there", url="https://x.y")),)
    assert toggled(other, 1) == other
    assert values_of(other) == ""


def test_other_buttons_stay_as_they_are() -> None:
    keyboard: Keyboard = (*options(form(FieldKind.MANY, "☑ a", "b")), (Button("☑ not one", "c:1.0"),))
    assert values_of(keyboard) == ""
    assert labels(pressed(keyboard, 1)) == ["☑ ☑ a", "☐ b", "Send", "☑ not one"]


def test_data_say_which_form_and_which_option() -> None:
    keyboard = options(form(FieldKind.MANY, "a", "b"))
    data = [parse(button.data) for row in keyboard for button in row]
    assert data == [Option("1f.0", 1), Option("1f.0", 2), Sent("1f.0")]


@given(
    st.sampled_from([FieldKind.MANY, FieldKind.ONE, FieldKind.ORDER]),
    st.lists(st.text(max_size=40), min_size=1, max_size=MOST_OPTIONS),
    st.lists(st.integers(1, MOST_OPTIONS), max_size=60),
)
def test_a_keyboard_remembers_what_was_pressed(kind: FieldKind, given: list[str], presses: list[int]) -> None:
    """Compared with a list that somebody keeps beside it."""
    taken: list[int] = []
    for press in (press for press in presses if press <= len(given)):
        if kind is FieldKind.ONE:
            taken = [press]
        else:
            taken = [*(one for one in taken if one != press), *([] if press in taken else [press])]
    keyboard = pressed(options(form(kind, *given)), *presses)
    expected = sorted(taken) if kind is FieldKind.MANY else taken
    assert values_of(keyboard) == " ".join(map(str, expected))
    assert all(label.strip() for label in labels(keyboard))


def test_what_is_chosen_at_first_is_ticked() -> None:
    assert values_of(options(form(FieldKind.MANY, "a", "b", "c", value="3 1"))) == "1 3"
    assert values_of(options(form(FieldKind.ORDER, "a", "b", "c", value="3 1"))) == "3 1"
    assert values_of(options(form(FieldKind.ORDER, "a", value="x 7 -1 99999"))) == ""


def test_there_is_a_sign_for_each_place() -> None:
    assert len(set(PLACES)) == len(PLACES) == 50 >= MOST_OPTIONS
    assert FREE.strip() not in PLACES


@pytest.mark.parametrize(
    ("kind", "given", "listed"),
    [
        (FieldKind.MANY, ("a", "b"), ""),
        (FieldKind.MANY, ("a", "b" * 29), f"1. a\n2. {'b' * 29}"),
        (FieldKind.ONE, ("a", ""), "1. a\n2. "),
        (FieldKind.ORDER, ("a", "b"), ""),
        (FieldKind.ORDER, LINES, "\n".join(LINES)),
        (FieldKind.ORDER, ("x = 1", "x = 1", "  y"), "1  x = 1\n2  x = 1\n3    y"),
    ],
)
def test_options_are_listed_where_they_cannot_be_read_on_buttons(
    kind: FieldKind, given: tuple[str, ...], listed: str
) -> None:
    assert shown(joined(option_list(form(kind, *given).fields[0]))) == listed.rstrip()


def test_lines_that_begin_alike_are_told_apart_by_their_numbers() -> None:
    lines = [f"print('the same beginning, and the end is {end}')" for end in "ab"]
    assert [label[:5] for label in labels(options(form(FieldKind.ORDER, *lines)))] == [
        "◌ 1. ",
        "◌ 2. ",
        "Send",
    ]


@pytest.mark.parametrize("kind", FieldKind)
def test_which_forms_have_options_to_press(kind: FieldKind) -> None:
    pressable = kind in {FieldKind.ONE, FieldKind.MANY, FieldKind.ORDER}
    assert has_options(form(kind, "a", "b")) is pressable
    assert not has_options(form(kind))
    assert not has_options(form(kind, *map(str, range(MOST_OPTIONS + 1))))
    first = form(kind, "a", "b").fields[0]
    assert not has_options(Form(fields=(first, first), action=GO, submit="Send"))


def test_every_order_of_four_can_be_given() -> None:
    keyboard = options(form(FieldKind.ORDER, *"abcd"))
    for order in itertools.permutations(range(1, 5)):
        assert values_of(pressed(keyboard, *order)) == " ".join(map(str, order))
