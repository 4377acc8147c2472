"""Two learners become one: nothing they did is lost, nothing counts twice, and nobody who is being answered notices."""

import asyncio
import itertools
import logging
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as st
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.migrate import config, migrate
from bot.wiring import OpenHouse
from core.chat import Called, Reply, Said, Text
from core.clock import FixedClock
from core.errors import DatabaseAway
from core.feature import Command, Handler
from core.learning.estimate import NEW_SKILL, Estimate
from core.learning.fusing import fused
from core.store import courses, turns, works
from core.store.database import Database
from core.store.holdings import NOT_THEIRS
from core.store.knowledge import Gaussian
from core.store.merging import RULES, Merger, merge
from core.store.tables import Table
from core.store.works import Work
from core.turn import Turn
from tests.core.features.doings import MEMORY, PYTHON, Answer, course_of, did
from tests.pupil import Pupil, RecordingPlatform, words_of

OF_ALL = {one.__tablename__ for one in NOT_THEIRS} | {"notes"}
"""Tables that are nobody's own."""


def only_mine(one: Gaussian, _: Gaussian) -> Gaussian:
    return one


@pytest.fixture(autouse=True)
def platforms(house: OpenHouse) -> None:
    house.dispatch.outbox.platforms["web"] = RecordingPlatform(name="web")


@pytest.fixture
def ada(house: OpenHouse) -> Pupil:
    return Pupil(house, name="ada")


@pytest.fixture
def bob(house: OpenHouse) -> Pupil:
    return Pupil(house, name="bob", platform="web")


async def rows(house: OpenHouse, query: str, **values: Any) -> list[tuple[Any, ...]]:
    async with house.dispatch.house.database.transaction() as connection:
        return [tuple(row) for row in await connection.execute(text(query), values)]


async def learner_of(pupil: Pupil) -> int:
    query = "SELECT learner_id FROM identities WHERE platform = :platform AND external_id = :person"
    ((learner,),) = await rows(pupil.house, query, platform=pupil.platform, person=pupil.name)
    return learner


async def one_of(stays: Pupil, goes: Pupil) -> int:
    """Make them one as a link does, without one."""
    house = stays.house.dispatch.house
    merger = Merger(
        stays=await learner_of(stays),
        goes=await learner_of(goes),
        now=stays.house.dispatch.clock.now(),
        ability=only_mine,
        skill=lambda one, other: Gaussian(*_moments(fused(one, other, NEW_SKILL))),
    )
    async with house.database.transaction() as connection:
        await merge(connection, merger)
    return merger.stays


def _moments(one: Estimate) -> tuple[float, float]:
    return one.mean, one.variance


async def through(pupil: Pupil, handler: Handler) -> Reply:
    """One turn of the pupil's, answered by `handler`."""
    router = pupil.house.dispatch.router
    assert isinstance(router.commands, dict)
    router.commands["doing"] = Command(name="doing", handler=handler)
    return await pupil.send(Called("doing"))


# ── the rules ────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_table_that_names_a_learner_has_a_rule() -> None:
    naming = {
        table.name
        for table in Table.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "learners"
    }
    assert set(RULES) == naming
    assert naming | OF_ALL | {"learners"} == set(Table.metadata.tables), "a new table is one or the other"


def test_no_other_column_looks_like_a_learner() -> None:
    meant = {
        (table.name, column.name)
        for table in Table.metadata.sorted_tables
        for column in table.columns
        if "learner" in column.name
    }
    assert {name for _, name in meant} == {"learner_id"}
    assert {name for name, _ in meant} == set(RULES)


# ── what was done ────────────────────────────────────────────────────────────────────────────────────────────

doings = st.lists(
    st.tuples(st.booleans(), st.integers(0, 4), st.booleans(), st.booleans(), st.integers(1, 5000)),
    max_size=8,
)
"""Who, which item, whether right, whether helped, minutes since the last."""
numbers = itertools.count()

COUNTS = """
SELECT course, skill, sum(unassisted)::int, sum(unassisted_right)::int, sum(assisted)::int, sum(assisted_right)::int
FROM skill_states WHERE learner_id = ANY(:who) GROUP BY course, skill ORDER BY course, skill
"""
LAST = "SELECT item, max(last) FROM memories WHERE learner_id = ANY(:who) GROUP BY item ORDER BY item"
FACTS = """
SELECT id, course, item, skill, correct, assist_level, at, seq FROM attempts WHERE learner_id = ANY(:who) ORDER BY id
"""
ITEMS = "SELECT course, item, mean, variance, answers FROM item_states ORDER BY course, item"
TURNS = """
SELECT id, platform, person, chat, seq, reply::text FROM turns WHERE learner_id = ANY(:who) ORDER BY id
"""


