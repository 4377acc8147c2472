"""Hints: short, in plain words, and never the answer itself (P4, P7)."""

import re
from collections.abc import Iterator

from core.course.files.fault import Fault
from core.course.files.load import Loaded
from core.course.files.spot import Spot
from core.course.folding import code_folded, words_folded
from core.course.model import (
    Challenge,
    Course,
    FillBlanks,
    Hint,
    MultipleChoice,
    Number,
    OrderLines,
    PredictOutput,
    Question,
    Rung,
    ShortText,
    SingleChoice,
)
from core.course.reading_level import grade_level, words_of

MOST_WORDS = 160
FEWEST_WORDS_OF_A_RUNG = 15
HARDEST_GRADE = 9.0
WORDS_TO_GRADE = 30
"""The formula says nothing about a text with fewer words."""

_SPAN = re.compile(r"`([^`]+)`")


def hint_faults(loaded: Loaded, course: Course) -> Iterator[Fault]:
    """Hints that are too long, too hard to read, or give the answer away."""
    english = course.language.partition("-")[0] == "en"
    for item in course.questions:
        spot = loaded.spots[item.id]
        for index, hint in enumerate(item.hints):
            yield from _plain_words(hint, spot, ("hints", index), english)
            if given_away(item, hint):
                yield _told(spot, "hints", index)
    for challenge in course.challenges:
        yield from _ladder(challenge, loaded.spots[challenge.id], english)


def _ladder(challenge: Challenge, spot: Spot, english: bool) -> Iterator[Fault]:
    for hint in challenge.hints:
        path = ("hints", hint.rung.value)
        yield from _plain_words(hint.text, spot, path, english)
        if (written := len(hint.text.split())) < FEWEST_WORDS_OF_A_RUNG:
            message = (
                f"this hint has {written} words; one of the ladder has {FEWEST_WORDS_OF_A_RUNG} at least"
            )
            yield spot.fault(*path, message=message, advice="Say where to look and why, in a full sentence.")
        if hint.rung is not Rung.BOTTOM_OUT and solution_shown(challenge, hint):
            yield _told(spot, *path)


def _plain_words(text: str, spot: Spot, path: tuple[str | int, ...], english: bool) -> Iterator[Fault]:
    written = len(words_of(text))
    if written > MOST_WORDS:
        message = f"this hint has {written} words; {MOST_WORDS} are the most"
        yield spot.fault(*path, message=message, advice="Keep to one idea.")
    if english and written >= WORDS_TO_GRADE and (grade := grade_level(text)) > HARDEST_GRADE:
        yield spot.fault(
            *path,
            message=f"this hint reads like grade {grade:.1f}; {HARDEST_GRADE:g} is the hardest",
            advice="Use shorter sentences and shorter words.",
        )


def _told(spot: Spot, *path: str | int) -> Fault:
    return spot.fault(
        *path, message="this hint gives the answer away", advice="Lead to it, and leave the last step."
    )


def given_away(item: Question, hint: str) -> bool:
    """Whether a hint holds a keyed answer of the item."""
    return any(_holds(hint, answer) for answer in keyed_answers(item))


def keyed_answers(item: Question) -> list[str]:
    """The texts that answer an item rightly; none for true or false, which is in any text."""
    answers: list[str] = []
    match item:
        case SingleChoice() | MultipleChoice():
            answers = [option.text for option in item.options if option.correct]
        case ShortText():
            answers = list(item.accept)
        case Number():
            answers = [f"{item.answer:g}", str(item.answer)]
        case FillBlanks():
            answers = [form for blank in item.blanks for form in blank.accept]
        case PredictOutput():
            answers = [item.output]
        case OrderLines():
            answers = ["\n".join(item.lines)]
        case _:
            pass
    return answers


def _holds(hint: str, answer: str) -> bool:
    """Whether the answer stands in the hint: a very short one only where it is set as code or follows `is`."""
    plain = words_folded(answer.strip("`"))
    if not plain:
        return False
    if plain in {words_folded(span) for span in _SPAN.findall(hint)}:
        return True
    before = r"\b(?:is|be|answer|=)\s+" if len(plain) < 4 else r"(?<!\w)"
    return re.search(before + re.escape(plain) + r"(?!\w|\.\d)", words_folded(hint)) is not None


def solution_shown(challenge: Challenge, hint: Hint) -> bool:
    """Whether a hint shows all lines that the reference adds to the starter, or two of them and most."""
    given = _lines(challenge.starter, challenge.language)
    own = {
        line
        for line in _lines(challenge.reference, challenge.language) - given
        if not line.startswith(("def ", "#"))
    }
    written = "\n".join([hint.text, *_SPAN.findall(hint.text)])
    shown = own & _lines(written, challenge.language)
    return bool(own) and (shown == own or (len(shown) > 1 and 2 * len(shown) > len(own)))


def _lines(code: str, language: str) -> set[str]:
    return {code_folded(line, language) for line in code.splitlines() if line.strip()}
