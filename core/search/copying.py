"""How much of one text stands in another, as when somebody copies the words of a task. Pure."""

import re

RUN = 5
"""Words in a row that nobody writes twice by chance."""
_WORD = re.compile(r"\w+")


def copied(text: str, source: str) -> int:
    """How often `RUN` words of `source` in a row stand in `text`, too; all of its words, where it has fewer."""
    words = _WORD.findall(source.casefold())
    run = min(RUN, len(words))
    if not run:
        return 0
    there = set(_runs(_WORD.findall(text.casefold()), run))
    return sum(one in there for one in _runs(words, run))


def _runs(words: list[str], run: int) -> list[tuple[str, ...]]:
    return [tuple(words[start : start + run]) for start in range(len(words) - run + 1)]
