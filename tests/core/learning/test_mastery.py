"""Mastery takes confidence, practice and no help (P13, P20)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.estimate import (
    MIDDLING_ITEM,
    NEW_LEARNER,
    NEW_SKILL,
    VARIANCE_FLOOR,
    Belief,
    Estimate,
    item_prior,
    observe,
)
from core.learning.mastery import Level, Mastery, Practice, level, mastery, typical_ease
from core.learning.outcome import Assistance, Outcome

RIGHT, WRONG = Outcome(True), Outcome(False)
ABILITIES = st.builds(Estimate, st.floats(-6, 6), st.floats(VARIANCE_FLOOR, 0.7))
RANK = list(Level)


def after(answers: list[Outcome], learner: Estimate = NEW_LEARNER, difficulty: int = 3) -> Level:
    item, skill, practice = item_prior(difficulty), NEW_SKILL, Practice()
    for answer in answers:
        belief = observe(Belief(learner, skill, item), answer).belief
        learner, skill, practice = belief.learner, belief.skill, practice.after(answer)
    return level(mastery(learner, skill, item.mean), practice)


def test_the_interval_is_one_standard_deviation_either_way():
    # means .5 + .4 and ease .9 make 1.8; variances .16 + .09 make sd .5; σ(1.3), σ(1.8), σ(2.3)
    reached = mastery(Estimate(0.5, 0.16), Estimate(0.4, 0.09), 0.9)
    assert reached.low == pytest.approx(0.785835, abs=1e-6)
    assert reached.middle == pytest.approx(0.858149, abs=1e-6)
    assert reached.high == pytest.approx(0.908877, abs=1e-6)


@given(ABILITIES, ABILITIES, st.floats(-4, 4))
def test_one_lucky_answer_never_masters(learner: Estimate, skill: Estimate, ease: float):
    belief = observe(Belief(learner, skill, Estimate(ease, 0.6)), RIGHT).belief
    reached = mastery(belief.learner, belief.skill, ease)
    assert level(reached, Practice().after(RIGHT)) is Level.LEARNING
    assert level(reached, Practice(40, 12).after(WRONG).after(RIGHT)) is not Level.MASTERED


@given(ABILITIES, ABILITIES)
def test_no_streak_masters_while_the_lower_bound_is_short(learner: Estimate, skill: Estimate):
    reached = mastery(learner, skill)
    if reached.low < 0.75:
        assert level(reached, Practice(50, 50)) is not Level.MASTERED
    else:
        assert level(reached, Practice(50, 50)) is Level.MASTERED


def test_a_stranger_masters_middling_items_with_the_eighth_right_answer():
    assert [after([RIGHT] * n) for n in (0, 1, 2, 7, 8)] == [
        Level.NEW,
        Level.LEARNING,
        Level.NEARLY,
        Level.NEARLY,
        Level.MASTERED,
    ]


def test_someone_known_to_be_able_masters_a_new_skill_with_the_second():
    able = Estimate(1.2, 0.05)
    assert [after([RIGHT] * n, able) for n in (1, 2)] == [Level.LEARNING, Level.MASTERED]


def test_a_slip_after_mastery_says_nearly_and_two_right_answers_mend_it():
    mastered = [RIGHT] * 15
    assert after([*mastered, WRONG]) is Level.NEARLY
    assert after([*mastered, WRONG, RIGHT]) is Level.NEARLY
    assert after([*mastered, WRONG, RIGHT, RIGHT]) is Level.MASTERED


def test_work_with_help_leaves_a_skill_new():
    assert after([Outcome(True, Assistance.HINT), Outcome(True, Assistance.SHOWN)] * 20) is Level.NEW


def test_help_neither_breaks_a_run_nor_adds_to_it():
    practice = Practice().after(RIGHT)
    assert practice.after(Outcome(False, Assistance.HINT)) == Practice(1, 1)
    assert practice.after(Outcome(True, attempt=2)) == Practice(1, 1)


@given(st.lists(st.sampled_from([RIGHT, WRONG]), max_size=25), st.integers(1, 5))
def test_one_more_right_answer_never_lowers_the_level(answers: list[Outcome], difficulty: int):
    before = after(answers, difficulty=difficulty)
    assert RANK.index(after([*answers, RIGHT], difficulty=difficulty)) >= RANK.index(before)


@given(ABILITIES, ABILITIES, st.floats(-4, 4), st.floats(0.01, 2))
def test_the_interval_is_ordered_and_rises_with_the_ease_of_the_items(
    learner: Estimate, skill: Estimate, ease: float, easier: float
):
    reached, on_easier = mastery(learner, skill, ease), mastery(learner, skill, ease + easier)
    assert 0 <= reached.low < reached.middle < reached.high <= 1
    assert on_easier.low > reached.low
    assert on_easier.high > reached.high


def test_a_skill_is_measured_at_the_mean_of_its_items():
    assert typical_ease([Estimate(0.4, 0.6), Estimate(1.0, 0.1)]) == pytest.approx(0.7)
    assert typical_ease(iter(())) == MIDDLING_ITEM


def test_a_high_estimate_alone_is_not_called_nearly_before_the_second_answer():
    sure = Mastery(0.9, 0.95, 0.97)
    assert level(sure, Practice(1, 1)) is Level.LEARNING
    assert level(sure, Practice(2, 0)) is Level.NEARLY
