"""The shapes of questions into the questions that the program uses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict, assert_never

from core.course.files.revision import revision_of
from core.course.files.rules import BLANK
from core.course.files.shapes.items import (
    AskedShape,
    FillBlanksShape,
    ItemShape,
    MultipleChoiceShape,
    NumberShape,
    OptionShape,
    OrderLinesShape,
    PredictOutputShape,
    RightOption,
    ShortTextShape,
    SingleChoiceShape,
    TextMistakeShape,
    TrueFalseShape,
)
from core.course.files.shapes.words import MistakeShape
from core.course.model import (
    Blank,
    Distractor,
    FillBlanks,
    Mistake,
    MultipleChoice,
    Number,
    NumberMistake,
    Option,
    OrderLines,
    OrderMistake,
    OutputMistake,
    PredictOutput,
    Question,
    ShortText,
    SingleChoice,
    TextMistake,
    TrueFalse,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a course gives to each of its items: the language of its code ("" for none), and the words that
    mend each misconception.
    """

    code: str
    repairs: Mapping[str, str]

    def mistake(self, shape: MistakeShape) -> Mistake:
        """What a wrong answer tells; without words of its own, those of its misconception."""
        feedback = shape.feedback or self.repairs[shape.misconception]
        return Mistake(misconception=shape.misconception, feedback=feedback.strip())


def question_of(shape: ItemShape, setting: Setting) -> Question:
    """The question that a shape describes."""
    match shape:
        case SingleChoiceShape():
            question: Question = SingleChoice(
                **_common(shape, setting),
                options=_options(shape.options, setting),
                keep_order=shape.keep_order,
            )
        case MultipleChoiceShape():
            question = MultipleChoice(
                **_common(shape, setting),
                options=_options(shape.options, setting),
                keep_order=shape.keep_order,
            )
        case TrueFalseShape():
            question = TrueFalse(
                **_common(shape, setting), answer=shape.answer, mistake=setting.mistake(shape)
            )
        case ShortTextShape():
            question = ShortText(
                **_common(shape, setting),
                accept=tuple(shape.accept),
                mistakes=_text_mistakes(shape.mistakes, setting),
                exact=shape.exact,
            )
        case NumberShape():
            question = _number(shape, setting)
        case FillBlanksShape():
            question = _fill_blanks(shape, setting)
        case PredictOutputShape():
            question = _predict_output(shape, setting)
        case OrderLinesShape():
            question = _order_lines(shape, setting)
        case _:
            assert_never(shape)
    return question


def language_of(shape: AskedShape, code: str) -> str:
    """The language of a question's code, "" where it has none."""
    has_code = shape.code or isinstance(shape, FillBlanksShape | OrderLinesShape)
    return shape.language or (code if has_code else "")


class _Common(TypedDict):
    id: str
    skill: str
    lesson: str
    difficulty: int
    prompt: str
    explanation: str
    revision: str
    formerly: tuple[str, ...]
    code: str
    language: str
    hints: tuple[str, ...]
    try_first: bool


def _common(shape: AskedShape, setting: Setting) -> _Common:
    return {
        "id": shape.id,
        "skill": shape.skill,
        "lesson": shape.lesson,
        "difficulty": shape.difficulty,
        "prompt": shape.prompt.strip(),
        "explanation": shape.explanation.strip(),
        "revision": revision_of(shape),
        "formerly": tuple(shape.formerly),
        "code": (shape.code or "").rstrip("\n"),
        "language": language_of(shape, setting.code),
        "hints": tuple(hint.strip() for hint in shape.hints),
        "try_first": shape.try_first,
    }


def _options(shapes: list[OptionShape], setting: Setting) -> tuple[Option, ...]:
    return tuple(_option(shape, setting) for shape in shapes)


def _option(shape: OptionShape, setting: Setting) -> Option:
    if isinstance(shape, RightOption):
        return Option(text=shape.text.strip(), missed=(shape.missed or "").strip())
    return Option(text=shape.text.strip(), mistake=setting.mistake(shape))


def _text_mistakes(shapes: list[TextMistakeShape], setting: Setting) -> tuple[TextMistake, ...]:
    return tuple(
        TextMistake(answers=tuple(shape.answers), mistake=setting.mistake(shape)) for shape in shapes
    )


def _number(shape: NumberShape, setting: Setting) -> Number:
    return Number(
        **_common(shape, setting),
        answer=shape.answer,
        tolerance=shape.tolerance,
        unit=shape.unit or "",
        unit_aliases=tuple(shape.unit_aliases),
        unit_required=shape.unit_required,
        mistakes=tuple(
            NumberMistake(
                answer=mistake.answer,
                tolerance=shape.tolerance if mistake.tolerance is None else mistake.tolerance,
                mistake=setting.mistake(mistake),
            )
            for mistake in shape.mistakes
        ),
    )


def _fill_blanks(shape: FillBlanksShape, setting: Setting) -> FillBlanks:
    names: list[str] = BLANK.findall(shape.template)
    return FillBlanks(
        **_common(shape, setting),
        template=shape.template.rstrip("\n"),
        blanks=tuple(
            Blank(
                name=name,
                accept=tuple(shape.blanks[name].accept),
                mistakes=_text_mistakes(shape.blanks[name].mistakes, setting),
            )
            for name in names
        ),
        output=shape.output,
    )


def _predict_output(shape: PredictOutputShape, setting: Setting) -> PredictOutput:
    return PredictOutput(
        **_common(shape, setting),
        output=shape.output,
        mistakes=tuple(OutputMistake(output=m.output, mistake=setting.mistake(m)) for m in shape.mistakes),
    )


def _order_lines(shape: OrderLinesShape, setting: Setting) -> OrderLines:
    return OrderLines(
        **_common(shape, setting),
        lines=tuple(line.rstrip() for line in shape.lines),
        also=tuple(_from_zero(order) for order in shape.also),
        distractors=tuple(
            Distractor(line=d.line.rstrip(), mistake=setting.mistake(d)) for d in shape.distractors
        ),
        mistakes=tuple(
            OrderMistake(order=_from_zero(m.order), mistake=setting.mistake(m)) for m in shape.mistakes
        ),
    )


def _from_zero(order: list[int]) -> tuple[int, ...]:
    return tuple(place - 1 for place in order)
