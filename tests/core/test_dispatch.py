"""One event is answered once: delivered twice, at once with others, or with the database away."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import plugins
from bot.settings import Settings
from bot.wiring import OpenHouse
from core.chat import Action, Called, Choice, Choices, Field, Form, Pressed, Reply, Said, Text
from core.dispatch import Dispatch
from core.errors import DatabaseAway, LearnerError, Unavailable
from core.feature import Command, Feature
from core.routing import Router
from core.store import learners
from core.turn import Turn
from sandbox.contract import Job
from tests.pupil import Pupil, RecordingPlatform, words_of


async def count(turn: Turn) -> Reply:
    """Count up by one, by way of what was read before."""
    state = turn.conversation.state.get("n", 0)
    await asyncio.sleep(0)
    turn.conversation = type(turn.conversation)(activity="toy", state={"n": state + 1})
    turn.write(learners.change, turn.learner.id, name=f"n{state + 1}")
    return Reply.of(Text(str(state + 1)), Choices((Choice("more", Action("toy.count")),)))


async def fail(turn: Turn) -> Reply:
    turn.write(learners.change, turn.learner.id, name="broken")
    raise RuntimeError("a bug, on purpose")


async def write_wrongly(turn: Turn) -> Reply:
    turn.write(learners.change, turn.learner.id, no_such_column="x")
    return Reply.of(Text("never seen"))


async def refuse(turn: Turn) -> Reply:
    turn.write(learners.change, turn.learner.id, name="refused")
    raise LearnerError("not-a-number", given="x")


async def lack(_: Turn) -> Reply:
    raise Unavailable("the model")


async def ask(_: Turn) -> Reply:
    fields = (Field(name="a", label="First"), Field(name="b", label="Second"))
    return Reply.of(Form(fields=fields, action=Action("toy.filled"), submit="ok"))


async def filled(turn: Turn) -> Reply:
    return Reply.of(Text("+".join(turn.values[name] for name in "ab")))


async def echo(turn: Turn) -> Reply:
    return Reply.of(Text(f"heard: {turn.text}"))


async def run(turn: Turn) -> Reply:
    verdict = await turn.run(Job(source="print(6 * 7)"))
    return Reply.of(Text(verdict.executions[0].stdout))


TOY = Feature(
    name="toy",
    words=Path(),
    commands=tuple(
        Command(name=one.__name__, handler=one)
        for one in (count, fail, refuse, lack, ask, run, write_wrongly)
    ),
    actions={"count": count, "filled": filled},
    fallback=echo,
)


@pytest.fixture
def settings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A house in which there is only the toy."""
    monkeypatch.setattr(plugins, "features", lambda: [TOY])
    return settings


@pytest.fixture
def dispatch(house: OpenHouse) -> Dispatch:
    house.dispatch.patience = (0.01,)
    return house.dispatch


async def rows(dispatch: Dispatch, query: str) -> list[tuple[object, ...]]:
    async with dispatch.house.database.transaction() as connection:
        return [tuple(row) for row in await connection.execute(text(query))]


async def name_of(dispatch: Dispatch, pupil: Pupil) -> str:
    found = await dispatch.house.database.read(learners.find, pupil.platform, pupil.name)
    assert found is not None
    return found.name


async def test_an_event_is_answered_and_its_writes_are_kept(dispatch: Dispatch, pupil: Pupil) -> None:
    assert words_of(await pupil.say("/count")).startswith("1")
    assert await name_of(dispatch, pupil) == "n1"


async def test_an_event_delivered_again_is_answered_from_its_row(dispatch: Dispatch, pupil: Pupil) -> None:
    await pupil.send(Said("/count"), event="same")
    await pupil.house.door.receive(pupil.incoming(Said("/count"), "same"))
    assert await name_of(dispatch, pupil) == "n1"
    assert len(await rows(dispatch, "SELECT id FROM turns")) == 1
    assert len({one.turn for one in pupil.deliveries}) == 1


