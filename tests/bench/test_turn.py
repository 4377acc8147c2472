"""The benchmark of a turn runs, counts round trips, and says where the time goes. What it measures is not tested."""

from bench.turn import COMMITTING, MARKING, PROMISE, READING, REST, measure


async def test_the_figures_have_both_sides_their_ratio_and_the_parts_of_a_turn() -> None:
    figures = await measure(rounds=25)
    named = {(one.group, one.name): one for one in figures}
    ours = named["Through dispatch", "round trips"]
    assert ours.value == 8, "situation, what is known, the days in a row, BEGIN, turn, answer, COMMIT, sent"
    assert named["The same writes by hand", "round trips"].value == 12, (
        "nine writes, BEGIN, COMMIT, the pool's reset"
    )
    assert named["Ratio", "p50"].at_most == PROMISE
    parts = [one for one in figures if one.name in (READING, COMMITTING, MARKING, REST)]
    assert len(parts) == 4
    assert all(one.value > 0 for one in figures)
