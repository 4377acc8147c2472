"""Items that differ in names and numbers only: a learner who meets both learns nothing from the second."""

import builtins
import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from core.course.files.fault import Fault
from core.course.files.load import Loaded
from core.course.model import (
    Challenge,
    Course,
    FillBlanks,
    Item,
    MultipleChoice,
    OrderLines,
    ShortText,
    SingleChoice,
)

ALIKE = 92.0
"""Likeness in per cent from which two texts count as the same, names and numbers aside."""

_WORDS_OF_THE_LANGUAGE = frozenset(keyword.kwlist) | frozenset(dir(builtins))
_STRING = re.compile(r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')""")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_IDENTIFIER = re.compile(r"(?<![.\w])[A-Za-z_]\w*")
_SPAN = re.compile(r"`([^`]*)`")
_PROPER_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")


@dataclass(frozen=True, slots=True)
class _Mask:
    """An item without its names and numbers: what is asked, and what it is asked about."""

    prompt: str
    body: str


def likeness_faults(loaded: Loaded, course: Course) -> Iterator[Fault]:
    """Pairs of items of one type that ask the same; the fault stands at the later one."""
    masks = [(item, _masked(item)) for item in course.items]
    for (one, first), (other, second) in combinations(masks, 2):
        if one.type == other.type and _alike(first, second):
            yield loaded.spots[other.id].fault(
                "prompt",
                message=f"this item asks the same as {one.id}, with other names and numbers",
                advice="Ask for something else, or in another way, or delete one of them.",
            )


def _alike(one: _Mask, other: _Mask) -> bool:
    return (
        fuzz.ratio(one.prompt, other.prompt, score_cutoff=ALIKE) >= ALIKE
        and fuzz.ratio(one.body, other.body, score_cutoff=ALIKE) >= ALIKE
    )


def _masked(item: Item) -> _Mask:
    return _Mask(masked_prose(item.prompt), "\n".join(_body(item)))


def _body(item: Item) -> list[str]:
    """What an item asks about besides its prompt, masked."""
    if isinstance(item, Challenge):
        return [masked_code(item.starter)]
    mask = masked_prose if item.language in {"", "text"} else masked_code
    texts = [masked_code(item.code)]
    match item:
        case SingleChoice() | MultipleChoice():
            texts += sorted(masked_prose(option.text) for option in item.options)
        case ShortText():
            texts += [masked_prose(item.accept[0])]
        case FillBlanks():
            texts += [mask(item.template)]
        case OrderLines():
            texts += map(mask, item.pieces)
        case _:
            pass
    return texts


def masked_code(code: str) -> str:
    """Code in which each name of its own, each string and each number reads the same."""
    text = _NUMBER.sub("0", _STRING.sub('"s"', code))
    return _IDENTIFIER.sub(lambda m: m[0] if m[0] in _WORDS_OF_THE_LANGUAGE else "n", text)


def masked_prose(text: str) -> str:
    """Prose in which each name and number reads the same; what is set as code is masked as code."""
    coded = _SPAN.sub(lambda m: f"`{masked_code(m[1])}`", text)
    return " ".join(_PROPER_NAME.sub("Name", _NUMBER.sub("0", coded)).split())
