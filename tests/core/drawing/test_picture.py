"""A diagram becomes a picture for a phone, with all of it in words beside."""

import asyncio
from dataclasses import replace
from io import BytesIO
from typing import Any, cast

import pytest
from matplotlib.colors import to_rgb
from matplotlib.image import imread

from bot.settings import ROOT
from core.drawing import Diagram, Kind, Node, draw
from core.drawing.picture import png
from core.drawing.sheet import PAPER, SIZE, Letters, one_at_a_time
from core.drawing.strokes import STRONG
from core.words import Words
from tests.core.drawing.diagrams import diagram

WORDS = Words.load([ROOT / "core" / "words"])
ENGLISH, SPANISH = WORDS.say("en"), WORDS.say("es")
LOOP = diagram(Kind.FLOW, "a b", "b c: yes", "c b: again", title="A loop")
SAMPLES = [
    LOOP,
    diagram(Kind.CYCLE, "a b", "b c: how", "c a"),
    diagram(Kind.TREE, "a b: first", "a c", "c d"),
    diagram(Kind.COMPARE_TABLE, "order list: yes", "order set: no"),
]
ARROWS = "«Node a» lleva a «Node b». «Node b» lleva a «Node c» (yes). «Node c» lleva a «Node b» (again)."
AROUND = "«Node a» lleva a «Node b». «Node b» lleva a «Node c» (how). «Node c» lleva a «Node a»."
PARTS = (
    "Debajo de «Node a» está «Node b» (first). Debajo de «Node a» está «Node c». "
    "Debajo de «Node c» está «Node d»."
)


def pixels(content: bytes) -> Any:
    return cast("Any", imread(BytesIO(content)))


@pytest.mark.parametrize("one", SAMPLES, ids=lambda one: one.kind)
async def test_each_kind_is_a_picture_800_pixels_wide_with_paper_around(one: Diagram):
    image = pixels((await draw(one, ENGLISH)).png)
    assert image.shape[1] == 800
    for edge in (image[0], image[-1], image[:, 0], image[:, -1]):
        assert (abs(edge[:, :3] - to_rgb(PAPER)) < 0.01).all()


async def test_where_to_begin_is_seen_at_once():
    image = pixels((await draw(LOOP, ENGLISH)).png)
    strong = (abs(image[:, :, :3] - to_rgb(STRONG)) < 0.01).all(axis=2)
    assert strong.any(axis=1).nonzero()[0][0] < image.shape[0] / 3


@pytest.mark.parametrize(
    "label",
    [
        "$x_1$ and \\frac{",
        "$\\frac{$",
        "W" * 40,
        "¿Ñandúes & <b>?",
        "100 % { } ^ _",
        "树 and 🌳",
        "two\nlines",
    ],
)
async def test_any_label_is_drawn_as_it_stands(label: str):
    labelled = replace(LOOP, title=label, nodes=[Node("a", label), *LOOP.nodes[1:]])
    assert pixels((await draw(labelled, ENGLISH)).png).shape[1] == 800


def test_signs_of_formulas_and_of_markdown_take_room_as_characters():
    with one_at_a_time:
        letters = Letters(SIZE)
        for text in ("$x$", "a_b", "**a**"):
            assert letters.width(text) > letters.width(
                text.replace("$", "").replace("_", "").replace("*", "")
            )


def test_words_are_wrapped_where_they_fit_and_broken_where_they_do_not():
    with one_at_a_time:
        letters = Letters(SIZE)
        text = "One after another supercalifragilisticexpialidocious"
        lines = letters.wrapped(text, 150)
        assert max(map(letters.width, lines)) <= 150
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


async def test_what_there_is_no_letter_for_has_a_sign_in_its_place():
    with one_at_a_time:
        assert Letters(SIZE).shown("树 tree") == "□ tree"


async def test_several_at_once_are_the_same_as_one_after_the_other():
    together = await asyncio.gather(*(draw(one, ENGLISH) for one in SAMPLES))
    assert [one.png for one in together] == [png(one) for one in SAMPLES]


async def test_a_diagram_with_faults_is_not_drawn():
    with pytest.raises(ValueError, match="1 to 18 edges"):
        await draw(replace(LOOP, edges=[]), ENGLISH)


async def test_the_words_tell_every_box_and_every_arrow():
    said = (await draw(LOOP, ENGLISH)).alt
    assert said == (
        "A diagram, “A loop”. “Node a” leads to “Node b”. “Node b” leads to “Node c” (yes). "
        "“Node c” leads to “Node b” (again)."
    )


async def test_the_words_of_each_kind_are_said_in_spanish():
    said = [(await draw(one, SPANISH)).alt for one in SAMPLES]
    assert said == [
        "Un diagrama, «A loop». " + ARROWS,
        "Un diagrama de un ciclo, «A title». " + AROUND,
        "Un diagrama de un todo y sus partes, «A title». " + PARTS,
        "Una tabla, «A title». Node order: Node list, yes; Node set, no.",
    ]
