"""Speech by the loopback OpenAI, over real HTTP and with the real client, and a house that has it."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.llm.settings import ModelSettings
from core.speech.client import OpenAISpeech
from tests.loopback.openai import LoopbackOpenAI
from tests.pupil import Pupil
from tests.speaking import agree

type MakeSpeech = Callable[..., OpenAISpeech]


@pytest.fixture
async def make_speech(openai: LoopbackOpenAI) -> AsyncGenerator[MakeSpeech]:
    """Makes speech there, with settings of the test's own; it is closed in the end."""
    made: list[OpenAISpeech] = []

    def make(*, pause: float = 0.01, **settings: object) -> OpenAISpeech:
        own = {"openai_api_key": openai.key, "openai_base_url": openai.url}
        models = {"transcription": "gpt-4o-mini-transcribe", "speech": "gpt-4o-mini-tts"}
        speech = OpenAISpeech(ModelSettings.model_validate(own | models | settings), pause=pause)
        made.append(speech)
        return speech

    yield make
    for speech in made:
        await speech.close()


@pytest.fixture
def speech(make_speech: MakeSpeech) -> OpenAISpeech:
    """One that hears and speaks, and hardly waits between tries."""
    return make_speech()


@pytest.fixture
def hearing_house(house: OpenHouse, speech: OpenAISpeech) -> OpenHouse:
    """A house that hears and speaks."""
    house.dispatch.house = replace(house.dispatch.house, speech=speech)
    return house


@pytest.fixture
async def speaker(hearing_house: OpenHouse) -> Pupil:
    """A pupil there, who has agreed that what they write goes to a model."""
    pupil = Pupil(hearing_house)
    await pupil.call("start")
    await agree(hearing_house, pupil.platform, pupil.name)
    return pupil
