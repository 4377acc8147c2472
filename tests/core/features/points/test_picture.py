"""The picture shows each day where it belongs, and every badge, for any words."""

from io import BytesIO
from typing import Any, cast

import pytest
from matplotlib.colors import to_rgb
from matplotlib.image import imread

from core.drawing.sheet import PAPER
from core.features.points.picture import BADGE, GAP, LEFT, LOOKS, SIDE, TOP, Medal, Poster, draw
from core.features.points.rules import Was
from core.features.points.symbols import COLOURS
from core.play.badges import Colour, Symbol

WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def poster(*rows: list[Was], medals: list[Medal] | None = None, title: str = "Dec 24") -> Poster:
    key = [(was, title) for was in Was if was is not Was.QUIET]
    return Poster(weekdays=WEEKDAYS, rows=[(title, row) for row in rows], key=key, medals=medals or [])


def pixels(content: bytes) -> Any:
    return cast("Any", imread(BytesIO(content)))


def face(image: Any, column: int, row: int) -> tuple[float, ...]:
    """The colour of a day, beside its sign."""
    x, y = LEFT + column * (SIDE + GAP) + 7, TOP + row * (SIDE + GAP) + SIDE // 2
    return tuple(image[y, x, :3])


def test_each_day_has_the_colour_of_what_it_was_in_its_row_and_column() -> None:
    first = [Was.LEARNT, Was.SAVED, Was.RESTED, Was.FREE, Was.QUIET, Was.LEARNT, Was.TODAY]
    rows = [first, first[::-1], [Was.LEARNT] * 7, [Was.QUIET] * 7]
    image = pixels(draw(poster(*rows)))
    for number, row in enumerate(rows):
        for column, was in enumerate(row):
            assert face(image, column, number) == pytest.approx(to_rgb(LOOKS[was].face), abs=0.02)


def test_kinds_of_days_differ_by_their_sign_as_well() -> None:
    signs = [LOOKS[was].sign for was in Was if was not in (Was.TODAY, Was.QUIET)]
    assert all(signs)
    assert len(set(signs)) == len(signs)


@pytest.mark.parametrize("symbol", Symbol)
def test_a_badge_is_its_symbol_on_its_colour(symbol: Symbol) -> None:
    rows = [[Was.QUIET] * 7] * 4
    image = pixels(draw(poster(*rows, medals=[Medal("A badge", symbol, Colour.PLUM)])))
    below = image[-BADGE:, :200, :3].reshape(-1, 3)
    plum = abs(below - to_rgb(COLOURS[Colour.PLUM])).max(axis=1) < 0.02
    assert plum.sum() > 3000
    drawn = image[-BADGE : -BADGE + 96, 80:168, :3].reshape(-1, 3)
    assert (abs(drawn - to_rgb(PAPER)).max(axis=1) < 0.02).sum() > 600


@pytest.mark.parametrize(("count", "rows"), [(0, 0), (1, 1), (4, 1), (5, 2), (12, 3)])
def test_it_is_800_pixels_wide_and_grows_with_the_badges(count: int, rows: int) -> None:
    medals = [Medal("A badge", Symbol.STAR, Colour.BLUE)] * count
    height, width = pixels(draw(poster(*[[Was.LEARNT] * 7] * 4, medals=medals))).shape[:2]
    assert width == 800
    none = pixels(draw(poster(*[[Was.LEARNT] * 7] * 4))).shape[0]
    assert height == none + rows * BADGE


@pytest.mark.parametrize("title", ["", "$x_1$ and \\frac{", "W" * 300, "Ñandúes & <b>", "日本語 👍"])
def test_any_words_are_drawn(title: str) -> None:
    medals = [Medal(title, Symbol.LEAF, Colour.RED)]
    assert draw(poster([Was.LEARNT] * 7, medals=medals, title=title)).startswith(b"\x89PNG")


def test_the_same_days_are_the_same_picture() -> None:
    assert draw(poster([Was.LEARNT] * 7)) == draw(poster([Was.LEARNT] * 7))
