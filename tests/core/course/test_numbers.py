from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.course.numbers import NotRead, Quantity, read_quantity


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("5", "5", ""),
        ("−3", "-3", ""),
        ("+7", "7", ""),
        ("1,5", "1.5", ""),
        (".5", "0.5", ""),
        (",5", "0.5", ""),
        ("0,125", "0.125", ""),
        ("1.234", "1.234", ""),
        ("1,234.5", "1234.5", ""),
        ("1.234,5", "1234.5", ""),
        ("1\u202f234\u202f567", "1234567", ""),
        ("1'000'000", "1000000", ""),
        ("1,000,000", "1000000", ""),
        ("1.000.000", "1000000", ""),
        ("1e3", "1000", ""),
        ("1E-3", "0.001", ""),
        ("2 × 10⁵", "200000", ""),
        ("2*10^-2", "0.02", ""),
        ("3/4", "3/4", ""),
        ("1 1/2", "3/2", ""),
        ("-1/2", "-1/2", ""),
        ("= 4.", "4", ""),
        ("٣", "3", ""),
        ("9.81 m/s²", "9.81", "m/s²"),
        ("7 eV", "7", "eV"),
        ("50%", "50", "%"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: str, rest: str) -> None:
    assert read_quantity(text) == Quantity(Fraction(value), rest)


@pytest.mark.parametrize(
    "text", ["", "abc", "1/0", "--5", "1 2", "1.2.3", "12,34,567", "1e9999", "9" * 200, "inf", "nan", "²"]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read_quantity(text) is NotRead.NOT_A_NUMBER


def test_a_comma_that_could_be_either_is_asked_about() -> None:
    assert read_quantity("1,234") is NotRead.EITHER_WAY
    assert read_quantity("-12,000 km") is NotRead.EITHER_WAY


@given(st.text(max_size=120))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert isinstance(read_quantity(text), Quantity | NotRead)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_whatever_python_writes_is_read_to_the_digit(value: float) -> None:
    found = read_quantity(repr(value))
    assert isinstance(found, Quantity)
    assert found.value == Fraction(repr(value))
