"""The benchmark of dispatch runs without a database, and its parts make up the whole. What it measures is not tested."""

import pytest

from bench.dispatch import PARTS, measure


async def test_the_parts_of_an_answer_add_up_to_its_mean_time() -> None:
    figures = await measure(answers=60)
    speed, *_ = figures
    parts = {one.name: one.value for one in figures if one.group.startswith("Where")}
    assert sum(parts.values()) == pytest.approx(1e6 / speed.value)
    assert parts.keys() <= {name for _, name in PARTS} | {"the rest"}
    assert {"dispatch and turn", "handler and views"} <= parts.keys()
