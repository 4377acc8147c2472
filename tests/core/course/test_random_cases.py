"""Cases that are drawn: the same for the same seed, within what was declared, and never without an answer."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.course.drawing import drawn, line_of, size_of
from core.course.files.load import load_course
from core.course.model import Challenge, Course, Leeway, Prints, Returns
from core.course.model.draws import (
    Draw,
    DrawBoolean,
    DrawFloat,
    DrawInteger,
    DrawList,
    DrawMapping,
    DrawOne,
    DrawText,
)
from core.course.random_cases import NoAnswerError, answered, answering_job, questions
from sandbox.contract import Execution, Failure, Status, Verdict
from tests.core.course.sample import SampleCourse
from tests.core.course.types_of_case import with_every_type


@pytest.fixture
def course(sample: SampleCourse) -> Course:
    loaded = load_course(with_every_type(sample).path)
    assert loaded.course, "\n".join(map(str, loaded.faults))
    return loaded.course


@pytest.fixture
def challenge(course: Course) -> Challenge:
    return course.challenge("random")


def test_a_seed_draws_the_same_again_and_another_one_does_not(challenge: Challenge) -> None:
    assert questions(challenge, "ann/1") == questions(challenge, "ann/1")
    assert questions(challenge, "ann/1") != questions(challenge, "ann/2")
    inputs = [str(one.inputs) for one in questions(challenge, "ann/1")]
    assert len(set(inputs)) == len(inputs) == 4


def test_the_reference_alone_is_in_the_job_that_asks_for_answers(challenge: Challenge) -> None:
    asked = questions(challenge, "seed")
    job = answering_job(challenge, asked)
    assert job.source == challenge.reference
    assert [case.calls for case in job.cases] == [one.inputs.calls for one in asked]
    assert {call.function for case in job.cases for call in case.calls} == {"bill"}


def test_what_the_reference_answers_is_expected(challenge: Challenge) -> None:
    asked = questions(challenge, "seed")
    executions = tuple(Execution(status=Status.FINISHED, value=n, value_repr=f"<{n}>") for n in range(4))
    cases = answered(asked, Verdict(status=Status.FINISHED, executions=executions))
    assert [case.hidden for case in cases] == [True, True, True, False]
    near = Leeway(relative=0.0001)
    assert cases[2].expectation == Returns(value=2, shown="<2>", leeway=near)
    assert cases[3].expectation == Returns(value=3, shown="<3>")
    assert cases[3].catches == "Look at this one."


def test_lines_are_drawn_for_a_program(course: Course) -> None:
    asked = questions(course.challenge("lines"), "seed")
    for one in asked:
        numbers, word = one.inputs.stdin.splitlines()
        assert 1 <= len(numbers.split()) <= 6
        assert set(word) <= set("abc")
    executions = tuple(Execution(status=Status.FINISHED, stdout="x 1\n") for _ in asked)
    cases = answered(asked, Verdict(status=Status.FINISHED, executions=executions))
    assert [case.expectation for case in cases] == [Prints(text="x 1\n")] * 2


FAILING = {
    "an error": Execution(status=Status.ERROR, failure=Failure(type="KeyError", message="'a'", traceback="")),
    "time": Execution(status=Status.TIMEOUT),
    "a set": Execution(status=Status.FINISHED, foreign=True, value_repr="{1}"),
    "half an output": Execution(status=Status.FINISHED, truncated=True),
}


@pytest.mark.parametrize("how", FAILING)
def test_a_reference_that_fails_is_told_with_what_it_was_given(challenge: Challenge, how: str) -> None:
    asked = questions(challenge, "seed")
    verdict = Verdict(status=FAILING[how].status, executions=(FAILING[how],) * 4)
    with pytest.raises(NoAnswerError, match="bill"):
        answered(asked, verdict)
    with pytest.raises(NoAnswerError, match="0 of 4"):
        answered(asked, replace(verdict, executions=()))


DIGIT = DrawInteger(-3, 3)
WORD = DrawText("abc", 0, 4)
DRAWS: list[Draw] = [
    DIGIT,
    DrawInteger(7, 7),
    DrawFloat(-1.5, 2, 2),
    DrawFloat(0, 9, 0),
    DrawBoolean(),
    WORD,
    DrawOne((1, "a", None)),
    DrawList(DIGIT, 0, 3),
    DrawList(DrawList(WORD, 1, 1), 2, 3),
    DrawMapping(("k", "l", "m"), DrawList(DIGIT, 0, 2), 0, 3),
]


def belongs(value: Any, draw: Draw) -> bool:
    match draw:
        case DrawInteger():
            return type(value) is int and draw.least <= value <= draw.most
        case DrawFloat():
            return type(value) is float and draw.least <= value <= draw.most and round(value, 2) == value
        case DrawBoolean():
            return type(value) is bool
        case DrawText():
            return draw.least <= len(value) <= draw.most and set(value) <= set(draw.alphabet)
        case DrawOne():
            return value in draw.values
        case DrawList():
            return draw.least <= len(value) <= draw.most and all(belongs(one, draw.item) for one in value)
        case DrawMapping():
            return (
                draw.least <= len(value) <= draw.most
                and set(value) <= set(draw.keys)
                and all(belongs(one, draw.value) for one in value.values())
            )


@given(st.sampled_from(DRAWS), st.integers())
def test_what_is_drawn_was_declared(draw: Draw, seed: int) -> None:
    assert belongs(drawn(draw, Random(seed)), draw)


@pytest.mark.parametrize("draw", DRAWS, ids=str)
def test_all_that_may_be_drawn_is_drawn_some_time(draw: Draw) -> None:
    generator = Random("all")
    seen = {str(drawn(draw, generator)) for _ in range(300)}
    assert len(seen) > 1 or draw == DrawInteger(7, 7)


def test_the_size_of_a_draw_is_that_of_its_largest() -> None:
    assert [size_of(draw) for draw in DRAWS[-3:]] == [4, 1 + 3 * (1 + 4), 1 + 3 * (1 + 2)]


def test_a_list_is_typed_on_one_line() -> None:
    assert [line_of(value) for value in ([1, 2.5, "x"], "a b", 3, [])] == ["1 2.5 x", "a b", "3", ""]
