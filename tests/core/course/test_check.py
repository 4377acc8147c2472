"""Checking whole courses; programs run in the real embedded sandbox."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from core.course.check import Progress, Report, check_courses
from core.course.files.schemas import write_schemas
from core.course.reading_level import grade_level, syllables, words_of
from sandbox.contract import Execution, Job, Runner, Status, Verdict
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings
from tests.core.course.sample import ITEMS, SampleCourse
from tests.core.course.types_of_case import with_every_type

ITEM_FILE, LESSON, CHALLENGE = "items/names.yaml", "lessons/names.md", "challenges/double/challenge.yaml"


@pytest.fixture
async def runner() -> AsyncGenerator[Runner]:
    async with open_runner(SandboxSettings(backend="embedded")) as opened:
        yield opened


@pytest.fixture
def content(sample: SampleCourse) -> Path:
    write_schemas(sample.root / "schemas")
    return sample.root


async def read_only(content: Path) -> Report:
    return await check_courses(content, None)


def messages(report: Report) -> str:
    return "\n".join(map(str, report.faults))


async def the_fault(content: Path, file: str, line: int, words: str) -> None:
    report = await read_only(content)
    assert len(report.faults) == 1, messages(report)
    fault = report.faults[0]
    assert (fault.path, fault.line) == ((content / "sample" / file).as_posix(), line)
    assert words in fault.message


async def test_a_sound_course_passes_and_its_programs_run(content: Path, runner: Runner) -> None:
    seen: list[Progress] = []
    report = await check_courses(content, runner, seen.append)
    assert report.ok, messages(report)
    assert (report.courses, report.lessons, report.items, report.challenges) == (1, 1, 9, 1)
    # a fence, a prediction, two fillings, the reference, two wrong solutions, the starter
    assert report.runs == 8
    assert [step.done for step in seen] == list(range(1, 9))


async def test_whatever_code_breaks_its_word_is_told(
    content: Path, sample: SampleCourse, runner: Runner
) -> None:
    sample.replace(LESSON, "x = 1\n", "x = 1 / 0\n")
    sample.replace(ITEM_FILE, "    2\n    end", "    3\n    end")
    sample.replace(ITEM_FILE, "\"'a  b'\"]", "\"'a b'\"]")
    sample.write("challenges/double/reference.py", "def double(n):\n    return n + 2\n")
    sample.write("challenges/double/wrong/square.py", "def double(n):\n    return n + n\n")
    sample.replace(CHALLENGE, "      ...\n", "      return n + n\n")
    report = await check_courses(content, runner)
    ending = "this code does not run: error (ZeroDivisionError: division by zero)"
    fence = next(fault for fault in report.faults if fault.path.endswith(LESSON))
    assert (fence.line, fence.message) == (sample.line(LESSON, "```python run"), ending)
    predicted = next(fault for fault in report.faults if "'3" in fault.message)
    assert predicted.message == "the code prints '2\\nend', not '3\\nend'"
    assert sample.read(ITEM_FILE).splitlines()[predicted.line].strip() == "3"
    all_told = messages(report)
    for words in (
        "the code prints 'a b', not 'a  b'",
        "the reference does not pass: case “a half” came out as failed, with '2.5'",
        "the wrong solution square.py passes every case",
        "the starter passes every case",
    ):
        assert words in all_told
    assert len(report.faults) == 6


async def test_a_runner_that_cannot_run_is_a_fault_and_not_a_pass(content: Path) -> None:
    class Absent:
        async def run(self, job: Job) -> Verdict:
            del job
            return Verdict(status=Status.UNAVAILABLE, note="The engine is off.")

        async def close(self) -> None: ...

    report = await check_courses(content, Absent())
    assert len(report.faults) == report.runs == 8
    assert all("The engine is off." in fault.message for fault in report.faults)


async def test_few_programs_run_at_the_same_time(content: Path) -> None:
    class Counting:
        now = most = 0

        async def run(self, job: Job) -> Verdict:
            del job
            self.now += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(0)
            self.now -= 1
            return Verdict(status=Status.UNAVAILABLE)

        async def close(self) -> None: ...

    counting = Counting()
    await check_courses(content, counting)
    assert 1 < counting.most <= 4


async def test_a_long_step_is_told(content: Path, sample: SampleCourse) -> None:
    sample.replace(LESSON, "Write a function.", "Word. " * 160)
    await the_fault(content, LESSON, sample.line(LESSON, "## Your turn"), "this step has 959 characters")


async def test_a_short_lesson_is_told(content: Path, sample: SampleCourse) -> None:
    sample.replace(LESSON, "## Your turn\n\nWrite a function.\n\n", "")
    await the_fault(content, LESSON, sample.line(LESSON, "## Giving"), "this lesson has 2 steps")


@pytest.mark.parametrize("text", ["See ![a cat](cat.png).", "A <b>bold</b> word.", "| a | b |"])
async def test_what_a_chat_cannot_show_is_told(content: Path, sample: SampleCourse, text: str) -> None:
    sample.replace(LESSON, "Write a function.", text)
    await the_fault(content, LESSON, sample.line(LESSON, "## Your turn"), "which a chat cannot show")


async def test_a_skill_with_few_items_is_told(content: Path, sample: SampleCourse) -> None:
    sample.replace(
        "course.yaml", "lessons:", "  - id: lonely\n    title: L\n    summary: Can be alone.\nlessons:"
    )
    await the_fault(
        content, "course.yaml", sample.line("course.yaml", "id: lonely"), "the skill lonely has 0 items"
    )


@pytest.mark.parametrize(
    ("item", "hint", "told"),
    [
        ("say", "It is called assignment.", True),
        ("say", "It is called ASSIGNMENT!", True),
        ("say", "Reassignments are something else.", False),
        ("weigh", "It is 9.81, as everyone knows.", True),
        ("weigh", "It is not 9.815.", False),
        ("pick-one", "It is `7`.", True),
        ("pick-one", "There are 7 days in a week.", False),
        ("predict", "It prints 2\\nend.", True),
        ("fill", "Think of what shows things: `print`.", True),
        ("fill", "Think of a verb.", False),
    ],
)
async def test_a_hint_that_gives_the_answer_away_is_told(
    content: Path, sample: SampleCourse, item: str, hint: str, told: bool
) -> None:
    sample.replace(ITEM_FILE, '  hints: ["Look at the quotes around two of them."]\n', "")
    sample.replace(ITEM_FILE, f"- id: {item}\n", f'- id: {item}\n  hints: ["{hint}"]\n')
    report = await read_only(content)
    assert [fault.message for fault in report.faults] == ["this hint gives the answer away"] * told
    if told:
        assert report.faults[0].line == sample.line(ITEM_FILE, f'"{hint}"')


async def test_a_rung_that_shows_the_solution_is_told_except_the_last(
    content: Path, sample: SampleCourse
) -> None:
    shown = (
        "Here is one way of doing it, which you may want to read with care: `return n * 2`. There it stands."
    )
    text = sample.read(CHALLENGE)
    bottom = next(line for line in text.splitlines() if line.startswith("  bottom_out:"))
    sample.replace(CHALLENGE, bottom, f'  bottom_out: "{shown}"')
    assert (await read_only(content)).ok
    sample.write(CHALLENGE, text)
    cue = next(line for line in text.splitlines() if line.startswith("  cue:"))
    sample.replace(CHALLENGE, cue, f'  cue: "{shown}"')
    await the_fault(content, CHALLENGE, sample.line(CHALLENGE, "  cue:"), "this hint gives the answer away")


@pytest.mark.parametrize(
    ("hint", "words"),
    [
        ("Look there.", "this hint has 2 words; one of the ladder has 15"),
        ("Look at it. " * 60, "this hint has 180 words; 160 are the most"),
        (
            "Considerable deliberation concerning computational implementation necessitates sophisticated methodology. "
            * 4,
            "this hint reads like grade",
        ),
    ],
)
async def test_a_hint_that_is_not_plain_is_told(
    content: Path, sample: SampleCourse, hint: str, words: str
) -> None:
    text = sample.read(CHALLENGE)
    cue = next(line for line in text.splitlines() if line.startswith("  cue:"))
    sample.replace(CHALLENGE, cue, f'  cue: "{hint}"')
    await the_fault(content, CHALLENGE, sample.line(CHALLENGE, "  cue:"), words)


async def test_an_item_that_differs_in_names_and_numbers_only_is_told(
    content: Path, sample: SampleCourse
) -> None:
    twin = ITEMS[ITEMS.index("- id: predict") : ITEMS.index("- id: order")]
    for old, new in (
        ("predict", "predict-2"),
        ("x", "total"),
        ("= 1", "= 40"),
        ('"end"', '"done"'),
        ("type: predict-2_output", "type: predict_output"),
    ):
        twin = twin.replace(old, new)
    twin = twin.replace("etotalplanation", "explanation")
    sample.write(
        "items/twin.yaml", f"# yaml-language-server: $schema=../../schemas/items.schema.json\n{twin}"
    )
    await the_fault(
        content, "items/twin.yaml", sample.line("items/twin.yaml", "prompt:"), "asks the same as predict"
    )


async def test_an_item_that_does_something_else_is_no_twin(content: Path, sample: SampleCourse) -> None:
    other = ITEMS[ITEMS.index("- id: predict") : ITEMS.index("- id: order")]
    other = other.replace("id: predict", "id: predict-2").replace(
        "x = x + 1", "if x > 1:\n        x = len(str(x))"
    )
    sample.write(
        "items/other.yaml", f"# yaml-language-server: $schema=../../schemas/items.schema.json\n{other}"
    )
    assert (await read_only(content)).ok


async def test_a_file_that_does_not_name_its_schema_is_told(content: Path, sample: SampleCourse) -> None:
    sample.replace(CHALLENGE, "../../../schemas", "../schemas")
    await the_fault(content, CHALLENGE, 1, "this file does not name its schema")


async def test_a_stale_schema_is_told(content: Path) -> None:
    (content / "schemas" / "items.schema.json").write_text("{}")
    report = await read_only(content)
    assert [fault.path for fault in report.faults] == [(content / "schemas/items.schema.json").as_posix()]


async def test_a_broken_course_is_told_and_the_others_are_still_checked(
    content: Path, sample: SampleCourse
) -> None:
    SampleCourse(content, "broken")
    sample.replace(LESSON, "Write a function.", "Word. " * 160)
    report = await read_only(content)
    assert any("the folder is called broken" in fault.message for fault in report.faults)
    assert any("this step has 959 characters" in fault.message for fault in report.faults)
    assert report.courses == 2


def test_reading_level_rises_with_words_and_sentences() -> None:
    easy = "The cat sat on the mat. It was a fat cat."
    hard = "The feline positioned itself upon the carpet, notwithstanding considerable corpulence."
    assert grade_level(easy) < 2
    assert grade_level(hard) > 12
    assert grade_level("") == 0


def test_code_does_not_count_as_hard_reading() -> None:
    assert words_of("Look at `extraordinarily_complicated` here.\n```python\nx = 1\n```\n") == [
        "Look", "at", "code", "here",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("code", 1),
        ("names", 1),
        ("table", 2),
        ("boxes", 2),
        ("wanted", 2),
        ("asked", 1),
        ("idea", 2),
        ("little", 2),
        ("the", 1),
    ],
)
def test_syllables_are_counted_from_the_spelling(word: str, count: int) -> None:
    assert syllables(word) == count


RANDOM = "challenges/random"


async def test_a_wrong_solution_that_only_luck_lets_pass_is_told(
    content: Path, sample: SampleCourse, runner: Runner
) -> None:
    with_every_type(sample, "random")
    sample.write(f"{RANDOM}/wrong/two.py", "def bill(prices, tip):\n    return sum(prices) + tip\n")
    # Right for the cases that are always the same; of those that are drawn, for a tip of 5 alone.
    lucky = "def bill(prices, tip):\n    return sum(prices) + (tip if len(prices) < 3 else 5)\n"
    sample.write(f"{RANDOM}/wrong/tipless.py", lucky)
    sample.replace(f"{RANDOM}/challenge.yaml", "- integer: [1, 5]", "- integer: [5, 5]")
    report = await check_courses(content, runner)
    assert [fault.message for fault in report.faults] == [
        "the wrong solution two.py passes every case of 3 in 3 draws",
        "the wrong solution tipless.py passes every case of 3 in 3 draws",
    ]


async def test_a_reference_without_an_answer_to_what_is_drawn_is_told(
    content: Path, sample: SampleCourse, runner: Runner
) -> None:
    with_every_type(sample, "random")
    sample.replace(f"{RANDOM}/challenge.yaml", "- integer: [1, 5]", '- one_of: ["much"]')
    report = await check_courses(content, runner)
    (fault,) = report.faults
    assert fault.path.endswith("random/reference.py")
    assert fault.message.startswith("the reference does not answer a random case: with (Call(function='bill'")
    assert "TypeError" in fault.message


async def test_a_reference_that_answers_otherwise_each_time_is_told(
    content: Path, sample: SampleCourse, runner: Runner
) -> None:
    with_every_type(sample, "random")
    fickle = "import random\ndef bill(prices, tip):\n    return sum(prices) + tip + (random.random() if len(prices) > 2 else 0)\n"
    sample.write(f"{RANDOM}/reference.py", fickle)
    report = await check_courses(content, runner)
    assert "the reference does not pass: case “bills" in messages(report)


async def test_a_budget_that_the_reference_keeps_only_just_is_told(
    content: Path, sample: SampleCourse
) -> None:
    """Told by what a run is said to have taken, so that no machine is too fast or too slow for the test."""

    class Slow:
        async def run(self, job: Job) -> Verdict:
            right = "n * (n + 1)" in job.source
            values = [10, 1, 0, 500000000000500000000000] if right else [0] * 4
            cases = len(job.cases) or 1
            executions = [
                Execution(status=Status.FINISHED, value=values[place % 4], seconds=1.2)
                for place in range(cases)
            ]
            return Verdict(status=Status.FINISHED, executions=tuple(executions))

        async def close(self) -> None: ...

    with_every_type(sample)
    report = await check_courses(content, Slow())
    told = [fault for fault in report.faults if fault.path.endswith("budget/challenge.yaml")]
    assert [fault.message for fault in told] == ["the reference takes 1.20 of these 2 seconds"]
    assert told[0].line == sample.line("challenges/budget/challenge.yaml", "wall_seconds")


async def test_a_language_that_the_sandbox_has_not_got_is_skipped_and_named(
    content: Path, sample: SampleCourse, runner: Runner
) -> None:
    sample.replace(CHALLENGE, "difficulty: 2", "difficulty: 2\nlanguage: python-data")
    report = await check_courses(content, runner, languages=["python"])
    assert report.ok, messages(report)
    assert report.skipped == (("python-data", 4),)
    assert report.runs == 4
