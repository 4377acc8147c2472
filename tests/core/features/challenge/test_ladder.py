"""The ladder of hints, over every way in which somebody could ask and submit (P1, P4, P6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.course.model import Rung
from core.features.challenge.ladder import (
    TRIES,
    WORDS_A_SECOND,
    Ladder,
    Wait,
    climb,
    judged,
    shown,
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


waits = st.sampled_from([0.0, 1.0, 60.0])
deeds = st.lists(
    st.builds(Asks, waits) | st.builds(Sends, st.sampled_from("abcd"), st.booleans()), max_size=40
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
                found = climb(ladder, now)
                if isinstance(found, Wait):
                    assert seen, "the first hint is free"
                    continue
                if seen:
                    assert RUNGS.index(found) > RUNGS.index(seen[-1])
                    assert since, "nothing new was sent since the last hint"
                    assert now - last >= timedelta(seconds=len(HINT.split()) / WORDS_A_SECOND)
                    step = RUNGS.index(found) - RUNGS.index(seen[-1])
                    assert step == 1 or found is Rung.CONCEPT
                assert found is not Rung.BOTTOM_OUT or len(before) >= TRIES
                seen.append(found)
                ladder, last = shown(ladder, found, HINT, now), now
                since.clear()
    assert ladder.assistance is (
        Assistance.SHOWN if Rung.BOTTOM_OUT in seen else Assistance.HINT if seen else Assistance.NONE
    )
    assert from_plain(Ladder, to_plain(Ladder, ladder)) == ladder


def test_the_whole_ladder_is_climbed_by_trying_and_reading() -> None:
    ladder, now = Ladder(), START
    for number, rung in enumerate(Rung):
        assert climb(ladder, now) is rung
        ladder = shown(ladder, rung, HINT, now)
        assert climb(ladder, now + timedelta(days=1)) is Wait.TRY
        ladder = judged(ladder, str(number), passed=False, stumbled=False)
        assert climb(ladder, now) is (Wait.TRY if rung is Rung.BOTTOM_OUT else Wait.READ)
        now += timedelta(minutes=1)
    assert climb(ladder, now) is Wait.TRY


def test_the_last_rung_takes_three_different_submissions() -> None:
    ladder = shown(Ladder(), Rung.EXAMPLE, HINT, START)
    later = START + timedelta(hours=1)
    for digest in ("a", "b", "a", "b"):
        ladder = judged(ladder, digest, passed=False, stumbled=False)
    assert climb(ladder, later) is Wait.TRY
    ladder = judged(ladder, "c", passed=False, stumbled=False)
    assert climb(ladder, later) is Rung.BOTTOM_OUT


def test_a_stumble_over_syntax_starts_at_the_concept() -> None:
    assert climb(judged(Ladder(), "a", passed=False, stumbled=True), START) is Rung.CONCEPT
    after_a_cue = judged(shown(Ladder(), Rung.CUE, HINT, START), "a", passed=False, stumbled=True)
    assert climb(after_a_cue, START + timedelta(minutes=1)) is Rung.CONCEPT


def test_after_solving_it_the_solution_is_before_their_eyes() -> None:
    assert judged(Ladder(), "a", passed=True, stumbled=False).assistance is Assistance.SHOWN
