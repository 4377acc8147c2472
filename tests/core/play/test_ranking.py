"""What helps is found, the new gets its chance, and a ring of ten accounts moves nothing."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.play.ranking import (
    SHARE_OF_NEW,
    Ballot,
    Favours,
    Weighed,
    choose,
    divided,
    independence,
    lower_bound,
    ranked,
    weigh,
)
from tests.core.play.village import BEGIN, LONG_AGO, Village, agreement

NOBODY = Favours.among(())
RING = range(1000, 1010)
SEEDS, MANY = range(8), range(24)

type Plot = Callable[[Village], None]


def votes(up: int, down: int = 0, *, every: timedelta = timedelta(hours=5)) -> list[Ballot]:
    return [Ballot(n, n < up, BEGIN + n * every, LONG_AGO) for n in range(up + down)]


# ── a ring ───────────────────────────────────────────────────────────────────────────────────────────────────


def for_each_other(village: Village) -> None:
    """All of the ring vote for all of it, over a month."""
    for one in RING:
        for other in RING:
            village.vote(one, other, True, BEGIN + timedelta(days=village.rng.uniform(0, 30)))


def in_turns(village: Village) -> None:
    """Each of the ring votes for the next four, so that no two vote for each other."""
    for place, one in enumerate(RING):
        for step in range(1, 5):
            other = RING[(place + step) % len(RING)]
            village.vote(one, other, True, BEGIN + timedelta(days=village.rng.uniform(0, 30)))


def against_the_best(village: Village) -> None:
    """They vote for each other, and all against the best of the others."""
    for_each_other(village)
    best = max(set(village.quality) - set(RING), key=village.quality.__getitem__)
    for one in RING:
        village.vote(one, best, False, BEGIN + timedelta(days=village.rng.uniform(0, 30)))


def for_one_at_once(village: Village) -> None:
    """Nine accounts of one day vote for the tenth as soon as they are there."""
    for hours, one in enumerate(RING[1:]):
        joined = BEGIN + timedelta(hours=hours)
        village.vote(one, RING[0], True, joined + timedelta(minutes=5), joined)


def visited(seed: int, *plots: Plot) -> Village:
    """Twenty who explain, and the ten of the ring; the twenty and a hundred and fifty more vote on ten each."""
    rng = Random(seed)
    quality = {author: 0.15 + 0.04 * place for place, author in enumerate(rng.sample(range(20), 20))}
    village = Village(quality | dict.fromkeys(RING, 0.3), Random(seed))
    village.vote_honestly([*range(20), *range(100, 250)], 10)
    for plot in plots:
        plot(village)
    return village


def counted(village: Village) -> list[int]:
    """The ranking as it would be if each vote counted in full."""
    return ranked({one: _counted(village, one) for one in village.quality})


def _counted(village: Village, author: int) -> Weighed:
    helped = [one.helped for one in village.ballots[author].values()]
    return Weighed(sum(helped), len(helped) - sum(helped))


def honest(ranking: Sequence[int]) -> list[int]:
    return [one for one in ranking if one not in RING]


def overtaken(ranking: Sequence[int]) -> float:
    """How many honest explanations stand below one of the ring's, on the average."""
    return fmean(sum(below not in RING for below in ranking[ranking.index(one) :]) for one in RING)


@pytest.mark.parametrize("plot", [for_each_other, against_the_best, for_one_at_once])
def test_a_ring_of_ten_accounts_does_not_move_a_ranking(plot: Plot) -> None:
    pairs = [(visited(seed).ranking(), visited(seed, plot).ranking()) for seed in SEEDS]
    assert fmean(overtaken(after) - overtaken(before) for before, after in pairs) < 0.5, "of twenty places"
    assert fmean(agreement(honest(before), honest(after)) for before, after in pairs) > 0.99
    assert sum(honest(before)[0] == honest(after)[0] for before, after in pairs) >= len(SEEDS) - 1


