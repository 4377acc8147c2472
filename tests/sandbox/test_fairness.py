"""The queue: bounded, one running job an owner, and owners take turns."""

import asyncio
from collections.abc import Callable

import pytest

from sandbox.contract import Job, Limits, Status, Verdict
from sandbox.fairness import QueuedRunner
from tests.sandbox.gate import Gate


def queued(
    gate: Gate,
    slots: int = 1,
    length: int = 10,
    bounded: Callable[[Limits], Limits] = lambda limits: limits,
    patience: float | None = None,
) -> QueuedRunner:
    return QueuedRunner(gate, slots=slots, length=length, bounded=bounded, patience=patience)


def submit(runner: QueuedRunner, *jobs: tuple[str, str]) -> list[asyncio.Task[Verdict]]:
    return [asyncio.create_task(runner.run(Job(source=source, owner=owner))) for source, owner in jobs]


async def test_no_more_jobs_run_than_there_are_slots():
    gate = Gate()
    tasks = submit(queued(gate, slots=2), ("a", ""), ("b", ""), ("c", ""))
    await gate.until("a", "b")
    gate.gates["a"].set()
    await gate.until("a", "b", "c")
    gate.gates["b"].set()
    gate.gates["c"].set()
    assert [(await task).executions[0].stdout for task in tasks] == ["a", "b", "c"]


async def test_one_owner_has_one_running_job_even_where_slots_are_free():
    gate = Gate()
    tasks = submit(queued(gate, slots=3), ("a1", "ann"), ("a2", "ann"), ("b1", "bob"))
    await gate.until("a1", "b1")
    gate.gates["a1"].set()
    await gate.until("a1", "b1", "a2")
    for name in ("a2", "b1"):
        gate.gates[name].set()
    await asyncio.gather(*tasks)


async def test_owners_take_turns():
    gate = Gate()
    tasks = submit(queued(gate), ("a1", "ann"), ("a2", "ann"), ("a3", "ann"), ("b1", "bob"))
    for done in (("a1",), ("a1", "b1"), ("a1", "b1", "a2"), ("a1", "b1", "a2", "a3")):
        await gate.until(*done)
        gate.gates[done[-1]].set()
    await asyncio.gather(*tasks)


async def test_a_full_queue_says_so_at_once_with_place_and_estimate():
    gate = Gate()
    runner = queued(gate, length=2)
    tasks = submit(runner, ("a", "1"), ("b", "2"), ("c", "3"))
    await gate.until("a")
    verdict = await runner.run(Job(source="d", owner="4"))
    assert (verdict.status, verdict.place, verdict.executions) == (Status.QUEUE_FULL, 3, ())
    assert verdict.estimate_seconds is not None
    assert verdict.estimate_seconds > 0
    assert "number 3" in verdict.note
    for name in "abc":
        await asyncio.wait_for(_open(gate, name), 5)
    await asyncio.gather(*tasks)


async def _open(gate: Gate, name: str) -> None:
    async with gate.changed:
        await gate.changed.wait_for(lambda: name in gate.gates)
    gate.gates[name].set()


async def test_without_a_queue_a_free_slot_still_takes_a_job():
    gate = Gate()
    runner = queued(gate, length=0)
    (task,) = submit(runner, ("a", ""))
    await gate.until("a")
    assert (await runner.run(Job(source="b"))).status is Status.QUEUE_FULL
    gate.gates["a"].set()
    assert (await task).status is Status.FINISHED


@pytest.mark.parametrize("victim", [0, 1])
async def test_a_cancelled_job_gives_its_place_or_slot_to_the_next(victim: int):
    gate = Gate()
    tasks = submit(queued(gate), ("a", "1"), ("b", "2"), ("c", "3"))
    await gate.until("a")
    tasks[victim].cancel()
    with pytest.raises(asyncio.CancelledError):
        await tasks[victim]
    gate.gates["a"].set()
    rest = [name for index, name in enumerate("abc") if index != victim]
    for name in rest:
        await asyncio.wait_for(_open(gate, name), 5)
    assert [(await tasks["abc".index(name)]).status for name in rest] == [Status.FINISHED] * 2
    assert gate.started == (["a", "c"] if victim else ["a", "b", "c"])


async def test_a_job_cancelled_in_the_moment_its_turn_comes_keeps_no_slot():
    gate = Gate()
    runner = queued(gate)
    first, second = submit(runner, ("a", "1"), ("b", "2"))
    await gate.until("a")
    gate.gates["a"].set()
    await first
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    (third,) = submit(runner, ("c", "3"))
    await asyncio.wait_for(_open(gate, "c"), 5)
    assert (await third).status is Status.FINISHED


async def test_a_job_cancelled_in_the_moment_a_slot_comes_free_harms_nobody():
    gate = Gate()
    runner = queued(gate, slots=2)
    first, second, third = submit(runner, ("a", "1"), ("b", "2"), ("c", "2"))
    await gate.until("a", "b")
    waiting, last = submit(runner, ("d", "3"), ("e", "4"))
    await asyncio.sleep(0)  # both stand in the queue
    first.cancel()  # its slot comes free before `waiting` has run again
    waiting.cancel()
    await asyncio.gather(first, waiting, return_exceptions=True)
    for name in ("e", "b", "c"):
        await asyncio.wait_for(_open(gate, name), 5)
    assert [(await task).status for task in (last, second, third)] == [Status.FINISHED] * 3


async def test_who_waited_too_long_is_told_and_leaves_the_queue():
    gate = Gate()
    runner = queued(gate, patience=0.05)
    first, second = submit(runner, ("a", "1"), ("b", "2"))
    assert (await second).status is Status.QUEUE_FULL
    assert (runner.running, runner.waiting) == (1, 0)
    gate.gates["a"].set()
    assert (await first).status is Status.FINISHED
    assert gate.started == ["a"]


async def test_patience_is_for_the_turn_and_not_for_the_run():
    gate = Gate()
    (task,) = submit(queued(gate, patience=0.05), ("a", ""))
    await gate.until("a")
    done, _ = await asyncio.wait({task}, timeout=0.15)
    assert not done
    gate.gates["a"].set()
    assert (await task).status is Status.FINISHED


async def test_it_knows_how_many_run_and_how_many_wait():
    gate = Gate()
    runner = queued(gate, slots=2)
    tasks = submit(runner, ("a", "1"), ("b", "2"), ("c", "3"))
    await gate.until("a", "b")
    assert (runner.running, runner.waiting) == (2, 1)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert (runner.running, runner.waiting) == (0, 0)


async def test_limits_are_cut_to_the_operators():
    gate = Gate()
    tight = Limits(wall_seconds=1)
    (task,) = submit(queued(gate, bounded=lambda _: tight), ("a", ""))
    await gate.until("a")
    gate.gates["a"].set()
    await task
    assert gate.limits == [tight]


async def test_closing_closes_the_runner_behind():
    gate = Gate()
    await queued(gate).close()
    assert gate.closed
