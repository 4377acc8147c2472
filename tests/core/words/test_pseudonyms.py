"""Names for whoever does not want to think of one."""

from pathlib import Path
from random import Random

import pytest

import core.words
from core.features.boards.rules import LONGEST_NAME
from core.moderating.names import clean_name
from core.moderating.rules import ruled
from core.words import Words
from core.words.pseudonyms import pseudonym

WORDS = Words.load([Path(core.words.__file__).parent])


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_pseudonym_of_any_two_words_can_stand_wherever_others_read_it(language: str) -> None:
    say = WORDS.say(language)
    for like in say("pseudonym-like").split():
        for who in say("pseudonym-who").split():
            name = say("pseudonym", like=like, who=who)
            assert clean_name(name, LONGEST_NAME) == name
            assert ruled(name) is None


def test_a_pseudonym_is_the_same_for_the_same_event_and_another_for_others() -> None:
    say = WORDS.say("en")
    assert pseudonym(say, Random(7)) == pseudonym(say, Random(7))
    assert len({pseudonym(say, Random(seed)) for seed in range(50)}) > 30
