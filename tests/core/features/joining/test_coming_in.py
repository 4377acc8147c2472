"""Coming into a class by code, address and role, what is said of it, and leaving."""

from dataclasses import replace

from bot.wiring import OpenHouse
from core.chat import Called, Said
from core.clock import FixedClock
from core.store.communities import Community
from tests.core.features.cohorts.classes import Room, open_room
from tests.core.features.community.board import open_board
from tests.core.features.doings import MEMORY
from tests.core.features.link.sides import DeepLinking, link, rows
from tests.core.teachers import HERE, inside, press
from tests.pupil import Pupil, RecordingPlatform

STUDENT = replace(HERE, roles=frozenset({"students"}))


async def members(house: OpenHouse) -> list[tuple[object, ...]]:
    return await rows(house, "SELECT name, how, left_at IS NOT NULL FROM cohort_members ORDER BY lower(name)")


async def test_before_somebody_joins_they_read_what_instructors_see(house: OpenHouse) -> None:
    room, ada = await open_room(house), Pupil(house)
    await ada.say(f"/join {room.code}")
    assert "your progress, your answers, and how often you had help" in ada.words()
    assert "do not see what you talk about with the tutor" in ada.words()
    assert ada.reply.private
    assert await members(house) == []
    await ada.press("Join as Ada")
    assert "You are in Algebra" in ada.words()
    assert await members(house) == [("Ada", "code", False)]
    assert await rows(house, "SELECT course FROM enrolments") == [(MEMORY,)]
    assert await rows(house, "SELECT course FROM learners WHERE name = 'Ada'") == [(MEMORY,)]


async def test_case_hyphens_and_spaces_of_a_code_do_not_matter(house: OpenHouse) -> None:
    room, ada = await open_room(house), Pupil(house)
    await ada.say(f"/join  {room.code.lower().replace('-', ' ')} ")
    assert "Algebra" in ada.words()


async def test_an_address_leads_into_a_class(house: OpenHouse) -> None:
    house.dispatch.outbox.platforms["test"] = DeepLinking(name="test")
    room, ada = await open_room(house), Pupil(house)
    plain = room.code.replace("-", "")
    await room.teach("/cohort invite")
    assert f"https://test.test/class_{plain}" in room.teacher.words()
    await ada.call("start", where=f"class_{plain}")
    await ada.press("Join as Ada")
    assert await members(house) == [("Ada", "link", False)]


async def test_another_name_is_taken_and_one_that_is_none_is_asked_for_again(house: OpenHouse) -> None:
    room, ada = await open_room(house), Pupil(house)
    await ada.say(f"/join {room.code}")
    await ada.press("Under another name")
    await ada.fill("   ")
    assert "What will you be called" in ada.words()
    await ada.fill("Countess of Lovelace")
    assert await members(house) == [("Countess of Lovelace", "code", False)]


async def test_codes_are_not_guessed(house: OpenHouse, clock: FixedClock) -> None:
    room, eve = await open_room(house), Pupil(house, name="eve")
    for _ in range(5):
        await eve.say("/join 33333-33333")
        assert "I know no class" in eve.words()
    await eve.say(f"/join {room.code}")
    assert "a few codes too many" in eve.words()
    clock.advance(hours=1, seconds=1)
    await eve.say(f"/join {room.code}")
    assert "Algebra" in eve.words()


async def test_without_a_code_one_is_asked_for(house: OpenHouse) -> None:
    room, ada = await open_room(house), Pupil(house)
    await ada.say("/join")
    await ada.fill(room.code)
    assert "Algebra" in ada.words()


async def test_a_button_from_before_a_new_code_joins_nothing(house: OpenHouse) -> None:
    room, ada = await open_room(house), Pupil(house)
    await ada.say(f"/join {room.code}")
    await room.teach("/cohort invite")
    await room.press("Make a new code")
    await ada.press("Join as Ada")
    assert "does not hold any more" in ada.words()
    assert await members(house) == []


async def test_who_is_in_it_already_sees_what_is_due_and_joins_once(house: OpenHouse) -> None:
    room = await open_room(house)
    ada = await room.learner("Ada")
    await ada.say(f"/join {room.code}")
    assert "Nothing is to be done here yet" in ada.words()
    assert len(await members(house)) == 1


