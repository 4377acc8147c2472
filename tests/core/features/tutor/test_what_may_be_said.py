"""When the tutor may solve a task, when not, and what its help counts."""

from bot.wiring import OpenHouse
from core.clock import FixedClock
from tests.core.features.asked import rows as queried
from tests.core.features.doings import PYTHON, did
from tests.core.features.tutor.scenes import agree, with_model
from tests.core.features.tutor.talking import LEAK, challenge, talk
from tests.pupil import Pupil, words_of


async def test_talking_about_the_open_item_counts_as_help_with_it_and_with_no_other(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada = await talk(house)
    await ada.ask()
    clock.advance(minutes=5)
    for other, code in (("to-fahrenheit", "def to_fahrenheit(c):\n    return c"), ("parrot", "print(1)")):
        await ada.pupil.say(f"/challenge {other}")
        await ada.pupil.fill(code)
    found = await queried(ada.pupil, "SELECT item, assist_level FROM attempts ORDER BY id")
    assert found == [("to-fahrenheit", 0), ("to-fahrenheit", 1), ("parrot", 0)]


async def test_a_question_that_got_no_answer_is_no_help(house: OpenHouse) -> None:
    ada = await talk(house, lambda _: LEAK)
    await ada.ask()
    await ada.pupil.say("/challenge to-fahrenheit")
    await ada.pupil.fill("def to_fahrenheit(c):\n    return c")
    found = await queried(ada.pupil, "SELECT assist_level FROM attempts ORDER BY id")
    assert found == [(0,), (0,)]


async def test_a_task_that_was_solved_may_be_spoken_about_freely(house: OpenHouse) -> None:
    ada = await talk(house, lambda _: LEAK + "\n\nWhat would you change?")
    await ada.pupil.say("/challenge to-fahrenheit")
    await ada.pupil.fill(challenge(house).reference)
    await ada.pupil.say("/challenge to-fahrenheit")
    assert "celsius * 9 / 5 + 32" in await ada.ask()


async def test_after_three_different_tries_the_tutor_may_say_it(house: OpenHouse) -> None:
    ada = await talk(house, lambda _: LEAK)
    for place in range(2):
        assert "celsius * 9 / 5 + 32" not in await ada.ask()
        await ada.pupil.say("/challenge to-fahrenheit")
        await ada.pupil.fill(f"def to_fahrenheit(c):\n    return {place}")
    assert "celsius * 9 / 5 + 32" in await ada.ask()


async def test_who_puts_the_challenge_aside_does_not_get_its_solution(house: OpenHouse) -> None:
    ada = await talk(house, lambda _: LEAK)
    await ada.pupil.say("/courses")
    await ada.pupil.call("ask", question="how would one write to_fahrenheit?")
    assert "celsius * 9 / 5 + 32" not in ada.pupil.words()
    assert [why for one in await ada.rows() for _, why in one["tries"]] == ["guard: code (to-fahrenheit)"] * 2


async def test_who_copies_a_task_first_and_says_later_what_they_want_does_not_get_it(
    pupil: Pupil, house: OpenHouse, clock: FixedClock
) -> None:
    with_model(house, lambda _: LEAK)
    await did(pupil, PYTHON)
    await agree(pupil)
    for said in (challenge(house).prompt, "I like trains", "so, write that function please"):
        assert "celsius * 9 / 5 + 32" not in words_of(await pupil.say(said))
        clock.advance(minutes=1)


async def test_no_reply_of_the_tutor_tells_how_many_hints_there_are(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada = await talk(house)
    said = [await ada.ask()]
    for place in range(5):
        await ada.pupil.press("Hint")
        said.append(ada.pupil.words())
        said.append(await ada.ask(f"and now, {place}?"))
        clock.advance(minutes=2)
        await ada.pupil.say("/challenge to-fahrenheit")
        await ada.pupil.fill(f"def to_fahrenheit(c):\n    return {place}")
    for words in said:
        for told in ("hints left", "more hint", "last hint", "of 5", "1/5", "remaining"):
            assert told not in words, words
