"""Codes of classes are typed as people type, and are never taken for codes of staff."""

from hypothesis import given
from hypothesis import strategies as st

from core.teaching.codes import LENGTH, is_for_staff, new_code, plain_code, shown


def test_a_code_is_understood_however_it_is_written() -> None:
    code = new_code()
    for typed in (code, shown(code), shown(code).lower(), f"  {' '.join(code)} "):
        assert plain_code(typed) == code
        assert not is_for_staff(typed)


def test_no_two_codes_are_alike() -> None:
    assert len({new_code() for _ in range(1000)}) == 1000


@given(st.text(max_size=30))
def test_what_is_no_code_is_none(typed: str) -> None:
    found = plain_code(typed)
    assert found is None or len(found) == LENGTH


def test_what_begins_as_codes_of_staff_do_is_for_staff() -> None:
    assert is_for_staff("T-33333-33333")
    assert is_for_staff("t 3")
    assert plain_code("T-33333-3333") is None
