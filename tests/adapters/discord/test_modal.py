"""Forms as modals, and what comes back: as in their golden files, within every limit, and nothing confused."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.modal import filled, modal, uploads
from core.chat import Field, FieldKind, Form, Reply
from tests.adapters.discord.golden import SAY, WORDS, check
from tests.adapters.discord.replies import FORMS, form
from tests.core.test_degrade import long, words

type Component = Mapping[str, Any]


def made(block: Form, language: str = "en") -> Mapping[str, Any]:
    (addressed,) = Reply.of(block).addressed(31).blocks
    assert isinstance(addressed, Form)
    return modal(addressed, WORDS.say(language)).to_dict()


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
    assert made(FORMS["code"], "es")["components"][1]["label"] == "O envía un archivo"


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
    parts = made(form(*(Field(name=f"f{n}", label="word " * 20) for n in range(4))))["components"]
    assert [part["type"] for part in parts] == [10, 18, 18, 18, 18]
    assert all(part["label"].endswith("…") for part in parts[1:])


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


@given(forms)
def test_a_modal_keeps_every_limit(block: Form) -> None:
    data = made(block)
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
