"""What is told of faults, in every language."""

import pytest

from core.course.files.fault import Place
from core.interchange.fault import LEFT_OUT, SHOWN, WANTED, Reason, fault
from core.words import Words

VALUES: dict[str, str | int] = {
    "name": "a.md", "other": "A.md", "most": 3, "least": 2, "found": 1, "text": "text", "kind": "essay", "line": 7, "id": "salt",
    "code": "U+0000", "offset": 9,
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("reason", list(Reason))
def test_each_reason_has_its_words(words: Words, reason: Reason, language: str) -> None:
    told = fault(Place("a.md", 3), reason)
    assert words.say(language)(told.word, **VALUES)


def test_what_is_left_out_and_what_is_wanted_does_not_stop_an_import() -> None:
    stops = {reason for reason in Reason if fault(Place("a"), reason).stops}
    assert stops == set(Reason) - LEFT_OUT - WANTED
    assert LEFT_OUT.isdisjoint(WANTED)


def test_a_long_text_of_the_file_is_cut_in_what_is_told() -> None:
    told = fault(Place("a"), Reason.EMPTY_ANSWER, text="word\n" * 1000).values["text"]
    assert isinstance(told, str)
    assert len(told) <= SHOWN
    assert told.startswith("word word")
