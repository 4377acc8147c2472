"""What V8 complains of to beginners in JavaScript, row by row; the first that fits explains it."""

from collections.abc import Sequence

from core.coding.mistakes.row import Mistake

_NAME = r"(?P<name>[\w$][\w$.]*)"

MISTAKES: Sequence[Mistake] = (
    Mistake("ReferenceError|NameError", rf"your code defines no function named '{_NAME}'", "no-function"),
    Mistake("ReferenceError|NameError", rf"your code defines no variable named '{_NAME}'", "no-variable"),
    Mistake("ReferenceError", rf"{_NAME} is not defined", "js-name", nearby=True),
    Mistake("ReferenceError", rf"Cannot access '{_NAME}' before initialization", "js-too-early"),
    Mistake("TypeError", r"Cannot (read|set) properties of (?P<name>undefined|null)", "js-of-nothing"),
    Mistake("TypeError", r"(?P<name>undefined|null) has no properties", "js-of-nothing"),
    Mistake("TypeError", rf"{_NAME}(\(\.\.\.\))? is not a function(?! or)", "js-not-a-function"),
    Mistake("TypeError", r"is not a function", "js-no-function-here"),
    Mistake("TypeError", r"is not iterable", "not-a-row"),
    Mistake("TypeError", r"Assignment to constant variable", "js-constant"),
    Mistake("TypeError", rf"{_NAME} is not a constructor", "js-not-a-class"),
    Mistake("TypeError", rf"Class constructor {_NAME} cannot be invoked without 'new'", "js-new"),
    Mistake("TypeError", r"Cannot mix BigInt", "js-big-numbers"),
    Mistake("TypeError", r"Reduce of empty array", "js-reduce"),
    Mistake("TypeError", r"", "type"),
    Mistake("SyntaxError", r"is not valid JSON|in JSON at position|JSON input", "js-json"),
    Mistake("SyntaxError", r"missing \) after argument list", "js-arguments"),
    Mistake("SyntaxError", r"Unexpected end of input", "js-never-closed"),
    Mistake("SyntaxError", r"Invalid or unexpected token|Unterminated template", "js-quotes"),
    Mistake("SyntaxError", rf"Identifier '{_NAME}' has already been declared", "js-twice"),
    Mistake("SyntaxError", r"Missing initializer in const", "js-const-value"),
    Mistake("SyntaxError", r"Illegal return statement", "js-return-outside"),
    Mistake("SyntaxError", r"Illegal (?P<name>break|continue) statement", "js-loop-outside"),
    Mistake("SyntaxError", r"await is only valid", "js-await"),
    Mistake("SyntaxError", r"import statement outside a module", "js-import"),
    Mistake("SyntaxError", r"[Ii]nvalid left-hand side|Invalid destructuring", "js-assign"),
    Mistake("SyntaxError", r"Unexpected token '(?P<given>[})\]])'", "js-unmatched"),
    Mistake("SyntaxError", r"Unexpected token '(?P<given>[^']+)'", "js-token"),
    Mistake("SyntaxError", r"Unexpected (identifier|string|number|template string|strict)", "js-between"),
    Mistake("SyntaxError", r"", "js-syntax"),
    Mistake("RangeError", r"Maximum call stack size exceeded", "recursion"),
    Mistake("RangeError", r"Invalid (array|string) length|Invalid count value", "js-length"),
    Mistake("RangeError", r"", "value"),
    Mistake("Error", r"Cannot find (module|package) '(?P<given>[^']+)'", "js-module"),
    Mistake("Error", r"ENOENT: no such file or directory, \w+ (?P<given>'[^']*')", "file"),
    Mistake("SystemExit", r"", "ended"),
)
