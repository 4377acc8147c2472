"""What a process leaves when it dies is taken up by the next one, once."""

import asyncio
import itertools
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot import plugins
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Delivery, Reply, Said, Text
from core.clock import FixedClock
from core.feature import Command, Feature
from core.store import turns
from core.turn import Turn
from sandbox.contract import Execution, Job, Status, Verdict
from tests.pupil import Pupil, RecordingPlatform, words_of


class CountingRunner:
    """Runs nothing, and counts how often it was asked to; `hold` keeps it from ending."""

    def __init__(self) -> None:
        self.runs = 0
        self.hold = asyncio.Event()
        self.hold.set()
        self.began = asyncio.Event()

    async def run(self, job: Job) -> Verdict:
        del job
        self.runs += 1
        self.began.set()
        await self.hold.wait()
        return Verdict(status=Status.FINISHED, executions=(Execution(status=Status.FINISHED, stdout="ran"),))

    async def close(self) -> None:
        """Nothing is held."""


class DyingRunner(CountingRunner):
    """One in whose first run the process is ended: nothing of the turn is written any more."""

    async def run(self, job: Job) -> Verdict:
        raise asyncio.CancelledError


class StumblingPlatform(RecordingPlatform):
    """One with a bug, which shows where a reply is Ada's."""

    async def send(self, delivery: Delivery) -> None:
        if delivery.chat == "ada":
            raise ValueError("a bug, on purpose")
        self.sent.append(delivery)


async def hello(turn: Turn) -> Reply:
    return Reply.of(Text(f"hello {turn.seq}"))


async def run(turn: Turn) -> Reply:
    contents = [await turn.content(file) for file in turn.files]
    verdict = await turn.run(Job(source="1"))
    return Reply.of(Text(verdict.executions[0].stdout), *(Text(content.decode()) for content in contents))


TOY = Feature(
    name="toy",
    words=Path(),
    commands=(Command(name="hello", handler=hello), Command(name="run", handler=run)),
    fallback=hello,
)


@pytest.fixture(autouse=True)
def only_the_toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "features", lambda: [TOY])


@asynccontextmanager
async def process(
    settings: Settings, clock: FixedClock, runner: CountingRunner | None = None
) -> AsyncGenerator[tuple[OpenHouse, RecordingPlatform]]:
    """A house as one process has it."""
    async with open_house(settings, lambda _: None, clock=clock, runner=runner or CountingRunner()) as house:
        platform = RecordingPlatform()
        house.dispatch.outbox.platforms[platform.name] = platform
        yield house, platform


async def test_a_reply_that_was_committed_and_not_sent_goes_out_at_the_next_start(
    settings: Settings, clock: FixedClock
) -> None:
    async with process(settings, clock) as (house, platform):
        platform.away = True
        await house.door.receive(Pupil(house).incoming(Said("/hello")))
        assert platform.sent == []
    async with process(settings, clock) as (house, platform):
        assert await house.dispatch.recover() == 1
        assert [words_of(one.reply) for one in platform.sent] == ["hello 1"]
        assert await house.dispatch.recover() == 0


async def test_a_slow_turn_that_was_not_finished_is_run_again_and_answered(
    settings: Settings, clock: FixedClock
) -> None:
    async with process(settings, clock) as (house, _):
        await house.door.receive(Pupil(house).incoming(Said("/hello")))
        incoming = Pupil(house, events=_from(5)).incoming(Said("/run"))
        worker = house.dispatch.outbox.worker
        async with house.dispatch.house.database.transaction() as connection:
            await turns.begin(connection, incoming, 1, worker, clock.now())
    runner = CountingRunner()
    async with process(settings, clock, runner) as (house, platform):
        assert await house.dispatch.recover() == 1
        assert [words_of(one.reply) for one in platform.sent] == ["ran"]
        assert runner.runs == 1
        await house.door.receive(incoming)
        assert runner.runs == 1, "delivered again, it is answered from its row"


async def test_a_file_that_came_along_is_still_there_after_a_crash_in_mid_turn(
    settings: Settings, clock: FixedClock
) -> None:
    async with process(settings, clock, DyingRunner()) as (house, _):
        with pytest.raises(asyncio.CancelledError):
            await house.door.receive(Pupil(house).incoming(Said("/run"), files={"data.csv": b"a,b"}))
    async with process(settings, clock) as (house, platform):
        assert await house.dispatch.recover() == 1
        assert [words_of(one.reply) for one in platform.sent] == ["ran\na,b"]


