from pathlib import Path

import pytest

from core.chat import Say
from core.words import Words
from tests.core.interchange.gate import Gate

WORDS = Path(__file__).parents[3] / "core/words"


@pytest.fixture(scope="session")
def words() -> Words:
    return Words.load([WORDS])


@pytest.fixture(scope="session")
def say(words: Words) -> Say:
    return words.say("en")


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    return Gate(tmp_path / "content")
