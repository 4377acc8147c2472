"""Courses that instructors publish can be taken at once, in every process, and what learners did in them stays."""

from collections.abc import Mapping

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.clock import FixedClock
from core.course.renames import renames_in
from core.errors import Overtaken
from core.search.course_texts import course_texts
from core.shelf import course_of, packed, unpacked
from core.store import courses, learners, taught
from core.store.taught import State, TaughtCourse
from tests.core.course.sample import SAMPLE
from tests.pupil import Pupil, words_of

SCHOOL = "chatter/school"
FILES = {name: content.encode() for name, content in SAMPLE.items()}


def renamed(files: Mapping[str, bytes], **texts: str) -> dict[str, bytes]:
    """The files with these texts of `course.yaml` in place of others."""
    course = files["course.yaml"].decode()
    for old, new in texts.items():
        assert old in course
        course = course.replace(old, new)
    return {**files, "course.yaml": course.encode()}


async def kept(house: OpenHouse, files: Mapping[str, bytes] = FILES, community: str = SCHOOL) -> None:
    """Keep the sample as a new course of a community."""
    async with house.dispatch.house.database.transaction() as connection:
        now = house.dispatch.clock.now()
        await taught.create(
            connection, "sample", community, "Sample", packed(files), note="", by=None, now=now
        )


async def row(connection: AsyncConnection) -> TaughtCourse:
    """The sample as it stands."""
    (found,) = await taught.every(connection)
    return found


async def published(house: OpenHouse, number: int = 1, files: Mapping[str, bytes] = FILES) -> None:
    course = course_of("sample", files)
    assert course is not None
    async with house.dispatch.house.database.transaction() as connection:
        (words,) = course_texts([course])
        await taught.publish(
            connection,
            await row(connection),
            number,
            text=words,
            renamed=renames_in([course]),
            now=house.dispatch.clock.now(),
        )
    await house.reshelve()


def offered(house: OpenHouse, community: str) -> list[str]:
    return [one.id for one in house.dispatch.house.catalogue.open_to(community)]


def test_files_come_out_of_a_pack_as_they_went_in_and_the_same_give_the_same() -> None:
    assert unpacked(packed(FILES)) == FILES
    assert packed(dict(reversed(FILES.items()))) == packed(FILES)
    assert unpacked(b"") == {}


async def test_a_draft_is_taken_by_nobody_and_a_published_one_by_its_community(house: OpenHouse) -> None:
    await kept(house)
    await house.reshelve()
    assert house.dispatch.house.catalogue.find("sample") is None
    await published(house)
    assert "sample" in offered(house, SCHOOL)
    assert "sample" not in offered(house, "chatter/other")
    assert "sample" not in offered(house, "")
    assert house.dispatch.house.catalogue.find("sample"), "whoever has its address may read it"


async def test_what_the_house_teaches_is_for_everybody(house: OpenHouse) -> None:
    await kept(house, community="house/main")
    await published(house)
    assert "sample" in offered(house, "")
    assert "sample" in offered(house, SCHOOL)


async def test_another_process_has_it_when_it_looks_and_from_its_start(
    house: OpenHouse, settings: Settings, clock: FixedClock
) -> None:
    async with open_house(settings, lambda _: None, clock=clock) as other:
        await kept(house)
        await published(house)
        assert other.dispatch.house.catalogue.find("sample") is None
        await other.reshelve()
        assert other.dispatch.house.catalogue.find("sample")
    async with open_house(settings, lambda _: None, clock=clock) as later:
        assert later.dispatch.house.catalogue.find("sample")
        found = await later.dispatch.house.database.read(taught.every)
        assert [one.state for one in found] == [State.PUBLISHED]


