"""What a class is to do: assigned, dated as people write dates, done by what learners do, withdrawn, put off."""

from datetime import date

import pytest

from bot.wiring import OpenHouse
from core.classwork import questions_of
from core.clock import FixedClock
from tests.core.features.cohorts.classes import Room, open_room
from tests.core.features.cohorts.working import answered
from tests.core.features.doings import PYTHON, course_of, did
from tests.core.features.link.sides import rows
from tests.core.teachers import number_of


async def python_room(house: OpenHouse) -> Room:
    return await open_room(house, course=PYTHON)


async def test_a_lesson_is_assigned_by_pressing_and_typing(house: OpenHouse) -> None:
    room, lesson = await python_room(house), course_of(house, PYTHON).lessons[0]
    await room.teach("/cohort assign")
    await room.press("A lesson")
    await room.press(lesson.title)
    assert "by each learner's own clock" in room.teacher.words()
    assert f"Lesson: {lesson.title}" in await room.fill(due="friday 18:00")
    assert "Fri, Jan 9" in room.teacher.words()
    assert await rows(house, "SELECT kind, lesson, due_on, due_minute FROM assignments") == [
        ("lesson", lesson.id, date(2026, 1, 9), 1080)
    ]
    assert await rows(house, "SELECT act FROM acts ORDER BY id DESC LIMIT 1") == [("cohort-assign",)]


async def test_all_of_it_may_be_typed_at_once(house: OpenHouse) -> None:
    room, challenge = await python_room(house), course_of(house, PYTHON).challenges[0]
    said = await room.teach(f"/cohort assign challenge {challenge.id} in 3 days")
    assert f"Challenge: {challenge.title}" in said
    assert "Thu, Jan 8, end of the day" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("someday 18:00", "understand “someday” as a date"),
        ("friday 25:00", "understand “friday 25:00” as a date"),
        ("2026-13-40", "understand “2026-13-40” as a date"),
        ("2025-12-31", "“2025-12-31” is past already"),
        ("today 8:59", "“today 8:59” is past already"),
        ("2031-01-01", "more than two years off"),
    ],
)
async def test_a_broken_date_says_what_is_wrong_and_keeps_the_rest(
    house: OpenHouse, typed: str, said: str
) -> None:
    room = await python_room(house)
    await room.teach("/cohort assign reviews")
    assert said in await room.fill(count="4", due=typed)
    assert [one.value for one in room.teacher.form().fields] == ["4", typed]
    assert "Reviews on 4 days" in await room.fill(count="4", due="friday")


async def test_a_number_of_days_that_is_none_is_said(house: OpenHouse) -> None:
    room = await python_room(house)
    await room.teach("/cohort assign reviews")
    assert "no number of days" in await room.fill(count="many", due="friday")
    assert await rows(house, "SELECT id FROM assignments") == []


async def test_what_the_class_has_to_do_already_is_not_assigned_twice(house: OpenHouse) -> None:
    room, lesson = await python_room(house), course_of(house, PYTHON).lessons[0]
    await room.teach(f"/cohort assign lesson {lesson.id} friday")
    assert "is to do that already" in await room.teach(f"/cohort assign lesson {lesson.id} friday")
    assert len(await rows(house, "SELECT id FROM assignments")) == 1


async def test_a_learner_sees_what_is_due_does_it_and_it_is_done(house: OpenHouse) -> None:
    room, course = await python_room(house), course_of(house, PYTHON)
    lesson, challenge = course.lessons[0], course.challenges[0]
    ada = await room.learner("Ada")
    for line in (
        f"lesson {lesson.id} friday 18:00",
        f"quiz {lesson.id} friday",
        f"challenge {challenge.id} saturday",
    ):
        await room.teach(f"/cohort assign {line}")
    await ada.say("/due")
    assert "Done 0/3" in ada.words()
    assert f"Lesson: {lesson.title}: Fri, Jan 9, 6:00" in ada.words().replace("\u202f", " ")
    assert "times are those of UTC" in ada.words()
    await ada.press(f"Lesson: {lesson.title}")
    assert lesson.steps[0].heading in ada.words()
    await did(ada, PYTHON, lessons=1)
    await answered(ada, "quiz", questions_of(course, lesson.id), correct=False)
    await answered(ada, "challenge", [challenge.id])
    await ada.say("/due")
    assert "Done 3/3" in ada.words()
    assert "3 of 3 done" in await room.teach("/cohort roster")
    assert "1 of 1 have done it" in await room.press("Assignments")


