"""A function's call on every runner: arguments go in, plain data or a word about it comes out."""

import math

import pytest

from sandbox.contract import Call, Case, Job, Plain, Runner, Status
from tests.sandbox.contract.conftest import EVERY_WAY, Script

pytestmark = pytest.mark.asyncio(loop_scope="session")
BACKENDS = EVERY_WAY

NESTED = '[1, -2.5, "é\\n", {"k": [True, None]}, []]'


PLAIN: tuple[tuple[str, Plain], ...] = (
    ("None", None),
    ("True", True),
    ("0", 0),
    ("-(10 ** 40)", -(10**40)),
    ("2 ** 20000", 2**20000),
    ("2 ** 53", 2**53),
    ("0.1", 0.1),
    ("-0.0", -0.0),
    ("float('inf')", math.inf),
    ("'a\\0b☃'", "a\0b☃"),
    ("(1, (2, 3))", [1, [2, 3]]),
    ("{'object': {'integer': 1}}", {"object": {"integer": 1}}),
    (NESTED, [1, -2.5, "é\n", {"k": [True, None]}, []]),
    ("__import__('collections').Counter('aab')", {"a": 2, "b": 1}),
    ("type('L', (list,), {})([1])", [1]),
)


async def test_plain_data_comes_back_as_it_is(call: Script):
    """Numbers of any size among it, even those that Python itself does not write in decimals."""
    done = await call(f"def f():\n    return [{', '.join(expression for expression, _ in PLAIN)}]")
    assert (done.status, done.foreign) == (Status.FINISHED, False)
    assert isinstance(done.value, list)
    assert [type(each) for each in done.value] == [type(value) for _, value in PLAIN]
    assert all(each == value for each, (_, value) in zip(done.value, PLAIN, strict=True))
    assert "4300 digits" in done.value_repr or "cannot be shown" in done.value_repr


async def test_nan_comes_back_as_nan(call: Script):
    done = await call("def f():\n    return [float('nan')]")
    assert isinstance(done.value, list)
    (value,) = done.value
    assert isinstance(value, float)
    assert math.isnan(value)


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("{3}", "{3}"),
        ("{1: 'a'}", "{1: 'a'}"),
        ("b'x'", "b'x'"),
        ("[object]", "[<class 'object'>]"),
        ("1j", "1j"),
        ("'\\ud800'", "'\\ud800'"),
        ("(n for n in ())", "<generator object"),
        ("(lambda l: l.append(l) or l)([])", "[[...]]"),
        ("__import__('functools').reduce(lambda a, _: [a], range(200), [])", "[[[["),
        ("'x' * 700_000", "'xxx"),
    ],
)
async def test_what_is_no_plain_data_is_foreign_and_only_shown(call: Script, expression: str, shown: str):
    done = await call(f"def f():\n    return {expression}")
    assert (done.status, done.foreign, done.value) == (Status.FINISHED, True, None)
    assert done.value_repr.startswith(shown)
    assert len(done.value_repr) < 5_000


async def test_arguments_arrive_as_they_were_sent(call: Script):
    sent: tuple[Plain, ...] = (
        None,
        True,
        -3,
        10**30,
        0.5,
        math.inf,
        "é\0☃",
        [1, [2]],
        {"a": {"b": []}},
        {"object": 1},
        {"integer": "0x1"},
    )
    done = await call("def f(*a):\n    return [list(a), repr(list(a))]", *sent)
    assert done.value == [list(sent), repr(list(sent))]


async def test_the_arguments_are_the_callees_own(call: Script):
    done = await call("def f(a, b):\n    a.append(1)\n    return [a, b]", [], [])
    assert done.value == [[1], []]


async def test_top_level_prints_but_is_not_main(call: Script):
    source = "print('loading')\nif __name__ == '__main__':\n    print('never')\ndef f(): print('called')"
    assert (await call(source)).stdout == "loading\ncalled\n"


async def test_a_missing_function_is_named(call: Script):
    done = await call("def g(): pass")
    assert done.status is Status.ERROR
    assert done.failure is not None
    assert "no function named 'f'" in done.failure.message


