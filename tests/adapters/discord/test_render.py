"""Replies as messages: as in their golden files, within every limit, and with nothing left out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.modal import modal
from adapters.discord.render import CAPABILITIES, Attached, Sheet, sheets
from core.chat import Card, Choices, Code, File, Form, Media, Picture, Reply, Text, Tone
from core.degrade import degrade
from tests.adapters.discord.golden import SAY, WORDS, check
from tests.adapters.discord.reading import read, words
from tests.adapters.discord.replies import FORMS, LONG, PLOT, REPLIES, choices
from tests.core.test_degrade import labels, replies

type Component = Mapping[str, Any]


def shown(reply: Reply, language: str = "en") -> tuple[Sheet, ...]:
    say = WORDS.say(language)
    return sheets(degrade(reply.addressed(31), CAPABILITIES, say), say)


def components(sheet: Sheet) -> list[Component]:
    return [item.to_component_dict() for item in sheet.items]


def tree(sheet: Sheet) -> Iterator[Component]:
    for component in components(sheet):
        yield component
        yield from component.get("components", ())


def texts(sheet: Sheet) -> str:
    return "\n".join(part["content"] for part in tree(sheet) if part["type"] == 10)


def pressable(sheet: Sheet) -> list[str]:
    """The ids of the choices and forms of a message, in their order."""
    found: list[str] = []
    for part in tree(sheet):
        if part["type"] == 2:
            found.append(part["custom_id"][2:])
        elif part["type"] == 3:
            assert part["custom_id"][2:] == part["options"][0]["value"]
            found += [option["value"] for option in part["options"]]
    return found


def attached(file: Attached) -> Mapping[str, str]:
    return {"name": file.name, "alt": file.alt, "key": file.media.key}


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_is_shown_as_in_its_golden_file(name: str) -> None:
    check(
        name,
        [
            {"components": components(sheet), "files": [attached(file) for file in sheet.files]}
            for sheet in shown(REPLIES[name])
        ],
    )


def test_every_kind_of_block_has_a_golden_file() -> None:
    assert {type(block) for reply in REPLIES.values() for block in reply.blocks} == CAPABILITIES.blocks


def test_words_are_in_the_learners_language() -> None:
    (sheet,) = shown(REPLIES["form-code"], "es")
    assert '"Escribir código"' in str(components(sheet)).replace("'", '"')


def test_a_question_stays_with_its_choices_when_a_message_is_full() -> None:
    first, second = shown(
        Reply.of(Text("word " * 590), Card("Question", "word " * 250), choices("Yes", "No"))
    )
    assert "### Question" not in texts(first)
    assert "### Question" in texts(second)
    assert pressable(second) == ["1f.0", "1f.1"]


def test_a_question_that_fills_a_message_has_its_choices_after_it() -> None:
    *_, last = pages = shown(Reply.of(Card("Question", "\n\n".join(["word " * 200] * 9)), choices("Yes")))
    assert len(pages) == 3
    assert pressable(last) == ["1f.0"]


def test_numbers_on_buttons_are_those_that_are_typed() -> None:
    (sheet,) = shown(Reply.of(choices("Yes", "No"), choices(LONG, "Neither")))
    assert re.findall(r"^\d+\. \w+", texts(sheet), re.MULTILINE) == ["3. A", "4. Neither"]
    assert [part["label"] for part in tree(sheet) if part["type"] == 2] == ["Yes", "No", "3", "4"]


def test_a_choice_without_words_has_its_number() -> None:
    (sheet,) = shown(Reply.of(choices("", "b")))
    assert [part["label"] for part in tree(sheet) if part["type"] == 2] == ["1", "2"]


def test_a_mark_tells_what_a_colour_tells() -> None:
    cards = shown(REPLIES["cards"])[0].items
    contents = [
        item.content
        for card in cards
        if isinstance(card, ui.Container)
        for item in card.children
        if isinstance(item, ui.TextDisplay)
    ]
    assert [content.removeprefix("### ")[0] for content in contents] == ["W", "✓", "→", "F"]


def test_names_of_files_are_plain_and_differ() -> None:
    names = ["día.png", "dia.png", "DIA.png", "SPOILER_SPOILER_x.png", "a/../b", "Ω.gif", "x" * 99 + ".png"]
    (sheet,) = shown(Reply.of(*(Picture(Media.of(name, "image/png", b""), "") for name in names)))
    assert [file.name for file in sheet.files] == [
        "dia.png",
        "dia-2.png",
        "DIA-3.png",
        "x.png",
        "a_.._b.png",
        "file.gif",
        "x" * 60 + ".png",
    ]


def test_more_than_ten_files_take_a_second_message() -> None:
    pages = shown(Reply.of(*[Picture(PLOT, "A plot")] * 12))
    assert [len(sheet.files) for sheet in pages] == [2, 10]
    assert len({file.name for sheet in pages for file in sheet.files}) == 12


def test_a_starter_too_long_for_its_input_comes_as_a_file() -> None:
    (sheet,) = shown(Reply.of(FORMS["code-long"]))
    (file,) = sheet.files
    assert file.media.content == b"x = 1\n" * 900


def test_a_starter_of_many_lines_is_in_its_input_only() -> None:
    (field,) = FORMS["code"].fields
    block = replace(FORMS["code"], fields=(replace(field, value="x\n" * 11),))
    (sheet,) = shown(Reply.of(Text("Write it."), block))
    assert texts(sheet) == "Write it."


def test_a_form_alone_says_what_it_asks() -> None:
    (sheet,) = shown(Reply.of(FORMS["line-value"], choices("Later", answers=False)))
    assert texts(sheet) == "**Name**"
    (sheet,) = shown(Reply.of(FORMS["gaps"]))
    assert texts(sheet).count("gap5") == 1


def test_code_below_its_verdict_is_not_shown_once_more() -> None:
    starter = "for i in ...:"
    (opened,) = shown(Reply.of(Card("Loops", "Write one."), FORMS["code"]))
    (judged,) = shown(Reply.of(Card("2 of 3", tone=Tone.CARE), FORMS["code"]))
    assert (starter in texts(opened), starter in texts(judged)) == (True, False)
    assert pressable(judged) == ["1f.0"]


def test_a_reply_in_which_nothing_is_seen_is_no_message() -> None:
    assert shown(Reply.of(Text("[a]: https://x.y"), Text("&nbsp;"))) == ()


# ── what holds of every reply ────────────────────────────────────────────────────────────────────────────

wordy = st.builds(
    Card,
    st.text("aé*_@<>` ", max_size=20),
    st.integers(0, 12).map(lambda n: "\n\n".join(["word " * 130] * n)),
)
options = st.lists(
    st.sampled_from(["a", "", "b\nc", LONG, f"{LONG}, and more", "@everyone"]), min_size=1, max_size=30
)
crowded = st.builds(
    Reply,
    blocks=st.lists(
        st.one_of(
            wordy,
            options.map(lambda labels: choices(*labels)),
            st.sampled_from([Picture(PLOT, "A plot"), Code("x = 1", "python"), *FORMS.values()]),
        ),
        max_size=24,
    ).map(tuple),
)


@given(st.one_of(replies, crowded))
def test_a_message_keeps_every_limit(reply: Reply) -> None:
    for sheet in shown(reply):
        parts = list(tree(sheet))
        contents = [part["content"] for part in parts if part["type"] == 10]
        assert 1 <= len(parts) <= 40
        assert sum(map(len, contents)) <= 4000
        assert all(content.strip() for content in contents)
        assert len(sheet.files) <= 10
        assert [url.partition("://")[2] for url in _urls(parts)] == [file.name for file in sheet.files]
        assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", file.name) for file in sheet.files)
        ids = [part["custom_id"] for part in parts if "custom_id" in part]
        assert len(set(ids)) == len(ids)
        for part in parts:
            _check_limits(part)


def _urls(parts: list[Component]) -> list[str]:
    galleries = [
        part["items"][0]["media"] if part["type"] == 12 else part["file"]
        for part in parts
        if part["type"] in {12, 13}
    ]
    return [media["url"] for media in galleries]


def _check_limits(part: Component) -> None:
    match part["type"]:
        case 1:
            assert 1 <= len(part["components"]) <= (1 if part["components"][0]["type"] == 3 else 5)
        case 2:
            assert part["label"].strip()
            assert len(part["label"]) <= 80
            assert len(part["custom_id"]) <= 100
        case 3:
            assert 1 <= len(part["options"]) <= 25
            assert all(0 < len(option["label"]) <= 100 for option in part["options"])
            assert len({option["value"] for option in part["options"]}) == len(part["options"])
        case 12:
            assert all(len(item.get("description") or "x") <= 1024 for item in part["items"])
        case _:
            assert part["type"] in {10, 13, 17}


@given(st.one_of(replies, crowded))
def test_every_choice_and_form_is_there_once_and_in_order(reply: Reply) -> None:
    expected: list[str] = []
    for block in reply.addressed(31).blocks:
        if isinstance(block, Choices):
            expected += [option.id for option in block.options]
        elif isinstance(block, Form):
            expected.append(block.id)
    assert [id_ for sheet in shown(reply) for id_ in pressable(sheet)] == expected


@given(st.one_of(replies, crowded))
def test_no_words_are_left_out(reply: Reply) -> None:
    """What is read before a form is filled in and while it is, together; only the names of files are changed.

    Discord has a word of its own for sending a form.
    """
    heard = [word for sheet in shown(reply) for part in tree(sheet) for word in _words(part)]
    for block in reply.addressed(31).blocks:
        if isinstance(block, Form):
            made = modal(block, SAY, reply.blocks).to_dict()
            heard += [made["title"], *(word for part in made["components"] for word in _words(part))]
    everything = _squeezed("".join(heard))
    blocks = (replace(block, submit="") if isinstance(block, Form) else block for block in reply.blocks)
    for label in labels(Reply.of(*(block for block in blocks if not isinstance(block, File)))):
        assert _squeezed(label) in everything


def _words(part: Component) -> Iterator[str]:
    """What is read of a component, or heard by those who do not see it."""
    if "content" in part:
        yield words(part["content"])
    yield (part.get("label") or "") + (part.get("description") or "")
    for item in (*part.get("options", ()), *part.get("items", ())):
        yield item.get("label") or item.get("description") or ""
    if "component" in part:
        yield from _words(part["component"])


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\\\u200b]", "", text)


@given(replies)
def test_nothing_that_is_quoted_is_obeyed(reply: Reply) -> None:
    for sheet in shown(reply):
        for part in tree(sheet):
            kinds = {piece.kind for piece in read(part.get("content", ""))}
            assert not kinds & {"mention", "spoiler", "underline", "emoji"}
