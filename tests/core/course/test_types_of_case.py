"""Every type of case, from its file to the grade, in real sandboxes; and nothing expected on the wire."""

import json
from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest

from core.course.check import check_courses
from core.course.files.load import load_course
from core.course.files.schemas import write_schemas
from core.course.grading import Grade, grade, submission
from core.course.judging import Outcome
from core.course.model import Case, Challenge, Course, Holds, Inputs, Leaves, Prints, Raises, Returns
from core.course.model.properties import Contains, Matches, OneOf
from core.course.random_cases import answered, answering_job, questions
from core.course.showing import shown_expectation, shown_input
from sandbox.contract import Call, Limits, Runner, Status
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings
from sandbox.wire import order
from tests.core.course.sample import SampleCourse
from tests.core.course.types_of_case import (
    ACCOUNT_IN_JAVASCRIPT,
    ACCOUNT_RIGHT,
    with_every_type,
    with_javascript,
)
from tests.engines import require

CANARY = "canary-9f3"


@pytest.fixture
def course(sample: SampleCourse) -> Course:
    loaded = load_course(with_every_type(sample).path)
    assert loaded.course, "\n".join(map(str, loaded.faults))
    return loaded.course


@pytest.fixture
async def runner() -> AsyncGenerator[Runner]:
    async with open_runner(SandboxSettings(backend="embedded")) as opened:
        yield opened


async def judged(challenge: Challenge, source: str, runner: Runner) -> Grade:
    return grade(challenge, challenge.cases, await runner.run(submission(challenge, source, challenge.cases)))


@pytest.mark.parametrize("backend", ["embedded", "docker"])
async def test_what_is_right_passes_and_what_is_wrong_fails_on_each_backend(
    sample: SampleCourse, backend: str
) -> None:
    if backend == "docker":
        require("docker")
    write_schemas(sample.root / "schemas")
    with_every_type(sample)
    async with open_runner(SandboxSettings.model_validate({"backend": backend})) as runner:
        report = await check_courses(sample.root, runner)
    assert report.ok, "\n".join(map(str, report.faults))
    assert report.challenges == 8


def test_a_challenge_in_another_language_has_its_files_and_its_ways_to_write(sample: SampleCourse) -> None:
    loaded = load_course(with_javascript(sample).path)
    assert loaded.course, "\n".join(map(str, loaded.faults))
    challenge = loaded.course.challenge("account")
    assert (challenge.language, challenge.syntax, challenge.reference) == (
        "javascript",
        "javascript",
        ACCOUNT_IN_JAVASCRIPT,
    )
    assert shown_input(challenge, challenge.cases[1].inputs) == (
        'account = new Account(10, "Ann")\nleft = account.withdraw(4)'
    )
    assert shown_expectation(challenge, challenge.cases[0].expectation).endswith("account.owner = null")


async def test_a_challenge_in_another_language_is_graded_alike(sample: SampleCourse) -> None:
    require("docker")
    write_schemas(sample.root / "schemas")
    with_javascript(sample)
    async with open_runner(SandboxSettings(backend="docker")) as runner:
        report = await check_courses(sample.root, runner)
    assert report.ok, "\n".join(map(str, report.faults))
    assert report.challenges == 2


def secret_cases() -> tuple[Case, ...]:
    call = Call(function="f", arguments=("an argument",), name="it")
    expectations = (
        Returns(value={"a": [CANARY]}, shown=CANARY),
        Prints(text=CANARY),
        Raises(type=CANARY, message=CANARY),
        Leaves(state={"it": CANARY, "it.name": [CANARY]}),
        Holds(properties=(Contains(CANARY), OneOf((CANARY,)), Matches(CANARY))),
    )
    return tuple(
        Case(name=f"case {n}", expectation=one, catches=CANARY, inputs=Inputs(calls=(call,)))
        for n, one in enumerate(expectations)
    )


