"""The shapes of questions into the questions that the program uses."""

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


def question_of(shape: ItemShape, code: str) -> Question:
    """The question; `code` is the language of the course's code ("" for none)."""
    match shape:
        case SingleChoiceShape():
            question: Question = SingleChoice(
                **_common(shape, code), options=_options(shape.options), keep_order=shape.keep_order
            )
        case MultipleChoiceShape():
            question = MultipleChoice(
                **_common(shape, code), options=_options(shape.options), keep_order=shape.keep_order
            )
        case TrueFalseShape():
            question = TrueFalse(**_common(shape, code), answer=shape.answer, mistake=mistake_of(shape))
        case ShortTextShape():
            question = ShortText(
                **_common(shape, code),
                accept=tuple(shape.accept),
                mistakes=_text_mistakes(shape.mistakes),
                exact=shape.exact,
            )
        case NumberShape():
            question = _number(shape, code)
        case FillBlanksShape():
            question = _fill_blanks(shape, code)
        case PredictOutputShape():
            question = _predict_output(shape, code)
        case OrderLinesShape():
            question = _order_lines(shape, code)
        case _:
            assert_never(shape)
    return question


def language_of(shape: AskedShape, code: str) -> str:
    """The language of a question's code, "" where it has none."""
    has_code = shape.code or isinstance(shape, FillBlanksShape | OrderLinesShape)
    return shape.language or (code if has_code else "")


def mistake_of(shape: MistakeShape) -> Mistake:
    """What a wrong answer tells."""
    return Mistake(misconception=shape.misconception, feedback=(shape.feedback or "").strip())


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


def _common(shape: AskedShape, code: str) -> _Common:
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
        "language": language_of(shape, code),
        "hints": tuple(hint.strip() for hint in shape.hints),
        "try_first": shape.try_first,
    }


def _options(shapes: list[OptionShape]) -> tuple[Option, ...]:
    return tuple(map(_option, shapes))


def _option(shape: OptionShape) -> Option:
    if isinstance(shape, RightOption):
        return Option(text=shape.text.strip(), missed=(shape.missed or "").strip())
    return Option(text=shape.text.strip(), mistake=mistake_of(shape))


def _text_mistakes(shapes: list[TextMistakeShape]) -> tuple[TextMistake, ...]:
    return tuple(TextMistake(answers=tuple(shape.answers), mistake=mistake_of(shape)) for shape in shapes)


def _number(shape: NumberShape, code: str) -> Number:
    return Number(
        **_common(shape, code),
        answer=shape.answer,
        tolerance=shape.tolerance,
        unit=shape.unit or "",
        unit_aliases=tuple(shape.unit_aliases),
        unit_required=shape.unit_required,
        mistakes=tuple(
            NumberMistake(
                answer=mistake.answer,
                tolerance=shape.tolerance if mistake.tolerance is None else mistake.tolerance,
                mistake=mistake_of(mistake),
            )
            for mistake in shape.mistakes
        ),
    )


def _fill_blanks(shape: FillBlanksShape, code: str) -> FillBlanks:
    names: list[str] = BLANK.findall(shape.template)
    return FillBlanks(
        **_common(shape, code),
        template=shape.template.rstrip("\n"),
        blanks=tuple(
            Blank(
                name=name,
                accept=tuple(shape.blanks[name].accept),
                mistakes=_text_mistakes(shape.blanks[name].mistakes),
            )
            for name in names
        ),
        output=shape.output,
    )


def _predict_output(shape: PredictOutputShape, code: str) -> PredictOutput:
    return PredictOutput(
        **_common(shape, code),
        output=shape.output,
        mistakes=tuple(OutputMistake(output=m.output, mistake=mistake_of(m)) for m in shape.mistakes),
    )


def _order_lines(shape: OrderLinesShape, code: str) -> OrderLines:
    return OrderLines(
        **_common(shape, code),
        lines=tuple(line.rstrip() for line in shape.lines),
        also=tuple(_from_zero(order) for order in shape.also),
        distractors=tuple(Distractor(line=d.line.rstrip(), mistake=mistake_of(d)) for d in shape.distractors),
        mistakes=tuple(
            OrderMistake(order=_from_zero(m.order), mistake=mistake_of(m)) for m in shape.mistakes
        ),
    )


def _from_zero(order: list[int]) -> tuple[int, ...]:
    return tuple(place - 1 for place in order)
