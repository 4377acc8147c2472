"""What the tutor keeps in mind: shown, changed and forgotten by the learner; noted after a conversation has come to rest."""

from collections.abc import Callable

import pytest

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.features.tutor.rules import LONGEST_GOAL, LONGEST_NOTES
from core.llm import Call
from core.llm.failures import Faulty
from core.store import consents, learners, memories
from core.store.memories import Memory
from core.tutoring import MEMORY, MODEL
from tests.core.features.doings import PYTHON, did
from tests.core.features.tutor.scenes import with_model
from tests.core.features.tutor.talking import GOOD, Talk, talk, used
from tests.core.llm.scripted import Said
from tests.pupil import Pupil

NOTES = "- You look closely at what your function shows.\n- What it hands back is still new to you."
PROMPT = "tutor/memory"


def noting(notes: Said) -> Callable[[Call], Said]:
    """A good tutor that writes these notes."""
    return lambda call: notes if call.prompt.name == PROMPT else GOOD


async def kept(pupil: Pupil) -> Memory:
    return await pupil.house.dispatch.house.database.read(memories.find, await number_of(pupil))


async def number_of(pupil: Pupil) -> int:
    found = await pupil.house.dispatch.house.database.read(learners.find, pupil.platform, pupil.name)
    assert found is not None
    return found.id


async def notes_are_made(house: OpenHouse) -> None:
    """Have the tutor's chore done once."""
    (chore,) = [one for one in house.chores if one.work.__name__ == "take_notes"]
    await house.do(chore)


async def talked(house: OpenHouse, script: Callable[[Call], Said], clock: FixedClock) -> Talk:
    """Two exchanges."""
    ada = await talk(house, script)
    await ada.ask("why is it wrong?")
    clock.advance(minutes=1)
    await ada.ask("who gets what it shows?")
    return ada


def noted(ada: Talk) -> list[Call]:
    return [one for one in ada.model.calls if one.prompt.name == PROMPT]


async def test_a_learner_sees_changes_and_forgets_what_is_kept(pupil: Pupil, house: OpenHouse) -> None:
    with_model(house, lambda _: GOOD)
    await did(pupil, PYTHON)
    await pupil.say("/memory")
    assert "not said yet" in pupil.words()
    await pupil.fill("to  mend\nbicycles", "- I like pictures.")
    assert "Kept as you wrote it." in pupil.words()
    assert "to mend bicycles" in pupil.words()
    await pupil.say("/memory")
    assert "- I like pictures" in pupil.words()
    assert [one.value for one in pupil.form().fields] == ["to mend bicycles", "- I like pictures."]
    assert pupil.reply.private
    await pupil.press("Forget all of it")
    assert "Forgotten. I start with nothing." in pupil.words()
    assert (await kept(pupil)).goal == (await kept(pupil)).notes == ""


async def test_what_is_too_long_is_not_kept_and_nothing_is_changed(pupil: Pupil, house: OpenHouse) -> None:
    await did(pupil, PYTHON)
    await pupil.say("/memory")
    await pupil.fill("bicycles", "- pictures")
    for goal, notes in (("x" * (LONGEST_GOAL + 1), ""), ("", "x" * (LONGEST_NOTES + 1))):
        await pupil.say("/memory")
        await pupil.fill(goal, notes)
        assert "more than I can keep" in pupil.words()
    assert ((await kept(pupil)).goal, (await kept(pupil)).notes) == ("bicycles", "- pictures")


async def test_what_somebody_kept_is_shown_as_words_and_never_as_markup(pupil: Pupil) -> None:
    await did(pupil, PYTHON)
    await pupil.say("/memory")
    await pupil.fill("", "- **all** of [it](http://x)")
    assert "[it](http://x)" not in pupil.words()
    assert "**all**" not in pupil.words()


