"""An id that changes in a course's files takes all that was learnt under it along."""

from sqlalchemy import text

from bot.wiring import OpenHouse
from core.store.renames import Kind, Rename, carry

ROWS = """
INSERT INTO learners (id, course, created_at) VALUES (71, 'old-course', now()), (72, NULL, now());
INSERT INTO enrolments VALUES (71, 'old-course', now(), 0.5, 0.1);
INSERT INTO memories (learner_id, course, item, card, due, last) VALUES
    (71, 'c', 'old', '{"of": "old"}', now(), now()),
    (72, 'c', 'old', '{"of": "old"}', now(), now()), (72, 'c', 'new', '{"of": "new"}', now(), now()),
    (71, 'other', 'old', '{}', now(), now());
INSERT INTO attempts (learner_id, course, item, revision, skill, activity, correct, score, assist_level, response, seq, at)
    VALUES (71, 'c', 'old', 'r', 's', 'quiz', true, 1, 0, '{}', 1, now())
"""


async def rows(house: OpenHouse, query: str) -> list[tuple[object, ...]]:
    async with house.dispatch.house.database.transaction() as connection:
        return [tuple(row) for row in await connection.execute(text(query))]


async def carried(house: OpenHouse, *renames: Rename) -> list[Rename]:
    async with house.dispatch.house.database.transaction() as connection:
        return await carry(connection, renames)


async def prepare(house: OpenHouse) -> None:
    async with house.dispatch.house.database.transaction() as connection:
        for statement in ROWS.split(";\n"):
            await connection.execute(text(statement))


async def test_what_was_learnt_under_an_old_id_is_found_under_the_new_one(house: OpenHouse) -> None:
    await prepare(house)
    await carried(house, Rename(Kind.ITEM, "c", "old", "new"))
    assert await rows(house, "SELECT item FROM attempts") == [("new",)]
    found = await rows(house, "SELECT learner_id, course, item, card->>'of' FROM memories ORDER BY 1, 2, 3")
    assert found == [
        (71, "c", "new", "old"),
        (71, "other", "old", None),
        (72, "c", "new", "new"),
        (72, "c", "old", "old"),
    ]


async def test_a_renamed_course_keeps_its_learners(house: OpenHouse) -> None:
    await prepare(house)
    await carried(house, Rename(Kind.COURSE, "new-course", "old-course", "new-course"))
    assert await rows(house, "SELECT course FROM learners WHERE id = 71") == [("new-course",)]
    assert await rows(house, "SELECT course FROM enrolments") == [("new-course",)]


async def test_a_rename_is_carried_once(house: OpenHouse) -> None:
    await prepare(house)
    rename = Rename(Kind.ITEM, "c", "old", "new")
    assert await carried(house, rename) == [rename]
    assert await carried(house, rename) == []
    assert await carried(house) == []


async def test_what_is_renamed_back_can_be_renamed_again(house: OpenHouse) -> None:
    await prepare(house)
    there, back = Rename(Kind.ITEM, "c", "old", "new"), Rename(Kind.ITEM, "c", "new", "old")
    for rename, id_ in ((there, "new"), (back, "old"), (there, "new")):
        assert await carried(house, rename) == [rename]
        assert await rows(house, "SELECT item FROM attempts") == [(id_,)]