async def test_a_quiz_asks_what_is_left_of_the_lesson_and_nothing_counts_from_before(
    house: OpenHouse, clock: FixedClock
) -> None:
    room, course = await python_room(house), course_of(house, PYTHON)
    lesson = course.lessons[0]
    items = questions_of(course, lesson.id)
    ada = await room.learner("Ada")
    await answered(ada, "quiz", items)
    clock.advance(minutes=1)
    await room.teach(f"/cohort assign quiz {lesson.id} friday")
    await answered(ada, "quiz", items[1:])
    await answered(ada, "lesson", items)
    await ada.say("/due")
    assert "Done 0/1" in ada.words()
    await ada.press(f"Quiz: {lesson.title}")
    ((state,),) = await rows(house, "SELECT state FROM conversations WHERE activity = 'quiz'")
    assert state["items"] == [items[0]]
    await answered(ada, "quiz", items[:1])
    await ada.say("/due")
    assert "Done 1/1" in ada.words()


async def test_reviews_are_counted_by_days(house: OpenHouse, clock: FixedClock) -> None:
    room, course = await python_room(house), course_of(house, PYTHON)
    item = course.questions[0].id
    ada = await room.learner("Ada")
    await room.teach("/cohort assign reviews")
    await room.fill(count="2", due="")
    assert "no date" in room.teacher.words()
    await answered(ada, "review", [item, item])
    clock.advance(minutes=30)
    await answered(ada, "review", [item])
    await ada.say("/due")
    assert "Done 0/1" in ada.words()
    clock.advance(days=1)
    await answered(ada, "review", [item])
    await ada.say("/due")
    assert "Done 1/1" in ada.words()


async def test_a_challenge_that_was_decided_to_count_is_done_and_one_that_was_decided_not_to_is_not(
    house: OpenHouse,
) -> None:
    room, challenge = await python_room(house), course_of(house, PYTHON).challenges[0]
    ada, bob = await room.learner("Ada"), await room.learner("Bob")
    await room.teach(f"/cohort assign challenge {challenge.id} friday")
    await answered(ada, "challenge", [challenge.id], correct=False)
    await answered(bob, "challenge", [challenge.id], correct=True)
    override = """
        INSERT INTO overrides (attempt, learner_id, correct, score, reason, community, at)
        SELECT id, learner_id, {0}, 1, 'why', (SELECT community FROM cohorts), now()
        FROM attempts ORDER BY id RETURNING attempt
    """
    for correct in ("correct", "NOT correct"):
        await rows(house, override.format(correct))
    await ada.say("/due")
    assert "Done 1/1" in ada.words()
    await bob.say("/due")
    assert "Done 0/1" in bob.words()


async def test_what_is_late_is_so_by_each_learners_own_clock(house: OpenHouse, clock: FixedClock) -> None:
    room, lesson = await python_room(house), course_of(house, PYTHON).lessons[0]
    east, west = await room.learner("East"), await room.learner("West")
    await east.say("/settings zone Tokyo")
    await west.say("/settings zone Los Angeles")
    await room.teach(f"/cohort assign lesson {lesson.id} tuesday 12:00")
    clock.advance(hours=24)  # Tuesday 9:00 in UTC: 18:00 in Tokyo, 1:00 in Los Angeles
    await east.say("/due")
    assert "the date is past" in east.words()
    await west.say("/due")
    assert "· open" in west.words()
    await did(east, PYTHON, lessons=1)
    await east.say("/due")
    assert "done, after the date" in east.words()
    assert "1 late" not in await room.teach("/cohort roster")


