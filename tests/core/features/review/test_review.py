"""Reviews: what is due comes back, when the forgetting model says so."""

from datetime import timedelta

from core.clock import FixedClock
from core.features.review import rules
from tests.core.features.asked import give, round_of, rows
from tests.core.features.doings import MEMORY, Answer, course_of, did
from tests.journeys.answering import right, wrong
from tests.pupil import Pupil, words_of


async def test_nothing_is_due_before_anything_was_answered(pupil: Pupil) -> None:
    await did(pupil, MEMORY)
    assert "comes back here a day or more later" in words_of(await pupil.say("/review"))


async def test_what_was_answered_comes_back_when_it_is_due_and_not_before(
    pupil: Pupil, clock: FixedClock
) -> None:
    course = course_of(pupil.house, MEMORY)
    known, unknown = course.questions[0], course.questions[1]
    await did(pupil, MEMORY, Answer(known.id), Answer(unknown.id, correct=False))
    assert "The next thing comes back today." in words_of(await pupil.say("/review"))
    clock.advance(minutes=11)
    await pupil.say("/review")
    assert await round_of(pupil, course) == [unknown], "what was wrong comes first, in the same sitting"
    said = words_of(await give(pupil, right(unknown)))
    assert unknown.explanation in said
    assert "1 of 1 were still there" in said
    ((due,),) = await rows(pupil, f"SELECT due FROM memories WHERE item = '{known.id}'")
    assert due - clock.now() > timedelta(hours=20)
    clock.moment = due
    await pupil.say("/review")
    assert known in await round_of(pupil, course)


async def test_what_is_wrong_in_a_review_is_due_again_sooner_than_what_is_right(
    pupil: Pupil, clock: FixedClock
) -> None:
    course = course_of(pupil.house, MEMORY)
    items = course.questions[:2]
    await did(pupil, MEMORY, *(Answer(one.id) for one in items))
    clock.advance(days=10)
    await pupil.say("/review")
    first, second = await round_of(pupil, course)
    await give(pupil, right(first))
    await give(pupil, wrong(second))
    due = dict(await rows(pupil, "SELECT item, due FROM memories"))
    assert due[second.id] < clock.now() + timedelta(hours=1)
    assert due[first.id] > clock.now() + timedelta(days=1)


async def test_a_backlog_comes_in_portions(pupil: Pupil, clock: FixedClock) -> None:
    course = course_of(pupil.house, MEMORY)
    await did(pupil, MEMORY, *(Answer(one.id) for one in course.questions[: rules.MOST + 2]))
    clock.advance(days=30)
    await pupil.say("/review")
    assert len(await round_of(pupil, course)) == rules.MOST


async def test_what_is_skipped_stays_due(pupil: Pupil, clock: FixedClock) -> None:
    course = course_of(pupil.house, MEMORY)
    item = course.questions[0]
    await did(pupil, MEMORY, Answer(item.id, correct=False))
    clock.advance(days=1)
    await pupil.say("/review")
    assert "They stay due." in words_of(await pupil.press("Skip"))
    await pupil.say("/review")
    assert await round_of(pupil, course) == [item]
