"""How much of one text stands in another, as when somebody copies the words of a task. Pure."""

import re
from collections.abc import Sequence

RUN = 5
"""Words in a row that nobody writes twice by chance."""
_WORD = re.compile(r"\w+")


def copied(text: str, source: str) -> int:
    """How often `RUN` words of `source` in a row stand in `text`, too; all of its words, where it has fewer."""
    return copies(text, (source,))[0]


def copies(text: str, sources: Sequence[str]) -> list[int]:
    """As `copied`, of each of many sources: the text, which may be long, is taken apart once."""
    said, there = _WORD.findall(text.casefold()), dict[int, set[tuple[str, ...]]]()
    found: list[int] = []
    for source in sources:
        words = _WORD.findall(source.casefold())
        run = min(RUN, len(words))
        if run and run not in there:
            there[run] = set(_runs(said, run))
        found.append(sum(one in there[run] for one in _runs(words, run)) if run else 0)
    return found


def _runs(words: list[str], run: int) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + run]) for start in range(len(words) - run + 1)]
