"""Failures as a harness reports them, made in this process."""

import traceback
from pathlib import Path

import core.words
from core.coding.program import Program
from core.words import Words
from sandbox.contract import Failure

FILE = "main.py"
WORDS = Words.load([Path(core.words.__file__).parent])
SAY = WORDS.say("en")


def failure_of(source: str) -> Failure:
    """What Python says to `source`, its traceback cut to the source's own lines, as the harness cuts it."""
    try:
        exec(compile(source, FILE, "exec"), {"__name__": "__main__"})
    except BaseException as error:  # noqa: BLE001 - whatever the code raises is what is looked at
        told = traceback.TracebackException.from_exception(error, compact=True)
        told.stack[:] = [
            traceback.FrameSummary(
                FILE,
                frame.lineno,
                frame.name,
                line=source.split("\n")[(frame.lineno or 1) - 1],
                end_lineno=frame.end_lineno,
                colno=frame.colno,
                end_colno=frame.end_colno,
            )
            for frame in told.stack
            if frame.filename == FILE
        ]
        syntax = isinstance(error, SyntaxError)
        line = error.lineno if isinstance(error, SyntaxError) else told.stack[-1].lineno
        words = (error.msg or "") if isinstance(error, SyntaxError) else str(error)
        assert syntax or told.stack
        return Failure(type=type(error).__name__, message=words, traceback="".join(told.format()), line=line)
    raise AssertionError("nothing was raised")


def told_by_node(source: str, kind: str, message: str, line: int, column: int, *calls: str) -> Failure:
    """What the harness of JavaScript says of an error at a place of `source`, columns from 1."""
    text = source.split("\n")[line - 1]
    lines = [f"main.js:{line}", text, f"{' ' * (column - 1)}^", "", f"{kind}: {message}"]
    return Failure(type=kind, message=message, traceback="\n".join([*lines, *calls, ""]), line=line)


def python(source: str) -> Program:
    """A program in Python."""
    return Program(source)


def javascript(source: str) -> Program:
    """A program in JavaScript."""
    return Program(source, "javascript")
