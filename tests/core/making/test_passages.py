"""A quote stands in a passage word for word, however it is set."""

import pytest

from core.making.passages import source_of
from tests.core.making.scenes import BEES, LISTS


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("“The ANGLE of the dance shows\nthe direction of the food…”", True),
        ("The angle of the dan-\nce shows the direction", True),
        ("measured from the su", False),
        ("The angle of the dance measured from the sun", False),
    ],
)
def test_a_quote_is_compared_without_marks_case_and_line_breaks(quote: str, stands: bool):
    assert (source_of(quote, [LISTS, BEES]) is BEES) is stands
