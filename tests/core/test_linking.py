"""What a link writes is refused where it is no longer so; and a turn of an account that is removed meanwhile."""

import pytest

from bot.wiring import OpenHouse
from core.chat import Reply, Text
from core.errors import Overtaken
from core.features.link import rules
from core.store import linking
from core.store.knowledge import Gaussian
from core.store.merging import Merger
from tests.core.features.doings import MEMORY, did
from tests.core.features.link.sides import code_of, count, learner_of, link, open_platforms, rows
from tests.core.test_merging import Gate, begin
from tests.pupil import Pupil, words_of


def only_mine(one: Gaussian, _: Gaussian) -> Gaussian:
    return one


@pytest.fixture(autouse=True)
def platforms(house: OpenHouse) -> None:
    open_platforms(house)


@pytest.fixture
def ada(house: OpenHouse) -> Pupil:
    return Pupil(house, name="ada", platform="discord")


@pytest.fixture
def bob(house: OpenHouse) -> Pupil:
    return Pupil(house, name="bob", platform="telegram")


async def join(ada: Pupil, code: str, stays: int, goes: int) -> None:
    house = ada.house.dispatch
    merger = Merger(stays=stays, goes=goes, now=house.clock.now(), ability=only_mine, skill=only_mine)
    digest = rules.digest(rules.plain_code(code) or "")
    async with house.house.database.transaction() as connection:
        await linking.join(connection, digest, merger, Reply.of(Text("told")), "event")


async def set_erasure(pupil: Pupil) -> None:
    query = "UPDATE learners SET erase_at = now() WHERE id = :who RETURNING id"
    await rows(pupil.house, query, who=await learner_of(pupil))


async def test_a_join_is_written_once_and_tells_of_it(ada: Pupil, bob: Pupil) -> None:
    code = await code_of(ada)
    await bob.say("/start")
    pair = await learner_of(ada), await learner_of(bob)
    await join(ada, code, *pair)
    with pytest.raises(Overtaken):
        await join(ada, code, *pair)
    assert await rows(ada.house, "SELECT count(*) FROM turns WHERE event_id = 'event'") == [(1,)]


@pytest.mark.parametrize("leaving", ["ada", "bob"])
async def test_nobody_is_joined_to_what_is_being_erased(ada: Pupil, bob: Pupil, leaving: str) -> None:
    code = await code_of(ada)
    await bob.say("/start")
    await set_erasure(ada if leaving == "ada" else bob)
    with pytest.raises(Overtaken):
        await join(ada, code, await learner_of(ada), await learner_of(bob))
    assert await count(ada.house, "learners") == 2
    assert await rows(ada.house, "SELECT used_at FROM link_codes") == [(None,)], "nor is the code used up"


async def test_a_code_makes_nobody_elses_account_stay(ada: Pupil, bob: Pupil) -> None:
    code = await code_of(ada)
    await bob.say("/start")
    with pytest.raises(Overtaken):
        await join(ada, code, await learner_of(bob), await learner_of(ada))
    assert await count(ada.house, "learners") == 2


async def part(pupil: Pupil) -> None:
    database, now = pupil.house.dispatch.house.database, pupil.house.dispatch.clock.now()
    learner = await learner_of(pupil)
    async with database.transaction() as connection:
        await linking.part(connection, learner, pupil.platform, pupil.name, 0, now)


async def test_the_last_account_of_a_learner_cannot_be_taken_away(ada: Pupil) -> None:
    await ada.say("/start")
    with pytest.raises(Overtaken):
        await part(ada)
    assert await count(ada.house, "identities") == 1


async def test_where_one_stood_in_the_chats_of_a_removed_account_is_forgotten(ada: Pupil, bob: Pupil) -> None:
    await link(ada, bob)
    for one in (ada, bob):
        await did(one, MEMORY, activity=f"of {one.name}")
    await ada.say("/link remove telegram")
    await ada.press("Remove Telegram")
    assert await rows(ada.house, "SELECT platform, activity FROM conversations") == [("discord", "of ada")]


@pytest.mark.parametrize("when", ["before its slow work", "in its slow work"])
async def test_a_turn_of_an_account_that_is_removed_meanwhile_begins_again_as_somebody_new(
    ada: Pupil, bob: Pupil, when: str
) -> None:
    await link(ada, bob)
    await did(ada, MEMORY)
    gate = Gate()
    task = await begin(bob, gate)
    if when == "in its slow work":
        gate.go.set()
        await gate.working.wait()
    await ada.say("/link remove telegram")
    await ada.press("Remove Telegram")
    gate.go.set()
    gate.done.set()
    said = words_of(await task)
    stranger = await learner_of(bob)
    assert stranger != await learner_of(ada)
    assert said.startswith(f"as {stranger} in None")
    assert await rows(
        ada.house, "SELECT DISTINCT learner_id FROM turns WHERE body->>'command' = 'doing'"
    ) == [(stranger,)]
    assert len(await bob.house.door.history("telegram", "bob", "bob", after=0, limit=30)) == 1
