"""Others' explanations are grades once enough have judged them, and those of one's own never are."""

from core.store import explanations
from core.store.database import Database
from core.store.explanations import State
from tests.core.play.learners import COURSE, SKILL, explained, learners, rows


async def graded(database: Database, reader: int, most: int = 9) -> list[tuple[str, float]]:
    found = await database.read(explanations.graded, reader, COURSE, SKILL, "lesson", most)
    return [(one.text, round(one.share, 3)) for one in found]


async def weighed(database: Database, id_: str, up: float, down: float) -> None:
    await rows(
        database,
        "UPDATE explanations SET up = :up, down = :down, votes = :votes WHERE id = :id",
        id=id_,
        up=up,
        down=down,
        votes=up + down,
    )


async def test_what_enough_others_have_judged_is_a_grade_those_first_that_most_judged(
    database: Database,
) -> None:
    ada, bob = await learners(database, 2)
    for id_, up, down in (("few", 2, 0), ("good", 3, 1), ("poor", 2, 6)):
        await explained(database, bob, id_)
        await weighed(database, id_, up, down)
    assert await graded(database, ada) == [("poor in words", 0.25), ("good in words", 0.75)]
    assert await graded(database, ada, most=1) == [("poor in words", 0.25)]


async def test_nothing_is_a_grade_that_is_ones_own_not_shared_not_shown_or_of_another_lesson(
    database: Database,
) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "own")
    await explained(database, bob, "alone", shared=False)
    await explained(database, bob, "hidden", state=State.HIDDEN)
    await explained(database, bob, "other", lesson="another")
    for id_ in ("own", "alone", "hidden", "other"):
        await weighed(database, id_, 5, 0)
    assert await graded(database, ada) == []
