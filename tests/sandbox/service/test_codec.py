"""The codec: nothing is lost on the way, and nothing that it does not know gets past it."""

import json
import math

import pytest
from hypothesis import given

from sandbox.contract import Call, Case, Execution, Job, Plain, Status, Verdict
from sandbox.service.codec import Answer, Order, read_answer, read_order, write
from sandbox.wire import MalformedError
from tests.sandbox.service import strategies


@given(strategies.jobs)
def test_every_job_survives_the_way_there_and_back(job: Job):
    assert read_order(write(Order("1", job))) == Order("1", job)


@given(strategies.verdicts)
def test_every_verdict_survives_the_way_there_and_back(verdict: Verdict):
    assert read_answer(write(Answer("1", verdict))) == Answer("1", verdict)


def through(value: Plain) -> Plain:
    verdict = Verdict(status=Status.FINISHED, executions=(Execution(status=Status.FINISHED, value=value),))
    return read_answer(write(Answer("1", verdict))).verdict.executions[0].value


def test_numbers_that_json_lacks_survive():
    assert through([2**20000, -(2**53), math.inf]) == [2**20000, -(2**53), math.inf]
    nan = through(math.nan)
    assert isinstance(nan, float)
    assert math.isnan(nan)
    zero = through(-0.0)
    assert isinstance(zero, float)
    assert math.copysign(1, zero) == -1


def test_halves_of_characters_survive_and_are_read_as_escapes_too():
    source = "x = '\ud800\udc00 \udfff \0'"
    assert read_order(write(Order("1", Job(source=source)))).job.source == source
    assert read_order(b'{"id": "1", "job": {"source": "\\ud800"}}').job.source == "\ud800"


def test_what_is_absent_has_its_default():
    assert read_order(b'{"id": "1", "job": {"source": "pass"}}').job == Job(source="pass")


def case(**parts: object) -> dict[str, object]:
    return {"source": "", "cases": [{"name": "a"}, {"name": "b", **parts}]}


@pytest.mark.parametrize(
    ("job", "path"),
    [
        ([], "job: not an object"),
        ({}, "job.source: missing"),
        ({"source": 1}, "job.source: not of type str"),
        ({"source": None}, "job.source: not of type str"),
        ({"source": "", "sauce": 1}, "job.'sauce': there is no such field"),
        ({"source": "", "cases": {}}, "job.cases: not a list"),
        ({"source": "", "limits": {"wall_seconds": "5"}}, "job.limits.wall_seconds: not of type float"),
        ({"source": "", "limits": {"wall_seconds": True}}, "job.limits.wall_seconds: not of type float"),
        ({"source": "", "limits": {"wall_seconds": {"number": "nan"}}}, "job.limits.wall_seconds: nan"),
        ({"source": "", "limits": {"wall_seconds": -1}}, "job.limits.wall_seconds: -1"),
        ({"source": "", "limits": {"processes": 0}}, "job.limits.processes: 0"),
        ({"source": "", "limits": {"memory_bytes": 1.5}}, "job.limits.memory_bytes: not of type int"),
        ({"source": "", "files": [{"name": "a", "data": "%"}]}, "job.files[0].data: not base64"),
        ({"source": "", "files": [{"name": "a", "data": "é"}]}, "job.files[0].data: not base64"),
        (case(looks=[]), "job.cases[1].'looks': there is no such field"),
        (case(calls=[{"function": "f", "arguments": [1, {"a": 1}]}]), "job.cases[1].calls[0].arguments[1]: "),
        (case(wall_seconds="1"), "job.cases[1].wall_seconds: not of type float"),
    ],
)
def test_what_is_wrong_is_refused_with_its_path(job: object, path: str):
    raw = json.dumps({"id": "1", "job": job}).encode()
    with pytest.raises(MalformedError) as caught:
        read_order(raw)
    assert str(caught.value).startswith(path)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"{",
        b"\xff\xfe{}",
        b'{"id": "1"}',
        b'{"id": 1, "job": {"source": ""}}',
        b'{"id": "1", "job": {"source": "", "limits": {"wall_seconds": NaN}}}',
        b'{"id": "1", "job": {"source": "", "limits": {"files": ' + b"9" * 5000 + b"}}}",
        b"[" * 100_000,
        b'{"id": "1", "job": ' + b'{"source":' * 100_000,
        b'{"id": "1", "job": {"source": "", "cases": [{"name": "", "calls": [{"function": "f", "arguments": ['
        + b"[" * 500
        + b"]" * 500
        + b"]}]}]}}",
    ],
    ids=lambda raw: raw[:30].decode("latin-1"),
)
def test_what_is_no_order_is_refused(raw: bytes):
    with pytest.raises(MalformedError):
        read_order(raw)


def test_an_unknown_status_is_refused_with_the_known_ones():
    with pytest.raises(MalformedError, match=r"verdict\.status: not one of finished, error"):
        read_answer(b'{"id": "1", "verdict": {"status": "fine"}}')


def test_a_value_without_a_bottom_is_refused_where_it_is_written():
    value: Plain = []
    for _ in range(100_000):
        value = [value]
    with pytest.raises(MalformedError, match="nested too deeply"):
        write(
            Order(
                "1", Job(source="", cases=(Case(name="", calls=(Call(function="f", arguments=(value,)),)),))
            )
        )
