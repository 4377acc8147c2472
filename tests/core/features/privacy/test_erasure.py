"""Everything of somebody goes after a week, unless they think better of it, whatever else goes on meanwhile."""

import asyncio
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Called, Reply, Said, Text
from core.clock import FixedClock
from core.feature import Command
from core.store import erasure, tables
from core.store.holdings import HOLDINGS
from core.turn import Turn
from core.upkeep import sweep_blobs
from tests.blobs import folder_of
from tests.core.features.asked import rows
from tests.core.features.privacy.household import erasing, everything, held, in_community, number, with_all
from tests.pupil import Pupil, RecordingPlatform, words_of

NAME = "zebulon77"
"""A name that stands nowhere else."""
REMINDER = "A reminder"
KNOWN = "WHERE id IN (SELECT learner_id FROM identities)"


@pytest.fixture
def pupil(house: OpenHouse) -> Pupil:
    return Pupil(house, name=NAME)


async def leave(pupil: Pupil) -> None:
    """Ask for deletion, and confirm it."""
    await pupil.say("/privacy delete")
    await pupil.press("Yes, delete it")


def age(folder: Path, clock: FixedClock) -> None:
    """Let all blobs have been put at the clock's own time: files know only the machine's."""
    for path in folder.glob("*/*"):
        now = clock.now().timestamp()
        os.utime(path, times=(now, now))


