"""Votes are weighed, pay their author once, bring what divides readers before somebody, and are told of once a day."""

import asyncio
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.features.explanations import jobs
from core.play.points import HELPED
from core.store import points, telling
from tests.core.features.asked import rows
from tests.core.features.explanations.scenes import (
    explain,
    learner,
    number_of,
    vote_on,
)
from tests.pupil import Pupil

LONG_AGO = "UPDATE learners SET created_at = created_at - interval '1 year' * id"
"""Nobody is new, and no two accounts are of the same day."""
TITLE = "Somebody learnt from you"


async def readers(house: OpenHouse, count: int) -> list[Pupil]:
    """So many who have been here for long."""
    found = [await learner(house, f"reader{number}") for number in range(count)]
    await rows(found[0], LONG_AGO)
    return found


async def voted(clock: FixedClock, id_: str, voters: list[Pupil], *, helped: bool = True) -> None:
    for one in voters:
        clock.advance(hours=1)
        assert await vote_on(one, id_, helped=helped)


async def points_of(pupil: Pupil) -> int:
    record = await pupil.house.dispatch.house.database.read(points.record, await number_of(pupil))
    return record.tally.points


def told(pupil: Pupil) -> list[str]:
    """What a learner was told of those whom they helped."""
    return [repr(one.reply) for one in pupil.deliveries if TITLE in repr(one.reply)]


async def tell(house: OpenHouse, clock: FixedClock) -> None:
    await jobs.tell_helped(house.dispatch.house, clock.now())
    await house.dispatch.recover()


