"""Speech over the real client: what is sent, what comes back, and every way in which it can fail."""

import asyncio
import logging
import socket
import traceback

import pytest
from pydantic import ValidationError

from core.llm import ModelAway
from core.llm.failures import Busy, Faulty, Garbled, NotTaken, TookTooLong
from core.llm.settings import ModelSettings
from core.llm.tries import MOST
from core.speech import LARGEST, Inaudible, open_speech
from core.speech.client import OpenAISpeech
from tests.core.speech.conftest import MakeSpeech
from tests.loopback.openai import Cut, Fault, Hangs, Heard, LoopbackOpenAI, Raw, Sounds
from tests.loopback.openai.says import Plan
from tests.sounds import WEBM, mp3, mp4, ogg, wav

MINE = "xyzzy of the learner"
SAID = Heard(MINE)
NOT_AGAIN: list[tuple[Plan, type[ModelAway]]] = [
    (Fault(401, "invalid_api_key"), NotTaken),
    (Fault(404, "model_not_found"), NotTaken),
    (Fault(400, message="invalid model ID"), NotTaken),
    (Fault(400, "invalid_value", param="language"), NotTaken),
    (Fault(429, "insufficient_quota"), Busy),
    (Fault(400, "invalid_value", param="file"), Inaudible),
    (Fault(400, message="The audio file could not be decoded."), Inaudible),
    (Fault(413, message="Maximum content size limit (26214400) exceeded"), Inaudible),
]
AGAIN: list[tuple[Plan, type[ModelAway]]] = [
    (Fault(429), Busy),
    (Fault(500), Faulty),
    (Fault(503), Faulty),
    (Cut(SAID), Faulty),
    (Raw('{"text": "What'), Garbled),
    (Raw("{}"), Garbled),
    (Raw('{"text": null}'), Garbled),
    (Raw('["text"]'), Garbled),
    (Raw("<html>Welcome to nginx</html>", "text/html"), Garbled),
]


