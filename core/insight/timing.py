"""How long answers took, kept as counts in steps of a tenth, so that medians of many blocks can be had. Pure."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

STEP = 1.1
"""Each step is a tenth longer than the one before: the median is off by a twentieth at most."""
LONGEST = 1800.0
"""Seconds; whoever took longer was elsewhere."""
ENOUGH = 10
"""Times below which no median is told."""


@dataclass(frozen=True, slots=True)
class Times:
    """How many answers fell into which step, by its number as a text (so that it can be kept as JSON)."""

    steps: Mapping[str, int] = field(default_factory=dict[str, int])

    def __add__(self, other: "Times") -> "Times":
        """The times of two groups."""
        keys = self.steps.keys() | other.steps.keys()
        return Times({key: self.steps.get(key, 0) + other.steps.get(key, 0) for key in keys})

    @property
    def known(self) -> int:
        """Of how many answers the time is known."""
        return sum(self.steps.values())

    @property
    def median(self) -> float | None:
        """Seconds in the middle of a step; None where too few are known."""
        if self.known < ENOUGH:
            return None
        passed = 0
        for number in sorted(map(int, self.steps)):
            passed += self.steps[str(number)]
            if 2 * passed >= self.known:
                return STEP ** (number + 0.5)
        return None


def step(seconds: float) -> int:
    """The number of the step that so many seconds fall into, as the database counts them too."""
    return math.floor(math.log(max(seconds, 1.0)) / math.log(STEP))
