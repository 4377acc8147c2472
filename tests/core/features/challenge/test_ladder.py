"""The ladder of hints, over every way in which somebody could ask and submit (P1, P4, P6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.course.model import Rung
from core.dials import ATTEMPTS
from core.features.challenge.ladder import (
    WORDS_A_SECOND,
    Ladder,
    Wait,
    begun,
    climb,
    in_time,
    judged,
    left,
    opened,
    shown,
    taken_up,
    thought,
    waits,
)
from core.learning.outcome import Assistance
from core.plain import from_plain, to_plain

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
HINT = "Look at what comes out and at what went in."
RUNGS = list(Rung)


@dataclass(frozen=True, slots=True)
class Asks:
    """Somebody asks for a hint, so many seconds after what came before."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Sends:
    """Somebody sends one of a few submissions."""

    digest: str
    stumbled: bool


pauses = st.sampled_from([0.0, 1.0, 60.0])
deeds = st.lists(
    st.builds(Asks, pauses) | st.builds(Sends, st.sampled_from("abcd"), st.booleans()), max_size=40
)


@given(deeds)
def test_no_way_up_skips_a_try_or_the_time_to_read(doings: Sequence[Asks | Sends]) -> None:
    ladder, now = Ladder(), START
    seen: list[Rung] = []
    since: set[str] = set()
    before: set[str] = set()
    last = START
    for one in doings:
        match one:
            case Sends(digest, stumbled):
                ladder = judged(ladder, digest, passed=False, stumbled=stumbled)
                if digest not in before:
                    since.add(digest)
                before.add(digest)
            case Asks(seconds):
                now += timedelta(seconds=seconds)
                found = climb(ladder, now, ATTEMPTS)
                if isinstance(found, Wait):
                    assert seen, "the first hint is free"
                    continue
                if seen:
                    assert RUNGS.index(found) > RUNGS.index(seen[-1])
                    assert since, "nothing new was sent since the last hint"
                    assert now - last >= timedelta(seconds=len(HINT.split()) / WORDS_A_SECOND)
                    step = RUNGS.index(found) - RUNGS.index(seen[-1])
                    assert step == 1 or found is Rung.CONCEPT
                assert found is not Rung.BOTTOM_OUT or len(before) >= ATTEMPTS
                seen.append(found)
                ladder, last = shown(ladder, found, HINT, now), now
                since.clear()
    assert ladder.assistance is (
        Assistance.SHOWN if Rung.BOTTOM_OUT in seen else Assistance.HINT if seen else Assistance.NONE
    )
    assert ladder.hints == len(seen), "each hint is counted once, however often it is asked for"
    assert from_plain(Ladder, to_plain(Ladder, ladder)) == ladder


def test_the_whole_ladder_is_climbed_by_trying_and_reading() -> None:
    ladder, now = Ladder(), START
    for number, rung in enumerate(Rung):
        assert climb(ladder, now, ATTEMPTS) is rung
        ladder = shown(ladder, rung, HINT, now)
        assert climb(ladder, now + timedelta(days=1), ATTEMPTS) is Wait.TRY
        ladder = judged(ladder, str(number), passed=False, stumbled=False)
        assert climb(ladder, now, ATTEMPTS) is (Wait.TRY if rung is Rung.BOTTOM_OUT else Wait.READ)
        now += timedelta(minutes=1)
    assert climb(ladder, now, ATTEMPTS) is Wait.TRY


def test_the_last_rung_takes_three_different_submissions() -> None:
    ladder = shown(Ladder(), Rung.EXAMPLE, HINT, START)
    later = START + timedelta(hours=1)
    for digest in ("a", "b", "a", "b"):
        ladder = judged(ladder, digest, passed=False, stumbled=False)
    assert climb(ladder, later, ATTEMPTS) is Wait.TRY
    ladder = judged(ladder, "c", passed=False, stumbled=False)
    assert climb(ladder, later, ATTEMPTS) is Rung.BOTTOM_OUT


def test_a_stumble_over_syntax_starts_at_the_concept() -> None:
    assert climb(judged(Ladder(), "a", passed=False, stumbled=True), START, ATTEMPTS) is Rung.CONCEPT
    after_a_cue = judged(shown(Ladder(), Rung.CUE, HINT, START), "a", passed=False, stumbled=True)
    assert climb(after_a_cue, START + timedelta(minutes=1), ATTEMPTS) is Rung.CONCEPT


def test_after_solving_it_the_solution_is_before_their_eyes() -> None:
    assert judged(Ladder(), "a", passed=True, stumbled=False).assistance is Assistance.SHOWN


# ── time ─────────────────────────────────────────────────────────────────────────────────────────────────────

LIMIT = timedelta(minutes=10)
SECOND = timedelta(seconds=1)


def test_the_first_look_and_the_first_beginning_stay() -> None:
    later = START + timedelta(hours=1)
    assert opened(opened(Ladder(), START), later).opened == START
    again = begun(begun(Ladder(), START), later)
    assert (again.begun, again.opened) == (START, START)
    assert left(again, LIMIT, START + timedelta(minutes=4)) == timedelta(minutes=6)


def test_the_very_last_second_is_in_time_and_the_next_is_not() -> None:
    ladder = begun(Ladder(), START)
    assert in_time(ladder, LIMIT, START + LIMIT)
    assert not in_time(ladder, LIMIT, START + LIMIT + SECOND)
    assert not in_time(Ladder(), LIMIT, START), "what was never begun was not timed"
    assert in_time(Ladder(), None, START)


def test_only_a_challenge_with_a_limit_that_is_not_solved_waits_to_be_begun() -> None:
    assert waits(Ladder(), LIMIT)
    assert not waits(Ladder(), None)
    assert not waits(begun(Ladder(), START), LIMIT)
    solved = judged(Ladder(), "a", passed=True, stumbled=False)
    assert not waits(solved, LIMIT)
    assert left(judged(begun(Ladder(), START), "a", passed=True, stumbled=False), LIMIT, START) is None


def test_thinking_counts_from_the_first_look_and_not_with_the_solution_before_one_s_eyes() -> None:
    ladder = opened(Ladder(), START)
    later = START + timedelta(minutes=7)
    assert thought(ladder, later) == timedelta(minutes=7)
    assert thought(shown(ladder, Rung.CUE, HINT, START), later) == timedelta(minutes=7)
    assert thought(shown(ladder, Rung.BOTTOM_OUT, HINT, START), later) == timedelta(0)


def test_the_row_of_an_older_release_is_readable_and_claims_no_thought() -> None:
    row = {
        "rung": "question",
        "tried": True,
        "readable": None,
        "tries": ["a"],
        "stumbled": False,
        "solved": False,
    }
    ladder = from_plain(Ladder, row)
    assert thought(ladder, START) == timedelta(0)
    assert ladder.hints == 1, "at least that one"
    assert shown(ladder, Rung.CONCEPT, HINT, START).hints == 2


def test_what_was_taken_up_on_a_day_stays_so_when_it_is_opened_in_another_way() -> None:
    ladder = taken_up(Ladder(), "test/school/2026-01-06")
    assert taken_up(ladder, "") == ladder
    assert taken_up(ladder, "test/school/2026-02-01").daily == "test/school/2026-02-01"
