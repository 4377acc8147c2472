"""An author knows by its beginning which of their explanations is meant."""

from hypothesis import given
from hypothesis import strategies as st

from core.moderating.telling import BEGINNING, beginning


@given(st.text(max_size=400))
def test_a_beginning_is_one_short_line(text: str) -> None:
    begun = beginning(text)
    assert len(begun) <= BEGINNING
    assert "\n" not in begun
    whole = " ".join(text.split())
    assert begun == whole or (begun.endswith("…") and whole.startswith(begun.removesuffix("…")))
