"""Code that is just run."""

from collections.abc import Callable

import pytest

from core.chat import Called, Code, File, Said
from sandbox.contract import Status, Verdict
from tests.core.features.challenge.conftest import ToldRunner
from tests.pupil import Pupil, words_of


@pytest.mark.parametrize("code", ["print(6 * 7)", "```python\nprint(6 * 7)\n```", "```\nprint(6 * 7)\n```"])
async def test_code_of_the_command_is_run(pupil: Pupil, code: str) -> None:
    assert "It printed\n42" in words_of(await pupil.say(f"/run {code}"))
    assert "It printed\n42" in words_of(await pupil.send(Called("run", {"code": code})))


async def test_what_no_database_can_keep_is_shown_all_the_same(pupil: Pupil) -> None:
    await pupil.say(r"/run print('a\x00\x00b\\u0000', '\\\x00')")
    (told,) = await pupil.house.door.history("test", pupil.name, pupil.name, after=0, limit=30)
    assert "a␀␀b\\u0000 \\␀" in words_of(told.reply)


async def test_without_code_it_is_asked_for(pupil: Pupil) -> None:
    assert "Send the code" in words_of(await pupil.say("/run"))
    assert "It printed\n42" in words_of(await pupil.fill("print(6 * 7)"))
    await pupil.press("Change it")
    (field,) = pupil.form().fields
    assert field.value == "print(6 * 7)"
    assert "It printed\n7" in words_of(await pupil.say("print(7)"))


async def test_a_program_that_reads_is_asked_what_to_type(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/run name = input('Who? ')\nage = int(input())\nprint(name, age + 1)"))
    assert "It waits for something to be typed." in said
    assert "It printed\nWho?" in said
    assert "stopped" not in said
    assert "EOFError" not in said
    assert "Ada 37" in words_of(await pupil.fill("Ada\n36"))


@pytest.mark.parametrize("status", [Status.QUEUE_FULL, Status.UNAVAILABLE])
async def test_a_program_that_found_no_place_is_tried_again_as_it_was(
    pupil: Pupil, told: Callable[[Verdict], ToldRunner], status: Status
) -> None:
    await pupil.send(Said("/run print(input())"), files={"data.csv": b"1"})
    runner = told(Verdict(status=status))
    await pupil.fill("Ada")
    await pupil.press("Try again")
    first, again = runner.jobs
    assert (again.stdin, again.files) == ("Ada\n", first.files)
    assert again == first


async def test_a_program_without_output_says_so(pupil: Pupil) -> None:
    assert "printed nothing" in words_of(await pupil.say("/run x = 1"))


async def test_an_error_is_shown_with_what_was_printed_before(pupil: Pupil) -> None:
    said = words_of(await pupil.say("/run print('so far')\nprint(1 / 0)"))
    assert "It printed\nso far" in said
    assert "Python stopped in line 2" in said
    assert "divided by zero" in said
    assert "ZeroDivisionError" in said


async def test_long_output_comes_as_a_file_besides(pupil: Pupil) -> None:
    await pupil.say("/run for n in range(300): print(n)")
    code, _, file, *_ = pupil.reply.blocks
    assert isinstance(code, Code)
    assert code.source.split("\n") == [str(n) for n in range(10)]
    assert isinstance(file, File)
    content = await pupil.house.door.media(file.media.key)
    assert content.decode().split("\n")[299] == "299"


async def test_nothing_is_not_run(pupil: Pupil) -> None:
    await pupil.say("/run")
    assert "no code in it" in words_of(await pupil.fill("```python\n\n```"))
