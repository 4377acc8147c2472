"""A walk through the complaints of programming languages, and the sentence that explains each."""

from core.coding.program import Program
from core.coding.ran import stopped
from sandbox.contract import Failure, Limits
from tests.adapters.discord.product import Walk

PYTHON: dict[str, tuple[str, str]] = {
    "no-function": ("NameError", "your code defines no function named 'double'"),
    "no-variable": ("NameError", "your code defines no variable named 'total'"),
    "name": ("NameError", "name 'totl' is not defined"),
    "name-near": ("NameError", "name 'totl' is not defined. Did you mean: 'total'?"),
    "forgotten-import": ("NameError", "name 'math' is not defined. Did you forget to import 'math'?"),
    "unbound": ("UnboundLocalError", "cannot access local variable 'x' where it has no value"),
    "parentheses": ("SyntaxError", "Missing parentheses in call to 'print'"),
    "never-closed": ("SyntaxError", "'(' was never closed"),
    "unmatched": ("SyntaxError", "unmatched ')'"),
    "quotes": ("SyntaxError", "unterminated string literal"),
    "colon": ("SyntaxError", "expected ':'"),
    "assign": ("SyntaxError", "cannot assign to literal here"),
    "return-outside": ("SyntaxError", "'return' outside function"),
    "loop-outside": ("SyntaxError", "'break' outside loop"),
    "comma": ("SyntaxError", "invalid syntax. Perhaps you forgot a comma?"),
    "character": ("SyntaxError", "invalid character '“' (U+201C)"),
    "leading-zero": ("SyntaxError", "leading zeros in decimal integer literals are not permitted"),
    "syntax": ("SyntaxError", "invalid syntax"),
    "indent-missing": ("IndentationError", "expected an indented block after 'if' statement"),
    "indent-unexpected": ("IndentationError", "unexpected indent"),
    "indent": ("IndentationError", "unindent does not match any outer indentation level"),
    "tabs": ("TabError", "inconsistent use of tabs and spaces in indentation"),
    "mixed": ("TypeError", 'can only concatenate str (not "int") to str'),
    "compared": ("TypeError", "'<' not supported between instances of 'int' and 'str'"),
    "not-callable": ("TypeError", "'int' object is not callable"),
    "fixed-text": ("TypeError", "'str' object does not support item assignment"),
    "not-a-row": ("TypeError", "'int' object is not iterable"),
    "whole-place": ("TypeError", "list indices must be integers or slices, not str"),
    "arguments": ("TypeError", "f() missing 1 required positional argument: 'a'"),
    "type": ("TypeError", "bad operand type for abs(): 'str'"),
    "not-a-whole-number": ("ValueError", "invalid literal for int() with base 10: '12a'"),
    "not-a-number": ("ValueError", "could not convert string to float: 'x*y'"),
    "unpack": ("ValueError", "too many values to unpack (expected 2)"),
    "not-in-list": ("ValueError", "list.remove(x): x not in list"),
    "value": ("ValueError", "math domain error"),
    "index": ("IndexError", "list index out of range"),
    "key": ("KeyError", "'Ann'"),
    "attribute": ("AttributeError", "'int' object has no attribute 'append'"),
    "attribute-near": ("AttributeError", "'str' object has no attribute 'uper'. Did you mean: 'upper'?"),
    "attribute-of-none": ("AttributeError", "'NoneType' object has no attribute 'pop'"),
    "zero": ("ZeroDivisionError", "division by zero"),
    "input-over": ("EOFError", "EOF when reading a line"),
    "recursion": ("RecursionError", "maximum recursion depth exceeded"),
    "assertion": ("AssertionError", ""),
    "module": ("ModuleNotFoundError", "No module named 'nump'"),
    "window": ("ModuleNotFoundError", "No module named '_tkinter'"),
    "import": ("ImportError", "cannot import name 'quantum' from 'math'"),
    "import-near": ("ImportError", "cannot import name 'squirt' from 'math'. Did you mean: 'sqrt'?"),
    "file": ("FileNotFoundError", "[Errno 44] No such file or directory: 'data.csv'"),
    "threads": ("RuntimeError", "can't start new thread"),
    "processes": ("OSError", "[Errno 58] Other programs cannot be started here"),
    "network": ("gaierror", "[Errno -3] Temporary failure in name resolution"),
    "ended": ("SystemExit", ""),
    "crash": ("Crash", ""),
    "": ("OSError", "of another kind"),
}
"""The type and the words of what Python says, by the end of the id of the words for it."""
JAVASCRIPT: dict[str, tuple[str, str]] = {
    "js-name": ("ReferenceError", "quantum is not defined"),
    "js-name-near": ("ReferenceError", "totl is not defined"),
    "js-too-early": ("ReferenceError", "Cannot access 'x' before initialization"),
    "js-of-nothing": ("TypeError", "Cannot read properties of undefined (reading 'name')"),
    "js-not-a-function": ("TypeError", "total.push is not a function"),
    "js-no-function-here": ("TypeError", "(intermediate value) is not a function"),
    "js-constant": ("TypeError", "Assignment to constant variable."),
    "js-not-a-class": ("TypeError", "total is not a constructor"),
    "js-new": ("TypeError", "Class constructor Cat cannot be invoked without 'new'"),
    "js-big-numbers": ("TypeError", "Cannot mix BigInt and other types, use explicit conversions"),
    "js-reduce": ("TypeError", "Reduce of empty array with no initial value"),
    "js-json": ("SyntaxError", "Unexpected end of JSON input"),
    "js-arguments": ("SyntaxError", "missing ) after argument list"),
    "js-never-closed": ("SyntaxError", "Unexpected end of input"),
    "js-quotes": ("SyntaxError", "Invalid or unexpected token"),
    "js-twice": ("SyntaxError", "Identifier 'x' has already been declared"),
    "js-const-value": ("SyntaxError", "Missing initializer in const declaration"),
    "js-return-outside": ("SyntaxError", "Illegal return statement"),
    "js-loop-outside": ("SyntaxError", "Illegal break statement"),
    "js-await": ("SyntaxError", "await is only valid in async functions"),
    "js-import": ("SyntaxError", "Cannot use import statement outside a module"),
    "js-assign": ("SyntaxError", "Invalid left-hand side in assignment"),
    "js-unmatched": ("SyntaxError", "Unexpected token '}'"),
    "js-token": ("SyntaxError", "Unexpected token '*'"),
    "js-between": ("SyntaxError", "Unexpected identifier 'x'"),
    "js-syntax": ("SyntaxError", "of another kind"),
    "js-length": ("RangeError", "Invalid array length"),
    "js-module": ("Error", "Cannot find module 'left-pad'"),
}
"""The same of what V8 says."""


async def complaints(walk: Walk) -> None:
    """Each complaint in the card that explains it; what the language itself said below that is the same for all."""
    for said, program in (
        (PYTHON, Program("print(1)\n")),
        (JAVASCRIPT, Program("let total = 0;\n", "javascript")),
    ):
        for name, (kind, message) in said.items():
            failure = Failure(type=kind, message=message, traceback=f"{kind}: {message}")
            card, *_ = stopped(failure, Limits(), walk.say, program)
            walk.show(name or "other", card)
