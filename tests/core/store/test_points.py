"""Points and badges are given once, and a streak is kept with the days that it settled."""

import asyncio
from datetime import date, datetime, timedelta

from core.play.badges import Tally
from core.play.points import Award, Reason
from core.play.streaks import Came, Kept, Streak, Vacation, learn
from core.store import courses, points, streaks
from core.store.database import Database
from core.store.points import Given, Record
from core.store.streaks import Known
from tests.core.play.learners import NOW, learners, rows

SOLVED, HINTS = Award(Reason.SOLVED, "c/i", 10), Award(Reason.HINTS, "c/i", -4)


async def give(
    database: Database, learner: int, *awards: Award, community: str = "", at: datetime = NOW
) -> Given:
    return await database.write(points.give, learner, awards, community, at)


async def test_the_same_reason_and_subject_give_points_once(database: Database) -> None:
    (ada,) = await learners(database, 1)
    assert await give(database, ada, SOLVED, HINTS) == Given(6, 0)
    assert await give(database, ada, SOLVED, Award(Reason.REVIEW, "c/i", 3)) == Given(3, 6)
    assert await give(database, ada, SOLVED) == Given(0, 9)
    assert (await database.read(points.record, ada)).tally.points == 9


async def test_two_who_give_the_same_at_once_give_it_once(database: Database) -> None:
    (ada,) = await learners(database, 1)
    given = await asyncio.gather(*(give(database, ada, SOLVED, HINTS) for _ in range(8)))
    assert sorted(one.amount for one in given) == [0] * 7 + [6]
    assert (await database.read(points.record, ada)).tally.points == 6


async def test_each_point_says_what_for_and_where(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await give(database, ada, SOLVED, community="discord/7")
    await give(database, ada, HINTS, at=NOW + timedelta(days=1))
    await give(database, bob, SOLVED)
    found = await database.read(points.lately, ada, 5)
    assert [(one.award, one.community) for one in found] == [(HINTS, ""), (SOLVED, "discord/7")]
    assert found[1].at == NOW


async def test_nothing_to_give_gives_nothing(database: Database) -> None:
    (ada,) = await learners(database, 1)
    assert await give(database, ada) == Given(0, 0)


async def test_a_badge_is_earned_once_for_each_subject(database: Database) -> None:
    (ada,) = await learners(database, 1)
    given = [
        await database.write(points.earn_badge, ada, "explainer", subject, NOW)
        for subject in ("loops", "loops", "lists")
    ]
    assert given == [True, False, True]
    assert [one.subject for one in await database.read(points.badges, ada)] == ["lists", "loops"]


async def test_who_has_learnt_nothing_has_no_streak_and_nothing_due(database: Database) -> None:
    (ada,) = await learners(database, 1)
    assert await database.read(streaks.known, ada) == Known(Streak(), None)


async def test_a_streak_is_kept_whole_with_its_days_and_with_what_is_due_first(database: Database) -> None:
    (ada,) = await learners(database, 1)
    rest = Vacation(date(2026, 2, 1), date(2026, 2, 9))
    streak = Streak(
        days=6, best=9, last=date(2026, 1, 3), seen=NOW - timedelta(days=2), freezes=1, vacation=rest
    )
    day = learn(streak, NOW, "Europe/Madrid", due=NOW - timedelta(days=2))
    assert day.came is Came.WENT_ON
    async with database.transaction() as connection:
        await streaks.keep_day(connection, ada, day)
        await streaks.keep_day(connection, ada, learn(day.streak, NOW, None, due=None))
    await rows(
        database,
        "INSERT INTO memories VALUES (:who, 'c', 'i', '{}', :later, :now), (:who, 'c', 'j', '{}', :now, :now)",
        who=ada,
        now=NOW,
        later=NOW + timedelta(days=3),
    )
    assert await database.read(streaks.known, ada) == Known(day.streak, NOW)
    kept = await database.read(streaks.days, ada, date(2026, 1, 1))
    assert kept == {date(2026, 1, 4): Kept.FREEZE, date(2026, 1, 5): Kept.LEARNT}
    assert await database.read(streaks.days, ada, date(2026, 1, 6)) == {}


async def test_points_are_read_page_by_page_and_those_for_help_name_the_lesson(database: Database) -> None:
    (ada,) = await learners(database, 1)
    for place, subject in enumerate(("course/loops/1", "course/lists/1", "course/loops/2")):
        await give(database, ada, Award(Reason.HELPED, subject, 5), at=NOW + timedelta(hours=place))
    await give(database, ada, SOLVED, at=NOW + timedelta(hours=9))
    pages = [await database.read(points.lately, ada, 2, skip=skip) for skip in (0, 2, 4)]
    assert [[one.about for one in page] for page in pages] == [
        ["c/i", "course/loops"],
        ["course/lists", "course/loops"],
        [],
    ]


async def test_a_record_has_all_that_somebody_earned_and_nothing_of_others(database: Database) -> None:
    ada, bob = await learners(database, 2)
    nothing = Record(tally=Tally(), knowledge=0, lessons={}, badges=frozenset())
    assert await database.read(points.record, ada) == nothing
    reasons = [Reason.SOLVED, Reason.FIRST_TRY, Reason.REVIEW, Reason.EXPLAINED, Reason.HELPED, Reason.HINTS]
    await give(database, ada, *(Award(one, "c/i", 3) for one in reasons), Award(Reason.HELPED, "c/j", 3))
    await database.write(points.earn_badge, ada, "a-hand", "", NOW)
    await database.write(streaks.keep, ada, Streak(days=2, best=9))
    for lesson, completed in (("one", True), ("two", True), ("three", False)):
        await database.write(courses.stand_in_lesson, ada, "memory", lesson, 1, NOW, completed=completed)
    tally = Tally(points=21, days=9, solved=1, first_try=1, reviews=1, explained=1, helped=2)
    assert await database.read(points.record, ada) == Record(
        tally=tally,
        knowledge=9,
        lessons={"memory": frozenset({"one", "two"})},
        badges=frozenset({"a-hand"}),
    )
    assert await database.read(points.record, bob) == nothing
