"""A voice note is taken as if its words had been typed, and nothing is lost where it cannot be."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Called, Choices, Media, Reply, Said, Text
from core.clock import FixedClock
from core.speech import LARGEST
from tests.catalogues import catalogue_of
from tests.core.speech.conftest import MakeSpeech
from tests.loopback.openai import Fault, Heard, LoopbackOpenAI, Raw
from tests.loopback.openai.says import Plan
from tests.pupil import Pupil, RecordingPlatform, words_of
from tests.sounds import WEBM, mp3, ogg, wav
from tests.speaking import agree

NOTE = Media.of("voice.ogg", "audio/ogg", ogg(2))


async def speak(pupil: Pupil, *files: Media, said: str = "", event: str | None = None) -> Reply:
    """Send a voice note, or several files."""
    incoming = replace(pupil.incoming(Said(said), event), attachments=files or (NOTE,))
    before = len(pupil.deliveries)
    await pupil.house.door.receive(incoming)
    assert len(pupil.deliveries) == before + 1
    return pupil.reply


def first(reply: Reply) -> str:
    block = reply.blocks[0]
    assert isinstance(block, Text)
    return block.markdown


class TestMeaning:
    async def test_a_command_that_is_said_as_it_is_typed_is_called(
        self, speaker: Pupil, openai: LoopbackOpenAI
    ) -> None:
        openai.plan(Heard("/help"))
        reply = await speak(speaker)
        assert first(reply) == "You said: “/help”"
        typed = await speaker.say("/help")
        assert reply.blocks[1:] == typed.blocks

    async def test_a_choice_is_pressed_by_its_label_whatever_signs_are_heard(
        self, speaker: Pupil, openai: LoopbackOpenAI
    ) -> None:
        await speaker.call("start")
        label = speaker.choices()[0].label
        openai.plan(Heard(f" {label.upper()}! "))
        heard = await speak(speaker)
        other = Pupil(speaker.house, name="grace")
        await other.call("start")
        pressed = await other.press(label)
        assert [type(one) for one in heard.blocks[1:]] == [type(one) for one in pressed.blocks]
        assert words_of(replace(heard, blocks=heard.blocks[1:])) == words_of(pressed)

    async def test_a_form_is_filled(self, speaker: Pupil, openai: LoopbackOpenAI) -> None:
        await speaker.call("run")
        openai.plan(Heard("print(6 * 7)"))
        assert "It printed\n42" in words_of(await speak(speaker))

    async def test_words_that_answer_nothing_are_answered_as_such(
        self, speaker: Pupil, openai: LoopbackOpenAI
    ) -> None:
        openai.plan(Heard("How does a loop end?"))
        heard = await speak(speaker)
        assert first(heard) == "You said: “How does a loop end?”"
        assert len(heard.blocks) > 1

    async def test_what_was_heard_is_quoted_literally(self, speaker: Pupil, openai: LoopbackOpenAI) -> None:
        openai.plan(Heard("**bold** [x](https://evil.example)\n# <b>"))
        said = first(await speak(speaker))
        assert said == r"You said: “\*\*bold\*\* \[x\]\(https://evil\.example\) \# \<b\>”"

    async def test_what_was_misheard_is_shown_with_the_complaint_about_it(
        self, speaker: Pupil, openai: LoopbackOpenAI
    ) -> None:
        openai.plan(Heard("/lern"))
        reply = await speak(speaker)
        assert first(reply) == "You said: “/lern”"
        assert "There is no /lern" in words_of(reply)

    async def test_controls_in_a_transcript_do_not_get_in(
        self, speaker: Pupil, openai: LoopbackOpenAI
    ) -> None:
        openai.plan(Heard("a\x00b\u202e c\ud83d".encode("utf-8", "ignore").decode()))
        assert first(await speak(speaker)) == "You said: “ab c”"

    @pytest.mark.parametrize(
        "file",
        [
            Media.of("voice.webm", "audio/webm;codecs=opus", WEBM),
            Media.of("note.mp3", "", mp3()),
            Media.of("note.WAV", "application/octet-stream", wav()),
        ],
    )
    async def test_every_kind_of_recording_is_heard(
        self, speaker: Pupil, openai: LoopbackOpenAI, file: Media
    ) -> None:
        assert first(await speak(speaker, file)) == "You said: “What is a loop?”"
        assert openai.recordings == [file.content]

    async def test_beside_text_a_recording_is_a_file_like_others(
        self, speaker: Pupil, openai: LoopbackOpenAI
    ) -> None:
        said = words_of(await speak(speaker, said="/help"))
        assert said.startswith("I did not look at the file voice\\.ogg")
        assert openai.recordings == []

    async def test_a_recording_that_goes_to_a_command_is_not_heard(
        self, speaker: Pupil, openai: LoopbackOpenAI
    ) -> None:
        counts = "import os\nprint(os.path.getsize('voice.ogg'))"
        incoming = replace(speaker.incoming(Called("run", {"code": counts})), attachments=(NOTE,))
        await speaker.house.door.receive(incoming)
        assert str(len(ogg(2))) in speaker.words()
        assert openai.recordings == []

    async def test_the_learners_language_is_expected(self, speaker: Pupil, openai: LoopbackOpenAI) -> None:
        await speaker.call("settings", setting="language", value="es")
        openai.plan(Heard("¿Qué es un bucle?"))
        assert first(await speak(speaker)) == "Has dicho: «¿Qué es un bucle?»"
        assert openai.requests[-1]["language"] == "es"


class TestOnce:
    async def test_an_event_delivered_again_is_not_heard_again(
        self, speaker: Pupil, openai: LoopbackOpenAI
    ) -> None:
        await speak(speaker, event="note-1")
        await speaker.house.door.receive(replace(speaker.incoming(Said(""), "note-1"), attachments=(NOTE,)))
        assert len(openai.recordings) == 1

    async def test_turns_that_are_overtaken_are_not_heard_again(
        self, speaker: Pupil, openai: LoopbackOpenAI
    ) -> None:
        notes = [replace(speaker.incoming(Said("")), attachments=(NOTE,)) for _ in range(4)]
        await asyncio.gather(*map(speaker.house.door.receive, notes))
        assert [first(one.reply) for one in speaker.deliveries[-4:]] == ["You said: “What is a loop?”"] * 4
        assert len(openai.recordings) == 4

    async def test_the_recording_stays_with_its_turn(self, speaker: Pupil) -> None:
        await speak(speaker)
        async with speaker.house.dispatch.house.database.transaction() as connection:
            found = await connection.execute(text("SELECT attachments FROM turns ORDER BY id DESC LIMIT 1"))
            ((attachments,),) = found
        assert attachments == [{"name": "voice.ogg", "mime": "audio/ogg", "key": NOTE.key}]
        assert await speaker.house.door.media(NOTE.key) == NOTE.content


class TestRefusals:
    async def test_without_a_model_it_is_asked_to_be_typed(self, pupil: Pupil) -> None:
        assert words_of(await speak(pupil)).startswith("I can't listen to voice notes here")

    async def test_a_model_that_only_speaks_hears_nothing(
        self, house: OpenHouse, make_speech: MakeSpeech
    ) -> None:
        house.dispatch.house = replace(house.dispatch.house, speech=make_speech(transcription=""))
        assert words_of(await speak(Pupil(house))).startswith("I can't listen to voice notes here")

    async def test_nobodys_voice_leaves_before_they_agree(
        self, speaker: Pupil, openai: LoopbackOpenAI
    ) -> None:
        await agree(speaker.house, "test", speaker.name, given=False)
        said = words_of(await speak(speaker))
        assert "you have not said yet that I may" in said
        assert "/privacy" in said
        assert openai.times == []
        await agree(speaker.house, "test", speaker.name)
        assert first(await speak(speaker)) == "You said: “What is a loop?”"

    async def test_who_only_just_came_is_asked_too(
        self, hearing_house: OpenHouse, openai: LoopbackOpenAI
    ) -> None:
        assert "Agree under /privacy" in words_of(await speak(Pupil(hearing_house)))
        assert openai.times == []

    async def test_one_recording_at_a_time(self, speaker: Pupil, openai: LoopbackOpenAI) -> None:
        other = Media.of("other.mp3", "audio/mpeg", mp3())
        assert "one recording at a time" in words_of(await speak(speaker, NOTE, other))
        assert openai.times == []

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"", "can't make out that recording"),
            (b"no sound at all", "can't make out that recording"),
            (ogg(601), "longer than the 10 minutes"),
        ],
    )
    async def test_what_cannot_be_heard_costs_nothing(
        self, speaker: Pupil, openai: LoopbackOpenAI, content: bytes, told: str
    ) -> None:
        assert told in words_of(await speak(speaker, Media.of("voice.ogg", "audio/ogg", content)))
        assert openai.times == []

    async def test_a_recording_that_is_too_large_is_told_so(
        self, speaker: Pupil, openai: LoopbackOpenAI
    ) -> None:
        key = await speaker.house.door.keep(b"OggS" + bytes(LARGEST))
        large = Media(name="voice.ogg", mime="audio/ogg", key=key)
        assert "larger than the 25 MiB" in words_of(await speak(speaker, large))
        assert openai.times == []

    async def test_a_recording_that_is_gone_is_asked_for_again(self, speaker: Pupil) -> None:
        gone = Media(name="voice.ogg", mime="audio/ogg", key="0" * 64)
        assert "voice\\.ogg is not here any more" in words_of(await speak(speaker, gone))

    @pytest.mark.parametrize(
        ("plans", "told"),
        [
            ((Heard(""),), "no words to make out"),
            ((Heard(" \n\t"),), "no words to make out"),
            ((Heard("a " * 10_001 + "b"),), "more than 20,000 characters"),
            ((Fault(400, param="file"),), "can't make out that recording"),
            ((Fault(401),), "can't listen just now"),
            ((Fault(500),) * 3, "can't listen just now"),
            ((Raw("{}"),) * 3, "can't listen just now"),
            ((Fault(429, "insufficient_quota"),), "can't listen just now"),
        ],
    )
    async def test_what_goes_wrong_is_told_and_the_next_note_is_heard(
        self, speaker: Pupil, openai: LoopbackOpenAI, plans: tuple[Plan, ...], told: str
    ) -> None:
        await speaker.call("start")
        opened = speaker.choices()[0].label
        openai.plan(*plans)
        said = words_of(await speak(speaker))
        assert told in said
        assert "You said" not in said
        openai.plan(Heard(opened))
        assert any(isinstance(one, Choices) for one in (await speak(speaker)).blocks), "it was still open"


async def test_a_house_hears_with_what_is_set_and_asks_who_agrees(
    settings: Settings, clock: FixedClock, openai: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {**openai.environment, "MODEL_NAME": "", "MODEL_TRANSCRIPTION": "whisper-1"}
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    courses = catalogue_of(settings.content)
    async with open_house(settings, lambda _: None, clock=clock, catalogue=courses) as house:
        assert house.door.hears()
        house.dispatch.outbox.platforms["test"] = RecordingPlatform()
        pupil = Pupil(house)
        assert "Agree under /privacy" in words_of(await speak(pupil))
        await pupil.say("/privacy model yes")
        assert first(await speak(pupil)) == "You said: “What is a loop?”"
    assert [one["model"] for one in openai.requests] == ["whisper-1"]


def test_a_house_without_a_model_does_not_hear(house: OpenHouse) -> None:
    assert not house.door.hears()
