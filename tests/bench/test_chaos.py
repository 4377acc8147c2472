"""Chaos in short: a runner that is killed in the middle of jobs, and every submission gets its one right verdict."""

import pytest

from bench.chaos import LEFT, measure


@pytest.mark.timeout(180)
async def test_a_runner_that_is_killed_loses_no_submission_and_answers_none_twice() -> None:
    figures = await measure(submissions=40, every=1.0, backend="embedded")
    named = {one.name: one.value for one in figures}
    assert named["submissions"] == named["verdict: finished"] == 40
    assert named["runner killed"] >= 3
    assert named["jobs sent again"] >= 3
    assert {one.name: one.value for one in figures if one.group == LEFT} == {
        "without a verdict, or with two": 0,
        "with a wrong verdict": 0,
        "processes of dead runners": 0,
    }
