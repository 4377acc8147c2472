"""The wire: nothing is lost in values, and no report has to be trusted to be read."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.contract import Call, Case, Plain
from sandbox.wire import MAX_REPORT_BYTES, MalformedError, decode, encode, read_report, request

text = st.text(st.characters(exclude_categories=["Cs"]))
plain: st.SearchStrategy[Plain] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | text,
    lambda inner: st.lists(inner) | st.dictionaries(text, inner),
    max_leaves=20,
)


@given(plain)
def test_every_value_survives_the_way_there_and_back(value: Plain):
    wire = json.loads(json.dumps(encode(value), allow_nan=False))
    assert decode(wire) == value


def test_nan_survives_and_tuples_become_lists():
    value = decode(encode(math.nan))
    assert isinstance(value, float)
    assert math.isnan(value)
    assert decode(encode((1, (2,)))) == [1, [2]]


def test_a_request_is_ascii_whatever_the_source_holds():
    case = Case(name="c", calls=(Call(function="f", arguments=(10**30,)),), stdin="é")
    asked = json.dumps(request(case, "x = '\ud800\0'", 2**24))
    assert asked.isascii()
    assert json.loads(asked)["calls"] == [
        {"function": "f", "arguments": [{"integer": hex(10**30)}], "name": ""}
    ]


def test_a_report_is_read():
    raw = b'{"exit_code": 3, "value": {"object": {"a": [1, {"number": "-inf"}]}}, "repr": "r", "foreign": false}'
    report = read_report(raw)
    assert (report.exit_code, report.value, report.value_repr) == (3, {"a": [1, -math.inf]}, "r")
    assert report.has_value


FAILURE = {"type": "E", "message": "m", "traceback": "t", "line": 1}


@pytest.mark.parametrize(
    "forged",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b"{}",
        b'{"exit_code": true}',
        b'{"exit_code": "0"}',
        b'{"exit_code": 0, "value": {"a": 1}}',
        b'{"exit_code": 0, "value": {"integer": "12"}}',
        b'{"exit_code": 0, "value": {"integer": "0xzz"}}',
        b'{"exit_code": 0, "value": {"integer": "0x1", "object": {}}}',
        b'{"exit_code": 0, "value": {"number": "one"}}',
        b'{"exit_code": 0, "value": NaN}',
        b'{"exit_code": 0, "value": 1e999}',
        b'{"exit_code": 0, "value": ' + b"[" * 500 + b"]" * 500 + b"}",
        b'{"exit_code": 0, "value": ' + b"9" * 5000 + b"}",
        b'{"exit_code": 0, "value": 1, "foreign": "no"}',
        b'{"exit_code": 0, "repr": 5}',
        b'{"exit_code": 0, "failure": null}',
        b'{"exit_code": 0, "failure": {"type": "E"}}',
        b'{"exit_code": 0, "repr": "' + b"x" * MAX_REPORT_BYTES + b'"}',
    ],
    ids=lambda raw: raw[:40].decode("latin-1"),
)
def test_a_report_of_another_form_is_refused(forged: bytes):
    with pytest.raises(MalformedError):
        read_report(forged)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(raw: bytes):
    with pytest.raises(MalformedError):
        read_report(b"\0" + raw)


def test_texts_of_a_report_are_cut_and_can_be_stored():
    forged = {"exit_code": -1, "failure": FAILURE | {"message": "x" * 100_000, "type": "\ud800", "line": -5}}
    report = read_report(json.dumps(forged).encode())
    assert report.failure is not None
    assert report.failure.type == "\\ud800"
    assert len(report.failure.message) == 20_000
    assert report.failure.line is None
    assert report.exit_code == 255
