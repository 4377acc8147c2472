"""Whether an answer to a question is right, what it tells, and what is to be said to it. Pure.

An answer that cannot be read ("abc" for a number) is not wrong: it is `Unreadable`, and may be given anew.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import assert_never

from core.course.folding import answer_folded, filling_folded, output_folded
from core.course.marks import Answer, Filled, Judged, Marked, Ordered, Picked, Reason, Unreadable, Written
from core.course.model import (
    FillBlanks,
    Mistake,
    MultipleChoice,
    Number,
    OrderLines,
    PredictOutput,
    Question,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from core.course.model.items import Asked, TextMistake
from core.course.numbers import NotRead, near, read_quantity

__all__ = [
    "Answer",
    "Filled",
    "Judged",
    "Marked",
    "Ordered",
    "Picked",
    "Reason",
    "Unreadable",
    "Written",
    "check",
]

LONGEST_ANSWER = 10_000
"""Characters of a text that is looked at."""


def check(item: Question, answer: Answer) -> Marked | Unreadable:
    """Judge an answer to an item. Of an answer of another kind than the item asks for nothing is judged."""
    marked: Marked | Unreadable = Unreadable(Reason.OTHER_KIND)
    match item, answer:
        case SingleChoice(), Picked():
            marked = _single(item, answer.options)
        case MultipleChoice(), Picked():
            marked = _multiple(item, answer.options)
        case TrueFalse(), Judged():
            marked = _right() if answer.value is item.answer else _wrong(item, [item.mistake])
        case ((ShortText() | Number() | PredictOutput()), Written()):
            marked = _written(item, answer.text)
        case FillBlanks(), Filled():
            marked = _filled(item, answer)
        case OrderLines(), Ordered():
            marked = _ordered(item, answer)
        case _:
            pass
    return marked


def _right(parts: Iterable[bool] = ()) -> Marked:
    return Marked(correct=True, score=1.0, parts=tuple(parts))


def _wrong(
    item: Asked, mistakes: Iterable[Mistake], parts: Iterable[bool] = (), *, score: float = 0.0
) -> Marked:
    """A wrong answer that shows those mistakes; where none was foreseen, the explanation has to do (P8)."""
    shown = list(dict.fromkeys(mistakes))
    said = dict.fromkeys(mistake.feedback for mistake in shown if mistake.feedback)
    return Marked(
        correct=False,
        score=score,
        feedback="\n\n".join(said) or item.explanation,
        misconceptions=tuple(dict.fromkeys(m.misconception for m in shown if m.misconception)),
        foreseen=bool(said),
        parts=tuple(parts),
    )


def _single(item: SingleChoice, places: tuple[int, ...]) -> Marked | Unreadable:
    if fault := _fault_of_places(places, len(item.options)):
        return fault
    if len(places) > 1:
        return Unreadable(Reason.NOT_ONE)
    mistakes = [item.options[place].mistake for place in places]
    return _wrong(item, filter(None, mistakes)) if any(mistakes) else _right()


def _multiple(item: MultipleChoice, places: tuple[int, ...]) -> Marked | Unreadable:
    if fault := _fault_of_places(places, len(item.options)):
        return fault
    picked = set(places)
    parts = [option.correct is (place in picked) for place, option in enumerate(item.options)]
    if all(parts):
        return _right(parts)
    mistakes = [item.options[place].mistake for place in sorted(picked)]
    missed = [
        option.missed for place, option in enumerate(item.options) if option.missed and place not in picked
    ]
    return _wrong(
        item,
        [
            *(mistake for mistake in mistakes if mistake),
            *(Mistake(misconception="", feedback=m) for m in missed),
        ],
        parts,
    )


def _fault_of_places(places: tuple[int, ...], there: int) -> Unreadable | None:
    if not places:
        return Unreadable(Reason.EMPTY)
    if not all(0 <= place < there for place in places):
        return Unreadable(Reason.NOT_THERE)
    return Unreadable(Reason.DOUBLED) if len(set(places)) < len(places) else None


def _written(item: ShortText | Number | PredictOutput, text: str) -> Marked | Unreadable:
    if len(text) > LONGEST_ANSWER:
        return Unreadable(Reason.TOO_LONG)
    if not text.strip():
        return Unreadable(Reason.EMPTY)
    match item:
        case ShortText():
            return _short_text(item, text)
        case Number():
            return _number(item, text)
        case PredictOutput():
            return _predicted(item, text)
        case _:
            assert_never(item)


def _short_text(item: ShortText, text: str) -> Marked:
    fold = str if item.exact else answer_folded
    written = fold(text)
    if written in map(fold, item.accept):
        return _right()
    found = next((m.mistake for m in item.mistakes if written in map(fold, m.answers)), None)
    return _wrong(item, [found] if found else [])


def _predicted(item: PredictOutput, text: str) -> Marked:
    written = output_folded(text)
    if written == output_folded(item.output):
        return _right()
    found = [m.mistake for m in item.mistakes if output_folded(m.output) == written]
    return _wrong(item, found[:1])


def _number(item: Number, text: str) -> Marked | Unreadable:
    units = [item.unit, *item.unit_aliases] if item.unit else []
    quantity = read_quantity(_unit_last(text, units))
    if isinstance(quantity, NotRead):
        return Unreadable(Reason.EITHER_WAY if quantity is NotRead.EITHER_WAY else Reason.NOT_A_NUMBER)
    if quantity.rest and not units:
        return Unreadable(Reason.NO_UNIT_HERE)
    if item.unit_required and not quantity.rest:
        return Unreadable(Reason.UNIT_MISSING)
    unit_fits = not quantity.rest or _unit_folded(quantity.rest) in map(_unit_folded, units)
    if not unit_fits:
        return Marked(correct=False, score=0.0, feedback=item.explanation, wrong_unit=True)
    if near(quantity.value, item.answer, item.tolerance):
        return _right()
    found = [m.mistake for m in item.mistakes if near(quantity.value, m.answer, m.tolerance)]
    return _wrong(item, found[:1])


def _unit_last(text: str, units: list[str]) -> str:
    """`€ 5` as `5 €`."""
    plain = text.strip()
    first = next((unit for unit in units if plain.startswith(unit)), None)
    return f"{plain[len(first) :]} {first}" if first else plain


def _unit_folded(unit: str) -> str:
    """A unit without what does not count: m/s^2 is m/s². Case does in symbols (mW, MW), not in words."""
    plain = re.sub(r"[\s^·*]", "", unicodedata.normalize("NFKC", unit))
    return plain.casefold() if len(plain) > 3 and plain.isalpha() else plain


def _filled(item: FillBlanks, answer: Filled) -> Marked | Unreadable:
    if not answer.blanks.keys() <= {blank.name for blank in item.blanks}:
        return Unreadable(Reason.NOT_THERE)
    written = [answer.blanks.get(blank.name, "") for blank in item.blanks]
    if not all(text.strip() for text in written):
        return Unreadable(Reason.INCOMPLETE if any(text.strip() for text in written) else Reason.EMPTY)
    if sum(map(len, written)) > LONGEST_ANSWER:
        return Unreadable(Reason.TOO_LONG)
    parts = [_among(b.accept, text, item.language) for b, text in zip(item.blanks, written, strict=True)]
    if all(parts):
        return _right(parts)
    found = [
        _filling_mistake(b.mistakes, text, item.language)
        for b, text in zip(item.blanks, written, strict=True)
    ]
    mistakes = [mistake for mistake in found if mistake]
    return _wrong(item, mistakes, parts, score=sum(parts) / len(parts))


def _among(accepted: tuple[str, ...], text: str, language: str) -> bool:
    return filling_folded(text, language) in {filling_folded(form, language) for form in accepted}


def _filling_mistake(mistakes: tuple[TextMistake, ...], text: str, language: str) -> Mistake | None:
    return next((m.mistake for m in mistakes if _among(m.answers, text, language)), None)


def _ordered(item: OrderLines, answer: Ordered) -> Marked | Unreadable:
    pieces = item.pieces
    if fault := _fault_of_places(answer.pieces, len(pieces)):
        return fault
    if len(answer.pieces) < len(item.lines) and not item.distractors:
        return Unreadable(Reason.INCOMPLETE)
    given = [pieces[place] for place in answer.pieces]
    right = [list(item.lines), *([item.lines[place] for place in order] for order in item.also)]
    if given in right:
        return _right([True] * len(given))
    parts = max((_in_place(given, order) for order in right), key=sum)
    return _wrong(
        item, _order_mistakes(item, given), parts, score=sum(parts) / max(len(parts), len(item.lines))
    )


def _in_place(given: list[str], right: list[str]) -> list[bool]:
    return [place < len(right) and line == right[place] for place, line in enumerate(given)]


def _order_mistakes(item: OrderLines, given: list[str]) -> list[Mistake]:
    """The foreseen order that was given, or the distractors that were taken in."""
    for wrong in item.mistakes:
        if [item.pieces[place] for place in wrong.order] == given:
            return [wrong.mistake]
    return [distractor.mistake for distractor in item.distractors if distractor.line in given]
