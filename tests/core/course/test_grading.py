import json
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.course.comparing import same_value
from core.course.grading import Grade, grade, submission, visible
from core.course.judging import Outcome
from core.course.model import Case, Challenge, Course, Expectation, Inputs, Leeway, Prints, Raises, Returns
from sandbox.contract import Call, Execution, Failure, Plain, Status, Verdict

CANARY = "canary-9f3"


@pytest.fixture
def challenge(course: Course) -> Challenge:
    return course.challenge("double")


def expecting(challenge: Challenge, *expectations: Expectation, hidden: bool = False) -> Challenge:
    cases = tuple(
        Case(
            name=f"case {n}",
            expectation=e,
            catches="Look again.",
            inputs=Inputs(calls=(Call(function="double", arguments=(n,)),)),
            hidden=hidden,
        )
        for n, e in enumerate(expectations)
    )
    return replace(challenge, cases=cases)


def returned(value: Plain, **more: Any) -> Execution:
    return Execution(status=Status.FINISHED, value=value, value_repr=repr(value), **more)


def printed(text: str, **more: Any) -> Execution:
    return Execution(status=Status.FINISHED, stdout=text, **more)


def raised(kind: str, message: str = "") -> Execution:
    failure = Failure(type=kind, message=message, traceback=f"Traceback: {message}", line=2)
    return Execution(status=Status.ERROR, failure=failure)


def judged(challenge: Challenge, *executions: Execution) -> Grade:
    status = next((e.status for e in executions if e.status is not Status.FINISHED), Status.FINISHED)
    return grade(challenge, challenge.cases, Verdict(status=status, executions=executions))


def test_a_job_holds_the_source_and_the_inputs(challenge: Challenge) -> None:
    job = submission(challenge, "def double(n): ...", challenge.cases, owner="ann")
    assert [case.name for case in job.cases] == ["two", "a half", "nothing", "below zero"]
    assert [call.arguments for case in job.cases for call in case.calls] == [(2,), (0.5,), (0,), (-3,)]
    assert {call.function for case in job.cases for call in case.calls} == {"double"}
    assert (job.owner, job.limits.wall_seconds, job.language) == ("ann", 2, "python")


def test_no_expected_value_ever_enters_a_job(challenge: Challenge) -> None:
    secret = expecting(challenge, Returns(value=CANARY), Prints(text=CANARY), Raises(type=CANARY))
    secret = replace(secret, reference=CANARY, explanation=CANARY)
    assert CANARY not in json.dumps(asdict(submission(secret, "pass", secret.cases)))


def test_a_rehearsal_runs_the_visible_cases_alone(challenge: Challenge) -> None:
    cases = visible(challenge.cases)
    job = submission(challenge, "pass", cases)
    assert [case.name for case in job.cases] == ["two", "a half"]
    verdict = Verdict(status=Status.FINISHED, executions=(returned(4), returned(1)))
    assert grade(challenge, cases, verdict).passed


def test_a_right_submission_passes(challenge: Challenge) -> None:
    result = judged(challenge, returned(4), returned(1.0), returned(0), returned(-6))
    assert (result.passed, result.outcome, result.first_failure) == (True, Outcome.PASSED, None)
    assert all(case.catches == "" for case in result.cases)


def test_a_failed_case_shows_what_went_in_and_out(challenge: Challenge) -> None:
    result = judged(challenge, returned(2, stdout="hm\n"), returned(1.0), returned(0), returned(-6))
    failed = result.first_failure
    assert failed
    assert (failed.input, failed.expected, failed.got, failed.stdout) == ("double(2)", "4", "2", "hm\n")
    assert failed.catches == "The number itself came back."
    assert (result.outcome, result.passed, result.graded) == (Outcome.FAILED, False, True)


def test_a_hidden_case_shows_its_name_and_nothing_else(challenge: Challenge) -> None:
    secret = expecting(challenge, Returns(value=CANARY), Prints(text=CANARY), hidden=True)
    wrong = replace(returned(CANARY + "x", stdout=CANARY), foreign=False)
    result = judged(secret, wrong, raised("ValueError", CANARY))
    assert [(case.name, case.outcome) for case in result.cases] == [
        ("case 0", Outcome.FAILED),
        ("case 1", Outcome.ERROR),
    ]
    assert CANARY not in json.dumps(asdict(result))
    assert all(case.catches == "Look again." for case in result.cases)