async def measured(house: OpenHouse, *who: int) -> Mapping[str, list[tuple[Any, ...]]]:
    queries = {"counts": COUNTS, "last": LAST, "facts": FACTS, "turns": TURNS}
    return {name: await rows(house, query, who=list(who)) for name, query in queries.items()}


@of_hypothesis(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(doings)
async def test_no_answer_is_lost_or_counted_twice_whatever_was_done(
    house: OpenHouse, clock: FixedClock, done: list[tuple[bool, int, bool, bool, int]]
) -> None:
    number = next(numbers)
    pair = (Pupil(house, name=f"here{number}"), Pupil(house, name=f"there{number}", platform="web"))
    for one in pair:
        await one.say("/start")
    questions = course_of(house, MEMORY).questions
    for who, item, correct, helped, minutes in done:
        clock.advance(minutes=minutes)
        await did(pair[who], MEMORY, Answer(questions[item].id, correct, helped))
    before = await measured(house, *[await learner_of(one) for one in pair])
    items = await rows(house, ITEMS)
    both = await one_of(*pair)
    assert await measured(house, both) == before
    assert await rows(house, ITEMS) == items, "items have learnt from each answer already"
    runs = await rows(house, "SELECT run, unassisted FROM skill_states WHERE learner_id = :who", who=both)
    assert all(run <= answers for run, answers in runs)
    for one in pair:
        assert await learner_of(one) == both
        await one.say("/start")
    seqs = await rows(house, "SELECT person, seq FROM turns WHERE learner_id = :who", who=both)
    assert len(seqs) == len(set(seqs))


async def test_the_earlier_enrolment_the_further_step_and_the_first_completion_count(
    ada: Pupil, bob: Pupil, clock: FixedClock
) -> None:
    def standing(step: int, *, completed: bool) -> Handler:
        async def handler(turn: Turn) -> Reply:
            who = turn.learner.id
            turn.write(courses.enrol, who, PYTHON, turn.now, mean=0.0, variance=0.7)
            turn.write(courses.stand_in_lesson, who, PYTHON, "hello", step, turn.now, completed=completed)
            turn.write(courses.stand_in_lesson, who, PYTHON, f"only-{turn.person}", 1, turn.now)
            return Reply.of(Text("done"))

        return handler

    begun = clock.now()
    await through(bob, standing(2, completed=True))
    clock.advance(days=1)
    await through(ada, standing(5, completed=True))
    both = await one_of(ada, bob)
    assert await rows(ada.house, "SELECT learner_id, enrolled_at FROM enrolments") == [(both, begun)]
    query = "SELECT lesson, step, started_at, completed_at FROM lesson_progress ORDER BY lesson"
    assert await rows(ada.house, query) == [
        ("hello", 5, begun, begun),
        ("only-ada", 1, begun + timedelta(days=1), None),
        ("only-bob", 1, begun, None),
    ]


@pytest.mark.parametrize("first", ["ada", "bob"])
async def test_of_two_cards_and_two_works_the_newer_is_kept_whole(
    ada: Pupil, bob: Pupil, clock: FixedClock, first: str
) -> None:
    def working(turn: Turn) -> None:
        work = Work(f"by {turn.person}", {"who": turn.person})
        turn.write(works.keep, turn.learner.id, MEMORY, "task", work, turn.now)

    async def work(turn: Turn) -> Reply:
        working(turn)
        return Reply.of(Text("done"))

    question = course_of(ada.house, MEMORY).questions[0]
    order = sorted((ada, bob), key=lambda one: one.name != first)
    for one in order:
        clock.advance(hours=1)
        await did(one, MEMORY, Answer(question.id, correct=one is ada))
        await through(one, work)
    query = "SELECT card, due, last FROM memories ORDER BY last DESC LIMIT 1"
    newest = await rows(ada.house, query)
    await one_of(ada, bob)
    assert await rows(ada.house, "SELECT card, due, last FROM memories") == newest
    last = order[-1].name
    assert await rows(ada.house, "SELECT source, ladder FROM works") == [(f"by {last}", {"who": last})]


async def test_what_the_one_who_stays_has_set_is_kept_and_gaps_are_filled(ada: Pupil, bob: Pupil) -> None:
    await ada.say("/settings name Ada L.")
    await bob.say("/settings name Bob")
    await bob.say("/settings time zone Madrid")
    await did(bob, MEMORY)
    await one_of(ada, bob)
    query = "SELECT name, language, time_zone, course FROM learners"
    assert await rows(ada.house, query) == [("Ada L.", "en", "Europe/Madrid", MEMORY)]


async def test_a_refusal_of_the_same_moment_outweighs_a_consent(
    ada: Pupil, bob: Pupil, clock: FixedClock
) -> None:
    for one, given_ in ((ada, True), (bob, False)):
        await one.say("/start")
        await rows(
            ada.house,
            "INSERT INTO consents VALUES (:who, 'x', :at, :given), (:who, 'y', :later, true) RETURNING 1",
            who=await learner_of(one),
            at=clock.now(),
            later=clock.now() + timedelta(hours=given_),
            given=given_,
        )
    await one_of(ada, bob)
    assert await rows(ada.house, "SELECT purpose, given FROM consents ORDER BY purpose, at") == [
        ("x", False),
        ("y", True),
        ("y", True),
    ]


@pytest.mark.parametrize(("order", "kept"), [("ab", "bob"), ("ba", "ada")])
async def test_where_both_were_in_one_chat_the_one_that_spoke_last_is_open(
    house: OpenHouse, clock: FixedClock, order: str, kept: str
) -> None:
    ada, bob = Pupil(house, name="ada", chat="room"), Pupil(house, name="bob", chat="room")
    for name in order:
        clock.advance(minutes=1)
        one = ada if name == "a" else bob
        await did(one, MEMORY, activity=f"of {one.name}")
    await one_of(ada, bob)
    assert await rows(house, "SELECT activity FROM conversations WHERE chat = 'room'") == [(f"of {kept}",)]


async def test_every_chat_stays_where_it_was(ada: Pupil, bob: Pupil) -> None:
    for one in (ada, bob):
        await did(one, MEMORY, activity=f"of {one.name}")
    both = await one_of(ada, bob)
    query = "SELECT learner_id, chat, activity FROM conversations ORDER BY chat"
    assert await rows(ada.house, query) == [(both, "ada", "of ada"), (both, "bob", "of bob")]


# ── pages and turns in the middle of it ──────────────────────────────────────────────────────────────────────


async def seen(pupil: Pupil, after: int) -> list[tuple[int, int]]:
    found = await pupil.house.door.history(pupil.platform, pupil.name, pupil.name, after=after, limit=100)
    return [(one.seq, one.turn) for one in found]


@pytest.mark.parametrize(("mine", "theirs"), [(2, 7), (7, 2), (4, 4)])
async def test_open_pages_lose_no_reply_and_see_none_twice(house: OpenHouse, mine: int, theirs: int) -> None:
    pages = (Pupil(house, name="here", platform="web"), Pupil(house, name="there", platform="web"))
    for page, times in zip(pages, (mine, theirs), strict=True):
        for _ in range(times):
            await page.say("/help")
    cursors = [(await seen(page, 0))[-2][0] for page in pages]  # each has yet to see its newest
    whole = [await seen(page, 0) for page in pages]
    await one_of(*pages)
    for page, cursor, known in zip(pages, cursors, whole, strict=True):
        assert await seen(page, 0) == known
        assert await seen(page, cursor) == known[-1:]
        await page.say("/help")
        new = await seen(page, known[-1][0])
        assert len(new) == 1
        assert new[0][1] == page.deliveries[-1].turn


class Gate:
    """A handler that says when it has begun, and waits; then slow work, which does the same."""

    def __init__(self) -> None:
        self.begun, self.go = asyncio.Event(), asyncio.Event()
        self.working, self.done = asyncio.Event(), asyncio.Event()
        self.ran, self.dies = 0, False

    async def __call__(self, turn: Turn) -> Reply:
        self.begun.set()
        await self.go.wait()
        await turn.slow.once("work", self._work)
        turn.stand("toy", Answer("none"))
        return Reply.of(Text(f"as {turn.learner.id} in {turn.learner.course} after {turn.seq}"))

    async def _work(self) -> int:
        self.ran += 1
        if self.dies:
            raise asyncio.CancelledError  # as where the process is ended: nothing more is written
        self.working.set()
        await self.done.wait()
        return self.ran


async def begin(pupil: Pupil, gate: Gate) -> "asyncio.Task[Reply]":
    task = asyncio.create_task(through(pupil, gate))
    await gate.begun.wait()
    return task


@pytest.mark.parametrize("when", ["before its slow work", "in its slow work"])
@pytest.mark.parametrize("whose", ["goes", "stays"])
async def test_a_turn_that_runs_meanwhile_begins_again_as_who_they_are_then(
    ada: Pupil, bob: Pupil, when: str, whose: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    await ada.say("/start")
    await did(bob, MEMORY)
    gate, busy = Gate(), bob if whose == "goes" else ada
    task = await begin(busy, gate)
    if when == "in its slow work":
        gate.go.set()
        await gate.working.wait()
    both = await one_of(ada, bob)
    gate.go.set()
    gate.done.set()
    said = words_of(await task)
    ((version,),) = await rows(ada.house, "SELECT version FROM learners")
    assert said == f"as {both} in {MEMORY} after {version}", "where only the one who went was"
    assert gate.ran == 1, "slow work is not done twice"
    query = "SELECT learner_id, seq FROM turns WHERE body->>'command' = 'doing' OR seq IS NULL"
    assert await rows(ada.house, query) == [(both, version)]
    assert await rows(ada.house, "SELECT learner_id FROM conversations WHERE activity = 'toy'") == [(both,)]
    assert [record.message for record in caplog.records] == []


async def test_what_a_dead_process_left_unfinished_is_finished_as_who_they_are_then(
    ada: Pupil, bob: Pupil
) -> None:
    for one in (ada, bob):
        await did(one, MEMORY)
    gate = Gate()
    gate.dies = True
    task = await begin(bob, gate)
    gate.go.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    gate.dies = False
    await rows(ada.house, "UPDATE turns SET worker = 0 WHERE seq IS NULL RETURNING id")
    both = await one_of(ada, bob)
    gate.done.set()
    assert await ada.house.dispatch.recover() == 1
    assert words_of(bob.reply).startswith(f"as {both} in")
    assert await rows(ada.house, "SELECT DISTINCT learner_id FROM turns") == [(both,)]


async def test_slow_work_that_begins_while_a_merge_is_being_written_waits_for_it(
    ada: Pupil, bob: Pupil
) -> None:
    for one in (ada, bob):
        await one.say("/start")
    database: Database = ada.house.dispatch.house.database
    stays, goes, now = await learner_of(ada), await learner_of(bob), ada.house.dispatch.clock.now()
    merger = Merger(stays=stays, goes=goes, now=now, ability=only_mine, skill=only_mine)
    async with database.transaction() as connection:
        await merge(connection, merger)
        slow = asyncio.create_task(database.write(turns.begin, bob.incoming(Said("slow")), goes, 1, now))
        while await rows(ada.house, "SELECT 1 FROM pg_locks WHERE NOT granted") == []:
            assert not slow.done()
    await slow
    assert await rows(ada.house, "SELECT id FROM turns WHERE seq IS NULL") == []


async def test_both_go_on_at_once_afterwards(ada: Pupil, bob: Pupil) -> None:
    for one in (ada, bob):
        await did(one, MEMORY)
    both = await one_of(ada, bob)
    events = [one.incoming(Said("/help")) for one in (ada, bob) for _ in range(8)]
    await asyncio.gather(*map(ada.house.door.receive, events))
    query = (
        "SELECT count(*), count(DISTINCT seq) FROM turns WHERE learner_id = :who AND body->>'text' = '/help'"
    )
    assert await rows(ada.house, query, who=both) == [(16, 16)]


# ── the database ─────────────────────────────────────────────────────────────────────────────────────────────


async def test_who_is_let_go_in_a_deadlock_may_try_again(house: OpenHouse, ada: Pupil, bob: Pupil) -> None:
    for one in (ada, bob):
        await one.say("/start")
    both = asyncio.Barrier(2)
    database: Database = house.dispatch.house.database
    lock = text("SELECT 1 FROM learners WHERE id = :who FOR UPDATE")

    async def take(first: int, second: int) -> None:
        async with database.transaction() as connection:
            await connection.execute(lock, {"who": first})
            await both.wait()
            await connection.execute(lock, {"who": second})

    one, other = await learner_of(ada), await learner_of(bob)
    ends = await asyncio.gather(take(one, other), take(other, one), return_exceptions=True)
    assert sorted(type(end).__name__ for end in ends) == [DatabaseAway.__name__, "NoneType"]


async def test_an_older_release_finds_the_turns_of_each_numbered_once(
    ada: Pupil, bob: Pupil, database_url: str
) -> None:
    for one in (ada, bob):
        await one.say("/help")
        await one.say("/help")
    both = await one_of(ada, bob)
    query = "SELECT seq, person FROM turns WHERE learner_id = :who ORDER BY seq, person"
    assert await rows(ada.house, query, who=both) == [(1, "ada"), (1, "bob"), (2, "ada"), (2, "bob")]

    def down(connection: Connection) -> None:
        from alembic import command

        command.downgrade(config(connection), "0003")

    engine = create_async_engine(database_url)
    async with engine.connect() as connection:
        await connection.run_sync(down)
        await connection.commit()
    await engine.dispose()
    assert [seq for seq, _ in await rows(ada.house, query, who=both)] == [1, 2, 3, 4]
    await migrate(database_url)
    since = await rows(
        ada.house, "SELECT DISTINCT i.since = l.created_at FROM identities i JOIN learners l ON true"
    )
    assert since == [(True,)]
