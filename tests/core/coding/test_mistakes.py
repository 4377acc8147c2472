"""What Python and V8 say to beginners' mistakes in truth, and the sentence that explains it."""

import re
import time

import pytest

from core.coding.mistakes import COMMON, TABLES, explained
from core.coding.program import Program
from sandbox.contract import Failure
from tests.core.coding.complaints import SAY, WORDS, failure_of, javascript, python


@pytest.mark.parametrize(
    ("source", "means"),
    [
        ("print(total)", "know the name `total`"),
        ("total = 1\nprint(totl)", "Did you mean `total`?"),
        ("math.pi", "write `import math` at the top"),
        ("def f():\n    x += 1\nf()", "`x` is used in the function before"),
        ("print 'hello'", "`print` should work with stands in brackets"),
        ("print((1 + 2)", "never closed"),
        ("print(1))", "does not fit the one that was opened"),
        ("print('hello)", "no closing quotation mark"),
        ("if 1 == 1\n    print(1)", "ends with a colon"),
        ("if x = 1:\n    pass", "To compare, write `==`"),
        ("return 1", "belongs inside a function"),
        ("break", "`break` belongs inside a loop"),
        ("x = [1 2]", "a comma missing"),
        ("x = “a”", "The sign “ means nothing"),
        ("x = 07", "write `7`, not `07`"),
        ("a b", "cannot read this line"),
        ("if True:\nprint(1)", "indented by four spaces"),
        ("x = 1\n  y = 2", "nothing above it opens a block"),
        ("if True:\n    x = 1\n  y = 2", "begin at the same column"),
        ("if True:\n        x = 1\n\ty = 2", "begin with tabs and others with spaces"),
        ("print('a' + 1)", "such as a text and a number"),
        ("print(1 + 'a')", "such as a text and a number"),
        ("print([1] + 'a')", "cannot be joined"),
        ("print(1 < 'a')", "have no order"),
        ("x = 1\nx()", "stands for something else"),
        ("'abc'[0] = 'x'", "cannot be replaced"),
        ("def f(a): pass\nf()", "more or fewer values"),
        ("x = 1\nx[0]", "as if it held several"),
        ("x = [1]\nx['a']", "is a whole number"),
        ("len(5)", "as if it held several"),
        ("for x in 3: pass", "as if it held several"),
        ("int('12a')", "'12a' cannot be read as a number"),
        ("float('x*y')", r"'x\*y' cannot be read as a number"),
        ("a, b = 1, 2, 3", "more or fewer names"),
        ("[1].remove(2)", "does not hold the value"),
        ("[1][3]", "The first is number 0"),
        ("{}['a']", "no key 'a'"),
        ("{}['long' * 100]", "…"),
        ("'a'.uper()", "Did you mean `upper`?"),
        ("(5).append(1)", "nothing called `append`"),
        ("import math\nmath.squareroot", "nothing called `squareroot`"),
        ("x = [1].sort()\nx.pop()", "is `None`, that is, nothing"),
        ("1 / 0", "divided by zero"),
        ("def f(): f()\nf()", "calls itself"),
        ("assert 1 > 2", "is not so"),
        ("import nump", "no module called `nump`"),
        ("raise ModuleNotFoundError(\"No module named '_tkinter'\")", "no screen here"),
        ("from math import squirt", "called `squirt`. Did you mean `sqrt`?"),
        ("from math import quantum", "called `quantum`. Check"),
        ("open('no such.csv')", "no file 'no such\\.csv' here"),
        ('raise RuntimeError("can\'t start new thread")', "cannot use threads"),
        ("raise OSError('[Errno 58] Other programs cannot be started here')", "start other programs"),
        ("import socket\nraise socket.gaierror(-3, 'Temporary failure in name resolution')", "the internet"),
        ("raise EOFError('EOF when reading a line')", "one more line of input"),
        ("raise SystemExit", "ended itself"),
        ("raise OSError('x')", "Read the last line first"),
    ],
)
def test_a_beginners_mistake_in_python_is_explained(source: str, means: str) -> None:
    assert means in explained(failure_of(source), python(source), SAY)


