"""What a draft must be so that a course can take it, told at its place in the file it came in."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import assert_never

from core.course import numbers
from core.course.files.fault import Place
from core.course.files.reading import STRANGE
from core.course.files.shapes.items import FEWEST_OPTIONS, LONGEST_OPTION, MOST_OPTIONS
from core.course.folding import answer_folded
from core.course.numbers import NotRead, read_quantity
from core.interchange.draft import (
    LONGEST,
    MOST_FAULTS,
    MOST_QUESTIONS,
    Draft,
    DraftChoice,
    DraftNumber,
    Drafts,
    DraftTruth,
    DraftWords,
)
from core.interchange.fault import Fault, Reason, fault


def checked(drafts: Drafts, path: str) -> Drafts:
    """The drafts with all that is wrong with them besides. A file without a question and without a lesson is refused."""
    questions, faults = drafts.questions, list(drafts.faults)
    if len(questions) > MOST_QUESTIONS:
        questions = questions[:MOST_QUESTIONS]
        faults.append(fault(drafts.questions[MOST_QUESTIONS].place, Reason.TOO_MANY, most=MOST_QUESTIONS))
    for draft in questions:
        faults += draft_faults(draft)
    if not questions and not drafts.lessons and not any(one.stops for one in faults):
        faults.append(fault(Place(path), Reason.NO_QUESTIONS))
    return Drafts(
        questions=questions,
        lessons=drafts.lessons,
        title=drafts.title,
        summary=drafts.summary,
        faults=tuple(sorted(faults)[:MOST_FAULTS]),
    )


def draft_faults(draft: Draft) -> Iterator[Fault]:
    """What is wrong with one question."""
    if not draft.prompt.strip():
        yield fault(draft.place, Reason.EMPTY_QUESTION)
    for text in _texts(draft):
        if len(text) > LONGEST:
            yield fault(draft.place, Reason.TOO_LONG, text=text, most=LONGEST)
        if found := STRANGE.search(text):
            yield fault(draft.place, Reason.CONTROL, code=f"U+{ord(found[0]):04X}")
    match draft.answer:
        case DraftChoice():
            yield from _choice_faults(draft.answer, draft.place)
        case DraftWords():
            yield from _words_faults(draft.answer, draft.place)
        case DraftNumber():
            yield from _number_faults(draft.answer, draft.place)
        case DraftTruth():
            pass
        case _:
            assert_never(draft.answer)


def _texts(draft: Draft) -> Iterator[str]:
    yield from (draft.prompt, draft.code, draft.explanation, draft.title, draft.category, draft.skill)
    match draft.answer:
        case DraftChoice():
            for option in draft.answer.options:
                yield from (option.text, option.feedback)
        case DraftWords():
            yield from draft.answer.accept
            for mistake in draft.answer.mistakes:
                yield from (mistake.text, mistake.feedback)
        case DraftNumber():
            yield from (draft.answer.unit, *draft.answer.unit_aliases)
            yield from (mistake.feedback for mistake in draft.answer.mistakes)
        case DraftTruth():
            yield draft.answer.feedback
        case _:
            assert_never(draft.answer)


def _choice_faults(answer: DraftChoice, place: Place) -> Iterator[Fault]:
    options = answer.options
    if len(options) < FEWEST_OPTIONS:
        yield fault(place, Reason.FEW_ANSWERS, least=FEWEST_OPTIONS, found=len(options))
        return
    if len(options) > MOST_OPTIONS:
        yield fault(place, Reason.MANY_ANSWERS, most=MOST_OPTIONS, found=len(options))
    yield from _text_faults([option.text for option in options], place)
    for option in options:
        if len(option.text) > LONGEST_OPTION:
            yield fault(
                place, Reason.LONG_ANSWER, text=option.text, most=LONGEST_OPTION, found=len(option.text)
            )
    right = sum(option.right for option in options)
    if not right:
        yield fault(place, Reason.NONE_RIGHT)
    elif right == len(options):
        yield fault(place, Reason.ALL_RIGHT)
    elif right > 1 and not answer.several:
        yield fault(place, Reason.SEVERAL_RIGHT, found=right)


def _text_faults(texts: Iterable[str], place: Place) -> Iterator[Fault]:
    """Answers that are empty, or there twice."""
    seen: set[str] = set()
    for text in texts:
        if not text.strip():
            yield fault(place, Reason.EMPTY_ANSWER)
        elif text.strip() in seen:
            yield fault(place, Reason.DOUBLE_ANSWER, text=text)
        seen.add(text.strip())


def _words_faults(answer: DraftWords, place: Place) -> Iterator[Fault]:
    if not answer.accept:
        yield fault(place, Reason.NONE_RIGHT)
    yield from (fault(place, Reason.EMPTY_ANSWER) for text in answer.accept if not text.strip())
    fold = str if answer.exact else answer_folded
    accepted = {fold(text) for text in answer.accept}
    for mistake in answer.mistakes:
        if not mistake.text.strip():
            yield fault(place, Reason.EMPTY_ANSWER)
        elif fold(mistake.text) in accepted:
            yield fault(place, Reason.ALSO_RIGHT, text=mistake.text)


def _number_faults(answer: DraftNumber, place: Place) -> Iterator[Fault]:
    for mistake in answer.mistakes:
        if near(mistake.answer, answer):
            yield fault(place, Reason.ALSO_RIGHT, text=f"{mistake.answer:g}")


def near(number: float, answer: DraftNumber) -> bool:
    """Whether a number counts as right."""
    return numbers.near(numbers.exact(number), answer.answer, answer.tolerance)


def exact(text: str) -> Fraction | None:
    """The number that a text is, None where it is none, or may be read in two ways, or is larger than a course can hold."""
    read = read_quantity(text)
    if isinstance(read, NotRead) or read.rest:
        return None
    try:
        float(read.value)
    except OverflowError:
        return None
    return read.value
