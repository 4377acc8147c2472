"""Working out a class's figures: block by block of its learners, so that no query takes long and memory stays as it is."""

import time
from collections import defaultdict
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from core.classwork import owed, zone_of
from core.course.model import Course
from core.insight.figures import AnswerSums, Figures
from core.insight.items import ABLE
from core.insight.overview import DueFigures, Member, Sums
from core.insight.risk import AWAY_AFTER, LATELY, AtRisk, Results, Signals, reasons
from core.insight.timing import LONGEST, STEP
from core.learning.estimate import NEW_LEARNER, NEW_SKILL, Estimate, estimate_of, item_prior
from core.learning.mastery import Level, Practice, level, mastery, typical_ease
from core.plain import from_plain, to_plain
from core.store import answering, assignments, cohorts, figures
from core.store.assignments import Assignment
from core.store.cohorts import Cohort
from core.store.database import Database
from core.store.figures import LessonRow, MemberRow
from core.store.knowledge import SkillRow
from core.teaching import State
from core.turn import House

BLOCK = 200
"""Learners that are looked at together: a block of diligent ones has some 80,000 answers."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """Figures, and how many seconds they took."""

    figures: Figures
    took: float


@dataclass(frozen=True, slots=True)
class _Block:
    """What is known of some learners, each by their number."""

    members: Sequence[MemberRow]
    lessons: Mapping[int, Sequence[LessonRow]]
    skills: Mapping[int, Sequence[tuple[str, SkillRow, datetime]]]
    bands: Mapping[int, Sequence[Mapping[str, str]]]
    tutored: Mapping[int, int]
    results: Mapping[int, Mapping[str, Any]]
    states: Mapping[int, Mapping[str, State]]


async def work_out(house: House, cohort: Cohort, course: Course, now: datetime) -> WorkedOut:
    """The figures of a class as it is now."""
    began = time.perf_counter()
    sums, answers = Sums(now - AWAY_AFTER), AnswerSums()
    async for members in walked(house, cohort, course, answers, now):
        for one in members:
            sums.add(one)
    due = [
        DueFigures(
            assignment=one.id,
            kind=one.task.kind.value,
            lesson=one.task.lesson,
            item=one.task.item,
            count=one.task.count,
            due_on=one.due.day if one.due else None,
        )
        for one in await house.database.read(assignments.of_cohorts, [cohort.id])
    ]
    lessons, skills = [one.id for one in course.lessons], [one.id for one in course.skills]
    found = Figures(
        overview=sums.overview(lessons, skills, due),
        items=answers.figures(course),
        clusters=tuple(answers.clusters.values()),
    )
    return WorkedOut(found, time.perf_counter() - began)


async def walked(
    house: House, cohort: Cohort, course: Course, answers: AnswerSums, now: datetime
) -> AsyncGenerator[list[Member]]:
    """The learners of a class in blocks; what each block answered is added to `answers` before it is given."""
    database = house.database
    able_from = await database.read(figures.able_from, cohort, ABLE)
    assigned = await database.read(assignments.of_cohorts, [cohort.id])
    ease, revisions = ease_of_skills(course), [one.revision for one in course.items]
    after = 0
    while members := await database.read(figures.members, cohort, BLOCK, after=after):
        after = members[-1].learner
        able = [
            one.learner
            for one in members
            if one.ability and able_from is not None and one.ability.mean >= able_from
        ]
        block = await _block(house, cohort, assigned, members, able, answers, now, revisions=revisions)
        yield [_member(block, one, ease, now) for one in members]


async def refresh(house: House, now: datetime) -> None:
    """Work out anew what is stale: the figures of classes in which something has happened since."""
    for community, id_ in await house.database.read(figures.stale, now, YOUNG):
        cohort = await house.database.read(cohorts.find, community, id_)
        course = house.catalogue.find(cohort.course) if cohort else None
        if cohort is None or course is None or not await _is_news(house.database, cohort, now):
            continue
        if await house.database.write(figures.claim, cohort.id, now):
            found = await work_out(house, cohort, course, now)
            await house.database.write(figures.keep, cohort.id, plain(found.figures), found.took, now)


YOUNG, OLD = timedelta(minutes=5), timedelta(hours=12)
"""Figures that are younger stand, whatever happens; those that are older do not, since days pass without an answer too."""


async def _is_news(database: Database, cohort: Cohort, now: datetime) -> bool:
    at = await database.read(figures.kept_at, cohort.id)
    return at is None or now - at > OLD or await database.read(figures.happened, cohort, at)


def plain(found: Figures) -> Mapping[str, Any]:
    """Figures as they are kept."""
    return to_plain(Figures, found)


def part[T](kind: Any, kept: Any, unknown: T) -> T:
    """A part of kept figures; `unknown` where another release wrote them."""
    try:
        return from_plain(kind, kept)
    except ValueError:
        return unknown


def ease_of_skills(course: Course) -> dict[str, float]:
    """The ease at which mastery of each skill is measured, as `core.assessment.reached` has it."""
    return {
        skill.id: typical_ease(item_prior(item.difficulty) for item in course.items_of_skill(skill.id))
        for skill in course.skills
    }


async def signals(
    house: House, cohort: Cohort, course: Course, member: MemberRow, now: datetime
) -> tuple[Member, Signals]:
    """What is seen of one learner of a class."""
    assigned = await house.database.read(assignments.of_cohorts, [cohort.id])
    block = await _block(house, cohort, assigned, [member], [], AnswerSums(), now, revisions=())
    found = _member(block, member, ease_of_skills(course), now)
    return found, _signals(block, member)


async def _block(
    house: House,
    cohort: Cohort,
    assigned: Sequence[Assignment],
    members: Sequence[MemberRow],
    able: Sequence[int],
    answers: AnswerSums,
    now: datetime,
    *,
    revisions: Sequence[str],
) -> _Block:
    """What is known of some learners; what they answered is added to `answers`."""
    database, ids = house.database, [one.learner for one in members]
    summed = await database.read(
        answering.summed,
        cohort.id,
        cohort.course,
        ids,
        able=able,
        revisions=revisions,
        lately=now - LATELY,
        step=STEP,
        longest=LONGEST,
    )
    answers.add(summed.items, summed.answers, summed.times, summed.wrong)
    lessons: defaultdict[int, list[LessonRow]] = defaultdict(list)
    for one in await database.read(figures.lessons, cohort.course, ids):
        lessons[one.learner].append(one)
    skills: defaultdict[int, list[tuple[str, SkillRow, datetime]]] = defaultdict(list)
    for learner, skill, row, at in await database.read(figures.skills, cohort.course, ids):
        skills[learner].append((skill, row, at))
    bands: defaultdict[int, list[Mapping[str, str]]] = defaultdict(list)
    for learner, found in await database.read(figures.bands, cohort.course, ids):
        bands[learner].append(found)
    zones = {one.learner: zone_of(one.time_zone, cohort.zone) for one in members}
    states: defaultdict[int, dict[str, State]] = defaultdict(dict)
    for one in await owed(house, assigned, zones, now, house.words.say(None)):
        states[one.learner][one.assignment.id] = one.state
    return _Block(
        members=members,
        lessons=lessons,
        skills=skills,
        bands=bands,
        tutored=await database.read(figures.tutored, cohort.course, ids),
        results={one["learner"]: one for one in summed.learners},
        states=states,
    )


def _member(block: _Block, one: MemberRow, ease: Mapping[str, float], now: datetime) -> Member:
    seen = _signals(block, one)
    why = reasons(seen, now)
    lessons = block.lessons.get(one.learner, ())
    rows = [(skill, row) for skill, row, _ in block.skills.get(one.learner, ()) if skill in ease]
    able = estimate_of(one.ability, NEW_LEARNER)
    return Member(
        learner=one.learner,
        name=one.name,
        seen_at=seen.seen_at,
        begun=[lesson.lesson for lesson in lessons],
        done=[lesson.lesson for lesson in lessons if lesson.done],
        levels={skill: _level(able, row, ease[skill]) for skill, row in rows},
        alone={skill: Results(row.unassisted_right, row.unassisted) for skill, row in rows},
        helped={skill: Results(row.assisted_right, row.assisted) for skill, row in rows},
        due={id_: _word(state) for id_, state in block.states.get(one.learner, {}).items()},
        explanations=block.bands.get(one.learner, ()),
        tutored=block.tutored.get(one.learner, 0),
        at_risk=AtRisk(learner=one.learner, name=one.name, reasons=why) if why else None,
    )


def _signals(block: _Block, one: MemberRow) -> Signals:
    results = block.results.get(one.learner)
    moments = [
        *(lesson.at for lesson in block.lessons.get(one.learner, ())),
        *(at for _, _, at in block.skills.get(one.learner, ())),
    ]
    seen = Signals(
        joined_at=one.joined_at,
        seen_at=max(moments, default=None),
        overdue=sum(state is State.LATE for state in block.states.get(one.learner, {}).values()),
    )
    if results is None:
        return seen
    return replace(
        seen,
        alone=Results(results["right"], results["total"]),
        before=Results(results["right_before"], results["total_before"]),
        helped=results["helped"],
    )


def _level(able: Estimate, row: SkillRow, ease: float) -> Level:
    found = mastery(able, estimate_of(row.estimate, NEW_SKILL), ease)
    return level(found, Practice(answers=row.unassisted, right_in_a_row=row.run))


def _word(state: State) -> str:
    return "done" if state.is_done else state.value
