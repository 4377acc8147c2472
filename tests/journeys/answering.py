"""How a learner answers an item of a course, rightly or wrongly: as pressed, as typed, and which item is asked at all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from core.asking.question import bare
from core.course.model import (
    Challenge,
    Course,
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

TRUE, FALSE = "True", "False"
"""What is pressed for a sentence that is true or not."""


@dataclass(frozen=True, slots=True)
class Press:
    """Press the choice of this label."""

    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Tick the options of these labels, and no others."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrange:
    """Put these lines in this order, and leave the others out."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Write:
    """Write these values into the fields of these labels; a single field has any label."""

    values: Mapping[str, str]


type Answer = Press | Tick | Arrange | Write


def item_asked(course: Course, prompt: str, code: str) -> Question:
    """The item with this prompt, as it is shown, and this code ("" for none)."""
    found = [
        one
        for one in course.items
        if not isinstance(one, Challenge)
        and _letters(prompt).startswith(_letters(_first_paragraph(one)))
        and _shown_code(one).rstrip() == code.rstrip()
    ]
    assert len(found) == 1, f"{len(found)} items ask {prompt!r} with {code!r}"
    return found[0]


def right(item: Question) -> Answer:
    """The right answer."""
    match item:
        case SingleChoice(options=options):
            return Press(next(bare(one.text) for one in options if one.correct))
        case MultipleChoice(options=options):
            return Tick(tuple(bare(one.text) for one in options if one.correct))
        case TrueFalse(answer=answer):
            return Press(TRUE if answer else FALSE)
        case OrderLines(lines=lines):
            return Arrange(lines)
        case FillBlanks(blanks=blanks):
            return Write({f"⟦{blank.name}⟧": blank.accept[0] for blank in blanks})
        case ShortText(accept=accept):
            return Write({"": accept[0]})
        case PredictOutput(output=output):
            return Write({"": output})
        case Number(answer=answer, unit=unit):
            return Write({"": f"{answer:g} {unit}".strip()})
        case _:
            assert_never(item)


def wrong(item: Question) -> Answer:
    """A wrong answer that can be read."""
    match item:
        case SingleChoice(options=options):
            return Press(next(bare(one.text) for one in options if not one.correct))
        case MultipleChoice(options=options):
            return Tick(tuple(bare(one.text) for one in options if not one.correct))
        case TrueFalse(answer=answer):
            return Press(FALSE if answer else TRUE)
        case OrderLines(lines=lines):
            return Arrange(lines[::-1])
        case FillBlanks(blanks=blanks):
            return Write({f"⟦{blank.name}⟧": "nonsense" for blank in blanks})
        case ShortText() | PredictOutput():
            return Write({"": "nonsense"})
        case Number(answer=answer, tolerance=tolerance, unit=unit):
            return Write({"": f"{answer + tolerance + 1000:g} {unit}".strip()})
        case _:
            assert_never(item)


def typed(answer: Answer) -> list[str]:
    """The lines that give this answer in a terminal, where one does not see the numbers of what is shown."""
    match answer:
        case Press(label=label):
            return [label]
        case Write(values=values):
            return [line for value in values.values() for line in fenced(value)]
        case Tick() | Arrange():
            raise AssertionError("options and lines are shuffled, so that their numbers have to be seen")
        case _:
            assert_never(answer)


def fenced(text: str) -> list[str]:
    """A text as the lines of one message: several are put between fences."""
    lines = text.rstrip("\n").split("\n")
    return lines if len(lines) == 1 else ["```", *lines, "```"]


def _shown_code(item: Question) -> str:
    return item.template if isinstance(item, FillBlanks) else item.code


def _first_paragraph(item: Question) -> str:
    return bare(item.prompt.split("\n\n")[0])


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