async def test_notes_are_made_once_nothing_was_said_for_fifteen_minutes(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada = await talked(house, noting(NOTES), clock)
    clock.advance(minutes=14)
    await notes_are_made(house)
    assert noted(ada) == []
    clock.advance(minutes=1)
    await notes_are_made(house)
    await notes_are_made(house)
    assert len(noted(ada)) == 1
    assert (await kept(ada.pupil)).notes == NOTES
    told = "\n".join(words for _, words in noted(ada)[0].messages())
    assert "Learner: why is it wrong?" in told
    assert f"Tutor: {GOOD}" in told
    assert "You look closely" in (await show(ada))
    await ada.ask("and now?")
    assert NOTES in ada.prompt, "the next conversation begins with them"


async def show(ada: Talk) -> str:
    await ada.pupil.say("/memory")
    return ada.pupil.words()


async def test_one_exchange_is_not_worth_notes(house: OpenHouse, clock: FixedClock) -> None:
    ada = await talk(house, noting(NOTES))
    await ada.ask()
    clock.advance(minutes=20)
    await notes_are_made(house)
    assert noted(ada) == []


@pytest.mark.parametrize("purpose", [MODEL, MEMORY], ids=lambda one: one.name)
async def test_no_notes_are_made_where_the_purpose_is_refused(
    house: OpenHouse, clock: FixedClock, purpose: consents.Purpose
) -> None:
    ada = await talked(house, noting(NOTES), clock)
    database = house.dispatch.house.database
    await database.write(consents.decide, await number_of(ada.pupil), purpose.name, False, clock.now())
    clock.advance(minutes=20)
    await notes_are_made(house)
    assert noted(ada) == []
    assert (await kept(ada.pupil)).notes == ""
    await database.write(consents.decide, await number_of(ada.pupil), purpose.name, True, clock.now())
    await notes_are_made(house)
    assert noted(ada) == [], "what was said while it was refused is noted at no later time"


async def test_notes_that_would_give_a_task_away_are_not_kept(house: OpenHouse, clock: FixedClock) -> None:
    leaking = "- You now write `return celsius * 9 / 5 + 32` in to_fahrenheit."
    ada = await talked(house, noting(leaking), clock)
    clock.advance(minutes=20)
    await notes_are_made(house)
    assert (await kept(ada.pupil)).notes == ""
    assert "9 / 5" not in await show(ada)
    (row,) = [one for one in await ada.rows() if one["kind"] == "memory"]
    assert row["tries"] == [[leaking, "guard: code (to-fahrenheit)"]]


async def test_what_the_learner_wrote_meanwhile_is_not_overwritten(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada = await talked(house, noting(NOTES), clock)
    clock.advance(minutes=10)
    await ada.pupil.say("/memory")
    await ada.pupil.fill("bicycles", "- mine")
    clock.advance(minutes=20)
    await notes_are_made(house)
    assert ((await kept(ada.pupil)).goal, (await kept(ada.pupil)).notes) == ("bicycles", "- mine")


async def test_what_was_forgotten_is_not_noted_again(house: OpenHouse, clock: FixedClock) -> None:
    ada = await talked(house, noting(NOTES), clock)
    clock.advance(minutes=20)
    await notes_are_made(house)
    await ada.pupil.say("/memory")
    await ada.pupil.press("Forget all of it")
    clock.advance(minutes=20)
    await notes_are_made(house)
    assert (await kept(ada.pupil)).notes == ""
    assert len(noted(ada)) == 1


async def test_a_model_that_is_away_is_asked_for_notes_at_the_next_round(
    house: OpenHouse, clock: FixedClock
) -> None:
    said = iter([Faulty("503"), NOTES])
    ada = await talked(house, lambda call: next(said) if call.prompt.name == PROMPT else GOOD, clock)
    clock.advance(minutes=20)
    await notes_are_made(house)
    assert (await kept(ada.pupil)).notes == ""
    await notes_are_made(house)
    assert (await kept(ada.pupil)).notes == NOTES


async def test_no_notes_are_made_with_a_budget_that_is_used_up(house: OpenHouse, clock: FixedClock) -> None:
    ada = await talked(house, noting(NOTES), clock)
    await used(ada.pupil, tokens=20_000)
    clock.advance(minutes=20)
    await notes_are_made(house)
    assert noted(ada) == []


async def test_without_a_model_memory_says_that_no_notes_are_made(pupil: Pupil) -> None:
    await did(pupil, PYTHON)
    await pupil.say("/memory")
    assert "No notes are made of our conversations just now" in pupil.words()
