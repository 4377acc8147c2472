"""Forms as modals, and what comes back: as in their golden files, within every limit, and nothing confused."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.modal import filled, modal, uploads
from core.chat import Block, Card, Code, Field, FieldKind, Form, Progress, Reply, Text
from tests.adapters.discord.golden import SAY, WORDS, check
from tests.adapters.discord.replies import FORMS, QUESTION, choices, form
from tests.core.test_degrade import long, words

type Component = Mapping[str, Any]


def made(block: Form, *around: Block, language: str = "en", place: int | None = None) -> Mapping[str, Any]:
    """The modal of a form that stands in a reply among the blocks `around` it."""
    before = around[:place]
    blocks = Reply.of(*before, block, *around[len(before) :]).addressed(31).blocks
    addressed = next(one for one in blocks if isinstance(one, Form))
    return modal(addressed, WORDS.say(language), blocks).to_dict()


def inputs(block: Form) -> list[Component]:
    return [part["component"] for part in made(block)["components"] if part["type"] == 18]


def sent(*data: Component) -> list[Component]:
    """What Discord delivers: each input in its label, and texts."""
    return [{"type": 10, "id": 9}, *({"type": 18, "id": 1, "component": {"id": 2, **one}} for one in data)]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_opens_as_in_its_golden_file(name: str) -> None:
    check(f"modal-{name}", made(FORMS[name]))


def test_every_kind_of_field_has_a_golden_file() -> None:
    assert {field.kind for block in FORMS.values() for field in block.fields} == set(FieldKind)


def test_words_are_in_the_learners_language() -> None:
    assert made(FORMS["code"], language="es")["components"][1]["label"] == "O envía un archivo"


def test_code_is_not_asked_for_where_a_file_may_come() -> None:
    code, file = inputs(FORMS["code"])
    assert (code["required"], file["required"]) == (False, False)
    (answer,) = inputs(FORMS["line"])
    assert answer["required"]


def test_code_beside_other_fields_is_typed() -> None:
    assert [
        one["type"]
        for one in inputs(form(Field(name="a", label="A", kind=FieldKind.CODE), Field(name="b", label="B")))
    ] == [4, 4]


def test_five_long_labels_leave_no_room_for_more() -> None:
    block = form(*(Field(name=f"f{n}", label="word " * 20) for n in range(4)))
    parts = made(block, Card("Words", "Say some."))["components"]
    assert [part["type"] for part in parts] == [10, 18, 18, 18, 18]
    assert parts[0]["content"].startswith("**word")
    assert all(part["label"].endswith("…") for part in parts[2:])


def test_a_label_that_stands_above_its_input_is_not_said_twice() -> None:
    text, label = made(FORMS["paragraph"])["components"]
    assert (text["content"], label["label"]) == (f"**{QUESTION}**", "Your answer")
    text, label = made(FORMS["order"])["components"]
    assert text["content"].startswith("**Put the lines in order**")
    assert label["label"] == "Your order"


@pytest.mark.parametrize(
    ("name", "title"), [("line", "Answer"), ("line-value", "Change"), ("gaps", "Fill in"), ("many", "Choose")]
)
def test_a_modal_is_called_as_the_button_that_opened_it(name: str, title: str) -> None:
    assert made(FORMS[name])["title"] == title


def test_what_becomes_of_code_is_said() -> None:
    assert made(replace(FORMS["code"], submit="Try it on the examples"))["title"] == "Try it on the examples"
    assert made(replace(FORMS["code"], submit=" "))["title"] == "Write code"


class TestTheQuestion:
    def test_it_is_repeated_in_the_modal_that_covers_it(self) -> None:
        question = (Card("Loops", "What does it print?"), Code("print(1)", "python", "The *program*"))
        text, label = made(FORMS["line"], *question)["components"]
        assert text["content"] == ("What does it print?\n\n**The \\*program\\***\n```python\nprint(1)\n```")
        assert label["label"] == "What is 2*3?"

    def test_only_what_belongs_to_the_form_is_repeated(self) -> None:
        before = (Text("A verdict."), Card("Before", "Long ago."), Progress("Question", 2, 5))
        text, _ = made(FORMS["line"], *before, Card("Title alone"), choices("A"), Text("Think."))[
            "components"
        ]
        assert text["content"] == "Title alone\n\nThink."

    def test_what_comes_after_the_form_is_not_repeated(self) -> None:
        text, _ = made(FORMS["line"], Text("Before"), Text("After"), place=1)["components"]
        assert text["content"] == "Before"

    def test_a_long_one_is_left_out(self) -> None:
        assert len(made(FORMS["line"], Card("Loops", "word " * 290))["components"]) == 2
        assert len(made(FORMS["line"], Card("Loops", "word " * 310))["components"]) == 1

    def test_one_without_room_is_left_out(self) -> None:
        five = form(*(Field(name=f"f{n}", label="A") for n in range(5)))
        assert [part["type"] for part in made(five, Text("Fill them in."))["components"]] == [18] * 5

    def test_code_in_it_cannot_close_its_block(self) -> None:
        text, _ = made(FORMS["line"], Code("~~~\n```\n**bold**"))["components"]
        assert text["content"] == "```\n~~~\n``\u200b`\n**bold**\n```"


def test_numbers_that_may_be_left_out_are_not_all_asked_for() -> None:
    (field,) = inputs(FORMS["order"])
    assert field["placeholder"] == "The numbers in the right order, like 3 1"
    whole = replace(FORMS["order"].fields[0], optional=False)
    (field,) = inputs(form(whole))
    assert field["placeholder"] == "The numbers in the right order, like 3 2 1"


@pytest.mark.parametrize("kind", [FieldKind.ONE, FieldKind.MANY])
@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, {4}), (1, {3, 22}), (2, {21, 22}), (10, {21, 22}), (11, {3}), (25, {3}), (26, {4})],
)
def test_options_are_chosen_from_as_their_number_allows(kind: FieldKind, count: int, shown: set[int]) -> None:
    options = tuple(f"option {n}" for n in range(count))
    (data,) = inputs(form(Field(name="a", label="Which?", kind=kind, options=options)))
    assert data["type"] in shown


def test_what_was_filled_in_comes_back_as_it_would_be_typed() -> None:
    components = sent(
        {"type": 4, "custom_id": "line", "value": "6"},
        {"type": 21, "custom_id": "one", "value": "2"},
        {"type": 21, "custom_id": "none", "value": None},
        {"type": 22, "custom_id": "many", "values": ["10", "3", "1"]},
        {"type": 22, "custom_id": "nothing", "values": []},
        {"type": 8, "custom_id": "channel", "values": ["1573310922166894592"]},
        {"type": 19, "custom_id": "file", "values": ["7", "5"]},
    )
    assert filled(components) == {
        "line": "6",
        "one": "2",
        "none": "",
        "many": "1 3 10",
        "nothing": "",
        "channel": "1573310922166894592",
    }
    assert uploads(components) == ["7", "5"]


def test_a_modal_without_files_brings_none() -> None:
    assert uploads(sent({"type": 4, "custom_id": "file", "value": "x"})) == []


def test_lines_of_one_input_go_to_their_fields() -> None:
    *_, last = inputs(FORMS["gaps"])
    values = filled(sent({"type": 4, "custom_id": last["custom_id"], "value": "five\nsix"}))
    assert values == {"gap5": "five", "gap6": "six", "gap7": ""}


names = st.text("abc_", min_size=1, max_size=8)
forms = st.builds(
    Form,
    fields=st.lists(
        st.builds(
            Field,
            name=names,
            label=st.one_of(words, words.map(lambda text: text * 9)),
            kind=st.sampled_from(FieldKind),
            value=st.one_of(long, st.just("x = 1\n" * 900)),
            options=st.lists(st.one_of(words, long), max_size=27).map(tuple),
            optional=st.booleans(),
        ),
        min_size=1,
        max_size=8,
        unique_by=lambda field: field.name,
    ).map(tuple),
    action=st.just(FORMS["line"].action),
    submit=words,
)


@given(forms, st.builds(Card, words, long))
def test_a_modal_keeps_every_limit(block: Form, question: Card) -> None:
    data = made(block, question)
    assert 1 <= len(data["title"]) <= 45
    assert data["custom_id"] == "m:1f.0"
    assert 1 <= len(data["components"]) <= 5
    for part in data["components"]:
        if part["type"] == 10:
            assert 1 <= len(part["content"]) <= 4000
        else:
            assert 1 <= len(part["label"]) <= 45
            assert len(part.get("description", "x")) <= 100
            _check_limits(part["component"])
    asked = [name for one in inputs(block) if one["type"] != 19 for name in one["custom_id"].split("\n")]
    assert asked == [field.name for field in block.fields]


def _check_limits(data: Component) -> None:
    assert 1 <= len(data["custom_id"]) <= 100
    match data["type"]:
        case 4:
            assert len(data.get("value") or "") <= 4000
            assert len(data.get("placeholder") or "") <= 100
        case 3 | 21 | 22:
            assert (
                {3: 1, 21: 2, 22: 1}[data["type"]]
                <= len(data["options"])
                <= {3: 25, 21: 10, 22: 10}[data["type"]]
            )
            assert all(1 <= len(option["label"]) <= 100 for option in data["options"])
            chosen = sum(option.get("default", False) for option in data["options"])
            assert chosen <= data.get("max_values", 1)
        case _:
            assert data["type"] in {6, 8, 19}


@given(forms)
def test_a_form_sent_as_it_opened_has_the_values_it_began_with(block: Form) -> None:
    typed = {FieldKind.LINE, FieldKind.PARAGRAPH, FieldKind.CODE}
    if len(block.fields) <= 5:
        values = filled(
            sent(*({**one, "value": one.get("value")} for one in inputs(block) if one["type"] == 4))
        )
        for field in block.fields:
            if field.kind in typed:
                assert values[field.name] == (field.value if len(field.value) <= 4000 else "")


def test_the_long_value_is_explained() -> None:
    (label, _) = made(FORMS["code-long"])["components"]
    assert label["description"] == SAY("discord-value-long")
