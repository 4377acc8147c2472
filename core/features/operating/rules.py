"""How what models cost is summed up. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.store.health import Cost

DAYS = 14
"""Days that are looked at."""
MOST = 10
"""Communities, and kinds, that are named."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What something cost: messages, tokens, and money in millionths."""

    name: str
    messages: int
    tokens: int
    money: int


@dataclass(frozen=True, slots=True)
class Day:
    """What a day cost, in tokens."""

    day: date
    tokens: int


def days(costs: Sequence[Cost], last: date) -> list[Day]:
    """The days up to `last`, also those that cost nothing."""
    each = [last - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    return [Day(one, sum(cost.tokens for cost in costs if cost.day == one)) for one in each]


def summed(costs: Sequence[Cost], of: Callable[[Cost], str]) -> list[Sum]:
    """What each of something cost, the dearest first."""
    names = dict.fromkeys(of(one) for one in costs)
    sums = [total([one for one in costs if of(one) == name], name) for name in names]
    return sorted(sums, key=lambda one: (-one.money, -one.tokens, one.name))[:MOST]


def total(costs: Sequence[Cost], name: str = "") -> Sum:
    """What all of it cost."""
    return Sum(
        name,
        sum(one.messages for one in costs),
        sum(one.tokens for one in costs),
        sum(one.money for one in costs),
    )
