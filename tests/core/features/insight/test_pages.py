"""The same figures on web pages: tables in full, for who teaches in the community alone."""

from collections.abc import Mapping

import pytest

from core.chat import DeskSent, DeskView, File, Page, Picture, Progress, Reply, Table
from core.desk import SESSION
from core.desk_tokens import digest, mark_of
from core.features.insight import exporting
from core.jobs import run_open
from core.store import desk, learners, workers
from core.store.desk import Seat
from tests.core.features.insight.scenes import ITEM, OTHER, Scene, called
from tests.pupil import Pupil, words_of


async def session(there: Scene, mo: Pupil) -> str:
    """A browser in which Mo opened the pages of the school."""
    await there.rows("UPDATE staff SET granted = true")
    found = await there.house.database.read(learners.find, "test", mo.name)
    assert found is not None
    token, now = f"token-{next(mo.events)}", there.clock.now()
    seat = Seat(learner=found.id, community="test/school", platform="test", person=mo.name)
    await there.house.database.write(desk.offer, digest(token), seat, "overview", now + SESSION)
    async with there.house.database.transaction() as connection:
        assert await desk.open_session(connection, digest(token), digest(f"s{token}"), now, now + SESSION)
    return f"s{token}"


async def page(there: Scene, mo: Pupil, path: str, query: Mapping[str, str] | None = None) -> Page:
    view = await there.opened.door.desk(await session(there, mo), path, query or {})
    assert view.page is not None, view
    return view.page


def words(found: Page) -> str:
    """All that a page says."""
    said = [found.title]
    for block in found.blocks:
        match block:
            case Table(caption, _, rows, empty):
                said += [
                    caption,
                    *(" | ".join(cell.text for cell in row) for row in rows),
                    "" if rows else empty,
                ]
            case _ if block.kind in {"text", "card", "code", "picture"}:
                said.append(words_of(Reply(blocks=(block,))))  # type: ignore[arg-type]
            case _:
                pass
    return "\n".join(said)


@pytest.fixture
async def teacher(there: Scene, mo: Pupil) -> Pupil:
    """Mo, with a class of three."""
    for number, name in enumerate(("Ada", "Ben", "Cid")):
        learner = await there.learner(name, days=20)
        await there.answered(learner, ITEM, number, days=9)
        await there.answered(learner, OTHER, 0, days=9, helped=True)
    await called(mo, "overview")
    return mo


async def test_all_classes_of_the_community_are_listed_and_no_others(there: Scene, teacher: Pupil) -> None:
    said = words(await page(there, teacher, "overview"))
    assert "Monday class | 3 | 0 | 0% | 3 | As of" in said
    assert "Club class" not in said


async def test_the_page_of_a_class_has_its_picture_and_the_same_as_tables(
    there: Scene, teacher: Pupil
) -> None:
    found = await page(there, teacher, "cohorts/one/overview")
    (picture,) = (block for block in found.blocks if isinstance(block, Picture))
    assert "Judging what you know: 0 have it" in picture.alt
    said = words(found)
    assert "Judging what you know | 0 | 0 | 3 | 0 | 1 of 3 | 3 of 3" in said
    assert "Ben | did nothing for 9 days" in said
    assert "Nothing was assigned" in said


async def test_items_and_one_item_with_all_that_was_answered(there: Scene, teacher: Pupil) -> None:
    assert "1 of 3 right, too few to judge it by" in words(await page(there, teacher, "cohorts/one/items"))
    path = f"courses/{there.course.id}/items/{ITEM}"
    said = words(await page(there, teacher, path, {"cohort": "one"}))
    assert there.course.item(ITEM).prompt in said
    assert "3 of 3 learners, 3 answers in all" in said


async def test_what_is_got_wrong_alike(there: Scene, teacher: Pupil) -> None:
    assert "Nothing was got wrong in the same way" in words(
        await page(there, teacher, "cohorts/one/misconceptions")
    )


async def test_one_learner(there: Scene, teacher: Pupil) -> None:
    ((ada,),) = await there.rows("SELECT learner_id FROM cohort_members WHERE name = 'Ada'")
    said = words(await page(there, teacher, f"cohorts/one/learners/{ada}"))
    assert "May need a word: did nothing for 9 days." in said
    assert "Judging what you know | learning it | 1/1 | 1/1" in said


@pytest.mark.parametrize(
    "path", ["cohorts/two/overview", "cohorts/two/items", "cohorts/two/data", "cohorts/one/learners/999999"]
)
async def test_what_is_not_of_the_community_is_not_there(there: Scene, teacher: Pupil, path: str) -> None:
    view = await there.opened.door.desk(await session(there, teacher), path, {})
    assert view.page is None
    assert "not" in view.words


async def test_an_export_is_begun_watched_and_fetched_on_its_page(there: Scene, teacher: Pupil) -> None:
    sent = DeskSent(values={"kind": "1"}, mark="", page="cohorts/one/data")
    view = await begin(there, teacher, sent)
    assert view.go == "cohorts/one/data"
    waiting = await page(there, teacher, "cohorts/one/data")
    assert waiting.again
    assert any(isinstance(block, Progress) for block in waiting.blocks)
    async with workers.presence(there.house.database.url) as worker:
        await run_open(there.house, {exporting.KIND: exporting.work}, there.clock, worker)
    done = await page(there, teacher, "cohorts/one/data")
    (file,) = (block for block in done.blocks if isinstance(block, File))
    assert await there.opened.dispatch.blobs.get(file.media.key)


async def begin(there: Scene, teacher: Pupil, sent: DeskSent) -> DeskView:
    opened = await session(there, teacher)
    marked = DeskSent(values=sent.values, mark=mark_of(opened), page=sent.page)
    return await there.opened.door.desk_act(opened, "cohorts/one/data/start", marked)
