"""Who is stuck is offered what helped others, nearest to what holds them up, and never the solution."""

from typing import Any

import pytest

from bot.wiring import OpenHouse
from core.chat import Card
from core.clock import FixedClock
from core.features.explanations import rules
from tests.core.features.asked import rows
from tests.core.features.explanations.scenes import (
    SEARCHED,
    approve,
    explain,
    labels,
    learner,
    shown_to,
    votes_of,
)
from tests.pupil import Pupil

TEXT = {"lesson": "text", "skill": "strings"}
CUE, CONCEPT = "Two things have to be done", "A string never changes"
"""How the author's hints begin."""
UNREADABLE = "print(input("
WITH_COMMA = 'sentence = input()\nprint(sentence.upper(), "!!!")\n'
"""Somebody believes that a comma joins without a space."""
SOLVES = "print(input().upper() + '!!!')\n"
BELIEF = "comma-is-shown-or-glues"


def hint_of(pupil: Pupil) -> str:
    return next(one.markdown for one in pupil.reply.blocks if isinstance(one, Card))


async def at_concept(house: OpenHouse, name: str = "stuck") -> Pupil:
    """Somebody who stumbled over syntax at a challenge: their first hint explains."""
    pupil = await learner(house, name)
    await pupil.say("/challenge shout")
    await pupil.fill(UNREADABLE)
    return pupil


async def helpful(
    house: OpenHouse, clock: FixedClock, author: str, id_: str, *voters: str, **changes: Any
) -> Pupil:
    """An explanation that helped these; its author."""
    writer = await learner(house, author)
    await explain(writer, id_, **{**TEXT, **changes})
    await approve(house, clock, id_, *voters)
    return writer


async def test_what_helped_others_stands_for_a_hint_that_explains_and_can_be_voted_on(
    house: OpenHouse, clock: FixedClock
) -> None:
    await helpful(house, clock, "ada", "e", "bob")
    pupil = await at_concept(house)
    await pupil.press("Hint")
    assert SEARCHED in hint_of(pupil)
    assert "how someone else who learns here put it" in pupil.words()
    assert CONCEPT not in pupil.words()
    assert "heron" not in pupil.words()
    await pupil.press("It helped me")
    assert ("e", True, "") in await votes_of(pupil)
    assert len(await votes_of(pupil)) == 2
    assert labels(pupil)[:2] == ["Back to the task", "Hint"]
    await pupil.press("Back to the task")
    assert "Across the street" in pupil.words()


async def test_a_vote_against_what_was_offered_leads_back_to_the_task_as_well(
    house: OpenHouse, clock: FixedClock
) -> None:
    await helpful(house, clock, "ada", "e", "bob")
    pupil = await at_concept(house)
    await pupil.press("Hint")
    await pupil.press("It didn't help")
    await pupil.press("it is about something else")
    assert ("e", False, "off-topic") in await votes_of(pupil)
    await pupil.press("Back to the task")
    assert "Across the street" in pupil.words()


async def test_a_cue_stays_the_authors(house: OpenHouse, clock: FixedClock) -> None:
    await helpful(house, clock, "ada", "e", "bob")
    pupil = await learner(house, "stuck")
    await pupil.say("/challenge shout")
    await pupil.press("Hint")
    assert hint_of(pupil).startswith(CUE)
    assert SEARCHED not in pupil.words()


async def test_it_is_the_same_assistance_as_the_authors_hint(house: OpenHouse, clock: FixedClock) -> None:
    await helpful(house, clock, "ada", "e", "bob")
    pupil = await at_concept(house)
    await pupil.press("Hint")
    await pupil.fill(SOLVES)
    assert await rows(pupil, "SELECT correct, assist_level FROM attempts ORDER BY id") == [
        (False, 0),
        (True, 1),
    ]


@pytest.mark.parametrize(
    "changes", [{"code": SOLVES}, {"text": "Write `print(input().upper() + '!!!')` there."}]
)
async def test_what_solves_the_challenge_is_no_hint(
    house: OpenHouse, clock: FixedClock, changes: dict[str, str]
) -> None:
    await helpful(house, clock, "ada", "e", "bob", **changes)
    pupil = await at_concept(house)
    await pupil.press("Hint")
    assert hint_of(pupil).startswith(CONCEPT)
    assert "How someone else put it" not in labels(pupil)


async def test_where_the_best_one_solves_it_the_next_one_helps(house: OpenHouse, clock: FixedClock) -> None:
    await helpful(house, clock, "ada", "best", "bob", "cyd", "dan", code=SOLVES)
    await helpful(house, clock, "eve", "next", "bob")
    pupil = await at_concept(house)
    await pupil.press("Hint")
    assert r"\(next\)" in hint_of(pupil)


