"""The benchmark of the sandbox runs every way of running a program, and loses none. What it measures is not tested."""

from collections.abc import Sequence

import pytest

from bench import sandbox
from bench.contenders import Way, system_python
from bench.report import Figure
from bench.sandbox import CLIENTS, measure, steps
from tests.engines import require


async def _measured(ways: Sequence[Way]) -> tuple[dict[tuple[str, str], Figure], int]:
    """The figures by group and name, and how often progress was reported."""
    told: list[str] = []
    figures = await measure(ways, rounds=2, seconds=0.1, python=system_python(), step=told.append)
    return {(each.group, each.name): each for each in figures}, len(told)


@pytest.fixture(autouse=True)
def _few_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "PROCESSOR_RUNS", 3)
    monkeypatch.setattr(sandbox, "OVERLOAD", 2)


async def test_every_contender_has_all_figures_and_no_program_is_lost_under_overload():
    named, told = await _measured(["embedded"])
    assert told == steps(["embedded"], rounds=2, seconds=0.1)
    assert "Python 3" in next(iter(named))[0]
    rates = [name for group, name in named if group == "embedded: programs a second"]
    assert len(rates) == 3 * len(CLIENTS)
    overload = {
        name: each.value for (group, name), each in named.items() if group.startswith("embedded: 2 times")
    }
    assert overload["lost"] == 0
    assert overload["run"] + overload["told that the queue is full"] == overload["submitted"]
    assert overload["told that the queue is full"] > 0
    assert named["embedded: what it takes", "memory, one ready slot"].value > 1


async def test_jails_are_held_to_their_promises_and_their_service_is_measured_beside_them():
    require("docker")
    named, _ = await _measured(["jail", "service"])
    assert named["jail: one program", "p50 to bare's"].at_most == 0.5
    for clients in CLIENTS:
        assert named["jail: programs a second", f"{clients} clients, to bare's"].at_least == 0.6
    assert named["jail: what it takes", "processor time, one program"].value > 0
    lost = [each.value for (_, name), each in named.items() if name == "lost"]
    assert lost == [0, 0]


def test_a_way_that_nobody_knows_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sys.argv", ["bench.sandbox", "--backends", "jail,chroot"])
    with pytest.raises(SystemExit):
        sandbox.main()
    assert "chroot" in capsys.readouterr().err
