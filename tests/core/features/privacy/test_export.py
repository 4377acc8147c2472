"""The file has all that is kept of somebody, nothing of others, and never more of it in memory than a piece."""

import io
import zipfile
from collections.abc import Sequence
from random import Random
from typing import Any

import orjson
import pytest
from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import File, Media
from core.clock import FixedClock
from core.features.privacy import archive, rules
from core.store import export, tables
from core.store.export import BATCH
from core.store.holdings import HOLDINGS, NOT_THEIRS, Holding
from tests.blobs import folder_of
from tests.core.features.asked import rows
from tests.core.features.doings import MEMORY
from tests.core.features.privacy.household import Row, held, number, with_all
from tests.core.features.privacy.teaching_rows import SPOKEN_OF
from tests.pupil import Pupil, words_of

JSON = "parley-data-2026-01-05.json"


async def taken(pupil: Pupil) -> tuple[Media, bytes]:
    """The file in the last reply, with its bytes."""
    (file,) = (one.media for one in pupil.reply.blocks if isinstance(one, File))
    return file, await pupil.house.door.media(file.key)


async def exported(pupil: Pupil) -> tuple[dict[str, Any], dict[str, bytes]]:
    """What an export holds: the JSON, and the files beside it."""
    await pupil.say("/privacy export")
    file, content = await taken(pupil)
    if file.mime == "application/json":
        return orjson.loads(content), {}
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        assert found.testzip() is None
        files = {name: found.read(name) for name in found.namelist()}
    return orjson.loads(files.pop(JSON)), files


def test_no_table_is_forgotten() -> None:
    known = {one.table.__tablename__ for one in HOLDINGS}
    others = {one.__tablename__ for one in NOT_THEIRS}
    everything = tables.Table.metadata.tables
    assert known | others == set(everything)
    assert known & others == set()
    assert len({one.section for one in HOLDINGS}) == len(HOLDINGS)
    for name, table in everything.items():
        if any(key.column.table.name == "learners" for key in table.foreign_keys):
            assert name in known, f"{name} has learners in it: give a rule for it in core/store/holdings.py"


@pytest.mark.parametrize("holding", HOLDINGS, ids=lambda one: one.section)
def test_what_is_left_out_has_a_column_and_a_reason(holding: Holding) -> None:
    names = set(holding.table.__table__.c.keys())
    assert set(holding.left_out) | set(holding.shown) | set(holding.order) <= names
    assert all(len(reason) > 20 for reason in holding.left_out.values())


def public(reply: Any) -> Any:
    """A reply without the solution of its question."""
    blocks = [{key: one[key] for key in one if key != "solution"} for one in reply["blocks"]]
    return {**reply, "blocks": blocks}


def without(rows: Sequence[Row], left_out: Any) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in left_out} for row in rows]


def in_order(rows: Sequence[Row]) -> list[bytes]:
    return sorted(orjson.dumps(row, option=orjson.OPT_SORT_KEYS) for row in rows)


