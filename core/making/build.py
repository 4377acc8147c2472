"""A question as a model proposed it, made into one of the course's own kinds, if it has all that such a one needs. Pure."""

import json
from dataclasses import asdict
from hashlib import blake2b
from typing import TypedDict, assert_never

from core.course.folding import output_folded
from core.course.model import (
    Mistake,
    Number,
    NumberMistake,
    Option,
    OutputMistake,
    PredictOutput,
    ShortText,
    SingleChoice,
    TextMistake,
    TrueFalse,
)
from core.course.numbers import NotRead, read_quantity
from core.making.foreign import foreign
from core.making.proposals import ProposedQuestion, WrongAnswer

MADE = "made"
"""The skill and the lesson that every made question belongs to; see `core.making.course`."""
CODE = "python"
"""The language of programs that are made."""
MIDDLING = 3
"""The difficulty of a question that nobody has answered yet."""
FEWEST_WORDS, MOST_WORDS = 4, 80
"""Of what is said to an answer, so that it names something; of a question, and of each thing said to an answer."""
MOST_OF_ANSWER, MOST_LINES = 100, 15
"""Characters of an answer, so that it fits on a button; lines of a program, and of what it prints."""
WRONG_OPTIONS = range(2, 6)
"""How many wrong options a choice has; all others have one to three foreseen mistakes."""
FORESEEN = range(1, 4)

type Made = SingleChoice | TrueFalse | ShortText | Number | PredictOutput
"""The kinds that are made."""


class Malformed(ValueError):
    """The proposal is no question; the words say why."""


class _Common(TypedDict):
    """What every kind of question has."""

    id: str
    skill: str
    lesson: str
    difficulty: int
    prompt: str
    explanation: str
    revision: str


def build(made: ProposedQuestion) -> Made:
    """The question; `Malformed` where it lacks something that each kind of question has."""
    _look(made)
    revision = blake2b(json.dumps(asdict(made), sort_keys=True).encode(), digest_size=6).hexdigest()
    common: _Common = {
        "id": f"{MADE}-{revision}",
        "skill": MADE,
        "lesson": MADE,
        "difficulty": MIDDLING,
        "prompt": made.prompt.strip(),
        "explanation": made.explanation.strip(),
        "revision": revision,
    }
    match made.kind:
        case "single_choice":
            options = (Option(text=made.answer.strip()), *(_option(one) for one in made.wrong))
            return SingleChoice(**common, options=options)
        case "true_false":
            return TrueFalse(**common, answer=_truth(made), mistake=_mistake(made.wrong[0]))
        case "short_text":
            mistakes = tuple(
                TextMistake(answers=(one.answer.strip(),), mistake=_mistake(one)) for one in made.wrong
            )
            accept = tuple(dict.fromkeys(one.strip() for one in (made.answer, *made.also)))
            return ShortText(**common, accept=accept, mistakes=mistakes)
        case "number":
            wrong = tuple(
                NumberMistake(answer=_number(one.answer), tolerance=0.0, mistake=_mistake(one))
                for one in made.wrong
            )
            return Number(**common, answer=_number(made.answer), tolerance=0.0, mistakes=wrong)
        case "predict_output":
            outputs = tuple(OutputMistake(output=one.answer, mistake=_mistake(one)) for one in made.wrong)
            return PredictOutput(
                **common,
                code=made.code.strip("\n"),
                language=CODE,
                output=made.answer,
                mistakes=outputs,
            )
        case _:
            assert_never(made.kind)


def _look(made: ProposedQuestion) -> None:
    """Raise what is wrong with it, whatever its kind."""
    if not 1 <= len(made.prompt.split()) <= MOST_WORDS:
        raise Malformed(f"a question has 1 to {MOST_WORDS} words, this has {len(made.prompt.split())}")
    for what, text in (
        ("explanation", made.explanation),
        *(("feedback", one.feedback) for one in made.wrong),
    ):
        if not FEWEST_WORDS <= len(text.split()) <= MOST_WORDS:
            raise Malformed(f"the {what} {text!r} has to have {FEWEST_WORDS} to {MOST_WORDS} words")
    told = [made.prompt, made.explanation, *(one.feedback for one in made.wrong)]
    answers = (
        []
        if made.kind == "predict_output"
        else [made.answer, *made.also, *(one.answer for one in made.wrong)]
    )
    for text in (*told, *answers):
        if what := foreign(text):
            raise Malformed(f"{what} stands in {text!r}")
    for text in answers:
        if not text.strip() or "\n" in text.strip() or len(text) > MOST_OF_ANSWER:
            raise Malformed(f"{text!r} is no answer of one line and {MOST_OF_ANSWER} characters")
    if made.also and made.kind != "short_text":
        raise Malformed("only a short text has other wordings")
    _count(made)
    _code(made)


def _count(made: ProposedQuestion) -> None:
    """Raise where there are too few or too many wrong answers."""
    allowed = {"single_choice": WRONG_OPTIONS, "true_false": range(1, 2)}.get(made.kind, FORESEEN)
    if len(made.wrong) not in allowed:
        span = f"{allowed.start} to {allowed.stop - 1}"
        raise Malformed(f"{made.kind} has {span} wrong answers, this has {len(made.wrong)}")


def _code(made: ProposedQuestion) -> None:
    """Raise where there is a program that should not be, or none that should."""
    if made.kind != "predict_output":
        if made.code.strip():
            raise Malformed(f"a program stands in {made.kind}")
        return
    if not made.code.strip() or not output_folded(made.answer):
        raise Malformed("there is no program, or it prints nothing")
    if max(len(made.code.strip().splitlines()), len(made.answer.splitlines())) > MOST_LINES:
        raise Malformed(f"the program, or what it prints, has more than {MOST_LINES} lines")


def _option(wrong: WrongAnswer) -> Option:
    return Option(text=wrong.answer.strip(), mistake=_mistake(wrong))


def _mistake(wrong: WrongAnswer) -> Mistake:
    return Mistake(misconception="", feedback=wrong.feedback.strip())


def _truth(made: ProposedQuestion) -> bool:
    said = [text.strip().casefold() for text in (made.answer, made.wrong[0].answer)]
    if sorted(said) != ["false", "true"]:
        raise Malformed(f"the answers have to be true and false, not {made.answer!r} and its wrong one")
    return said[0] == "true"


def _number(text: str) -> float:
    read = read_quantity(text)
    if isinstance(read, NotRead) or read.rest:
        raise Malformed(f"{text!r} is no bare number")
    return float(read.value)
