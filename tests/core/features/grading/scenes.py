"""A school and a club with a class each in a small course, who teaches there, and who submits code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import (
    Body,
    Called,
    Card,
    Code,
    DeskSent,
    DeskView,
    Filled,
    Membership,
    Page,
    Pressed,
    Progress,
    Reply,
    Table,
    Text,
)
from core.clock import FixedClock
from core.course.catalogue import load_catalogue
from core.desk import mark_of
from core.store import communities, learners
from core.store.communities import Community
from tests.core.course.sample import SampleCourse
from tests.core.teachers import browser_of
from tests.pupil import Pupil, words_of

TEACHERS = frozenset({"teachers"})
SCHOOL = Membership(community="school", roles=TEACHERS)
CLUB = Membership(community="club", roles=TEACHERS)
RIGHT = "def double(n):\n    return n * 2\n"
WRONG = "def double(n):\n    return n * n\n"
COURSE = "sample"


@dataclass(frozen=True, slots=True)
class Scene:
    """A school with the class `one`, and a club with the class `two`; both learn the sample course."""

    house: OpenHouse
    clock: FixedClock
    course: SampleCourse

    async def rows(self, query: str, **values: Any) -> Sequence[tuple[Any, ...]]:
        async with self.house.dispatch.house.database.transaction() as connection:
            found = await connection.execute(text(query), values)
            return [tuple(row) for row in found] if found.returns_rows else []

    async def number(self, name: str) -> int:
        found = await self.house.dispatch.house.database.read(learners.find, "test", name)
        assert found is not None
        return found.id

    async def member(self, name: str, cohort: str = "one") -> Pupil:
        """Somebody who is in a class."""
        pupil = Pupil(self.house, name)
        await pupil.say("/challenge double")
        await self.rows(
            "INSERT INTO cohort_members (cohort, learner_id, name, how, joined_at)"
            " VALUES (:cohort, :learner, :name, 'code', :now)",
            cohort=cohort,
            learner=await self.number(name),
            name=name.title(),
            now=self.clock.now(),
        )
        return pupil

    async def submitted(self, pupil: Pupil, source: str, challenge: str = "double") -> int:
        """Have somebody submit code as learners do; the number of the submission."""
        self.clock.advance(minutes=1)
        await pupil.say(f"/challenge {challenge}")
        await pupil.fill(source)
        ((number,),) = await self.rows(
            "SELECT max(id) FROM attempts WHERE learner_id = :id", id=await self.number(pupil.name)
        )
        return number

    async def handed_in(self, name: str, source: str, cohort: str = "one") -> int:
        """Have a new member have submitted code, right, without it being run; the number of the submission."""
        await self.member(name, cohort)
        self.clock.advance(minutes=1)
        ((number,),) = await self.rows(
            "INSERT INTO attempts (learner_id, course, item, revision, skill, activity, correct, score,"
            " assist_level, response, seq, at) VALUES (:learner, 'sample', 'double', '1', 'values', 'challenge',"
            " true, 1, 0, jsonb_build_object('kind', 'code', 'source', CAST(:source AS text), 'outcome', 'passed'),"
            " 1, :now) RETURNING id",
            learner=await self.number(name),
            source=source,
            now=self.clock.now(),
        )
        return number

    async def counts(self) -> list[tuple[str, bool]]:
        """All that was decided: of whom, and whether it counts as right."""
        found = await self.rows(
            "SELECT m.name, o.correct FROM overrides o JOIN cohort_members m USING (learner_id) ORDER BY o.id"
        )
        return [(name, correct) for name, correct in found]

    async def acts(self) -> list[str]:
        return [act for (act,) in await self.rows("SELECT act FROM acts ORDER BY id")]

    async def told(self, pupil: Pupil) -> list[str]:
        """What somebody is told without asking."""
        before = len(pupil.deliveries)
        await self.house.recover()
        return [words_of(one.reply) for one in pupil.deliveries[before:]]

    def mend(self, old: str, new: str) -> None:
        """Have a case of the challenge be published anew."""
        self.course.replace("challenges/double/challenge.yaml", old, new)
        dispatch = self.house.dispatch
        dispatch.house = replace(dispatch.house, catalogue=load_catalogue(self.course.root))

    async def page(self, teacher: Pupil, path: str, query: dict[str, str] | None = None) -> Page:
        """A web page as who teaches in the school is shown it."""
        view = await self.house.door.desk(await browser_of(teacher, "submissions"), path, query or {})
        assert view.page is not None, view
        return view.page

    async def post(self, teacher: Pupil, path: str, page: str = "submissions", **values: str) -> DeskView:
        """What becomes of a form that is sent from a page."""
        session = await browser_of(teacher, "submissions")
        sent = DeskSent(values=values, mark=mark_of(session), page=page)
        return await self.house.door.desk_act(session, path, sent)


async def scene(house: OpenHouse, clock: FixedClock, course: SampleCourse) -> Scene:
    """A school and a club with a class each."""
    there = Scene(house, clock, course)
    for one, cohort in ((SCHOOL, "one"), (CLUB, "two")):
        community = Community(platform="test", id=one.community, staff_role="teachers")
        await house.dispatch.house.database.write(communities.keep, community, clock.now())
        await there.rows(
            "INSERT INTO cohorts (id, community, course, title, code, at)"
            " VALUES (:id, :community, :course, 'A class', :id, :now)",
            id=cohort,
            community=f"test/{one.community}",
            course=COURSE,
            now=clock.now(),
        )
    return there


async def sent(pupil: Pupil, body: Body, within: Membership | None = SCHOOL) -> str:
    """What a teacher reads after what they did."""
    before = len(pupil.deliveries)
    await pupil.house.door.receive(replace(pupil.incoming(body), membership=within))
    assert len(pupil.deliveries) > before, "nothing was sent"
    assert pupil.reply.private, "who teaches is answered alone"
    return words_of(pupil.reply)


async def called(pupil: Pupil, command: str, within: Membership | None = SCHOOL, **options: str) -> str:
    return await sent(pupil, Called(f"course {command}", options), within)


async def pressed(pupil: Pupil, label: str, within: Membership | None = SCHOOL) -> str:
    return await sent(pupil, Pressed(pupil.choice(label).id), within)


async def filled(pupil: Pupil, words: str, within: Membership | None = SCHOOL) -> str:
    return await sent(pupil, Filled(pupil.form().id, {"words": words}), within)


def page_words(page: Page) -> str:
    """All that a page says, as one text."""
    said: list[str] = []
    for block in page.blocks:
        match block:
            case Table(rows=rows):
                said += [" | ".join(cell.text for cell in row) for row in rows]
            case Text() | Card() | Code() | Progress():
                said.append(words_of(Reply.of(block)))
            case _:
                pass
    return "\n".join(said)
