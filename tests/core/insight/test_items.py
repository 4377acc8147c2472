"""What is said of an item: shares with intervals, whom it tells apart, what is wrong with it; and sums that can be added."""

import statistics
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.insight.answers import KEPT, Given, added
from core.insight.items import ENOUGH, Fault, ItemSums, faults, share

pairs = st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=2, max_size=60)


def sums_of(answers: list[tuple[bool, float]]) -> ItemSums:
    return ItemSums(
        met=len(answers),
        attempts=len(answers),
        firsts=len(answers),
        right=sum(right for right, _ in answers),
        pairs=len(answers),
        x=sum(right for right, _ in answers),
        y=sum(other for _, other in answers),
        yy=sum(other**2 for _, other in answers),
        xy=sum(other for right, other in answers if right),
    )


@given(pairs)
def test_discrimination_is_the_correlation_of_being_right_here_and_elsewhere(
    answers: list[tuple[bool, float]],
) -> None:
    found = sums_of(answers).discrimination
    rights, others = [float(right) for right, _ in answers], [other for _, other in answers]
    if len(set(rights)) == 1 or statistics.pvariance(others) < 1e-6:
        return
    assert found is not None
    assert found == pytest.approx(statistics.correlation(rights, others), abs=1e-4)


@given(pairs, st.integers(0, 60))
def test_sums_of_two_groups_are_those_of_both_together(answers: list[tuple[bool, float]], cut: int) -> None:
    whole, parts = sums_of(answers), sums_of(answers[:cut]) + sums_of(answers[cut:])
    assert (parts.firsts, parts.right, parts.x) == (whole.firsts, whole.right, whole.x)
    assert (parts.y, parts.yy, parts.xy) == pytest.approx((whole.y, whole.yy, whole.xy))


def test_a_share_has_the_interval_that_wilson_published() -> None:
    # Wilson's interval of 4 right out of 20, as statistics packages give it.
    found = share(4, 20)
    assert found is not None
    assert (found.low, found.middle, found.high) == pytest.approx((0.0807, 0.2, 0.4160), abs=1e-3)


def test_of_no_answers_there_is_no_share() -> None:
    assert share(0, 0) is None


def test_nothing_is_said_against_an_item_with_too_few_answers() -> None:
    hard = ItemSums(firsts=ENOUGH - 1, right=0, able=ENOUGH - 1, able_right=0)
    rival = Given(answer="[1]", correct=False, count=19, able=19, example=1)
    assert faults(hard, [rival], ("[2]",)) == ()


def test_the_able_who_choose_something_else_accuse_the_key() -> None:
    sums = ItemSums(firsts=40, right=20, able=12, able_right=3)
    rival = Given(answer="[1]", correct=False, count=14, able=9, example=1)
    assert faults(sums, [rival])[0] is Fault.RIVAL


def test_an_item_that_the_able_get_wrong_in_many_ways_is_not_accused_of_its_key() -> None:
    sums = ItemSums(firsts=40, right=20, able=12, able_right=6)
    others = [Given(answer=f"[{n}]", correct=False, count=2, able=2, example=n) for n in range(3)]
    assert faults(sums, others) == ()


@pytest.mark.parametrize(
    ("right", "fault"), [(3, Fault.HARD), (20, None), (39, Fault.EASY)], ids=["hard", "fair", "easy"]
)
def test_items_that_nearly_all_or_hardly_any_get_right_are_named(right: int, fault: Fault | None) -> None:
    found = faults(ItemSums(firsts=40, right=right), [])
    assert found == ((fault,) if fault else ())


def test_an_item_on_which_the_better_ones_fail_runs_backwards() -> None:
    rng = Random(1)
    answers = [(other < 0.5, other) for other in (rng.random() for _ in range(40))]
    assert Fault.BACKWARDS in faults(sums_of(answers), [])
    assert Fault.FLAT not in faults(sums_of(answers), [])


def test_a_wrong_option_that_nobody_chose_is_named() -> None:
    sums = ItemSums(firsts=40, right=20)
    chosen = [Given(answer="[1]", correct=False, count=20, able=0, example=1)]
    assert faults(sums, chosen, ("[1]",)) == ()
    assert faults(sums, chosen, ("[1]", "[2]")) == (Fault.IDLE,)


def test_what_is_answered_often_is_counted_exactly_in_bounded_room() -> None:
    counted: dict[str, Given] = {}
    for block in range(30):
        rare = [
            Given(answer=f"{block}/{n}", correct=False, count=1, able=0, example=n) for n in range(KEPT - 2)
        ]
        often = Given(answer="7", correct=True, count=5, able=1, example=block)
        counted = added(counted, [*rare, often])
    assert len(counted) == KEPT
    first = next(iter(counted.values()))
    assert (first.answer, first.count, first.able, first.example) == ("7", 150, 30, 29)
