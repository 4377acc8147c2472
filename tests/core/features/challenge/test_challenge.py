"""A challenge from reading it to solving it, in the real sandbox, and what may happen on the way."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from core.chat import Capabilities, Card, Code, FieldKind, Filled, Text
from core.clock import FixedClock
from core.course.catalogue import load_catalogue
from core.degrade import degrade
from sandbox.contract import Execution, Status, Verdict
from tests.core.course.sample import SampleCourse
from tests.core.features.challenge.conftest import ToldRunner
from tests.core.features.elsewhere import reached
from tests.pupil import Pupil, words_of

RIGHT = "def double(n):\n    return n * 2\n"
HALF = "def double(n):\n    print('n is', n)\n    return n * 2 if n > 0 else 1\n"
type Tell = Callable[[Verdict], ToldRunner]


async def rows(pupil: Pupil, query: str) -> list[tuple[Any, ...]]:
    async with pupil.house.dispatch.house.database.transaction() as connection:
        found = await connection.execute(text(query))
        return [tuple(row) for row in found] if found.returns_rows else []


async def attempts(pupil: Pupil) -> list[tuple[Any, ...]]:
    return await rows(pupil, "SELECT correct, assist_level FROM attempts ORDER BY id")


def labels(pupil: Pupil) -> list[str]:
    return [one.label for one in pupil.choices()]


async def test_the_list_says_what_there_is_and_leads_to_each(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/challenge"))
    assert "0 of 2 solved" in said
    assert "**Names for values**\n[Say it louder •]\n[Double it ••]" in said
    await pupil.say("double it")
    await pupil.fill(RIGHT)
    said = words_of(await pupil.say("/challenge"))
    assert "1 of 2 solved" in said
    assert labels(pupil) == ["Say it louder •", "Double it •• ✓"]


async def test_a_challenge_is_found_by_words_close_to_its_title(pupil: Pupil) -> None:
    for words in ("2", "double", "Double it", "dubble it", "gives back twice"):
        assert "Write `double(n)`" in words_of(await pupil.say(f"/challenge {words}")), words
    assert "I find no challenge by quantum" in words_of(await pupil.say("/challenge quantum"))
    assert labels(pupil) == ["Say it louder •", "Double it ••"]


async def test_reading_shows_the_task_its_examples_and_the_starter(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/challenge double"))
    assert "double(2)  →  4\ndouble(0.5)  →  1.0" in said
    assert "double(0)" not in said, "hidden cases stay hidden"
    (field,) = pupil.form().fields
    assert (field.kind, field.language) == (FieldKind.CODE, "python")
    assert field.value == "def double(n):\n    ...\n"


async def test_a_program_that_reads_shows_what_is_typed_and_what_appears(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/challenge louder"))
    assert "When this is typed\nhello\nThis appears\nHELLO" in said


async def test_a_right_solution_is_praised_explained_and_counted(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    said = words_of(await pupil.fill(RIGHT))
    assert "All 4 cases passed." in said
    assert "Multiplying by two is the same as" in said
    assert await attempts(pupil) == [(True, 0)]
    ((response,),) = await rows(pupil, "SELECT response FROM attempts")
    assert response["source"] == RIGHT
    assert labels(pupil) == ["Next: Say it louder", "Go on with lessons", "A quiz"]
    await pupil.press("Next: Say it louder")
    assert "in capital letters" in pupil.words()


async def test_a_failing_visible_case_is_laid_out_with_the_authors_words(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    said = words_of(await pupil.fill("def double(n):\n    print('hm')\n    return n + 2\n"))
    assert "1 of 4 cases pass so far" in said
    assert "Halves are numbers as well." in said
    assert "Called like this\ndouble(0.5)\nShould come out\n1.0\nCame out\n2.5" in said
    assert "Printed on the way\nhm" in said
    (field,) = pupil.form().fields
    assert field.value.endswith("return n + 2\n"), "the code stays in the form"
    assert await attempts(pupil) == [(False, 0)]


async def test_of_a_hidden_case_only_its_idea_is_told(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    said = words_of(await pupil.fill(HALF))
    assert "2 of 4 cases pass so far" in said
    assert "**nothing**" in said
    assert "Zero is a number as well." in said
    assert "double(0)" not in said
    assert "n is" not in said


async def test_a_typical_wrong_solution_gets_its_own_words(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    said = words_of(await pupil.fill("def double(n):\n    return n * n\n"))
    assert "This multiplies the number by itself." in said
    assert await rows(pupil, "SELECT misconception FROM attempts") == [("text-is-number",)]


async def test_an_error_shows_its_line_and_what_it_means(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    said = words_of(await pupil.fill("def double(n):\n    return m * 2\n"))
    assert "Python stopped in line 2" in said
    assert "does not know the name `m`" in said
    assert "NameError" in said


async def test_a_function_that_gives_back_nothing_is_told_about_return(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    said = words_of(await pupil.fill("def double(n):\n    print(n * 2)\n"))
    assert "when no `return` hands over a value" in said
    assert "Printed on the way\n4" in said


async def test_a_program_that_reads_is_judged_by_what_it_prints(pupil: Pupil) -> None:
    await pupil.say("/challenge louder")
    said = words_of(await pupil.fill("x = input()"))
    assert "Nothing came out." in said
    said = words_of(await pupil.fill("print(input())"))
    assert "The line goes out as it came in." in said
    assert "Should come out\nHELLO" in said
    assert said.count("hello") == 2, "what is typed, and what came out"
    assert "Solved." in words_of(await pupil.fill("print(input().upper())"))


async def test_a_question_in_input_is_told_to_be_printed_as_well(pupil: Pupil) -> None:
    await pupil.say("/challenge louder")
    said = words_of(await pupil.fill("print(input('Your word: ').upper())"))
    assert "Came out\nYour word: HELLO" in said
    assert "read with a bare `input()`" in said


async def test_trying_uses_the_examples_only_and_counts_nothing(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    said = words_of(await pupil.press("First try on the examples"))
    assert "nothing is counted" in said
    said = words_of(await pupil.fill("def double(n):\n    return n"))
    assert "0 of 2 examples work so far" in said
    said = words_of(await pupil.fill(HALF))
    assert "Both examples come out as they should." in said
    assert await attempts(pupil) == []
    said = words_of(await pupil.press("Submit what I sent last"))
    assert "2 of 4 cases pass so far" in said
    assert await attempts(pupil) == [(False, 0)]


async def test_switching_back_to_submitting_keeps_the_code(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    await pupil.press("First try on the examples")
    await pupil.fill("def double(n):\n    return n")
    await pupil.press("Submit instead")
    (field,) = pupil.form().fields
    assert field.value == "def double(n):\n    return n"
    assert "cases pass so far" in words_of(await pupil.fill(field.value))


async def test_code_typed_as_a_message_is_submitted_without_its_fence(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    assert "Solved." in words_of(await pupil.say(f"```python\n{RIGHT}```"))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "no code in it yet"),
        ("def double(n):\n    ...", "what you were given"),
        ("can you help me", "reads like a sentence"),
    ],
)
async def test_what_is_no_submission_is_told_kindly_and_the_form_stays_open(
    pupil: Pupil, code: str, said: str
) -> None:
    await pupil.say("/challenge double")
    await pupil.fill(code)
    assert said in pupil.words()
    assert await attempts(pupil) == []
    assert "Solved." in words_of(await pupil.say(RIGHT))


async def test_the_same_code_again_is_not_counted_again(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    await pupil.fill(HALF)
    said = words_of(await pupil.fill(f"# once more\n{HALF}"))
    assert "not counted again" in said
    assert len(await attempts(pupil)) == 1


async def test_solving_it_again_is_no_evidence(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    await pupil.fill(RIGHT)
    await pupil.say("/challenge double")
    (field,) = pupil.form().fields
    assert field.value == RIGHT
    await pupil.fill("def double(n):\n    return n + n\n")
    assert await attempts(pupil) == [(True, 0), (True, 2)]


async def test_hints_come_one_by_one_with_a_try_and_time_between_and_count_as_help(
    pupil: Pupil, clock: FixedClock
) -> None:
    await pupil.say("/challenge double")
    assert "Look at what your function gives back" in words_of(await pupil.press("Hint"))
    said = words_of(await pupil.press("Hint"))
    assert "Look at what your function gives back" in said
    assert "submit it, even if it is not finished" in said
    await pupil.fill("def double(n):\n    return n + 1\n")
    assert "Take a moment" in words_of(await pupil.press("Hint"))
    clock.advance(minutes=1)
    assert "two bags" in words_of(await pupil.press("Hint"))
    await pupil.fill("def double(n):\n    return n + 2\n")
    await pupil.fill(RIGHT)
    assert await attempts(pupil) == [(False, 1), (False, 1), (True, 1)]


async def test_no_hint_tells_how_many_there_are(pupil: Pupil, clock: FixedClock) -> None:
    await pupil.say("/challenge double")
    for number in range(8):
        await pupil.press("Hint")
        hint = pupil.reply.blocks[0]
        assert isinstance(hint, Card)
        assert hint.title == "A hint"
        assert "Hint" in labels(pupil), "that it was the last is not shown either"
        await pupil.fill(f"def double(n):\n    return n + {number + 1}\n")
        clock.advance(minutes=2)
    assert "then a star" in words_of(await pupil.press("Hint"))
    await pupil.fill(RIGHT)
    assert (await attempts(pupil))[-1] == (True, 2)


async def test_code_that_cannot_be_read_starts_at_the_concept(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    said = words_of(await pupil.fill("def double(n)\n    return n * 2\n"))
    assert "ends with a colon" in said
    assert "the word return" in words_of(await pupil.press("Hint"))


async def test_the_work_is_there_in_another_chat(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    await pupil.press("Hint")
    await pupil.fill(HALF)
    elsewhere = Pupil(pupil.house, chat="elsewhere", events=pupil.events)
    await elsewhere.say("/challenge double")
    (field,) = elsewhere.form().fields
    assert field.value == HALF
    assert await rows(pupil, "SELECT ladder->>'rung' FROM works") == [("cue",)]


async def test_the_form_of_an_older_message_still_submits(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    form = pupil.form()
    await pupil.say("/challenge louder")
    assert "Solved." in words_of(await pupil.send(Filled(form.id, {"code": RIGHT})))


async def test_a_challenge_that_is_gone_is_told(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    dispatch = pupil.house.dispatch
    (course,) = dispatch.house.catalogue.courses
    without = replace(course, items=tuple(one for one in course.items if one.id != "double"))
    catalogue = replace(dispatch.house.catalogue, courses=(without,))
    dispatch.house = replace(dispatch.house, catalogue=catalogue)
    assert "not here any more" in words_of(await pupil.fill(RIGHT))


async def test_why_code_cannot_be_run_is_told_to_the_operator(
    pupil: Pupil, told: Tell, caplog: pytest.LogCaptureFixture
) -> None:
    told(Verdict(status=Status.UNAVAILABLE, note="no room for the interpreter"))
    await pupil.say("/challenge double")
    await pupil.fill(RIGHT)
    assert "no room for the interpreter" in caplog.text


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict(status=Status.UNAVAILABLE, note="no engine"), "Code cannot run at the moment"),
        (Verdict(status=Status.QUEUE_FULL, place=3, estimate_seconds=7.2), "about 8 seconds"),
    ],
)
async def test_code_that_could_not_be_run_is_kept_and_nothing_is_counted(
    pupil: Pupil, told: Tell, verdict: Verdict, said: str
) -> None:
    real = pupil.house.dispatch.house.runner
    told(verdict)
    await pupil.say("/challenge double")
    words = words_of(await pupil.fill(RIGHT))
    assert said in words
    assert "Your code is kept" in words
    assert await attempts(pupil) == []
    pupil.house.dispatch.house = replace(pupil.house.dispatch.house, runner=real)
    assert "Solved." in words_of(await pupil.press("Submit what I sent last"))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.TIMEOUT, "After 2 seconds"),
        (Status.OUT_OF_MEMORY, "128 MiB"),
        (Status.OUTPUT_LIMIT, "so much output"),
    ],
)
async def test_code_that_met_a_limit_is_counted_and_told_which(
    pupil: Pupil, told: Tell, status: Status, said: str
) -> None:
    told(Verdict(status=status, executions=tuple(Execution(status=status) for _ in range(4))))
    await pupil.say("/challenge double")
    assert said in words_of(await pupil.fill(RIGHT))
    assert await attempts(pupil) == [(False, 0)]


async def test_long_output_is_cut(pupil: Pupil) -> None:
    await pupil.say("/challenge louder")
    await pupil.fill("for n in range(500):\n    print('line', n)\n")
    got = next(block for block in pupil.reply.blocks if isinstance(block, Code) and "line 0" in block.source)
    assert got.source == "→ line 0\n  line 1\n  line 2\n  line 3\n  …\n  line 499"


async def test_within_a_lesson_the_way_leads_back_to_it(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    await rows(pupil, "UPDATE conversations SET activity = 'lesson', state = '{}'")
    await pupil.say("/challenge double")
    assert "Back to the lesson" in labels(pupil)
    await pupil.fill(RIGHT)
    assert words_of(await pupil.press("Back to the lesson")) == reached("lesson.on", None)


async def test_lists_in_calls_and_cases_are_run(pupil: Pupil, sample: SampleCourse) -> None:
    sample.replace("challenges/double/challenge.yaml", "call: [2]", "call: [[1, 2]]")
    sample.replace("challenges/double/challenge.yaml", "expect: 4", "expect: [1, 2, 1, 2]")
    dispatch = pupil.house.dispatch
    dispatch.house = replace(dispatch.house, catalogue=load_catalogue(sample.root))
    await pupil.say("/challenge double")
    assert "double([1, 2])  →  [1, 2, 1, 2]" in pupil.words()
    assert "Solved." in words_of(await pupil.fill(RIGHT))


async def test_all_of_it_works_where_there_is_only_text(pupil: Pupil) -> None:
    only_text = Capabilities(blocks=frozenset({Text}))
    await pupil.say("/challenge 2")
    shown = degrade(pupil.reply, only_text, pupil.house.dispatch.house.words.say("en"))
    words = words_of(shown)
    assert "Send your code as a message." in words
    assert r"`/1` First try on the examples" in words
    await pupil.say("/1")
    assert "Both examples" in words_of(await pupil.say(HALF))
    assert "2 of 4" in words_of(await pupil.say("/1"))
    assert "Look at what your function" in words_of(await pupil.say("/2"))
    assert "Solved." in words_of(await pupil.say(RIGHT))


async def test_code_that_cannot_be_read_is_answered_with_what_python_says_and_no_case(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    said = words_of(await pupil.fill("def double(n:\n    return n * 2\n"))
    assert "0 of 4 cases pass so far\nPython could not even begin" in said
    assert "SyntaxError" in said
    assert "Called like this" not in said
