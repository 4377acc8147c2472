"""What the model is given when somebody asks the tutor, and what it is not."""

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.course.model import SingleChoice
from core.features.tutor.answering import EXCHANGES
from core.store import learners, memories
from core.store.memories import Memory
from tests.core.features.asked import rows as queried
from tests.core.features.doings import PYTHON, course_of, did
from tests.core.features.tutor.scenes import agree, with_model
from tests.core.features.tutor.talking import ATTEMPT, GOOD, challenge, talk
from tests.pupil import Pupil


async def learner_of(pupil: Pupil) -> int:
    found = await pupil.house.dispatch.house.database.read(learners.find, pupil.platform, pupil.name)
    assert found is not None
    return found.id


async def test_the_model_is_told_of_the_course_the_task_and_the_last_attempt_with_what_came_of_it(
    house: OpenHouse,
) -> None:
    ada = await talk(house)
    assert GOOD in await ada.ask("why is it not right?")
    for told in (
        course_of(house, PYTHON).title,
        challenge(house).prompt.strip(),
        ATTEMPT,
        "Case a room: failed.",
        "should come out: 68.0",
        "why is it not right?",
    ):
        assert told in ada.prompt, told


async def test_the_model_is_told_of_levels_beliefs_the_goal_the_notes_and_numbered_passages(
    house: OpenHouse,
) -> None:
    ada = await talk(house)
    kept = Memory(goal="to mend bicycles", notes="- You like pictures of boxes.")
    database, now = house.dispatch.house.database, house.dispatch.clock.now()
    await database.write(memories.keep, await learner_of(ada.pupil), kept, now)
    await ada.pupil.say("/challenge to-fahrenheit")
    wrong = next(one for one in challenge(house).wrong if one.mistake.misconception == "print-is-return")
    await ada.pupil.fill(wrong.source)
    await ada.ask("what does a function hand back with return?")
    belief = next(
        one.belief for one in course_of(house, PYTHON).misconceptions if one.id == "print-is-return"
    )
    for told in ("Learns for: to mend bicycles", kept.notes, belief, "[1] ", "Functions"):
        assert told in ada.prompt, told


async def test_no_key_no_hidden_case_and_no_later_hint_is_in_any_prompt(house: OpenHouse) -> None:
    ada = await talk(house)
    await ada.ask()
    task = challenge(house)
    secrets = [one.name for one in task.cases if one.hidden] + [one.catches for one in task.cases]
    secrets += ["9 / 5 + 32", "212.0", "97.88", *(hint.text.strip() for hint in task.hints), task.explanation]
    secrets += [one.mistake.feedback for one in task.wrong]
    for secret in secrets:
        assert secret.strip() not in ada.prompt, secret


async def test_of_an_open_question_the_model_sees_what_the_learner_sees_and_not_which_is_right(
    pupil: Pupil, house: OpenHouse
) -> None:
    course = course_of(house, PYTHON)
    model = with_model(house, lambda _: GOOD)
    await did(pupil, PYTHON, lessons=len(course.lessons))
    await agree(pupil)
    await pupil.say("/quiz 20")
    while True:
        ((state,),) = await queried(pupil, "SELECT state FROM conversations")
        item = course.item(state["items"][state["at"]])
        if isinstance(item, SingleChoice) and item.explanation:
            break
        await pupil.press("Skip")
    await pupil.call("ask", question="how do I find out?")
    prompt = "\n".join(words for _, words in model.calls[-1].messages())
    shown = [one.text for one in item.options]
    places = [prompt.index(f"- {one}") for one in sorted(shown)]
    assert places == sorted(places), "their order tells nothing"
    assert item.explanation not in prompt
    assert not [one.text for one in item.options if one.mistake and one.mistake.feedback in prompt]


async def test_what_others_wrote_is_in_no_prompt_of_mine(house: OpenHouse) -> None:
    bo = await talk(house, name="bo")
    await bo.ask("my cat is called Heron, why is it wrong?")
    await house.dispatch.house.database.write(
        memories.keep,
        await learner_of(bo.pupil),
        Memory(notes="- Bo likes kites."),
        house.dispatch.clock.now(),
    )
    ada = await talk(house)
    await ada.ask()
    assert "Heron" not in ada.prompt
    assert "kites" not in ada.prompt


async def test_earlier_exchanges_go_along_as_they_were_said_and_no_more_than_a_few(
    house: OpenHouse, clock: FixedClock
) -> None:
    ada = await talk(house)
    for number in range(EXCHANGES + 2):
        await ada.ask(f"question number {number}?")
        clock.advance(minutes=1)
    said = [(one.who, one.text) for one in ada.model.calls[-1].said]
    assert len(said) == 2 * EXCHANGES
    assert said[:2] == [("learner", "question number 1?"), ("tutor", GOOD)]
    clock.advance(hours=4)
    await ada.ask("and now?")
    assert ada.model.calls[-1].said == (), "that was another conversation"
