"""The pages of classes do what the chat does, and show nothing of another community."""

import pytest

from bot.wiring import OpenHouse
from core.chat import Cell, Page, PageForm, Table
from core.errors import LearnerError
from core.features.cohorts import pages
from core.roles import Role, Standing
from tests.core.features.cohorts.classes import Room, open_room
from tests.core.features.doings import PYTHON, course_of
from tests.core.features.link.sides import rows
from tests.core.teachers import SCHOOL, done, number_of, shown

SCHOOLS, CLUBS = Standing(SCHOOL, Role.INSTRUCTOR), Standing("test/club", Role.INSTRUCTOR)


def texts(page: Page) -> list[list[str]]:
    """The cells of a page's tables, row by row."""
    tables = [one for one in page.blocks if isinstance(one, Table)]
    return [[cell.text for cell in row] for table in tables for row in table.rows]


def forms(page: Page) -> dict[str, PageForm]:
    return {one.path: one for one in page.blocks if isinstance(one, PageForm)}


async def python_room(house: OpenHouse) -> tuple[Room, str]:
    room = await open_room(house, course=PYTHON)
    return room, (await room.cohort()).id


async def test_classes_are_listed_and_begun(house: OpenHouse) -> None:
    room, _ = await python_room(house)
    page = await shown(pages.cohorts, room.teacher, SCHOOLS)
    assert texts(page) == [["Algebra", course_of(house, PYTHON).title, "0"]]
    assert forms(page).keys() == {"cohorts"}
    to = await done(pages.create, room.teacher, SCHOOLS, {"title": "Geometry", "course": "1"})
    found = await rows(house, "SELECT id FROM cohorts WHERE title = 'Geometry'")
    assert [f"cohorts/{id_}" for (id_,) in found] == [to]
    with pytest.raises(LearnerError):
        await done(pages.create, room.teacher, SCHOOLS, {"title": "Geometry", "course": "99"})


async def test_the_roster_leads_to_each_member_who_is_removed_by_their_own_page(house: OpenHouse) -> None:
    room, cohort = await python_room(house)
    ada = await number_of(await room.learner("Ada"))
    await room.learner("Bob")
    page = await shown(pages.roster, room.teacher, SCHOOLS, cohort=cohort)
    assert [row[0] for row in texts(page)] == ["Ada", "Bob"]
    (table,) = (one for one in page.blocks if isinstance(one, Table))
    first: Cell = table.rows[0][0]
    assert first.path == f"cohorts/{cohort}/members/{ada}"
    member = await shown(pages.member, room.teacher, SCHOOLS, cohort=cohort, member=str(ada))
    assert forms(member)[f"cohorts/{cohort}/members/{ada}/remove"].danger
    await done(pages.remove, room.teacher, SCHOOLS, {}, cohort=cohort, member=str(ada))
    page = await shown(pages.roster, room.teacher, SCHOOLS, cohort=cohort)
    assert [row[0] for row in texts(page)] == ["Bob"]
    with pytest.raises(LearnerError, match="cohorts-nobody"):
        await shown(pages.member, room.teacher, SCHOOLS, cohort=cohort, member=str(ada))


async def test_something_is_assigned_put_off_and_withdrawn(house: OpenHouse) -> None:
    room, cohort = await python_room(house)
    ada = str(await number_of(await room.learner("Ada")))
    lesson = course_of(house, PYTHON).lessons[1]
    values = {"kind": "lesson", "what": "2", "due": "friday 18:00"}
    assert await done(pages.assign, room.teacher, SCHOOLS, values, cohort=cohort) == (
        f"cohorts/{cohort}/assignments"
    )
    page = await shown(pages.assignments, room.teacher, SCHOOLS, cohort=cohort)
    ((title, date, finished, late),) = texts(page)
    assert (title, finished, late) == (f"Lesson: {lesson.title}", "0 / 1", "0")
    assert "Fri, Jan 9" in date
    ((id_,),) = await rows(house, "SELECT id FROM assignments")
    values = {"assignment": id_, "due": "2026-01-12", "reason": "ill"}
    await done(pages.extend, room.teacher, SCHOOLS, values, cohort=cohort, member=ada)
    one = await shown(pages.assignment, room.teacher, SCHOOLS, cohort=cohort, assignment=id_)
    assert texts(one) == [["Ada", "Mon, Jan 12, end of the day (later: ill)", "open"]]
    await done(pages.withdraw, room.teacher, SCHOOLS, {}, cohort=cohort, assignment=id_)
    assert texts(await shown(pages.assignments, room.teacher, SCHOOLS, cohort=cohort)) == []
    acts = await rows(house, "SELECT act FROM acts WHERE act <> 'cohort-create' ORDER BY id")
    assert [act for (act,) in acts] == ["cohort-assign", "cohort-extend", "cohort-withdraw"]


