"""Situations in which the tutor is asked, with a model that follows a script."""

from collections.abc import Callable
from dataclasses import replace

from bot.wiring import OpenHouse
from core.llm import Call
from core.store import consents, learners
from core.tutoring import MODEL
from tests.core.llm.scripted import Said, ScriptedModel
from tests.pupil import Pupil

QUESTION = "What does your loop do after the first round?"


def with_model(house: OpenHouse, script: Callable[[Call], Said]) -> ScriptedModel:
    """Give the house a model that answers by a script."""
    made = ScriptedModel(script)
    house.dispatch.house = replace(house.dispatch.house, model=made)
    return made


async def agree(pupil: Pupil, *, given: bool = True) -> None:
    """Let a model read what they write, or refuse it."""
    database, now = pupil.house.dispatch.house.database, pupil.house.dispatch.clock.now()
    learner = await database.read(learners.find, pupil.platform, pupil.name)
    assert learner is not None
    await database.write(consents.decide, learner.id, MODEL.name, given, now)
