"""How an item is asked, and what a press or a filled form then answers. Pure."""

import re
from collections.abc import Mapping
from random import Random
from typing import assert_never

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Field,
    FieldKind,
    Form,
    Plain,
    Say,
    Solution,
    Weight,
)
from core.course.marks import Answer, Filled, Judged, Ordered, Picked, Written
from core.course.model import (
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
from core.errors import LearnerError

NUMBERS = re.compile(r"[\s,;.]+")
CODE_SPAN = re.compile(r"(`+)(?P<code>.+?)\1")
EMPHASIS = re.compile(r"(?P<mark>\*{1,2}|\b_{1,2})(?P<text>\S(?:.*?\S)?)(?P=mark)|\\(?P<escaped>[^\w\s])")


def ask(item: Question, heading: str, *, verb: str, seed: int, say: Say) -> tuple[Block, ...]:
    """The blocks that ask `item`. What is pressed or filled in leads to `verb`, with the item's id and revision.

    `seed` shuffles the options; the same seed must be given to `answer_to`.
    """
    shown = _shown_code(item)
    blocks = (
        (Card(heading, item.prompt), Code(shown, item.language)) if shown else (Card(heading, item.prompt),)
    )
    action = Action(verb, {"item": item.id, "revision": item.revision})
    return (*blocks, _way_to_answer(item, action, seed, say))


def why_of(course: Course, item: Question, say: Say) -> Choice:
    """A press for who wants to know more about why their answer to `item` was not right."""
    return Choice(
        say("asking-why"), Action("tutor.why", {"course": course.id, "item": item.id}), Weight.QUIET
    )


def is_as_asked(item: Question, arguments: Mapping[str, Plain]) -> bool:
    """Whether `item` is what these arguments answer: after an edit its options may stand in other places."""
    return arguments.get("revision") == item.revision


def answer_to(item: Question, arguments: Mapping[str, Plain], values: Mapping[str, str], seed: int) -> Answer:
    """The answer that was given to an item asked by `ask`; LearnerError where no number can be read."""
    match item:
        case SingleChoice():
            return Picked((int(str(arguments.get("option", -1))),))
        case TrueFalse():
            return Judged(bool(arguments.get("option")))
        case MultipleChoice():
            places = _places(values.get("answer", ""), shuffled(item, seed))
            return Picked(tuple(sorted(places)))
        case OrderLines():
            return Ordered(_places(values.get("answer", ""), shuffled(item, seed)))
        case FillBlanks():
            return Filled(values)
        case ShortText() | Number() | PredictOutput():
            return Written(values.get("answer", ""))
        case _:
            assert_never(item)


def shuffled(item: SingleChoice | MultipleChoice | OrderLines, seed: int) -> tuple[int, ...]:
    """The order in which the options are shown, as indices into the author's order."""
    count = len(item.pieces) if isinstance(item, OrderLines) else len(item.options)
    order = list(range(count))
    if isinstance(item, OrderLines):
        while count > 1 and order == list(range(count)):
            Random(f"{item.id}/{seed}/{order}").shuffle(order)
            seed += 1
    elif not item.keep_order:
        Random(f"{item.id}/{seed}").shuffle(order)
    return tuple(order)


def bare(markdown: str) -> str:
    """Inline Markdown as plain text, for a label: no platform shows marks on its buttons."""
    pieces: list[str] = []
    end = 0
    for span in CODE_SPAN.finditer(markdown):
        pieces += [_unmarked(markdown[end : span.start()]), span["code"]]
        end = span.end()
    return "".join([*pieces, _unmarked(markdown[end:])])


def _unmarked(markdown: str) -> str:
    return EMPHASIS.sub(lambda found: found["text"] or found["escaped"], markdown)


def _shown_code(item: Question) -> str:
    return item.template if isinstance(item, FillBlanks) else item.code


def _way_to_answer(item: Question, action: Action, seed: int, say: Say) -> Block:
    match item:
        case SingleChoice():
            order = shuffled(item, seed)
            right = next(shown for shown, place in enumerate(order) if item.options[place].correct)
            picks = ((bare(item.options[place].text), place) for place in order)
            return _choices(action, Solution((right,), bare(item.explanation)), *picks)
        case TrueFalse(answer=answer):
            solution = Solution((0 if answer else 1,), bare(item.explanation))
            return _choices(action, solution, (say("asking-true"), 1), (say("asking-false"), 0))
        case MultipleChoice():
            options = tuple(bare(item.options[place].text) for place in shuffled(item, seed))
            return _form(action, say, _field(say("asking-pick-many"), FieldKind.MANY, options=options))
        case OrderLines():
            lines = tuple(item.pieces[place] for place in shuffled(item, seed))
            label = say("asking-order-some" if item.distractors else "asking-order")
            optional = bool(item.distractors)
            return _form(
                action,
                say,
                Field(
                    name="answer",
                    label=label,
                    kind=FieldKind.ORDER,
                    options=lines,
                    optional=optional,
                    language=item.language,
                ),
            )
        case FillBlanks():
            return _form(
                action, say, *(Field(name=blank.name, label=f"⟦{blank.name}⟧") for blank in item.blanks)
            )
        case PredictOutput():
            return _form(action, say, _field(say("asking-output"), FieldKind.PARAGRAPH))
        case Number(unit=unit):
            label = say("asking-number-in", unit=unit) if unit else say("asking-number")
            return _form(action, say, _field(label, FieldKind.LINE))
        case ShortText():
            return _form(action, say, _field(say("asking-answer"), FieldKind.LINE))
        case _:
            assert_never(item)


def _choices(action: Action, solution: Solution, *picks: tuple[str, int]) -> Choices:
    return Choices(
        tuple(
            Choice(label, Action(action.verb, {**action.arguments, "option": place}))
            for label, place in picks
        ),
        answers=True,
        solution=solution,
    )


def _field(label: str, kind: FieldKind, options: tuple[str, ...] = ()) -> Field:
    return Field(name="answer", label=label, kind=kind, options=options)


def _form(action: Action, say: Say, *fields: Field) -> Form:
    return Form(fields=fields, action=action, submit=say("asking-submit"))


def _places(written: str, order: tuple[int, ...]) -> tuple[int, ...]:
    """Numbers from 1 into what was shown, as indices into the author's order."""
    numbers = [part for part in NUMBERS.split(written.strip()) if part]
    if not all(part.isdecimal() and 1 <= int(part) <= len(order) for part in numbers):
        raise LearnerError("asking-numbers", most=len(order))
    return tuple(order[int(part) - 1] for part in numbers)