def test_the_same_ring_would_move_it_if_each_vote_counted_in_full() -> None:
    plain = [(counted(visited(seed)), counted(visited(seed, against_the_best))) for seed in SEEDS]
    assert fmean(overtaken(after) - overtaken(before) for before, after in plain) > 1.5
    assert sum(honest(before)[0] == honest(after)[0] for before, after in plain) < len(SEEDS) / 2


def test_new_accounts_that_come_for_one_alone_gain_it_less_than_a_place() -> None:
    def below(ranking: Sequence[int]) -> int:
        return sum(one not in RING for one in ranking[ranking.index(RING[0]) :])

    damped = [
        below(visited(seed, for_one_at_once).ranking()) - below(visited(seed).ranking()) for seed in MANY
    ]
    plain = [below(counted(visited(seed, for_one_at_once))) - below(counted(visited(seed))) for seed in MANY]
    assert fmean(damped) < 1 < fmean(plain)


def test_a_ring_whose_members_take_turns_gains_less_than_a_place() -> None:
    pairs = [(visited(seed).ranking(), visited(seed, in_turns).ranking()) for seed in SEEDS]
    assert fmean(overtaken(after) - overtaken(before) for before, after in pairs) < 1
    assert fmean(agreement(honest(before), honest(after)) for before, after in pairs) > 0.98


def test_what_a_ring_of_ten_has_to_give_is_less_than_one_vote() -> None:
    for seed in SEEDS:
        village = visited(seed, for_each_other)
        weights = [_given_by_ring(village, one) for one in RING]
        assert max(weights) < 0.5, "of nine each"


def _given_by_ring(village: Village, author: int) -> float:
    ballots = list(village.ballots[author].values())
    favours = Favours.among(
        (one.voter, whose) for whose, those in village.ballots.items() for one in those.values() if one.helped
    )
    weights = independence(author, ballots, favours)
    return sum(weight for voter, weight in weights.items() if voter in RING)


@pytest.mark.parametrize("size", [3, 10, 50])
def test_a_ring_of_any_size_that_votes_for_nobody_else_counts_about_as_one(size: int) -> None:
    ring = range(size)
    strangers = [(1000 + n, 2000 + m) for n in range(60) for m in range(n % 7, 60, 7)]
    favours = Favours.among([*((a, b) for a in ring for b in ring if a != b), *strangers])
    found = weigh(0, [Ballot(n, True, BEGIN + n * timedelta(hours=5), LONG_AGO) for n in ring[1:]], favours)
    assert found.up < 1


# ── honest people ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("authors", "voters", "each"), [(8, 0, 7), (8, 8, 7), (20, 60, 10), (30, 0, 15)])
def test_an_honest_community_finds_what_helps_as_well_as_if_nothing_were_damped(
    authors: int, voters: int, each: int
) -> None:
    damped: list[float] = []
    plain: list[float] = []
    for seed in range(20):
        rng = Random(seed)
        order = rng.sample(range(authors), authors)
        quality = {author: 0.15 + 0.8 * place / (authors - 1) for place, author in enumerate(order)}
        village = Village(quality, Random(seed))
        village.vote_honestly([*order, *range(100, 100 + voters)], each)
        truth = order[::-1]
        damped.append(agreement(truth, village.ranking()))
        plain.append(agreement(truth, ranked({one: _counted(village, one) for one in quality})))
    assert fmean(damped) > 0.5
    assert fmean(damped) > fmean(plain) - 0.05


def test_those_who_vote_on_everything_in_a_small_circle_keep_their_votes() -> None:
    village = Village(dict.fromkeys(range(8), 0.5), Random(1))
    village.vote_honestly(range(8), 7)
    assert fmean(one.votes for one in village.weighed().values()) > 0.8 * 7


# ── weights ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_votes_that_have_nothing_in_common_count_in_full() -> None:
    assert weigh(99, votes(4, 3), NOBODY) == Weighed(4, 3)


def test_votes_of_a_few_minutes_count_less() -> None:
    assert weigh(99, votes(10, every=timedelta(seconds=20)), NOBODY).up < 3


