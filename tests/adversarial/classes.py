"""A school with all that a class leaves behind, and a club next to it whose instructor looks for a way in."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.wiring import OpenHouse
from core.chat import Action, Audience, Called, Page, Reply
from core.clock import FixedClock
from core.errors import LearnerError, NoCourse, Overtaken
from core.feature import DoOnPage, Handler, ShowPage
from core.roles import Role
from core.routing import admit
from core.store import communities, learners, staff
from core.store.communities import Community
from core.turn import Turn
from tests.adversarial.class_rows import GIVEN, JOB, KINDS, ROWS, own_course
from tests.pupil import Pupil

SCHOOL, CLUB = "test/school", "test/club"
SIGN = "SCHOOLSECRET"
"""Stands in all that is the school's alone."""
_HERE = f"community = '{SCHOOL}'"
_COHORTS = f"(SELECT id FROM cohorts WHERE {_HERE})"
_MEMBERS = f"(SELECT learner_id FROM cohort_members WHERE cohort IN {_COHORTS})"
THEIRS: Mapping[str, str] = {
    **dict.fromkeys(
        ("taught_courses", "draft_items", "cohorts", "jobs", "help_questions", "staff_invites", "staff"),
        _HERE,
    ),
    "communities": "external_id = 'school'",
    "course_versions": f"course IN (SELECT course FROM taught_courses WHERE {_HERE})",
    "cohort_members": f"cohort IN {_COHORTS}",
    "assignments": f"cohort IN {_COHORTS}",
    "announcements": f"cohort IN {_COHORTS}",
    "extensions": f"assignment IN (SELECT id FROM assignments WHERE cohort IN {_COHORTS})",
    "announcement_receipts": f"announcement IN (SELECT id FROM announcements WHERE cohort IN {_COHORTS})",
    "comments": f"learner_id IN {_MEMBERS}",
    "overrides": f"learner_id IN {_MEMBERS}",
    "turns": f"learner_id IN {_MEMBERS}",
    "acts": f"{_HERE} OR learner_id IN {_MEMBERS}",
    "blocked": "true",
    "switches": "true",
}
"""Of which rows of which tables nothing may change."""

type Rows = dict[str, list[str]]
type Plain = str | int | bool
type Do = Handler | ShowPage | DoOnPage
EVENTS = itertools.count()


@dataclass(slots=True)
class Given(Mapping[str, Plain]):
    """What is sent along, and what of it was looked at."""

    sent: Mapping[str, Plain]
    read: set[str] = field(default_factory=set[str])

    def __getitem__(self, name: str) -> Plain:
        self.read.add(name)
        return self.sent[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.sent)

    def __len__(self) -> int:
        return len(self.sent)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of something that was done: what was said, which ids were looked at, and where it would have changed what."""

    said: str
    read: frozenset[str]
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Classes:
    """Both of them. `ids` are those of each community's things, by the names under which verbs and pages take them."""

    house: OpenHouse
    clock: FixedClock
    ids: Mapping[str, Mapping[str, Plain]] = field(default_factory=dict[str, Mapping[str, Plain]])
    before: Rows = field(default_factory=dict[str, list[str]])
    """All that is the school's, at first."""

    async def rows(self, query: str) -> list[tuple[Any, ...]]:
        async with self.house.dispatch.house.database.transaction() as connection:
            found = await connection.exec_driver_sql(query)
            return [tuple(row) for row in found] if found.returns_rows else []

    async def number(self, name: str) -> int:
        """The number of somebody, who is made a learner where they have not spoken yet."""
        database = self.house.dispatch.house.database
        if await database.read(learners.find, "test", name) is None:
            await Pupil(self.house, name).say("/help")
        found = await database.read(learners.find, "test", name)
        assert found is not None
        return found.id

    async def turn(self, name: str, community: str, audience: Audience) -> Turn:
        """A turn of somebody who acts for a community, once they are let in."""
        event = Pupil(self.house, name).incoming(Called("anything"), event=f"attack-{next(EVENTS)}")
        turn = await self.house.dispatch.glance(event)
        turn.desk = community
        turn.community = await self.house.dispatch.house.database.read(communities.named, community)
        await admit(turn, audience)
        return turn

    async def tried(self, turn: Turn, do: Do, sent: Mapping[str, Plain]) -> Came:
        """What comes of it, as far as it is written in the end: all of it is taken back, so that the next finds all as it was."""
        given = Given(sent)
        turn.arguments, turn.values = given, _Texts(given)
        before, after = self.before, self.before
        try:
            said = _shown(await do(turn))
            if turn.writes:
                after = await self._written(turn)
        except (LearnerError, NoCourse, Overtaken) as refused:
            said = f"refused: {refused!r}"
        except Exception as bug:  # noqa: BLE001 - all bugs are told together
            said = f"bug: {bug!r}"
        changed = tuple(table for table in before if before[table] != after[table])
        return Came(said, frozenset(given.read), changed)

    async def _written(self, turn: Turn) -> Rows:
        async with self.house.dispatch.house.database.transaction() as connection:
            try:
                for write in turn.writes:
                    await write(connection)
                return await schools(connection)
            finally:
                await connection.rollback()

    async def swapped(
        self,
        name: str,
        community: str,
        do: Do,
        audience: Audience,
        own: Mapping[str, Plain],
        theirs: Mapping[str, Plain],
    ) -> list[tuple[Mapping[str, Plain], Came]]:
        """What comes of it with one's own ids; with each that is looked at another community's; and with all of those."""
        found: list[tuple[Mapping[str, Plain], Came]] = []

        async def send(sent: Mapping[str, Plain]) -> Came:
            came = await self.tried(await self.turn(name, community, audience), do, sent)
            found.append((sent, came))
            return came

        for id_ in sorted((await send(own)).read & theirs.keys()):
            await send({**own, id_: theirs[id_]})
        for id_ in sorted((await send({**own, **theirs})).read & theirs.keys()):
            await send({**own, **theirs, id_: own[id_]})
        return found


