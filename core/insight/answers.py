"""Which answers were given how often, counted in bounded room whatever learners write. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

KEPT = 60
"""Different answers to one thing that are counted. Of a thing with more, the rare ones are let go of as blocks are added,
so that their counts may be too small: those that come up often stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One answer: how many first answers without help were this one, `able` of them by the able.

    `example` is the number of an attempt that shows it.
    """

    answer: str
    correct: bool
    count: int
    able: int
    example: int

    def __add__(self, other: "Given") -> "Given":
        """The same answer in two groups of learners."""
        return Given(
            answer=self.answer,
            correct=self.correct,
            count=self.count + other.count,
            able=self.able + other.able,
            example=max(self.example, other.example),
        )


def added(counted: Mapping[str, Given], more: Iterable[Given]) -> dict[str, Given]:
    """The answers of both together, the most frequent first, `KEPT` of them at most."""
    together = dict(counted)
    for one in more:
        key = f"{one.correct}/{one.answer}"
        together[key] = together[key] + one if key in together else one
    ranked = sorted(together.items(), key=lambda pair: (-pair[1].count, pair[0]))
    return dict(ranked[:KEPT])
