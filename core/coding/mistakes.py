"""One plain sentence to each complaint of Python's that beginners meet. Pure."""

import re
from collections.abc import Sequence

from core.chat import Say
from sandbox.contract import Failure

MISTAKES: Sequence[tuple[str, str, str]] = (
    ("NameError", r"your code defines no function named '(?P<name>\w+)'", "no-function"),
    ("NameError", r"name '(?P<name>\w+)'", "name"),
    ("UnboundLocalError", r"local variable '(?P<name>\w+)'", "unbound"),
    ("SyntaxError", r"Missing parentheses in call to '(?P<name>\w+)'", "parentheses"),
    ("SyntaxError", r"'.' was never closed|unexpected EOF", "never-closed"),
    ("SyntaxError", r"unmatched '.'|closing parenthesis", "unmatched"),
    ("SyntaxError", r"unterminated .*string", "quotes"),
    ("SyntaxError", r"expected ':'", "colon"),
    ("SyntaxError", r"Maybe you meant '=='|cannot assign to", "assign"),
    ("SyntaxError", r"'return' outside function", "return-outside"),
    ("SyntaxError", r"", "syntax"),
    ("IndentationError", r"expected an indented block", "indent-missing"),
    ("IndentationError", r"unexpected indent", "indent-unexpected"),
    ("IndentationError", r"", "indent"),
    ("TabError", r"", "indent"),
    ("TypeError", r"can only concatenate str|unsupported operand", "mixed"),
    ("TypeError", r"not callable", "not-callable"),
    ("TypeError", r"argument", "arguments"),
    ("TypeError", r"not subscriptable|not iterable", "not-a-row"),
    ("TypeError", r"", "type"),
    ("ValueError", r"invalid literal for int|could not convert string to float", "not-a-number"),
    ("ValueError", r"unpack", "unpack"),
    ("ValueError", r"", "value"),
    ("IndexError", r"", "index"),
    ("KeyError", r"", "key"),
    ("AttributeError", r"object has no attribute '(?P<name>\w+)'", "attribute"),
    ("AttributeError", r"'(?P<name>\w+)'$", "attribute"),
    ("ZeroDivisionError", r"", "zero"),
    ("EOFError", r"", "input-over"),
    ("RecursionError", r"", "recursion"),
    ("ModuleNotFoundError", r"No module named '(?P<name>[\w.]+)'", "module"),
    ("NoAnswer", r"", "ended"),
    ("SystemExit", r"", "ended"),
    ("Crash", r"", "crash"),
)
"""The type of an exception, a pattern of its words, and the message that explains it; the first that fits."""


def explained(failure: Failure, say: Say) -> str:
    """What the complaint means, in one sentence."""
    for kind, pattern, message in MISTAKES:
        if failure.type == kind and (found := re.search(pattern, failure.message)):
            return say(f"coding-mistake-{message}", **found.groupdict())
    return say("coding-mistake")
