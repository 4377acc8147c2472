"""At the end it is said, in words, what an explanation is like; it is kept, with its program, and earns points once."""

import re

from bot.wiring import OpenHouse
from core.chat import Action
from core.store.explanations import State
from tests.core.features.doings import PYTHON
from tests.core.features.teachback.scenes import (
    PART,
    WHOLE,
    WRONG,
    bands,
    begun,
    mine,
    question,
    rows,
    to_the_end,
)
from tests.pupil import Pupil, words_of


async def test_what_is_missing_is_named_and_not_given_away_and_nothing_is_a_number(teacher: Pupil) -> None:
    await teacher.say(PART)
    said = words_of(await teacher.press("That's all I have to say"))
    assert "Say more about “The first one is number 0”" in said
    assert "square brackets" not in said
    assert bands(teacher)["An example"] == "still to come"
    assert "Give an example" in said
    assert not re.search(r"\d+\s*(?:%|/|of)", said)


async def test_a_wrong_belief_is_asked_back_and_not_told(teacher: Pupil) -> None:
    await teacher.say(WRONG)
    assert "b = a makes a second list" in question(teacher)
    said = words_of(await teacher.press("That's all I have to say"))
    assert "You said “b = a makes a second list”. How could you check whether that is so?" in said
    assert bands(teacher)["What it says"] == "there is more to say"
    (kept,) = await rows(teacher.house, "SELECT about FROM explanations")
    assert kept["about"] == "", "it is no help against that belief"


async def test_something_else_altogether_is_looked_at_again_and_earns_nothing(teacher: Pupil) -> None:
    await teacher.say("My grandmother bakes a cake with apples every Sunday and then the whole family comes.")
    said = words_of(await to_the_end(teacher))
    assert "I could not find" in said
    assert "Let others learn from it" not in said
    assert await rows(teacher.house, "SELECT 1 FROM points") == []


async def test_it_is_kept_for_its_author_alone_and_earns_points_once(teacher: Pupil) -> None:
    await teacher.say(WHOLE)
    said = words_of(await to_the_end(teacher, "Because both names lead to the same list."))
    assert "30 points" in said
    assert "It stays with you alone" in said
    (kept,) = await mine(teacher)
    assert (kept.course, kept.lesson, kept.shared, kept.state) == (PYTHON, "lists", False, State.SHOWN)
    assert kept.about == "alias-is-copy"
    assert kept.text == f"{WHOLE}\n\nBecause both names lead to the same list."
    assert set(kept.bands) == {"coverage", "correctness", "clarity", "example"}
    assert re.fullmatch(r"\w+ \w+", kept.pseudonym)
    assert (kept.community, kept.code) == ("", "")
    await teacher.press("Explain it again")
    await teacher.say(WHOLE)
    await to_the_end(teacher, "Because both names lead to the same list.")
    assert "points" not in teacher.words()
    assert len(await mine(teacher)) == 2
    assert await rows(teacher.house, "SELECT reason, subject, amount FROM points") == [
        {"reason": "explained", "subject": f"{PYTHON}/lists", "amount": 30}
    ]


async def test_it_counts_for_the_day(teacher: Pupil) -> None:
    await teacher.say(PART)
    await to_the_end(teacher)
    assert await rows(teacher.house, "SELECT days FROM streaks") == [{"days": 1}]


async def test_it_can_be_offered_to_others_and_the_next_lesson_follows(teacher: Pupil) -> None:
    await teacher.say(WHOLE)
    await to_the_end(teacher, "Because both names lead to the same list.")
    (kept,) = await mine(teacher)
    offer = teacher.choice("Let others learn from it").action
    assert offer == Action("explanations.offer", {"explanation": kept.id})
    assert teacher.choices()[0].label.startswith("Next: ")


async def test_explanations_of_others_that_helped_draw_the_judgement(
    teacher: Pupil, house: OpenHouse
) -> None:
    await teacher.say(PART)
    await to_the_end(teacher)
    assert bands(teacher)["What it covers"] != "well done"
    await judged_well(house)
    other = Pupil(house, "bob")
    await begun(other)
    await other.say(PART)
    await to_the_end(other)
    assert bands(other)["What it covers"] == "well done"


async def judged_well(house: OpenHouse) -> None:
    """Have what was explained be shared, by three, each with votes that it helped."""
    await rows(house, "UPDATE explanations SET shared = true, up = 9, votes = 9")
    columns = "learner_id, course, lesson, skill, about, text, code, pseudonym, shared, state, at, up, votes, weigh_at"
    for name in ("second", "third"):
        await rows(
            house,
            f"INSERT INTO explanations (id, {columns}) SELECT '{name}', {columns} FROM explanations LIMIT 1",
        )


# ── a program in it ───────────────────────────────────────────────────────────────────────────────────────────

PROGRAM = 'a = ["x"]\nb = a.copy()'


async def test_a_program_in_the_text_is_its_example(teacher: Pupil) -> None:
    await teacher.say(f"{PART}\n\n```python\n{PROGRAM}\n```")
    await to_the_end(teacher)
    (kept,) = await mine(teacher)
    assert (kept.text, kept.code) == (PART, PROGRAM)
    assert bands(teacher)["An example"] == "well done"


async def test_a_program_that_comes_along_is_its_example(teacher: Pupil) -> None:
    await teacher.attach(PART, copy_py=PROGRAM)
    await to_the_end(teacher)
    (kept,) = await mine(teacher)
    assert (kept.text, kept.code) == (PART, PROGRAM)


async def test_who_begins_with_a_program_alone_is_asked_how_it_begins(teacher: Pupil) -> None:
    await teacher.say(f"```python\n{PROGRAM}\n```")
    assert question(teacher)
    await teacher.say(PART)
    await to_the_end(teacher)
    (kept,) = await mine(teacher)
    assert (kept.text, kept.code) == (PART, PROGRAM)