async def test_every_value_in_the_database_is_in_the_export(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    learner = await with_all(pupil, clock.now(), blocked=True)
    await with_all(Pupil(house, name="bob"), clock.now())
    before = {one.section: await held(house, one, learner) for one in HOLDINGS}
    data, _ = await exported(pupil)
    assert list(data) == ["format", "about", "made_at", *(one.section for one in HOLDINGS)]
    assert (data["format"], data["made_at"]) == (1, "2026-01-05T09:00:00+00:00")
    for one in HOLDINGS:
        assert before[one.section], f"the test has nothing in {one.section}"
        expected = without(before[one.section], one.left_out)
        found = [data["learner"]] if one.section == "learner" else data[one.section]
        if one.section == "messages":
            solved = [row for row in expected if "solution" in orjson.dumps(row["reply"]).decode()]
            assert solved, "the test asks nothing that has a solution"
            expected = [{**row, "reply": public(row["reply"])} for row in expected]
            # The export itself is under way while it is made.
            *found, own = sorted(found, key=lambda row: (row["seq"] is None, row["seq"]))
            assert (own["body"]["text"], own["reply"]) == ("/privacy export", None)
        if one.section == "acts":
            assert any("learner" in row["detail"] for row in expected), "the test does nothing to anybody"
            expected = [
                {**row, "detail": without([row["detail"]], ("learner", "name"))[0]} for row in expected
            ]
        assert in_order(found) == in_order(expected), one.section


async def test_nothing_of_others_and_no_secret_is_in_it(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    await with_all(pupil, clock.now())
    await with_all(Pupil(house, name="bob"), clock.now())
    data, files = await exported(pupil)
    for words in (
        "bob",
        "Bob",
        SPOKEN_OF,
        "digest-ada",
        "digest-link-ada",
        "digest-session-ada",
        "t-ada",
        '"solution"',
        '"address"',
        '"worker"',
    ):
        assert words not in orjson.dumps(data).decode()
    assert list(files.values()) == [b"the file of ada"]


async def test_files_lie_beside_the_json_under_their_keys_and_names(pupil: Pupil, clock: FixedClock) -> None:
    await with_all(pupil, clock.now())
    data, files = await exported(pupil)
    (sent,) = (file for one in data["messages"] for file in one["attachments"] or ())
    assert files == {f"files/{sent['key']}/{sent['name']}": b"the file of ada"}


async def test_a_long_output_that_was_given_as_a_file_is_in_it_and_an_earlier_export_is_not(
    pupil: Pupil,
) -> None:
    await pupil.say("/run for n in range(900): print('line', n)")
    assert any(isinstance(one, File) for one in pupil.reply.blocks)
    _, first = await exported(pupil)
    assert b"line 899" in b"".join(first.values())
    _, second = await exported(pupil)
    assert second == first


async def test_short_data_without_files_is_plain_json_and_long_data_is_a_zip(
    pupil: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    await pupil.say("/start")
    await pupil.say("/privacy export")
    file, plain = await taken(pupil)
    assert (file.name, file.mime) == (JSON, "application/json")
    assert pupil.reply.private
    monkeypatch.setattr(archive, "BARE", len(plain) // 2)
    await pupil.say("/privacy export")
    file, packed = await taken(pupil)
    assert (file.name, file.mime) == ("parley-data-2026-01-05.zip", "application/zip")
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        assert found.namelist() == [JSON]
        assert len(orjson.loads(found.read(JSON))["messages"]) == 3


async def test_more_files_than_go_into_one_part_come_in_several_each_once(
    pupil: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "PART", 6000)
    monkeypatch.setattr(archive, "AT_ONCE", 2)
    contents = [Random(place).randbytes(2500) for place in range(7)]
    for place, content in enumerate(contents):
        await pupil.attach(
            f"/run print(len(open('f{place}.txt', 'rb').read()))", **{f"f{place}_txt": content}
        )
    await pupil.say("/privacy export")
    found: list[bytes] = []
    names: list[str] = []
    while True:
        file, content = await taken(pupil)
        names.append(file.name)
        with zipfile.ZipFile(io.BytesIO(content)) as part:
            found += [part.read(name) for name in part.namelist() if name != JSON]
        if "The next files" not in [one.label for one in pupil.choices()]:
            break
        await pupil.press("The next files")
    assert sorted(found) == sorted(contents)
    assert names == [
        "parley-data-2026-01-05.zip",
        *(f"parley-data-2026-01-05-{part}.zip" for part in range(2, len(names) + 1)),
    ]
    assert len(names) > 2


async def test_a_file_whose_bytes_are_gone_keeps_nothing_else_from_being_given(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    await with_all(pupil, clock.now())
    for path in folder_of(house).glob("*/*"):
        path.unlink()
    data, files = await exported(pupil)
    assert files == {}
    assert data["attempts"]


async def test_an_export_that_is_asked_for_twice_by_one_event_is_made_once(pupil: Pupil) -> None:
    from core.chat import Said

    await pupil.send(Said("/privacy export"), event="again")
    await pupil.house.door.receive(pupil.incoming(Said("/privacy export"), event="again"))
    assert await rows(pupil, "SELECT count(*) FROM turns") == [(1,)]


async def test_a_hundred_thousand_answers_come_in_batches(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    many = 100_000
    await pupil.say("/start")
    learner, database = await number(pupil), house.dispatch.house.database
    async with database.transaction() as connection:
        await connection.execute(
            text(
                """
                INSERT INTO attempts (learner_id, course, item, revision, skill, activity, correct, score,
                    assist_level, response, seq, at)
                SELECT :learner, :course, 'item-' || n % 300, 'r', 'skill', 'quiz', true, 1, 0,
                    jsonb_build_object('answer', n), n, now() FROM generate_series(1, :many) AS n
                """
            ),
            {"learner": learner, "course": MEMORY, "many": many},
        )
    sizes: list[int] = []
    async with database.transaction() as connection:
        async for section, part in export.rows(connection, learner):
            sizes += [len(part)] if section == "attempts" else []
    assert sum(sizes) == many
    assert max(sizes) == BATCH
    longest = 0
    answers: set[int] = set()
    async with database.transaction() as connection:
        pieces: list[bytes] = []
        async for piece in archive.pieces(export.rows(connection, learner), "about", clock.now()):
            longest = max(longest, len(piece))
            pieces.append(piece)
    whole = b"".join(pieces)
    answers = {one["response"]["answer"] for one in orjson.loads(whole)["attempts"]}
    assert answers == set(range(1, many + 1))
    assert longest < len(whole) / 50, "what is held at once is a small part of it"


async def test_nobody_fills_the_disk_with_files_of_which_no_two_are_alike(
    pupil: Pupil, clock: FixedClock
) -> None:
    for _ in range(rules.MOST_PARTS):
        await exported(pupil)
        clock.advance(minutes=1)
    refused = await pupil.say("/privacy export")
    assert "Ask me again in 30 min" in words_of(refused)
    assert not any(isinstance(one, File) for one in refused.blocks)
    clock.advance(minutes=30)
    await exported(pupil)
