"""Speech over OpenAI's interface: its client is loaded at the first call, asked again where that makes sense, closed in the end."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

from core.chat import sound_type
from core.llm import ModelAway
from core.llm.direct import DirectClient
from core.llm.failures import Garbled, NotTaken
from core.llm.mishaps import in_time
from core.llm.tries import Tries
from core.speech.duration import seconds_of
from core.speech.speech import LARGEST, LONGEST, Inaudible, Speech, Spoken, Transcript

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from openai.types.audio import Transcription

    from core.llm.settings import ModelSettings

log = logging.getLogger(__name__)

PAUSE = 0.5
"""Seconds before the second try, at most."""
NAMES = {
    "audio/flac": "recording.flac",
    "audio/mp4": "recording.m4a",
    "audio/mpeg": "recording.mp3",
    "audio/ogg": "recording.ogg",
    "audio/wav": "recording.wav",
    "audio/webm": "recording.webm",
}
"""What a recording is called there: its kind is told by the ending, and people's own names are nobody's business."""
A_SECOND = 10
"""Tokens that a second of sound counts, where a model counts those and no seconds."""
BROKEN = frozenset({400, 413, 415, 422})
"""What is answered where a recording cannot be read; but 400 also where something else is wrong with a request."""


@asynccontextmanager
async def open_speech(settings: ModelSettings) -> AsyncGenerator[Speech | None]:
    """Speech with the models that are set, None where none is. Loads nothing yet."""
    if not settings.transcription and not settings.speech:
        yield None
        return
    speech = OpenAISpeech(settings)
    try:
        yield speech
    finally:
        await speech.close()


class OpenAISpeech:
    """See `Speech`. All calls share the client and its connections."""

    def __init__(self, settings: ModelSettings, *, pause: float = PAUSE) -> None:
        self.hears = bool(settings.transcription)
        self.speaks = bool(settings.speech)
        self._settings = settings
        self._pause = pause
        self._client = DirectClient(settings)

    async def close(self) -> None:
        """Close what was opened."""
        await self._client.close()

    async def transcribe(self, audio: bytes, language: str | None) -> Transcript:
        """See Speech."""
        kind = sound_type(audio)
        if kind is None or len(audio) > LARGEST:
            raise Inaudible(f"{len(audio)} bytes of {kind or 'no sound'}")
        code, model = _code(language), self._settings.transcription

        async def ask(client: AsyncOpenAI) -> Transcript:
            from openai import omit  # noqa: PLC0415 - loaded by now

            answer = await client.audio.transcriptions.create(
                file=(NAMES[kind], audio, kind), model=model, response_format="json", language=code or omit
            )
            return _transcript(answer, audio)

        return await self._asked(ask, model, "MODEL_TRANSCRIPTION")

    async def speak(self, text: str, language: str | None) -> Spoken:
        """See Speech."""
        assert 0 < len(text) <= LONGEST, "whoever has a text spoken cuts it before"
        model, voice = self._settings.speech, self._settings.voice
        # The older models take no advice, and other servers need not know the word.
        advised = language is not None and model.startswith("gpt-")
        advice = f"Speak the language {language}, calmly and clearly." if advised else ""

        async def ask(client: AsyncOpenAI) -> Spoken:
            from openai import omit  # noqa: PLC0415 - loaded by now

            answer = await client.audio.speech.create(
                input=text, model=model, voice=voice, response_format="mp3", instructions=advice or omit
            )
            if sound_type(answer.content) != "audio/mpeg":
                raise Garbled("no MP3")
            return Spoken(audio=answer.content, mime="audio/mpeg", name="parley.mp3", characters=len(text))

        return await self._asked(ask, model, "MODEL_SPEECH")

    async def _asked[T](self, ask: Callable[[AsyncOpenAI], Awaitable[T]], model: str, setting: str) -> T:
        """What a call gives, asked for again as long as that makes sense and patience lasts."""
        tries = Tries(self._settings.timeout_seconds, self._pause)
        while True:
            try:
                client = await self._client.ready(tries.end)
                return await in_time(_sorted(ask(client)), tries.end)
            except ModelAway as error:
                _note(error, model, setting)
                await tries.again(error)


async def _sorted[T](work: Awaitable[T]) -> T:
    """What a call gives; Inaudible where the provider says that the recording is what is wrong."""
    from openai import APIStatusError  # noqa: PLC0415 - loaded by now

    try:
        return await work
    except APIStatusError as error:
        # It does not always say what is wrong, but never leaves out that it is the model.
        blamed = error.param or ("model" if "model" in error.message.casefold() else "file")
        if error.status_code not in BROKEN or blamed != "file":
            raise
        fault = Inaudible(f"{type(error).__name__} {error.status_code}")
    raise fault


def _note(error: ModelAway, model: str, setting: str) -> None:
    if isinstance(error, NotTaken):
        log.error("%s does not take what it is asked: look at %s and its key (%s)", model, setting, error)
    else:
        log.warning("%s gave nothing: %s", model, error)


def _transcript(answer: Transcription, audio: bytes) -> Transcript:
    """What came back, Garbled where it is no transcript: the client takes any body for one."""
    text = cast("object", getattr(answer, "text", None))
    if not isinstance(text, str):
        raise Garbled("no text")
    heard = next((one.code for one in answer.languages or ()), None)
    return Transcript(text=text, seconds=_seconds(answer, audio), language=heard)


def _seconds(answer: Transcription, audio: bytes) -> float:
    usage = answer.usage
    if usage is None:
        return seconds_of(audio) or 0.0
    if usage.type == "duration":
        return usage.seconds
    known, details = seconds_of(audio), usage.input_token_details
    tokens = details.audio_tokens if details else None
    return known if known is not None else (tokens or usage.input_tokens) / A_SECOND


def _code(language: str | None) -> str | None:
    """A language by the two letters that OpenAI knows; None where there are none for it."""
    code = (language or "").partition("-")[0].casefold()
    return code if len(code) == 2 and code.isalpha() else None
