"""The loop that has no end is named where that is sure enough, and none is otherwise."""

import time

import pytest

from core.coding.loops import Loop, Why, endless_loop
from core.coding.program import Program
from tests.core.coding.complaints import javascript, python


@pytest.mark.parametrize(
    ("source", "loop"),
    [
        ("while True:\n    pass", Loop(1, Why.NO_WAY_OUT)),
        ("while 1:\n    print('x')", Loop(1, Why.NO_WAY_OUT)),
        ("n = 3\nwhile n > 0:\n    print(n)", Loop(2, Why.UNCHANGED, "n")),
        ("i = 0\nwhile i < 3 and True:\n    print('hi')\n    j = i + 1", Loop(2, Why.UNCHANGED, "i")),
        ("i = 0\nn = 5\nwhile i != n:\n    total = str(i)", Loop(3, Why.UNCHANGED, "i")),
        ("items = [1]\nfor x in items:\n    items.append(x)", Loop(2, Why.GROWING, "items")),
        ("def f():\n    while True:\n        pass\nf()", Loop(2, Why.NO_WAY_OUT)),
        ("for i in range(3):\n    print(i)\nwhile True:\n    i += 1", Loop(3, Why.NO_WAY_OUT)),
    ],
)
def test_an_endless_loop_in_python_is_named(source: str, loop: Loop) -> None:
    assert endless_loop(python(source)) == loop


@pytest.mark.parametrize(
    "source",
    [
        "while True:\n    if f():\n        break",
        "def f():\n    while True:\n        return 1\nf()",
        "while True:\n    raise ValueError",
        "while True:\n    try:\n        f()\n    except E:\n        pass",
        "while True:\n    line = input()",
        "import sys\nwhile True:\n    sys.exit()",
        "while True:\n    next(it)",
        "while False:\n    pass",
        "def never():\n    while True:\n        pass\nprint(1)",
        "n = 3\nwhile n:\n    n -= 1",
        "n = 3\nwhile n:\n    n = n - 1",
        "while (n := f()):\n    print(n)",
        "n = 3\nwhile n:\n    for n in [0]:\n        pass",
        "n = 3\nwhile n:\n    m, n = n, 0",
        "items = [1]\nwhile items:\n    items.pop()",
        "items = [1]\nwhile items:\n    del items[0]",
        "items = [1]\nwhile items:\n    items[:] = []",
        "items = [1]\nother = items\nwhile items:\n    other.pop()",
        "items = [1]\npair = [items, 2]\nwhile items:\n    pair[0].pop()",
        "items = [1]\nwhile items:\n    work(items)",
        "items = [1]\ndef work():\n    items.pop()\nwhile items:\n    work()",
        "n = 1\ndef work():\n    global n\n    n = 0\nwhile n:\n    work()",
        "n = 1\nwhile n:\n    exec('n = 0')",
        "while len(items) > 3:\n    pass",
        "while self.alive:\n    pass",
        "n = 1\nwhile n:\n    with open('x') as n:\n        pass",
        "n = 1\nwhile n:\n    from other import n",
        "items = [1]\nfor x in items:\n    if x < 5:\n        items.append(x)",
        "items = [1]\nfor x in items:\n    items.append(x)\n    items.pop(0)",
        "async def f():\n    while True:\n        await g()\nf()",
        "def f():\n    while True:\n        yield 1\nf()",
        "while True",
        "\0",
        "(" * 5000,
        "",
    ],
)
def test_a_loop_that_may_well_end_is_not_named(source: str) -> None:
    assert endless_loop(python(source)) is None


def test_a_function_that_is_called_from_outside_counts_as_called() -> None:
    source = "def double(n):\n    while True:\n        pass"
    assert endless_loop(Program(source, entry="double")) == Loop(2, Why.NO_WAY_OUT)
    assert endless_loop(Program(source)) is None


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("while (true) {}", 1),
        ("// while (true) break\nlet s = 'break';\nfor (;;) { console.log(s) }", 3),
        ("/* a\nb */\nwhile(1);", 3),
        ("for (let i of [1]) { }\nfor (;;i++) console.log(`return`)", 2),
        ("while (true) { break }", None),
        ("while (true) { if (x) return }", None),
        ("function f() { while (true) {} }", None),
        ("while (n > 0) { }", None),
        ("// while (true) {}", None),
    ],
)
def test_an_endless_loop_in_javascript_is_named_where_nothing_leaves_any(
    source: str, line: int | None
) -> None:
    loop = endless_loop(javascript(source))
    assert (loop.line if loop else None) == line


@pytest.mark.parametrize("nested", ["-" * 1500 + "1", "a" + ".b" * 1500, "lambda: " * 900 + "1", "(" * 5000])
def test_a_source_that_is_nested_too_deeply_is_left_alone(nested: str) -> None:
    assert endless_loop(python(f"x = {nested}\nwhile 1 if x else x:\n    pass")) is None


def test_a_source_of_very_many_loops_is_not_looked_through() -> None:
    """It took a minute, in which nobody else was answered."""
    source = "a = 1\n" + "lambda: 0\n" * 1000 + "(lambda: a)\n" + "while a: 3\n" * 800
    began = time.process_time()
    assert endless_loop(python(source)) is None
    assert time.process_time() - began < 5
