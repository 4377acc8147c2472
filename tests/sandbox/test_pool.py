"""Workers kept warm: who is lent, who is kept, who is ended."""

import asyncio
from dataclasses import dataclass, field

import pytest

from sandbox.cases import CannotRunError
from sandbox.pool import Pool


@dataclass(eq=False)
class Worker:
    """A worker that does nothing."""

    kind: str
    usable: bool = True
    killed: bool = False

    async def kill(self) -> None:
        self.usable, self.killed = False, True


@dataclass
class Yard:
    """Starts workers, unless it is told to fail."""

    started: list[Worker] = field(default_factory=list[Worker])
    broken: bool = False

    async def start(self, kind: str) -> Worker:
        await asyncio.sleep(0)
        if self.broken:
            raise CannotRunError("no engine")
        worker = Worker(kind)
        self.started.append(worker)
        return worker


def pool(yard: Yard, idle: int = 2) -> Pool[str, Worker]:
    return Pool(yard.start, idle=idle)


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_worker_is_used_again_and_the_one_that_waited_longest_comes_first():
    yard = Yard()
    workers = pool(yard)
    await workers.warm("a", 2)
    lent: list[Worker] = []
    for _ in range(3):
        async with workers.lent("a") as worker:
            lent.append(worker)
    assert lent == [yard.started[0], yard.started[1], yard.started[0]]


async def test_a_kind_is_never_lent_for_another():
    yard = Yard()
    workers = pool(yard)
    await workers.warm("a", 1)
    async with workers.lent("b") as worker:
        assert worker.kind == "b"


async def test_one_too_many_ends_the_one_that_waited_longest():
    yard = Yard()
    workers = pool(yard, idle=2)
    await workers.warm("a", 2)
    async with workers.lent("b"):
        pass
    assert [worker.killed for worker in yard.started] == [True, False, False]
    assert workers.gauges() == {"workers_busy": 0, "workers_idle": 2}


async def test_a_used_up_worker_is_ended_and_replaced_beside_what_goes_on():
    yard = Yard()
    workers = pool(yard)
    async with workers.lent("a") as worker:
        worker.usable = False
    await settle()
    assert worker.killed
    assert workers.gauges()["workers_idle"] == 1
    async with workers.lent("a") as other:
        assert other is not worker


async def test_one_that_was_left_in_the_middle_is_not_lent_again():
    yard = Yard()
    workers = pool(yard)
    with pytest.raises(asyncio.CancelledError):
        async with workers.lent("a"):
            raise asyncio.CancelledError
    await settle()
    assert yard.started[0].killed


async def test_one_that_died_while_it_waited_is_passed_over():
    yard = Yard()
    workers = pool(yard)
    await workers.warm("a", 2)
    yard.started[0].usable = False
    async with workers.lent("a") as worker:
        assert worker is yard.started[1]
    assert yard.started[0].killed


async def test_warming_up_says_what_is_wrong_and_a_lost_spare_does_not():
    yard = Yard()
    workers = pool(yard)
    async with workers.lent("a") as worker:
        yard.broken, worker.usable = True, False
    await settle()
    assert workers.gauges()["workers_idle"] == 0
    with pytest.raises(CannotRunError, match="no engine"):
        await workers.warm("a", 2)


async def test_after_closing_nobody_is_left_and_nobody_is_lent():
    yard = Yard()
    workers = pool(yard)
    await workers.warm("a", 2)
    async with workers.lent("a") as busy:
        await workers.close()
        assert busy.killed
    await settle()
    assert all(worker.killed for worker in yard.started)
    with pytest.raises(CannotRunError, match="closing"):
        async with workers.lent("a"):
            pass


async def test_one_that_is_started_while_it_closes_is_ended_too():
    yard = Yard()
    workers = pool(yard)
    warming = asyncio.create_task(workers.warm("a", 1))
    await asyncio.sleep(0)
    await workers.close()
    with pytest.raises(CannotRunError, match="closing"):
        await warming
    assert all(worker.killed for worker in yard.started)
