"""The benchmark of Discord runs against the real process, and loses nobody. What it measures is not tested."""

from bench.discord import STEPS, WINDOWS, Size, measure


async def test_everybody_is_answered_in_a_burst_and_in_a_stream_and_memory_is_told() -> None:
    told: list[str] = []
    size = Size(people=6, rate=20, seconds=0.3, presses=5 * WINDOWS)
    figures = await measure(size, told.append)
    named = {(one.group, one.name): one for one in figures}
    assert len(told) == STEPS
    late = [one for (_, name), one in named.items() if name == "over 3 s"]
    assert [one.at_most for one in late] == [0, 0, 0], "newcomers, a burst, a stream"
    assert {"p50 to one alone", "slowest to one alone"} <= {name for _, name in named}
    (memory,) = {group for group, _ in named if group.startswith("Memory")}
    assert named[memory, "before"].value > 1
    assert all(one.value > 0 for one in figures if one.unit == "s")
