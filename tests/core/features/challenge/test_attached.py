"""A program that comes along as a file is a submission, as if it had been typed."""

from core.chat import Filled
from tests.pupil import Pupil, words_of

RIGHT = "def double(n):\n    return n * 2\n"


async def test_an_attached_program_is_judged_like_a_typed_one(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    assert "Solved." in words_of(await pupil.attach("", solution_py=RIGHT))


async def test_it_stands_for_the_code_of_a_form_that_was_sent_empty(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    empty = Filled(pupil.form().id, {"code": ""})
    assert "Solved." in words_of(await pupil.send(empty, files={"solution.py": RIGHT.encode()}))


async def test_it_stays_in_the_form_where_it_fails(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    await pupil.attach("", solution_py="def double(n):\n    return n\n")
    (field,) = pupil.form().fields
    assert field.value == "def double(n):\n    return n\n"


async def test_it_is_tried_where_the_form_is_for_trying(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    await pupil.press("First try on the examples")
    assert "Both examples" in words_of(await pupil.attach("", solution_py=RIGHT))


async def test_a_program_in_another_language_is_no_submission(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    said = words_of(await pupil.attach("", solution_js="function double(n) { return n * 2 }"))
    assert "Here Python is asked for" in said
    assert "Solved." in words_of(await pupil.say(RIGHT)), "the form is still open"


async def test_with_a_command_it_is_run_and_not_submitted(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    said = words_of(await pupil.attach("/run", solution_py=RIGHT + "print(double(4))"))
    assert "It printed\n8" in said


async def test_typed_code_is_what_counts_and_files_beside_it_are_told_to_be_idle(pupil: Pupil) -> None:
    await pupil.say("/challenge double")
    said = words_of(await pupil.attach(RIGHT, data_csv="a,b"))
    assert said.startswith("I did not look at the file data\\.csv")
    assert "Solved." in said
