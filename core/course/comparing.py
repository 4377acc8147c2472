"""Whether a value that came out of a sandbox is the one expected. Pure, and never fooled by a look-alike."""

import math
from collections.abc import Mapping, Sequence

from core.course.model.cases import EXACT, Leeway
from sandbox.contract import Plain

ROUNDING = 1e-9
"""Relative difference of floats that is put down to the order of calculating; a leeway may allow more."""


def same_value(expected: Plain, got: Plain, leeway: Leeway = EXACT) -> bool:
    """Whether `got` is `expected`: lists by their places, groups by their keys, floats within `leeway`
    or a rounding error. True is not 1; 2 is 2.0; nan is nothing, not even itself.
    """
    match expected:
        case None | bool():
            return got is expected
        case int() | float():
            return _same_number(expected, got, leeway)
        case str():
            return isinstance(got, str) and got == expected
        case Mapping():
            return _same_group(expected, got, leeway)
        case Sequence():
            return _same_list(expected, got, leeway)


def _same_number(expected: float, got: Plain, leeway: Leeway) -> bool:
    if isinstance(got, bool) or not isinstance(got, int | float):
        return False
    if isinstance(expected, int) and isinstance(got, int):
        return expected == got
    try:
        return _near(expected, got, leeway)
    except OverflowError:  # an int beyond every float
        return False


def _near(expected: float, got: float, leeway: Leeway) -> bool:
    """Whether they are close. The leeway's share is of what is expected; a rounding error is of the larger."""
    allowed = max(leeway.absolute, leeway.relative * abs(expected))
    return math.isclose(expected, got, rel_tol=ROUNDING, abs_tol=allowed)


def _same_group(expected: Mapping[str, Plain], got: Plain, leeway: Leeway) -> bool:
    return (
        isinstance(got, Mapping)
        and expected.keys() == got.keys()
        and all(same_value(value, got[key], leeway) for key, value in expected.items())
    )


def _same_list(expected: Sequence[Plain], got: Plain, leeway: Leeway) -> bool:
    return (
        isinstance(got, Sequence)
        and not isinstance(got, str)
        and len(expected) == len(got)
        and all(same_value(one, other, leeway) for one, other in zip(expected, got, strict=True))
    )
