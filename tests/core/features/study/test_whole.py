"""What is begun is finished by the next process, and two accounts that become one have one shelf."""

import asyncio
from dataclasses import replace

import pytest

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Media, Pressed, Said
from core.clock import FixedClock
from core.llm import Answer, Call
from core.store import turns
from core.store.knowledge import Gaussian
from core.store.merging import Merger, merge
from tests.core.documents.files import sentences
from tests.core.features.study.scenes import NOTES, agree, author, bring, counted, rows
from tests.core.llm.scripted import ScriptedModel
from tests.pupil import Pupil, RecordingPlatform, words_of


async def test_a_file_whose_reading_was_cut_off_is_read_by_the_next_process(
    settings: Settings, clock: FixedClock
) -> None:
    file = Media.of("bees.md", "text/markdown", NOTES.encode())
    async with open_house(settings, lambda _: None, clock=clock) as house:
        house.dispatch.outbox.platforms["test"] = RecordingPlatform()
        pupil = Pupil(house)
        await pupil.say("/start")
        incoming = replace(pupil.incoming(Said("")), attachments=(file.named(),))
        await house.dispatch.blobs.put(file.key, NOTES.encode())
        async with house.dispatch.house.database.transaction() as connection:
            await turns.begin(connection, incoming, 1, house.dispatch.outbox.worker, clock.now())
    async with open_house(settings, lambda _: None, clock=clock) as house:
        house.dispatch.outbox.platforms["test"] = platform = RecordingPlatform()
        assert await house.dispatch.recover() == 1
        assert "I have read bees\\.md" in words_of(platform.sent[-1].reply)
        assert await counted(house) == (1, 2, 0)


async def test_questions_whose_making_was_killed_are_made_by_the_next_process_once(
    settings: Settings, clock: FixedClock
) -> None:
    class Dying(ScriptedModel):
        async def answer(self, call: Call) -> Answer:
            raise asyncio.CancelledError

    async with open_house(settings, lambda _: None, clock=clock) as house:
        house.dispatch.outbox.platforms["test"] = RecordingPlatform()
        house.dispatch.house = replace(house.dispatch.house, model=Dying(author().script))
        pupil = Pupil(house)
        await bring(pupil)
        await agree(pupil)
        press = Pressed(pupil.choice("Quiz me on it").id)
        with pytest.raises(asyncio.CancelledError):
            await house.door.receive(pupil.incoming(press))
        assert await counted(house) == (1, 2, 0)
    async with open_house(settings, lambda _: None, clock=clock) as house:
        house.dispatch.outbox.platforms["test"] = platform = RecordingPlatform()
        house.dispatch.house = replace(house.dispatch.house, model=author())
        assert await house.dispatch.recover() == 1
        assert "Question 1/3" in words_of(platform.sent[-1].reply)
        assert await counted(house) == (1, 2, 3)
        assert len(await rows(house, "SELECT 1 FROM tutor_messages")) == 1


async def test_two_who_become_one_have_one_shelf_and_the_same_file_once(house: OpenHouse) -> None:
    database, clock = house.dispatch.house.database, house.dispatch.clock
    house.dispatch.house = replace(house.dispatch.house, model=author())
    ada, bob = Pupil(house, name="ada"), Pupil(house, name="bob")
    for one in (ada, bob):
        await bring(one)
    await bring(bob, sentences(20), "water.txt")
    await agree(bob)
    await bob.say("/study bees.md")
    await bob.press("Quiz me on it")
    assert await counted(house) == (3, 5, 3)
    first, second = [one["id"] for one in await rows(house, "SELECT id FROM learners ORDER BY id")]

    def either(one: Gaussian, _: Gaussian) -> Gaussian:
        return one

    async with database.transaction() as connection:
        merger = Merger(stays=first, goes=second, now=clock.now(), ability=either, skill=either)
        await merge(connection, merger)
    assert await counted(house) == (2, 3, 3)
    for table in ("study_sets", "study_passages", "study_items"):
        assert {one["learner_id"] for one in await rows(house, f"SELECT learner_id FROM {table}")} == {first}
    house.dispatch.house = replace(house.dispatch.house, model=None)
    await ada.say("/study bees.md")
    await ada.press("Quiz me on it")
    assert "Question 1/3" in ada.words()
