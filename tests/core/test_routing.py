"""A verb may hand on to another feature's, and what asks for text keeps what was typed so far."""

from pathlib import Path

import pytest

from bot.wiring import OpenHouse
from core.chat import Action, Field, Filled, Form, Reply, Text
from core.feature import Command, Feature
from core.routing import Router
from core.store import learners
from core.turn import Turn
from tests.pupil import Pupil, words_of


async def enter(turn: Turn) -> Action:
    turn.write(learners.change, turn.learner.id, course="entered")
    return Action("there.arrive", {"from": "here"})


async def arrive(turn: Turn) -> Reply:
    return Reply.of(Text(f"arrived from {turn.argument('from')}"))


async def lost(_: Turn) -> Action:
    return Action("nowhere.at_all")


async def ask(_: Turn) -> Reply:
    fields = (Field(name="a", label="First"), Field(name="b", label="Second"))
    return Reply.of(Form(fields=fields, action=Action("there.filled"), submit="ok"))


async def filled(turn: Turn) -> Reply:
    return Reply.of(Text("+".join(turn.values[name] for name in "ab")))


async def aside(_: Turn) -> Reply:
    return Reply.of(Text("by the way"))


HERE = Feature(
    name="here",
    words=Path(),
    commands=tuple(Command(name=one.__name__, handler=one) for one in (enter, lost, ask, aside)),
    fallback=aside,
)
THERE = Feature(name="there", words=Path(), actions={"arrive": arrive, "filled": filled})


@pytest.fixture
def pupil(house: OpenHouse) -> Pupil:
    house.dispatch.router = Router.of([HERE, THERE])
    return Pupil(house)


async def course_of(pupil: Pupil) -> str | None:
    found = await pupil.house.dispatch.house.database.read(learners.find, pupil.platform, pupil.name)
    assert found is not None
    return found.course


async def test_a_verb_that_hands_on_is_answered_by_the_other_and_keeps_its_writes(pupil: Pupil) -> None:
    assert words_of(await pupil.say("/enter")) == "arrived from here"
    assert await course_of(pupil) == "entered"


async def test_a_verb_that_hands_on_to_nothing_is_told_and_writes_nothing(pupil: Pupil) -> None:
    assert "leads nowhere" in words_of(await pupil.say("/lost"))
    assert await course_of(pupil) is None


async def test_a_form_that_is_half_filled_stays_so_over_an_aside(pupil: Pupil) -> None:
    await pupil.say("/ask")
    assert "Second" in words_of(await pupil.say("one"))
    assert words_of(await pupil.say("/aside")) == "by the way"
    assert words_of(await pupil.say("two")) == "one+two"


async def test_a_form_that_was_sent_whole_is_answered(pupil: Pupil) -> None:
    await pupil.say("/ask")
    assert words_of(await pupil.send(Filled(pupil.form().id, {"a": "x", "b": "y"}))) == "x+y"
