"""Who wants to be on a board is on it with what they earned there, fairly; who does not appears nowhere."""

import asyncio
import itertools
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as st

from core.errors import Overtaken
from core.play.boards import Place, Span, period
from core.play.points import Award, Reason
from core.store import boards, points
from core.store.boards import Board, Kind
from core.store.database import Database
from tests.core.play.learners import NOW, learners, rows

THERE = "discord/7"
BOARD, FRIENDS = boards.of_community(THERE), boards.of_friends("secret")
ALL = "all"
numbers = itertools.count()


async def join(database: Database, learner: int, name: str, board: Board = BOARD) -> None:
    async with database.transaction() as connection:
        await boards.join(connection, board, learner, name, NOW)


async def earn(
    database: Database, learner: int, amount: int, community: str = THERE, at: datetime = NOW
) -> None:
    award = Award(Reason.SOLVED, str(next(numbers)), amount)
    await database.write(points.give, learner, [award], community, at)


async def top(database: Database, board: Board = BOARD, of: str = ALL) -> list[tuple[int, str, int]]:
    return told(await database.read(boards.top, board.key, of, 10))


def told(places: list[Place]) -> list[tuple[int, str, int]]:
    return [(one.rank, one.standing.name, one.standing.points) for one in places]


async def everything(database: Database) -> list[tuple[object, ...]]:
    query = "SELECT board, period, learner_id, points FROM board_standings ORDER BY 1, 2, 3"
    return list(await rows(database, query))


# ── who is on it ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("board", "kind", "name"),
    [
        (boards.of_community("discord/7"), Kind.COMMUNITY, "discord/7"),
        (boards.of_friends("secret"), Kind.FRIENDS, "secret"),
        (boards.of_cohort("spring/2026"), Kind.COHORT, "spring/2026"),
    ],
)
def test_a_key_says_whose_board_it_is(board: Board, kind: Kind, name: str) -> None:
    assert boards.of_key(board.key) == board
    assert (board.kind, board.name) == (kind, name)


@pytest.mark.parametrize(
    "key", ["", "friends", "friends/", "community/", "community/discord", "cohort", "clan/a"]
)
def test_what_is_no_key_of_a_board_is_none(key: str) -> None:
    assert boards.of_key(key) is None


async def test_who_has_not_joined_appears_nowhere_and_pushes_nobody_down(database: Database) -> None:
    ada, bob, eve = await learners(database, 3)
    for who, amount in ((ada, 5), (bob, 50), (eve, 3)):
        await earn(database, who, amount)
    await join(database, ada, "Ada")
    await join(database, eve, "Eve")
    assert await top(database) == [(1, "Ada", 5), (2, "Eve", 3)]
    assert await database.read(boards.around, BOARD.key, ALL, bob, 3) == []
    assert await rows(database, "SELECT 1 FROM board_standings WHERE learner_id = :who", who=bob) == []


async def test_who_leaves_is_gone_at_once_and_has_all_again_when_they_come_back(database: Database) -> None:
    ada, bob = await learners(database, 2)
    for who, name, amount in ((ada, "Ada", 9), (bob, "Bob", 4)):
        await join(database, who, name)
        await earn(database, who, amount)
    await database.write(boards.leave, BOARD, ada)
    await earn(database, ada, 2)
    assert await top(database) == [(1, "Bob", 4)]
    assert await database.read(boards.joined, ada) == []
    await join(database, ada, "A.")
    assert await top(database) == [(1, "A.", 11), (2, "Bob", 4)]
    assert [one.board for one in await database.read(boards.joined, ada)] == [BOARD]


async def test_a_communitys_board_counts_what_was_earned_there_and_friends_count_all(
    database: Database,
) -> None:
    (ada,) = await learners(database, 1)
    await earn(database, ada, 1, "telegram/9")
    for board in (BOARD, FRIENDS):
        await join(database, ada, "Ada", board)
    await earn(database, ada, 10)
    await earn(database, ada, 100, "")
    assert await top(database) == [(1, "Ada", 10)]
    assert await top(database, FRIENDS) == [(1, "Ada", 111)]


async def test_the_name_on_a_board_is_the_one_that_was_chosen_last(database: Database) -> None:
    (ada,) = await learners(database, 1)
    await join(database, ada, "Ada")
    await join(database, ada, "a heron")
    await earn(database, ada, 1)
    assert await top(database) == [(1, "a heron", 1)]


