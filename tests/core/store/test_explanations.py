"""Explanations are seen blind, judged once by each, ranked by what helped, and hidden while somebody looks at them."""

import asyncio
from dataclasses import fields
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy.exc import IntegrityError

from core.play.ranking import Weighed
from core.store import explanations, moderation, votes, withheld
from core.store.database import Database
from core.store.explanations import Blind, State
from core.store.moderation import Act
from core.store.votes import CHANGEABLE, Ballotbox, Judged, Opinions, Voted
from tests.core.play.learners import (
    COURSE,
    LONG_AGO,
    NOW,
    SKILL,
    explained,
    explanation,
    learners,
    rows,
    voted,
)

DAY = timedelta(days=1)


async def to_judge(database: Database, reader: int, lesson: str = "lesson") -> str | None:
    found = await database.read(explanations.to_judge, reader, COURSE, lesson, Random(1))
    return found and found.id


async def to_help(database: Database, reader: int, *about: str) -> str | None:
    """The first that a stuck reader is offered."""
    found = await database.read(explanations.to_help, reader, COURSE, SKILL, about)
    return found[0].id if found else None


async def weigh(database: Database) -> dict[str, Judged]:
    async with database.transaction() as connection:
        return await votes.weigh_due(connection, NOW + DAY)


# ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────


async def test_what_a_reader_sees_before_voting_says_neither_whose_it_is_nor_what_others_think(
    database: Database,
) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "e", code="print(1)", about="off-by-one")
    found = await database.read(explanations.to_judge, bob, COURSE, "lesson", Random(1))
    assert found == Blind(
        id="e",
        course=COURSE,
        lesson="lesson",
        skill=SKILL,
        about="off-by-one",
        text="e in words",
        code="print(1)",
    )
    told = {one.name for one in fields(Blind)}
    assert told.isdisjoint({"learner_id", "author", "pseudonym", "up", "down", "votes", "score", "helped"})


async def test_opinions_are_told_to_those_alone_who_have_voted_or_wrote_it(database: Database) -> None:
    ada, bob, eve = await learners(database, 3)
    await explained(database, ada, "e")
    assert await database.read(votes.opinions, bob, "e") is None
    await voted(database, bob, "e", helped=False, because="too long")
    mine = Opinions(pseudonym="a heron", helped=0, not_helped=1, mine=False)
    assert await database.read(votes.opinions, bob, "e") == mine
    assert await database.read(votes.opinions, eve, "e") is None
    of_author = await database.read(votes.opinions, ada, "e")
    assert of_author == Opinions(pseudonym="a heron", helped=0, not_helped=1, mine=None)
    assert await database.read(votes.reasons, ada, "e") == ["too long"]
    assert await database.read(votes.reasons, bob, "e") == []


async def test_nobody_is_shown_their_own_what_they_have_judged_or_what_is_not_shared(
    database: Database,
) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "mine")
    await explained(database, bob, "theirs")
    await explained(database, bob, "unshared", shared=False)
    await explained(database, bob, "of-other", lesson="other")
    assert await to_judge(database, ada) == "theirs"
    await voted(database, ada, "theirs")
    assert await to_judge(database, ada) is None
    await database.write(explanations.share, bob, "unshared", True)
    assert await to_judge(database, ada) == "unshared"
    await database.write(explanations.share, ada, "unshared", False)
    assert await to_judge(database, ada) == "unshared", "it is not ada's to hide"


async def test_who_shares_many_of_a_lesson_is_shown_with_the_newest_alone(database: Database) -> None:
    ada, bob, eve = await learners(database, 3)
    for number in range(4):
        await explained(database, bob, f"e{number}", at=NOW + timedelta(minutes=number))
    await explained(database, eve, "hers")
    shown = set[str]()
    while (found := await to_judge(database, ada)) is not None:
        shown.add(found)
        await voted(database, ada, found)
    assert shown == {"e3", "hers"}
    await database.write(explanations.share, bob, "e3", False)
    assert await to_judge(database, ada) == "e2", "what stands behind it comes forward where it goes"


async def test_who_decided_about_an_explanation_is_not_asked_to_judge_it(database: Database) -> None:
    ada, bob, eve = await learners(database, 3)
    await explained(database, ada, "e")
    kept = Act(act="kept", by="staff", moderator=bob)
    await database.write(moderation.moderate, "e", kept, NOW, was=State.SHOWN, becomes=State.SHOWN)
    assert await to_judge(database, bob) is None
    assert await database.read(votes.ballotbox, bob, "e", NOW) is Ballotbox.DECIDED
    assert await voted(database, bob, "e") is Voted.NOT_THEIRS
    assert await to_judge(database, eve) == "e"


