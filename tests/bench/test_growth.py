"""The benchmark of growth fills both databases, works in them, and tells what its queries read. No time is tested."""

import shutil
from typing import NamedTuple

import pytest

from bench import growth
from bench.growth import ANSWER, FORGET, HISTORY, OUTBOX, PROGRESS, PROMISE, QUIZ, REVIEW, measure
from bench.population import Population

KINDS = {ANSWER, QUIZ, REVIEW, PROGRESS, HISTORY, OUTBOX, FORGET}


async def test_learners_of_two_filled_databases_are_compared_and_no_large_table_is_read_whole() -> None:
    figures = await measure(Population(60, 300, 100), Population(900, 20_000, 9_000), rounds=2)
    named = {(one.group, one.name): one for one in figures}
    assert {group for group, name in named if name == "p50, many to few"} == KINDS
    assert named[ANSWER, "p50, many to few"].at_most == PROMISE
    assert all(one.value > 0 for one in figures if one.group in KINDS)
    sizes = [one.value for one in figures if one.name == "on disk"]
    assert sizes == sorted(sizes)
    plans = "Query plans with many"
    assert named[plans, "statements"].value >= 10
    assert named[plans, "of them reading a large table whole"].kept
    assert named[plans, "by pk_identities"].value >= 1, "what is read was seen"


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_where_the_disk_is_too_small_it_says_so_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nearly_full(_: str) -> Usage:
        return Usage(10**10, 9 * 10**9, 10**9)

    monkeypatch.setattr(shutil, "disk_usage", nearly_full)
    monkeypatch.setattr("sys.argv", ["bench.growth"])
    assert growth.main() == 2
    said = capsys.readouterr().err
    assert "1.0 GB are free" in said
    assert "--learners" in said
