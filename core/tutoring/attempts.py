"""What a learner answered to a question, in words for a model: never what would have been right (P2). Pure."""

from collections.abc import Mapping, Sequence
from typing import Any, assert_never, cast

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

LONGEST = 2_000
"""Characters of an answer that a model is told."""


def answered(item: Question, response: Mapping[str, Any]) -> str:
    """The answer as it was kept, as the learner saw it; "" where it does not fit the question any more."""
    match item:
        case SingleChoice(options=options) | MultipleChoice(options=options):
            return _picked(response.get("options"), [one.text for one in options])
        case OrderLines():
            return _picked(response.get("pieces"), item.pieces)
        case TrueFalse():
            return "true" if response.get("value") else "false"
        case FillBlanks():
            blanks = response.get("blanks")
            return "\n".join(f"{name}: {given}" for name, given in blanks.items())[:LONGEST] if blanks else ""
        case ShortText() | Number() | PredictOutput():
            return str(response.get("text", ""))[:LONGEST]
        case _:
            assert_never(item)


def asked(item: Question) -> str:
    """The question as the learner sees it, its options in an order that tells nothing."""
    pieces = [item.prompt, item.template if isinstance(item, FillBlanks) else item.code]
    if isinstance(item, SingleChoice | MultipleChoice):
        pieces += sorted(f"- {one.text}" for one in item.options)
    if isinstance(item, OrderLines):
        pieces += sorted(item.pieces)
    return "\n".join(filter(None, pieces))


def _picked(places: Any, texts: Sequence[str]) -> str:
    given = cast("list[object]", places) if isinstance(places, list) else []
    shown = [place for place in given if isinstance(place, int) and 0 <= place < len(texts)]
    return "\n".join(texts[place] for place in shown)