async def test_whom_it_helped_gives_points_once_however_often_it_is_weighed(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada, voters = await learner(house, "ada"), await readers(house, 3)
    await explain(ada, "e", community="discord/7")
    await voted(clock, "e", voters)
    inside = house.dispatch.house
    await asyncio.gather(*(jobs.weigh(inside, clock.now()) for _ in range(3)))
    assert await points_of(ada) == 3 * HELPED
    clock.advance(days=2)
    await jobs.weigh(inside, clock.now())
    assert await points_of(ada) == 3 * HELPED
    assert await rows(ada, "SELECT DISTINCT community, reason FROM points WHERE reason = 'helped'") == [
        ("discord/7", "helped")
    ]


async def test_a_friend_pays_an_author_once_a_lesson_however_often_it_is_told_removed_or_told_anew(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada, (bob, eve) = await learner(house, "ada"), await readers(house, 2)
    for id_ in ("first", "again", "anew"):
        await explain(ada, id_)
        await voted(clock, id_, [bob])
        await jobs.weigh(house.dispatch.house, clock.now())
    await rows(ada, "DELETE FROM explanations")
    await explain(ada, "once more")
    await voted(clock, "once more", [bob])
    await jobs.weigh(house.dispatch.house, clock.now())
    assert await points_of(ada) == HELPED
    await voted(clock, "once more", [eve])
    await jobs.weigh(house.dispatch.house, clock.now())
    assert await points_of(ada) == 2 * HELPED, "a second reader is one more who was helped"


async def test_explanations_of_several_skills_are_weighed_in_one_round(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada, voters = await learner(house, "ada"), await readers(house, 1)
    for skill, lesson in (("variables", "names"), ("strings", "text"), ("numbers", "numbers")):
        await explain(ada, skill, skill=skill, lesson=lesson)
        await voted(clock, skill, voters)
    await jobs.weigh(house.dispatch.house, clock.now())
    assert await rows(ada, "SELECT count(*) FROM explanations WHERE up > 0") == [(3,)]


async def test_what_divides_its_readers_is_put_before_somebody_once_and_stays_shown(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada, voters = await learner(house, "ada"), await readers(house, 16)
    await explain(ada, "e")
    await voted(clock, "e", voters[:8])
    await jobs.weigh(house.dispatch.house, clock.now())
    assert await rows(ada, "SELECT act FROM moderation_events") == []
    await voted(clock, "e", voters[8:], helped=False)
    for _ in range(3):
        await jobs.weigh(house.dispatch.house, clock.now())
        clock.advance(days=2)
    assert await rows(ada, "SELECT act, by, moderator FROM moderation_events") == [("divided", "votes", None)]
    assert await rows(ada, "SELECT state FROM explanations") == [("shown",)]


async def test_an_author_is_told_at_once_and_then_once_a_day_of_all_together(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada, voters = await learner(house, "ada"), await readers(house, 4)
    await explain(ada, "one")
    await explain(ada, "two", lesson="text", skill="strings")
    await voted(clock, "one", voters[:1])
    await tell(house, clock)
    assert told(ada) == [], "it is not weighed yet, so its points are not known"
    await jobs.weigh(house.dispatch.house, clock.now())
    await tell(house, clock)
    assert len(told(ada)) == 1
    assert "Names for values** just helped one person" in told(ada)[0]
    assert f"{HELPED} points for it are yours" in told(ada)[0]
    await voted(clock, "one", voters[1:3])
    await voted(clock, "two", voters[3:])
    await jobs.weigh(house.dispatch.house, clock.now())
    await tell(house, clock)
    assert len(told(ada)) == 1, "not twice on one day"
    clock.advance(days=1)
    await jobs.weigh(house.dispatch.house, clock.now())
    for _ in range(2):
        await tell(house, clock)
    assert len(told(ada)) == 2
    assert "Names for values** just helped 2 people" in told(ada)[1]
    assert "Working with text** just helped one person" in told(ada)[1]
    assert f"{3 * HELPED} points for it are yours" in told(ada)[1]
    clock.advance(days=1)
    await tell(house, clock)
    assert len(told(ada)) == 2, "there is nothing new"


async def test_one_author_who_cannot_be_told_keeps_no_other(
    house: OpenHouse, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    authors = [await learner(house, name) for name in ("ada", "bob")]
    voters = await readers(house, 3)
    for number, one in enumerate(authors):
        await explain(one, f"e{number}")
        await voted(clock, f"e{number}", voters)
    await jobs.weigh(house.dispatch.house, clock.now())
    first = await number_of(authors[0])
    tell_last = telling.tell_last

    async def stumbling(connection: AsyncConnection, author: int, *rest: Any) -> bool:
        if author == first:
            raise ValueError("a bug, on purpose")
        return await tell_last(connection, author, *rest)

    monkeypatch.setattr(telling, "tell_last", stumbling)
    await tell(house, clock)
    assert [len(told(one)) for one in authors] == [0, 1]
    assert f"learner {first} cannot be told" in caplog.text


async def test_two_processes_tell_once(house: OpenHouse, clock: FixedClock) -> None:
    ada, voters = await learner(house, "ada"), await readers(house, 1)
    await explain(ada, "e")
    await voted(clock, "e", voters)
    await jobs.weigh(house.dispatch.house, clock.now())
    await asyncio.gather(*(jobs.tell_helped(house.dispatch.house, clock.now()) for _ in range(4)))
    await house.dispatch.recover()
    assert len(told(ada)) == 1


async def test_who_says_that_it_did_not_help_is_not_told_of(house: OpenHouse, clock: FixedClock) -> None:
    ada, voters = await learner(house, "ada"), await readers(house, 2)
    await explain(ada, "e")
    await voted(clock, "e", voters, helped=False)
    await jobs.weigh(house.dispatch.house, clock.now())
    await tell(house, clock)
    assert told(ada) == []
    assert await points_of(ada) == 0


async def test_what_an_author_is_told_leaves_the_open_question_open(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada, voters = await learner(house, "ada"), await readers(house, 1)
    await explain(ada, "e")
    await voted(clock, "e", voters)
    await ada.say("/quiz 5")
    await jobs.weigh(house.dispatch.house, clock.now())
    await tell(house, clock)
    assert list(ada.reply.actions()) == []
    await ada.say("/quiz 5")
    assert "Question" in ada.words()
