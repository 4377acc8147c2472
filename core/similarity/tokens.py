"""A program as tokens that stay the same when names, numbers, texts, comments and the layout are changed. Pure."""

import builtins
import io
import keyword
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

NAME, NUMBER, TEXT = "n", "0", "s"
"""What all names of the author's own, all numbers and all texts become."""
_PYTHON_KEPT = frozenset({*keyword.kwlist, *dir(builtins), "match", "case"})
_SKIPPED = frozenset({tokenize.COMMENT, tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER})
_OPENS_STATEMENT = frozenset({tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT})
_TEXTS = frozenset({tokenize.STRING, tokenize.FSTRING_START, tokenize.FSTRING_MIDDLE, tokenize.FSTRING_END})

_JAVASCRIPT_WORDS = (
    "async await break case catch class const continue default delete do else export extends false finally for"
    " function if import in instanceof let new null of return static super switch this throw true try typeof"
    " undefined var void while yield Array Boolean Infinity JSON Map Math NaN Number Object Promise RegExp Set"
    " String Symbol console isNaN parseFloat parseInt require process"
)
_JAVASCRIPT_KEPT = frozenset(_JAVASCRIPT_WORDS.split())
_SAME = {"let": "var", "const": "var"}
_JAVASCRIPT = re.compile(
    r"(?P<space>\s+|//[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|(?P<text>'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*`)"
    r"|(?P<number>\d[\w.]*|\.\d\w*)"
    r"|(?P<name>[^\W\d][\w$]*|[$#][\w$]*)"
    r"|(?P<sign>=>|\.\.\.|\?\?=?|\?\.|[=!]==?|\*\*=?|<<=?|>>>?=?|&&=?|\|\|=?|\+\+|--|[-+*/%<>&|^]=?|.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is compared, and the line where it stands, from 1."""

    kind: str
    line: int


def tokens(source: str, syntax: str) -> tuple[Token, ...]:
    """The tokens of a program; those before the place where it cannot be read, where there is one.

    `syntax` is one of a challenge's; what is no Python is read by the rules of JavaScript.
    """
    return tuple(_python(source) if syntax == "python" else _javascript(source))


def _python(source: str) -> Iterator[Token]:
    before, attribute = tokenize.NEWLINE, False
    try:
        for one in tokenize.generate_tokens(io.StringIO(source).readline):
            if one.type in _SKIPPED:
                continue
            documents = one.type == tokenize.STRING and before in _OPENS_STATEMENT
            if not documents and (kind := _python_kind(one, attribute=attribute)):
                yield Token(kind, one.start[0])
            before, attribute = one.type, one.string == "."
    except (tokenize.TokenError, SyntaxError, ValueError):
        return


def _python_kind(one: tokenize.TokenInfo, *, attribute: bool) -> str:
    """How a token is compared; "" for what is left out. What something is called that belongs to a value stays."""
    if one.type == tokenize.NAME:
        return one.string if attribute or one.string in _PYTHON_KEPT else NAME
    if one.type == tokenize.NUMBER:
        return NUMBER
    if one.type in _TEXTS:
        return TEXT if one.type in {tokenize.STRING, tokenize.FSTRING_START} else ""
    if one.type == tokenize.INDENT:
        return ">"
    return "" if one.type in _OPENS_STATEMENT else one.string


def _javascript(source: str) -> Iterator[Token]:
    line, attribute = 1, False
    for found in _JAVASCRIPT.finditer(source):
        word = found[0]
        if found.lastgroup != "space":
            if kind := _javascript_kind(found.lastgroup or "", word, attribute=attribute):
                yield Token(kind, line)
            attribute = word in {".", "?."}
        line += word.count("\n")


def _javascript_kind(group: str, word: str, *, attribute: bool) -> str:
    """How a token is compared; "" for a semicolon, which may be left out."""
    match group:
        case "text":
            return TEXT
        case "number":
            return NUMBER
        case "name":
            return _SAME.get(word, word) if attribute or word in _JAVASCRIPT_KEPT else NAME
        case _:
            return "" if word == ";" else word
