"""The Kalman update: hand-computed steps, and what must hold for every answer."""

import math
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.estimate import (
    LEARNER_VARIANCE,
    NEW_LEARNER,
    NEW_SKILL,
    SKILL_VARIANCE,
    UNMOVED,
    VARIANCE_FLOOR,
    Belief,
    Estimate,
    Increment,
    item_prior,
    logistic,
    observe,
    predict,
)
from core.learning.outcome import Assistance, Outcome

RIGHT, WRONG = Outcome(True), Outcome(False)


def estimates(most: float) -> st.SearchStrategy[Estimate]:
    return st.builds(Estimate, st.floats(-6, 6), st.floats(VARIANCE_FLOOR, most))


BELIEFS = st.builds(Belief, estimates(LEARNER_VARIANCE), estimates(SKILL_VARIANCE), estimates(2.0))
ANSWERS = st.sampled_from([RIGHT, WRONG])


def fresh(difficulty: int) -> Belief:
    return Belief(NEW_LEARNER, NEW_SKILL, item_prior(difficulty))


def test_a_right_answer_at_even_odds_moves_everything_as_computed_by_hand():
    # q = ½, g = ¼, V = 1.7, K = 1/1.425 = .7017544
    seen = observe(Belief(NEW_LEARNER, NEW_SKILL, Estimate(0.0, 0.6)), RIGHT)
    assert seen.belief.learner.mean == pytest.approx(0.2456140, abs=1e-7)
    assert seen.belief.skill.mean == pytest.approx(0.1403509, abs=1e-7)
    assert seen.belief.item.mean == pytest.approx(0.2105263, abs=1e-7)
    assert seen.belief.learner.variance == pytest.approx(0.7 - 0.0859649 + 0.002, abs=1e-7)
    assert seen.belief.skill.variance == pytest.approx(0.4 - 0.0280702 + 0.010, abs=1e-7)
    assert seen.belief.item.variance == pytest.approx(0.6 - 0.0631579, abs=1e-7)


def test_a_wrong_answer_on_a_middling_item_moves_the_learner_as_computed_by_hand():
    # q = σ(.9) = .7109495, g = .2055003, K = 1/1.3493505 = .7410973; −.7·K·q
    assert observe(fresh(3), WRONG).learner.mean == pytest.approx(-0.3688179, abs=1e-6)


@pytest.mark.parametrize(
    ("difficulty", "chance"), [(1, 0.8187), (2, 0.7523), (3, 0.6713), (4, 0.5787), (5, 0.4802)]
)
def test_a_fresh_learners_chance_falls_with_the_authors_mark(difficulty: int, chance: float):
    # difficulty 3: z = .9, 1 + .34583·1.7 = 1.58791, σ(.9/1.26012) = .6713
    assert predict(fresh(difficulty)) == pytest.approx(chance, abs=1e-4)


@pytest.mark.parametrize("mark", [0, 6])
def test_a_mark_outside_one_to_five_is_refused(mark: int):
    with pytest.raises(ValueError, match="from 1 to 5"):
        item_prior(mark)


@given(st.floats(-1e4, 1e4))
def test_the_logistic_neither_overflows_nor_leaves_the_unit_interval(logit: float):
    assert 0 <= logistic(logit) <= 1
    assert logistic(logit) + logistic(-logit) == pytest.approx(1)


@given(BELIEFS)
def test_a_right_answer_never_lowers_and_a_wrong_one_never_raises_a_chance(belief: Belief):
    before = belief.learner.mean + belief.skill.mean + belief.item.mean
    right, wrong = observe(belief, RIGHT), observe(belief, WRONG)
    for increment in (right.learner, right.skill, right.item):
        assert increment.mean > 0
    for increment in (wrong.learner, wrong.skill, wrong.item):
        assert increment.mean < 0
    after_right, after_wrong = right.belief, wrong.belief
    assert after_right.learner.mean + after_right.skill.mean + after_right.item.mean > before
    assert predict(after_wrong) < predict(after_right)


@given(BELIEFS, st.floats(0.01, 3))
def test_a_more_able_learner_is_always_given_the_better_chance(belief: Belief, more: float):
    abler = Belief(Estimate(belief.learner.mean + more, belief.learner.variance), belief.skill, belief.item)
    assert predict(abler) > predict(belief)


