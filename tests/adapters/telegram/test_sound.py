"""Voice notes and music come in, and what can be listened to is sent so that it plays."""

from collections.abc import AsyncGenerator

import pytest

from bot.wiring import OpenHouse
from tests.adapters.toy import HUM, SOUND, Toy
from tests.loopback.openai import Heard, LoopbackOpenAI
from tests.loopback.telegram import LoopbackTelegram, Person
from tests.sounds import mp3, ogg
from tests.speaking import agree, hearing

pytestmark = pytest.mark.usefixtures("platform")


@pytest.fixture
async def openai(playroom: OpenHouse) -> AsyncGenerator[LoopbackOpenAI]:
    """What the house hears with."""
    async with hearing(playroom) as server:
        yield server


@pytest.fixture
async def ada(loopback: LoopbackTelegram, playroom: OpenHouse, openai: LoopbackOpenAI) -> Person:
    """Somebody who has agreed to be heard."""
    person = loopback.user("Ada")
    await person.answer(await person.say(person.chat, "/start"))
    await agree(playroom, "telegram", str(person.user.id))
    return person


class TestIn:
    async def test_a_voice_note_is_heard_and_presses_what_is_open(
        self, ada: Person, openai: LoopbackOpenAI
    ) -> None:
        await ada.answer(await ada.say(ada.chat, "/menu"))
        openai.plan(Heard("Ask me."))
        told = await ada.answer(await ada.voice(ada.chat, ogg()))
        assert told.text.startswith("You said: “Ask me.”")
        assert "A question" in told.text
        assert openai.recordings == [ogg()]

    async def test_a_voice_note_calls_a_command(self, ada: Person, openai: LoopbackOpenAI) -> None:
        openai.plan(Heard("/run print(1)"))
        told = await ada.answer(await ada.voice(ada.chat, ogg()))
        assert "print(1)" in told.text

    async def test_an_answer_that_grows_begins_with_what_was_heard_from_the_first(
        self, ada: Person, openai: LoopbackOpenAI, toy: Toy, loopback: LoopbackTelegram
    ) -> None:
        openai.plan(Heard("/grow"))
        said = await ada.voice(ada.chat, ogg())
        toy.growing.put_nowait("Some of it")
        await loopback.until(lambda: ada.chat.drafts)
        ((draft, *_),) = ada.chat.drafts.values()
        assert draft == "You said: “/grow”\n\nSome of it"
        toy.growing.put_nowait("")
        assert (await ada.answer(said)).text == "You said: “/grow”\n\nAll of it"

    async def test_a_piece_of_music_alone_is_heard_and_beside_words_it_is_a_file(
        self, ada: Person, openai: LoopbackOpenAI
    ) -> None:
        told = await ada.answer(await ada.audio(ada.chat, "note.mp3", mp3()))
        assert told.text.startswith("You said: “What is a loop?”")
        assert openai.recordings == [mp3()]
        told = await ada.answer(await ada.audio(ada.chat, "note.mp3", mp3(), "hello"))
        assert "I did not look at the file note.mp3" in told.text
        assert len(openai.recordings) == 1

    async def test_what_telegram_does_not_give_is_asked_for_again(
        self, ada: Person, loopback: LoopbackTelegram, openai: LoopbackOpenAI
    ) -> None:
        loopback.fail("getFile", 400, body={"ok": False, "description": "Bad Request: file is gone"})
        told = await ada.answer(await ada.voice(ada.chat, ogg()))
        assert "voice.ogg is not here any more" in told.text
        assert openai.recordings == []

    async def test_what_only_calls_itself_a_voice_note_is_told_so(
        self, ada: Person, openai: LoopbackOpenAI
    ) -> None:
        told = await ada.answer(await ada.voice(ada.chat, b"no sound"))
        assert "can't make out that recording" in told.text
        assert openai.recordings == []

    async def test_a_video_note_is_answered_kindly(self, ada: Person) -> None:
        told = await ada.answer(await ada.video_note(ada.chat))
        assert told.text == "I can't watch video notes. Say it in a voice note, or write it down for me?"


async def test_without_a_model_a_voice_note_is_answered_kindly(loopback: LoopbackTelegram) -> None:
    ada = loopback.user("Ada")
    told = await ada.answer(await ada.voice(ada.chat, ogg()))
    assert told.text == "I can't listen to voice notes here. Type it instead, and we go on."


class TestOut:
    async def test_what_is_read_aloud_plays_with_its_words_below_it(self, ada: Person) -> None:
        told = await ada.answer(await ada.say(ada.chat, "/listen"))
        assert told.audio
        assert (told.audio.name, told.audio.content) == ("parley.mp3", SOUND.content)
        assert (told.text, told.buttons) == ("Read aloud", ["Next"])

    async def test_an_ogg_is_a_voice_note_or_a_file_to_who_takes_none(self, ada: Person, toy: Toy) -> None:
        toy.hold.set()
        told = await ada.answer(await ada.say(ada.chat, "/hum"))
        assert told.voice
        assert told.voice.content == HUM.content
        ada.user.silent = True
        told = await ada.answer(await ada.say(ada.chat, "/hum"))
        assert told.document
        assert (told.document.name, told.document.content) == ("note.ogg", HUM.content)
