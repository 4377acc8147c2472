"""How likely a random answer to a question is right. Pure."""

from collections import Counter
from math import factorial, perm, prod
from typing import assert_never

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


def chance(question: Question) -> float:
    """The chance (0 to 1) of an answer that is drawn among all that can be given; 0 for what is written freely."""
    match question:
        case SingleChoice(options=options):
            return 1 / len(options)
        case TrueFalse():
            return 1 / 2
        case MultipleChoice(options=options):
            return 1 / (2 ** len(options) - 1)
        case OrderLines():
            return _of_order(question)
        case ShortText() | Number() | FillBlanks() | PredictOutput():
            return 0.0
        case _:
            assert_never(question)


def _of_order(question: OrderLines) -> float:
    """Of those who take as many lines as there should be. Lines that are the same can stand for each other."""
    lines = question.lines
    right = {lines, *(tuple(lines[place] for place in order) for order in question.also)}
    alike = prod(factorial(count) for count in Counter(lines).values())
    return len(right) * alike / perm(len(question.pieces), len(lines))