@pytest.mark.parametrize(
    ("kind", "message", "means"),
    [
        ("ReferenceError", "totl is not defined", "Did you mean `total`?"),
        ("ReferenceError", "quantum is not defined", "know the name `quantum`"),
        ("ReferenceError", "Cannot access 'x' before initialization", "`x` is used before the line"),
        (
            "TypeError",
            "Cannot read properties of undefined (reading 'name')",
            "is `undefined`, that is, nothing",
        ),
        ("TypeError", "Cannot set properties of null (setting 'name')", "is `null`, that is, nothing"),
        ("TypeError", "total.push is not a function", "`total.push` is called like a function"),
        ("TypeError", "[1,2].push2 is not a function", "`push2` is called like a function"),
        ("TypeError", "(intermediate value) is not a function", "Something is called like a function"),
        ("TypeError", "total is not iterable", "as if it held several"),
        ("TypeError", "Assignment to constant variable.", "Make it with `let`"),
        ("TypeError", "total is not a constructor", "`total` is none"),
        ("TypeError", "Class constructor Cat cannot be invoked without 'new'", "`new` before `Cat(…)`"),
        ("TypeError", "Cannot mix BigInt and other types, use explicit conversions", "`BigInt(…)`"),
        ("TypeError", "Reduce of empty array with no initial value", "`reduce` was given an empty list"),
        ("TypeError", "something new", "where another kind is needed"),
        ("SyntaxError", "Unexpected token 'a', \"abc\" is not valid JSON", "not JSON"),
        ("SyntaxError", "Unexpected end of JSON input", "not JSON"),
        ("SyntaxError", "missing ) after argument list", "A bracket of a call"),
        ("SyntaxError", "Unexpected end of input", "ends in the middle"),
        ("SyntaxError", "Invalid or unexpected token", "quotation mark"),
        ("SyntaxError", "Identifier 'x' has already been declared", "`x` is made twice"),
        ("SyntaxError", "Missing initializer in const declaration", "gets its value at once"),
        ("SyntaxError", "Illegal return statement", "belongs inside a function"),
        ("SyntaxError", "Illegal break statement", "`break` belongs inside a loop"),
        (
            "SyntaxError",
            "await is only valid in async functions and the top level bodies of modules",
            "`async`",
        ),
        ("SyntaxError", "Cannot use import statement outside a module", "`require(…)`"),
        ("SyntaxError", "Invalid left-hand side in assignment", "write `===`"),
        ("SyntaxError", "Unexpected token '}'", "There is a \\} too many"),
        ("SyntaxError", "Unexpected token '*'", "did not expect \\* here"),
        ("SyntaxError", "Unexpected identifier 'x'", "side by side"),
        ("SyntaxError", "something new", "cannot read this line"),
        ("RangeError", "Maximum call stack size exceeded", "calls itself"),
        ("RangeError", "Invalid array length", "negative, or far too large"),
        ("RangeError", "toFixed() digits argument must be between 0 and 100", "not one that can be used"),
        ("Error", "Cannot find module 'left-pad'", "no module called left\\-pad here"),
        ("Error", "ENOENT: no such file or directory, open 'data.csv'", "no file 'data\\.csv'"),
        ("Error", "my own", "Read the last line first"),
    ],
)
def test_a_beginners_mistake_in_javascript_is_explained(kind: str, message: str, means: str) -> None:
    failure = Failure(type=kind, message=message, traceback=f"{kind}: {message}\n", line=1)
    assert means in explained(failure, javascript("let total = 0;\nconsole.log(totl);"), SAY)


def test_a_function_or_a_variable_that_is_missing_is_named() -> None:
    for what, means in (
        ("function", "a function called `double`"),
        ("variable", "a variable called `double`"),
    ):
        message = f"your code defines no {what} named 'double'"
        for kind, program in (("NameError", python("")), ("ReferenceError", javascript(""))):
            failure = Failure(type=kind, message=message, traceback="")
            assert means in explained(failure, program, SAY)


def test_a_language_without_a_table_gets_a_general_word() -> None:
    failure = Failure(type="NameError", message="name 'x'", traceback="")
    assert explained(failure, Program("x", "rust"), SAY) == SAY("coding-mistake")


def test_what_a_program_says_in_its_own_error_is_quoted() -> None:
    source = "raise KeyError('**[press](https://example.org)** <b>')"
    said = explained(failure_of(source), python(source), SAY)
    assert "[press](" not in said
    assert "**" not in said.replace(r"\*\*", "")


@pytest.mark.parametrize("language", WORDS.languages)
def test_every_explanation_has_words(language: str) -> None:
    say = WORDS.say(language)
    values = {"name": "x", "given": "y", "near": "z", "language": "Python"}
    for row in (*COMMON, *(row for table in TABLES.values() for row in table)):
        assert say(f"coding-mistake-{row.message}", **values)
        if row.nearby:
            assert "z" in say(f"coding-mistake-{row.message}-near", **values)
            assert "name" in re.compile(row.pattern).groupindex


@pytest.mark.parametrize("kind", ["TypeError", "ReferenceError"])
@pytest.mark.parametrize("said", ["a" * 20_000, "a." * 10_000, f"{'a' * 19_000} is not defined"])
def test_a_very_long_complaint_is_soon_looked_at(kind: str, said: str) -> None:
    """It took half a minute, in which nobody else was answered."""
    failure = Failure(type=kind, message=said, traceback=said, line=1)
    began = time.process_time()
    explained(failure, javascript(f"{'a' * 19_000}b"), SAY)
    assert time.process_time() - began < 5


def test_a_very_long_name_is_compared_with_no_other() -> None:
    failure = Failure(type="ReferenceError", message=f"{'a' * 900} is not defined", traceback="", line=1)
    assert "did you mean" not in explained(failure, javascript(f"{'a' * 899}b"), SAY).lower()
