"""A house that hears and speaks by a loopback OpenAI, for the tests of platforms."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.wiring import OpenHouse
from core.chat import Incoming, Person, Said
from core.llm.settings import ModelSettings
from core.speech import open_speech
from core.store import consents
from core.tutoring import MODEL
from tests.loopback.openai import LoopbackOpenAI


@asynccontextmanager
async def hearing(house: OpenHouse) -> AsyncGenerator[LoopbackOpenAI]:
    """Have a house hear and speak until the block ends; in the end, nothing was asked that OpenAI refuses."""
    async with LoopbackOpenAI() as openai:
        own = {"openai_api_key": openai.key, "openai_base_url": openai.url}
        models = {"transcription": "gpt-4o-mini-transcribe", "speech": "gpt-4o-mini-tts"}
        async with open_speech(ModelSettings.model_validate(own | models)) as speech:
            house.dispatch.house = replace(house.dispatch.house, speech=speech)
            yield openai
    assert openai.violations == []


async def agree(house: OpenHouse, platform: str, person: str, *, given: bool = True) -> None:
    """Have somebody who has written before agree that their words go to a model, or take that back."""
    who = Person(id=person)
    glance = Incoming(platform=platform, event_id="glance", person=who, chat=person, body=Said(""))
    turn = await house.dispatch.glance(glance)
    assert turn.learner.id, "nobody agrees before they have come"
    await turn.house.database.write(consents.decide, turn.learner.id, MODEL.name, given, turn.now)