async def test_who_voted_before_they_decided_may_change_that_vote(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "e")
    await voted(database, bob, "e")
    kept = Act(act="kept", by="staff", moderator=bob)
    await database.write(moderation.moderate, "e", kept, NOW, was=State.SHOWN, becomes=State.SHOWN)
    assert await database.read(votes.ballotbox, bob, "e", NOW) is Ballotbox.CHANGEABLE
    assert await voted(database, bob, "e", helped=False) is Voted.CHANGED


async def test_all_there_is_of_a_lesson_comes_in_turn_and_none_twice(database: Database) -> None:
    ada, *authors = await learners(database, 40)
    for author in authors:
        await explained(database, author, f"e{author}")
    seen: list[str] = []
    while (found := await to_judge(database, ada)) is not None:
        seen.append(found)
        await voted(database, ada, found, helped=len(seen) % 2 == 0)
        await weigh(database)
    assert sorted(seen) == sorted(f"e{author}" for author in authors)


async def test_authors_have_all_of_theirs_and_can_take_them_back(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "old")
    newest = explanation("new", at=NOW + DAY, shared=False, code="x")
    await database.write(explanations.add, ada, newest)
    await voted(database, bob, "old")
    assert await database.read(explanations.mine, ada) == [newest, explanation("old")]
    await database.write(withheld.remove, bob, "old", NOW)
    assert len(await database.read(explanations.mine, ada)) == 2
    await database.write(withheld.remove, ada, "old", NOW)
    assert await database.read(explanations.mine, ada) == [newest]
    assert await rows(database, "SELECT count(*) FROM votes") == [(0,)]


# ── votes ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_second_vote_of_the_same_learner_changes_the_first_for_a_day(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "e")
    assert await voted(database, bob, "e") is Voted.COUNTED
    late = NOW + CHANGEABLE - timedelta(seconds=1)
    assert await voted(database, bob, "e", helped=False, because="unclear", at=late) is Voted.CHANGED
    assert await voted(database, bob, "e", helped=True, at=NOW + CHANGEABLE) is Voted.TOO_LATE
    found = await rows(database, "SELECT helped, because, at, changed_at FROM votes")
    assert found == [(False, "unclear", NOW, late)]


async def test_changing_a_vote_does_not_begin_the_day_anew(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "e")
    for hours in (0, 20):
        await voted(database, bob, "e", at=NOW + timedelta(hours=hours))
    assert await voted(database, bob, "e", at=NOW + timedelta(hours=30)) is Voted.TOO_LATE


async def test_nobody_votes_on_their_own_nor_on_what_is_not_shown(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "e")
    await explained(database, ada, "unshared", shared=False)
    await explained(database, ada, "hidden", state=State.HIDDEN)
    assert await voted(database, ada, "e") is Voted.NOT_THEIRS
    for id_ in ("unshared", "hidden", "none"):
        assert await voted(database, bob, id_) is Voted.NOT_THEIRS
    with pytest.raises(IntegrityError, match="not_on_ones_own"):
        await rows(database, "INSERT INTO votes VALUES ('e', :a, :a, true, '', now(), now())", a=ada)


async def test_votes_at_once_count_once_for_each(database: Database) -> None:
    ada, *voters = await learners(database, 9)
    await explained(database, ada, "e")
    done = await asyncio.gather(*(voted(database, voter, "e") for voter in voters for _ in range(3)))
    assert set(done) <= {Voted.COUNTED, Voted.CHANGED}
    assert await rows(database, "SELECT count(*) FROM votes") == [(8,)]


# ── ranks ────────────────────────────────────────────────────────────────────────────────────────────────────


async def judged(database: Database, id_: str, author: int, voters: list[int], up: int) -> None:
    await explained(database, author, id_)
    for place, voter in enumerate(voters):
        await voted(database, voter, id_, helped=place < up, at=NOW + place * timedelta(minutes=40))


async def test_a_stuck_learner_is_offered_what_helped_most_and_first_what_is_about_just_this(
    database: Database,
) -> None:
    ada, bob, eve, reader, *voters = await learners(database, 14)
    assert await to_help(database, reader) is None
    await judged(database, "good", ada, voters, up=9)
    await judged(database, "fair", bob, voters, up=6)
    assert await to_help(database, reader) is None, "nothing is known of them yet"
    await explained(database, eve, "about", about="off-by-one")
    for place, voter in enumerate(voters[:3]):
        await voted(database, voter, "about", at=NOW + place * timedelta(minutes=40))
    weighed = await weigh(database)
    assert weighed["good"] == Judged(ada, "", f"{COURSE}/lesson", Weighed(9, 1))
    assert await to_help(database, reader) == "good"
    assert await to_help(database, reader, "off-by-one") == "about"
    assert await to_help(database, reader, "something-else") == "good"