async def test_after_a_week_nothing_anywhere_tells_of_them_and_all_of_others_stays(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    other = Pupil(house, name="bob")
    kept = await with_all(other, clock.now(), blocked=True)
    learner = await with_all(pupil, clock.now(), blocked=True)
    before = {one.section: await held(house, one, kept) for one in HOLDINGS}
    difficulty = await rows(pupil, "SELECT course, item, mean, answers FROM item_states ORDER BY item")
    assert all([await held(house, one, learner) for one in HOLDINGS])
    await leave(pupil)
    clock.advance(days=7, seconds=1)
    await house.do(erasing(house))
    found = await everything(house)
    assert {name for name, told in found.items() if NAME in told.casefold()} == set()
    assert {name for name, told in found.items() if f"({learner}," in told and name == "learners"} == set()
    for one in HOLDINGS:
        assert await held(house, one, learner) == [], one.section
        assert await held(house, one, kept) == before[one.section], one.section
    assert (
        await rows(other, "SELECT course, item, mean, answers FROM item_states ORDER BY item") == difficulty
    )


def test_all_that_names_a_learner_goes_with_them_but_the_audit_which_only_forgets_who_it_was() -> None:
    keys = {
        (table.name, key.ondelete)
        for table in tables.Table.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "learners"
    }
    assert len(keys) > 5
    assert {name for name, then in keys if then != "CASCADE"} == {"acts"}
    assert ("acts", "SET NULL") in keys


async def test_before_the_week_is_over_everything_stays(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    learner = await with_all(pupil, clock.now(), blocked=True)
    await leave(pupil)
    assert "Jan 12, 2026" in pupil.words()
    clock.advance(days=6, hours=23)
    await house.do(erasing(house))
    assert await number(pupil) == learner
    assert all([await held(house, one, learner) for one in HOLDINGS])


async def test_who_thinks_better_of_it_stays_for_good(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    learner = await with_all(pupil, clock.now())
    await leave(pupil)
    clock.advance(days=5)
    await pupil.call("privacy")
    assert "Your data will be deleted" in pupil.words()
    assert "Delete everything" not in [one.label for one in pupil.choices()]
    await pupil.press("Keep everything")
    assert "everything stays" in pupil.words()
    clock.advance(days=30)
    await house.do(erasing(house))
    assert await number(pupil) == learner
    await pupil.say("/help")
    assert REMINDER not in pupil.words()
    await pupil.say("/privacy keep")
    assert "Nothing was going to be deleted" in pupil.words()


async def test_asking_again_does_not_move_the_day(pupil: Pupil, clock: FixedClock) -> None:
    await pupil.say("/privacy delete")
    first = pupil.choice("Yes, delete it")
    await pupil.press(first.label)
    day = await rows(pupil, "SELECT erase_at FROM learners")
    clock.advance(days=3)
    from core.chat import Pressed

    await pupil.send(Pressed(first.id))
    await pupil.say("/privacy delete")
    assert "Your data will be deleted" in pupil.words()
    assert await rows(pupil, "SELECT erase_at FROM learners") == day


async def test_who_comes_back_is_answered_as_always_and_reminded_once_a_day(
    pupil: Pupil, clock: FixedClock
) -> None:
    await leave(pupil)
    await pupil.say("/help")
    assert REMINDER not in pupil.words(), "they have just been told"
    clock.advance(hours=21)
    await pupil.say("/start")
    assert REMINDER in pupil.words()
    assert "good to have you here" in pupil.words()
    assert "/privacy keep" in pupil.words()
    await pupil.say("/help")
    assert REMINDER not in pupil.words()
    clock.advance(hours=21)
    await pupil.say("/privacy")
    assert REMINDER not in pupil.words(), "the card says it itself"
    await pupil.say("/help")
    assert REMINDER not in pupil.words()
    clock.advance(hours=21)
    await pupil.say("/quiz")
    assert REMINDER in pupil.words()


async def test_nobody_else_in_a_community_reads_the_reminder(pupil: Pupil, clock: FixedClock) -> None:
    await leave(pupil)
    clock.advance(days=2)
    reply = await in_community(pupil, Said("/help"))
    assert not reply.private
    assert REMINDER not in words_of(reply)
    assert REMINDER in words_of(await in_community(pupil, Said("/privacy export")))


async def test_who_writes_again_afterwards_is_new(house: OpenHouse, pupil: Pupil, clock: FixedClock) -> None:
    learner = await with_all(pupil, clock.now())
    await leave(pupil)
    old = pupil.choice("Keep everything")
    clock.advance(days=8)
    await house.do(erasing(house))
    from core.chat import Pressed

    await pupil.send(Pressed(old.id))
    assert "choices" not in pupil.words()
    assert await number(pupil) not in (0, learner)
    await pupil.say("/start")
    assert "good to have you here" in pupil.words()
    assert await rows(pupil, f"SELECT course, erase_at FROM learners {KNOWN}") == [(None, None)]


async def test_their_files_are_swept_and_those_that_others_sent_as_well_stay(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    other, blobs, database = Pupil(house, name="bob"), house.dispatch.blobs, house.dispatch.house.database
    await pupil.attach("/run print(open('a.txt').read())", a_txt="of both")
    await pupil.attach("/run print(open('a.txt').read())", a_txt="theirs alone")
    await other.attach("/run print(open('a.txt').read())", a_txt="of both")
    await pupil.say("/privacy export")
    theirs = next(pupil.reply.media()).key
    await leave(pupil)
    age(folder_of(house), clock)
    clock.advance(days=8)
    await house.do(erasing(house))
    assert await sweep_blobs(database, blobs, clock) == 2
    (left,) = [path for path in folder_of(house).glob("*/*") if path.is_file()]
    assert left.read_bytes() == b"of both"
    with pytest.raises(KeyError):
        await blobs.get(theirs)


async def test_two_processes_that_erase_at_once_erase_once(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    learner, database = await with_all(pupil, clock.now()), house.dispatch.house.database
    await leave(pupil)
    clock.advance(days=8)
    done = await asyncio.gather(*(database.write(erasure.erase, learner, clock.now()) for _ in range(4)))
    assert sorted(done) == [False, False, False, True]
    await house.do(erasing(house))


async def waits(house: OpenHouse) -> None:
    """Return when somebody in the database waits for a lock."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    async with asyncio.timeout(10):
        while True:
            async with house.dispatch.house.database.transaction() as connection:
                if (await connection.execute(text(query))).scalar_one():
                    return


async def test_who_keeps_everything_in_the_last_moment_keeps_it(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    learner, database = await with_all(pupil, clock.now(), blocked=True), house.dispatch.house.database
    await leave(pupil)
    clock.advance(days=8)
    async with database.transaction() as connection:
        await erasure.keep(connection, learner)
        erased = asyncio.create_task(database.write(erasure.erase, learner, clock.now()))
        await waits(house)
    assert await erased is False
    assert all([await held(house, one, learner) for one in HOLDINGS]), "their notes are there, too"


async def test_one_who_cannot_be_erased_keeps_no_other_and_is_erased_later(
    house: OpenHouse, pupil: Pupil, clock: FixedClock, caplog: pytest.LogCaptureFixture
) -> None:
    other = Pupil(house, name="bob")
    for one in (pupil, other):
        await with_all(one, clock.now(), blocked=True)
        await leave(one)
    stuck = await number(pupil)
    await rows(
        pupil,
        """CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'on purpose'; END $$""",
    )
    async with house.dispatch.house.database.transaction() as connection:
        await connection.execute(
            text(
                f"CREATE TRIGGER stuck BEFORE DELETE ON learners FOR EACH ROW WHEN (OLD.id = {stuck}) "
                "EXECUTE FUNCTION refuse()"
            )
        )
    clock.advance(days=8)
    await house.do(erasing(house))
    assert f"learner {stuck} cannot be erased" in caplog.text
    assert (await number(pupil), await number(other)) == (stuck, 0)
    assert all([await held(house, one, stuck) for one in HOLDINGS]), "whole or not at all"
    async with house.dispatch.house.database.transaction() as connection:
        await connection.execute(text("DROP TRIGGER stuck ON learners"))
    await house.do(erasing(house))
    assert await number(pupil) == 0


async def erased_within(pupil: Pupil, clock: FixedClock, *, slow: bool) -> tuple[list[int], Reply]:
    """Have the pupil erased while a turn of theirs runs; who they were each time it began, and what it said."""
    house, seen = pupil.house, list[int]()

    async def handler(turn: Turn) -> Reply:
        seen.append(turn.learner.id)

        async def work() -> str:
            return f"worked for {turn.learner.id}"

        done = await turn.slow.once("work", work) if slow else ""
        await house.do(erasing(house))
        return Reply.of(Text(f"answered {turn.learner.id} {done}"))

    router = house.dispatch.router
    assert isinstance(router.commands, dict)
    router.commands["prepare"] = Command(name="prepare", handler=handler)
    clock.advance(days=8)
    return seen, await pupil.send(Called("prepare"))


@pytest.mark.parametrize("slow", [False, True])
async def test_a_turn_that_runs_meanwhile_begins_again_as_somebody_new(
    house: OpenHouse, pupil: Pupil, clock: FixedClock, slow: bool, caplog: pytest.LogCaptureFixture
) -> None:
    learner = await with_all(pupil, clock.now())
    await leave(pupil)
    last = pupil.deliveries[-1].seq
    seen, reply = await erased_within(pupil, clock, slow=slow)
    assert seen == [learner, await number(pupil)]
    assert await number(pupil) != learner
    assert f"answered {seen[1]}" in words_of(reply)
    assert await rows(pupil, "SELECT learner_id, seq FROM turns") == [(seen[1], last + 1)]
    assert "bug" not in caplog.text


async def test_a_slow_turn_whose_learner_goes_before_it_is_written_down_is_answered(
    house: OpenHouse, pupil: Pupil, clock: FixedClock, caplog: pytest.LogCaptureFixture
) -> None:
    await with_all(pupil, clock.now())
    await leave(pupil)

    async def handler(turn: Turn) -> Reply:
        await house.do(erasing(house))

        async def work() -> str:
            return "worked"

        return Reply.of(Text(await turn.slow.once("work", work)))

    router = house.dispatch.router
    assert isinstance(router.commands, dict)
    router.commands["prepare"] = Command(name="prepare", handler=handler)
    clock.advance(days=8)
    assert words_of(await pupil.send(Called("prepare"))) == "worked"
    assert "bug" not in caplog.text


async def test_a_reply_that_could_not_be_sent_goes_with_them_and_the_outbox_goes_on(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    await leave(pupil)
    platform = house.dispatch.outbox.platforms["test"]
    assert isinstance(platform, RecordingPlatform)
    platform.away = True
    await house.door.receive(pupil.incoming(Said("/help")))
    clock.advance(days=8)
    platform.away = False
    sent = len(platform.sent)
    await house.do(erasing(house))
    assert await house.dispatch.recover() == 0
    assert len(platform.sent) == sent


async def test_a_page_that_is_open_meanwhile_shows_what_comes_and_nothing_of_before(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    await with_all(pupil, clock.now())
    await leave(pupil)
    seen = pupil.deliveries[-1].seq
    clock.advance(days=8)
    await house.do(erasing(house))
    assert await house.door.history("test", NAME, NAME, after=0, limit=50) == []
    await pupil.say("/help")
    for after in (0, seen):
        (only,) = await house.door.history("test", NAME, NAME, after=after, limit=50)
        assert only.said == "/help"


async def test_the_day_waits_for_a_process_that_was_down(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    await leave(pupil)
    clock.advance(days=90)
    assert erasing(house).every <= timedelta(hours=1).total_seconds()
    await house.do(erasing(house))
    assert await number(pupil) == 0


async def test_whoever_runs_parley_can_have_somebody_erased_as_the_page_says(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    page = (Path(__file__).parents[4] / "docs" / "privacy.md").read_text("utf-8")
    (query,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    other = Pupil(house, name="bob")
    for one in (pupil, other):
        await with_all(one, clock.now())
    for old, new in (("discord", "test"), ("1234", NAME)):
        assert old in query
        query = query.replace(old, new)
    await rows(pupil, query)
    clock.moment = datetime.now(UTC) + timedelta(seconds=1)
    await house.do(erasing(house))
    assert (await number(pupil), await number(other) > 0) == (0, True)
