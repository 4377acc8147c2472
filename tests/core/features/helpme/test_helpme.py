"""A learner raises a question for a person, sees its place, takes it back, and is told the answer; nothing waits for it."""

import asyncio
from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Called, Filled, Pressed
from core.clock import FixedClock
from core.course.catalogue import Catalogue
from core.errors import LearnerError
from core.features.helpme import jobs, pages
from core.roles import Role, Standing
from core.store import acts, communities, dials
from core.store.communities import Community
from tests.core.features.doings import PYTHON, did
from tests.core.features.tutor.scenes import agree, with_model
from tests.core.teachers import (
    HERE,
    SCHOOL,
    STAFF,
    call,
    done,
    fill,
    in_class,
    inside,
    press,
    rows,
    shown,
    teaches,
)
from tests.pupil import Pupil, words_of

AT = "to-fahrenheit"
ATTEMPT = "def to_fahrenheit(celsius):\n    print(celsius * 3)"


async def classmate(house: OpenHouse, name: str = "ada") -> Pupil:
    """Somebody in a class of the school, who has tried a challenge in private."""
    pupil = Pupil(house, name=name)
    await did(pupil, PYTHON)
    await in_class(pupil, PYTHON)
    await pupil.say(f"/challenge {AT}")
    await pupil.fill(ATTEMPT)
    return pupil


async def teacher(house: OpenHouse, name: str = "tess") -> Pupil:
    return await teaches(Pupil(house, name=name))


def heard(pupil: Pupil) -> list[str]:
    return [words_of(one.reply) for one in pupil.deliveries]


async def test_it_goes_with_what_is_before_the_learner_and_says_its_place(house: OpenHouse) -> None:
    ada = await classmate(house)
    said = words_of(await ada.call("helpme", question="Why does it show nothing?"))
    assert "In the queue: number 1" in said
    assert "with your last try" in said
    assert ada.reply.private
    found = await rows(house, "SELECT community, course, item, attempt, text, state FROM help_questions")
    assert found == [(SCHOOL, PYTHON, AT, ATTEMPT, "Why does it show nothing?", "open")]
    await ada.press("Go on learning")
    assert "to_fahrenheit" in words_of(ada.reply), "the way back leads to the challenge"


async def test_the_form_takes_along_what_was_before_the_learner_when_it_was_opened(house: OpenHouse) -> None:
    ada = await classmate(house)
    await ada.call("helpme")
    assert "at “How warm is that?”" in ada.words()
    said = words_of(await ada.fill("Why does it show nothing?"))
    assert "with your last try" in said
    assert await rows(house, "SELECT item, attempt FROM help_questions") == [(AT, ATTEMPT)]
    await ada.press("Go on learning")
    assert "to_fahrenheit" in ada.words(), "the way back leads to the challenge"


async def test_where_nobody_teaches_that_is_said_and_the_tutor_offered(
    house: OpenHouse, pupil: Pupil
) -> None:
    said = words_of(await pupil.call("helpme", question="What is a loop?"))
    assert "nobody here who teaches you" in said
    assert "[Ask the tutor]" in said
    assert await rows(house, "SELECT id FROM help_questions") == []
    assert "nobody here who teaches you" in words_of(await pupil.call("helpme"))


async def test_in_a_community_with_staff_it_goes_to_these(house: OpenHouse, pupil: Pupil) -> None:
    now, database = house.dispatch.clock.now(), house.dispatch.house.database
    await database.write(communities.keep, Community(platform="test", id="school", staff_role="t"), now)
    await call(pupil, "helpme", HERE, question="What is a loop?")
    assert pupil.reply.private
    assert await rows(house, "SELECT community FROM help_questions") == [(SCHOOL,)]


async def test_three_may_wait_and_one_that_is_taken_back_makes_room(house: OpenHouse) -> None:
    ada = await classmate(house)
    for number in range(3):
        await ada.call("helpme", question=f"Question {number}")
    assert "Up to 3 can wait" in words_of(await ada.call("helpme", question="One more"))
    await ada.press("Take back: Question 0")
    assert "Taken back" in words_of(ada.reply)
    assert "number 3" in words_of(await ada.call("helpme", question="One more"))
    assert "<What would you like" not in words_of(await ada.call("helpme")), "three wait again"


