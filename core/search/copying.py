"""How much of one text stands in another, as when somebody copies the words of a task. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache

RUN = 5
"""Words in a row that nobody writes twice by chance."""
_WORD = re.compile(r"\w+")


def copied(text: str, source: str) -> int:
    """How often `RUN` words of `source` in a row stand in `text`, too; all of its words, where it has fewer."""
    return copies(text, (source,))[0]


def taken(text: str, source: str) -> float:
    """The share (0 to 1) of a text's runs of words that stand in `source` just so; 0 of a text without words."""
    runs = _taken_apart(text)[1]
    return copied(source, text) / len(runs) if runs else 0.0


def copies(text: str, sources: Sequence[str]) -> list[int]:
    """As `copied`, of each of many sources: the text, which may be long, is taken apart once."""
    said, there = _WORD.findall(text.casefold()), dict[int, set[tuple[str, ...]]]()
    found: list[int] = []
    for run, runs in map(_taken_apart, sources):
        if run not in there:
            there[run] = set(_runs(said, run)) if run else set()
        found.append(sum(one in there[run] for one in runs))
    return found


@lru_cache(maxsize=4096)
def _taken_apart(source: str) -> tuple[int, list[tuple[str, ...]]]:
    """How many words in a row are looked for of a source, and all of them. Sources are tasks, which stay the same."""
    words = _WORD.findall(source.casefold())
    run = min(RUN, len(words))
    return run, _runs(words, run) if run else []


def _runs(words: list[str], run: int) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + run]) for start in range(len(words) - run + 1)]
