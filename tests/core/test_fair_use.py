"""Who is a little too fast waits in order, who is much too fast is told once, and nobody else notices."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import pytest

from bot import plugins
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Allowance, Called, Incoming, Membership, Pressed, Reply, Said, Text
from core.clock import FixedClock
from core.dispatch import Dispatch
from core.errors import TooFast
from core.limits import Limits, turnstile
from core.limits.turnstile import Enters, Stopped, Turnstile
from core.routing import Router
from core.store import communities
from core.store.communities import Community
from core.turn import Turn
from tests.core.test_dispatch import TOY, name_of, rows
from tests.core.test_limits import redis_url
from tests.pupil import Pupil, RecordingPlatform, words_of

__all__ = ["redis_url"]

TOO_FAST = (
    "That is more at once than I can follow. I leave this aside, and whatever else comes in the next second."
)


@pytest.fixture
def settings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A house in which there is only the toy."""
    monkeypatch.setattr(plugins, "features", lambda: [TOY])
    return settings


@pytest.fixture
def dispatch(house: OpenHouse) -> Dispatch:
    return house.dispatch


def limited(
    dispatch: Dispatch,
    learner: Allowance | None = None,
    community: Allowance | None = None,
    free: Sequence[str] = (),
) -> Turnstile:
    """Have the house keep these limits, by its clock, which stands."""
    limits = Limits(dispatch.clock)
    dispatch.turnstile = Turnstile(limits=limits, learner=learner, community=community, free=frozenset(free))
    return dispatch.turnstile


def in_community(
    pupil: Pupil, body: Said | Called, *, roles: Sequence[str] = (), manages: bool = False
) -> Incoming:
    here = Membership(community="school", roles=frozenset(roles), manages=manages)
    return replace(pupil.incoming(body), membership=here)


async def flood(pupil: Pupil, events: Sequence[Incoming]) -> list[TooFast]:
    """Have all of these arrive at once; what was refused without an answer."""
    arriving = (pupil.house.door.receive(one) for one in events)
    ended = await asyncio.gather(*arriving, return_exceptions=True)
    assert all(one is None or isinstance(one, TooFast) for one in ended), ended
    return [one for one in ended if isinstance(one, TooFast)]


def told(pupil: Pupil) -> list[str]:
    return [words_of(one.reply).split("\n")[0] for one in pupil.deliveries]


async def test_who_is_a_little_too_fast_waits_and_is_answered_in_order(
    dispatch: Dispatch, pupil: Pupil
) -> None:
    limited(dispatch, Allowance(2, 10))
    began = time.monotonic()
    refused = await flood(pupil, [pupil.incoming(Said(f"{number}")) for number in range(8)])
    assert refused == []
    assert sorted(told(pupil)[:2]) == ["heard: 0", "heard: 1"]
    assert told(pupil)[2:] == [f"heard: {number}" for number in range(2, 8)]
    assert time.monotonic() - began >= 0.6


async def test_what_waits_overtakes_nothing_that_was_sent_before_and_is_overtaken_by_nothing(
    dispatch: Dispatch, clock: FixedClock, pupil: Pupil
) -> None:
    limited(dispatch, Allowance(1, 50))
    answered: list[str] = []
    began, overtaken = asyncio.Event(), asyncio.Event()

    async def dawdle(turn: Turn) -> Reply:
        if turn.text == "slow":
            began.set()
            with suppress(TimeoutError):
                await asyncio.wait_for(overtaken.wait(), 0.3)
        else:
            overtaken.set()
        answered.append(turn.text)
        return Reply.of(Text(turn.text))

    dispatch.router = Router.of([replace(TOY, fallback=dawdle)])
    first = [asyncio.create_task(flood(pupil, [pupil.incoming(Said(one))])) for one in ("slow", "waits")]
    await began.wait()
    clock.advance(seconds=60)
    await flood(pupil, [pupil.incoming(Said("comes when there is room again"))])
    await asyncio.gather(*first)
    assert answered == ["slow", "waits", "comes when there is room again"]
    assert told(pupil) == answered


async def test_who_is_much_too_fast_is_told_once_and_writes_nothing_else(
    dispatch: Dispatch, pupil: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turnstile, "PATIENCE", 0.2)
    limited(dispatch, Allowance(3, 10))
    refused = await flood(pupil, [pupil.incoming(Said("/count")) for _ in range(1000)])
    assert await name_of(dispatch, pupil) == "n5", "three at once, and two that waited"
    assert len(refused) == 1000 - 6
    assert {one.again for one in refused} == {1}
    words = [one for one in told(pupil) if not one.isdigit()]
    assert words == [f"{TOO_FAST} After that we go on where we were."]
    assert await rows(dispatch, "SELECT count(*) FROM turns") == [(6,)]


