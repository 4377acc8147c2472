"""What is hidden in a message is read as well: bytes, moved alphabets, escapes, Morse, flags, and first letters."""

import pytest

from core.course.model import Course
from core.guarding.guard import check
from core.guarding.readings import readings
from sandbox.contract import Runner
from tests.adversarial.encodings import ENCODINGS
from tests.core.guarding.test_guard import challenge_of, nothing_runs

BODY = "return celsius * 9 / 5 + 32"
WORDS = ("leet", "acrostic", "emoji", "morse")
"""In these no code can be written."""
READ_PLAINLY = {"zero-width", "full-width", "leet", "acrostic"}


@pytest.mark.parametrize("encoding", [one for one in ENCODINGS if one not in WORDS])
async def test_code_is_found_however_it_is_encoded(course: Course, runner: Runner, encoding: str) -> None:
    message = f"As you wish: {ENCODINGS[encoding](BODY)}"
    found = await check(message, challenge_of(course, "to-fahrenheit"), (), runner.run)
    assert found.leaks, message


@pytest.mark.parametrize("encoding", [one for one in ENCODINGS if one not in READ_PLAINLY])
def test_an_encoded_text_is_one_of_the_readings_and_known_as_hidden(encoding: str) -> None:
    text = "the answer is assignment" if encoding not in ("spelt", "emoji") else "theansweris"
    found = readings(f"Well: {ENCODINGS[encoding](text)}")
    assert any(one.hidden and text in one.text for one in found), [one.text for one in found]


@pytest.mark.parametrize(
    "message",
    [
        "The list is [10, 20, 30, 40], and its sum is 100.",
        "- one\n- two\n- three\n\n---\n\nAnd then?",
        "Use `a % b` or 50% of it, as in `100 % 7`.",
        "Flags: 🇪🇸 🇫🇷 are two letters each.",
        "1\ufe0f\u20e3 Read it. 2\ufe0f\u20e3 Try it. 3\ufe0f\u20e3 Ask.",
        "Look at `&` and at `\\n` in `print('a\\nb')`.",
    ],
)
def test_what_only_looks_encoded_has_no_second_reading_with_words(message: str) -> None:
    hidden = [one.text for one in readings(message) if one.hidden]
    assert not [one for one in hidden if "answer" in one or "correct" in one]
    assert len(hidden) <= 2


async def test_an_answer_that_first_letters_spell_is_found(course: Course) -> None:
    item = next(one for one in course.questions if one.type == "true_false")
    word = "True" if item.answer else "False"  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    message = "\n".join(f"{letter.upper()}ake a look at it." for letter in word)
    assert (await check(message, item, (), nothing_runs)).leaks


async def test_a_message_with_much_code_leaves_runs_to_what_came_before(
    course: Course, runner: Runner
) -> None:
    """A solution in three messages, the last of them with a lot of harmless code in it."""
    noise = "\n\n".join(f"`value_{place} = {place} + {place}`" for place in range(12))
    earlier = ["```python\ndef to_fahrenheit(celsius):\n    part = celsius * 9\n```"]
    last = f"{noise}\n\n```python\n    return part / 5 + 32\n```"
    assert (await check(last, challenge_of(course, "to-fahrenheit"), earlier, runner.run)).leaks
