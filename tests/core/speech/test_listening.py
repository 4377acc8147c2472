"""A reply is read aloud once in a turn, and where it cannot be, that is said."""

import asyncio
from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Said
from core.errors import LearnerError
from core.listening import can_read_aloud, read_aloud
from core.speech import LONGEST
from core.turn import Turn
from tests.core.speech.conftest import MakeSpeech
from tests.loopback.openai import Fault, LoopbackOpenAI, Sounds
from tests.loopback.openai.says import Plan
from tests.pupil import Pupil
from tests.speaking import agree

REPLY = "**Why** does it stop?\n\n```python\nwhile True:\n    break\n```"


async def turn_of(pupil: Pupil) -> Turn:
    """A turn of this pupil's."""
    return await pupil.house.dispatch.glance(pupil.incoming(Said("listen")))


async def refused(pupil: Pupil, markdown: str = REPLY) -> str:
    """Why it is not read aloud."""
    turn = await turn_of(pupil)
    with pytest.raises(LearnerError) as caught:
        await read_aloud(turn, markdown)
    return turn.say(caught.value.message, **caught.value.values)


async def test_the_words_come_as_a_file_that_plays(speaker: Pupil, openai: LoopbackOpenAI) -> None:
    turn = await turn_of(speaker)
    assert can_read_aloud(turn)
    media = (await read_aloud(turn, REPLY)).media
    assert (media.name, media.mime, media.content) == ("parley.mp3", "audio/mpeg", openai.sound.content)
    assert openai.requests[-1]["input"] == "Why does it stop?\nHere follows some code."


async def test_in_one_turn_it_is_made_once_for_the_same_words(speaker: Pupil, openai: LoopbackOpenAI) -> None:
    turn = await turn_of(speaker)
    openai.plan(openai.sound, Sounds(openai.sound.content * 2))
    first, again = await read_aloud(turn, REPLY), await read_aloud(turn, REPLY)
    other = await read_aloud(turn, "Something else.")
    assert first == again
    assert other != first
    assert len(openai.requests) == 2


async def test_two_that_listen_at_once_are_both_answered(speaker: Pupil) -> None:
    other = Pupil(speaker.house, name="grace")
    await other.call("start")
    await agree(other.house, "test", other.name)
    turns = [await turn_of(one) for one in (speaker, other)]
    made = await asyncio.gather(*(read_aloud(one, REPLY) for one in turns))
    assert made[0] == made[1]


async def test_a_long_reply_is_read_as_far_as_it_goes(speaker: Pupil, openai: LoopbackOpenAI) -> None:
    await read_aloud(await turn_of(speaker), "This is a sentence. " * 1000)
    said: str = openai.requests[-1]["input"]
    assert len(said) <= LONGEST
    assert said.endswith("This is a sentence.\nThe rest is there to be read.")


async def test_it_is_read_in_the_language_of_the_reply(speaker: Pupil, openai: LoopbackOpenAI) -> None:
    await speaker.call("settings", setting="language", value="es")
    await read_aloud(await turn_of(speaker), REPLY)
    asked = openai.requests[-1]
    assert asked["input"].endswith("Aquí sigue un poco de código.")
    assert "Speak the language es" in asked["instructions"]


async def test_without_a_model_nothing_is_read(
    pupil: Pupil, house: OpenHouse, make_speech: MakeSpeech
) -> None:
    assert not can_read_aloud(await turn_of(pupil))
    assert (await refused(pupil)).startswith("I can't read aloud here")
    house.dispatch.house = replace(house.dispatch.house, speech=make_speech(speech=""))
    assert not can_read_aloud(await turn_of(pupil))
    assert (await refused(pupil)).startswith("I can't read aloud here")


async def test_nothing_is_sent_before_the_learner_agrees(speaker: Pupil, openai: LoopbackOpenAI) -> None:
    await agree(speaker.house, "test", speaker.name, given=False)
    assert "Agree under /privacy" in await refused(speaker)
    assert openai.times == []


@pytest.mark.parametrize("markdown", ["", "\n\n", "---", "👍"])
async def test_where_there_are_no_words_that_is_said(
    speaker: Pupil, openai: LoopbackOpenAI, markdown: str
) -> None:
    assert await refused(speaker, markdown) == "There are no words in this that I could read aloud."
    assert openai.times == []


@pytest.mark.parametrize("plans", [(Fault(500),) * 3, (Fault(401),), (Sounds(b"no MP3"),) * 3])
async def test_a_model_that_is_away_is_told_and_nothing_is_kept(
    speaker: Pupil, openai: LoopbackOpenAI, plans: tuple[Plan, ...]
) -> None:
    openai.plan(*plans)
    assert (await refused(speaker)).startswith("I can't read aloud just now")
    assert (await read_aloud(await turn_of(speaker), REPLY)).media.content == openai.sound.content
