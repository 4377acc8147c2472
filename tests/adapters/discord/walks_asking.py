"""Walks through answers that cannot be read, or are right in part, and questions as courses to come may ask them."""

from dataclasses import replace

from core.asking.feedback import feedback
from core.asking.question import answer_to, ask
from core.chat import Pressed, Text
from core.course import answers
from core.course.marks import Answer, Filled, Judged, Marked, Ordered, Picked, Unreadable, Written
from core.course.model import Course, FillBlanks, Number, OrderLines, Question, SingleChoice
from core.errors import LearnerError
from tests.adapters.discord.product import Walk
from tests.adapters.discord.walks_learning import SEED
from tests.core.features.doings import MEMORY, PYTHON, course_of, did


async def answering(walk: Walk) -> None:
    """What is said to answers that are neither right nor wrong."""
    course = course_of(walk.guest.house, PYTHON)
    gaps = next(one for one in course.items if isinstance(one, FillBlanks) and len(one.blanks) > 1)
    order = _first(course, OrderLines)
    for item, answer in _unreadable(course, gaps, order):
        marked = answers.check(item, answer)
        assert isinstance(marked, Unreadable)
        walk.show(f"unreadable-{marked.reason}", Text(walk.say(f"asking-unreadable-{marked.reason}")))
    try:
        answer_to(order, {}, {"answer": "first, then the second"}, SEED)
    except LearnerError as error:
        walk.show("no-numbers", Text(walk.say(error.message, **error.values)))
    first, *others = gaps.blanks
    half = Filled({first.name: "xylophone"} | {one.name: one.accept[0] for one in others})
    _told(walk, "nearly", course, gaps, half)
    garden = course_of(walk.guest.house, MEMORY).item("space-garden")
    assert isinstance(garden, Number)
    _told(walk, "wrong-unit", course_of(walk.guest.house, MEMORY), garden, Written("6 kilograms"))
    all_lines = replace(order, distractors=(), mistakes=())
    walk.show("order-of-all", *ask(all_lines, "Lines", verb="quiz.answer", seed=SEED, say=walk.say))
    await _too_late(walk)


def _unreadable(course: Course, gaps: FillBlanks, order: OrderLines) -> list[tuple[Question, Answer]]:
    """An answer for each reason why one cannot be read."""
    number, choice = _first(course, Number), _first(course, SingleChoice)
    first, *others = gaps.blanks
    return [
        (choice, Judged(True)),
        (number, Written("  ")),
        (gaps, Filled({first.name: "1"} | {one.name: "" for one in others})),
        (choice, Picked((0, 1))),
        (choice, Picked((99,))),
        (order, Ordered((0, 0))),
        (number, Written("1" * (answers.LONGEST_ANSWER + 1))),
        (number, Written("many")),
        (number, Written("1,234")),
        (replace(number, unit="days", unit_required=True), Written("6")),
        (number, Written("6 apples")),
    ]


def _first[T: Question](course: Course, kind: type[T]) -> T:
    return next(one for one in course.items if isinstance(one, kind))


def _told(walk: Walk, scene: str, course: Course, item: Question, answer: Answer) -> None:
    marked = answers.check(item, answer)
    assert isinstance(marked, Marked)
    walk.show(scene, *feedback(course, item, marked, walk.say, pick=0))


async def _too_late(walk: Walk) -> None:
    """A press on a question that was answered already."""
    await did(walk.guest, MEMORY, lessons=3)
    await walk.call("", "quiz")
    skip = next(one.id for one in walk.guest.choices() if one.action.verb == "quiz.skip")
    await walk.do("", Pressed(skip))
    await walk.do("too-late", Pressed(skip))
