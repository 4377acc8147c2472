"""Which items come next: near the right difficulty, not lately seen, and skills taking turns (P12)."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

# Right often enough to go on gladly, wrong often enough for feedback to matter: a choice, not a measurement.
TARGET_SUCCESS = 0.8
# Costs are in units of probability. What was just seen costs more than any difficulty can, and half of it is
# forgiven each day; the jitter keeps equals from always coming in one order.
JUST_SEEN = 1.0
FORGIVEN_BY_HALF = timedelta(days=1)
JITTER = 0.05


@dataclass(frozen=True, slots=True)
class Candidate[Item]:
    """An item that may be asked; `success` is the predicted chance, `seen` when this learner last met it (aware)."""

    item: Item
    skill: Hashable
    success: float
    seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Review[Item]:
    """An item that this learner has met, and when it should come back (aware)."""

    item: Item
    skill: Hashable
    due: datetime


def choose[Item](
    candidates: Iterable[Candidate[Item]],
    count: int,
    *,
    now: datetime,
    rng: Random,
    target: float = TARGET_SUCCESS,
    after: Hashable | None = None,
) -> tuple[Item, ...]:
    """At most `count` items for a quiz, in order; the skill asked last before them is `after`.

    The same candidates in the same order, with the same state of `rng`, give the same items.
    """

    def cost(candidate: Candidate[Item]) -> float:
        return abs(candidate.success - target) + _freshness(candidate.seen, now) + JITTER * rng.random()

    return interleave([(c.item, c.skill) for c in sorted(candidates, key=cost)], count, after=after)


def choose_due[Item](
    reviews: Iterable[Review[Item]], count: int, *, now: datetime, after: Hashable | None = None
) -> tuple[Item, ...]:
    """At most `count` items whose time has come, the longest due first as far as skills taking turns allows."""
    due = sorted((review for review in reviews if review.due <= now), key=lambda review: review.due)
    return interleave([(review.item, review.skill) for review in due], count, after=after)


def interleave[Item](
    ranked: Iterable[tuple[Item, Hashable]], count: int, *, after: Hashable | None = None
) -> tuple[Item, ...]:
    """The best-ranked `count` of (item, skill), with no skill twice in a row while another is at hand (P12).

    Where the items allow any order without such a pair, one is found.
    """
    waiting: defaultdict[Hashable, deque[tuple[int, Item]]] = defaultdict(deque)
    for place, (item, skill) in enumerate(ranked):
        waiting[skill].append((place, item))
    chosen: list[Item] = []
    last = after
    for left in range(min(count, sum(map(len, waiting.values()))), 0, -1):
        last = _next_skill(waiting, left, last)
        chosen.append(waiting[last].popleft()[1])
        if not waiting[last]:
            del waiting[last]
    return tuple(chosen)


def _next_skill[Item](
    waiting: dict[Hashable, deque[tuple[int, Item]]], left: int, last: Hashable | None
) -> Hashable:
    """The skill of the best-ranked item, unless one skill must go first to fit into the places left.

    A skill fits into every second place; if the others cannot fill the rest, it has to start now.
    """
    others = [skill for skill in waiting if skill != last] or list(waiting)
    fullest = max(others, key=lambda skill: len(waiting[skill]))
    rest = sum(map(len, waiting.values())) - len(waiting[fullest])
    if left - rest > left // 2:
        return fullest
    return min(others, key=lambda skill: waiting[skill][0][0])


def _freshness(seen: datetime | None, now: datetime) -> float:
    if seen is None:
        return 0.0
    return JUST_SEEN * 0.5 ** max(0.0, (now - seen) / FORGIVEN_BY_HALF)
