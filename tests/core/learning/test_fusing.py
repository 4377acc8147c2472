"""What two learners who are one were believed to know becomes what all their answers say together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.estimate import NEW_SKILL, VARIANCE_FLOOR, Estimate
from core.learning.fusing import fused

evidence = st.lists(st.tuples(st.floats(-4, 4), st.floats(0.05, 20)), max_size=8)
"""Measurements of a quantity: what was measured, and its variance."""


def told(prior: Estimate, measured: list[tuple[float, float]]) -> Estimate:
    """What is believed after Gaussian evidence, by the conjugate update, one piece after the other."""
    mean, variance = prior.mean, prior.variance
    for value, noise in measured:
        gain = variance / (variance + noise)
        mean, variance = mean + gain * (value - mean), variance * (1 - gain)
    return Estimate(mean, variance)


@given(evidence, evidence, st.floats(-1, 1), st.floats(0.1, 2))
def test_fusing_is_estimating_from_all_the_evidence(
    here: list[tuple[float, float]], there: list[tuple[float, float]], mean: float, variance: float
) -> None:
    prior = Estimate(mean, variance)
    both = fused(told(prior, here), told(prior, there), prior)
    whole = told(prior, here + there)
    assert both.variance == pytest.approx(max(VARIANCE_FLOOR, whole.variance), rel=1e-6)
    assert both.mean == pytest.approx(whole.mean, rel=1e-6, abs=1e-6)


estimates = st.builds(Estimate, st.floats(-6, 6), st.floats(VARIANCE_FLOOR, 0.4000001))


@given(estimates, estimates)
def test_two_are_known_no_less_than_each_and_it_matters_not_who_stays(one: Estimate, other: Estimate) -> None:
    both = fused(one, other, NEW_SKILL)
    assert VARIANCE_FLOOR <= both.variance <= min(one.variance, other.variance) + 1e-6
    again = fused(other, one, NEW_SKILL)
    assert (again.mean, again.variance) == pytest.approx((both.mean, both.variance))


@given(estimates)
def test_a_stranger_adds_nothing(one: Estimate) -> None:
    both = fused(one, NEW_SKILL, NEW_SKILL)
    assert (both.mean, both.variance) == pytest.approx((one.mean, one.variance), abs=1e-5)