async def test_points_that_were_given_before_raise_nothing(database: Database) -> None:
    (ada,) = await learners(database, 1)
    await join(database, ada, "Ada")
    for amount in (4, 5):
        await database.write(points.give, ada, [Award(Reason.SOLVED, "same", amount)], THERE, NOW)
    assert await top(database) == [(1, "Ada", 4)]


# ── spans ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_week_and_a_month_begin_anew_and_all_time_goes_on(database: Database) -> None:
    (ada,) = await learners(database, 1)
    await join(database, ada, "Ada")
    later = NOW + timedelta(days=30)
    await earn(database, ada, 3)
    await earn(database, ada, 4, at=later)
    for span, amount in ((Span.WEEK, 4), (Span.MONTH, 4), (Span.ALL, 7)):
        assert await top(database, of=period(span, later)) == [(1, "Ada", amount)]
    assert await top(database, of=period(Span.WEEK, NOW)) == [(1, "Ada", 3)]


async def test_periods_have_the_same_names_here_and_there(database: Database) -> None:
    rng = Random(4)
    begin = datetime(2019, 12, 20, tzinfo=UTC)
    moments = [begin + timedelta(seconds=rng.randrange(10 * 366 * 86400)) for _ in range(300)]
    moments += [
        datetime(year, 12, 28 + day, 23, 59, 59, tzinfo=UTC) for year in range(2020, 2032) for day in range(4)
    ]
    query = f"SELECT period FROM {boards.PERIODS.format('CAST(:at AS timestamptz)')}"
    for moment in moments:
        found = {name for (name,) in await rows(database, query, at=moment)}
        assert found == {period(span, moment) for span in Span}


async def test_what_is_long_over_is_swept_and_what_may_still_be_told_stays(database: Database) -> None:
    (ada,) = await learners(database, 1)
    await join(database, ada, "Ada")
    for days in (0, 25, 40):
        await earn(database, ada, 1, at=NOW + timedelta(days=days))
    now = datetime(2026, 3, 2, tzinfo=UTC)
    await database.write(boards.sweep, now)
    swept = await everything(database)
    assert [name for _, name, _, _ in swept] == ["2026-02", "2026-W05", "2026-W07", ALL]
    async with database.transaction() as connection:
        await boards.refill(connection, now)
    assert await everything(database) == swept, "and is not summed up again"


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────────


async def test_around_oneself_are_three_above_and_three_below_with_the_ranks_of_all(
    database: Database,
) -> None:
    everybody = await learners(database, 12)
    for place, who in enumerate(everybody):
        await join(database, who, f"n{place}")
        await earn(database, who, 100 - place // 2)
    found = await database.read(boards.around, BOARD.key, ALL, everybody[5], 3)
    assert told(found) == [
        (3, "n2", 99),
        (3, "n3", 99),
        (5, "n4", 98),
        (5, "n5", 98),
        (7, "n6", 97),
        (7, "n7", 97),
        (9, "n8", 96),
    ]


@of_hypothesis(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.integers(-2, 4), min_size=1, max_size=14), st.data())
async def test_around_anybody_the_places_are_those_of_the_whole_board(
    database: Database, amounts: list[int], data: st.DataObject
) -> None:
    board = boards.of_cohort(str(next(numbers)))
    everybody = await learners(database, len(amounts))
    for who, amount in zip(everybody, amounts, strict=True):
        await join(database, who, str(who), board)
        await earn(database, who, amount)
    whole = await database.read(boards.top, board.key, ALL, 100)
    for place in whole:
        assert place.rank == 1 + sum(amount > place.standing.points for amount in amounts)
    reach = data.draw(st.integers(0, 4))
    for position, place in enumerate(whole):
        found = await database.read(boards.around, board.key, ALL, place.standing.learner, reach)
        assert found == whole[max(0, position - reach) : position + reach + 1]


# ── made anew ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_standings_made_anew_from_the_points_are_what_they_were(database: Database) -> None:
    everybody = await learners(database, 5)
    for place, who in enumerate(everybody):
        for board in (BOARD, FRIENDS):
            await join(database, who, "n", board)
        for days in range(place):
            await earn(database, who, place + days, ("", THERE)[days % 2], NOW + timedelta(days=days))
    before = await everything(database)
    assert len(before) > 10
    async with database.transaction() as connection:
        await boards.refill(connection, NOW)
    assert await everything(database) == before
    await rows(database, "UPDATE board_standings SET points = 0")
    async with database.transaction() as connection:
        await boards.refill(connection, NOW, board=BOARD.key)
        await boards.refill(connection, NOW, board=FRIENDS.key)
    assert await everything(database) == before


