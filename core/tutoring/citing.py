"""Passages that a model leans on: given to it with numbers, found again in what it says, kept with it. Pure."""

import re
from collections.abc import Mapping, Sequence

from core.search.passages import Passage

LONGEST = 1_200
"""Characters of a passage that a model is given."""
_CITED = re.compile(r"[ \t]*\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]")
_CODE = re.compile(r"(```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]*`)", re.DOTALL)
"""In code, numbers in brackets are places in a list."""


def numbered(passages: Sequence[Passage]) -> str:
    """The passages with their numbers from 1, as a model is given them."""
    return "\n\n".join(
        f"[{number}] {one.title}\n{one.text[:LONGEST]}" for number, one in enumerate(passages, 1)
    )


def without_strays(text: str, count: int) -> str:
    """`text` without numbers of passages that there are not."""

    def kept(found: re.Match[str]) -> str:
        there = [one for one in _numbers(found) if 1 <= one <= count]
        return "".join(f" [{one}]" for one in there)

    parts = _CODE.split(text)  # every other part is code
    parts[::2] = (_CITED.sub(kept, part) for part in parts[::2])
    return "".join(parts).strip()


def cited(text: str, passages: Sequence[Passage]) -> list[tuple[int, Passage]]:
    """The passages that `text` cites with their numbers, in the order in which it does, each once."""
    prose = _CODE.sub("` `", text)
    numbers = dict.fromkeys(one for found in _CITED.finditer(prose) for one in _numbers(found))
    return [(one, passages[one - 1]) for one in numbers if 1 <= one <= len(passages)]


def places(passages: Sequence[Passage]) -> tuple[Mapping[str, str | int | float], ...]:
    """Where passages stand and how close they were, as the row of a message keeps it."""
    return tuple(
        {
            "lesson": one.lesson,
            "study": one.study,
            "step": one.step,
            "title": one.title,
            "closeness": round(one.closeness, 3),
        }
        for one in passages
    )


def _numbers(found: re.Match[str]) -> list[int]:
    return [int(one) for one in found[1].split(",")]
