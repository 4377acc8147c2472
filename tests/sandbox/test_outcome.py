"""What is left of a program is judged by how it ended, and not by what its interpreter said of itself."""

import pytest

from sandbox.outcome import End, Remains, without_last_words

LAST = "\n<--- Last few GCs --->"


@pytest.mark.parametrize("end", [End.CRASH, End.MEMORY])
def test_the_last_words_of_an_interpreter_without_memory_are_left_out(end: End) -> None:
    remains = Remains(end=end, stderr=b"mine" + LAST.encode() + b"\n[2:0x1] 887 ms: Mark-Compact")
    assert without_last_words(remains, LAST) == Remains(end=End.MEMORY, stderr=b"mine")


def test_what_a_program_prints_that_ends_well_stays() -> None:
    remains = Remains(end=End.ITSELF, stderr=LAST.encode())
    assert without_last_words(remains, LAST) == remains
