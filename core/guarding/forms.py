"""How the texts of answers may be written in a message: patterns that let pass what does not count. Pure."""

import re
from collections.abc import Callable, Sequence

from core.guarding.found import Found, Kind, Why
from core.guarding.pieces import FENCE, SPAN
from core.guarding.stating import (
    OPAQUE,
    Form,
    Stated,
)

NOUNS = (
    r"times|rounds?|elements?|letters?|signs?|words?|names?|people|options?|steps?|euros?|numbers?|prints?|ifs?|calls?|branches|"
    r"conditions?|comparisons?|questions?|points?|minutes?|hours?|gaps?|blanks?|parts?|lines|values|kinds|ways|things|more|less|"
    r"veces|vueltas|elementos?|letras?|palabras?|nombres?|condiciones|preguntas?|partes?|líneas|valores|cosas|prints|pasos"
)
COUNTED = rf"(?:{NOUNS})"
"""Nouns that make of a number before them how many of something there are: mostly not what was asked for."""


_SIGN_NAMES = {
    "==": r"(?:double equals?(?: signs?)?|two equals? signs?|dos (?:signos de )?igual(?:es)?|doble (?:signo )?igual)",
    ":": r"(?:an? )?colon|dos puntos",
    "**": r"(?:double (?:star|asterisk)|two (?:stars|asterisks)|doble asterisco|dos asteriscos|(?:the )?star twice)",
    "%": r"(?:percent(?:age)?(?: sign)?|signo de porcentaje|por ciento|modulo(?: sign)?)",
    "//": r"(?:(?:double|two) (?:slash(?:es)?|strokes?)|doble barra|dos barras)",
    "!=": r"(?:exclamation mark (?:and|then|plus|followed by)(?: an?)? equals?(?: sign)?|signo de exclamación (?:y|más|seguido de)(?: un)? igual)",
}


def literal(text: str) -> str:
    """A pattern for a text, with any white space and backticks or quotes between its words."""
    words = re.sub(r"[`\"]", " ", text.strip().rstrip(".")).split()
    return r"[\s`\"'*]*".join(
        re.escape(word)
        if place == 0
        else rf"(?<!\w){re.escape(word)}"
        if re.match(r"\w", word)
        else re.escape(word)
        for place, word in enumerate(words)
    )


def option_pattern(text: str) -> str:
    """As `literal`, but quotes count where they are all that parts one option from another."""
    plain = text.replace("`", "").strip().rstrip(".")
    return r"[\s`*]+".join(rf"`?{re.escape(word)}`?" for word in plain.split())


_LIST = r"(?:[\s,]+(?:(?:and|then|y|luego|finally)[\s,]+)*)"


def loose(text: str) -> str:
    """A pattern for a text in which white space does not count around signs."""
    parts = re.findall(r"\w+|[^\w\s]", text)
    between = _LIST if re.fullmatch(r"[\w\s,]+", text) else r"\s+"
    pattern = ""
    for place, part in enumerate(parts):
        both = place and re.match(r"\w", part) and re.match(r"\w", parts[place - 1])
        pattern += (between if both else r"\s*" if place else "") + re.escape(part)
    solid = not re.search(r"\w", text)
    return rf"(?<![{re.escape(text)}]){pattern}(?![{re.escape(text)}])" if solid else pattern


def loose_form(mark: str, text: str) -> Form:
    """Mentions of a short answer, written loosely."""
    return Form(mark, loose(text), len(text))


def signs_named(text: str, answers: Sequence[str]) -> str:
    """The text with names of signs as the signs, where an answer has them."""
    for sign, names in _SIGN_NAMES.items():
        if any(answer.strip() == sign for answer in answers):
            text = re.sub(rf"\b(?:{names})\b", f"`{sign}`", text, flags=re.IGNORECASE)
    return text


def code_masked(text: str, is_answer: Callable[[str], bool]) -> str:
    """The text with code that is no answer made opaque, and code that is one left as plain words."""

    def put(code: str) -> str:
        return f" {code} " if is_answer(code) else f" {OPAQUE} "

    plain = FENCE.sub(lambda m: put(m[1].strip()), text)
    return SPAN.sub(lambda m: put(m[2]) if not re.fullmatch(r"[\d.,]+", m[2].strip()) else f" {m[2]} ", plain)


def because(found: Stated, kind: Kind = Kind.STATED) -> Found:
    """What was stated as a finding, with the first sentence that stated it."""
    marks = found.right if kind is Kind.STATED else found.wrong
    span = next(iter(marks.values()), "")
    return Found(Why(kind, span, f"{len(marks)} said to be {'right' if kind is Kind.STATED else 'wrong'}"))