async def test_a_ring_in_the_database_weighs_less_than_a_vote(database: Database) -> None:
    ring = await learners(database, 10)
    strangers = await learners(database, 30)
    for author in (*ring, *strangers):
        await explained(database, author, f"e{author}")
    for place, one in enumerate(ring):
        for other in ring:
            await voted(database, one, f"e{other}", at=NOW + place * timedelta(minutes=20))
    for place, one in enumerate(strangers):
        for step in (3, 7, 11, 14):
            other = strangers[(place + step) % 30]
            await voted(database, one, f"e{other}", at=NOW + place * timedelta(minutes=20))
    found = await weigh(database)
    assert set(found) == {f"e{one}" for one in (*ring, *strangers)}
    assert max(found[f"e{one}"].weighed.up for one in ring) < 1
    assert min(found[f"e{one}"].weighed.up for one in strangers) > 3


async def test_a_vote_has_its_explanation_weighed_again_and_others_wait_for_their_day(
    database: Database,
) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "e")
    await explained(database, ada, "quiet")
    async with database.transaction() as connection:
        assert await votes.weigh_due(connection, NOW + timedelta(hours=1)) == {}
    await voted(database, bob, "e")
    async with database.transaction() as connection:
        assert set(await votes.weigh_due(connection, NOW + timedelta(hours=1))) == {"e"}
    assert await rows(database, "SELECT up, down, votes FROM explanations WHERE id = 'e'") == [(1, 0, 1)]
    assert set(await weigh(database)) == {"quiet"}


async def test_two_processes_that_weigh_at_once_take_others(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "e")
    await voted(database, bob, "e")
    async with database.transaction() as one, database.transaction() as other:
        assert set(await votes.weigh_due(one, NOW)) == {"e"}
        assert await votes.weigh_due(other, NOW) == {}


async def test_a_vote_that_comes_while_its_explanation_is_weighed_is_not_forgotten(
    database: Database,
) -> None:
    ada, bob, eve = await learners(database, 3)
    await explained(database, ada, "e")
    await voted(database, bob, "e")
    async with database.transaction() as connection:
        await votes.weigh_due(connection, NOW)
        vote = asyncio.create_task(voted(database, eve, "e", at=NOW + timedelta(hours=1)))
        async with asyncio.timeout(10):
            while await rows(database, WAITING) == [(0,)]:
                pass
    assert await vote is Voted.COUNTED
    async with database.transaction() as connection:
        found = await votes.weigh_due(connection, NOW + timedelta(hours=1))
    assert found == {"e": Judged(ada, "", f"{COURSE}/lesson", Weighed(2, 0))}


WAITING = """
SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
"""


# ── moderation ───────────────────────────────────────────────────────────────────────────────────────────────


async def test_while_one_of_theirs_is_under_review_nothing_of_a_learner_is_shown(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await explained(database, ada, "e")
    await explained(database, ada, "other")
    act = Act(act="reported", by="learners", reason="rude")
    was = {"was": State.SHOWN, "becomes": State.REVIEW}
    assert await database.write(moderation.moderate, "e", act, NOW, **was)
    assert await to_judge(database, bob) is None
    assert await database.read(moderation.waiting, 9) == ["e"]
    back = Act(act="restored", by="staff", moderator=bob)
    assert await database.write(
        moderation.moderate, "e", back, NOW + DAY, was=State.REVIEW, becomes=State.SHOWN
    )
    assert await to_judge(database, bob) in ("e", "other")
    assert await database.read(moderation.acts, "e") == [(act, NOW), (back, NOW + DAY)]


async def test_of_two_who_decide_at_once_one_does(database: Database) -> None:
    (ada,) = await learners(database, 1)
    await explained(database, ada, "e", state=State.REVIEW)
    done = await asyncio.gather(
        *(
            database.write(
                moderation.moderate, "e", Act(act=str(to), by="staff"), NOW, was=State.REVIEW, becomes=to
            )
            for to in (State.SHOWN, State.HIDDEN)
        )
    )
    assert sorted(done) == [False, True]
    assert len(await database.read(moderation.acts, "e")) == 1


async def test_reports_are_counted_by_who_reports_and_an_authors_own_is_none(database: Database) -> None:
    ada, bob, eve = await learners(database, 3)
    await explained(database, ada, "e")
    counts = [await database.write(moderation.report, who, "e", "rude", NOW) for who in (ada, bob, bob, eve)]
    assert counts == [0, 1, 1, 2]


async def test_with_its_author_goes_all_that_was_said_of_it(database: Database) -> None:
    ada, bob = await learners(database, 2, LONG_AGO)
    await explained(database, ada, "e")
    await voted(database, bob, "e")
    await database.write(moderation.report, bob, "e", "rude", NOW)
    act = Act(act="hidden", by="staff")
    await database.write(moderation.moderate, "e", act, NOW, was=State.SHOWN, becomes=State.HIDDEN)
    await rows(database, "DELETE FROM learners WHERE id = :who", who=ada)
    for table in ("explanations", "votes", "reports", "moderation_events"):
        assert await rows(database, f"SELECT count(*) FROM {table}") == [(0,)]