async def test_what_is_earned_while_standings_are_made_anew_is_neither_lost_nor_counted_twice(
    database: Database,
) -> None:
    everybody = await learners(database, 4)
    for who in everybody:
        await join(database, who, "n")

    async def refill() -> None:
        async with database.transaction() as connection:
            await boards.refill(connection, NOW)

    earned = [earn(database, who, 1) for who in everybody for _ in range(15)]
    await asyncio.gather(
        *(one for pair in zip(earned, (refill() for _ in earned), strict=True) for one in pair)
    )
    assert await top(database) == [(1, "n", 15)] * 4


async def test_a_community_that_has_another_id_now_keeps_its_board(database: Database) -> None:
    ada, bob = await learners(database, 2)
    for who, name, amount in ((ada, "Ada", 5), (bob, "Bob", 3)):
        await join(database, who, name)
        await earn(database, who, amount)
    new = boards.of_community("discord/8")
    await join(database, bob, "Robert", new)
    await earn(database, bob, 4, "discord/8")
    async with database.transaction() as connection:
        await boards.move(connection, THERE, "discord/8", NOW)
    assert await top(database) == []
    assert await top(database, new) == [(1, "Robert", 7), (2, "Ada", 5)]
    await earn(database, ada, 10, "discord/8")
    assert await top(database, new) == [(1, "Ada", 15), (2, "Robert", 7)]


async def test_only_what_has_changed_is_read_again(database: Database) -> None:
    ada, bob = await learners(database, 2)
    for who in (ada, bob):
        await join(database, who, "n")
        await earn(database, who, 5)
    first = await database.read(boards.changed, BOARD.key, ALL, None)
    assert sorted(first.points) == [(ada, 5), (bob, 5)]
    await earn(database, bob, 2)
    again = await database.read(boards.changed, BOARD.key, ALL, first.upto)
    assert list(again.points) == [(bob, 7)]


async def test_the_names_of_members_alone_are_told(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await join(database, ada, "Ada")
    assert await database.read(boards.named, BOARD.key, [ada, bob]) == {ada: "Ada"}


# ── circles ──────────────────────────────────────────────────────────────────────────────────────────────────


async def come(database: Database, learner: int, name: str, most: int) -> None:
    async with database.transaction() as connection:
        await boards.join_others(connection, FRIENDS, learner, name, most, NOW)


async def test_a_circle_is_joined_only_where_somebody_is_and_as_long_as_there_is_room(
    database: Database,
) -> None:
    ada, bob, eve = await learners(database, 3)
    with pytest.raises(Overtaken):
        await come(database, bob, "Bob", 2)
    await join(database, ada, "Ada", FRIENDS)
    await come(database, bob, "Bob", 2)
    with pytest.raises(Overtaken):
        await come(database, eve, "Eve", 2)
    await come(database, bob, "Robert", 2)
    found = await database.read(boards.company, [FRIENDS.key, "friends/none"], 50)
    assert found == {FRIENDS.key: [(ada, "Ada"), (bob, "Robert")]}


async def test_of_many_who_come_at_once_no_more_join_than_there_is_room_for(database: Database) -> None:
    ada, *others = await learners(database, 9)
    await join(database, ada, "Ada", FRIENDS)
    asked = (come(database, one, "n", 4) for one in others)
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(one, Overtaken) for one in answers) == 5
    found = await database.read(boards.company, [FRIENDS.key], 50)
    assert len(found[FRIENDS.key]) == 4


async def test_nobody_joins_a_circle_that_the_last_is_leaving(database: Database) -> None:
    ada, bob = await learners(database, 2)
    await join(database, ada, "Ada", FRIENDS)
    async with database.transaction() as connection:
        await boards.leave(connection, FRIENDS, ada)
        coming = asyncio.create_task(come(database, bob, "Bob", 9))
        await waiting(database)
    with pytest.raises(Overtaken):
        await coming
    assert await database.read(boards.joined, bob) == []


async def waiting(database: Database) -> None:
    """Return once somebody waits in the database for a lock."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    async with asyncio.timeout(10):
        while not (await rows(database, query))[0][0]:  # noqa: ASYNC110 - PostgreSQL tells nobody who waits
            await asyncio.sleep(0.01)