async def test_a_broken_date_is_said_and_writes_nothing(house: OpenHouse) -> None:
    room, cohort = await python_room(house)
    values = {"kind": "review", "count": "3", "due": "someday"}
    with pytest.raises(LearnerError, match="cohorts-due-unread"):
        await done(pages.assign, room.teacher, SCHOOLS, values, cohort=cohort)
    assert await rows(house, "SELECT id FROM assignments") == []


async def test_a_class_is_told_something_once_and_the_page_looks_again_while_somebody_waits(
    house: OpenHouse,
) -> None:
    room, cohort = await python_room(house)
    await room.learner("Ada")
    page = await shown(pages.announcements, room.teacher, SCHOOLS, cohort=cohort)
    hidden = forms(page)[f"cohorts/{cohort}/announcements"].hidden
    for _ in range(2):
        await done(pages.announce, room.teacher, SCHOOLS, {**hidden, "text": "Hello"}, cohort=cohort)
    page = await shown(pages.announcements, room.teacher, SCHOOLS, cohort=cohort)
    assert [(row[0], row[2]) for row in texts(page)] == [("Hello", "0 have it · 1 will get it")]
    assert page.again is not None
    one = await shown(pages.receipts, room.teacher, SCHOOLS, cohort=cohort, announcement=hidden["id"])
    assert texts(one) == [["Ada", "will get it"]]


async def test_a_class_that_is_over_is_shown_and_changed_no_more(house: OpenHouse) -> None:
    room, cohort = await python_room(house)
    ada = str(await number_of(await room.learner("Ada")))
    await done(pages.recode, room.teacher, SCHOOLS, {}, cohort=cohort)
    await done(pages.archive, room.teacher, SCHOOLS, {}, cohort=cohort)
    page = await shown(pages.roster, room.teacher, SCHOOLS, cohort=cohort)
    assert texts(page)[0][0] == "Ada"
    for show in (pages.roster, pages.member, pages.assignments, pages.announcements):
        assert forms(await shown(show, room.teacher, SCHOOLS, cohort=cohort, member=ada)) == {}
    for do in (pages.recode, pages.archive, pages.remove, pages.assign, pages.announce):
        with pytest.raises(LearnerError, match="cohorts-over"):
            await done(do, room.teacher, SCHOOLS, {"text": "x"}, cohort=cohort, member=ada)


async def test_whoever_teaches_elsewhere_finds_none_of_it(house: OpenHouse) -> None:
    room, cohort = await python_room(house)
    ada = str(await number_of(await room.learner("Ada")))
    assert texts(await shown(pages.cohorts, room.teacher, CLUBS)) == []
    ways = {"cohort": cohort, "member": ada, "assignment": "x", "announcement": "x"}
    for show in (
        pages.roster,
        pages.member,
        pages.assignments,
        pages.assignment,
        pages.announcements,
        pages.receipts,
    ):
        with pytest.raises(LearnerError, match="cohorts-not-yours"):
            await shown(show, room.teacher, CLUBS, **ways)
    for do in (
        pages.recode,
        pages.archive,
        pages.remove,
        pages.extend,
        pages.assign,
        pages.withdraw,
        pages.announce,
    ):
        with pytest.raises(LearnerError, match="cohorts-not-yours"):
            await done(do, room.teacher, CLUBS, {"text": "x"}, **ways)


async def test_the_member_of_one_class_is_not_reached_through_another(house: OpenHouse) -> None:
    room, _ = await python_room(house)
    ada = str(await number_of(await room.learner("Ada")))
    other = (await (await open_room(house, "Geometry")).cohort()).id
    for wanted in (ada, "0", "-1", "x", "9" * 40):
        with pytest.raises(LearnerError, match="cohorts-nobody"):
            await done(pages.remove, room.teacher, SCHOOLS, {}, cohort=other, member=wanted)
