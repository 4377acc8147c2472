"""Whether a text states the keyed answer of a question, type by type. Pure."""

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
from core.guarding.filling import blanks_leak, order_leak
from core.guarding.found import Found
from core.guarding.options import options_leak
from core.guarding.readings import Reading
from core.guarding.truth import truth_leak
from core.guarding.written import number_leak, output_leak, short_text_leak


def question_leak(item: Question, reading: Reading) -> Found:
    """What is found in one reading of a message: whether it states the keyed answer."""
    text = _without_own_code(item, reading.text)
    match item:
        case SingleChoice() | MultipleChoice():
            return options_leak(item, text, hidden=reading.hidden)
        case TrueFalse():
            return truth_leak(item, text)
        case Number():
            return number_leak(item, text, hidden=reading.hidden)
        case ShortText():
            return short_text_leak(item, text, hidden=reading.hidden)
        case PredictOutput():
            return output_leak(item, text, hidden=reading.hidden)
        case FillBlanks():
            return blanks_leak(item, text, hidden=reading.hidden)
        case OrderLines():
            return order_leak(item, text)
        case _:
            assert_never(item)


def _without_own_code(item: Question, text: str) -> str:
    """The text without lines of the code that the learner sees anyway."""
    own = {line.strip() for line in item.code.splitlines()} - {""}
    return "\n".join(line for line in text.split("\n") if line.strip() not in own)