async def test_a_class_is_left_and_come_back_to(house: OpenHouse) -> None:
    room = await open_room(house)
    ada = await room.learner("Ada")
    await ada.say("/due")
    await ada.press("Leave the class")
    assert "All that you have learnt stays yours" in ada.words()
    await ada.press("Leave it")
    assert "no longer in Algebra" in ada.words()
    assert await members(house) == [("Ada", "code", True)]
    assert await rows(house, "SELECT count(*) FROM enrolments") == [(1,)]
    await ada.say(f"/join {room.code}")
    await ada.press("Join as Ada")
    assert await members(house) == [("Ada", "code", False)]


async def _with_role(house: OpenHouse) -> Room:
    await open_board(house, Community(platform="test", id="school", channel="hall"))
    room = await open_room(house)
    await room.teach("/cohort invite")
    await room.press("Have a role lead in")
    await room.fill(role="students")
    return room


async def test_who_has_the_role_is_in_the_class_and_is_told_so_once(house: OpenHouse) -> None:
    await _with_role(house)
    ada = Pupil(house)
    await inside(ada, Said("/help"), STUDENT)
    assert "since you have its role" in ada.words()
    assert "your progress, your answers, and how often you had help" in ada.words()
    assert await members(house) == [("Ada", "role", False)]
    assert await rows(house, "SELECT count(*) FROM enrolments") == [(1,)]
    await inside(ada, Said("/help"), STUDENT)
    assert "since you have its role" not in ada.words()


async def test_who_does_not_have_the_role_is_not(house: OpenHouse) -> None:
    await _with_role(house)
    ada = Pupil(house)
    await inside(ada, Said("/help"), replace(HERE, roles=frozenset({"cooks"})))
    assert await members(house) == []


async def test_who_loses_the_role_stays_and_the_roster_says_so(house: OpenHouse) -> None:
    room = await _with_role(house)
    ada = Pupil(house)
    await inside(ada, Said("/help"), STUDENT)
    await inside(ada, Said("/help"), HERE)
    assert await members(house) == [("Ada", "role-gone", False)]
    assert "no longer has the role" in await room.teach("/cohort roster")
    await inside(ada, Said("/help"), STUDENT)
    assert await members(house) == [("Ada", "role", False)]


async def test_who_left_by_themselves_is_not_taken_in_again_by_their_role(house: OpenHouse) -> None:
    await _with_role(house)
    ada = Pupil(house)
    await inside(ada, Said("/due"), STUDENT)
    await inside(ada, Called("due"), STUDENT)
    await press(ada, "Leave the class", STUDENT)
    await press(ada, "Leave it", STUDENT)
    await inside(ada, Said("/help"), STUDENT)
    assert await members(house) == [("Ada", "role", True)]


async def test_two_accounts_in_one_class_that_become_one_learner_are_in_it_once(house: OpenHouse) -> None:
    house.dispatch.outbox.platforms["web"] = RecordingPlatform(name="web")
    room = await open_room(house)
    await room.learner("Bob")
    ada = Pupil(house, name="ada", platform="web")
    await ada.say(f"/join {room.code}")
    await ada.press("Join as Ada")
    bob = Pupil(house, name="bob", events=iter(range(100, 200)))  # pyright: ignore[reportArgumentType]
    await link(stays=ada, goes=bob)
    assert await members(house) == [("Ada", "code", False)]
    for one in (ada, bob):
        await one.say("/due")
        assert "Algebra" in one.words()


async def test_the_board_of_a_class_is_for_those_in_it(house: OpenHouse) -> None:
    room = await open_room(house)
    ada, eve = await room.learner("Ada"), Pupil(house, name="eve")
    await ada.press("The class's board")
    assert "the class **Algebra**" in ada.words()
    await ada.press(ada.choices()[0].label)
    await ada.say("/board class")
    assert "Algebra" in ada.words()
    await eve.say("/board class")
    assert "Algebra" not in eve.words()
    cohort = await room.cohort()
    assert await rows(house, "SELECT board FROM board_members") == [(f"cohort/{cohort.id}",)]