async def test_a_date_that_is_past_for_some_is_said(house: OpenHouse) -> None:
    room, lesson = await python_room(house), course_of(house, PYTHON).lessons[0]
    await (await room.learner("East")).say("/settings zone Tokyo")
    said = await room.teach(f"/cohort assign lesson {lesson.id} today 15:00")
    assert "For one member, further east, the date is past already" in said


async def test_somebody_gets_a_later_date_and_only_a_later_one(house: OpenHouse, clock: FixedClock) -> None:
    room, lesson = await python_room(house), course_of(house, PYTHON).lessons[0]
    ada, bob = await room.learner("Ada"), await room.learner("Bob")
    await room.teach(f"/cohort assign lesson {lesson.id} friday 18:00")
    await room.teach("/cohort extend ada")
    assert "not later than the date" in await room.fill(due="friday 17:00", reason="ill")
    assert [one.value for one in room.teacher.form().fields] == ["friday 17:00", "ill"]
    assert "Say why" in await room.fill(due="2026-01-12 18:00", reason="")
    assert "Ada has longer for this" in await room.fill(due="2026-01-12 18:00", reason="was ill")
    assert await rows(house, "SELECT detail->>'reason' FROM acts ORDER BY id DESC LIMIT 1") == [("was ill",)]
    await ada.say("/due")
    assert "a later date for you" in ada.words()
    assert "was ill" not in ada.words()
    clock.advance(days=6)
    await ada.say("/due")
    assert "· open" in ada.words()
    await bob.say("/due")
    assert "the date is past" in bob.words()
    await room.teach("/cohort extend ada")
    assert "not later" in await room.fill(due="2026-01-12 17:00", reason="again")


async def test_what_is_withdrawn_is_owed_by_nobody(house: OpenHouse) -> None:
    room, lesson = await python_room(house), course_of(house, PYTHON).lessons[0]
    ada = await room.learner("Ada")
    await room.teach(f"/cohort assign lesson {lesson.id} friday")
    await room.teach("/cohort roster")
    await room.press("Assignments")
    await room.press(f"Withdraw: Lesson: {lesson.title}")
    await room.press("Withdraw it")
    await ada.say("/due")
    assert "Nothing is to be done here yet" in ada.words()


async def test_a_learner_of_two_classes_sees_both(house: OpenHouse) -> None:
    algebra, lesson = await python_room(house), course_of(house, PYTHON).lessons[0]
    geometry = await open_room(house, "Geometry")
    ada = await algebra.learner("Ada")
    await ada.say(f"/join {geometry.code}")
    await ada.press("Join as Ada")
    await algebra.teach(f"/cohort assign lesson {lesson.id} friday")
    await algebra.press("Algebra")
    await ada.say("/due")
    assert "Algebra" in ada.words()
    assert "Geometry" in ada.words()
    assert {"Leave Algebra", "Leave Geometry"} <= {one.label for one in ada.choices()}
    await ada.press("Leave Geometry")
    await ada.press("Leave it")
    assert await rows(
        house,
        f"SELECT count(*) FROM cohort_members WHERE left_at IS NULL AND learner_id = {await number_of(ada)}",
    ) == [(1,)]


async def test_a_course_that_is_gone_is_owed_by_nobody(house: OpenHouse) -> None:
    room, lesson = await python_room(house), course_of(house, PYTHON).lessons[0]
    ada = await room.learner("Ada")
    await room.teach(f"/cohort assign lesson {lesson.id} friday")
    await rows(house, "UPDATE assignments SET course = 'gone' RETURNING id")
    await ada.say("/due")
    assert "No longer in the course: nothing to do for you" in ada.words()
    await room.teach("/cohort roster")
    assert "No longer in the course" in await room.press("Assignments")
