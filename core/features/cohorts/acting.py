"""What instructors do to classes, for chat and pages alike: each looked at, written with the turn, and audited."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from core.classwork import title_of, zone_of
from core.course.model import Course
from core.errors import LearnerError
from core.features.cohorts import rules
from core.moderating.names import clean_name
from core.roles import audit
from core.store import announcements, assignments, cohorts
from core.store.assignments import Assignment, Extension
from core.store.cohorts import Cohort, Member
from core.teaching import Due, Task
from core.teaching.codes import new_code
from core.teaching.due import zones_past
from core.turn import Turn
from core.words.deadlines import Unread, deadline_meant

ENGLISH = "en"
"""Dates are understood in it too, whichever language an instructor has."""


async def create(turn: Turn, title: str, course: Course, role: str | None) -> Cohort:
    """Begin a class."""
    called = clean_name(title, rules.LONGEST_TITLE + 1)
    if called is None:
        raise LearnerError("cohorts-title-empty")
    if len(called) > rules.LONGEST_TITLE:
        raise LearnerError("cohorts-title-long", most=rules.LONGEST_TITLE)
    cohort = Cohort(
        id=turn.new_id(),
        community=turn.standing.community,
        course=course.id,
        title=called,
        code=new_code(),
        role=role,
        at=turn.now,
    )
    turn.write(cohorts.create, cohort, turn.learner.id)
    audit(turn, "cohort-create", cohort.id, title=called, course=course.id)
    return cohort


def recode(turn: Turn, cohort: Cohort) -> str:
    """Give a class another code, in place of the one before."""
    code = new_code()
    turn.write(cohorts.recode, cohort.community, cohort.id, cohort.code, code)
    audit(turn, "cohort-code", cohort.id, title=cohort.title)
    return code


def give_role(turn: Turn, cohort: Cohort, typed: str) -> str:
    """Have those with a role be in a class."""
    role = rules.role_meant(typed)
    if role is None:
        raise LearnerError("cohorts-role-unread", given=typed[:40])
    turn.write(cohorts.give_role, cohort.community, cohort.id, role, turn.now)
    audit(turn, "cohort-role", cohort.id, title=cohort.title, role=role)
    return role


def archive(turn: Turn, cohort: Cohort) -> None:
    """End a class."""
    turn.write(cohorts.archive, cohort.community, cohort.id, turn.now)
    audit(turn, "cohort-archive", cohort.id, title=cohort.title)


def remove(turn: Turn, cohort: Cohort, member: Member) -> None:
    """Take somebody out of a class."""
    turn.write(cohorts.leave, cohort.id, member.learner, turn.now)
    audit(turn, "cohort-remove", cohort.id, title=cohort.title, name=member.name, learner=member.learner)


async def assign(turn: Turn, cohort: Cohort, task: Task, due: Due | None) -> Assignment:
    """Have a class do something; LearnerError where it is to do that already."""
    found = await turn.read(assignments.of_cohorts, [cohort.id])
    if any(one.task == task for one in found):
        raise LearnerError("cohorts-already-assigned", title=title_of(turn.house.catalogue, task, turn.say))
    assignment = Assignment(id=turn.new_id(), cohort=cohort.id, task=task, due=due, at=turn.now)
    turn.write(assignments.assign, assignment, turn.learner.id)
    what = task.item or task.lesson or str(task.count)
    audit(
        turn, "cohort-assign", cohort.id, title=cohort.title, kind=task.kind.value, what=what, due=said(due)
    )
    return assignment


def withdraw(turn: Turn, cohort: Cohort, assignment: Assignment) -> None:
    """Have nobody owe something any more."""
    turn.write(assignments.withdraw, assignment.id, turn.now)
    audit(turn, "cohort-withdraw", cohort.id, title=cohort.title, assignment=assignment.id)


async def extend(
    turn: Turn, cohort: Cohort, assignment: Assignment, member: Member, due: Due | None, reason: str
) -> Extension:
    """Give somebody a later date. LearnerError where it is not later than the one they have."""
    found = await turn.read(assignments.extensions, [assignment.id], [member.learner])
    has = found.get((assignment.id, member.learner))
    before = has.due if has else assignment.due
    if before is None or due is None:
        raise LearnerError("cohorts-no-date")
    if due <= before:
        raise LearnerError("cohorts-not-later", name=member.name)
    reason = " ".join(reason.split())[: rules.LONGEST_REASON]
    if not reason:
        raise LearnerError("cohorts-no-reason")
    extension = Extension(learner=member.learner, due=due, reason=reason)
    turn.write(assignments.extend, assignment.id, extension, before, turn.learner.id, turn.now)
    audit(
        turn,
        "cohort-extend",
        cohort.id,
        title=cohort.title,
        assignment=assignment.id,
        name=member.name,
        learner=member.learner,
        due=said(due),
        reason=reason,
    )
    return extension


async def announce(turn: Turn, cohort: Cohort, id_: str, text: str) -> None:
    """Tell a class something. A second time under the same id tells nobody anything."""
    if not text.strip():
        raise LearnerError("cohorts-announce-empty")
    if len(text) > rules.LONGEST_TEXT:
        raise LearnerError("cohorts-announce-long", most=rules.LONGEST_TEXT)
    if await turn.read(announcements.is_kept, id_):
        return
    turn.write(announcements.announce, id_, cohort.id, text, turn.learner.id, turn.now)
    audit(turn, "cohort-announce", cohort.id, title=cohort.title, announcement=id_)


def read_due(turn: Turn, cohort: Cohort, typed: str) -> Due | None:
    """A due date that was written, None for none. LearnerError with what was not understood, or why it cannot be."""
    if not typed.strip():
        return None
    zone = zone_of(turn.learner.time_zone, cohort.zone)
    today = turn.now.astimezone(ZoneInfo(zone)).date()
    spoken = {turn.language: turn.say, ENGLISH: turn.house.words.say(ENGLISH)}
    found = deadline_meant(typed, today, list(spoken.items()))
    if isinstance(found, Unread):
        raise LearnerError("cohorts-due-unread", given=found.part or typed.strip()[:40])
    if found.day > today + timedelta(days=rules.MOST_AHEAD):
        raise LearnerError("cohorts-due-far", given=typed.strip()[:40])
    if found.moment(zone) <= turn.now:
        raise LearnerError("cohorts-due-past", given=typed.strip()[:40])
    return found


async def past_for(turn: Turn, cohort: Cohort, due: Due | None) -> int:
    """For how many members, by their own clocks, a date is past already."""
    if due is None:
        return 0
    there = await turn.read(cohorts.members, cohort.id)
    return zones_past(due, [zone_of(one.zone, cohort.zone) for one in there], turn.now)


def said(due: Due | None) -> str:
    """A due date as the audit has it."""
    return f"{due.day} {due.minute // 60:02}:{due.minute % 60:02}" if due else ""
