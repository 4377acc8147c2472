"""Medians of times that were only counted in steps."""

import math
import statistics

from hypothesis import given
from hypothesis import strategies as st

from core.insight.timing import ENOUGH, STEP, Times, step


def counted(seconds: list[float]) -> Times:
    found = Times()
    for one in seconds:
        found += Times({str(step(one)): 1})
    return found


@given(st.lists(st.floats(1, 1800), min_size=ENOUGH, max_size=50).filter(lambda many: len(many) % 2 == 1))
def test_the_median_is_off_by_less_than_a_step(seconds: list[float]) -> None:
    found = counted(seconds).median
    assert found is not None
    assert abs(math.log(found / statistics.median(seconds))) <= math.log(STEP)


def test_of_few_times_no_median_is_told() -> None:
    assert counted([30.0] * (ENOUGH - 1)).median is None
