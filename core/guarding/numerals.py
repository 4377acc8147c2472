"""Numbers in other notation: words of English and Spanish, and small sums. Pure."""

import re
from collections.abc import Iterator
from fractions import Fraction

_SMALL = {
    "zero cero": 0, "one uno": 1, "two dos": 2, "three tres": 3, "four cuatro": 4, "five cinco": 5, "six seis": 6,
    "seven siete": 7, "eight ocho": 8, "nine nueve": 9, "ten diez": 10, "eleven once": 11, "twelve doce": 12,
    "thirteen trece": 13, "fourteen catorce": 14, "fifteen quince": 15, "sixteen dieciséis": 16,
    "seventeen diecisiete": 17, "eighteen dieciocho": 18, "nineteen diecinueve": 19,
}  # fmt: skip
_TENS = {
    "twenty veinte": 20, "thirty treinta": 30, "forty cuarenta": 40, "fifty cincuenta": 50, "sixty sesenta": 60,
    "seventy setenta": 70, "eighty ochenta": 80, "ninety noventa": 90,
}  # fmt: skip
_TWENTIES = (
    "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)


def _each(table: dict[str, int]) -> Iterator[tuple[str, int]]:
    return ((word, value) for words, value in table.items() for word in words.split())


UNITS = dict(_each(_SMALL)) | {word: 21 + place for place, word in enumerate(_TWENTIES.split())}
TENS = dict(_each(_TENS))
_UNIT, _TEN = "|".join(UNITS), "|".join(TENS)
_WORDS = re.compile(rf"\b(?:({_TEN})(?:(?:-| | y )({_UNIT}))?|({_UNIT}))\b", re.IGNORECASE)
_LARGE = re.compile(
    rf"\b(?:({_TEN})(?:(?:-| | y )({_UNIT}))?|({'|'.join(_TWENTIES.split())}))\b", re.IGNORECASE
)
_SIGNS = {"plus": "+", "más": "+", "minus": "-", "menos": "-", "times": "*", "x": "*", "×": "*", "por": "*"}
_SIGN = r"(?:[-+*×x]|plus|más|minus|menos|times|por)"
_SUM = re.compile(rf"(?<![\w.])\d{{1,6}}(?:\s*{_SIGN}\s*\d{{1,6}}){{1,4}}(?![\w.]?\d)")


def in_digits(text: str) -> str:
    """The text with its number words, up to ninety-nine, as digits."""
    return _WORDS.sub(_digits, text)


def large_in_digits(text: str) -> str:
    """As `in_digits`, from twenty on: smaller words often count nothing (one of them, the other two)."""
    return _LARGE.sub(_digits, text)


def _digits(match: re.Match[str]) -> str:
    ten, unit, alone = (part.casefold() if part else "" for part in match.groups())
    return str(UNITS[alone]) if alone else str(TENS[ten] + UNITS.get(unit, 0))


def worked_out(text: str) -> str:
    """The text with its small sums (3 + 2, four times five in digits) as their results."""
    return _SUM.sub(_result, text)


def _result(match: re.Match[str]) -> str:
    parts = re.findall(rf"\d+|{_SIGN}", match[0])
    total, term = Fraction(0), Fraction(int(parts[0]))
    for sign, number in zip(parts[1::2], parts[2::2], strict=True):
        match _SIGNS.get(sign, sign):
            case "*":
                term *= int(number)
            case "+":
                total, term = total + term, Fraction(int(number))
            case _:
                total, term = total + term, -Fraction(int(number))
    return str(total + term)


def number_forms(value: float) -> str:
    """A pattern for a number as it is written in digits: 5, 5.0, 5,0; 9.81, 9,81."""
    plain = f"{value:g}"
    return re.escape(plain).replace(r"\.", "[.,]") + (r"(?:[.,]0+)?" if value == int(value) else "")


def word_forms(value: int) -> list[str]:
    """The words of English and Spanish for a small whole number."""
    return [word for word, number in (UNITS | TENS).items() if number == value]
