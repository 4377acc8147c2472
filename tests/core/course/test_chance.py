"""How likely a random answer is right, in each type of question: counted over all answers that can be given."""

from collections.abc import Iterator
from itertools import chain, combinations, permutations

import pytest

from bot.settings import ROOT
from core.course.answers import check
from core.course.chance import chance
from core.course.marks import Answer, Judged, Marked, Ordered, Picked
from core.course.model import (
    Distractor,
    Mistake,
    MultipleChoice,
    OrderLines,
    Question,
    SingleChoice,
    TrueFalse,
)
from tests.catalogues import catalogue_of

QUESTIONS = [one for course in catalogue_of(ROOT / "content").courses for one in course.questions]
MISTAKE = Mistake(misconception="m", feedback="Look again.")
GUESSED = SingleChoice | MultipleChoice | TrueFalse | OrderLines


def answers(question: Question) -> Iterator[Answer]:
    """All answers that can be given by choosing."""
    match question:
        case SingleChoice(options=options):
            yield from (Picked((place,)) for place in range(len(options)))
        case MultipleChoice(options=options):
            places = range(len(options))
            picks = (combinations(places, size) for size in range(1, len(options) + 1))
            yield from map(Picked, chain.from_iterable(picks))
        case TrueFalse():
            yield from (Judged(True), Judged(False))
        case OrderLines(lines=lines):
            yield from map(Ordered, permutations(range(len(question.pieces)), len(lines)))
        case _:
            return


def share_of_right(question: Question) -> float:
    marked = [check(question, one) for one in answers(question)]
    return sum(isinstance(one, Marked) and one.correct for one in marked) / len(marked)


@pytest.mark.parametrize(
    "question", [one for one in QUESTIONS if isinstance(one, GUESSED)], ids=lambda one: one.id
)
def test_of_a_shipped_question_it_is_the_share_of_right_ones_among_all_answers(question: Question) -> None:
    assert chance(question) == pytest.approx(share_of_right(question))


def order(*lines: str, also: tuple[tuple[int, ...], ...] = (), more: tuple[str, ...] = ()) -> OrderLines:
    distractors = tuple(Distractor(line=one, mistake=MISTAKE) for one in more)
    return OrderLines(
        id="o", skill="s", lesson="l", difficulty=1, prompt="Order.", explanation="So.", revision="1",
        lines=lines, also=also, distractors=distractors,
    )  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        order("a", "b", "c"),
        order("a", "b", "c", also=((1, 0, 2),)),
        order("a", "b", "a"),
        order("a", "b", "a", also=((2, 1, 0), (1, 0, 2))),
        order("a", "b", "c", more=("x", "y")),
    ],
)
def test_orders_that_are_right_besides_lines_that_are_alike_and_such_that_belong_nowhere_count(
    question: OrderLines,
) -> None:
    assert chance(question) == pytest.approx(share_of_right(question))


def test_what_is_written_freely_is_not_guessed() -> None:
    assert {chance(one) for one in QUESTIONS if not isinstance(one, GUESSED)} == {0.0}
