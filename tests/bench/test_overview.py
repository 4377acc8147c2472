"""The benchmark of overviews fills its database, works figures out and asks for them. No time is tested."""

from bench.overview import PROMISE, Size, measure


async def test_overviews_of_classes_of_two_sizes_are_measured() -> None:
    figures = await measure(Size(200, 4000, (30, 200)), rounds=1)
    named = {(one.group, one.name): one for one in figures}
    assert named["a class of 30", "overview, p95"].at_most == PROMISE
    assert ("a class of 30", "overview worked out at once, p95") in named
    assert ("a class of 200", "overview worked out at once, p95") not in named
    assert all(one.value > 0 for one in figures)
