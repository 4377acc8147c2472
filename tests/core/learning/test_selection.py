"""Which items come next: turns of skills (P12), the right difficulty, and nothing just seen."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from core.learning.selection import Candidate, Review, choose, choose_due, interleave

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SKILLS = st.sampled_from("abcd")
CANDIDATES = st.lists(
    st.tuples(SKILLS, st.floats(0.01, 0.99), st.none() | st.integers(-5, 5000)), max_size=14
).map(
    lambda rows: [
        Candidate(n, skill, chance, None if minutes is None else NOW - timedelta(minutes=minutes))
        for n, (skill, chance, minutes) in enumerate(rows)
    ]
)


def assert_skills_take_turns(chosen: list[str], pool: list[str], after: str | None) -> None:
    left: Counter[str | None] = Counter(pool)
    for last, skill in pairwise([after, *chosen]):
        others = [other for other, many in left.items() if many and other != last]
        assert skill != last or not others
        left[skill] -= 1


@given(CANDIDATES, st.integers(0, 16), st.none() | SKILLS, st.integers())
def test_no_skill_comes_twice_in_a_row_while_another_is_at_hand(
    candidates: list[Candidate[int]], count: int, after: str | None, seed: int
):
    chosen = choose(candidates, count, now=NOW, rng=Random(seed), after=after)
    assert len(chosen) == len(set(chosen)) == min(count, len(candidates))
    skills = [str(candidate.skill) for candidate in candidates]
    assert_skills_take_turns([skills[item] for item in chosen], skills, after)


@given(st.lists(SKILLS, max_size=14), st.integers(1, 14), st.none() | SKILLS)
def test_an_order_without_pairs_is_found_wherever_there_is_one(
    skills: list[str], count: int, after: str | None
):
    chosen = [skills[item] for item in interleave(enumerate(skills), count, after=after)]
    places = min(count, len(skills))
    room = {skill: (places // 2 if skill == after else (places + 1) // 2) for skill in skills}
    possible = sum(min(many, room[skill]) for skill, many in Counter(skills).items()) >= places
    assert all(a != b for a, b in pairwise([after, *chosen])) == possible


def test_a_skill_with_many_items_starts_early_enough_to_be_spread():
    ranked = [("b1", "b"), ("b2", "b"), ("a1", "a"), ("a2", "a"), ("a3", "a")]
    assert interleave(ranked, 5) == ("a1", "b1", "a2", "b2", "a3")


def test_a_single_skill_is_simply_asked_in_order_of_rank():
    assert interleave([(1, "a"), (2, "a"), (3, "a")], 2, after="a") == (1, 2)


@given(CANDIDATES, st.integers())
def test_the_same_seed_gives_the_same_items(candidates: list[Candidate[int]], seed: int):
    first, second = (choose(candidates, 5, now=NOW, rng=Random(seed)) for _ in range(2))
    assert first == second


def test_another_seed_gives_another_order_of_equals():
    equals = [Candidate(n, n, 0.8) for n in range(8)]
    assert len({choose(equals, 8, now=NOW, rng=Random(seed)) for seed in range(10)}) > 5


def test_items_near_the_target_come_before_too_easy_and_too_hard_ones():
    candidates = [Candidate(chance, n, chance) for n, chance in enumerate((0.2, 0.97, 0.5, 0.8, 0.7))]
    assert choose(candidates, 3, now=NOW, rng=Random(1))[:2] == (0.8, 0.7)
    assert choose(candidates, 1, now=NOW, rng=Random(1), target=0.5) == (0.5,)


def test_what_was_just_seen_waits_even_for_an_item_far_from_the_target():
    just_seen = Candidate("just seen", "a", 0.8, NOW - timedelta(minutes=1))
    unseen = Candidate("unseen", "b", 0.1)
    assert choose([just_seen, unseen], 2, now=NOW, rng=Random(3)) == ("unseen", "just seen")


def test_what_was_seen_a_week_ago_competes_again():
    week_ago = Candidate("week ago", "a", 0.8, NOW - timedelta(days=7))
    too_hard = Candidate("too hard", "b", 0.5)
    assert choose([week_ago, too_hard], 1, now=NOW, rng=Random(3)) == ("week ago",)


def review(item: str, hours_overdue: float) -> Review[str]:
    return Review(item, item[0], NOW - timedelta(hours=hours_overdue))


def test_the_longest_due_comes_first_and_skills_still_take_turns():
    reviews = [review("a1", 50), review("a2", 40), review("b1", 3), review("c1", 0)]
    assert choose_due(reviews, 4, now=NOW) == ("a1", "b1", "a2", "c1")
    assert choose_due(reviews, 2, now=NOW, after="a") == ("b1", "a1")


def test_what_is_not_yet_due_is_never_asked():
    assert choose_due([review("a1", -0.01), review("b1", 1)], 5, now=NOW) == ("b1",)


@given(st.lists(st.tuples(SKILLS, st.integers(-50, 50)), max_size=12), st.integers(0, 12))
def test_reviews_are_due_and_interleaved(rows: list[tuple[str, int]], count: int):
    due = [n for n, (_, hours) in enumerate(rows) if hours >= 0]
    reviews = [Review(n, skill, NOW - timedelta(hours=hours)) for n, (skill, hours) in enumerate(rows)]
    chosen = choose_due(reviews, count, now=NOW)
    assert set(chosen) <= set(due)
    assert len(chosen) == min(count, len(due))
    assert_skills_take_turns([rows[n][0] for n in chosen], [rows[n][0] for n in due], None)
