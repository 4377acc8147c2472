"""Announcements: looked at first, told to everybody once, whatever happens meanwhile, and who got them."""

from datetime import UTC, datetime

import pytest

from bot.wiring import OpenHouse
from core.chat import Pressed, Reply, Say
from core.clock import FixedClock
from core.features.cohorts import announce_views, jobs
from core.features.cohorts.jobs import pass_on, pass_on_some
from core.store import announcements, dials
from tests.core.features.cohorts.classes import Room, open_room
from tests.core.features.link.sides import rows
from tests.core.teachers import SCHOOL, STAFF, in_class, inside
from tests.pupil import Pupil, RecordingPlatform, words_of

TEXT = "The room has changed.\n\nWe meet in *hall 3*; bring `paper`."


async def pass_all(house: OpenHouse) -> None:
    await pass_on(house.dispatch.house, house.dispatch.clock.now())
    await house.dispatch.recover()


def told(pupil: Pupil) -> list[str]:
    return [text for one in pupil.deliveries if "From those who teach" in (text := words_of(one.reply))]


async def send(room: Room, text: str = TEXT) -> None:
    await room.teach(f"/cohort announce {text}")
    (way,) = (one.label for one in room.teacher.choices() if one.label.startswith("Send it"))
    await room.press(way)


async def test_it_is_shown_first_and_told_once_to_everybody(house: OpenHouse) -> None:
    room = await open_room(house)
    ada, bob = await room.learner("Ada"), await room.learner("Bob")
    said = await room.teach(f"/cohort announce {TEXT}")
    assert "2 people will read this" in said
    assert await rows(house, "SELECT id FROM announcements") == []
    preview = room.teacher.deliveries[-1]
    await room.press("Send it to 2 people")
    for _ in range(2):
        await pass_all(house)
    assert len(told(ada)) == len(told(bob)) == 1
    assert "We meet in" in told(ada)[0]
    assert "2 have it" in await room.press("Who got it")
    assert "2 people" in words_of(preview.reply)


async def test_a_press_that_is_repeated_tells_nobody_twice(house: OpenHouse) -> None:
    room = await open_room(house)
    ada = await room.learner("Ada")
    await room.teach(f"/cohort announce {TEXT}")
    choice = room.teacher.choice("Send it to one person")
    for _ in range(2):
        await inside(room.teacher, Pressed(choice.id), STAFF)
    await pass_all(house)
    assert len(told(ada)) == 1
    assert await rows(house, "SELECT count(*) FROM acts WHERE act = 'cohort-announce'") == [(1,)]


