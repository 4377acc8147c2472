"""Accounts that vote for each other through the same turns as everybody else, and what that moves: next to nothing."""

from collections.abc import Sequence
from random import Random

import pytest

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.features.explanations import jobs
from core.play.ranking import lower_bound
from tests.core.features.asked import rows
from tests.core.features.explanations.scenes import explain, learner, say_whether_it_helped, shown_to
from tests.pupil import Pupil

HONEST, RING, EACH = 16, 10, 6
"""Learners who write and vote, accounts of a ring, and votes of each honest one."""
QUALITY = [0.9 if number < 4 else 0.5 for number in range(HONEST)]
"""Whom each honest explanation helps; those of the ring help 3 in 10."""
BAD = 0.3


async def village(house: OpenHouse) -> tuple[list[Pupil], list[Pupil]]:
    """Honest learners and a ring, each with an explanation of the same skill."""
    honest = [await learner(house, f"honest{number}") for number in range(HONEST)]
    ring = [await learner(house, f"ring{number}") for number in range(RING)]
    for one in (*honest, *ring):
        await explain(one, one.name)
    await rows(honest[0], "UPDATE learners SET created_at = created_at - interval '30 days' * id")
    return honest, ring


def helps(name: str) -> float:
    return QUALITY[int(name.removeprefix("honest"))] if name.startswith("honest") else BAD


async def vote_honestly(voters: Sequence[Pupil], clock: FixedClock, rng: Random) -> None:
    """Each judges what they are shown, as it is for them."""
    for one in voters:
        await one.say("/explanations")
        for _ in range(EACH):
            clock.advance(minutes=17)
            if (shown := shown_to(one)) is None:
                break
            await say_whether_it_helped(one, helped=rng.random() < helps(shown))
            await one.press("Another one")


async def vote_for_each_other(ring: Sequence[Pupil], clock: FixedClock) -> None:
    """Each says that those of the others helped, and that nothing else did, until there is nothing left."""
    for one in ring:
        await one.say("/explanations")
        while (shown := shown_to(one)) is not None:
            clock.advance(minutes=1)
            await say_whether_it_helped(one, helped=shown.startswith("ring"))
            await one.press("Another one")


async def scores(house: OpenHouse, pupil: Pupil, clock: FixedClock) -> dict[str, float]:
    """What each explanation is ranked by."""
    clock.advance(days=1)
    await jobs.weigh(house.dispatch.house, clock.now())
    return {id_: float(score) for id_, score in await rows(pupil, "SELECT id, score FROM explanations")}


async def counted(pupil: Pupil) -> dict[str, float]:
    """What it would be ranked by if every vote counted in full."""
    query = "SELECT explanation, sum(helped::int), sum((NOT helped)::int) FROM votes GROUP BY explanation"
    return {id_: lower_bound(up, down) for id_, up, down in await rows(pupil, query)}


def outranked(found: dict[str, float]) -> float:
    """How many honest explanations one of the ring stands above, on the average."""
    honest = [score for id_, score in found.items() if id_.startswith("honest")]
    ring = [score for id_, score in found.items() if id_.startswith("ring")]
    return sum(mine > score for mine in ring for score in honest) / RING


@pytest.mark.timeout(240)
async def test_ten_accounts_that_vote_for_one_another_hardly_move_a_ranking(
    house: OpenHouse, clock: FixedClock
) -> None:
    honest, ring = await village(house)
    await vote_honestly(honest, clock, Random(7))
    before = outranked(await scores(house, honest[0], clock))
    await vote_for_each_other(ring, clock)
    after = await scores(house, honest[0], clock)
    of_ring = "SELECT count(*) FROM votes WHERE explanation LIKE 'ring%' AND helped"
    ((votes,),) = await rows(honest[0], of_ring)
    assert votes >= RING * (RING - 1), "all of the ring voted for all others of it"
    assert outranked(await counted(honest[0])) == HONEST, "in full, they would put it above all others"
    assert outranked(after) <= before + 2
    best = max(after, key=after.__getitem__)
    assert best.startswith("honest")
