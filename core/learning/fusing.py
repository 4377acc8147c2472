"""What is believed of one quantity after two separate observers of it are found to have watched the same person."""

from core.learning.estimate import VARIANCE_FLOOR, Estimate, Moments


def fused(one: Moments, other: Moments, prior: Estimate) -> Estimate:
    """The estimate from the evidence behind both, each of which began with `prior`; in logits.

    Precisions add up, as do means weighed by them. What both began with is in both, so it is taken out once:
    1/v = 1/v₁ + 1/v₂ − 1/v₀ and m/v = m₁/v₁ + m₂/v₂ − m₀/v₀ (the product of two Gaussian posteriors over their common
    prior). It is exact for Gaussian evidence, and what each answer taught is counted once in any case. Two people
    are never known less well together than a stranger, nor better than the floor of `Estimate.moved`.
    """
    precision = 1 / one.variance + 1 / other.variance - 1 / prior.variance
    weighed = one.mean / one.variance + other.mean / other.variance - prior.mean / prior.variance
    if (
        precision * prior.variance <= 1
    ):  # as little known as a stranger, but for the rounding of what was kept
        return Estimate(weighed * prior.variance, prior.variance)
    return Estimate(weighed / precision, max(VARIANCE_FLOOR, 1 / precision))