def test_no_expected_value_of_any_type_is_on_the_wire(course: Course) -> None:
    challenge = replace(course.challenge("account"), reference=CANARY, explanation=CANARY)
    job = submission(challenge, "pass", secret_cases())
    said = json.dumps([order(job, case, memory=1) for case in job.cases])
    assert "an argument" in said
    assert CANARY not in said


async def test_an_answer_of_the_reference_is_not_on_the_wire_either(course: Course, runner: Runner) -> None:
    challenge = replace(
        course.challenge("random"), reference=f"def bill(prices, tip):\n    return {CANARY!r}\n"
    )
    asked = questions(challenge, "seed")
    cases = answered(asked, await runner.run(answering_job(challenge, asked)))
    assert all(isinstance(one.expectation, Returns) and one.expectation.value == CANARY for one in cases)
    job = submission(challenge, "pass", cases)
    assert CANARY not in json.dumps([order(job, case, memory=1) for case in job.cases])


async def test_a_class_is_built_called_and_looked_at(course: Course, runner: Runner) -> None:
    challenge = course.challenge("account")
    broken = ACCOUNT_RIGHT.replace("self.balance += money", "self.balance -= money")
    failed = (await judged(challenge, broken, runner)).first_failure
    assert failed
    assert failed.input == "account = Account(10)\naccount.deposit(5)"
    assert failed.expected == "account.balance = 15\naccount.owner = None"
    assert failed.got == "account.balance = 5\naccount.owner = None"
    assert failed.difference is None, "two numbers that differ say enough"


async def test_an_attribute_that_is_not_there_is_an_error_and_not_a_pass(
    course: Course, runner: Runner
) -> None:
    result = await judged(
        course.challenge("account"), ACCOUNT_RIGHT.replace("self.owner", "self.name"), runner
    )
    first = result.cases[0]
    assert (first.outcome, first.failure and first.failure.type) == (Outcome.ERROR, "AttributeError")


async def test_an_object_that_lies_about_its_state_is_not_believed(course: Course, runner: Runner) -> None:
    lying = (
        "class Same(int):\n    def __eq__(self, other):\n        return True\n    __hash__ = int.__hash__\n"
        "numbers = [Same(1), Same(1)]\ntotal = Same(1)\n"
    )
    result = await judged(course.challenge("script"), lying, runner)
    assert not result.cases[0].ok


async def test_a_program_finds_the_files_of_its_case_in_place_of_the_challenges(
    course: Course, runner: Runner
) -> None:
    result = await judged(course.challenge("files"), "print(open('prices.txt').read())", runner)
    assert [case.got for case in result.cases[:2]] == ["bread 3\nmilk 2\n\n", "tea 7\n\n"]


async def test_an_exception_is_asked_for_with_a_part_of_its_words(course: Course, runner: Runner) -> None:
    other_words = ACCOUNT_RIGHT.replace("there is not enough in it", "no")
    result = await judged(course.challenge("account"), other_words, runner)
    assert [case.outcome for case in result.cases] == [
        Outcome.PASSED,
        Outcome.PASSED,
        Outcome.ERROR,
        Outcome.PASSED,
    ]


async def test_what_is_too_slow_is_told_apart_from_what_never_ends(course: Course, runner: Runner) -> None:
    challenge = course.challenge("budget")
    job = submission(challenge, "def total(n):\n    return sum(range(n + 1))\n", challenge.cases)
    assert [case.wall_seconds for case in job.cases] == [None, None, None, 2]
    verdict = await runner.run(job)
    result = grade(challenge, challenge.cases, verdict)
    assert result.outcome is Outcome.TOO_SLOW
    assert verdict.executions[-1].status is Status.TIMEOUT
    assert (result.cases[-1].budget, result.cases[-1].hidden) == (2, True)
    hurried = replace(course.challenge("script"), limits=Limits(wall_seconds=0.3))
    endless = await judged(hurried, "while True:\n    pass\n", runner)
    assert endless.outcome is Outcome.TIMEOUT
