"""Two learners become one, with all that they explained, judged and earned: nothing is lost, and nothing counts twice."""

from datetime import date, timedelta

import pytest

from core.play.points import Award, Reason
from core.play.streaks import Came, Day, Kept, Streak
from core.store import boards, explanations, moderation, points, streaks, votes
from core.store.database import Database
from core.store.explanations import State
from core.store.knowledge import Gaussian
from core.store.merging import Merger, merge
from core.store.moderation import Act
from tests.core.play.learners import NOW, explained, learners, rows, voted

THERE = "discord/7"
BOARD, FRIENDS = boards.of_community(THERE), boards.of_friends("secret")
DAY = timedelta(days=1)


def first(one: Gaussian, _: Gaussian) -> Gaussian:
    return one


async def one_of(database: Database, stays: int, goes: int) -> None:
    merger = Merger(stays=stays, goes=goes, now=NOW, ability=first, skill=first)
    async with database.transaction() as connection:
        await merge(connection, merger)


async def give(database: Database, learner: int, subject: str, amount: int) -> None:
    await database.write(points.give, learner, [Award(Reason.SOLVED, subject, amount)], THERE, NOW)


async def test_what_gave_points_to_both_gives_them_once_and_boards_say_so(database: Database) -> None:
    ada, bob = await learners(database, 2)
    for who, name in ((ada, "Ada"), (bob, "Bob")):
        async with database.transaction() as connection:
            await boards.join(connection, BOARD, who, name, NOW)
    async with database.transaction() as connection:
        await boards.join(connection, FRIENDS, bob, "B.", NOW)
    await give(database, ada, "both", 10)
    await give(database, bob, "both", 10)
    await give(database, bob, "his", 5)
    await one_of(database, ada, bob)
    assert (await database.read(points.record, ada)).tally.points == 15
    for board, name in ((BOARD, "Ada"), (FRIENDS, "B.")):
        (place,) = await database.read(boards.top, board.key, "all", 9)
        assert (place.standing.learner, place.standing.name, place.standing.points) == (ada, name, 15)


async def test_what_one_said_of_the_other_is_no_vote_any_more_and_each_thing_has_one(
    database: Database,
) -> None:
    ada, bob, eve = await learners(database, 3)
    for author, id_ in ((ada, "of-ada"), (bob, "of-bob"), (eve, "of-eve")):
        await explained(database, author, id_)
    await voted(database, bob, "of-ada")
    await voted(database, ada, "of-bob")
    await voted(database, ada, "of-eve", helped=True)
    await voted(database, bob, "of-eve", helped=False, because="unclear", at=NOW + DAY)
    await voted(database, eve, "of-bob")
    await one_of(database, ada, bob)
    found = await rows(database, "SELECT explanation, learner_id, author, helped FROM votes ORDER BY 1")
    assert found == [("of-bob", eve, ada, True), ("of-eve", ada, eve, False)]
    assert {one.id for one in await database.read(explanations.mine, ada)} == {"of-ada", "of-bob"}
    async with database.transaction() as connection:
        weighed = await votes.weigh_due(connection, NOW)
    assert {"of-bob", "of-eve"} <= set(weighed), "what they judged is weighed again"


async def test_reports_and_what_was_decided_go_along_and_nobody_reports_themselves(
    database: Database,
) -> None:
    ada, bob, eve = await learners(database, 3)
    await explained(database, ada, "of-ada")
    await explained(database, bob, "of-bob")
    await explained(database, eve, "of-eve")
    for who, id_ in ((bob, "of-ada"), (ada, "of-eve"), (bob, "of-eve"), (eve, "of-bob")):
        await database.write(moderation.report, who, id_, "rude", NOW)
    act = Act(act="hidden", by="staff", moderator=bob)
    for id_ in ("of-eve", "of-bob"):
        await database.write(moderation.moderate, id_, act, NOW, was=State.SHOWN, becomes=State.HIDDEN)
    await one_of(database, ada, bob)
    found = await rows(database, "SELECT explanation, learner_id FROM reports ORDER BY 1")
    assert found == [("of-bob", eve), ("of-eve", ada)]
    acts = await rows(database, "SELECT explanation, learner_id, moderator FROM moderation_events ORDER BY 1")
    assert acts == [("of-bob", ada, ada), ("of-eve", eve, ada)]


@pytest.mark.parametrize(
    ("mine", "theirs", "days"),
    [
        ((5, 3), (9, 4), 9),
        ((5, 4), (9, 3), 5),
        ((5, 4), (9, 4), 9),
        ((5, 4), (2, None), 5),
        ((5, None), (2, 4), 2),
    ],
)
async def test_the_streak_that_counted_last_goes_on_and_no_best_or_day_is_lost(
    database: Database, mine: tuple[int, int | None], theirs: tuple[int, int | None], days: int
) -> None:
    ada, bob = await learners(database, 2)
    for who, (count, last), best, freezes in ((ada, mine, 12, 0), (bob, theirs, 20, 1)):
        day = None if last is None else date(2026, 1, last)
        streak = Streak(days=count, best=best, last=day, freezes=freezes)
        settled = {
            date(2026, 1, 1): Kept.LEARNT if who == ada else Kept.FREEZE,
            date(2025, 1, who): Kept.LEARNT,
        }
        async with database.transaction() as connection:
            await streaks.keep_day(connection, who, Day(streak=streak, came=Came.WENT_ON, settled=settled))
    await one_of(database, ada, bob)
    found = (await database.read(streaks.known, ada)).streak
    assert (found.days, found.best, found.freezes) == (days, 20, 1)
    kept = await database.read(streaks.days, ada, date(2025, 1, 1))
    assert len(kept) == 3
    assert kept[date(2026, 1, 1)] is Kept.LEARNT


async def test_a_badge_of_both_is_the_elder(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await database.write(points.earn_badge, ada, "explainer", "loops", NOW)
    await database.write(points.earn_badge, bob, "explainer", "loops", NOW - DAY)
    await database.write(points.earn_badge, bob, "explainer", "lists", NOW)
    await one_of(database, ada, bob)
    found = await database.read(points.badges, ada)
    assert [(one.subject, one.at) for one in found] == [("loops", NOW - DAY), ("lists", NOW)]
