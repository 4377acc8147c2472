"""What can be told of a made question without a model and without a sandbox. Pure."""

import io
import re
import tokenize
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import assert_never

from core.course.answers import check
from core.course.folding import answer_folded, words_folded
from core.course.lints.hints import given_away, keyed_answers
from core.course.lints.likeness import masked_code
from core.course.marks import Answer, Judged, Marked, Picked, Written
from core.course.model import Number, PredictOutput, Question, ShortText, SingleChoice, TrueFalse
from core.course.numbers import Quantity, read_quantity
from core.guarding.questions import question_leak
from core.guarding.readings import Reading
from core.guarding.stating import sentences
from core.making.build import Made
from core.making.foreign import too_hard
from core.making.refusals import Reason

ALIKE = 0.9
"""Likeness (0 to 1) from which two questions are one."""

type Fault = tuple[Reason, str]
"""Why a question is refused, and what was found."""

_MARKS = re.compile(r"[*_`]")
_INVITATION = re.compile(r"^\W*(?:true or false|verdadero o falso)\W*", re.IGNORECASE)


def fault_of(item: Made, language: str) -> Fault | None:
    """What is wrong with one question by itself; None for nothing."""
    return _miskeyed(item) or _misses(item) or _leaks(item) or _hard(item, language)


def double_of(item: Made, others: Iterable[Question]) -> Fault | None:
    """What is wrong with a question among others that stay: one of them asks the same."""
    for other in others:
        if type(other) is type(item) and _same(item, other):
            return Reason.DOUBLE, f"{other.id} asks the same: {other.prompt}"
    return None


def key_of(item: Made) -> Answer:
    """The keyed answer, as a learner gives it."""
    match item:
        case SingleChoice():
            return Picked((next(place for place, option in enumerate(item.options) if option.correct),))
        case TrueFalse():
            return Judged(item.answer)
        case ShortText():
            return Written(item.accept[0])
        case Number():
            return Written(f"{item.answer:.15g}")
        case PredictOutput():
            return Written(item.output)
        case _:
            assert_never(item)


def _miskeyed(item: Made) -> Fault | None:
    marked = check(item, key_of(item))
    if isinstance(marked, Marked) and marked.correct:
        return None
    return Reason.KEY, f"the keyed answer comes out as {marked}"


def _misses(item: Made) -> Fault | None:
    """Each wrong answer has to be marked as wrong, with just what was written to it."""
    for answer, feedback in _wrong_answers(item):
        marked = check(item, answer)
        if not isinstance(marked, Marked) or marked.correct:
            return Reason.WRONG_ANSWER, f"the wrong answer {answer} comes out as {marked}"
        if marked.feedback != feedback:
            return Reason.WRONG_ANSWER, f"{answer} is the same as another wrong answer"
    if isinstance(item, SingleChoice) and (twins := _twins([option.text for option in item.options])):
        return Reason.WRONG_ANSWER, f"two options read the same: {twins[0]!r} and {twins[1]!r}"
    return None


def _wrong_answers(item: Made) -> list[tuple[Answer, str]]:
    match item:
        case SingleChoice(options=options):
            return [(Picked((at,)), one.mistake.feedback) for at, one in enumerate(options) if one.mistake]
        case TrueFalse():
            return [(Judged(not item.answer), item.mistake.feedback)]
        case ShortText():
            return [(Written(text), one.mistake.feedback) for one in item.mistakes for text in one.answers]
        case Number():
            return [(Written(f"{one.answer:.15g}"), one.mistake.feedback) for one in item.mistakes]
        case PredictOutput():
            return [(Written(one.output), one.mistake.feedback) for one in item.mistakes]
        case _:
            assert_never(item)


def _twins(texts: Sequence[str]) -> tuple[str, str] | None:
    """Two texts that nobody can tell apart on buttons, which show no Markdown."""
    seen: dict[object, str] = {}
    for text in texts:
        plain = answer_folded(_MARKS.sub("", text))
        read = None if "`" in text else read_quantity(plain)  # in code 3.0 is not 3
        same: object = read.value if isinstance(read, Quantity) and not read.rest else plain
        if same in seen:
            return seen[same], text
        seen[same] = text
    return None


def _leaks(item: Made) -> Fault | None:
    """Whether what is shown says the answer.

    The guard takes what stands in a question as given. Here the question itself is looked at, so it is given without.
    """
    if isinstance(item, TrueFalse):
        said = sentences(_INVITATION.sub("", item.prompt))
        for one in said if len(said) > 1 else ():
            claim = replace(item, prompt=" ".join(other for other in said if other is not one))
            if (why := question_leak(claim, Reading(one)).why) is not None:
                return Reason.LEAK, why.span
        return None
    text = "\n".join([item.prompt, *_comments(item.code)])
    if (why := question_leak(replace(item, prompt="", code=""), Reading(text)).why) is not None:
        return Reason.LEAK, why.span
    if given_away(item, item.prompt) and not _names_others(item):
        return Reason.LEAK, f"the answer stands in the question: {item.prompt}"
    return None


def _names_others(item: Made) -> bool:
    """Whether the question names wrong options too, as one does that asks which of two is longer."""
    if not isinstance(item, SingleChoice):
        return False
    asked = words_folded(item.prompt)
    return any(words_folded(option.text) in asked for option in item.options if not option.correct)


def _comments(code: str) -> list[str]:
    """What a program says beside what it does; all of it where it cannot be read."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(code).readline))
    except (tokenize.TokenError, SyntaxError):
        return [code]
    return [one.string.lstrip("# ") for one in tokens if one.type == tokenize.COMMENT]


def _hard(item: Made, language: str) -> Fault | None:
    said = [item.prompt, item.explanation, *(feedback for _, feedback in _wrong_answers(item))]
    if found := too_hard(item.prompt, language) or too_hard("\n\n".join(said), language):
        return Reason.HARD_TO_READ, found
    return None


def _same(one: Question, other: Question) -> bool:
    if isinstance(one, PredictOutput) or one.code:
        return masked_code(one.code) == masked_code(other.code)
    if words_folded(one.prompt) == words_folded(other.prompt):
        return True
    return SequenceMatcher(None, _asked(one), _asked(other), autojunk=False).ratio() >= ALIKE


def _asked(item: Question) -> str:
    """What is asked, with what is keyed: two questions about one fact have the same of both."""
    key = str(item.answer) if isinstance(item, TrueFalse) else " ".join(keyed_answers(item)[:1])
    return f"{words_folded(item.prompt)} = {words_folded(key)}"