@dataclass(slots=True)
class _Texts(Mapping[str, str]):
    """The same as a form has it."""

    given: Given

    def __getitem__(self, name: str) -> str:
        return str(self.given[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.given)

    def __len__(self) -> int:
        return len(self.given)


async def schools(connection: AsyncConnection) -> Rows:
    """All rows that are the school's, as they are."""
    found: Rows = {}
    for table, of in THEIRS.items():
        query = f"SELECT t::text FROM {table} t WHERE {of} ORDER BY 1"
        found[table] = list((await connection.exec_driver_sql(query)).scalars())
    return found


def _shown(answer: Reply | Action | Page | str) -> str:
    return answer if isinstance(answer, str) else repr(answer)


async def classes(house: OpenHouse, clock: FixedClock) -> Classes:
    """The school and the club, each with one of everything."""
    there = Classes(house, clock)
    school, club = await _founded(there, "school", SIGN), await _founded(there, "club", "club")
    await house.reshelve()
    async with house.dispatch.house.database.transaction() as connection:
        return Classes(house, clock, {SCHOOL: school, CLUB: club}, await schools(connection))


async def _founded(there: Classes, name: str, sign: str) -> dict[str, Plain]:
    """A community with two teachers, a learner and one of everything; the ids."""
    community, now, database = f"test/{name}", there.clock.now(), there.house.dispatch.house.database
    known = Community(platform="test", id=name, name=f"The {name}", staff_role="teachers")
    await database.write(communities.keep, known, now)
    teacher, colleague, learner = [
        await there.number(f"{one}-{name}") for one in ("teacher", "colleague", "learner")
    ]
    for who, role in ((teacher, Role.ADMIN), (colleague, Role.INSTRUCTOR)):
        await database.write(staff.grant, community, who, role, None, now)
        await there.rows(f"UPDATE learners SET name = '{sign} staff' WHERE id = {who}")
    course = await own_course(there.house, there.clock, name, sign, teacher)
    await there.rows(f"UPDATE taught_courses SET state = 'published', version = 1 WHERE course = '{course}'")
    values = {
        "now": now,
        "community": community,
        "by": teacher,
        "learner": learner,
        "sign": sign,
        "name": name,
    }
    for statement in ROWS:
        await there.rows(statement.format(**values))
    for kind in KINDS:
        state, result = (
            ("done", '{"key": "k", "name": "n", "learners": 1}') if kind == "class-export" else ("open", "{}")
        )
        given = GIVEN[kind].format(**values)
        await there.rows(JOB.format(kind=kind, state=state, given=given, result=result, **values))
    found = await there.rows(f"SELECT id FROM attempts WHERE learner_id = {learner} ORDER BY id")
    return {
        "cohort": f"cohort-{name}",
        "course": course,
        "id": course,
        "member": str(learner),
        "learner": str(learner),
        "staff": str(colleague),
        "assignment": f"assignment-{name}",
        "announcement": f"announcement-{name}",
        "attempt": str(found[0][0]),
        "one": str(found[0][0]),
        "other": str(found[1][0]),
        "draft": f"draft-{name}",
        "question": f"question-{name}",
        "invite": f"invite-{name}",
        "job": f"job-regrade-{name}",
        "after": f"draft-{name}",
    }