async def test_they_are_told_in_their_language(dispatch: Dispatch, pupil: Pupil) -> None:
    limited(dispatch, Allowance(1, 0.1))
    events = [pupil.incoming(Said("/count")) for _ in range(2)]
    spanish = [replace(one, person=replace(one.person, language="es")) for one in events]
    await flood(pupil, spanish)
    assert any("los próximos 10 segundos" in words for words in told(pupil))


async def test_after_the_time_that_they_were_told_it_goes_on_where_they_were(
    dispatch: Dispatch, clock: FixedClock, pupil: Pupil
) -> None:
    limited(dispatch, Allowance(1, 0.1))
    await pupil.say("/count")
    choice = pupil.choice("more")
    assert "in the next 10 seconds" in words_of(await pupil.send(Pressed(choice.id), event="pressed"))
    with pytest.raises(TooFast):
        await pupil.say("more")
    clock.advance(seconds=10)
    assert words_of(await pupil.say("more")).startswith("2"), "what was asked still waits for an answer"
    assert await name_of(dispatch, pupil) == "n2"


async def test_whoever_goes_on_after_that_time_is_told_again(
    dispatch: Dispatch, clock: FixedClock, pupil: Pupil
) -> None:
    limited(dispatch, Allowance(1, 0.1))
    for _ in range(3):
        await pupil.say("/count")
        assert "more at once" in words_of(await pupil.say("/count"))
        clock.advance(seconds=10)


async def test_a_refused_event_that_is_delivered_again_is_answered_the_same(
    dispatch: Dispatch, clock: FixedClock, pupil: Pupil
) -> None:
    limited(dispatch, Allowance(1, 0.1))
    await pupil.say("/count")
    first = await pupil.send(Said("/count"), event="same")
    clock.advance(seconds=60)
    await pupil.house.door.receive(pupil.incoming(Said("/count"), "same"))
    assert pupil.reply == first
    assert await name_of(dispatch, pupil) == "n1"


async def test_no_code_runs_for_who_is_too_fast(dispatch: Dispatch, pupil: Pupil) -> None:
    limited(dispatch, Allowance(1, 0.1))
    platform = dispatch.outbox.platforms["test"]
    assert isinstance(platform, RecordingPlatform)
    await pupil.say("/count")
    assert "more at once" in words_of(await pupil.send(Called("run")))
    assert platform.worked == []


async def test_one_who_floods_keeps_nobody_else_waiting(
    dispatch: Dispatch, pupil: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turnstile, "PATIENCE", 1.0)
    limited(dispatch, Allowance(2, 1))
    events = [pupil.incoming(Said("/count")) for _ in range(500)]
    flooding = asyncio.create_task(flood(pupil, events))
    bob = Pupil(pupil.house, name="bob")
    assert words_of(await bob.say("/count")).startswith("1")
    assert not flooding.done(), "the last of the flood is still waiting"
    assert len(await flooding) == 500 - 4


async def test_what_waits_is_written_down_so_that_a_crash_does_not_lose_it(
    dispatch: Dispatch, clock: FixedClock, pupil: Pupil
) -> None:
    limited(dispatch, Allowance(1, 0.25))
    platform = dispatch.outbox.platforms["test"]
    assert isinstance(platform, RecordingPlatform)
    await pupil.say("/count")
    waiting = asyncio.create_task(pupil.house.door.receive(pupil.incoming(Said("/count"))))
    async with asyncio.timeout(3):
        while not platform.worked:  # noqa: ASYNC110 - a platform tells nobody what it shows
            await asyncio.sleep(0.01)
    assert await rows(dispatch, "SELECT count(*) FROM turns WHERE seq IS NULL") == [(1,)]
    (task,) = (one for one in asyncio.all_tasks() if "_let_in" in repr(one.get_coro()))
    task.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    clock.advance(minutes=1)
    assert await dispatch.recover() == 1
    assert words_of(pupil.reply).startswith("2")


async def test_what_was_left_unfinished_is_taken_up_whatever_the_limits(
    dispatch: Dispatch, pupil: Pupil
) -> None:
    limited(dispatch, Allowance(1, 0.01))
    await pupil.say("/count")
    await dispatch.receive(pupil.incoming(Said("/count")), freely=True)
    assert await name_of(dispatch, pupil) == "n2"


