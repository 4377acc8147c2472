"""A school whose class takes a course that ships, with learners whose answers are written as the core writes them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Body, Called, Membership, Pressed, Reply
from core.clock import FixedClock
from core.course.model import Course
from core.features.insight.figuring import WorkedOut, work_out
from core.store import cohorts, communities
from core.store.cohorts import Cohort
from core.store.communities import Community
from core.turn import House
from tests.core.features.doings import MEMORY, course_of
from tests.pupil import Pupil, words_of

SCHOOL = Membership(community="school", roles=frozenset({"teachers"}))
CLUB = Membership(community="club", roles=frozenset({"teachers"}))
ITEM, OTHER, MORE = "judge-guess", "judge-lecture", "explain-zip"
"""Questions with one right option, the first."""


@dataclass(slots=True)
class Scene:
    """A school with the class `one`, and a club with the class `two`; both take the course on memory."""

    opened: OpenHouse
    clock: FixedClock
    seqs: dict[int, int] = field(default_factory=dict[int, int])

    @property
    def house(self) -> House:
        return self.opened.dispatch.house

    @property
    def course(self) -> Course:
        return course_of(self.opened, MEMORY)

    async def rows(self, query: str, **values: Any) -> Sequence[tuple[Any, ...]]:
        async with self.house.database.transaction() as connection:
            found = await connection.execute(text(query), values)
            return [tuple(row) for row in found] if found.returns_rows else []

    async def cohort(self, id_: str = "one", community: str = "test/school") -> Cohort:
        found = await self.house.database.read(cohorts.find, community, id_)
        assert found is not None
        return found

    async def learner(
        self,
        name: str,
        cohort: str = "one",
        *,
        ability: float = 0.0,
        days: float = 30,
        zone: str | None = None,
    ) -> int:
        """Somebody who joined the class so many days ago."""
        ((id_,),) = await self.rows(
            "INSERT INTO learners (name, time_zone, created_at) VALUES (:name, :zone, :now) RETURNING id",
            name=name,
            zone=zone,
            now=self.ago(days),
        )
        await self.rows(
            "INSERT INTO enrolments VALUES (:id, :course, :now, :ability, 0.1)",
            id=id_,
            course=MEMORY,
            now=self.ago(days),
            ability=ability,
        )
        await self.rows(
            "INSERT INTO cohort_members (cohort, learner_id, name, how, joined_at)"
            " VALUES (:cohort, :id, :name, 'code', :now)",
            cohort=cohort,
            id=id_,
            name=name,
            now=self.ago(days),
        )
        return id_

    async def answered(
        self,
        learner: int,
        item: str = ITEM,
        option: int = 0,
        *,
        days: float = 1,
        helped: bool = False,
        seconds: float | None = None,
        misconception: str | None = None,
        response: dict[str, Any] | None = None,
        correct: bool | None = None,
        revision: str | None = None,
    ) -> int:
        """An answer; with `seconds`, given so long after the one before. Its number."""
        known = self.course.item(item)
        self.seqs[learner] = self.seqs.get(learner, 0) + (1 if seconds is not None else 2)
        at = self.ago(days)
        if seconds is not None:
            ((last,),) = await self.rows("SELECT max(at) FROM attempts WHERE learner_id = :id", id=learner)
            at = last + timedelta(seconds=seconds)
        right = option == 0 if correct is None else correct
        ((id_,),) = await self.rows(
            "INSERT INTO attempts (learner_id, course, item, revision, skill, activity, correct, score, misconception,"
            " assist_level, response, seq, at) VALUES (:learner, :course, :item, :revision, :skill, 'quiz', :correct,"
            " :score, :misconception, :assist, CAST(:response AS jsonb), :seq, :at) RETURNING id",
            learner=learner,
            course=MEMORY,
            item=item,
            revision=revision or known.revision,
            skill=known.skill,
            correct=right,
            score=float(right),
            misconception=misconception,
            assist=int(helped),
            response=orjson.dumps(response or {"kind": "picked", "options": [option]}).decode(),
            seq=self.seqs[learner],
            at=at,
        )
        await self.rows(
            "INSERT INTO skill_states (learner_id, course, skill, mean, variance, run, unassisted, unassisted_right,"
            " assisted, assisted_right, updated_at) VALUES (:learner, :course, :skill, 0, 0.1, :right, 1 - :helped,"
            " :right * (1 - :helped), :helped, :right * :helped, :at) ON CONFLICT (learner_id, course, skill) DO UPDATE"
            " SET unassisted = skill_states.unassisted + excluded.unassisted, assisted = skill_states.assisted +"
            " excluded.assisted, unassisted_right = skill_states.unassisted_right + excluded.unassisted_right,"
            " assisted_right = skill_states.assisted_right + excluded.assisted_right, run = skill_states.run +"
            " excluded.run, updated_at = greatest(skill_states.updated_at, excluded.updated_at)",
            learner=learner,
            course=MEMORY,
            skill=known.skill,
            right=int(right),
            helped=int(helped),
            at=at,
        )
        return id_

    async def figures(self, cohort: str = "one") -> WorkedOut:
        return await work_out(self.house, await self.cohort(cohort), self.course, self.clock.now())

    def ago(self, days: float) -> datetime:
        return self.clock.now() - timedelta(days=days)


async def scene(house: OpenHouse, clock: FixedClock) -> Scene:
    """A school and a club with a class each."""
    there = Scene(house, clock)
    for one, cohort, title in ((SCHOOL, "one", "Monday class"), (CLUB, "two", "Club class")):
        community = Community(platform="test", id=one.community, staff_role="teachers")
        await house.dispatch.house.database.write(communities.keep, community, clock.now())
        await there.rows(
            "INSERT INTO cohorts (id, community, course, title, code, at) VALUES (:id, :community, :course, :title, :id, :now)",
            id=cohort,
            community=f"test/{one.community}",
            course=MEMORY,
            title=title,
            now=clock.now() - timedelta(days=40),
        )
    return there


async def called(pupil: Pupil, command: str, within: Membership | None = SCHOOL, **options: str) -> str:
    """What a teacher reads after a command."""
    return await sent(pupil, Called(f"course {command}", options), within)


async def pressed(pupil: Pupil, label: str, within: Membership | None = SCHOOL) -> str:
    """What a teacher reads after a press."""
    return await sent(pupil, Pressed(pupil.choice(label).id), within)


async def sent(pupil: Pupil, body: Body, within: Membership | None) -> str:
    """What a teacher reads after what they did."""
    before = len(pupil.deliveries)
    await pupil.house.door.receive(replace(pupil.incoming(body), membership=within))
    assert len(pupil.deliveries) > before, "nothing was sent"
    reply: Reply = pupil.reply
    assert reply.private, "who teaches is answered alone"
    return words_of(reply)
