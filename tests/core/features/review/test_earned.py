"""What a round of reviews gives: for what was due and remembered, and for guessing next to nothing (P22)."""

from dataclasses import replace
from random import Random

from core.chat import Choices, Field, FieldKind, Filled, Form, Pressed
from core.clock import FixedClock
from core.course.model import Question
from core.play.points import REVIEWED
from tests.core.features.asked import give, round_of, rows
from tests.core.features.doings import MEMORY, Answer, course_of, did
from tests.journeys.answering import right, wrong
from tests.pupil import Pupil


async def given(pupil: Pupil) -> list[tuple[str, int]]:
    return [tuple(one) for one in await rows(pupil, "SELECT reason, amount FROM points ORDER BY id")]


async def a_round(pupil: Pupil, clock: FixedClock, questions: int) -> list[Question]:
    """Begin a round of so many questions, all of them due."""
    course = course_of(pupil.house, MEMORY)
    await did(pupil, MEMORY, *(Answer(one.id) for one in course.questions[:questions]))
    clock.advance(days=30)
    await pupil.say("/review")
    return list(await round_of(pupil, course))


async def test_a_round_in_which_all_was_remembered_gives_two_for_each_question(
    pupil: Pupil, clock: FixedClock
) -> None:
    for one in await a_round(pupil, clock, 5):
        await give(pupil, right(one))
    assert "10 points for what you remembered" in pupil.words()
    assert await given(pupil) == [("review", 10)]


async def test_a_round_in_which_little_was_remembered_gives_nothing_and_says_nothing(
    pupil: Pupil, clock: FixedClock
) -> None:
    for one in await a_round(pupil, clock, 5):
        await give(pupil, wrong(one))
    assert "point" not in pupil.words()
    assert await given(pupil) == []


async def test_an_answer_after_a_hint_gives_nothing_and_takes_nothing(
    pupil: Pupil, clock: FixedClock
) -> None:
    asked = await a_round(pupil, clock, 5)
    hinted = next(one for one in asked if one.hints)
    for one in asked:
        if one is hinted:
            await pupil.press("Hint")
        await give(pupil, right(one))
    ((_, amount),) = await given(pupil)
    assert amount == REVIEWED * 4 * 4 // 5


async def test_what_was_answered_elsewhere_since_the_round_began_is_due_no_more(
    pupil: Pupil, clock: FixedClock
) -> None:
    first, second = await a_round(pupil, clock, 2)
    await did(replace(pupil, chat="elsewhere"), MEMORY, Answer(first.id))
    await give(pupil, right(first))
    await give(pupil, right(second))
    assert await given(pupil) == [("review", 1)], "one of two"


async def test_to_stop_after_a_lucky_guess_does_not_pay(pupil: Pupil, clock: FixedClock) -> None:
    first, *_ = await a_round(pupil, clock, 10)
    await give(pupil, right(first))
    await pupil.press("Stop here")
    assert await given(pupil) == []


async def test_to_skip_all_but_one_does_not_pay_either(pupil: Pupil, clock: FixedClock) -> None:
    first, *others = await a_round(pupil, clock, 10)
    await give(pupil, right(first))
    for _ in others:
        await pupil.press("Skip")
    assert "Reviewed" in pupil.words()
    assert await given(pupil) == []


async def test_each_round_gives_its_own_points(pupil: Pupil, clock: FixedClock) -> None:
    course = course_of(pupil.house, MEMORY)
    for one in await a_round(pupil, clock, 2):
        await give(pupil, right(one))
    clock.advance(days=300)
    await pupil.say("/review")
    for one in await round_of(pupil, course):
        await give(pupil, right(one))
    assert await given(pupil) == [("review", 4), ("review", 4)]


async def test_to_be_wrong_on_purpose_and_right_within_the_same_sitting_does_not_pay(
    pupil: Pupil, clock: FixedClock
) -> None:
    course = course_of(pupil.house, MEMORY)
    for _ in range(3):
        await did(pupil, MEMORY, *(Answer(one.id, correct=False) for one in course.questions[:5]))
        clock.advance(minutes=11)
        await pupil.say("/review")
        for one in list(await round_of(pupil, course)):
            await give(pupil, right(one))
    assert await given(pupil) == []
    await did(pupil, MEMORY, *(Answer(one.id, correct=False) for one in course.questions[:5]))
    clock.advance(hours=13)
    await pupil.say("/review")
    for one in list(await round_of(pupil, course)):
        await give(pupil, right(one))
    assert await given(pupil) == [("review", 10)], "it was kept in mind over night"


async def test_a_quiz_gives_no_points(pupil: Pupil) -> None:
    course = course_of(pupil.house, MEMORY)
    await did(pupil, MEMORY, lessons=2)
    await pupil.say("/quiz 3")
    for one in await round_of(pupil, course):
        await give(pupil, right(one))
    assert await round_of(pupil, course) == []
    assert await given(pupil) == []


async def click(pupil: Pupil, rng: Random) -> None:
    """Answer the open question as somebody does who does not read it."""
    for block in pupil.reply.blocks:
        match block:
            case Choices(options=options, answers=True):
                await pupil.send(Pressed(rng.choice(options).id))
                return
            case Form(fields=fields, id=id_):
                await pupil.send(Filled(id_, {one.name: _anything(one, rng) for one in fields}))
                return
            case _:
                pass
    raise AssertionError(pupil.words())


def _anything(field: Field, rng: Random) -> str:
    places = [str(place) for place in range(1, len(field.options) + 1)]
    match field.kind:
        case FieldKind.MANY:
            return " ".join(rng.sample(places, rng.randint(1, len(places))))
        case FieldKind.ORDER:
            return " ".join(rng.sample(places, len(places)))
        case _:
            return str(rng.randint(0, 9))


async def test_who_clicks_at_random_through_rounds_that_are_due_gets_next_to_nothing(
    pupil: Pupil, clock: FixedClock
) -> None:
    rng, course, rounds = Random(3), course_of(pupil.house, MEMORY), 6
    await did(pupil, MEMORY, *(Answer(one.id) for one in course.questions[:10]))
    for _ in range(rounds):
        clock.advance(days=400)
        await pupil.say("/review")
        while await round_of(pupil, course):
            await click(pupil, rng)
        assert "Reviewed" in pupil.words()
    amounts = [amount for _, amount in await given(pupil)]
    assert len(amounts) <= rounds / 3, "most rounds give nothing at all"
    assert sum(amounts) <= 0.05 * REVIEWED * 10 * rounds
