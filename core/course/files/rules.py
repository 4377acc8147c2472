"""What the parts of one item must be to one another, beyond the shape of each."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import assert_never

from core.course.files.fault import Fault
from core.course.files.shapes.items import (
    BlankShape,
    ChoiceShape,
    FillBlanksShape,
    ItemShape,
    MultipleChoiceShape,
    NumberShape,
    OrderLinesShape,
    PredictOutputShape,
    RightOption,
    ShortTextShape,
    SingleChoiceShape,
    TrueFalseShape,
)
from core.course.files.spot import Spot
from core.course.folding import answer_folded, filling_folded, output_folded
from core.course.numbers import exact, near

BLANK = re.compile(r"⟦([^⟦⟧]*)⟧")


def item_faults(shape: ItemShape, spot: Spot, language: str) -> Iterator[Fault]:
    """What is wrong within one item; `language` is that of its code ("" for none)."""
    match shape:
        case SingleChoiceShape() | MultipleChoiceShape():
            yield from _choice(shape, spot)
        case ShortTextShape():
            yield from _short_text(shape, spot)
        case NumberShape():
            yield from _number(shape, spot)
        case FillBlanksShape():
            yield from _fill_blanks(shape, spot, language)
        case PredictOutputShape():
            yield from _predict_output(shape, spot, language)
        case OrderLinesShape():
            yield from _order_lines(shape, spot)
        case TrueFalseShape():
            pass
        case _:
            assert_never(shape)


def _choice(shape: ChoiceShape, spot: Spot) -> Iterator[Fault]:
    right = sum(isinstance(option, RightOption) for option in shape.options)
    if isinstance(shape, SingleChoiceShape) and right != 1:
        yield spot.fault(
            "options",
            message=f"exactly one option has to be right; here {right or 'none'} {'is' if right < 2 else 'are'}",
            advice="Give one option `correct: true`, and each other a `misconception`.",
        )
    elif right in {0, len(shape.options)}:
        yield spot.fault(
            "options",
            message="at least one option has to be right, and one wrong",
            advice="Give the right ones `correct: true`, and each other a `misconception`.",
        )
    texts = [option.text.strip() for option in shape.options]
    for index, text in enumerate(texts):
        if text in texts[:index]:
            yield spot.fault(
                "options", index, message="this option stands here twice", advice="Change one of them."
            )


def _short_text(shape: ShortTextShape, spot: Spot) -> Iterator[Fault]:
    fold = str if shape.exact else answer_folded
    accepted = {fold(text) for text in shape.accept}
    for index, mistake in enumerate(shape.mistakes):
        for place, answer in enumerate(mistake.answers):
            if fold(answer) in accepted:
                yield _also_right(spot, "mistakes", index, "answers", place)
    yield from _blank_texts(shape.accept, spot, "accept")


def _blank_texts(texts: list[str], spot: Spot, *steps: str | int) -> Iterator[Fault]:
    for place, text in enumerate(texts):
        if not text.strip():
            yield spot.fault(*steps, place, message="an empty answer cannot be given", advice="Delete it.")


def _also_right(spot: Spot, *steps: str | int) -> Fault:
    return spot.fault(
        *steps,
        message="this mistake is also accepted as right",
        advice="Take it out of one of the two lists.",
    )


def _number(shape: NumberShape, spot: Spot) -> Iterator[Fault]:
    for index, mistake in enumerate(shape.mistakes):
        if near(exact(mistake.answer), shape.answer, shape.tolerance):
            yield _also_right(spot, "mistakes", index, "answer")
    if not shape.unit and (shape.unit_aliases or shape.unit_required):
        yield spot.fault(message="`unit` is missing, but its aliases are not", advice="Say which unit it is.")


def _fill_blanks(shape: FillBlanksShape, spot: Spot, language: str) -> Iterator[Fault]:
    written = Counter(BLANK.findall(shape.template))
    for name in written.keys() - shape.blanks.keys():
        yield spot.fault(
            "template", message=f"the gap ⟦{name}⟧ is not explained", advice=f"Add `{name}:` to `blanks`."
        )
    for name, blank in shape.blanks.items():
        if written[name] != 1:
            times = "does not stand" if not written[name] else f"stands {written[name]} times"
            yield Fault(
                spot.place_of_key("blanks", name),
                f"the gap ⟦{name}⟧ {times} in the template",
                "Each gap stands there once.",
            )
        yield from _blank(blank, spot.inside("blanks", name), language)
    if not any(blank.mistakes for blank in shape.blanks.values()):
        yield spot.fault(
            "blanks",
            message="no gap names a mistake",
            advice="Add `mistakes` to one: what do learners write, and what do they believe then?",
        )
    if shape.output is not None and language in {"", "text"}:
        yield spot.fault(
            "output", message="prose prints nothing", advice="Delete `output`, or say the `language`."
        )


def _blank(blank: BlankShape, spot: Spot, language: str) -> Iterator[Fault]:
    accepted = {filling_folded(text, language) for text in blank.accept}
    for index, mistake in enumerate(blank.mistakes):
        for place, answer in enumerate(mistake.answers):
            if filling_folded(answer, language) in accepted:
                yield _also_right(spot, "mistakes", index, "answers", place)
    yield from _blank_texts(blank.accept, spot, "accept")


def _predict_output(shape: PredictOutputShape, spot: Spot, language: str) -> Iterator[Fault]:
    if not shape.code:
        yield spot.fault(message="`code` is missing", advice="What does the learner read?")
    if language in {"", "text"}:
        yield spot.fault(message="`language` is missing", advice="Say it here, or `code` in course.yaml.")
    if not shape.output.strip():
        yield spot.fault("output", message="`output` is empty", advice="Let the code print something.")
    for index, mistake in enumerate(shape.mistakes):
        if output_folded(mistake.output) == output_folded(shape.output):
            yield _also_right(spot, "mistakes", index, "output")


def _order_lines(shape: OrderLinesShape, spot: Spot) -> Iterator[Fault]:
    lines = len(shape.lines)
    for index, order in enumerate(shape.also):
        if sorted(order) != list(range(1, lines + 1)):
            yield spot.fault(
                "also",
                index,
                message=f"this is no order of {lines} lines",
                advice=f"Name each of 1–{lines} once.",
            )
    pieces = lines + len(shape.distractors)
    written = [*shape.lines, *(distractor.line for distractor in shape.distractors)]
    right = [shape.lines, *([written[n - 1] for n in order if 0 < n <= lines] for order in shape.also)]
    for index, mistake in enumerate(shape.mistakes):
        if len(set(mistake.order)) < len(mistake.order) or not set(mistake.order) <= set(
            range(1, pieces + 1)
        ):
            yield spot.fault(
                "mistakes",
                index,
                "order",
                message="this is no order of the lines",
                advice=f"Name lines by 1–{pieces}, each once at most; distractors are counted after the lines.",
            )
        elif [written[n - 1] for n in mistake.order] in right:
            yield _also_right(spot, "mistakes", index, "order")
    for index, distractor in enumerate(shape.distractors):
        if distractor.line.rstrip() in {line.rstrip() for line in shape.lines}:
            yield spot.fault(
                "distractors", index, message="this distractor is one of the lines", advice="Change it."
            )
    if not shape.distractors and not shape.mistakes:
        yield spot.fault(
            message="neither `distractors` nor `mistakes` are there", advice="Name one mistake at least."
        )
