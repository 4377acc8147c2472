"""Reminders: a day and some hours before, in the day, once, of what is open, to who wants them."""

from datetime import UTC, datetime

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.features.joining.jobs import remind
from core.store import dials
from tests.core.features.cohorts.classes import Room, open_room
from tests.core.features.doings import PYTHON, course_of, did
from tests.core.features.link.sides import rows
from tests.core.teachers import SCHOOL
from tests.pupil import Pupil, words_of

DUE = "2026-01-09 18:00"
DAY_BEFORE, THREE_BEFORE = datetime(2026, 1, 8, 18, tzinfo=UTC), datetime(2026, 1, 9, 15, tzinfo=UTC)


async def at(house: OpenHouse, clock: FixedClock, moment: datetime) -> None:
    """Do what is done now and then at a moment, and send what there is."""
    clock.moment = moment
    await remind(house.dispatch.house, moment)
    await house.dispatch.recover()


def reminders(pupil: Pupil) -> list[str]:
    texts = [words_of(one.reply) for one in pupil.deliveries]
    return [one for one in texts if "Still open in" in one]


async def room_with_work(house: OpenHouse) -> Room:
    room = await open_room(house, course=PYTHON)
    await room.teach(f"/cohort assign lesson {course_of(house, PYTHON).lessons[0].id} {DUE}")
    return room


async def test_who_has_not_done_it_is_reminded_twice_and_who_has_is_not(
    house: OpenHouse, clock: FixedClock
) -> None:
    room = await room_with_work(house)
    ada, bob = await room.learner("Ada"), await room.learner("Bob")
    await did(bob, PYTHON, lessons=1)
    await at(house, clock, datetime(2026, 1, 8, 17, 59, tzinfo=UTC))
    assert reminders(ada) == []
    for _ in range(2):
        await at(house, clock, DAY_BEFORE)
    assert len(reminders(ada)) == 1
    assert "Fri, Jan 9" in reminders(ada)[0]
    for _ in range(2):
        await at(house, clock, THREE_BEFORE)
    assert len(reminders(ada)) == 2
    await at(house, clock, datetime(2026, 1, 9, 18, 1, tzinfo=UTC))
    assert len(reminders(ada)) == 2
    assert reminders(bob) == []


async def test_nobody_is_reminded_at_night(house: OpenHouse, clock: FixedClock) -> None:
    room = await room_with_work(house)
    east = await room.learner("East")
    await east.say("/settings zone Tokyo")  # where it is due at 9:00 in UTC
    await at(house, clock, datetime(2026, 1, 8, 13, tzinfo=UTC))  # 22:00
    assert reminders(east) == []
    await at(house, clock, datetime(2026, 1, 8, 22, 59, tzinfo=UTC))  # 7:59
    assert reminders(east) == []
    await at(house, clock, datetime(2026, 1, 8, 23, tzinfo=UTC))  # 8:00
    assert len(reminders(east)) == 1


async def test_who_has_turned_them_off_gets_none_and_may_turn_them_on(
    house: OpenHouse, clock: FixedClock
) -> None:
    room = await room_with_work(house)
    ada = await room.learner("Ada")
    await ada.say("/privacy reminders no")
    await at(house, clock, DAY_BEFORE)
    assert reminders(ada) == []
    await ada.say("/privacy reminders yes")
    await at(house, clock, THREE_BEFORE)
    assert len(reminders(ada)) == 1


async def test_who_has_left_or_whose_class_is_over_is_not_reminded(
    house: OpenHouse, clock: FixedClock
) -> None:
    room = await room_with_work(house)
    ada, bob = await room.learner("Ada"), await room.learner("Bob")
    await ada.say("/due")
    await ada.press("Leave the class")
    await ada.press("Leave it")
    await at(house, clock, DAY_BEFORE)
    assert (reminders(ada), len(reminders(bob))) == ([], 1)
    await room.teach("/cohort archive")
    await room.press("End it")
    await at(house, clock, THREE_BEFORE)
    assert len(reminders(bob)) == 1


async def test_who_got_a_later_date_is_reminded_of_that_one(house: OpenHouse, clock: FixedClock) -> None:
    room = await room_with_work(house)
    ada = await room.learner("Ada")
    await at(house, clock, DAY_BEFORE)
    await room.teach("/cohort extend ada 2026-01-20 18:00")
    await room.fill(due="2026-01-20 18:00", reason="ill")
    await at(house, clock, THREE_BEFORE)
    assert len(reminders(ada)) == 1
    await at(house, clock, datetime(2026, 1, 19, 18, tzinfo=UTC))
    assert len(reminders(ada)) == 2
    assert "Tue, Jan 20" in reminders(ada)[1]


async def test_what_is_open_stays_open_beside_a_reminder(house: OpenHouse, clock: FixedClock) -> None:
    room = await room_with_work(house)
    ada = await room.learner("Ada")
    await ada.say("/join")
    await at(house, clock, DAY_BEFORE)
    await ada.say(room.code)
    assert "Nothing is to be done" not in ada.words()
    assert "Done 0/1" in ada.words()
    assert await rows(house, "SELECT count(*) FROM reminders") == [(1,)]


async def test_quiet_hours_are_those_that_an_instructor_set(house: OpenHouse, clock: FixedClock) -> None:
    room = await room_with_work(house)
    ada, database = await room.learner("Ada"), house.dispatch.house.database
    await database.write(dials.turn_to, SCHOOL, "quiet-hours", [18, 19], clock.now())
    await at(house, clock, DAY_BEFORE)
    assert reminders(ada) == []
    await at(house, clock, datetime(2026, 1, 8, 23, tzinfo=UTC))
    assert len(reminders(ada)) == 1
