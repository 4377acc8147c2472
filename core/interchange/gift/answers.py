"""What stands between the braces of a GIFT question."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from core.course.files.fault import Place
from core.interchange.draft import (
    Answer,
    DraftChoice,
    DraftMistake,
    DraftNumber,
    DraftNumberMistake,
    DraftOption,
    DraftTruth,
    DraftWords,
)
from core.interchange.fault import Fault, Reason, fault
from core.interchange.gift.escapes import shown
from core.interchange.rules import exact, near

_WEIGHT = re.compile(r"%\s*(-?\d{1,3}(?:\.\d{0,8})?)\s*%")
_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}

type Telling = Callable[[str], str]
"""A piece of GIFT into Markdown."""


@dataclass(frozen=True, slots=True)
class Left:
    """Why a question is left out: of a kind that Parley does not ask, or one that cannot be said in a course."""

    reason: Reason
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer that is asked for, and what the file says to those who are right."""

    answer: Answer
    right_feedback: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class _Part:
    """One answer with its weight in per cent, None where none is written."""

    sign: str
    weight: float | None
    text: str
    feedback: str


@dataclass(slots=True)
class Gathering:
    """Answers, sorted into what is right and what is not."""

    place: Place
    praise: list[str] = field(default_factory=list[str])
    faults: list[Fault] = field(default_factory=list[Fault])

    def tell(self, reason: Reason, text: str = "") -> None:
        """Note that something is left out."""
        self.faults.append(fault(self.place, reason, text=text))

    def gives(self, answer: Answer) -> Answered:
        """What was gathered."""
        return Answered(answer, tuple(self.praise), tuple(self.faults))


def answered(text: str, told: Telling, place: Place) -> Answered | Left:
    """The answer that `text` (with escapes hidden) asks for."""
    text = text.strip()
    gathering = Gathering(place)
    if not text:
        return Left(Reason.KIND_LEFT_OUT, "essay")
    if text.startswith("#"):
        return _number(text[1:], told, gathering)
    if "~" in text:
        return _choice(text, told, gathering)
    if "=" in text and "->" in text and all(part.weight is None for part in _parts(text)):
        return Left(Reason.KIND_LEFT_OUT, "match")
    head, *feedback = text.split("#", 2)
    if head.strip() in _TRUTH:
        if len(feedback) > 1 and (praise := told(feedback[1])):
            gathering.praise.append(praise)
        return gathering.gives(
            DraftTruth(answer=_TRUTH[head.strip()], feedback=told(feedback[0]) if feedback else "")
        )
    return words_of([(p.weight, shown(p.text), told(p.feedback)) for p in _parts(text)], gathering)


def _parts(text: str) -> Iterator[_Part]:
    """The answers, each behind its sign; what stands before the first is one too."""
    for piece in re.split(r"(?=[=~])", text):
        sign, rest = (piece[0], piece[1:].strip()) if piece[:1] in {"=", "~"} else ("", piece.strip())
        if not sign and not rest:
            continue
        weight = None
        if found := _WEIGHT.match(rest):
            weight, rest = float(found[1]), rest[found.end() :]
        answer, _, feedback = rest.partition("#")
        yield _Part(sign, weight, answer.strip(), feedback.strip())


def _choice(text: str, told: Telling, gathering: Gathering) -> Answered | Left:
    several = "=" not in text
    options: list[DraftOption] = []
    for part in _parts(text):
        words, feedback = told(part.text), told(part.feedback)
        right = part.sign == "=" or (several and (part.weight or 0) > 0)
        if not right and (part.weight or 0) > 0:
            gathering.tell(Reason.PARTLY_RIGHT, words)
        if right and feedback:
            gathering.praise.append(feedback)
        options.append(DraftOption(words, right, "" if right else feedback))
    return gathering.gives(DraftChoice(options=tuple(options), several=several))


def words_of(
    parts: Sequence[tuple[float | None, str, str]], gathering: Gathering, *, exactly: bool = False
) -> Answered | Left:
    """A short answer of forms, each with its weight in per cent (None: right) and feedback, as Moodle has them."""
    accept: list[str] = []
    mistakes: list[DraftMistake] = []
    for weight, text, feedback in parts:
        if text == "*":
            gathering.tell(Reason.ANY_OTHER, feedback)
        elif weight is None or weight >= 100:
            if "*" in text.replace("\\*", ""):
                return Left(Reason.PATTERN)
            accept.append(text.replace("\\*", "*"))
            gathering.praise += [feedback] if feedback else []
        elif "*" in text.replace("\\*", ""):
            gathering.tell(Reason.ANY_OTHER, text)
        else:
            if weight > 0:
                gathering.tell(Reason.PARTLY_RIGHT, text)
            mistakes.append(DraftMistake(text.replace("\\*", "*"), feedback))
    return gathering.gives(DraftWords(accept=tuple(accept), mistakes=tuple(mistakes), exact=exactly))


def _number(text: str, told: Telling, gathering: Gathering) -> Answered | Left:
    numbers: list[tuple[float | None, str, str, str]] = []
    for part in _parts(text):
        written = shown(part.text)
        if part.sign == "~" or written == "*":
            gathering.tell(Reason.ANY_OTHER, told(part.feedback))
            continue
        number, tolerance = _with_tolerance(written)
        numbers.append((part.weight, number, tolerance, told(part.feedback)))
    return number_of(numbers, gathering)


def _with_tolerance(text: str) -> tuple[str, str]:
    """A number and how far off is still right, as they are written; a range is its middle and half its width."""
    low, dots, high = text.partition("..")
    if dots:
        least, most = exact(low), exact(high)
        if least is None or most is None or most < least:
            return text, ""
        return _decimal((least + most) / 2), _decimal((most - least) / 2)
    number, _, tolerance = text.partition(":")
    return number.strip(), tolerance.strip()


def _decimal(number: Fraction) -> str:
    return repr(float(number))


def number_of(parts: Sequence[tuple[float | None, str, str, str]], gathering: Gathering) -> Answered | Left:
    """A number of answers, each with its weight in per cent (None: right), text, tolerance and feedback."""
    right: list[DraftNumber] = []
    wrong: list[DraftNumberMistake] = []
    for weight, text, width, feedback in parts:
        number, tolerance = exact(text), exact(width or "0")
        if number is None or tolerance is None or tolerance < 0:
            gathering.faults.append(
                fault(gathering.place, Reason.NOT_A_NUMBER, text=f"{text}:{width}" if width else text)
            )
        elif weight is None or weight >= 100:
            right.append(DraftNumber(answer=float(number), tolerance=float(tolerance)))
            gathering.praise += [feedback] if feedback else []
        else:
            if weight > 0:
                gathering.tell(Reason.PARTLY_RIGHT, text)
            wrong.append(DraftNumberMistake(float(number), float(tolerance), feedback))
    if any(one.stops for one in gathering.faults):
        return gathering.gives(DraftNumber(answer=0.0))
    if len(right) > 1:
        return Left(Reason.SEVERAL_NUMBERS)
    if not right:
        gathering.faults.append(fault(gathering.place, Reason.NONE_RIGHT))
        return gathering.gives(DraftNumber(answer=0.0))
    answer = right[0]
    mistakes = tuple(one for one in wrong if not near(one.answer, answer))
    return gathering.gives(DraftNumber(answer=answer.answer, tolerance=answer.tolerance, mistakes=mistakes))
