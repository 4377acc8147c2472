"""Values in and out of JavaScript: plain data as it is, everything else named and never compared."""

import math

import pytest

from sandbox.contract import Plain, Status
from tests.sandbox.languages.conftest import Script

pytestmark = pytest.mark.asyncio(loop_scope="session")
WAYS = ("alone",)

PLAIN: tuple[tuple[str, Plain], ...] = (
    ("null", None),
    ("undefined", None),
    ("true", True),
    ("0", 0),
    ("3.0", 3),
    ("2 ** 53 - 1", 2**53 - 1),
    ("2 ** 53", float(2**53)),
    ("10n", 10),
    ("-(10n ** 40n)", -(10**40)),
    ("2n ** 20000n", 2**20000),
    ("0.1", 0.1),
    ("1e21", 1e21),
    ("5e-324", 5e-324),
    ("-Infinity", -math.inf),
    ("'a\\0b☃\\u2028'", "a\0b☃\u2028"),
    ("[1, [2, , 3]]", [1, [2, None, 3]]),
    ("({object: {integer: 1}})", {"object": {"integer": 1}}),
    ("({b: undefined, 1: 'x', ['__proto__']: 2})", {"1": "x", "b": None, "__proto__": 2}),
    ("Object.create(null)", {}),
    ("new (class extends Array {})(1, 2)", [1, 2]),
)


async def test_plain_data_comes_back_as_it_is(call: Script):
    """An integer of JavaScript's is one as long as it can be counted with; a BigInt always is."""
    done = await call(f"function f() {{ return [{', '.join(expression for expression, _ in PLAIN)}] }}")
    assert (done.status, done.foreign, done.failure) == (Status.FINISHED, False, None)
    assert isinstance(done.value, list)
    assert [type(each) for each in done.value] == [type(value) for _, value in PLAIN]
    assert done.value == [value for _, value in PLAIN]


async def test_nan_and_minus_zero_come_back_as_such(call: Script):
    done = await call("const f = () => [NaN, -0]")
    assert isinstance(done.value, list)
    nan, zero = done.value
    assert isinstance(nan, float)
    assert isinstance(zero, float)
    assert math.isnan(nan)
    assert (zero, math.copysign(1, zero)) == (0, -1)


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("new Map([[1, 2]])", "Map(1) { 1 => 2 }"),
        ("new Set('a')", "Set(1) { 'a' }"),
        ("new Date(0)", "1970-01-01T00:00:00.000Z"),
        ("[class A {}]", "[ [class A] ]"),
        ("new (class Point { x = 1 })()", "Point { x: 1 }"),
        ("Symbol('s')", "Symbol(s)"),
        ("new Number(3)", "[Number: 3]"),
        ("new Uint8Array(2)", "Uint8Array(2) [ 0, 0 ]"),
        ("'\\ud800'", "'\\u"),
        ("({get x() { return 1 }})", "{ x: [Getter] }"),
        ("({toJSON() { return 42 }})", "{ toJSON: [Function: toJSON] }"),
        ("new Proxy([7], {get: () => 42})", "[ 7 ]"),
        ("arguments", "[Arguments]"),
        ("(() => { const a = []; a.push(a); return a })()", "<ref *1> [ [Circular *1] ]"),
        ("'x'.repeat(700_000)", "'xxx"),
        ("'☃'.repeat(200_000)", "'☃☃☃"),
        ("new Array(4_000_000_000)", "[ <4000000000 empty items> ]"),
    ],
)
async def test_what_is_no_plain_data_is_foreign_and_only_shown(call: Script, expression: str, shown: str):
    done = await call(f"function f() {{ return {expression} }}", 0)
    assert (done.status, done.foreign, done.value) == (Status.FINISHED, True, None)
    assert done.value_repr.startswith(shown)
    assert len(done.value_repr) < 5_000


async def test_arguments_arrive_as_they_were_sent(call: Script):
    sent: tuple[Plain, ...] = (
        *(None, True, -3, 10**30, -(2**53), 0.5, math.inf, "é\0☃", [1, [2]]),
        *({"a": {"b": []}}, {"object": 1}, {"integer": "0x1"}, {"__proto__": 5}),
    )
    source = "function f(...a) { return [a, a.map((each) => typeof each), a[8] instanceof Array, a[9].constructor === Object] }"
    done = await call(source, *sent)
    kinds = ["object", "boolean", "number", "bigint", "bigint", "number", "number", "string", *["object"] * 5]
    assert done.value == [list(sent), kinds, True, True]


@pytest.mark.parametrize(
    "answer",
    [
        "Object.assign([7], {toJSON: () => [42], [Symbol.toPrimitive]: () => 42, length: 1})",
        "Object.defineProperty([7], Symbol.iterator, {value: function* () { yield 42 }})",
        "Object.defineProperty({a: 7}, 'b', {value: 42})",
    ],
)
async def test_an_object_that_lies_is_only_what_it_is_made_of(call: Script, answer: str):
    done = await call(f"function f() {{ return {answer} }}")
    assert done.value in ([7], {"a": 7})


async def test_a_value_that_cannot_be_shown_harms_only_itself(call: Script):
    source = "class A { [Symbol.for('nodejs.util.inspect.custom')]() { throw new TypeError('no') } }\nconst f = () => new A()"
    done = await call(source)
    assert (done.status, done.foreign) == (Status.FINISHED, True)
    assert "TypeError" in done.value_repr
    done = await call(source.replace("throw new TypeError('no')", "for (;;);"), wall_seconds=1)
    assert done.status is Status.TIMEOUT