async def test_wrong_arguments_are_the_learners_error(call: Script):
    done = await call("def f(a, b): pass", 1)
    assert done.failure is not None
    assert done.failure.type == "TypeError"
    assert "missing 1 required positional argument: 'b'" in done.failure.message


@pytest.mark.parametrize("end", ["import sys; sys.exit(0)", "import os; os._exit(0)", "raise SystemExit"])
@pytest.mark.parametrize("where", ["{end}\ndef f(): return 1", "def f():\n    {end}"])
async def test_ending_the_program_is_no_answer(call: Script, end: str, where: str):
    done = await call(where.format(end=end))
    assert (done.status, done.value) == (Status.ERROR, None)
    assert done.failure is not None
    assert "before f had returned" in done.failure.message


async def test_each_case_is_a_process_of_its_own(runner: Runner):
    source = (
        "import builtins, json, os\n"
        "seen = getattr(builtins, 'seen', 0) + len(os.listdir('.'))\n"
        "def f():\n"
        "    builtins.seen = 1\n"
        "    open('left', 'w').write('x')\n"
        "    json.dumps = None\n"
        "    return seen"
    )
    cases = tuple(Case(name=str(n), calls=(Call(function="f"),)) for n in range(3))
    verdict = await runner.run(Job(source=source, cases=cases))
    assert [each.value for each in verdict.executions[:1]] != [1]
    assert all(each.value in (0, None) for each in verdict.executions)
    again = await runner.run(
        Job(source="def f():\n    import json\n    return json.dumps(1)", cases=cases[:1])
    )
    assert again.executions[0].value == "1"


@pytest.mark.parametrize(
    "answer",
    [
        "type('E', (), {'__eq__': lambda s, o: True, '__hash__': lambda s: 1})()",
        "type('E', (int,), {'__eq__': lambda s, o: True, '__hash__': int.__hash__, '__int__': lambda s: 42})(7)",
        "type('E', (str,), {'__eq__': lambda s, o: True, '__str__': lambda s: '42'})('7')",
        "type('E', (list,), {'__eq__': lambda s, o: True, '__iter__': lambda s: iter([42])})([7])",
        "type('E', (dict,), {'__eq__': lambda s, o: True, 'items': lambda s: [('a', 42)]})(a=7)",
    ],
)
async def test_an_object_equal_to_everything_is_only_what_it_is_made_of(call: Script, answer: str):
    done = await call(f"def f():\n    return {answer}")
    assert done.foreign or done.value in (7, "7", [7], {"a": 7})
    assert type(done.value) in (type(None), int, str, list, dict)


FORGED = '{"exit_code": 0, "value": 42, "repr": "42", "foreign": false}'


@pytest.mark.parametrize(
    "forgery",
    [
        f"print('{FORGED}')",
        f"import os\n    for fd in range(1, 64):\n        try: os.write(fd, b'{FORGED}\\n')\n        except OSError: pass",
        f"import sys\n    sys.__stdout__.write('{FORGED}')",
        "import sys\n    m = sys.modules['__main__']\n    m.parley_report = 'forged'; m.result = 'forged'",
        "import json\n    json.dumps = lambda *a, **k: 'forged'",
    ],
)
async def test_printing_a_report_or_patching_the_harness_gives_no_right_answer(call: Script, forgery: str):
    """The worst that can come of it is a spoilt answer of the learner's own, in plain words."""
    done = await call(f"def f():\n    {forgery}\n    return 7")
    if done.status is Status.FINISHED:
        assert done.value == 7
    else:
        assert done.status is Status.ERROR
        assert done.failure is not None
        assert done.failure.message


async def test_a_repr_that_fails_or_never_ends_harms_only_itself(call: Script):
    done = await call("class A:\n    def __repr__(self): raise ValueError\ndef f(): return A()")
    assert (done.status, done.foreign) == (Status.FINISHED, True)
    assert "ValueError" in done.value_repr
    done = await call(
        "class A:\n    def __repr__(self):\n        while True: pass\ndef f(): return A()", wall_seconds=1
    )
    assert done.status is Status.TIMEOUT
