"""Copies are found however they are disguised, independent work is not, and of short tasks nothing is said."""

from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.course.catalogue import load_catalogue
from core.course.model import Challenge
from core.similarity.fingerprints import RUN, WINDOW, fingerprints
from core.similarity.pairs import FEWEST, Likeness, Program, likeness
from core.similarity.tokens import Token, tokens
from tests.core.similarity.copies import TASKS, disguised, padded, renamed, reordered

ADA = 100
CONTENT = Path(__file__).parents[3] / "content"


def compared(sources: list[str], given: tuple[str, ...] = (), syntax: str = "python") -> Likeness:
    return likeness([Program(ADA + at, one) for at, one in enumerate(sources)], given, syntax)


@pytest.mark.parametrize("task", TASKS)
def test_independent_solutions_are_not_alike(task: str) -> None:
    found = compared(list(TASKS[task]))
    assert found.pairs == ()
    assert found.compared == len(TASKS[task])


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("copied", range(7))
def test_a_copy_is_found_among_independent_solutions(task: str, copied: int) -> None:
    random = Random(copied)
    source = TASKS[task][copied]
    copies = (
        renamed(source),
        reordered(renamed(source), random),
        padded(renamed(source), random),
    )
    for copy in copies:
        found = compared([*TASKS[task], copy])
        assert [(one.one, one.other) for one in found.pairs] == [(ADA + copied, ADA + 7)]
        assert found.expected is not None
        assert found.expected < 1


def test_disguised_in_all_ways_at_once_most_are_found() -> None:
    found = 0
    for sources in TASKS.values():
        for copied, source in enumerate(sources):
            pairs = compared([*sources, disguised(source, Random(copied))]).pairs
            assert all((one.one, one.other) == (ADA + copied, ADA + 7) for one in pairs)
            found += len(pairs)
    assert found >= 19, f"{found} of 21"


def test_lines_are_marked_that_stand_in_both() -> None:
    source = TASKS["words"][0]
    (pair,) = compared([source, f"# mine\n\n{source}", *TASKS["words"][1:]]).pairs
    assert pair.share == 1
    one, other = pair.lines
    assert {line + 2 for line in one} == other
    assert 2 in one


def test_what_was_given_is_nobodys_own() -> None:
    source = TASKS["account"][0]
    found = compared([source, renamed(source)], given=(source,))
    assert (found.pairs, found.compared, found.all) == ((), 0, 2)


def test_what_many_wrote_is_nobodys_own() -> None:
    source = TASKS["account"][0]
    found = compared([source, renamed(source), source, source, *TASKS["account"][1:]])
    assert found.pairs == (), "a third of all and more have it from the lesson"


SHIPPED = load_catalogue(CONTENT).course("python-first-steps").challenges


@pytest.mark.parametrize("challenge", SHIPPED, ids=[one.id for one in SHIPPED])
def test_of_the_short_challenges_that_ship_nothing_is_said(challenge: Challenge) -> None:
    wrong = [one.source for one in challenge.wrong]
    sources = [challenge.reference, renamed(challenge.reference), *wrong, *wrong]
    given = (challenge.starter, challenge.reference, *wrong)
    assert compared(sources, given).pairs == ()


def test_how_many_are_expected_is_said_of_enough_alone() -> None:
    assert compared(list(TASKS["words"])[: FEWEST - 2]).expected is None


@given(st.lists(st.sampled_from("abcd"), max_size=60), st.lists(st.sampled_from("efgh"), max_size=30))
def test_what_is_long_enough_and_stands_in_both_shares_a_fingerprint(
    words: list[str], others: list[str]
) -> None:
    shared = [Token(kind, 1) for kind in words[: RUN + WINDOW - 1]]
    one = [Token(kind, 1) for kind in others] + shared
    other = shared + [Token(kind, 1) for kind in reversed(others)]
    if len(shared) == RUN + WINDOW - 1:
        assert fingerprints(one).keys() & fingerprints(other).keys()
    if len(one) < RUN:
        assert not fingerprints(one)


def test_alike_does_not_hang_on_the_order_of_the_programs() -> None:
    sources = [*TASKS["winner"], renamed(TASKS["winner"][3])]
    forth, back = compared(sources), compared(sources[::-1])
    assert [one.share for one in forth.pairs] == [one.share for one in back.pairs]
    prints = [set(fingerprints(tokens(one, "python"))) for one in sources]
    assert max(len(a & b) for a, b in combinations(prints, 2)) > 0
