"""Two learners become one who were in classes, or taught some: what each had there, or did there, is the one's."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert

from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.roles import HOUSE, Role
from core.store import staff, tables
from tests.core.features.doings import MEMORY, Answer, course_of, did
from tests.core.teachers import SCHOOL
from tests.core.test_merging import learner_of, one_of, rows
from tests.pupil import Pupil, RecordingPlatform


@pytest.fixture(autouse=True)
def platforms(house: OpenHouse) -> None:
    house.dispatch.outbox.platforms["web"] = RecordingPlatform(name="web")


@pytest.fixture
async def ada(house: OpenHouse) -> Pupil:
    return await arrived(Pupil(house, name="ada"))


@pytest.fixture
async def bob(house: OpenHouse) -> Pupil:
    return await arrived(Pupil(house, name="bob", platform="web"))


async def arrived(pupil: Pupil) -> Pupil:
    await pupil.say("/help")
    return pupil


async def add(house: OpenHouse, table: type[tables.Table], **values: Any) -> None:
    async with house.dispatch.house.database.transaction() as connection:
        await connection.execute(insert(table).values(**values))


async def a_class(house: OpenHouse, id_: str, clock: FixedClock) -> None:
    """A class with something to do and something said, named after it."""
    now = clock.now()
    await add(
        house,
        tables.Cohort,
        id=id_,
        community=SCHOOL,
        course=MEMORY,
        title=id_.title(),
        code=id_,
        by=0,
        at=now,
    )
    task = {"course": MEMORY, "kind": "review", "lesson": "", "item": "", "count": 1, "due_minute": 1440}
    await add(house, tables.Assignment, id=f"task of {id_}", cohort=id_, at=now, **task)
    await add(house, tables.Announcement, id=f"news of {id_}", cohort=id_, text="Hello.", at=now)


async def in_it(pupil: Pupil, cohort: str, clock: FixedClock, *, left: bool = False) -> None:
    """Have somebody come into a class now, and leave it in an hour."""
    now = clock.now()
    await add(
        pupil.house,
        tables.CohortMember,
        cohort=cohort,
        learner_id=await learner_of(pupil),
        name=pupil.name.title(),
        how="code",
        joined_at=now,
        left_at=now.replace(hour=now.hour + 1) if left else None,
    )


# ── learning ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_who_was_in_a_class_as_either_is_in_it_once_since_the_first_day_and_left_only_as_both(
    house: OpenHouse, ada: Pupil, bob: Pupil, clock: FixedClock
) -> None:
    for name in ("both", "left-by-one", "left-by-both", "of-bob"):
        await a_class(house, name, clock)
    first = clock.now()
    await in_it(bob, "both", clock)
    await in_it(bob, "of-bob", clock)
    await in_it(ada, "left-by-one", clock, left=True)
    await in_it(ada, "left-by-both", clock, left=True)
    clock.advance(days=1)
    second = clock.now()
    await in_it(ada, "both", clock)
    await in_it(bob, "left-by-one", clock)
    await in_it(bob, "left-by-both", clock, left=True)
    both = await one_of(ada, bob)
    found = await rows(
        house, "SELECT cohort, learner_id, name, joined_at, left_at FROM cohort_members ORDER BY cohort"
    )
    assert found == [
        ("both", both, "Ada", first, None),
        ("left-by-both", both, "Ada", first, second.replace(hour=second.hour + 1)),
        ("left-by-one", both, "Ada", first, None),
        ("of-bob", both, "Bob", first, None),
    ]


@pytest.mark.parametrize("later", ["ada", "bob"])
async def test_of_two_later_dates_the_latest_holds_with_its_reason(
    house: OpenHouse, ada: Pupil, bob: Pupil, clock: FixedClock, later: str
) -> None:
    await a_class(house, "one", clock)
    for pupil in (ada, bob):
        await add(
            house,
            tables.Extension,
            assignment="task of one",
            learner_id=await learner_of(pupil),
            due_on=date(2026, 2, 1),
            due_minute=601 if pupil.name == later else 600,
            reason=f"of {pupil.name}",
            at=clock.now(),
        )
    both = await one_of(ada, bob)
    query = "SELECT learner_id, due_minute, reason FROM extensions"
    assert await rows(house, query) == [(both, 601, f"of {later}")]


@pytest.mark.parametrize("told", ["ada", "bob", "both", "neither"])
async def test_who_was_told_as_either_was_told_and_is_told_once(
    house: OpenHouse, ada: Pupil, bob: Pupil, clock: FixedClock, told: str
) -> None:
    await a_class(house, "one", clock)
    for pupil in (ada, bob):
        was = told in (pupil.name, "both")
        await add(
            house,
            tables.AnnouncementReceipt,
            announcement="news of one",
            learner_id=await learner_of(pupil),
            event=f"to {pupil.name}" if was else None,
            told_at=clock.now() if was else None,
        )
        kind = "day" if was else "hours"
        await add(
            house,
            tables.Reminder,
            assignment="task of one",
            learner_id=await learner_of(pupil),
            kind=kind,
            at=clock.now(),
        )
    both = await one_of(ada, bob)
    event = {"ada": "to ada", "bob": "to bob", "both": "to ada", "neither": None}[told]
    at = None if event is None else clock.now()
    assert await rows(house, "SELECT learner_id, event, told_at FROM announcement_receipts") == [
        (both, event, at)
    ]
    kinds = {"both": ["day"], "neither": ["hours"]}.get(told, ["day", "hours"])
    assert await rows(house, "SELECT learner_id, kind FROM reminders ORDER BY kind") == [
        (both, kind) for kind in kinds
    ]


async def test_what_was_said_of_submissions_and_asked_of_people_comes_along(
    house: OpenHouse, ada: Pupil, bob: Pupil, clock: FixedClock
) -> None:
    await did(bob, MEMORY, Answer(course_of(house, MEMORY).questions[0].id))
    ((attempt,),) = await rows(house, "SELECT id FROM attempts")
    who = await learner_of(bob)
    on = {"attempt": attempt, "learner_id": who, "at": clock.now()}
    await add(house, tables.Comment, text="Look again.", **on)
    await add(house, tables.Override, correct=True, score=1.0, reason="It was right.", **on)
    asked = {"course": MEMORY, "item": "", "attempt": "", "state": "open", "at": clock.now()}
    await add(
        house, tables.HelpQuestion, id="q", learner_id=who, community=SCHOOL, text="Why?", by=None, **asked
    )
    both = await one_of(ada, bob)
    for table in ("comments", "overrides", "help_questions"):
        assert await rows(house, f"SELECT learner_id FROM {table}") == [(both,)], table


async def test_the_figures_of_their_classes_are_made_anew_and_those_of_others_stay(
    house: OpenHouse, ada: Pupil, bob: Pupil, clock: FixedClock
) -> None:
    for name in ("of-bob", "of-neither"):
        await a_class(house, name, clock)
        await add(house, tables.ClassFigures, cohort=name, figures={}, took=0.1, at=clock.now())
    await in_it(bob, "of-bob", clock)
    await one_of(ada, bob)
    assert await rows(house, "SELECT cohort FROM class_figures") == [("of-neither",)]


@pytest.mark.parametrize("blocked", ["ada", "bob", "both"])
async def test_who_is_blocked_as_either_stays_blocked(
    house: OpenHouse, ada: Pupil, bob: Pupil, clock: FixedClock, blocked: str
) -> None:
    for pupil in (ada, bob):
        if blocked in (pupil.name, "both"):
            await add(
                house, tables.Blocked, learner_id=await learner_of(pupil), reason=pupil.name, at=clock.now()
            )
    both = await one_of(ada, bob)
    reason = "ada" if blocked == "both" else blocked
    assert await rows(house, "SELECT learner_id, reason FROM blocked") == [(both, reason)]


# ── teaching ─────────────────────────────────────────────────────────────────────────────────────────────────


async def in_role(pupil: Pupil, role: Role, *, granted: bool, clock: FixedClock, **values: Any) -> None:
    await add(
        pupil.house,
        tables.Staff,
        community=SCHOOL,
        learner_id=await learner_of(pupil),
        role=role.word,
        granted=granted,
        at=clock.now(),
        seen_at=clock.now(),
        **values,
    )


GRANTED, BY_PLATFORM = True, False
ADMIN, INSTRUCTOR = Role.ADMIN, Role.INSTRUCTOR


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"),
    [
        ((GRANTED, INSTRUCTOR), (GRANTED, ADMIN), (True, "admin")),
        ((GRANTED, ADMIN), (GRANTED, INSTRUCTOR), (True, "admin")),
        ((GRANTED, INSTRUCTOR), (BY_PLATFORM, ADMIN), (True, "instructor")),
        ((BY_PLATFORM, ADMIN), (GRANTED, INSTRUCTOR), (True, "instructor")),
        ((BY_PLATFORM, INSTRUCTOR), (BY_PLATFORM, ADMIN), (False, "admin")),
    ],
)
async def test_of_two_roles_the_granted_one_holds_and_of_two_such_the_greater(
    house: OpenHouse,
    ada: Pupil,
    bob: Pupil,
    clock: FixedClock,
    mine: tuple[bool, Role],
    theirs: tuple[bool, Role],
    kept: tuple[bool, str],
) -> None:
    await in_role(ada, mine[1], granted=mine[0], clock=clock)
    await in_role(bob, theirs[1], granted=theirs[0], clock=clock)
    both = await one_of(ada, bob)
    assert await rows(house, "SELECT learner_id, granted, role FROM staff") == [(both, *kept)]


@pytest.mark.parametrize("refuses", ["ada", "bob"])
async def test_who_wanted_no_digest_as_either_gets_none_and_an_address_is_kept(
    house: OpenHouse, ada: Pupil, bob: Pupil, clock: FixedClock, refuses: str
) -> None:
    for pupil in (ada, bob):
        await in_role(
            pupil,
            INSTRUCTOR,
            granted=True,
            clock=clock,
            digest=pupil.name != refuses,
            email="bob@example.org" if pupil is bob else "",
        )
    await one_of(ada, bob)
    assert await rows(house, "SELECT digest, email FROM staff") == [(False, "bob@example.org")]


async def test_a_role_elsewhere_comes_along_and_holds(
    house: OpenHouse, ada: Pupil, bob: Pupil, clock: FixedClock
) -> None:
    await in_role(bob, INSTRUCTOR, granted=True, clock=clock)
    both = await one_of(ada, bob)
    found = await house.dispatch.house.database.read(staff.posts, both)
    assert [(one.community, one.role) for one in found.rows] == [(SCHOOL, INSTRUCTOR)]


async def test_what_one_did_in_a_role_and_what_was_done_to_one_is_the_ones_who_stays(
    house: OpenHouse, ada: Pupil, bob: Pupil, clock: FixedClock
) -> None:
    who = await learner_of(bob)
    done = {"community": HOUSE, "role": "admin", "at": clock.now()}
    await add(house, tables.Act, learner_id=who, act="cohort-create", subject="one", detail={}, **done)
    about = {"learner": who, "name": "Bob"}
    await add(house, tables.Act, learner_id=None, act="staff-remove", subject=str(who), detail=about, **done)
    other = {"learner": 10 * who + 5, "name": "Eve"}
    await add(house, tables.Act, learner_id=None, act="cohort-remove", subject="one", detail=other, **done)
    both = await one_of(ada, bob)
    assert await rows(house, "SELECT learner_id, subject, detail FROM acts ORDER BY id") == [
        (both, "one", {}),
        (None, str(both), {"learner": both, "name": "Bob"}),
        (None, "one", other),
    ]


async def test_what_one_wrote_for_others_and_had_done_is_signed_by_the_one_who_stays(
    house: OpenHouse, ada: Pupil, bob: Pupil, clock: FixedClock
) -> None:
    who, now = await learner_of(bob), clock.now()
    course = {"community": HOUSE, "title": "T", "state": "draft", "newest": 1, "at": now, "changed_at": now}
    await add(house, tables.TaughtCourse, course="own", by=who, **course)
    await add(house, tables.CourseVersion, course="own", number=1, archive=b"", note="", by=who, at=now)
    await add(
        house,
        tables.Job,
        id="j",
        kind="draft",
        community=HOUSE,
        state="open",
        by=who,
        given={},
        at=now,
        changed_at=now,
    )
    made: dict[str, Any] = {
        "community": HOUSE,
        "course": "own",
        "lesson": "",
        "source": "",
        "passage": "",
        "made": {},
    }
    await add(house, tables.DraftItem, id="d", state="dropped", by=who + 1000, decided_by=who, at=now, **made)
    both = await one_of(ada, bob)
    for table in ("taught_courses", "course_versions", "jobs"):
        assert await rows(house, f"SELECT by FROM {table}") == [(both,)], table
    assert await rows(house, "SELECT by, decided_by FROM draft_items") == [(who + 1000, both)]
