"""A kill switch has its effect in every process within seconds, also on what is under way, and loses nothing."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Called
from core.clock import FixedClock
from core.features.operating.jobs import look_at_switches
from core.llm import Call
from core.store import switches
from core.store.switches import Switched
from core.switches import MODEL, OFF_NOTE, SANDBOX, SwitchedModel, SwitchedRunner, Switches, TurnedOff
from core.tutoring import Help, Silence
from core.tutoring.leave import leave
from sandbox.contract import Job, Status, Verdict
from tests.catalogues import catalogue_of
from tests.core.features.doings import PYTHON, did
from tests.core.features.tutor.scenes import agree, with_model
from tests.core.llm.calls import hint
from tests.core.llm.scripted import ScriptedModel
from tests.core.teachers import rows
from tests.pupil import Pupil, RecordingPlatform, words_of


@dataclass(slots=True)
class StuckRunner:
    """Runs the first program until it is told to stop, and says so."""

    began: asyncio.Event = field(default_factory=asyncio.Event)
    stopped: int = 0

    async def run(self, job: Job) -> Verdict:
        del job
        self.began.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.stopped += 1
            raise
        raise AssertionError

    async def close(self) -> None: ...


def turned(*names: str, off: bool = True) -> Sequence[Switched]:
    now = FixedClock().now()
    return [Switched(one, off, "", now) for one in names]


async def switch(house: OpenHouse, name: str, *, off: bool) -> None:
    """As /operator switch writes it, in whichever process."""
    now = house.dispatch.clock.now()
    await house.dispatch.house.database.write(switches.turn_to, name, off=off, reason="", by=None, now=now)


async def test_a_program_that_runs_is_stopped_and_the_answer_is_that_it_cannot_be_run() -> None:
    stuck, known = StuckRunner(), Switches()
    runner = SwitchedRunner(stuck, known)
    running = asyncio.create_task(runner.run(Job(source="while True: pass")))
    await stuck.began.wait()
    known.learn(turned(SANDBOX))
    assert await running == Verdict(status=Status.UNAVAILABLE, note=OFF_NOTE)
    assert stuck.stopped == 1
    assert (await runner.run(Job(source=""))).status is Status.UNAVAILABLE
    assert stuck.stopped == 1, "nothing went into the sandbox"


async def test_who_hangs_up_while_the_sandbox_is_on_stops_their_program() -> None:
    stuck, known = StuckRunner(), Switches()
    running = asyncio.create_task(SwitchedRunner(stuck, known).run(Job(source="")))
    await stuck.began.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert stuck.stopped == 1


async def test_turned_off_in_another_process_it_is_off_here_after_the_next_look(
    house: OpenHouse, settings: Settings, clock: FixedClock
) -> None:
    courses = catalogue_of(settings.content)
    async with open_house(settings, tell=lambda _: None, clock=clock, catalogue=courses) as other:
        await switch(house, SANDBOX, off=True)
        await look_at_switches(other.dispatch.house, clock.now())
        assert other.dispatch.house.switches.off(SANDBOX)
        assert not other.dispatch.house.switches.off(MODEL)
        await switch(other, SANDBOX, off=False)
        await look_at_switches(other.dispatch.house, clock.now())
        assert not other.dispatch.house.switches.off(SANDBOX)


async def test_a_process_that_begins_while_it_is_off_begins_with_it_off(
    house: OpenHouse, settings: Settings, clock: FixedClock
) -> None:
    await switch(house, SANDBOX, off=True)
    courses = catalogue_of(settings.content)
    async with open_house(settings, tell=lambda _: None, clock=clock, catalogue=courses) as other:
        platform = RecordingPlatform()
        other.dispatch.outbox.platforms[platform.name] = platform
        said = words_of(await Pupil(other).send(Called("run", {"code": "print(1)"})))
    assert OFF_NOTE not in said, "that is for the operator"
    assert "again" in said


async def test_while_the_sandbox_is_off_a_submission_is_kept_and_counts_as_no_try(
    house: OpenHouse, pupil: Pupil
) -> None:
    await did(pupil, PYTHON)
    await pupil.say("/challenge to-fahrenheit")
    house.dispatch.house.switches.learn(turned(SANDBOX))
    await pupil.fill("def to_fahrenheit(celsius):\n    return celsius * 9 / 5 + 32")
    assert any("to_fahrenheit" in one.value and "9 / 5" in one.value for one in pupil.form().fields)
    house.dispatch.house.switches.learn(turned(SANDBOX, off=False))
    assert await rows(house, "SELECT id FROM attempts WHERE activity = 'challenge'") == []


async def test_while_the_model_is_off_authors_words_are_there_and_nothing_goes_to_it(
    house: OpenHouse, pupil: Pupil
) -> None:
    model = with_model(house, lambda _: "Which line runs first?")
    await did(pupil, PYTHON)
    await agree(pupil)
    house.dispatch.house.switches.learn(turned(MODEL))
    turn = await house.dispatch.glance(pupil.incoming(Called("help")))
    assert await leave(turn, Help.TALK) is Silence.AWAY
    await pupil.call("ask", question="what is a variable?")
    assert model.calls == []


async def test_what_a_model_says_after_it_was_turned_off_is_thrown_away() -> None:
    known = Switches()

    def script(_: Call) -> str:
        known.learn(turned(MODEL))
        return "too late"

    scripted = ScriptedModel(script)
    model, call = SwitchedModel(scripted, known), hint()
    with pytest.raises(TurnedOff) as late:
        await model.answer(call)
    assert late.value.spent.written > 0, "it has cost something all the same"
    with pytest.raises(TurnedOff):
        await anext(model.stream(call))
    assert len(scripted.calls) == 1