async def test_it_is_answered_with_a_suggestion_that_is_edited_and_told_as_a_persons(
    house: OpenHouse,
) -> None:
    ada, tess = await classmate(house), await teacher(house)
    await ada.call("helpme", question="Why does it show nothing?")
    said = words_of(await tess.call("course questions"))
    assert "Question 1 of 1" in said
    assert ATTEMPT in said
    hint = house.dispatch.house.catalogue.course(PYTHON).item(AT)
    assert tess.form().fields[0].value in repr(hint), "the author's next hint stands in the form"
    await tess.fill("Look at what your function gives back.")
    await house.dispatch.recover()
    assert "Tess answers you" in heard(ada)[-1]
    assert "A person wrote this" in heard(ada)[-1]
    assert "Look at what your function gives back" in heard(ada)[-1].replace("\\", "")
    assert await rows(house, "SELECT state, told_at IS NOT NULL FROM help_questions") == [("answered", True)]
    (noted,) = await house.dispatch.house.database.read(acts.newest, SCHOOL, 5)
    assert noted.act == "question-answer"
    assert "No questions wait" in words_of(await tess.call("course questions"))


async def test_of_two_who_answer_at_once_one_is_sent_and_the_other_is_told(house: OpenHouse) -> None:
    ada, tess, theo = await classmate(house), await teacher(house), await teacher(house, "theo")
    await ada.call("helpme", question="Why?")
    for one in (tess, theo):
        await one.call("course questions")
    forms = [Filled(one.form().id, {"words": f"{one.name} says so"}) for one in (tess, theo)]
    await asyncio.gather(*(one.send(form) for one, form in zip((tess, theo), forms, strict=True)))
    said = [words_of(one.reply) for one in (tess, theo)]
    assert sum("Somebody was faster" in one for one in said) == 1
    await house.dispatch.recover()
    assert sum("answers you" in one for one in heard(ada)) == 1


async def test_what_was_taken_back_meanwhile_is_not_sent(house: OpenHouse) -> None:
    ada, tess = await classmate(house), await teacher(house)
    await ada.call("helpme", question="Why?")
    await tess.call("course questions")
    await ada.press("Take back: Why?")
    assert "nothing was sent" in words_of(await tess.fill("Because."))


async def test_what_was_answered_meanwhile_cannot_be_taken_back_and_the_answer_is_shown(
    house: OpenHouse,
) -> None:
    ada, tess = await classmate(house), await teacher(house)
    await ada.call("helpme", question="Why?")
    take_back = ada.choice("Take back: Why?").id
    await tess.call("course questions")
    await tess.fill("Because of the loop.")
    said = words_of(await ada.send(Pressed(take_back)))
    assert "answered before it could be taken back" in said
    assert "Because of the loop" in said


async def test_an_instructor_of_another_community_finds_nothing(house: OpenHouse) -> None:
    ada, tess = await classmate(house), await teacher(house)
    other = await teaches(Pupil(house, name="otto"), "test/other")
    await ada.call("helpme", question="Why?")
    assert "No questions wait" in words_of(await other.call("course questions"))
    await tess.call("course questions")
    ((id_,),) = await rows(house, "SELECT id FROM help_questions")
    theirs = Standing("test/other", Role.INSTRUCTOR)
    with pytest.raises(LearnerError, match="helpme-gone"):
        await shown(pages.one, other, theirs, question=str(id_))


async def test_nobody_answers_their_own(house: OpenHouse) -> None:
    tess = await teaches(await classmate(house, "tess"))
    await tess.call("helpme", question="Why?")
    assert "No questions wait" in words_of(await tess.call("course questions"))


async def test_when_the_item_is_gone_the_question_is_shown_without_it_and_can_be_answered(
    house: OpenHouse,
) -> None:
    ada, tess = await classmate(house), await teacher(house)
    await ada.call("helpme", question="Why?")
    house.dispatch.house = replace(house.dispatch.house, catalogue=Catalogue(courses=()))
    said = words_of(await tess.call("course questions"))
    assert "something that is no longer in the course" in said
    assert ATTEMPT in said
    assert tess.form().fields[0].value == ""
    assert "Sent" in words_of(await tess.fill("That one is gone: take the next."))


