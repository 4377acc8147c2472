"""Reading a number as people write it: decimal comma, thin spaces, a real minus, 3/4, 1e3, 2 × 10⁵. Pure.

The value is exact (a `Fraction`), so that 0.1 + 0.2 and the edge of a tolerance come out as on paper.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

LONGEST = 100
"""Characters. Nobody writes a longer number by hand."""

LARGEST_EXPONENT = 400

_DASHES = str.maketrans(dict.fromkeys("−–—‐‑﹣－", "-"))
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_GAP = r"[ '’_\u00a0\u2009\u202f]"
_MIXED = re.compile(r"(?P<sign>[+-]?) ?(?P<whole>\d+) (?P<above>\d+) ?/ ?(?P<below>\d+)(?P<rest>.*)")
_NUMBER = re.compile(
    rf"(?P<sign>[+-]?) ?(?P<digits>\d(?:(?:{_GAP}|[.,])?\d)*|[.,]\d+)"
    r"(?: ?/ ?(?P<below>\d+)|e(?P<e>[+-]?\d+)"
    r"| ?[*x×·] ?10(?:(?:\^|\*\*) ?(?P<power>[+-]?\d+)|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)))?(?P<rest>.*)",
    re.IGNORECASE,
)


class NotRead(Enum):
    """Why a text is no number that can be judged."""

    NOT_A_NUMBER = auto()
    EITHER_WAY = auto()
    """1,234 is a thousand to some, and a bit more than one to others."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what was written after it ("" for nothing)."""

    value: Fraction
    rest: str


def read_quantity(text: str) -> Quantity | NotRead:
    """The number that `text` opens with, and what follows it."""
    plain = _plain(text)
    if len(plain) > LONGEST:
        return NotRead.NOT_A_NUMBER
    if (mixed := _MIXED.fullmatch(plain)) and 0 < int(mixed["above"]) < int(mixed["below"]):
        size = int(mixed["whole"]) + Fraction(int(mixed["above"]), int(mixed["below"]))
        return Quantity(-size if mixed["sign"] == "-" else size, mixed["rest"].strip(" ."))
    found = _NUMBER.fullmatch(plain)
    if not found:
        return NotRead.NOT_A_NUMBER
    size = _decimal(found["digits"])
    if isinstance(size, NotRead):
        return size
    scale = _scale(found)
    if scale is None:
        return NotRead.NOT_A_NUMBER
    return Quantity(size * scale * (-1 if found["sign"] == "-" else 1), found["rest"].strip(" ."))


def near(value: Fraction, answer: float, tolerance: float) -> bool:
    """Whether they lie no further apart than `tolerance`, counted in the decimals that were written."""
    return abs(value - exact(answer)) <= exact(tolerance)


def exact(number: float) -> Fraction:
    """A number of a course as it was written: 0.1 is a tenth."""
    return Fraction(repr(number))


def _plain(text: str) -> str:
    """Dashes as minus, any script's digits as 0–9, no sign of equality in front."""
    digits = (
        str(d) if (d := unicodedata.decimal(c, None)) is not None else c for c in text.translate(_DASHES)
    )
    return re.sub(r"\s+", " ", "".join(digits)).strip().lstrip("=≈~ ")


def _scale(found: re.Match[str]) -> Fraction | None:
    """What the digits are multiplied by: a power of ten, or one over the number below the line."""
    if found["below"]:
        return Fraction(1, int(found["below"])) if int(found["below"]) else None
    exponent = int(found["e"] or found["power"] or (found["raised"] or "0").translate(_RAISED))
    return Fraction(10) ** exponent if abs(exponent) <= LARGEST_EXPONENT else None


def _decimal(digits: str) -> Fraction | NotRead:
    """Digits with points, commas and gaps: which of them groups, and which is the decimal one."""
    marks = re.sub(r"[\d]|" + _GAP, "", digits)
    decimal = _decimal_mark(marks)
    whole, _, part = digits.rpartition(decimal) if decimal else (digits, "", "")
    if marks == "," and re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits):
        return NotRead.EITHER_WAY
    groups = re.split(rf"{_GAP}|[.,]", whole)
    kinds = set(re.sub(r"\d", "", whole))
    well_grouped = len(kinds) <= 1 and len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if (len(groups) > 1 and not well_grouped) or (not part.isdigit() and part):
        return NotRead.NOT_A_NUMBER
    return Fraction(f"{''.join(groups) or '0'}.{part or '0'}")


def _decimal_mark(marks: str) -> str:
    """The decimal one of the points and commas of a number, in their order; "" where all of them group."""
    if not marks:
        return ""
    alone = marks.count(marks[-1]) == 1
    return marks[-1] if alone else ""
