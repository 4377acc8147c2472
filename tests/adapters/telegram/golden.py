"""What Telegram is sent, compared with golden files (`PARLEY_TEST_GOLDEN=write` writes them anew)."""

import os
from pathlib import Path

import core.words
from core.words import Words

GOLDEN = Path("tests/golden/telegram")
FEATURES = sorted(Path("core/features").glob("*/words"))
WORDS = Words.load([Path(core.words.__file__).parent, Path("adapters/telegram/words"), *FEATURES])
SAY = WORDS.say("en")


def check(name: str, text: str) -> None:
    """Compare with the golden file of this name."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("PARLEY_TEST_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
