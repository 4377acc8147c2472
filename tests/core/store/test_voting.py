"""Who may vote, what a vote that is being given tells, and whom authors are told of."""

from datetime import timedelta

import pytest

from core.errors import Overtaken
from core.store import explanations, thanking, votes
from core.store.database import Database
from core.store.explanations import HELPFUL, State
from core.store.thanking import Helped
from core.store.votes import Ballotbox
from tests.core.play.learners import COURSE, NOW, SKILL, explained, learners, rows, voted

DAY = timedelta(days=1)


async def weighed(database: Database, days: int = 1) -> None:
    async with database.transaction() as connection:
        await votes.weigh_due(connection, NOW + days * DAY)


async def test_a_vote_is_open_once_then_changeable_for_a_day_and_then_closed(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "e")

    async def box(voter: int, id_: str = "e", after: timedelta = timedelta(0)) -> Ballotbox:
        return await database.read(votes.ballotbox, voter, id_, NOW + after)

    assert await box(bob) is Ballotbox.OPEN
    assert await box(ada) is Ballotbox.OWN
    assert await box(bob, "none") is Ballotbox.NOT_SHOWN
    await voted(database, bob, "e")
    assert await box(bob, after=DAY - timedelta(seconds=1)) is Ballotbox.CHANGEABLE
    assert await box(bob, after=DAY) is Ballotbox.CLOSED
    for id_, changes in (("kept", {"shared": False}), ("hidden", {"state": State.HIDDEN})):
        await explained(database, ada, id_, **changes)
        assert await box(bob, id_) is Ballotbox.NOT_SHOWN
        assert await box(ada, id_) is Ballotbox.OWN


@pytest.mark.parametrize("state", [State.HIDDEN, State.REVIEW])
async def test_a_turn_whose_vote_does_not_hold_any_more_begins_again(
    database: Database, state: State
) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "e", state=state)
    with pytest.raises(Overtaken):
        await database.write(votes.cast, bob, "e", True, "", NOW)
    assert await rows(database, "SELECT count(*) FROM votes") == [(0,)]


@pytest.mark.parametrize("before", [None, True, False])
@pytest.mark.parametrize("voting", [True, False])
async def test_what_others_think_counts_the_vote_that_is_being_given_once(
    database: Database, before: bool | None, voting: bool
) -> None:
    ada, bob, eve = await learners(database, 3)
    await explained(database, ada, "e")
    await voted(database, eve, "e")
    if before is not None:
        await voted(database, bob, "e", helped=before)
    foreseen = await database.read(votes.opinions, bob, "e", voting=voting)
    await voted(database, bob, "e", helped=voting)
    assert foreseen == await database.read(votes.opinions, bob, "e")
    assert foreseen is not None
    assert (foreseen.helped, foreseen.not_helped) == (1 + voting, 1 - voting)


async def test_lessons_with_something_to_judge_are_told_in_their_order(database: Database) -> None:
    ada, bob = await learners(database, 2)
    for lesson in ("b", "a", "c"):
        await explained(database, ada, lesson, lesson=lesson)
    asked = ["c", "none", "a", "b"]
    assert await database.read(explanations.to_be_judged, bob, COURSE, asked) == ["c", "a", "b"]
    assert await database.read(explanations.to_be_judged, ada, COURSE, asked) == []
    await voted(database, bob, "a")
    assert await database.read(explanations.to_be_judged, bob, COURSE, asked) == ["c", "b"]
    await rows(database, "UPDATE explanations SET state = 'review' WHERE id = 'b'")
    assert await database.read(explanations.to_be_judged, bob, COURSE, asked) == []


async def test_help_about_the_first_thing_comes_first_and_few_come(database: Database) -> None:
    reader, voter, *authors = await learners(database, 8)
    for place, author in enumerate(authors):
        about = {0: "test", 1: "belief"}.get(place, "")
        await explained(database, author, f"e{place}", about=about)
        await voted(database, voter, f"e{place}", at=NOW + place * timedelta(hours=1))
    await weighed(database)
    found = await database.read(explanations.to_help, reader, COURSE, SKILL, ["belief", "", "test"])
    assert [one.about for one in found] == ["belief", "test", ""]
    assert len(found) == HELPFUL


async def test_an_author_is_told_of_each_helped_reader_once(database: Database) -> None:
    ada, bob, eve = await learners(database, 3)
    await explained(database, ada, "e")
    await voted(database, bob, "e")
    later = NOW + DAY
    assert await database.read(thanking.to_tell, later, 9) == [], "it is still to be weighed"
    await weighed(database)
    assert await database.read(thanking.to_tell, later, 9) == [ada]
    assert await database.write(thanking.tell_helped, ada, later) == (None, [Helped(COURSE, "lesson", 1, 0)])
    assert await database.read(thanking.to_tell, later + 9 * DAY, 9) == []
    await voted(database, eve, "e", at=later)
    await weighed(database)
    assert await database.read(thanking.to_tell, later, 9) == [], "once a day"
    assert await database.write(thanking.tell_helped, ada, later) == (None, [])
    await weighed(database, days=2)
    assert await database.read(thanking.to_tell, later + DAY, 9) == [ada]
    found = await database.write(thanking.tell_helped, ada, later + DAY)
    assert found == (None, [Helped(COURSE, "lesson", 1, 0)])
