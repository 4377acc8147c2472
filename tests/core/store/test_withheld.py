"""The words of what was removed while others were not to see it are known again, and kept nowhere."""

import pytest

from core.store import withheld
from core.store.database import Database
from core.store.explanations import State
from tests.core.play.learners import NOW, explained, learners, rows
from tests.core.store.test_merging_of_play import one_of

WORDS = "A name is a label, tied to a *value*."
SAME = "a NAME is a label - tied to a value"


async def removed(database: Database, author: int, id_: str, state: State) -> None:
    await explained(database, author, id_, text=WORDS, state=state)
    await database.write(withheld.remove, author, id_, NOW)


@pytest.mark.parametrize("state", [State.HIDDEN, State.REVIEW])
async def test_the_same_words_are_known_to_be_their_authors_and_stand_nowhere(
    database: Database, state: State
) -> None:
    ada, bob = await learners(database, 2)
    await removed(database, ada, "e", state)
    assert await database.read(withheld.is_known, ada, SAME)
    assert not await database.read(withheld.is_known, ada, f"{SAME} too")
    assert not await database.read(withheld.is_known, bob, SAME)
    ((kept,),) = await rows(database, "SELECT withheld::text FROM withheld")
    assert "label" not in kept.casefold()


async def test_what_others_could_see_leaves_nothing_behind(database: Database) -> None:
    (ada,) = await learners(database, 1)
    await removed(database, ada, "e", State.SHOWN)
    assert not await database.read(withheld.is_known, ada, WORDS)
    assert await rows(database, "SELECT count(*) FROM explanations") == [(0,)]


async def test_nobody_removes_what_is_anothers(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "e", text=WORDS, state=State.HIDDEN)
    await database.write(withheld.remove, bob, "e", NOW)
    assert await rows(database, "SELECT count(*) FROM explanations") == [(1,)]
    assert not await database.read(withheld.is_known, bob, WORDS)


async def test_of_two_who_become_one_what_both_removed_is_known(database: Database) -> None:
    ada, bob = await learners(database, 2)
    for author, id_ in ((ada, "hers"), (bob, "his")):
        await removed(database, author, id_, State.HIDDEN)
    await explained(database, bob, "other", text="Something else.", state=State.HIDDEN)
    await database.write(withheld.remove, bob, "other", NOW)
    await one_of(database, ada, bob)
    assert await database.read(withheld.is_known, ada, SAME)
    assert await database.read(withheld.is_known, ada, "Something else")
    assert await rows(database, "SELECT count(*) FROM withheld") == [(2,)]


async def test_with_a_learner_it_goes(database: Database) -> None:
    (ada,) = await learners(database, 1)
    await removed(database, ada, "e", State.HIDDEN)
    await rows(database, "DELETE FROM learners WHERE id = :who", who=ada)
    assert await rows(database, "SELECT count(*) FROM withheld") == [(0,)]
