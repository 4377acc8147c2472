"""Jobs and verdicts of every shape that the contract allows, for property tests."""

import string
from dataclasses import fields
from typing import Any, cast

from hypothesis import strategies as st

from sandbox.contract import Call, Case, Execution, Failure, File, Job, Limits, Plain, Status, Verdict


def whole[T](kind: type[T], **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Values of a dataclass. A field that is forgotten here would only be tested with its default."""
    assert [field.name for field in fields(cast("Any", kind)) if field.name not in parts] == []
    return st.builds(kind, **parts)


text = st.text(st.characters(), max_size=20)
"""With halves of characters, also two of them that would make a whole one."""
number = st.floats(allow_nan=False)
plain: st.SearchStrategy[Plain] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(20_000).map(lambda bits: -(2**bits)) | number | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)
files = st.lists(whole(File, name=text, data=st.binary(max_size=40), alt=text), max_size=2).map(tuple)
calls = whole(
    Call,
    function=st.text(string.ascii_letters + "._"),
    arguments=st.lists(plain, max_size=3).map(tuple),
    name=text,
)
cases = whole(
    Case,
    name=text,
    calls=st.lists(calls, max_size=2).map(tuple),
    look=st.lists(text, max_size=2).map(tuple),
    stdin=text,
    files=files,
    wall_seconds=st.none() | number,
)
positive = st.integers(min_value=1)
limits = whole(
    Limits,
    wall_seconds=st.floats(min_value=0, exclude_min=True) | positive,
    memory_bytes=positive,
    processes=positive,
    output_bytes=positive,
    scratch_bytes=st.integers(min_value=0),
    files=st.integers(min_value=0),
    file_bytes=st.integers(min_value=0),
)
jobs = whole(
    Job,
    source=text,
    language=text,
    stdin=text,
    files=files,
    cases=st.lists(cases, max_size=2).map(tuple),
    limits=limits,
    owner=text,
)
failures = whole(Failure, type=text, message=text, traceback=text, line=st.none() | st.integers())
executions = whole(
    Execution,
    status=st.sampled_from(Status),
    stdout=text,
    stderr=text,
    exit_code=st.none() | st.integers(),
    seconds=number,
    peak_memory_bytes=st.none() | st.integers(),
    truncated=st.booleans(),
    failure=st.none() | failures,
    value=plain,
    value_repr=text,
    foreign=st.booleans(),
    files=files,
    files_left_out=st.integers(),
)
verdicts = whole(
    Verdict,
    status=st.sampled_from(Status),
    executions=st.lists(executions, max_size=2).map(tuple),
    note=text,
    place=st.none() | st.integers(),
    estimate_seconds=st.none() | number,
)