async def test_in_quiet_hours_the_answer_is_told_when_they_are_over(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada, tess = await classmate(house), await teacher(house)
    await ada.call("helpme", question="Why?")
    now, database = clock.now(), house.dispatch.house.database
    hours = [now.hour, (now.hour + 2) % 24]
    async with database.transaction() as connection:
        await dials.turn_to(connection, SCHOOL, "quiet-hours", list(hours), now)
    await tess.call("course questions")
    assert "quiet hours now" in words_of(await tess.fill("Because."))
    await jobs.tell_answers(house.dispatch.house, clock.now())
    await house.dispatch.recover()
    assert not any("answers you" in one for one in heard(ada))
    clock.advance(hours=2)
    for _ in range(2):
        await jobs.tell_answers(house.dispatch.house, clock.now())
    await house.dispatch.recover()
    assert sum("answers you" in one for one in heard(ada)) == 1


async def test_who_has_quiet_hours_holds_up_no_answer_to_others(
    house: OpenHouse, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MOST_ANSWERS", 1)
    ada, east, tess = await classmate(house), await classmate(house, "east"), await teacher(house)
    await east.say("/settings zone Tokyo")
    clock.moment = clock.now().replace(hour=22, minute=30)  # 7:30 in Tokyo
    for one in (ada, east):
        await one.call("helpme", question="Why?")
        await tess.call("course questions")
        assert "quiet hours now" in words_of(await tess.fill("Because."))
        clock.advance(minutes=1)
    clock.moment = clock.now().replace(hour=23)
    await jobs.tell_answers(house.dispatch.house, clock.now())
    await house.dispatch.recover()
    assert [sum("answers you" in one for one in heard(each)) for each in (ada, east)] == [0, 1]


async def test_a_model_suggests_only_where_the_learner_lets_it_read_their_try(house: OpenHouse) -> None:
    ada, tess = await classmate(house), await teacher(house)
    model = with_model(house, lambda _: "What does your function hand back to whoever called it?")
    await ada.call("helpme", question="Why?")
    await tess.call("course questions")
    authored = tess.form().fields[0].value
    await tess.press("Suggest another one")
    assert model.calls == []
    assert tess.form().fields[0].value == authored
    await agree(ada)
    await tess.call("course questions")
    await tess.press("Suggest another one")
    assert tess.form().fields[0].value == "What does your function hand back to whoever called it?"
    assert ATTEMPT in "\n".join(words for _, words in model.calls[-1].messages())


async def test_staff_are_told_once_that_something_waits_and_at_most_hourly(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada, tess = await classmate(house), await teacher(house)

    async def told() -> int:
        await jobs.tell_staff(house.dispatch.house, clock.now())
        await house.dispatch.recover()
        return sum("Something waits" in one for one in heard(tess))

    assert await told() == 0
    await ada.call("helpme", question="Why?")
    assert (await told(), await told()) == (1, 1)
    assert "One question of a learner's" in heard(tess)[-1]
    clock.advance(minutes=10)
    await ada.call("helpme", question="And why this?")
    assert await told() == 1
    clock.advance(minutes=50)
    assert await told() == 2
    clock.advance(hours=5)
    assert await told() == 2, "nothing new has come"


async def test_the_page_lists_what_waits_and_sends_an_answer(house: OpenHouse) -> None:
    ada, tess = await classmate(house), await teacher(house)
    await ada.call("helpme", question="Why does it show nothing?")
    mine = Standing(SCHOOL, Role.INSTRUCTOR)
    assert "Why does it show nothing?" in repr(await shown(pages.waiting, tess, mine))
    ((id_,),) = await rows(house, "SELECT id FROM help_questions")
    assert "to_fahrenheit" in repr(await shown(pages.one, tess, mine, question=str(id_)))
    to = await done(pages.answer, tess, mine, {"words": "Look at return."}, question=str(id_))
    assert to == "questions"
    assert await rows(house, "SELECT answer FROM help_questions") == [("Look at return.",)]


async def test_nobody_is_offered_a_question_of_their_own_to_answer(house: OpenHouse) -> None:
    tess = await teaches(await classmate(house, "tess"))
    await tess.call("helpme", question="Why does it show nothing?")
    page = await shown(pages.waiting, tess, Standing(SCHOOL, Role.INSTRUCTOR))
    assert "Why does it show nothing?" not in repr(page)
    other = await teacher(house, "una")
    page = await shown(pages.waiting, other, Standing(SCHOOL, Role.INSTRUCTOR))
    assert "Why does it show nothing?" in repr(page)


async def test_a_question_in_a_channel_is_seen_by_its_learner_alone(house: OpenHouse, pupil: Pupil) -> None:
    await teaches(Pupil(house, name="tess"))
    await inside(pupil, Called("helpme"), STAFF)
    assert pupil.reply.private
    await fill(pupil, "What is a loop?", STAFF)
    assert pupil.reply.private
    await press(pupil, "Take back: What is a loop?", STAFF)
    assert pupil.reply.private