async def test_another_version_is_another_course_with_the_same_progress(house: OpenHouse) -> None:
    await kept(house)
    await published(house)
    before = house.dispatch.house.catalogue.course("sample")
    database, now = house.dispatch.house.database, house.dispatch.clock.now()
    files = renamed(FILES, **{before.title: "Quite another title"})
    async with database.transaction() as connection:
        await taught.add_version(
            connection, "sample", "Another", packed(files), seen=1, note="title", by=None, now=now
        )
    await house.reshelve()
    assert house.dispatch.house.catalogue.course("sample") is before, "the draft changes nothing"
    await published(house, 2, files)
    assert house.dispatch.house.catalogue.course("sample").title == "Quite another title"
    found = await database.read(taught.versions, "sample")
    assert [one.number for one in found] == [2, 1]
    assert unpacked(await database.read(taught.archive, "sample", 1) or b"") == FILES


async def test_of_two_who_change_it_at_once_the_second_is_overtaken(house: OpenHouse) -> None:
    await kept(house)
    database, now = house.dispatch.house.database, house.dispatch.clock.now()

    async def change(seen: int) -> None:
        async with database.transaction() as connection:
            await taught.add_version(
                connection, "sample", "Sample", packed(FILES), seen=seen, note="", by=None, now=now
            )

    await change(1)
    with pytest.raises(Overtaken):
        await change(1)
    with pytest.raises(Overtaken):
        await kept(house, community="chatter/other")
    assert len(await database.read(taught.versions, "sample")) == 2


async def test_who_is_in_an_archived_course_goes_on_and_nobody_else_is_offered_it(house: OpenHouse) -> None:
    await kept(house, community="house/main")
    await published(house)
    ada, bob = Pupil(house), Pupil(house, name="bob")
    assert "A sample" in words_of(await ada.say("/courses"))
    database, now = house.dispatch.house.database, house.dispatch.clock.now()
    learner = await database.read(learners.find, ada.platform, ada.name)
    assert learner
    await database.write(courses.enrol, learner.id, "sample", now, mean=0.0, variance=1.0)
    await database.write(taught.set_state, await database.read(row), State.ARCHIVED, now)
    await house.reshelve()
    assert "sample" not in offered(house, "")
    title = house.dispatch.house.catalogue.course("sample").title
    assert title in words_of(await ada.say("/courses"))
    assert title not in words_of(await bob.say("/courses"))


async def test_a_version_that_this_release_cannot_read_is_left_out_and_the_others_stay(
    house: OpenHouse, caplog: pytest.LogCaptureFixture
) -> None:
    await kept(house, {**FILES, "course.yaml": b"title: 7"})
    async with house.dispatch.house.database.transaction() as connection:
        await connection.execute(text("UPDATE taught_courses SET version = 1, state = 'published'"))
    before = house.dispatch.house.catalogue.courses
    await house.reshelve()
    assert house.dispatch.house.catalogue.courses == before
    assert "cannot be read by this release" in caplog.text


async def test_it_is_found_by_its_words_where_it_is_offered(house: OpenHouse) -> None:
    await kept(house, community="house/main")
    await published(house)
    title = house.dispatch.house.catalogue.course("sample").title
    assert title in words_of(await Pupil(house).say(f"/courses {title}"))


async def test_who_publishes_what_somebody_archived_meanwhile_undoes_nothing(house: OpenHouse) -> None:
    await kept(house)
    await published(house)
    database, now = house.dispatch.house.database, house.dispatch.clock.now()
    seen = await database.read(row)
    course = course_of("sample", FILES)
    assert course is not None
    (words,) = course_texts([course])
    await database.write(taught.set_state, seen, State.ARCHIVED, now)
    with pytest.raises(Overtaken):
        await database.write(taught.publish, seen, 1, text=words, renamed=[], now=now)
    with pytest.raises(Overtaken):
        await database.write(taught.set_state, seen, State.ARCHIVED, now)
    archived = await database.read(row)
    assert archived.state is State.ARCHIVED
    await database.write(taught.publish, archived, 1, text=words, renamed=[], now=now)
    assert (await database.read(row)).state is State.PUBLISHED