class TestHearing:
    @pytest.mark.parametrize(
        ("audio", "name"),
        [
            (ogg(), "recording.ogg"),
            (mp3(), "recording.mp3"),
            (wav(), "recording.wav"),
            (mp4(), "recording.m4a"),
            (WEBM, "recording.webm"),
            (b"fLaC" + bytes(38), "recording.flac"),
        ],
    )
    async def test_a_recording_goes_there_as_it_is_under_a_name_of_its_kind(
        self, speech: OpenAISpeech, openai: LoopbackOpenAI, audio: bytes, name: str
    ) -> None:
        assert (await speech.transcribe(audio, "es")).text == "What is a loop?"
        assert openai.recordings == [audio]
        assert openai.requests == [
            {"model": "gpt-4o-mini-transcribe", "language": "es", "response_format": "json", "file": name}
        ]

    @pytest.mark.parametrize(
        ("language", "sent"),
        [("pt-BR", "pt"), ("EN", "en"), ("fil", None), (None, None), ("", None), ("1x", None)],
    )
    async def test_a_language_is_told_where_it_has_a_code_of_two_letters(
        self, speech: OpenAISpeech, openai: LoopbackOpenAI, language: str | None, sent: str | None
    ) -> None:
        await speech.transcribe(ogg(), language)
        assert openai.requests[0].get("language") == sent

    @pytest.mark.parametrize(
        ("plan", "audio", "seconds"),
        [
            (Heard("Why?", seconds=3.0), ogg(2), 3.0),
            (Heard("Why?", tokens=40), ogg(2), 2.0),
            (Heard("Why?", tokens=40), WEBM, 4.0),
            (Heard("Why?"), ogg(2), 2.0),
            (Heard("Why?"), WEBM, 0.0),
        ],
    )
    async def test_what_it_costs_is_told_in_seconds(
        self, speech: OpenAISpeech, openai: LoopbackOpenAI, plan: Heard, audio: bytes, seconds: float
    ) -> None:
        openai.plan(plan)
        assert (await speech.transcribe(audio, None)).seconds == pytest.approx(seconds)

    async def test_the_language_that_was_heard_is_told_where_the_provider_knows_it(
        self, speech: OpenAISpeech, openai: LoopbackOpenAI
    ) -> None:
        openai.plan(Heard("¿Por qué?", languages=("es",)), Heard("Why?"))
        assert (await speech.transcribe(ogg(), None)).language == "es"
        assert (await speech.transcribe(ogg(), None)).language is None

    @pytest.mark.parametrize("audio", [b"", b"print(1)", b"\xff\xf1\x50\x80", bytes(100), b"RIFF"])
    async def test_what_is_no_recording_never_leaves(
        self, speech: OpenAISpeech, openai: LoopbackOpenAI, audio: bytes
    ) -> None:
        with pytest.raises(Inaudible):
            await speech.transcribe(audio, None)
        assert openai.times == []

    async def test_what_is_too_large_never_leaves(self, speech: OpenAISpeech, openai: LoopbackOpenAI) -> None:
        with pytest.raises(Inaudible):
            await speech.transcribe(b"OggS" + bytes(LARGEST), None)
        assert openai.times == []

    async def test_the_largest_is_taken(self, speech: OpenAISpeech, openai: LoopbackOpenAI) -> None:
        await speech.transcribe(b"OggS" + bytes(LARGEST - 4), None)
        assert [len(one) for one in openai.recordings] == [LARGEST]

    @pytest.mark.parametrize(("plan", "kind"), NOT_AGAIN)
    async def test_what_would_happen_again_is_not_tried_again(
        self, speech: OpenAISpeech, openai: LoopbackOpenAI, plan: Plan, kind: type[ModelAway]
    ) -> None:
        openai.plan(plan)
        with pytest.raises(ModelAway) as caught:
            await speech.transcribe(ogg(), None)
        assert type(caught.value) is kind
        assert len(openai.times) == 1

    @pytest.mark.parametrize(("plan", "kind"), AGAIN)
    async def test_what_may_pass_is_tried_again(
        self, speech: OpenAISpeech, openai: LoopbackOpenAI, plan: Plan, kind: type[ModelAway]
    ) -> None:
        openai.plan(plan, plan, SAID)
        assert (await speech.transcribe(ogg(), None)).text == MINE
        openai.plan(*[plan] * MOST)
        with pytest.raises(ModelAway) as caught:
            await speech.transcribe(ogg(), None)
        assert type(caught.value) is kind
        assert len(openai.times) == 2 * MOST

    async def test_all_tries_together_end_with_patience(
        self, make_speech: MakeSpeech, openai: LoopbackOpenAI
    ) -> None:
        speech = make_speech(timeout_seconds=3)
        openai.plan(Hangs())
        with pytest.raises(TookTooLong):
            await speech.transcribe(ogg(), None)

    async def test_whoever_gives_up_hangs_up(self, speech: OpenAISpeech, openai: LoopbackOpenAI) -> None:
        openai.plan(Hangs())
        asking = asyncio.create_task(speech.transcribe(ogg(), None))
        async with asyncio.timeout(30):
            await openai.hung.wait()
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking
            await openai.gone.wait()

    async def test_a_server_that_is_not_there_is_tried_and_given_up(self, make_speech: MakeSpeech) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        with pytest.raises(Faulty):
            await make_speech(openai_base_url=f"http://127.0.0.1:{port}/v1").transcribe(ogg(), None)


