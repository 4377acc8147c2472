"""What Discord is sent, compared with golden files (`PARLEY_TEST_GOLDEN=write` writes them anew)."""

import json
import os
from pathlib import Path

import adapters.discord
import core.words
from core.words import Words

GOLDEN = Path("tests/golden/discord")
WORDS = Words.load([Path(core.words.__file__).parent, Path(adapters.discord.__file__).parent / "words"])
SAY = WORDS.say("en")


def check(name: str, value: object) -> None:
    """Compare with the golden file of this name."""
    path = GOLDEN / f"{name}.json"
    text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("PARLEY_TEST_GOLDEN") == "write":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