async def test_a_process_that_dies_between_batches_leaves_the_rest_to_the_next(
    house: OpenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    room = await open_room(house)
    everybody = [await room.learner(name) for name in ("Ada", "Bob", "Cleo", "Dora", "Emil")]
    await send(room)
    ((announcement,),) = await rows(house, "SELECT id FROM announcements")
    now = house.dispatch.clock.now()
    assert await pass_on_some(house.dispatch.house, announcement, [""], now)

    async def dies(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(announcements, "told", dies)
        with pytest.raises(RuntimeError):
            await pass_on_some(house.dispatch.house, announcement, [""], now)
    await house.dispatch.recover()
    assert sum(len(told(one)) for one in everybody) == 2
    await pass_all(house)
    assert [len(told(one)) for one in everybody] == [1, 1, 1, 1, 1]


async def test_a_platform_that_is_away_has_it_waiting_and_who_never_wrote_alone_is_named(
    house: OpenHouse, clock: FixedClock
) -> None:
    room = await open_room(house)
    await room.learner("Ada")
    stranger = Pupil(house, name="zoe")
    cohort = await room.cohort()
    await in_class(stranger, cohort.course, SCHOOL, cohort.id)
    await rows(house, "UPDATE turns SET membership = '{}' WHERE person = 'zoe' RETURNING id")
    platform = house.dispatch.outbox.platforms["test"]
    assert isinstance(platform, RecordingPlatform)
    await send(room)
    platform.away = True
    await pass_all(house)
    platform.away = False
    clock.advance(minutes=5)  # what is in hand is left for a while to whoever has it
    await room.teach("/cohort roster")
    found = await house.dispatch.house.database.read(announcements.of_cohort, cohort.id, 5)
    assert [(one.sent, one.waiting, one.nowhere) for one in found] == [(0, 1, 1)]
    await pass_all(house)
    found = await house.dispatch.house.database.read(announcements.of_cohort, cohort.id, 5)
    assert [(one.sent, one.waiting, one.nowhere) for one in found] == [(1, 0, 1)]
    ((id_,),) = await rows(house, "SELECT id FROM announcements")
    receipts = await house.dispatch.house.database.read(announcements.receipts, cohort.id, id_)
    assert [(one.name, one.state) for one in receipts] == [("Ada", "sent"), ("Zoe", "nowhere")]


async def test_who_comes_later_is_not_told_what_was_said_before(house: OpenHouse) -> None:
    room = await open_room(house)
    await room.learner("Ada")
    await send(room)
    late = await room.learner("Late")
    await pass_all(house)
    assert told(late) == []


async def test_it_is_written_anew_and_an_empty_one_is_asked_for(house: OpenHouse) -> None:
    room = await open_room(house)
    await room.learner("Ada")
    await room.teach("/cohort announce first try")
    await room.press("Write it anew")
    assert [one.value for one in room.teacher.form().fields] == ["first try"]
    assert "second try" in await room.fill(text="second try")
    await room.teach("/cohort announce")
    assert room.teacher.form().fields[0].value == ""


async def test_one_that_is_too_long_is_refused_before_it_is_sent(house: OpenHouse) -> None:
    room = await open_room(house)
    await room.learner("Ada")
    await room.teach("/cohort announce " + "word " * 1500)
    await room.press("Send it to one person")
    assert "too long for one announcement" in room.teacher.words()
    assert await rows(house, "SELECT id FROM announcements") == []


async def test_who_has_quiet_hours_is_told_when_they_are_over_and_holds_up_nobody(
    house: OpenHouse, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "AT_ONCE", 1)
    room = await open_room(house)
    east, ada, west = await room.learner("East"), await room.learner("Ada"), await room.learner("West")
    await east.say("/settings zone Tokyo")
    await west.say("/settings zone Madrid")
    clock.moment = datetime(2026, 1, 6, 13, 30, tzinfo=UTC)  # 22:30 in Tokyo
    await send(room)
    await pass_all(house)
    assert [len(told(one)) for one in (east, ada, west)] == [0, 1, 1]
    clock.moment = datetime(2026, 1, 6, 23, tzinfo=UTC)  # 8:00 there
    await pass_all(house)
    assert [len(told(one)) for one in (east, ada, west)] == [1, 1, 1]


async def test_the_hours_are_those_that_an_instructor_set_for_the_course(
    house: OpenHouse, clock: FixedClock
) -> None:
    room = await open_room(house)
    ada, now = await room.learner("Ada"), clock.now()
    course, database = (await room.cohort()).course, house.dispatch.house.database
    await database.write(dials.turn_to, SCHOOL, "quiet-hours", [9, 10], now, course=course)
    await send(room)
    await pass_all(house)
    assert told(ada) == []
    await database.write(dials.turn_to, SCHOOL, "quiet-hours", [], now, course=course)
    await pass_all(house)
    assert len(told(ada)) == 1


async def test_an_announcement_that_cannot_be_told_keeps_no_other(
    house: OpenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = await open_room(house)
    ada = await room.learner("Ada")
    await send(room, "The first.")
    await send(room, "The second.")
    views = announce_views.told

    def told_but_one(title: str, text: str, say: Say) -> Reply:
        if "first" in text:
            raise RuntimeError
        return views(title, text, say)

    monkeypatch.setattr(announce_views, "told", told_but_one)
    await pass_all(house)
    assert ["second" in one for one in told(ada)] == [True]
