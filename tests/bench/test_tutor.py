"""The benchmark of the tutor runs against the real house, and its replay counts right. What it measures is not tested."""

from itertools import groupby

import pytest

from bench.replay import QUESTIONS, Asking, expected, replay
from bench.slow_model import FIRST_SENTENCE, PIECES, WORDS, Said
from bench.tutor import STEPS, Size, measure

FIRST, SECOND = QUESTIONS[:2]


@pytest.mark.timeout(180)
async def test_the_figures_are_of_answers_that_grew_and_of_a_cache_that_keeps_what_it_can() -> None:
    told: list[str] = []
    figures = await measure(Size(answers=2, crowd=10, learners=2), told.append)
    assert len(told) == STEPS
    groups = [list(each) for _, each in groupby(figures, key=lambda one: one.group)]
    alone, together, memory, daily, sitting = groups
    assert [len(each) for each in groups] == [4, 4, 5, 2, 2]
    assert all(one.at_most and one.value > 0 for one in (*alone[1::2], *together[1::2]))
    assert all(one.value > 0 for one in memory[:3])
    for wanted, found in (daily, sitting):
        assert found.value == pytest.approx(wanted.value)
        assert found.kept
    assert daily[1].value > sitting[1].value


def test_the_replay_is_the_same_each_time_and_everybody_asks_everything() -> None:
    askings = replay(5, 0.15)
    assert askings == replay(5, 0.15)
    for learner in range(5):
        assert [one.question for one in askings if one.learner == learner] == list(QUESTIONS)


def test_with_nothing_varied_everybody_but_the_first_is_answered_from_the_cache() -> None:
    askings = replay(10, 0.0)
    assert {one.state for one in askings} == {0}
    for exchanges in (0, 6):
        assert expected(askings, exchanges=exchanges) == pytest.approx(0.9)


def test_of_many_askings_the_share_that_is_asked_for_is_varied() -> None:
    askings = replay(1000, 0.15)
    assert sum(one.state > 0 for one in askings) / len(askings) == pytest.approx(0.15, abs=0.01)


def test_what_was_said_before_makes_another_question_of_it_as_long_as_it_goes_along() -> None:
    askings = [
        *(Asking(learner, FIRST, state=learner) for learner in (0, 1)),
        *(Asking(learner, SECOND, state=0) for learner in (0, 1)),
    ]
    assert expected(askings, exchanges=0) == pytest.approx(1 / 4)
    assert expected(askings, exchanges=1) == 0.0


def test_of_an_answer_the_first_sentence_and_the_last_word_are_timed() -> None:
    said = Said(10.0, [11.0 + number for number in range(PIECES)])
    assert len(WORDS.split()) == PIECES
    assert WORDS.split()[FIRST_SENTENCE - 1].endswith(".")
    assert (said.first_sentence, said.whole) == (FIRST_SENTENCE, PIECES)