async def test_a_crowd_is_told_that_it_is_one_and_each_of_it_once(dispatch: Dispatch, pupil: Pupil) -> None:
    limited(dispatch, Allowance(10, 1), Allowance(4, 0.1))
    crowd = [Pupil(pupil.house, name=f"p{number}") for number in range(8)]
    for one in crowd[:4]:
        await one.house.door.receive(in_community(one, Said("hello")))
    for one in crowd[4:]:
        await one.house.door.receive(in_community(one, Said("hello")))
        with pytest.raises(TooFast):
            await one.house.door.receive(in_community(one, Said("hello")))
    assert ["So many are writing" in words_of(one.reply) for one in crowd] == [False] * 4 + [True] * 4
    await pupil.say("elsewhere it is quiet")
    assert words_of(pupil.reply) == "heard: elsewhere it is quiet"


async def test_a_crowd_of_strangers_cannot_have_a_word_written_for_each(dispatch: Dispatch) -> None:
    turnstile_ = limited(dispatch, None, Allowance(1, 0.1))
    pupils = [Pupil(None, name=f"p{number}") for number in range(1000)]  # type: ignore[arg-type]
    passed = [await turnstile_.enter(in_community(one, Said("hello"))) for one in pupils]
    written = [one for one in passed if isinstance(one, Enters) or not one.told]
    assert len(written) <= 1 + turnstile.WORDS.burst
    assert all(one.refusal.message == "too-fast-together" for one in passed if isinstance(one, Stopped))


async def test_who_runs_a_community_is_not_kept_from_it_by_others_there(
    dispatch: Dispatch, pupil: Pupil
) -> None:
    school = Community(platform="test", id="school", staff_role="teachers")
    await dispatch.house.database.write(communities.keep, school, dispatch.clock.now())
    limited(dispatch, Allowance(3, 0.1), Allowance(4, 0.1))
    students = [Pupil(pupil.house, name=name) for name in ("bob", "cleo")]
    for student in students * 3:
        with suppress(TooFast):
            await dispatch.receive(in_community(student, Said("/count"), roles=["students"]))
    assert "So many are writing" in words_of(students[1].reply)
    for number in range(3 * turnstile.STAFF):
        roles = ["teachers"] * (number % 2)
        await dispatch.receive(in_community(pupil, Said("/count"), roles=roles, manages=not roles))
    assert await name_of(dispatch, pupil) == f"n{3 * turnstile.STAFF}"


async def test_nobody_is_without_a_limit_by_running_a_community_of_their_own(
    dispatch: Dispatch, pupil: Pupil
) -> None:
    limited(dispatch, Allowance(2, 0.1))
    events = [in_community(pupil, Said("/count"), manages=True) for _ in range(100)]
    refused = await flood(pupil, events)
    assert len(refused) == 100 - 2 * turnstile.STAFF - 3, "two waited, and one was told"


async def test_where_who_uses_it_runs_parley_nobody_is_limited(dispatch: Dispatch, pupil: Pupil) -> None:
    limited(dispatch, Allowance(1, 0.1), free=["test"])
    for _ in range(5):
        await pupil.say("/count")
    assert await name_of(dispatch, pupil) == "n5"


async def test_1000_messages_of_100_people_at_once_are_answered_under_the_limits_that_ship(
    settings: Settings, clock: FixedClock
) -> None:
    ships = Settings.model_validate(settings.model_dump(exclude={"limit_learner", "limit_community"}))
    async with open_house(ships, lambda _: None, clock=clock) as house:
        platform = RecordingPlatform()
        house.dispatch.outbox.platforms[platform.name] = platform
        pupils = [Pupil(house, name=f"p{number}") for number in range(100)]
        events = [in_community(one, Said(f"{number}")) for number in range(10) for one in pupils]
        assert await flood(pupils[0], events) == []
        assert sorted(words_of(one.reply) for one in platform.sent) == sorted(
            f"heard: {number}" for number in range(10) for _ in pupils
        )


async def test_over_redis_two_houses_keep_one_limit(
    settings: Settings,
    clock: FixedClock,
    redis_url: str,
) -> None:
    shared = {"redis_url": redis_url, "limit_learner": 6, "limit_community": 0}
    both = Settings.model_validate(settings.model_dump() | shared)
    async with (
        open_house(both, lambda _: None, clock=clock) as here,
        open_house(both, lambda _: None, clock=clock) as there,
    ):
        for house in (here, there):
            house.dispatch.outbox.platforms["test"] = RecordingPlatform()
        ways = [
            await house.dispatch.turnstile.enter(Pupil(house).incoming(Said("x")))
            for house in (here, there) * 3
        ]
    assert ways[:3] == [Enters()] * 3
    assert [one.told for one in ways[3:] if isinstance(one, Stopped)] == [False, True, True]
