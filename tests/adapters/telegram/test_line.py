"""Updates are taken in order for each key, and Telegram hears of one only once it is written down."""

import asyncio
from collections.abc import AsyncGenerator, Callable

import pytest

from adapters.telegram.line import CROWD, MOST_WRITTEN, Line
from core.errors import Unavailable


class Core:
    """Takes updates, and ends each when the test says so."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.away: set[int] = set()
        self.broken: set[int] = set()
        self.gates: dict[int, asyncio.Event] = {}
        self.line = Line(self.take)

    def gate(self, update: int) -> asyncio.Event:
        return self.gates.setdefault(update, asyncio.Event())

    async def take(self, update: int) -> None:
        self.begun.append(update)
        if update in self.away:
            raise Unavailable("the database")
        if update in self.broken:
            raise RuntimeError("on purpose")
        if update in self.gates:
            await self.gates[update].wait()


@pytest.fixture
async def core() -> AsyncGenerator[Core]:
    core = Core()
    yield core
    await core.line.close(0)


async def settle(until: Callable[[], object] = lambda: False) -> None:
    for _ in range(20):
        await asyncio.sleep(0)
        if until():
            return


async def test_of_a_crowd_each_waits_only_until_the_one_before_is_written_down(core: Core) -> None:
    for update in range(1, CROWD + 3):
        core.gate(update)
        core.line.put(update, "eve")
    await settle()
    assert core.begun == [1], "which is not written down"
    core.line.written(1)
    await settle()
    assert core.begun == [1, 2]
    core.gate(1).set()
    core.gate(2).set()
    await settle()
    core.line.written(3)
    await settle()
    assert core.begun == [1, 2, 3], "no crowd any more: the answer is waited for"


async def test_one_after_the_other_for_a_key_and_side_by_side_for_others(core: Core) -> None:
    core.gate(1)
    for update, key in ((1, "ada"), (2, "ada"), (3, "bob")):
        assert core.line.put(update, key)
    await settle()
    assert core.begun == [1, 3]
    core.gate(1).set()
    await settle()
    assert core.begun == [1, 3, 2]
    assert core.line.low == 4


async def test_what_is_put_twice_is_taken_once(core: Core) -> None:
    core.gate(1)
    assert core.line.put(1, "ada")
    assert not core.line.put(1, "ada")
    core.gate(1).set()
    await settle()
    assert not core.line.put(1, "ada")
    assert core.begun == [1]


async def test_low_is_the_first_that_is_not_written_down(core: Core) -> None:
    assert core.line.low == 0
    for update in (7, 8, 9):
        core.gate(update)
        core.line.put(update, update)
    await settle()
    assert core.line.low == 7
    core.line.written(8)
    assert core.line.low == 7
    core.line.written(7)
    assert core.line.low == 9
    core.gate(9).set()
    await settle()
    assert core.line.low == 10


async def test_what_is_written_down_while_it_is_taken_still_holds_its_key(core: Core) -> None:
    core.gate(1)
    core.line.put(1, "ada")
    core.line.put(2, "ada")
    await settle()
    core.line.written(1)
    await settle()
    assert core.begun == [1]
    assert await core.line.settled(1)


async def test_one_that_could_not_be_kept_is_missing_with_all_behind_it(core: Core) -> None:
    core.away.add(1)
    for update, key in ((1, "ada"), (2, "ada"), (3, "bob")):
        core.line.put(update, key)
    await settle()
    assert core.begun == [1, 3]
    assert core.line.low == 1
    assert [await core.line.settled(one) for one in (1, 2, 3)] == [False, False, True]
    core.away.clear()
    assert [core.line.put(one, "ada") for one in (1, 2, 3)] == [True, True, False]
    await settle()
    assert core.begun == [1, 3, 1, 2]
    assert core.line.low == 4


async def test_one_that_is_brought_again_before_the_other_is_forgotten_is_taken(core: Core) -> None:
    core.away.add(1)
    core.line.put(1, "ada")
    assert not await core.line.settled(1)
    core.away.clear()
    assert core.line.put(1, "ada")
    await settle()
    assert core.line.low == 2


async def test_a_bug_in_one_update_keeps_no_other(core: Core, caplog: pytest.LogCaptureFixture) -> None:
    core.broken.add(1)
    core.line.put(1, "ada")
    core.line.put(2, "ada")
    await settle()
    assert core.begun == [1, 2]
    assert core.line.low == 3
    assert "update 1 is passed over" in caplog.text


async def test_unavailable_after_it_was_written_down_loses_nothing(core: Core) -> None:
    async def take(update: int) -> None:
        line.written(update)
        raise Unavailable("Telegram")

    line = Line(take)
    line.put(1, "ada")
    await settle()
    assert line.low == 2
    await line.close(0)


class TestPassing:
    async def test_what_waits_behind_something_written_down_may_pass_it(self, core: Core) -> None:
        core.gate(1)
        for update in (1, 2, 3):
            core.line.put(update, "ada")
        await settle()
        core.line.let_pass()
        await settle()
        assert core.begun == [1], "it is not written down yet"
        core.line.written(1)
        core.gate(2)
        core.line.let_pass()
        await settle()
        assert core.begun == [1, 2], "and no further than behind one that is not"
        core.gate(2).set()
        await settle()
        assert core.begun == [1, 2, 3]
        assert core.line.low == 4

    async def test_nothing_passes_unasked(self, core: Core) -> None:
        core.gate(1)
        core.line.put(1, "ada")
        core.line.let_pass()
        await settle()
        core.line.put(2, "ada")
        await settle()
        core.line.written(1)
        await settle()
        assert core.begun == [1]


class TestClose:
    async def test_what_is_being_taken_ends_and_nothing_more_is(self, core: Core) -> None:
        core.gate(1)
        core.line.put(1, "ada")
        core.line.put(2, "ada")
        waiting = asyncio.create_task(core.line.settled(2))
        await settle()
        closing = asyncio.create_task(core.line.close(10))
        await settle()
        assert not closing.done()
        core.gate(1).set()
        await closing
        assert core.begun == [1]
        assert not await waiting, "it is brought again"
        assert core.line.low == 2

    async def test_what_does_not_end_is_cancelled(self, core: Core) -> None:
        core.gate(1)
        core.line.put(1, "ada")
        waiting = asyncio.create_task(core.line.settled(1))
        await settle()
        await core.line.close(0.01)
        assert not await waiting


async def test_numbers_may_begin_anew_after_silence(core: Core) -> None:
    core.line.put(900, "ada")
    core.line.fresh_start()
    assert core.line.low == 900, "not while something is open"
    await settle()
    core.line.fresh_start()
    assert core.line.low == 0
    assert core.line.put(5, "ada")
    await settle()
    assert core.line.low == 6


async def test_one_that_was_confirmed_before_we_came_says_nothing_of_those_below_it(core: Core) -> None:
    assert core.line.put(9, "ada", confirmed=True)
    await settle()
    assert core.begun == [9]
    assert core.line.low == 0, "or Telegram would never bring what is below"


async def test_one_that_was_confirmed_is_taken_also_behind_one_that_is_missing(core: Core) -> None:
    core.away.add(1)
    core.line.put(1, "ada")
    core.line.put(2, "ada", confirmed=True)
    await settle()
    assert core.begun == [1, 2], "Telegram does not bring it again"
    assert core.line.low == 1


async def test_what_is_missing_for_good_costs_no_memory(core: Core) -> None:
    core.away.add(0)
    core.line.put(0, "lost")
    await settle()
    for update in range(1, MOST_WRITTEN + 500):
        core.line.put(update, update)
        await settle(lambda update=update: update in core.begun[-1:])
    await settle()
    assert core.line.low == 0
    assert core.line.put(1, 1), "forgotten: the core knows it by its row"
    assert not core.line.put(MOST_WRITTEN + 499, 1)
