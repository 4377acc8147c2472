"""Classes begun, seen and ended by those who teach, and by nobody else."""

from bot.wiring import OpenHouse
from core.chat import Called, Membership, Said
from core.store.communities import Community
from tests.core.features.cohorts.classes import code_of, open_room
from tests.core.features.community.board import open_board
from tests.core.features.doings import PYTHON, did
from tests.core.features.link.sides import rows
from tests.core.teachers import HERE, STAFF, inside, press
from tests.pupil import Pupil, words_of

CLUB = Membership(community="club", place="room", name="Chess club", manages=True)


async def test_a_class_begins_with_a_title_and_a_course_and_is_audited(house: OpenHouse) -> None:
    room = await open_room(house, "Algebra 1")
    assert "Algebra 1 begins" in room.teacher.words()
    assert room.teacher.reply.private
    assert await rows(house, "SELECT act, subject, role FROM acts") == [
        ("cohort-create", (await room.cohort()).id, "admin")
    ]
    assert "Algebra 1: 0 members" in await room.teach("/cohort list")


async def test_its_title_is_asked_for_and_has_to_be_one(house: OpenHouse) -> None:
    teacher = Pupil(house, name="tess")
    await inside(teacher, Said("/cohort create"), STAFF)
    assert "What is it called?" in teacher.words()
    await inside(teacher, Said("x" * 61), STAFF)
    await press(teacher, teacher.choices()[0].label, STAFF)
    assert "at most 60" in teacher.words()
    assert await rows(house, "SELECT id FROM cohorts") == []


async def test_who_does_not_teach_begins_none(house: OpenHouse) -> None:
    ada = Pupil(house)
    await inside(ada, Said("/cohort create Mine"), HERE)
    assert "for those who teach here" in ada.words()
    assert await rows(house, "SELECT id FROM cohorts") == []


async def test_a_teacher_of_another_community_finds_nothing_of_it(house: OpenHouse) -> None:
    room = await open_room(house)
    await room.learner("Ada")
    cohort, other = (await room.cohort()).id, Pupil(house, name="eve")
    for command in ("roster", "invite", "archive", "assign", "extend", "announce"):
        await inside(other, Called(f"cohort {command}", {"cohort": cohort}), CLUB)
        assert "no class here yet" in other.words()
    await inside(other, Said("/cohort list"), CLUB)
    assert "Algebra" not in other.words()


async def test_a_button_that_was_made_in_one_community_does_nothing_in_another(house: OpenHouse) -> None:
    room = await open_room(house)
    await room.learner("Ada")
    await room.teach("/cohort archive")
    assert "no such class here" in words_of(await press(room.teacher, "End it", CLUB))
    assert (await room.cohort()).archived_at is None


async def test_whose_role_was_taken_has_no_buttons_any_more(house: OpenHouse) -> None:
    room = await open_room(house)
    await room.teach("/cohort archive")
    assert "for those who teach here" in words_of(await press(room.teacher, "End it", HERE))
    assert (await room.cohort()).archived_at is None


async def test_the_roster_says_how_far_everybody_is_and_removes_somebody(house: OpenHouse) -> None:
    room = await open_room(house, course=PYTHON)
    ada = await room.learner("Ada")
    await room.learner("Bob")
    await did(ada, PYTHON, lessons=2)
    said = await room.teach("/cohort roster")
    assert "1 to 2 of 2" in said
    assert "Ada: 2 of " in said
    await room.press("Take somebody out")
    await room.teach("ada")
    assert "All that they learnt stays theirs" in room.teacher.words()
    await room.press("Take Ada out")
    assert "Ada is no longer in Algebra" in room.teacher.words()
    assert "Ada" not in await room.teach("/cohort roster")
    assert [one[0] for one in await rows(house, "SELECT act FROM acts ORDER BY id DESC LIMIT 1")] == [
        "cohort-remove"
    ]
    assert await rows(house, "SELECT count(*) FROM lesson_progress") == [(2,)]


async def test_a_long_roster_comes_a_part_at_a_time(house: OpenHouse) -> None:
    room = await open_room(house)
    for number in range(11):
        await room.learner(f"Pupil-{chr(97 + number)}".title())
    assert "1 to 10 of 11" in await room.teach("/cohort roster")
    assert "11 to 11 of 11" in await room.press("Show more")


async def test_of_several_classes_one_is_chosen_or_named(house: OpenHouse) -> None:
    room = await open_room(house)
    await open_room(house, "Geometry")
    assert "Which class is it?" in await room.teach("/cohort roster")
    assert "Nobody is in it yet" in await room.press("Geometry")
    assert "Algebra" in await room.teach("/cohort roster algebra")
    assert "no one class called" in await room.teach("/cohort roster zoology")


async def test_a_new_code_ends_the_one_before(house: OpenHouse) -> None:
    room = await open_room(house)
    await room.teach("/cohort invite")
    await room.press("Make a new code")
    new = code_of(room.teacher)
    assert new != room.code
    ada = Pupil(house)
    await ada.say(f"/join {room.code}")
    assert "no class with that code" in ada.words()
    await ada.say(f"/join {new}")
    assert "Algebra" in ada.words()


async def test_a_class_that_is_over_takes_nobody_in_and_keeps_its_roster(house: OpenHouse) -> None:
    room = await open_room(house)
    ada = await room.learner("Ada")
    await room.teach("/cohort archive")
    await room.press("End it")
    assert "is over" in room.teacher.words()
    late = Pupil(house, name="late")
    await late.say(f"/join {room.code}")
    assert "is over" in late.words()
    await ada.say("/due")
    assert "You are in no class" in ada.words()
    assert "no class here yet" in await room.teach("/cohort assign")
    assert await rows(house, "SELECT left_at FROM cohort_members") == [(None,)]


async def test_a_role_is_chosen_where_there_are_roles(house: OpenHouse) -> None:
    await open_board(house, Community(platform="test", id="school", channel="hall"))
    room = await open_room(house)
    await room.teach("/cohort invite")
    await room.press("Have a role lead in")
    assert "leads into Algebra" in await room.fill(role="students")
    assert await rows(house, "SELECT cohort_roles FROM communities") == [
        ({"students": (await room.cohort()).id},)
    ]
    other = await open_room(house, "Geometry")
    await other.teach("/cohort invite geometry")
    await other.press("Have a role lead in")
    await other.fill(role="students")
    assert await rows(house, "SELECT cohort_roles FROM communities") == [
        ({"students": (await other.cohort()).id},)
    ]
    assert (await room.cohort()).role is None
    await other.teach("/cohort archive geometry")
    await other.press("End it")
    assert await rows(house, "SELECT cohort_roles FROM communities") == [({},)]
