"""The line that matters is found again in the learner's own source."""

import pytest

from core.coding.excerpt import WIDEST, Span, marked, span_of
from core.coding.program import Program
from sandbox.contract import Failure
from tests.core.coding.complaints import failure_of, javascript, python, told_by_node

FIVE = "one = 1\ntwo = 2\nthree = totl\nfour = 4\nfive = 5"


def shown(source: str) -> str:
    failure = failure_of(source)
    assert failure.line is not None
    return marked(python(source), failure.line, span_of(failure, python(source)))


def test_two_lines_before_and_one_after_stand_around_the_marked_one() -> None:
    assert shown(FIVE) == (
        "  1 | one = 1\n  2 | two = 2\n→ 3 | three = totl\n    |         ^^^^\n  4 | four = 4"
    )


def test_nothing_stands_for_empty_lines_at_the_end() -> None:
    assert marked(python("one\ntwo\n\n"), 2) == "  1 | one\n→ 2 | two"


@pytest.mark.parametrize("line", [0, 6, -1])
def test_a_line_that_is_not_there_shows_nothing(line: int) -> None:
    assert marked(python(FIVE), line) == ""


def test_the_numbers_stand_in_a_column() -> None:
    text = marked(python("\n".join(f"x{n}" for n in range(1, 13))), 10)
    assert text == "   8 | x8\n   9 | x9\n→ 10 | x10\n  11 | x11"


@pytest.mark.parametrize(
    ("source", "under"),
    [
        ("print((1 + 2)", "print((1 + 2)\n    |      ^"),
        ("def f():\n    return 1 / 0\nf()", "    return 1 / 0\n    |            ~~^~~"),
        ("if True:\n    'a'.uper()", "    'a'.uper()\n    |     ^^^^^^^^"),
        ("for i in range(3)\n    pass", "for i in range(3)\n    |                  ^"),
    ],
)
def test_the_place_in_the_line_is_marked_where_python_marks_it(source: str, under: str) -> None:
    assert under in shown(source)


def test_of_a_call_the_last_place_is_marked() -> None:
    source = "def f(a):\n    return a / 0\n\nprint(f(1) + f(2))"
    assert "→ 2 |     return a / 0\n    |            ~~^~~" in shown(source)


def test_the_column_that_javascript_names_is_marked() -> None:
    source = "let a = 1;\n\tlet b = totl + a;"
    failure = told_by_node(source, "ReferenceError", "totl is not defined", 2, 10, "    at main.js:2:10")
    assert "→ 2 |     let b = totl + a;\n    |             ^" in marked(
        javascript(source), 2, span_of(failure, javascript(source))
    )


@pytest.mark.parametrize("traceback", ["", "main.py:1:99999999999999999999", "x\n^^^", "\n^\n", "   ~~^~~"])
def test_a_traceback_that_says_nothing_of_use_marks_no_column(traceback: str) -> None:
    failure = Failure(type="NameError", message="", traceback=traceback, line=1)
    assert span_of(failure, python("total = 1")) is None


def test_of_a_line_that_is_too_wide_the_part_in_question_is_shown() -> None:
    source = "x = [" + "1, " * 200 + "totl, " + "2, " * 50 + "]"
    text = shown(source)
    line, carets = text.split("\n")
    assert len(line) <= WIDEST + 6
    start, end = carets.index("^"), carets.rindex("^") + 1
    assert line[start:end] == "totl"


def test_tabs_do_not_move_the_mark() -> None:
    source = "if True:\n\tprint(totl)"
    assert marked(Program(source), 2, Span(7, "^^^^")).endswith("→ 2 |     print(totl)\n    |           ^^^^")
