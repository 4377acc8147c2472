"""What would become of a course is worked out in a thread, one at a time, and whoever waits is told how far it is."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from core.authoring.proposing import Target, proposed_upload
from core.authoring.stages import REACHED, WHOLE, Heard, Stage, Told, in_stages
from core.words import Words
from tests.core.authoring.many import many

WORDS = Words.load([Path(__file__).parents[3] / "core/words"])
NEVER = 3600.0


class Listener:
    """Remembers what it was told; `at` is done at a stage."""

    def __init__(self, at: Stage | None = None, do: Callable[[], object] = lambda: None) -> None:
        self.stages: list[Stage] = []
        self.at, self.do = at, do

    async def tell(self, stage: Stage) -> None:
        self.stages.append(stage)
        if stage is self.at:
            self.do()


@pytest.mark.timeout(300)
async def test_a_large_file_is_told_stage_by_stage() -> None:
    listener = Listener()
    content = many(2000)
    proposal = await proposed_upload(
        Target(title="Much"), "much.gift", content, WORDS, told=Told(listener.tell)
    )
    assert proposal.course is not None
    assert len(proposal.course.items) == 2000
    assert listener.stages == list(Stage)


async def test_files_of_a_course_need_no_writing() -> None:
    proposal = await proposed_upload(Target(title="Few"), "few.gift", many(80), WORDS)
    listener = Listener()
    target = Target(course=proposal.course_id, title="Few", into=proposal.files)
    again = await proposed_upload(target, "few.md", b"# Few\n", WORDS, told=Told(listener.tell))
    assert again.stopped
    assert listener.stages == [Stage.WAIT, Stage.READ]


def test_shares_of_the_time_grow() -> None:
    shares = [REACHED[stage] for stage in Stage]
    assert shares == sorted(set(shares))
    assert shares[-1] < WHOLE


async def test_what_takes_long_keeps_nothing_else_waiting() -> None:
    done_outside = Event()

    def work(heard: Heard) -> str:
        heard(Stage.CHECK)
        assert done_outside.wait(60), "nothing else could be done meanwhile"
        return "done"

    assert await in_stages(work, Told(Listener(Stage.CHECK, done_outside.set).tell)) == "done"


async def test_one_is_worked_out_after_the_other() -> None:
    go_on = Event()
    log: list[str] = []

    def work(name: str) -> Callable[[Heard], None]:
        def inside(heard: Heard) -> None:
            log.append(f"{name} begins")
            heard(Stage.READ)
            go_on.wait(60)
            log.append(f"{name} ends")

        return inside

    begun = asyncio.Event()
    first = asyncio.create_task(in_stages(work("first"), Told(Listener(Stage.READ, begun.set).tell)))
    await begun.wait()
    waiting = asyncio.Event()
    listener = Listener(Stage.WAIT, waiting.set)
    second = asyncio.create_task(in_stages(work("second"), Told(listener.tell)))
    await waiting.wait()
    assert listener.stages == [Stage.WAIT]
    go_on.set()
    await asyncio.gather(first, second)
    assert log == ["first begins", "first ends", "second begins", "second ends"]


async def test_of_what_is_over_soon_nothing_is_told() -> None:
    listener = Listener()

    def work(heard: Heard) -> str:
        heard(Stage.READ)
        return "done"

    assert await in_stages(work, Told(listener.tell, NEVER)) == "done"
    assert listener.stages == []


async def test_of_what_takes_longer_the_stage_that_it_is_in_is_told() -> None:
    shown = Event()

    def work(heard: Heard) -> str:
        heard(Stage.READ)
        heard(Stage.CHECK)
        assert shown.wait(60)
        return "done"

    listener = Listener(Stage.CHECK, shown.set)
    assert await in_stages(work, Told(listener.tell, 0.01)) == "done"
    assert listener.stages[-1] is Stage.CHECK


async def test_what_nobody_waits_for_any_more_ends_at_its_next_stage() -> None:
    told, ended = Event(), Event()
    reached: list[Stage] = []

    def work(heard: Heard) -> None:
        try:
            heard(Stage.READ)
            assert told.wait(60)
            heard(Stage.WRITE)
            reached.append(Stage.WRITE)
        finally:
            ended.set()

    async def refuse(stage: Stage) -> None:
        if stage is Stage.READ:
            raise LookupError

    with pytest.raises(LookupError):
        await in_stages(work, Told(refuse))
    told.set()
    assert await in_stages(lambda _: "next") == "next"
    assert ended.is_set()
    assert reached == []


async def test_what_it_raises_is_raised() -> None:
    def work(heard: Heard) -> None:
        heard(Stage.READ)
        raise ValueError("no course")

    with pytest.raises(ValueError, match="no course"):
        await in_stages(work, Told(Listener().tell))
