"""A walk through hints that a model makes: a learner is asked, agrees, is hinted at, says that it helped, and refuses."""

from dataclasses import replace

from core.tutoring import MODEL
from tests.adapters.discord.product import Walk
from tests.core.features.doings import PYTHON
from tests.core.llm.scripted import ScriptedModel

MADE = "Your program shows each line as it came in. How often should it stand there?"


async def made_hints(walk: Walk) -> None:
    """All that is said where there is a model."""
    dispatch = walk.guest.house.dispatch
    before = dispatch.house
    dispatch.house = replace(before, model=ScriptedModel(lambda _: MADE), purposes=(*before.purposes, MODEL))
    await walk.call("", "start", where=f"join_{PYTHON}")
    await walk.call("", "challenge", challenge="The parrot")
    await walk.fill("", "print(input())")
    await walk.press("asked", "challenge.hint")
    await walk.press("agreed", "privacy.decide", purpose="model", given=True)
    await walk.call("", "challenge", challenge="The parrot")
    await walk.fill("", "line = input()\nprint(line)")
    walk.clock.advance(minutes=2)
    await walk.press("made", "challenge.hint")
    await walk.press("rated", "challenge.rate", helpful=True)
    await walk.call("refused", "privacy", what="model", answer="no")
    dispatch.house = before