async def test_what_nobody_was_helped_by_is_not_offered(house: OpenHouse) -> None:
    await explain(await learner(house, "ada"), "e", **TEXT)
    pupil = await at_concept(house)
    await pupil.press("Hint")
    assert hint_of(pupil).startswith(CONCEPT)


async def test_ones_own_and_what_one_has_judged_are_not_offered(house: OpenHouse, clock: FixedClock) -> None:
    await helpful(house, clock, "stuck", "mine", "bob")
    pupil = await at_concept(house)
    await pupil.press("Hint")
    assert hint_of(pupil).startswith(CONCEPT)
    judge = await at_concept(house, "bob")
    await judge.press("Hint")
    assert hint_of(judge).startswith(CONCEPT)


async def test_what_is_about_the_belief_behind_the_last_answer_comes_first(
    house: OpenHouse, clock: FixedClock
) -> None:
    await helpful(house, clock, "ada", "best", "bob", "cyd", "dan")
    await helpful(house, clock, "eve", "test", "bob", about="shout/a sentence: failed")
    await helpful(house, clock, "fay", "belief", "bob", about=BELIEF)
    pupil = await learner(house, "stuck")
    await pupil.say("/challenge shout")
    for source in ("print(input() + '!!!')", "print(input().upper())", WITH_COMMA):
        await pupil.fill(source)
        clock.advance(minutes=5)
        await pupil.press("Hint")
    assert r"\(belief\)" in hint_of(pupil)
    await pupil.fill("print(input().lower())")
    clock.advance(minutes=5)
    await pupil.press("Hint")
    assert r"\(test\)" in hint_of(pupil), "of the same failing test, where no belief is known"


async def test_what_is_too_long_for_a_hint_is_read_when_it_is_asked_for(
    house: OpenHouse, clock: FixedClock
) -> None:
    long = " ".join(["A string stays as it is."] * 40)
    await helpful(house, clock, "ada", "e", "bob", text=long)
    pupil = await at_concept(house)
    await pupil.press("Hint")
    assert hint_of(pupil).startswith(CONCEPT)
    await pupil.press("How someone else put it")
    assert pupil.words().count("A string stays as it is") == 40
    assert len(long.split()) > rules.LONGEST_HINT
    await pupil.press("It helped me")
    assert "helped 2 people" in pupil.words()


async def test_a_question_is_hinted_at_by_others_and_asked_again(house: OpenHouse, clock: FixedClock) -> None:
    writer = await learner(house, "ada")
    await explain(writer, "e", lesson="hello", skill="printing", text="Each call of print ends its line.")
    await approve(house, clock, "e", "bob")
    pupil = await learner(house, "stuck", lessons=1)
    await pupil.say("/quiz 20")
    await until_hinted(pupil)
    await pupil.press("Hint")
    assert "Each call of print ends its line" in hint_of(pupil)
    await pupil.press("It didn't help")
    await pupil.press("In my own words")
    await pupil.say("I know that already")
    assert ("e", False, "I know that already") in await votes_of(pupil)
    await pupil.press("Back to the task")
    assert "Question" in pupil.words()


async def until_hinted(pupil: Pupil) -> None:
    """Skip questions until one has a hint."""
    while "Hint" not in labels(pupil):
        await pupil.press("Skip")


async def test_without_any_that_fits_help_says_so_and_leads_back(house: OpenHouse, clock: FixedClock) -> None:
    long = " ".join(["A string stays as it is."] * 40)
    writer = await helpful(house, clock, "ada", "e", "bob", text=long)
    pupil = await at_concept(house)
    await pupil.press("Hint")
    await rows(writer, "UPDATE explanations SET shared = false")
    await pupil.press("How someone else put it")
    assert "Nobody has explained that yet" in pupil.words()
    await pupil.press("Back to the task")
    assert "Across the street" in pupil.words()
    assert shown_to(pupil) is None


async def test_who_does_not_understand_an_idea_is_not_led_to_what_solves_the_task(
    house: OpenHouse, clock: FixedClock
) -> None:
    await helpful(house, clock, "ada", "e", "bob", code=SOLVES)
    pupil = await at_concept(house)
    await pupil.press("I'm stuck")
    await pupil.press("I don't get an idea in it")
    assert "How someone else put it" not in labels(pupil)


async def test_who_does_not_understand_an_idea_is_led_to_what_helped_others(
    house: OpenHouse, clock: FixedClock
) -> None:
    pupil = await at_concept(house)
    for expected in (False, True):
        if expected:
            await helpful(house, clock, "ada", "e", "bob")
        await pupil.say("/challenge shout")
        await pupil.press("I'm stuck")
        await pupil.press("I don't get an idea in it")
        assert ("How someone else put it" in labels(pupil)) == expected
    await pupil.press("How someone else put it")
    assert SEARCHED in pupil.words()
    await pupil.press("It helped me")
    await pupil.press("Back to the task")
    assert "Across the street" in pupil.words()