async def test_an_event_delivered_twice_at_once_is_handled_once(dispatch: Dispatch, pupil: Pupil) -> None:
    same = [pupil.house.door.receive(pupil.incoming(Said("/count"), "same")) for _ in range(5)]
    await asyncio.gather(*same)
    assert await name_of(dispatch, pupil) == "n1"
    assert len({one.turn for one in pupil.deliveries}) == 1


async def test_messages_of_one_learner_at_once_neither_lose_nor_double(
    dispatch: Dispatch, pupil: Pupil
) -> None:
    await asyncio.gather(*(pupil.house.door.receive(pupil.incoming(Said("/count"))) for _ in range(100)))
    assert await name_of(dispatch, pupil) == "n100"
    told = sorted(int(words_of(one.reply).split("\n")[0]) for one in pupil.deliveries)
    assert told == list(range(1, 101))
    assert sorted(one.seq for one in pupil.deliveries) == list(range(1, 101))


async def test_two_platforms_of_one_learner_at_once_do_not_overwrite_each_other(
    dispatch: Dispatch, pupil: Pupil
) -> None:
    await pupil.say("/count")
    here, there = Pupil(pupil.house, chat="here"), Pupil(pupil.house, chat="there")
    here.events = there.events = pupil.events
    events = [one.incoming(Said("/count")) for one in (here, there) for _ in range(4)]
    await asyncio.gather(*map(pupil.house.door.receive, events))
    states = await rows(dispatch, "SELECT chat, (state->>'n')::int FROM conversations ORDER BY chat")
    assert states == [("ada", 1), ("here", 4), ("there", 4)]


