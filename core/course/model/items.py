"""What a learner can be asked: eight kinds of question, and what is expected and often got wrong in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What a wrong answer tells: the belief behind it (an id), and what to say to it, never empty (P8)."""

    misconception: str
    feedback: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """What every item has, a question as well as a challenge.

    `difficulty` is 1 (most beginners succeed) to 5. `revision` changes with the content: attempts keep it, so
    that figures about an older wording can be told apart. `formerly` are ids that it had before.
    """

    id: str
    skill: str
    lesson: str
    difficulty: int
    prompt: str
    explanation: str
    revision: str
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Exercise):
    """What a question has besides: code shown under the prompt, and hints from weak to strong."""

    code: str = ""
    language: str = ""
    """Of `code`, of a template and of lines; "" and "text" are prose."""
    hints: tuple[str, ...] = ()
    try_first: bool = False
    """May be asked before its explanation was read (P16)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of the things to pick. A right one has no `mistake`; `missed` is said when it was not picked."""

    text: str
    mistake: Mistake | None = None
    missed: str = ""

    @property
    def correct(self) -> bool:
        """Whether it should be picked."""
        return self.mistake is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(Asked):
    """Pick the one right option. Shuffled for each attempt unless `keep_order`."""

    type: ClassVar[str] = "single_choice"
    options: tuple[Option, ...]
    keep_order: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(Asked):
    """Pick every right option, and no other: all or nothing."""

    type: ClassVar[str] = "multiple_choice"
    options: tuple[Option, ...]
    keep_order: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Asked):
    """Say whether the prompt's sentence is true; `mistake` belongs to the wrong answer."""

    type: ClassVar[str] = "true_false"
    answer: bool
    mistake: Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMistake:
    """Wrong texts that were foreseen."""

    answers: tuple[str, ...]
    mistake: Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortText(Asked):
    """Write a few words. Case and white space are folded unless `exact`."""

    type: ClassVar[str] = "short_text"
    accept: tuple[str, ...]
    mistakes: tuple[TextMistake, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMistake:
    """A wrong number that was foreseen; `tolerance` is absolute."""

    answer: float
    tolerance: float
    mistake: Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Asked):
    """Write a number, within an absolute `tolerance`, with a unit where there is one."""

    type: ClassVar[str] = "number"
    answer: float
    tolerance: float
    mistakes: tuple[NumberMistake, ...]
    unit: str = ""
    unit_aliases: tuple[str, ...] = ()
    unit_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A gap of a template, written `⟦name⟧` in it."""

    name: str
    accept: tuple[str, ...]
    mistakes: tuple[TextMistake, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FillBlanks(Asked):
    """Fill the gaps of a template. `blanks` stand in the template's order."""

    type: ClassVar[str] = "fill_blanks"
    template: str
    blanks: tuple[Blank, ...]
    output: str | None = None
    """What the filled template prints, where that is said."""

    def filled(self, values: Sequence[str] = ()) -> str:
        """The template with `values` in the order of `blanks`; by default with each first accepted form."""
        text = self.template
        for blank, value in zip(self.blanks, values or [b.accept[0] for b in self.blanks], strict=True):
            text = text.replace(f"⟦{blank.name}⟧", value)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputMistake:
    """A wrong output that was foreseen."""

    output: str
    mistake: Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictOutput(Asked):
    """Say what `code` prints, line by line; white space at the end of a line does not count."""

    type: ClassVar[str] = "predict_output"
    output: str
    mistakes: tuple[OutputMistake, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distractor:
    """A line that belongs nowhere."""

    line: str
    mistake: Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMistake:
    """A wrong order that was foreseen, as indices into the item's `pieces`."""

    order: tuple[int, ...]
    mistake: Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLines(Asked):
    """Put `lines` (given here in a right order) into order, leaving the distractors out."""

    type: ClassVar[str] = "order_lines"
    lines: tuple[str, ...]
    also: tuple[tuple[int, ...], ...] = ()
    """Other right orders, as indices into `lines`, from 0."""
    distractors: tuple[Distractor, ...] = ()
    mistakes: tuple[OrderMistake, ...] = ()

    @property
    def pieces(self) -> tuple[str, ...]:
        """All lines a learner can choose from: the right ones, then the distractors. To be shuffled."""
        return self.lines + tuple(d.line for d in self.distractors)


type Question = (
    SingleChoice | MultipleChoice | TrueFalse | ShortText | Number | FillBlanks | PredictOutput | OrderLines
)
"""The items that are answered in a message."""
