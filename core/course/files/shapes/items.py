"""The shape of items/*.yaml: one model for each type of question."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Discriminator, Field, RootModel, Tag

from core.course.files.shapes.words import FORMERLY, Finite, Id, MistakeShape, Shape, Text, Tolerance

FEWEST_OPTIONS, MOST_OPTIONS, LONGEST_OPTION = 2, 6, 100
"""How many options a choice has, and characters of one."""

type Answers = Annotated[
    list[str], Field(min_length=1, description="Accepted forms; the first is shown as the answer.")
]
type WrongAnswers = Annotated[list[str], Field(min_length=1, description="Forms of this wrong answer.")]
type OptionText = Annotated[
    str,
    Field(
        pattern=r"\S",
        max_length=LONGEST_OPTION,
        description="Markdown within a line, at most 100 characters.",
    ),
]
type Language = Annotated[
    Text | None, Field(description="Language of the code; left out, the course's `code`. `text` for prose.")
]


class AskedShape(Shape):
    """What every question has."""

    id: Annotated[Id, Field(description="Never changes: progress hangs on it.")]
    skill: Annotated[Id, Field(description="The one skill it asks for.")]
    lesson: Annotated[Id, Field(description="The lesson it belongs to.")]
    difficulty: Annotated[int, Field(ge=1, le=5, description="1: most beginners get it right … 5.")]
    prompt: Annotated[Text, Field(description="The question, in Markdown.")]
    code: Annotated[Text | None, Field(description="Code shown under the prompt.")] = None
    language: Language = None
    explanation: Annotated[
        Text, Field(description="Why the right answer is right; shown after answering. A sentence or more.")
    ]
    hints: Annotated[
        list[Text],
        Field(
            default_factory=list,
            description="From weak to strong, each ≤ 160 words, never the answer itself.",
        ),
    ]
    try_first: Annotated[bool, Field(description="May be asked before its explanation was read.")] = False
    formerly: Annotated[list[Id], Field(default_factory=list, description=FORMERLY)]


class RightOption(Shape):
    """A right option."""

    text: OptionText
    correct: Literal[True]
    missed: Annotated[Text | None, Field(description="Said when it was not picked (multiple_choice).")] = None


class WrongOption(MistakeShape):
    """A wrong option: it names the belief that leads there."""

    text: OptionText


def _right_or_wrong(option: object) -> str:
    if isinstance(option, dict):
        return "right" if "correct" in option else "wrong"
    return "right" if isinstance(option, RightOption) else "wrong"


type OptionShape = Annotated[
    Annotated[RightOption, Tag("right")] | Annotated[WrongOption, Tag("wrong")],
    Discriminator(_right_or_wrong),
]


class ChoiceShape(AskedShape):
    """What both kinds of choice have."""

    options: Annotated[
        list[OptionShape],
        Field(min_length=FEWEST_OPTIONS, max_length=MOST_OPTIONS, description="2–6 of them."),
    ]
    keep_order: Annotated[bool, Field(description="Do not shuffle.")] = False


class SingleChoiceShape(ChoiceShape):
    """Pick one: exactly one option is right."""

    type: Literal["single_choice"]


class MultipleChoiceShape(ChoiceShape):
    """Pick all that are right: at least one is right and at least one wrong."""

    type: Literal["multiple_choice"]


class TrueFalseShape(AskedShape, MistakeShape):
    """True or false; the misconception is that of the wrong answer."""

    type: Literal["true_false"]
    answer: Annotated[bool, Field(description="The right answer.")]


class TextMistakeShape(MistakeShape):
    """A wrong text that learners write."""

    answers: WrongAnswers


class ShortTextShape(AskedShape):
    """Write a few words."""

    type: Literal["short_text"]
    accept: Answers
    exact: Annotated[bool, Field(description="Compare to the letter: case and white space count.")] = False
    mistakes: Annotated[list[TextMistakeShape], Field(min_length=1, description="Foreseen wrong answers.")]


class NumberMistakeShape(MistakeShape):
    """A wrong number that learners write."""

    answer: Annotated[Finite, Field(description="The wrong number.")]
    tolerance: Annotated[Tolerance | None, Field(description="Absolute; left out, the item's own.")] = None


class NumberShape(AskedShape):
    """Write a number."""

    type: Literal["number"]
    answer: Annotated[Finite, Field(description="The right number.")]
    tolerance: Annotated[Tolerance, Field(description="How far off is still right (absolute).")] = 0.0
    unit: Annotated[Text | None, Field(description="The unit the number is in.")] = None
    unit_aliases: Annotated[
        list[Text], Field(default_factory=list, description="Other ways to write the unit.")
    ]
    unit_required: Annotated[bool, Field(description="Ask for the unit when it was left out.")] = False
    mistakes: Annotated[list[NumberMistakeShape], Field(min_length=1, description="Foreseen wrong answers.")]


class BlankShape(Shape):
    """A gap of the template."""

    accept: Answers
    mistakes: Annotated[
        list[TextMistakeShape], Field(default_factory=list, description="Foreseen wrong fillings.")
    ]


class FillBlanksShape(AskedShape):
    """Fill the gaps of a template."""

    type: Literal["fill_blanks"]
    template: Annotated[Text, Field(description="Code or prose with gaps written ⟦name⟧.")]
    blanks: Annotated[
        dict[str, BlankShape], Field(min_length=1, description="What belongs into each gap, by its name.")
    ]
    output: Annotated[str | None, Field(description="What the filled template prints; it is run.")] = None


class OutputMistakeShape(MistakeShape):
    """An output that learners wrongly expect."""

    output: Annotated[str, Field(description="The wrong output.")]


class PredictOutputShape(AskedShape):
    """Say what `code` prints."""

    type: Literal["predict_output"]
    output: Annotated[str, Field(description="Exactly what `code` prints; it is run.")]
    mistakes: Annotated[list[OutputMistakeShape], Field(min_length=1, description="Foreseen wrong answers.")]


class DistractorShape(MistakeShape):
    """A line that belongs nowhere."""

    line: Annotated[Text, Field(description="The line, with its indentation.")]


type Order = Annotated[list[int], Field(description="Places of the lines, from 1: [2, 1, 3].")]


class OrderMistakeShape(MistakeShape):
    """A wrong order that learners give."""

    order: Order


class OrderLinesShape(AskedShape):
    """Put lines into order."""

    type: Literal["order_lines"]
    lines: Annotated[
        list[Text], Field(min_length=2, description="The lines in a right order, with their indentation.")
    ]
    also: Annotated[list[Order], Field(default_factory=list, description="Other right orders.")]
    distractors: Annotated[
        list[DistractorShape], Field(default_factory=list, description="Lines that belong nowhere.")
    ]
    mistakes: Annotated[
        list[OrderMistakeShape], Field(default_factory=list, description="Foreseen wrong orders.")
    ]


type ItemShape = (
    SingleChoiceShape
    | MultipleChoiceShape
    | TrueFalseShape
    | ShortTextShape
    | NumberShape
    | FillBlanksShape
    | PredictOutputShape
    | OrderLinesShape
)


class ItemsShape(RootModel[list[Annotated[ItemShape, Discriminator("type")]]]):
    """A list of items; by convention one file for each lesson."""

    model_config = ConfigDict(title="Items (items/*.yaml)", strict=True)


ITEM_SHAPES: dict[str, type[ItemShape]] = {
    "single_choice": SingleChoiceShape,
    "multiple_choice": MultipleChoiceShape,
    "true_false": TrueFalseShape,
    "short_text": ShortTextShape,
    "number": NumberShape,
    "fill_blanks": FillBlanksShape,
    "predict_output": PredictOutputShape,
    "order_lines": OrderLinesShape,
}
