"""The order of a run: what takes longest begins first, each on a worker of its own, so that nobody waits for it in the end.

A test that may take longer than others says so, with `pytest.mark.timeout`. The others stay in their random order.
"""

from collections.abc import Sequence
from itertools import groupby


def dealt[T](long: Sequence[Sequence[T]], others: Sequence[T], workers: int) -> list[T]:
    """All of them in an order in which each worker, given its part of it in one piece, begins with long ones.

    The parts are those that pytest-xdist makes (`worksteal`): as even as may be, the later ones larger.
    """
    hands: list[list[T]] = [
        [one for group in long[first::workers] for one in group] for first in range(workers)
    ]
    left, rest = len(others) + sum(map(len, hands)), list(others)
    for number, hand in enumerate(hands):
        part = left // (workers - number)
        missing = max(0, part - len(hand))
        hand.extend(rest[:missing])
        del rest[:missing]
        left -= part
    return [one for hand in hands for one in hand] + rest


def grouped[T](items: Sequence[tuple[T, str, float]]) -> tuple[list[list[T]], list[T]]:
    """The long items, each given with its module and the seconds that it may take, by module; and the others.

    The seconds of others are 0. The longest module comes first.
    """
    long = sorted((one for one in items if one[2]), key=lambda one: (-one[2], one[1]))
    groups = [[item for item, _, _ in group] for _, group in groupby(long, key=lambda one: one[1])]
    return groups, [item for item, _, seconds in items if not seconds]
