"""Walks through how a class is doing: the overview, who may need a word, questions, misconceptions, exports, the digest."""

import secrets
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from core.chat import Action, Media
from core.classwork import Owed
from core.course.model import Course
from core.errors import LearnerError
from core.features.insight import (
    digest_views,
    export_views,
    exporting,
    groups,
    item_views,
    learner_views,
    views,
)
from core.features.insight.digest_views import OfClass
from core.features.insight.digesting import send_due
from core.features.insight.item_views import Told, Where
from core.features.insight.learner_views import Person
from core.features.insight.reader import Reader
from core.features.insight.views import Shown
from core.insight.answers import Given
from core.insight.clusters import Cluster, Kind, Step, Suggested
from core.insight.items import Fault, ItemFigures, ItemSums
from core.insight.overview import DueFigures, Member, Overview, SkillFigures, TeachBack, TutorUse
from core.insight.risk import AtRisk, Reason, Sign, Signals
from core.learning.mastery import Level
from core.mail import MailSettings, open_mail
from core.store import cohorts
from core.store.assignments import Assignment
from core.store.cohorts import Cohort
from core.store.examples import Example
from core.teaching import Due, State, Task
from core.teaching import Kind as TaskKind
from tests.adapters.discord.product import Walk
from tests.adapters.discord.walks_around import OWNER
from tests.adapters.discord.walks_desk import grant, here, school
from tests.core.features.doings import MEMORY, course_of
from tests.core.features.insight.scenes import ITEM, MORE, OTHER, Scene
from tests.core.mail.post_office import PostOffice, post_office

NAMES = ("Anna", "Bertram", "Cora", "Dan", "Eve", "Fay", "Gus", "Hal", "Ida", "Jo", "Kim", "Lou")
BELIEF = "forgetting-is-steady"


async def monday(walk: Walk, members: int = 24) -> Scene:
    """A class with learners who have answered: some are away, one leans on help, most miss the same."""
    there = await a_class(walk)
    for number in range(members):
        name = NAMES[number % len(NAMES)] + ("" if number < len(NAMES) else f" {number // len(NAMES) + 1}")
        learner = await there.learner(name, ability=number / members - 0.5)
        if number == 0:
            continue  # Anna has not begun
        days = 9 if number == 1 else 1
        belief = BELIEF if number % 3 else None
        await there.answered(learner, ITEM, number % 3, days=days, misconception=belief)
        await there.answered(learner, OTHER, int(number % 4 > 0), days=days, helped=number == 2)
        if number % 2:
            await there.answered(learner, MORE, 0, days=days, seconds=20 + number)
    return there


async def a_class(walk: Walk, title: str = "Monday class", id_: str = "one", course: str = MEMORY) -> Scene:
    """A class in which nobody is yet."""
    there = Scene(walk.guest.house, walk.clock)
    await there.rows(
        "INSERT INTO cohorts (id, community, course, title, code, at) VALUES (:id, :here, :course, :title, :id, :now)",
        id=id_,
        here=here(walk),
        course=course,
        title=title,
        now=there.ago(40),
    )
    return there


async def insight(walk: Walk) -> None:
    """How a class is doing, and each learner and question in it."""
    await school(walk)
    walk.guest.membership = OWNER
    await walk.call("no-class", "course overview")
    await a_class(walk, "Friday class", "two")
    await walk.call("nobody-in-it", "course overview")
    await walk.press("nobody-needs-a-word", "insight.risks")
    await walk.call("no-answers", "course items", cohort="friday")
    await walk.call("nothing-is-wrong", "course misconceptions", cohort="friday")
    there = await monday(walk)
    await walk.call("which-class", "course overview")
    await walk.call("class-unknown", "course overview", cohort="zebras")
    await walk.call("overview", "course overview", cohort="monday")
    await walk.press("who-needs-a-word", "insight.risks")
    await walk.press("not-begun", "insight.learner")
    await walk.call("items", "course items", cohort="monday")
    await walk.press("item", "insight.item")
    await walk.act("item-gone", "insight.item", cohort="one", item="none")
    await walk.call("misconceptions", "course misconceptions", cohort="monday")
    await walk.call("learner", "course learner", name="Cora")
    await walk.call("which-learner", "course learner", name="an")
    await walk.call("nobody-called-so", "course learner", name="Zoe")
    await walk.act("learner-gone", "insight.learner", cohort="one", learner=99_999)
    await walk.act("class-gone", "insight.exported", job="none")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "SMALL", 3)
        await there.rows("DELETE FROM class_figures")
        await walk.call("large-class", "course overview", cohort="monday")
    await a_class(walk, "Old class", "three", "of-old")
    await walk.call("course-gone", "course overview", cohort="old")
    _shown(walk)