async def test_one_person_arriving_twice_at_once_is_one_learner(dispatch: Dispatch, pupil: Pupil) -> None:
    await asyncio.gather(*(pupil.house.door.receive(pupil.incoming(Said("/count"))) for _ in range(6)))
    assert len(await rows(dispatch, "SELECT id FROM learners")) == 1


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("fail", "broke"),
        ("write_wrongly", "broke"),
        ("refuse", "x is not a number"),
        ("lack", "not answering"),
    ],
)
async def test_a_handler_that_raises_leaves_nothing_but_words(
    dispatch: Dispatch, pupil: Pupil, command: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    await pupil.say("/count")
    reply = await pupil.say(f"/{command}")
    assert said in words_of(reply)
    assert await name_of(dispatch, pupil) == "n1"
    await pupil.say("more")
    assert await name_of(dispatch, pupil) == "n2", "what was open before still is"
    if said == "broke":
        reference = words_of(reply).rsplit(" ", 1)[-1]
        assert reference in caplog.text


async def test_the_database_going_away_and_coming_back_loses_nothing(
    dispatch: Dispatch, pupil: Pupil
) -> None:
    await pupil.say("/count")
    await rows(
        dispatch,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    assert words_of(await pupil.say("/count")).startswith("2")


async def test_a_database_that_stays_away_is_told_to_the_platform(
    dispatch: Dispatch, pupil: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise DatabaseAway

    monkeypatch.setattr(type(dispatch.house.database), "read", away)
    with pytest.raises(DatabaseAway):
        await pupil.house.door.receive(pupil.incoming(Said("/count"), "kept"))
    monkeypatch.undo()
    assert words_of(await pupil.send(Said("/count"), event="kept")).startswith("1")


async def test_a_reply_that_cannot_be_sent_stays_and_goes_out_later(dispatch: Dispatch, pupil: Pupil) -> None:
    platform = dispatch.outbox.platforms["test"]
    assert isinstance(platform, RecordingPlatform)
    platform.away = True
    await pupil.house.door.receive(pupil.incoming(Said("/count")))
    assert pupil.deliveries == []
    platform.away = False
    dispatch.clock.advance(minutes=1)  # type: ignore[attr-defined]
    assert await dispatch.recover() == 1
    assert words_of(pupil.reply).startswith("1")
    assert await dispatch.recover() == 0


async def test_text_fills_the_fields_of_an_open_form_one_after_the_other(
    dispatch: Dispatch, pupil: Pupil
) -> None:
    del dispatch
    await pupil.say("/ask")
    assert "Second" in words_of(await pupil.say("one"))
    assert words_of(await pupil.say("two")) == "one+two"


async def test_a_number_or_a_label_presses_a_choice(dispatch: Dispatch, pupil: Pupil) -> None:
    await pupil.say("/count")
    await pupil.say("1")
    await pupil.say("MORE!")
    assert await name_of(dispatch, pupil) == "n3"


async def test_text_that_answers_nothing_reaches_the_fallback(dispatch: Dispatch, pupil: Pupil) -> None:
    del dispatch
    assert words_of(await pupil.say("what is a list?")) == "heard: what is a list?"


async def test_an_unknown_command_is_told_the_nearest_one(dispatch: Dispatch, pupil: Pupil) -> None:
    del dispatch
    assert "/count" in words_of(await pupil.say("/cuont"))


@pytest.mark.parametrize("id_", ["", "zz", "ffff.0", "1.99", "1.0.0", "-1.0", "9" * 90, "7fffffffffffffff.0"])
async def test_a_button_that_leads_nowhere_is_told_kindly(dispatch: Dispatch, pupil: Pupil, id_: str) -> None:
    del dispatch
    assert "older message" in words_of(await pupil.send(Pressed(id_)))


async def test_a_button_works_only_for_whom_it_belongs(dispatch: Dispatch, pupil: Pupil) -> None:
    await pupil.say("/count")
    stranger = Pupil(pupil.house, name="eve")
    reply = await stranger.send(Pressed(pupil.choice("more").id))
    assert "made for somebody else" in words_of(reply)
    assert await name_of(dispatch, pupil) == "n1"


async def test_100_kb_of_text_is_refused_with_the_limit(dispatch: Dispatch, pupil: Pupil) -> None:
    reply = await pupil.say("x" * 100_000)
    assert "20,000 characters" in words_of(reply)
    (size,) = (await rows(dispatch, "SELECT length(body::text) FROM turns"))[0]
    assert isinstance(size, int)
    assert size < 21_000


async def test_control_characters_do_not_reach_the_core(dispatch: Dispatch, pupil: Pupil) -> None:
    del dispatch
    reply = await pupil.say("\ufeffa\x00b\x1b[31m\ud800c\u202ed\r\ne")
    assert words_of(reply) == "heard: ab[31mcd\ne"


@pytest.mark.parametrize("told", ["e\x00n", "\udcff", "é", "x" * 65, ""])
async def test_a_language_that_cannot_be_one_is_as_good_as_none(
    dispatch: Dispatch, pupil: Pupil, told: str
) -> None:
    incoming = pupil.incoming(Called("count"))
    person = replace(incoming.person, language=told, time_zone=told)
    await dispatch.receive(replace(incoming, person=person))
    found = await dispatch.house.database.read(learners.find, pupil.platform, pupil.name)
    assert found is not None
    assert (found.language, found.time_zone) == (None, None)


async def test_slow_work_is_written_down_first_and_runs_once(dispatch: Dispatch, pupil: Pupil) -> None:
    platform = dispatch.outbox.platforms["test"]
    assert isinstance(platform, RecordingPlatform)
    assert words_of(await pupil.send(Called("run"))) == "42"
    assert len(platform.worked) == 1


async def test_slow_work_while_a_transaction_is_open_is_a_bug(dispatch: Dispatch, pupil: Pupil) -> None:
    async def wrong(turn: Turn) -> Reply:
        async with turn.house.database.transaction():
            await turn.run(Job(source="print(1)"))
        return Reply.of(Text("never"))

    toy = Feature(name="toy", words=Path(), commands=(Command(name="wrong", handler=wrong),), fallback=echo)
    dispatch.router = Router.of([toy])
    assert "broke" in words_of(await pupil.say("/wrong"))