def test_a_visible_failure_is_spoken_about_before_a_hidden_one(challenge: Challenge) -> None:
    two = expecting(challenge, Returns(value=1), Returns(value=2))
    two = replace(two, cases=(replace(two.cases[0], hidden=True), two.cases[1]))
    failed = judged(two, returned(0), returned(0)).first_failure
    assert failed
    assert failed.name == "case 1"


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (1, True),
        (True, 1),
        (False, 0),
        (0, False),
        (None, 0),
        (None, False),
        (0, None),
        ("1", 1),
        (1, "1"),
        ([1], "1"),
        ("ab", ["a", "b"]),
        ([], {}),
        ({}, []),
        ([1, 2], [1, 2, 3]),
        ([1, [True]], [1, [1]]),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1}, {"a": True}),
        (0.0, float("nan")),
        (1.5, float("inf")),
        (10**400, 10**400 + 1),
        (1.5, 10**400),
        (10**400, 1.5),
        (2**53, 2**53 + 1),
        ("é", "e\u0301"),
        (0.3, 0.3001),
    ],
)
def test_look_alikes_are_not_the_same(expected: Plain, got: Plain) -> None:
    assert not same_value(expected, got)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (2, 2.0),
        (2.0, 2),
        (0.0, -0.0),
        (0.3, 0.1 + 0.2),
        ([1, 2], (1, 2)),
        ({"a": 1, "b": [2]}, {"b": [2], "a": 1}),
        (10**400, 10**400),
        (None, None),
        ([[1], []], [[1], []]),
    ],
)
def test_equal_values_are_the_same(expected: Plain, got: Plain) -> None:
    assert same_value(expected, got)


def test_a_tolerance_holds_for_floats_anywhere_inside_but_not_for_whole_numbers() -> None:
    assert same_value({"a": [1.0, {"b": 2.0}]}, {"a": [1.09, {"b": 1.95}]}, Leeway(absolute=0.1))
    assert not same_value({"a": [1.0, {"b": 2.0}]}, {"a": [1.09, {"b": 1.85}]}, Leeway(absolute=0.1))
    assert not same_value([10], [11], Leeway(absolute=5))
    assert not same_value(1.0, True, Leeway(absolute=5))
    assert not same_value("a", "b", Leeway(absolute=5))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(PLAIN)
def test_a_value_that_crossed_the_border_as_json_is_still_itself(value: Any) -> None:
    assert same_value(value, json.loads(json.dumps(value)))


@given(PLAIN)
def test_true_passes_for_nothing_but_true(value: Any) -> None:
    assert same_value(value, True) is (value is True)


@given(PLAIN, PLAIN)
def test_comparing_never_breaks(one: Any, other: Any) -> None:
    assert same_value(one, other) in {True, False}


def test_a_foreign_value_never_passes(challenge: Challenge) -> None:
    one = expecting(challenge, Returns(value=None))
    result = judged(one, replace(returned(None), foreign=True, value_repr="{1, 2}"))
    assert (result.outcome, result.cases[0].foreign, result.cases[0].got) == (Outcome.FAILED, True, "{1, 2}")


def test_printed_text_is_compared_without_white_space_at_line_ends(challenge: Challenge) -> None:
    one = expecting(challenge, Prints(text="a\n b\n"))
    assert judged(one, printed("a  \r\n b\n\n")).passed
    assert not judged(one, printed("a\nb\n")).passed
    assert not judged(one, printed("a\n\n b\n")).passed
    assert not judged(one, printed("a\n b\n", truncated=True)).passed


def test_an_exception_is_known_by_the_name_of_its_type(challenge: Challenge) -> None:
    one = expecting(challenge, Raises(type="ValueError"))
    assert judged(one, raised("ValueError")).passed
    assert judged(one, raised("builtins.ValueError")).passed
    assert judged(one, raised("MyValueError")).outcome is Outcome.ERROR
    assert judged(one, returned("ValueError")).outcome is Outcome.FAILED
    assert judged(expecting(challenge, Returns(value=None)), raised("ValueError")).outcome is Outcome.ERROR


@pytest.mark.parametrize("status", [Status.TIMEOUT, Status.OUT_OF_MEMORY, Status.OUTPUT_LIMIT])
def test_limits_are_told_apart(challenge: Challenge, status: Status) -> None:
    one = expecting(challenge, Returns(value=4), Returns(value=4))
    result = judged(one, returned(4), Execution(status=status, value=4))
    assert (result.outcome, result.passed, result.graded) == (Outcome(status), False, True)


def test_what_was_not_run_is_not_judged(challenge: Challenge) -> None:
    full = grade(
        challenge,
        challenge.cases,
        Verdict(status=Status.QUEUE_FULL, note="Many wait.", place=3, estimate_seconds=2),
    )
    assert (full.graded, full.passed, full.place, full.estimate_seconds) == (False, False, 3, 2)
    gone = grade(challenge, challenge.cases, Verdict(status=Status.UNAVAILABLE, note="No engine."))
    assert (gone.graded, gone.passed, gone.note) == (False, False, "No engine.")


@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_a_verdict_on_other_cases_than_asked_for_never_passes(challenge: Challenge, count: int) -> None:
    executions = tuple(returned(4) for _ in range(count))
    result = judged(challenge, *executions)
    assert (result.passed, result.graded) == (False, False)