class TestSpeaking:
    async def test_a_text_comes_back_as_an_mp3_that_costs_by_its_characters(
        self, speech: OpenAISpeech, openai: LoopbackOpenAI
    ) -> None:
        spoken = await speech.speak("Hello, Ada.", "en")
        assert (spoken.audio, spoken.mime, spoken.name) == (openai.sound.content, "audio/mpeg", "parley.mp3")
        assert spoken.characters == len("Hello, Ada.")
        (asked,) = openai.requests
        assert asked == {
            "input": "Hello, Ada.",
            "model": "gpt-4o-mini-tts",
            "voice": "alloy",
            "response_format": "mp3",
            "instructions": "Speak the language en, calmly and clearly.",
        }

    async def test_an_older_model_is_given_no_advice_that_it_refuses(
        self, make_speech: MakeSpeech, openai: LoopbackOpenAI
    ) -> None:
        await make_speech(speech="tts-1", voice="nova").speak("Hola.", "es")
        assert openai.requests[0]["voice"] == "nova"
        assert "instructions" not in openai.requests[0]

    @pytest.mark.parametrize(
        "plan", [Raw('{"error": "busy"}'), Sounds(b""), Sounds(wav()), Raw("<html>", "text/html")]
    )
    async def test_what_is_no_mp3_is_not_passed_on(
        self, speech: OpenAISpeech, openai: LoopbackOpenAI, plan: Plan
    ) -> None:
        openai.plan(*[plan] * MOST)
        with pytest.raises(Garbled):
            await speech.speak("Hello.", None)

    @pytest.mark.parametrize(
        ("plan", "kind"),
        [
            (Fault(401), NotTaken),
            (Fault(400, param="voice", message="no such voice: the model has others"), NotTaken),
            (Fault(500), Faulty),
            (Fault(429), Busy),
        ],
    )
    async def test_it_fails_in_the_same_ways(
        self, speech: OpenAISpeech, openai: LoopbackOpenAI, plan: Plan, kind: type[ModelAway]
    ) -> None:
        openai.plan(*[plan] * MOST)
        with pytest.raises(ModelAway) as caught:
            await speech.speak("Hello.", None)
        assert type(caught.value) is kind


@pytest.mark.parametrize(
    "plan",
    [SAID, Fault(400, message=MINE), Fault(500, message=MINE), Raw(MINE, "text/html"), Cut(SAID)],
)
async def test_nothing_of_a_call_is_logged_or_told_by_its_error(
    speech: OpenAISpeech, openai: LoopbackOpenAI, caplog: pytest.LogCaptureFixture, plan: Plan
) -> None:
    caplog.set_level(logging.DEBUG)
    told, chained = "", list[BaseException | None]()
    for asked in (lambda: speech.transcribe(ogg(), None), lambda: speech.speak(MINE, None)):
        openai.plans.clear()
        openai.plan(*[plan] * MOST)
        try:
            await asked()
        except ModelAway as error:
            told += "".join(traceback.format_exception(error)) + repr(error)
            chained.append(error.__context__)
    logged = caplog.text + "".join(str(vars(record)) for record in caplog.records)
    assert chained, "bytes that are no MP3 fail at least"
    assert not any(chained), "what a client raised holds what was sent"
    assert not {one.name.partition(".")[0] for one in caplog.records} & {"openai", "httpx2", "httpcore2"}
    for secret in (MINE, openai.key):
        assert secret not in told
        assert secret not in logged


async def test_a_model_that_is_not_taken_is_told_to_the_operator_by_its_setting(
    speech: OpenAISpeech, openai: LoopbackOpenAI, caplog: pytest.LogCaptureFixture
) -> None:
    openai.plan(Fault(404, "model_not_found"), Fault(404, "model_not_found"))
    with pytest.raises(NotTaken):
        await speech.transcribe(ogg(), None)
    with pytest.raises(NotTaken):
        await speech.speak("Hello.", None)
    errors = [one.message for one in caplog.records if one.levelno == logging.ERROR]
    assert ["MODEL_TRANSCRIPTION" in errors[0], "MODEL_SPEECH" in errors[1]] == [True, True]


@pytest.mark.parametrize(
    ("own", "hears", "speaks"),
    [({"transcription": "whisper-1"}, True, False), ({"speech": "tts-1"}, False, True)],
)
async def test_what_is_set_is_what_it_does(own: dict[str, str], hears: bool, speaks: bool) -> None:
    async with open_speech(ModelSettings.model_validate({"openai_api_key": "sk-1", **own})) as speech:
        assert speech is not None
        assert (speech.hears, speech.speaks) == (hears, speaks)


async def test_where_nothing_is_set_there_is_no_speech() -> None:
    async with open_speech(ModelSettings()) as speech:
        assert speech is None


@pytest.mark.parametrize("setting", ["transcription", "speech"])
def test_a_model_needs_a_key_or_a_server_that_wants_none(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(ValidationError, match="needs OPENAI_API_KEY"):
        ModelSettings.model_validate({setting: "whisper-1"})
    ModelSettings.model_validate({setting: "whisper-1", "openai_base_url": "http://127.0.0.1:1/v1"})
