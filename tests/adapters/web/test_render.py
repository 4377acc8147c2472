"""Each block as the widget's JSON, against golden files (`PARLEY_TEST_GOLDEN=write` writes them anew)."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web.render import block, html, payload
from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Delivery,
    Field,
    FieldKind,
    File,
    Form,
    Media,
    Picture,
    Plain,
    Progress,
    Reply,
    Text,
    Tone,
    Weight,
    plain,
)

GOLDEN = Path("tests/golden/web")
GO = Action("quiz.answer", {"item": 3})
PLOT = Media.of("my plot.png", "image/png", b"png")

BLOCKS: dict[str, Block] = {
    "text": Text(
        "# Names\n\n**All of them**\n\nA **name** is a *label*, like `price`.\n\n- one\n- [two](https://example.org/?a=1&b=2)\n\n1. three"
    ),
    "text-hostile": Text(
        "<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert%281%29) [b](JaVaScRiPt:alert(1)) "
        '[c](data:text/html,x) ![d](https://example.org/spy.png) [e](https://example.org "on\\"mouse=x")'
    ),
    "text-code": Text(
        "Look:\n\n```python\nif a < b & c:\n    print('<b>')\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |"
    ),
    "code": Code("print('<b>&amp;`')\n\tx = 1", "python", "Solution"),
    "card": Card(
        "Not *yet* <b>", "Look at the **empty** list.", (("Skill", "Lists"), ("Level", "2 < 3")), Tone.CARE
    ),
    "picture": Picture(PLOT, 'Mastery: names "71 %"'),
    "file": File(Media.of("día & noche.txt", "text/plain", b"text")),
    "sound": File(Media.of("parley.mp3", "audio/mpeg", b"a second")),
    "choices": Choices(
        (Choice("Go on", GO, Weight.PRIMARY), Choice("`b`", GO), Choice("Stop", GO, Weight.QUIET)),
        answers=True,
    ),
    "form": Form(
        fields=(
            Field(name="name", label="Your name", value="Ada"),
            Field(name="why", label="Why?", kind=FieldKind.PARAGRAPH),
            Field(name="code", label="Code", kind=FieldKind.CODE, language="python", value="x = 1\n"),
            Field(name="one", label="Which one?", kind=FieldKind.ONE, options=("a", "b"), value="2"),
            Field(name="which", label="Which?", kind=FieldKind.MANY, options=("a", "b")),
            Field(name="order", label="In order", kind=FieldKind.ORDER, options=("b", "a")),
            Field(name="where", label="Where?", kind=FieldKind.CHANNEL),
            Field(name="who", label="Who?", kind=FieldKind.ROLE),
        ),
        action=GO,
        submit="Send",
    ),
    "progress": Progress("Lesson 2", 3, 8),
}


def check(name: str, value: Plain) -> None:
    """Compare with the golden file of this name."""
    path = GOLDEN / f"{name}.json"
    text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("PARLEY_TEST_GOLDEN") == "write":
        path.write_text(text)
    assert json.loads(path.read_text()) == value


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_rendered_as_in_its_golden_file(name: str):
    (addressed,) = Reply.of(BLOCKS[name]).addressed(31).blocks
    check(name, block(addressed))


def test_every_kind_of_block_has_a_golden_file():
    assert {type(one) for one in BLOCKS.values()} == {
        Text,
        Code,
        Card,
        Picture,
        File,
        Choices,
        Form,
        Progress,
    }


def test_a_delivery_carries_what_a_page_needs_to_show_both_sides():
    delivery = Delivery(
        turn=31,
        learner=1,
        seq=7,
        chat="ada",
        address={},
        reply=Reply(blocks=(Text("Right."),), edits=True),
        language="en",
        said="2",
        event_id="ada:5d3cbfe6-2f3e-4f6b-9f0c-0d8a54b8f9e1",
        pressed="1e.0",
    )
    check("delivery", payload(delivery))


@pytest.mark.parametrize(
    "hostile", ["<script>", "<img", "javascript:", "data:", "<iframe", "onerror=alert(1)>", "vbscript:"]
)
def test_hostile_text_does_not_become_markup(hostile: str):
    source = str(BLOCKS["text-hostile"])
    shown = html(source + f" {hostile}x [x]({hostile}x) <a href='{hostile}'>x</a>")
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<iframe" not in shown
    assert f'href="{hostile}' not in shown


@given(st.text(max_size=200))
def test_quoted_text_is_shown_as_it_is(text: str):
    shown = html(plain(text))
    assert "<a" not in shown
    assert "<script" not in shown
    assert set(part.split(">")[0] for part in shown.split("<")[1:]) <= {"p", "/p"}  # noqa: C401
