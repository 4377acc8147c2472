"""The benchmark of communities fills both databases and does everything in both of them. No time is tested."""

import shutil

from bench.community import (
    COPIED,
    COPIED_TOP,
    GIVE,
    GROWTH,
    HELP,
    JUDGE,
    PLAIN,
    TOLD,
    TOP,
    VOTE,
    WEIGH,
    Size,
    measure,
)

KINDS = {VOTE, TOLD, WEIGH, JUDGE, HELP, GIVE, PLAIN, TOP}


async def test_votes_ranks_and_places_of_two_communities_are_compared() -> None:
    figures = await measure(Size(200, 1000), Size(2000, 10_000), rounds=3)
    named = {(one.group, one.name): one for one in figures}
    kinds = KINDS | {COPIED, COPIED_TOP} if shutil.which("redis-server") else KINDS
    assert {group for group, name in named if name == "p95, many to few"} == kinds
    assert named[VOTE, "p50, many to few"].at_most == GROWTH
    assert named[PLAIN, "p50, many to few"].at_most is None
    assert all(one.value > 0 for one in figures)
    assert [one.group.split(" learners")[0] for one in figures if one.name == "filled in"] == ["200", "2,000"]
