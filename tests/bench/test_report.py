"""A benchmark's report: figures, promises and ratios, for people and for programs."""

import json

import pytest

from bench.report import Figure, percentile, ratio, show, table


def test_a_broken_promise_is_shown_and_makes_the_status_one(capsys: pytest.CaptureFixture[str]):
    figures = [ratio("turn to hand-written", 3.0, 1.0, at_most=2.5), Figure("turns", 12000, "1/s")]
    assert show("turn", figures, as_json=False) == 1
    said = capsys.readouterr().out
    assert "(at most 2.5: BROKEN)" in said
    assert "12,000 1/s" in said


def test_kept_promises_make_the_status_zero_and_json_says_all(capsys: pytest.CaptureFixture[str]):
    assert show("turn", [ratio("ratio", 2.0, 1.0, group="p50", at_most=2.5)], as_json=True) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["figures"] == [
        {"name": "ratio", "value": 2.0, "unit": "×", "group": "p50", "at_most": 2.5, "at_least": None}
    ]
    assert "Python" in said["machine"]


def test_a_promise_can_be_a_floor(capsys: pytest.CaptureFixture[str]):
    assert show("rates", [ratio("to bare's", 5.0, 10.0, at_least=0.6)], as_json=False) == 1
    assert "(at least 0.6: BROKEN)" in capsys.readouterr().out
    assert show("rates", [ratio("to bare's", 6.0, 10.0, at_least=0.6)], as_json=False) == 0


def test_groups_are_headings():
    lines = table(
        "x", [Figure("one", 1, group="A"), Figure("two", 2, group="A"), Figure("three", 3, group="B")]
    )
    assert [line for line in lines.splitlines() if line in ("A", "B")] == ["A", "B"]


@pytest.mark.parametrize(("percent", "sample"), [(0, 1), (50, 5), (51, 6), (99, 10), (100, 10)])
def test_percentiles_are_samples_by_nearest_rank(percent: float, sample: int):
    assert percentile(range(1, 11), percent) == sample
