"""Voice messages and other sound come in, and what can be listened to is a plain attachment, which Discord plays."""

from collections.abc import AsyncGenerator

import pytest

from bot.wiring import OpenHouse
from tests.adapters.discord.visitor import Visitor
from tests.adapters.toy import HUM, SOUND, Toy
from tests.loopback.discord import Guild, LoopbackDiscord, Message
from tests.loopback.openai import Heard, LoopbackOpenAI
from tests.sounds import mp3, ogg
from tests.speaking import agree, hearing

pytestmark = pytest.mark.usefixtures("platform")


@pytest.fixture
async def openai(playroom: OpenHouse) -> AsyncGenerator[LoopbackOpenAI]:
    """What the house hears with."""
    async with hearing(playroom) as server:
        yield server


@pytest.fixture
async def heard(direct: Visitor, playroom: OpenHouse, openai: LoopbackOpenAI) -> Visitor:
    """Somebody in direct messages who has agreed to be heard."""
    del openai
    await direct.say("/start")
    await agree(playroom, "discord", str(direct.person.user.id))
    return direct


async def speak(visitor: Visitor, content: bytes, *, mime: str = "audio/ogg") -> Message:
    """Send a voice message, and wait for the answer."""
    said = await visitor.person.voice(visitor.channel, content, mime=mime)
    return await visitor.person.answer(visitor.channel, said)


class TestIn:
    @pytest.mark.parametrize("mime", ["audio/ogg", "audio/ogg; codecs=opus", ""])
    async def test_a_voice_message_presses_what_is_open(
        self, heard: Visitor, openai: LoopbackOpenAI, mime: str
    ) -> None:
        await heard.say("/menu")
        openai.plan(Heard("Ask me!"))
        told = await speak(heard, ogg(), mime=mime)
        assert "You said: “Ask me\\!”" in told.text or "You said: “Ask me!”" in told.text
        assert "A question" in told.text
        assert openai.recordings == [ogg()]

    async def test_a_recording_that_is_attached_is_heard_too(
        self, heard: Visitor, openai: LoopbackOpenAI
    ) -> None:
        told = await heard.say(files={"note.mp3": mp3()})
        assert "You said: “What is a loop?”" in told.text
        assert openai.recordings == [mp3()]

    async def test_in_a_server_it_is_heard_as_a_reply_and_answered_where_only_its_owner_looks(
        self, heard: Visitor, guild: Guild, loopback: LoopbackDiscord, openai: LoopbackOpenAI
    ) -> None:
        heard.person.user.takes_dms = False
        there = Visitor(heard.person, guild.general)
        ours = await there.say(f"<@{loopback.world.bot.id}> hello")
        said = await there.person.voice(guild.general, ogg(), reply_to=ours)
        line = await there.person.answer(guild.general, said)
        opened = await there.answered(await there.person.press(line, "Open it"))
        assert "You said: “What is a loop?”" in opened.text
        assert opened.owner is there.person.user
        assert openai.recordings == [ogg()]

    async def test_what_only_calls_itself_a_voice_message_is_told_so(
        self, heard: Visitor, openai: LoopbackOpenAI
    ) -> None:
        assert "can't make out that recording" in (await speak(heard, b"no sound")).text
        assert openai.recordings == []

    async def test_who_has_not_agreed_is_told_how(self, direct: Visitor, openai: LoopbackOpenAI) -> None:
        assert "/privacy" in (await speak(direct, ogg())).text
        assert openai.times == []


async def test_without_a_model_a_voice_message_is_answered_kindly(direct: Visitor) -> None:
    assert "I can't listen to voice notes here" in (await speak(direct, ogg())).text


class TestOut:
    def check(self, shown: list[Message]) -> None:
        (sound,) = [one for one in shown if one.attachments]
        assert not sound.second, "a message of components shows a file to download, and plays nothing"
        assert [(one.name, one.content) for one in sound.attachments] == [("parley.mp3", SOUND.content)]
        assert shown[-1].buttons == ["Next"]

    async def test_what_is_read_aloud_plays_in_direct_messages(self, direct: Visitor) -> None:
        await direct.say("/listen")
        await direct.offering("Next")
        assert "Read" in direct.shown[0].text
        self.check(direct.shown)

    async def test_it_plays_for_its_learner_alone_in_a_server(self, ada: Visitor) -> None:
        await ada.call("listen")
        await ada.offering("Next")
        self.check(ada.shown)
        assert all(one.ephemeral for one in ada.shown)

    async def test_it_plays_where_the_answer_took_a_moment(self, ada: Visitor, toy: Toy) -> None:
        did = await ada.person.slash(ada.channel, "hum", settle=False)
        await did.acknowledgement()
        toy.hold.set()
        await ada.answered(did)
        await ada.person.stage.changes.until(
            lambda: any(one.attachments for one in ada.shown), lambda: f"no sound: {ada.text}"
        )
        first, sound = ada.shown
        assert first.text == "⬇️"
        assert [(one.name, one.content) for one in sound.attachments] == [("note.ogg", HUM.content)]
        assert not sound.second
