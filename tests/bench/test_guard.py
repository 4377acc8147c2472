"""The measure of the guard counts what it says, and reports both parts."""

import json
import sys

import pytest

from bench import guard
from bench.guard import PARTS, Checked, Reply, figures, main, replies, share_found


def seen(*, leaks: bool, found: bool, kind: str = "x", runs: int = 0) -> Checked:
    return Checked(Reply("item", leaks, kind, "message"), found, 0.002, runs)


SEEN = [
    seen(leaks=True, found=True, kind="code", runs=3),
    seen(leaks=True, found=False, kind="prose"),
    seen(leaks=False, found=True, kind="hint"),
    *[seen(leaks=False, found=False, kind="hint")] * 3,
]


def test_recall_is_of_leaks_and_false_alarms_are_of_the_harmless():
    assert share_found(SEEN, leaks=True) == 0.5
    assert share_found(SEEN, leaks=False) == 0.25


def test_broken_promises_are_told_and_kinds_are_counted_apart():
    told = {(figure.group, figure.name): figure for figure in figures("tuned", SEEN)}
    assert not told["tuned", "recall"].kept
    assert not told["tuned", "false alarms"].kept
    assert told["tuned", "runs of a message, most"].value == 3
    assert told["tuned: leaks found, by kind", "prose (of 1)"].value == 0
    assert told["tuned: false alarms, by kind", "hint (of 4)"].value == 1


def test_the_labelled_set_is_large_varied_and_says_nothing_twice():
    parts = {part: replies(part) for part in PARTS}
    both = [reply for part in parts.values() for reply in part]
    assert len(both) >= 240
    assert len(parts["held-out"]) >= 80
    assert len({(reply.item, reply.message) for reply in both}) == len(both)
    for part in parts.values():
        assert 0.4 <= sum(reply.leaks for reply in part) / len(part) <= 0.6
        assert len({reply.item for reply in part}) >= 20


def test_both_parts_are_reported_as_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """A few replies of each; what the guard finds among all of them is shown in tests/core/guarding."""
    few = {part: replies(part)[::10] for part in PARTS}
    monkeypatch.setattr(guard, "replies", few.__getitem__)
    monkeypatch.setattr(sys, "argv", ["bench.guard", "--json"])
    status = main()
    said = json.loads(capsys.readouterr().out)["figures"]
    measured = {figure["group"]: figure["value"] for figure in said if figure["name"] == "recall"}
    counted = {figure["group"]: figure["value"] for figure in said if figure["name"] == "replies"}
    assert counted == {part: len(of) for part, of in few.items()}
    assert measured.keys() == set(PARTS)
    assert status == 0
