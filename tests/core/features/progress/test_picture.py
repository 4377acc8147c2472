"""The picture is drawn where the numbers say, for any title, and the same each time."""

from io import BytesIO
from typing import Any, cast

import pytest
from matplotlib.colors import to_rgb
from matplotlib.image import imread

from core.features.progress.picture import ABOVE, DPI, INK, LOOKS, PAPER, ROW, Chart, Row, draw
from core.learning.mastery import Level


def row(title: str = "A skill", level: Level = Level.NEARLY, middle: float = 0.6) -> Row:
    shown = f"{middle:.0%}"
    return Row(
        title=title, word="a word", shown=shown, level=level, low=middle - 0.1, middle=middle, high=0.9
    )


def chart(*rows: Row) -> Chart:
    ticks = [(0.0, "0%"), (1.0, "100%")]
    return Chart(rows=rows, threshold=0.75, threshold_words="mastered", axis="how likely", ticks=ticks)


def pixels(content: bytes) -> Any:
    return cast("Any", imread(BytesIO(content)))


def colour_at(image: Any, share: float, place: float) -> tuple[float, ...]:
    """The colour at a share of the axis, `place` rows below the top of the skills."""
    height, width = image.shape[:2]
    x, y = round((0.05 + 0.83 * share) * width), round((ABOVE + ROW * place) * DPI)
    assert 0 <= y < height
    return tuple(image[y, x, :3])


def test_each_skill_has_its_dot_at_its_estimate_and_its_interval_around_it() -> None:
    image = pixels(draw(chart(row(middle=0.3), row(level=Level.MASTERED, middle=0.85))))
    for place, (level, middle) in enumerate([(Level.NEARLY, 0.3), (Level.MASTERED, 0.85)]):
        line = place + 0.7
        looked = to_rgb(LOOKS[level].colour)
        assert colour_at(image, middle, line) == pytest.approx(looked, abs=0.01)
        assert colour_at(image, middle - 0.09, line) == pytest.approx(looked, abs=0.01)
        assert colour_at(image, middle - 0.15, line) != pytest.approx(looked, abs=0.1)


def test_a_skill_that_is_still_being_learnt_has_an_open_dot() -> None:
    image = pixels(draw(chart(row(level=Level.LEARNING, middle=0.5))))
    assert colour_at(image, 0.5, 0.7) == pytest.approx(to_rgb(PAPER), abs=0.01)


def test_the_line_of_mastery_stands_at_its_place() -> None:
    image = pixels(draw(chart(row(middle=0.3))))
    height, width = image.shape[:2]
    x = round((0.05 + 0.83 * 0.75) * width)
    column = [tuple(image[y, x, :3]) for y in range(height)]
    assert any(pixel == pytest.approx(to_rgb(INK), abs=0.15) for pixel in column)


@pytest.mark.parametrize("count", [1, 20])
def test_it_is_800_pixels_wide_and_grows_with_the_skills(count: int) -> None:
    height, width = pixels(draw(chart(*[row()] * count))).shape[:2]
    assert width == 800
    assert height == pytest.approx(108 + count * 84, abs=2)


@pytest.mark.parametrize("title", ["", "$x_1$ and \\frac{", "W" * 300, "Ñandúes & <b>", "100 % { } ^ _"])
def test_any_title_is_drawn(title: str) -> None:
    assert draw(chart(row(title=title)))


def test_the_same_progress_is_the_same_picture() -> None:
    assert draw(chart(row())) == draw(chart(row()))