def _shown(walk: Walk) -> None:
    """All that figures may say."""
    cohort = Cohort(
        id="one", community=here(walk), course=MEMORY, title="Monday class", code="one", at=walk.clock.now(), members=30
    )  # fmt: skip
    course = course_of(walk.guest.house, MEMORY)
    reader = Reader(language=walk.guest.language, time_zone=None, now=walk.clock.now(), say=walk.say)
    why = tuple(Reason(sign, 8) for sign in Sign)
    risks = tuple(AtRisk(learner=at, name=name, reasons=why) for at, name in enumerate(NAMES * 2))
    due = DueFigures(
        assignment="1", kind="lesson", lesson="of-old", item="", count=0, due_on=walk.clock.now().date(), done=20, open=8, late=2
    )  # fmt: skip
    found = Overview(
        members=30,
        active=20,
        begun=28,
        due=(due,),
        at_risk=24,
        signs=dict.fromkeys(Sign, 3),
        risks=risks,
        teachback=TeachBack(12, 9, {"good": 20, "more": 7, "again": 3}),
        tutor=TutorUse(140, 22),
    )
    shown = Shown(cohort=cohort, course=course, found=found, at=walk.clock.now(), tasks=[("", due)])
    walk.show("overview-with-all", *views.overview(shown, None, reader).blocks)
    walk.show("all-who-need-a-word", *views.risks(shown, reader).blocks)
    where = Where(cohort, course, walk.clock.now())
    sums = ItemSums(met=28, attempts=40, firsts=28, right=4)
    faulty = ItemFigures(
        item=ITEM,
        sums=sums,
        faults=tuple(Fault),
        given=(Given(answer="0", correct=True, count=4, able=2, example=1),),
    )
    few = ItemFigures(item=OTHER, sums=ItemSums(met=4, attempts=4, firsts=4, right=3))
    none = ItemFigures(item=MORE, sums=ItemSums(met=4, attempts=4))
    edit = Action("drafting.item", {"course": MEMORY, "item": ITEM})
    walk.show("item-that-can-be-edited", *item_views.item(where, faulty, reader, edit=edit).blocks)
    well = OfClass(
        cohort, course, replace(found, skills=_skills(course)), [faulty], [("Lesson: Why forget?", 0.9)]
    )
    walk.show("digest-with-all", *digest_views.sent([well], reader).blocks)
    walk.show("items-of-all-kinds", *item_views.items(where, [faulty, few, none], reader).blocks)
    _wrong(walk, where, reader)
    _learner(walk, where, reader)


def _skills(course: Course) -> tuple[SkillFigures, ...]:
    return (SkillFigures(course.skills[0].id, {Level.MASTERED: 4}),)


def _wrong(walk: Walk, where: Where, reader: Reader) -> None:
    example = Example(
        id=1,
        learner=1,
        name="Anna",
        item=ITEM,
        activity="quiz",
        correct=False,
        score=0.0,
        misconception=BELIEF,
        assist_level=1,
        answer="1",
        response={},
        at=walk.clock.now(),
    )
    told = [
        Told(Cluster(kind=kind, item=ITEM, key=key, count=count, learners=count, example=1), example, Suggested(step, subject))
        for kind, key, count, step, subject in (
            (Kind.BELIEF, BELIEF, 9, Step.LESSON, where.course.lessons[0].id),
            (Kind.ANSWER, "1", 1, Step.EXPLANATION, ITEM),
            (Kind.TEST, "passed/a half: something else came out", 2, Step.MEND, ITEM),
        )
    ]  # fmt: skip
    walk.show("wrong-in-all-ways", *item_views.misconceptions(where, told, reader).blocks)