async def test_a_reply_that_a_bug_keeps_from_being_sent_does_not_keep_the_others(
    settings: Settings, clock: FixedClock, caplog: pytest.LogCaptureFixture
) -> None:
    async with process(settings, clock) as (house, platform):
        platform.away = True
        for name in ("ada", "eve"):
            await house.door.receive(Pupil(house, name=name).incoming(Said("/hello")))
    async with process(settings, clock) as (house, _):
        stumbling = house.dispatch.outbox.platforms["test"] = StumblingPlatform()
        assert await house.dispatch.recover() == 2
        assert [one.chat for one in stumbling.sent] == ["eve"]
        assert "cannot be taken up" in caplog.text


async def test_an_event_that_another_process_took_in_the_meantime_leaves_no_gap(
    settings: Settings, clock: FixedClock
) -> None:
    async with process(settings, clock) as (house, platform):
        pupil = Pupil(house)
        await pupil.say("/hello")
        incoming = pupil.incoming(Said("/overtaken"))

        async def overtaken(turn: Turn) -> Reply:
            async with process(settings, clock) as (other, _):
                worker = other.dispatch.outbox.worker
                database = other.dispatch.house.database
                await database.write(turns.begin, incoming, turn.learner.id, worker, clock.now())
            return Reply.of(Text("too late"))

        commands = house.dispatch.router.commands
        assert isinstance(commands, dict)
        commands["overtaken"] = Command(name="overtaken", handler=overtaken)
        await house.door.receive(incoming)
        assert len(platform.sent) == 1
        assert words_of(await pupil.say("/hello")) == "hello 2"


async def test_what_a_living_process_has_in_hand_is_left_to_it(settings: Settings, clock: FixedClock) -> None:
    runner = CountingRunner()
    runner.hold.clear()
    async with process(settings, clock, runner) as (house, platform):
        event = Pupil(house).incoming(Said("/run"))
        working = asyncio.create_task(house.door.receive(event))
        await runner.began.wait()
        async with process(settings, clock) as (other, there):
            clock.advance(hours=1)
            assert await other.dispatch.recover() == 0
            await other.door.receive(event)
            assert there.sent == []
        runner.hold.set()
        await working
        assert [words_of(one.reply) for one in platform.sent] == ["ran"]
        assert runner.runs == 1


async def test_two_processes_that_recover_at_once_send_a_reply_once(
    settings: Settings, clock: FixedClock
) -> None:
    async with process(settings, clock) as (house, platform):
        platform.away = True
        for n in range(20):
            await house.door.receive(Pupil(house, name=f"p{n}").incoming(Said("/hello")))
    async with process(settings, clock) as (one, first), process(settings, clock) as (two, second):
        taken = await asyncio.gather(one.dispatch.recover(), two.dispatch.recover())
        assert sum(taken) == 20
        assert len({sent.turn for sent in first.sent + second.sent}) == 20
        assert len(first.sent) + len(second.sent) == 20


async def test_a_process_whose_connection_broke_is_seen_alive_again(
    settings: Settings, clock: FixedClock
) -> None:
    assert settings.database_url is not None
    engine = create_async_engine(settings.database_url.get_secret_value())
    ours = (
        f"FROM pg_locks WHERE locktype = 'advisory' AND classid = {turns.LOCKS}"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    async with process(settings, clock), engine.connect() as connection:
        await connection.execute(text(f"SELECT pg_terminate_backend(pid) {ours}"))
        await connection.rollback()
        for _ in range(200):
            await asyncio.sleep(0.05)
            found = await connection.execute(text(f"SELECT count(*) {ours}"))
            if found.scalar_one() == 1:
                break
        else:
            pytest.fail("the lock was not taken again")
    await engine.dispose()


def _from(first: int) -> "itertools.count[int]":
    return itertools.count(first)


async def test_a_reply_that_this_release_cannot_read_stops_nobody(
    settings: Settings, clock: FixedClock
) -> None:
    async with process(settings, clock) as (house, platform):
        pupil = Pupil(house)
        await pupil.say("/hello")
        async with house.dispatch.house.database.transaction() as connection:
            await connection.execute(
                text("""UPDATE turns SET reply = '{"blocks": [{"kind": "hologram"}]}'""")
            )
        told = await house.door.history("test", "ada", "ada", after=0, limit=10)
        assert [one.reply.blocks for one in told] == [()]
        assert words_of(await pupil.say("/hello")) == "hello 2"
        assert len(platform.sent) == 2