def test_a_class_that_votes_at_one_moment_on_its_first_day_keeps_its_proportions() -> None:
    those = [Ballot(n, n < 9, BEGIN, BEGIN - timedelta(hours=1)) for n in range(12)]
    found = weigh(99, those, NOBODY)
    assert found.up == pytest.approx(3 * found.down)
    assert found.votes < 3


def test_new_accounts_of_one_day_count_less_together_and_in_full_once_they_are_old() -> None:
    def of_age(age: timedelta) -> list[Ballot]:
        return [
            Ballot(n, True, BEGIN + n * timedelta(hours=1), BEGIN + n * timedelta(hours=1) - age)
            for n in range(10)
        ]

    assert weigh(99, of_age(timedelta(hours=3)), NOBODY).up < 2.5
    assert weigh(99, of_age(timedelta(days=30)), NOBODY).up == 10


def test_two_who_vote_for_each_other_count_less_for_it() -> None:
    strangers = [(100 + n, 200 + n) for n in range(50)]
    mutual = Favours.among([(0, 99), (99, 0), *strangers])
    one_way = Favours.among([(0, 99), *strangers])
    assert weigh(99, votes(1), mutual).up < 0.5
    assert weigh(99, votes(1), one_way).up == 1


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=60),
    st.lists(st.tuples(st.booleans(), st.integers(0, 5000), st.integers(0, 5000)), max_size=10),
)
def test_a_weight_is_never_more_than_a_vote_nor_nothing(
    pairs: list[tuple[int, int]], ballots: list[tuple[bool, int, int]]
) -> None:
    those = [
        Ballot(n, helped, BEGIN + timedelta(minutes=at), BEGIN + timedelta(minutes=at - age))
        for n, (helped, at, age) in enumerate(ballots)
    ]
    weights = independence(99, those, Favours.among(pair for pair in pairs if pair[0] != pair[1]))
    assert set(weights) == {one.voter for one in those}
    assert all(0 < weight <= 1 for weight in weights.values())


# ── ranks ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_bound_is_wilsons() -> None:
    assert lower_bound(8, 2) == pytest.approx(0.490, abs=0.001)
    assert lower_bound(0, 0) == 0


@given(st.floats(0, 1000), st.floats(0, 1000), st.floats(0.01, 100))
def test_more_for_it_never_lowers_the_bound_and_more_against_it_never_raises_it(
    up: float, down: float, more: float
) -> None:
    assert 0 <= lower_bound(up, down) <= 1
    assert lower_bound(up + more, down) >= lower_bound(up, down) - 1e-9
    assert lower_bound(up, down + more) <= lower_bound(up, down) + 1e-9


def test_one_vote_for_something_does_not_put_it_before_what_many_found_good() -> None:
    assert ranked({"one": Weighed(1, 0), "many": Weighed(40, 10), "bad": Weighed(5, 20)}) == [
        "many",
        "one",
        "bad",
    ]


def test_what_about_as_many_find_good_as_not_is_divided() -> None:
    assert divided(Weighed(5, 5))
    assert not divided(Weighed(2, 2))
    assert not divided(Weighed(30, 3))


def test_nothing_is_shown_where_there_is_nothing() -> None:
    assert choose({}, Random(1)) is None


def test_the_new_gets_its_share_of_being_shown_and_that_with_the_fewest_votes_first() -> None:
    rng = Random(5)
    candidates = {"good": Weighed(40, 4), "new": Weighed(1, 2), "newest": Weighed()}
    shown = Counter(choose(candidates, rng) for _ in range(2000))
    assert shown["newest"] / 2000 == pytest.approx(SHARE_OF_NEW, abs=0.05)
    assert shown["new"] == 0


def test_of_those_that_are_known_the_better_is_shown_far_more_often_and_none_for_ever_never() -> None:
    rng = Random(5)
    shown = Counter(choose({"good": Weighed(9, 3), "fair": Weighed(6, 6)}, rng) for _ in range(1000))
    assert 1000 > shown["good"] > 5 * shown["fair"] > 0
