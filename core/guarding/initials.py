"""Whether a text spells an answer with the first or last letters of its lines, sentences or words. Pure."""

import re
from collections.abc import Iterator, Sequence

from core.course.model import (
    FillBlanks,
    MultipleChoice,
    Number,
    OrderLines,
    PredictOutput,
    Question,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from core.guarding.found import HARMLESS, Found, Kind, Why

_FEWEST_OF_LINES, _FEWEST_OF_WORDS = 4, 5
"""Letters of an answer that no text spells by accident: it has far more words than lines."""
_SAID_OF_CLAIMS = {True: ("true", "verdadero", "verdadera"), False: ("false", "falso", "falsa")}


def spelt_out(item: Question, text: str) -> Found:
    """Whether all of a right answer is spelt."""
    for answer in _answers(item):
        words = [re.sub(r"[\W\d_]", "", one.casefold()) for one in answer]
        for row, fewest in _rows(text):
            if all(len(one) >= fewest and one in row for one in words):
                return Found(Why(Kind.STATED, row, "spelt by letters"))
    return HARMLESS


def _answers(item: Question) -> Sequence[Sequence[str]]:
    """Each way to answer right, as the texts that it takes."""
    match item:
        case SingleChoice(options=options) | MultipleChoice(options=options):
            return [[one.text for one in options if one.correct]]
        case TrueFalse(answer=answer):
            return [[one] for one in _SAID_OF_CLAIMS[answer]]
        case ShortText(accept=accept):
            return [[one] for one in accept]
        case PredictOutput(output=output):
            return [[output]]
        case FillBlanks(blanks=blanks):
            return [[blank.accept[0] for blank in blanks]]
        case Number() | OrderLines():
            return []


def _rows(text: str) -> Iterator[tuple[str, int]]:
    """The letters in their rows, with how many of them it takes to be no accident."""
    lines = [one for one in (_plain(line) for line in text.splitlines()) if one]
    said = [one for one in (_plain(sentence) for sentence in re.split(r"[.!?\n]+", text)) if one]
    for parts in (lines, said, [_plain(line.rpartition(": ")[2]) for line in lines]):
        yield "".join(one[0] for one in parts if one), _FEWEST_OF_LINES
        yield "".join(one[-1] for one in parts if one), _FEWEST_OF_LINES
    yield "".join(word[0] for word in re.findall(r"[^\W\d_]+", text.casefold())), _FEWEST_OF_WORDS


def _plain(text: str) -> str:
    return re.sub(r"[^\w:]|\d|_", "", text.casefold().replace(": ", ":")).strip(":")