@given(BELIEFS, st.lists(ANSWERS, max_size=60))
def test_variances_stay_above_the_floor_and_people_never_become_less_known_than_strangers(
    belief: Belief, answers: list[Outcome]
):
    for answer in answers:
        belief = observe(belief, answer).belief
        assert VARIANCE_FLOOR <= belief.learner.variance <= LEARNER_VARIANCE
        assert VARIANCE_FLOOR <= belief.skill.variance <= SKILL_VARIANCE
        assert belief.item.variance >= VARIANCE_FLOOR


def test_four_hundred_easy_right_answers_leave_the_learner_no_less_known_than_a_stranger():
    belief = Belief(Estimate(8.0, LEARNER_VARIANCE - 0.001), NEW_SKILL, item_prior(1))
    for _ in range(400):
        belief = observe(belief, RIGHT).belief
    assert belief.learner.variance == pytest.approx(LEARNER_VARIANCE)


@given(BELIEFS, ANSWERS)
def test_the_increments_lead_to_the_belief_they_come_with(belief: Belief, answer: Outcome):
    seen = observe(belief, answer)
    assert seen.belief == Belief(
        belief.learner.moved(seen.learner), belief.skill.moved(seen.skill), belief.item.moved(seen.item)
    )
    assert seen.item.variance <= 0


@given(estimates(0.6), st.lists(st.tuples(BELIEFS, ANSWERS), min_size=2, max_size=4))
def test_increments_computed_side_by_side_give_one_item_in_any_order(
    item: Estimate, answers: list[tuple[Belief, Outcome]]
):
    increments = [observe(Belief(b.learner, b.skill, item), answer).item for b, answer in answers]
    ends: list[Estimate] = []
    for order in permutations(increments):
        end = item
        for increment in order:
            end = end.moved(increment)
        ends.append(end)
    for end in ends[1:]:
        assert end.mean == pytest.approx(ends[0].mean, abs=1e-12)
        assert end.variance == pytest.approx(ends[0].variance, abs=1e-12)


def test_increments_that_overshoot_stop_at_the_floor():
    assert Estimate(0.0, 0.01).moved(Increment(0.5, -0.02)) == Estimate(0.5, VARIANCE_FLOOR)


@given(
    BELIEFS,
    st.builds(Outcome, st.booleans(), st.sampled_from([Assistance.HINT, Assistance.SHOWN]), st.integers(1, 9))
    | st.builds(Outcome, st.booleans(), st.just(Assistance.NONE), st.integers(2, 9)),
)
def test_assisted_answers_and_later_goes_move_nothing(belief: Belief, outcome: Outcome):
    assert observe(belief, outcome) == (belief, UNMOVED, UNMOVED, UNMOVED)


def test_the_estimates_find_a_simulated_learner_and_know_how_far_off_they_may_be():
    rng = Random(7)
    covered = 0
    for _ in range(60):
        truth = rng.gauss(0, math.sqrt(LEARNER_VARIANCE + SKILL_VARIANCE))
        learner, skill = NEW_LEARNER, NEW_SKILL
        for _ in range(80):
            item = Estimate(rng.uniform(-1, 2), VARIANCE_FLOOR)
            answer = Outcome(rng.random() < logistic(truth + item.mean))
            belief = observe(Belief(learner, skill, item), answer).belief
            learner, skill = belief.learner, belief.skill
        off = abs(learner.mean + skill.mean - truth)
        covered += off <= 2 * math.sqrt(learner.variance + skill.variance)
        assert off < 1.2
    assert covered >= 54


@given(st.lists(ANSWERS, min_size=1, max_size=30), st.data())
def test_no_prediction_depends_on_the_answer_it_is_for_or_on_a_later_one(
    answers: list[Outcome], data: st.DataObject
):
    flipped_at = data.draw(st.integers(0, len(answers) - 1))
    flipped = [*answers]
    flipped[flipped_at] = Outcome(not answers[flipped_at].correct)
    before, after = predictions(answers), predictions(flipped)
    assert before[: flipped_at + 1] == after[: flipped_at + 1]
    assert all(a != b for a, b in zip(before[flipped_at + 1 :], after[flipped_at + 1 :], strict=True))


def predictions(answers: list[Outcome]) -> list[float]:
    belief, given_before = fresh(3), list[float]()
    for answer in answers:
        given_before.append(predict(belief))
        belief = observe(belief, answer).belief
    return given_before