def _learner(walk: Walk, where: Where, reader: Reader) -> None:
    day = Due(walk.clock.now().date(), 1080)
    task = Task(course=MEMORY, kind=TaskKind.LESSON, lesson="of-old")
    one = Assignment(id="1", cohort="one", task=task, due=day, at=walk.clock.now())
    owed = [
        Owed(assignment=one, learner=1, title="", due=day, moment=walk.clock.now(), done=None, state=state)
        for state in State
    ]
    risk = AtRisk(learner=1, name="Anna", reasons=tuple(Reason(sign, 1) for sign in Sign))
    person = Person(
        cohort=where.cohort,
        course=where.course,
        name="Anna",
        learner=1,
        member=Member(
            learner=1, name="Anna", seen_at=walk.clock.now(), explanations=[{}], tutored=2, at_risk=risk
        ),
        signals=Signals(joined_at=walk.clock.now(), seen_at=walk.clock.now() - timedelta(days=3)),
        owed=owed,
        newest=(),
    )
    walk.show("learner-with-all", *learner_views.learner(person, reader).blocks)


# ── exports ──────────────────────────────────────────────────────────────────────────────────────────────────


async def data(walk: Walk) -> None:
    """Take the figures of a class along."""
    await school(walk)
    walk.guest.membership = OWNER
    there = await monday(walk, members=3)
    await walk.call("which-kind", "course data")
    await walk.press("exported", "insight.data", kind="csv")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exporting, "FEW", 1)
        await walk.call("being-exported", "course data", kind="json")
        look = walk.guest.choices()[0].action
        await there.rows("UPDATE jobs SET state = 'failed'")
        await walk.act("export-failed", look.verb, **look.arguments)
        await there.rows("UPDATE jobs SET state = 'open'")
        await walk.guest.house.run_jobs()
        await walk.act("exported-by-and-by", look.verb, **look.arguments)
    walk.clock.advance(days=1)
    await walk.act("export-gone", look.verb, **look.arguments)
    large = await walk.guest.house.dispatch.house.database.read(cohorts.find, here(walk), "one")
    assert large is not None
    cut = export_views.made(large, Media.of("monday.zip", "application/zip", b"zip"), 2, 3, walk.say)
    walk.show("too-large", *cut.blocks)


# ── the digest ───────────────────────────────────────────────────────────────────────────────────────────────


@asynccontextmanager
async def post(walk: Walk) -> AsyncGenerator[PostOffice]:
    """Have the house send letters, until the block ends."""
    dispatch = walk.guest.house.dispatch
    before = dispatch.house
    async with post_office() as office:
        wanted = {"smtp_url": office.url, "mail_from": "parley@example.org"}
        dispatch.house = replace(before, mail=open_mail(MailSettings.model_validate(wanted)))
        yield office
    dispatch.house = replace(dispatch.house, mail=before.mail)


async def digests(walk: Walk) -> None:
    """What the week brought, and where that goes."""
    await school(walk)
    await walk.guest.say("hi")
    walk.guest.membership = OWNER
    await walk.act("digest-of-somebody-who-is-not-listed", "insight.wish", digest=True)
    await walk.call("nothing-to-tell", "course digest")
    await monday(walk)
    await grant(walk, walk.guest)
    await walk.call("digest", "course digest")
    await walk.press("off", "insight.wish")
    await walk.call("off-already", "course digest")
    await walk.press("on", "insight.wish")
    await walk.refused("enough-letters-for-today", LearnerError("insight-letters-enough"))
    await walk.act("no-letters-here", "insight.mailed", email="ada@example.org")
    async with post(walk) as office:
        await _prove(walk, office)
    await send_due(walk.guest.house.dispatch.house, walk.clock.now())
    await walk.guest.house.dispatch.recover()
    walk.keep("sent")


def _first(signs: str) -> str:
    """No dice: a golden file shows what comes of them."""
    return signs[0]


async def _prove(walk: Walk, office: PostOffice) -> None:
    """Have it go to an address."""
    await walk.call("", "course digest")
    await walk.press("which-address", "insight.mail")
    await walk.fill("no-address", "ada at example")
    await walk.act("", "insight.mail")
    office.refusal = "550 no such box"
    await walk.fill("address-refused", "nobody@example.org")
    office.refusal = ""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "choice", _first)
        await walk.act("", "insight.mail")
        await walk.fill("code-sent", "ada@example.org")
    await walk.fill("wrong-code", "111111")
    for _number in range(3):
        await walk.fill("", "111111")
    await walk.fill("wrong-code-and-no-more-tries", "111111")
    await walk.act("code-gone", "insight.proved")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "choice", _first)
        await walk.act("", "insight.mail")
        await walk.fill("", "ada@example.org")
    await walk.fill("proved", "000000")
    await walk.call("digest-with-letters", "course digest")
    await walk.press("no-more-letters", "insight.unmail")
