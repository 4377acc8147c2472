"""What takes longest begins first, on a worker each, and no test is lost on the way."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from tests.order import dealt, grouped


def parts[T](items: list[T], workers: int) -> list[list[T]]:
    """What each worker is given, as pytest-xdist divides it."""
    divided: list[list[T]] = []
    for number in range(workers):
        size = len(items) // (workers - number)
        divided.append(items[:size])
        items = items[size:]
    return divided


@given(st.lists(st.integers(1, 5), max_size=6), st.integers(0, 60), st.integers(1, 8))
def test_nothing_is_lost_or_doubled(long: list[int], others: int, workers: int) -> None:
    groups = [[f"{module}/{number}" for number in range(size)] for module, size in enumerate(long)]
    rest = [f"other {number}" for number in range(others)]
    assert sorted(dealt(groups, rest, workers)) == sorted([*chain(*groups), *rest])


@given(st.integers(0, 8), st.integers(40, 90), st.integers(1, 8))
def test_each_worker_begins_with_a_long_one_of_its_own(long: int, others: int, workers: int) -> None:
    order = dealt([[f"long {number}"] for number in range(long)], ["other"] * others, workers)
    begun = [part[0] for part in parts(order, workers)]
    assert begun == [f"long {n}" if n < long else "other" for n in range(workers)]


def test_modules_stay_together_and_the_longest_comes_first() -> None:
    items = [("a", "slow", 300.0), ("b", "quick", 0.0), ("c", "slowest", 600.0), ("d", "slow", 300.0)]
    assert grouped(items) == ([["c"], ["a", "d"]], ["b"])
