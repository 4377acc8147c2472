"""What Python says to beginners' mistakes in truth, and the sentence that explains it."""

import traceback
from pathlib import Path

import pytest

import core.words
from core.coding.mistakes import MISTAKES, explained
from core.words import Words
from sandbox.contract import Failure

WORDS = Words.load([Path(core.words.__file__).parent])
SAY = WORDS.say("en")


def failure_of(source: str) -> Failure:
    try:
        exec(compile(source, "main.py", "exec"), {"__name__": "__main__"})
    except BaseException as error:  # noqa: BLE001 - whatever the code raises is what is looked at
        words = (error.msg or "") if isinstance(error, SyntaxError) else str(error)
        return Failure(type=type(error).__name__, message=words, traceback=traceback.format_exc())
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize(
    ("source", "means"),
    [
        ("print(total)", "know the name `total`"),
        ("def f():\n    x += 1\nf()", "`x` is used in the function before"),
        ("print 'hello'", "`print` should work with stands in brackets"),
        ("print((1 + 2)", "never closed"),
        ("print(1))", "does not fit the one that was opened"),
        ("print('hello)", "no closing quotation mark"),
        ("if 1 == 1\n    print(1)", "ends with a colon"),
        ("if x = 1:\n    pass", "To compare, write `==`"),
        ("return 1", "belongs inside a function"),
        ("a b", "cannot read this line"),
        ("if True:\nprint(1)", "indented by four spaces"),
        ("x = 1\n  y = 2", "nothing above it opens a block"),
        ("if True:\n    x = 1\n  y = 2", "begin at the same column"),
        ("if True:\n        x = 1\n\ty = 2", "begin at the same column"),
        ("print('a' + 1)", "such as a text and a number"),
        ("print(1 + 'a')", "such as a text and a number"),
        ("x = 1\nx()", "stands for something else"),
        ("def f(a): pass\nf()", "more or fewer values"),
        ("x = 1\nx[0]", "as if it held several"),
        ("for x in 3: pass", "as if it held several"),
        ("int('12a')", "cannot be read as a number"),
        ("float('x')", "cannot be read as a number"),
        ("a, b = 1, 2, 3", "more or fewer names"),
        ("[1][3]", "The first is number 0"),
        ("{}['a']", "no such key"),
        ("'a'.uper()", "nothing called `uper`"),
        ("1 / 0", "divided by zero"),
        ("def f(): f()\nf()", "calls itself"),
        ("import nump", "no module called `nump`"),
        ("raise EOFError('EOF when reading a line')", "one more line of input"),
        ("raise SystemExit", "ended itself"),
        ("raise OSError('x')", "Read the last line first"),
    ],
)
def test_a_beginners_mistake_is_explained(source: str, means: str) -> None:
    assert means in explained(failure_of(source), SAY)


def test_a_function_that_is_missing_is_named() -> None:
    failure = Failure(type="NameError", message="your code defines no function named 'double'", traceback="")
    assert "called `double`" in explained(failure, SAY)


@pytest.mark.parametrize("language", WORDS.languages)
def test_every_explanation_has_words(language: str) -> None:
    say = WORDS.say(language)
    assert all(say(f"coding-mistake-{message}", name="x") for _, _, message in MISTAKES)
