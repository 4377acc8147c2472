"""Long work of one community, however much it is and whatever it waits for, keeps no other community's from being done."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from bot import plugins
from bot.settings import Settings
from bot.wiring import OpenHouse
from core.errors import Unavailable
from core.jobs import Step, Work, run_open
from core.store import jobs
from core.store.jobs import Job, State
from core.turn import House
from tests.core.test_dispatch import TOY

SCHOOL, CLUB = "test/school", "test/club"


@pytest.fixture
def settings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A house in which there is only the toy."""
    monkeypatch.setattr(plugins, "features", lambda: [TOY])
    return settings


async def begun(house: OpenHouse, community: str, *ids: str, kind: str = "count", after: int = 0) -> None:
    now = house.dispatch.clock.now() + timedelta(seconds=after)
    for id_ in ids:
        await house.dispatch.house.database.write(jobs.start, id_, kind, community, None, {}, now)


async def run(house: OpenHouse, **works: Work) -> int:
    return await run_open(house.dispatch.house, works, house.dispatch.clock, house.dispatch.outbox.worker)


async def state(house: OpenHouse, id_: str, community: str) -> State:
    found = await house.dispatch.house.database.read(jobs.find, id_, community)
    assert found is not None
    return found.state


async def counted(house: House, job: Job, step: Step) -> Mapping[str, Any]:
    del house, job
    await step(1, 1, {})
    return {}


async def away(house: House, job: Job, step: Step) -> Mapping[str, Any]:
    del house, job, step
    raise Unavailable("the model, which the operator switched off")


async def test_work_that_waits_for_what_is_away_holds_up_nobody_else(house: OpenHouse) -> None:
    await begun(house, CLUB, "draft-1", "draft-2", kind="draft")
    await begun(house, SCHOOL, "export", after=1)
    with pytest.raises(Unavailable):
        await run(house, count=counted, draft=away)
    assert await state(house, "export", SCHOOL) is State.DONE
    assert await state(house, "draft-1", CLUB) is State.OPEN
    assert await run(house, count=counted, draft=counted) == 2, "it is gone on with in the next round"


async def test_whoever_begins_much_holds_up_themselves_alone(house: OpenHouse) -> None:
    order: list[str] = []

    async def noted(inside: House, job: Job, step: Step) -> Mapping[str, Any]:
        order.append(job.id)
        return await counted(inside, job, step)

    await begun(house, CLUB, *(f"club-{number:02}" for number in range(30)))
    await begun(house, SCHOOL, "school-00", "school-01", after=60)
    assert await run(house, count=noted) == 32
    assert order[:4] == ["club-00", "school-00", "club-01", "school-01"]
    assert order[4:] == [f"club-{number:02}" for number in range(2, 30)]
