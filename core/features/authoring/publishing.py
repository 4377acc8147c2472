"""Publishing a version, and bringing an older one back: each is shown before it is done."""

from dataclasses import replace

from core.authoring.keeping import keep, publish
from core.authoring.mine import files_of, learners_of, own_course, target_of, version_of
from core.authoring.proposing import Proposal, Target, proposed_files
from core.authoring.rolling import brought_back
from core.chat import Reply
from core.errors import LearnerError
from core.features.authoring import dry_run_views, views
from core.features.authoring.choosing import chosen
from core.features.authoring.values import Considered, seen_as
from core.interchange.existing import NotACourse
from core.store.taught import State, TaughtCourse
from core.turn import Turn


async def publish_(turn: Turn) -> Reply:
    """Show what learners would meet otherwise if the newest version were published."""
    course = await chosen(turn, "authoring.publish")
    if isinstance(course, Reply):
        return course
    if course.is_learnt:
        return views.learnt_already(course, turn.say)
    return dry_run_views.of_publishing(await to_publish(turn, course), turn.say)


async def to_publish(turn: Turn, course: TaughtCourse) -> Considered:
    """What learners would meet otherwise than now."""
    into = await files_of(turn, course, course.version) if course.version else None
    target = Target(course=course.course, title=course.title, into=into)
    files = await files_of(turn, course)
    return await _considered(turn, course, target, files, course.newest)


async def published(turn: Turn) -> Reply:
    """Publish the newest version, where it is still the one that was shown."""
    course = await own_course(turn, turn.argument("id"))
    if course.is_learnt:
        return views.learnt_already(course, turn.say)
    found = await to_publish(turn, course)
    if turn.argument("seen") != seen_as(course):
        return dry_run_views.of_publishing(found, turn.say, meanwhile=True)
    if found.proposal.course is None:
        return dry_run_views.of_publishing(found, turn.say)
    return views.kept(learnt(turn, found), found.learners, turn.language, turn.say)


def learnt(turn: Turn, found: Considered) -> TaughtCourse:
    """Publish what was considered; the course as it is then."""
    assert found.proposal.course is not None, "what is at fault is not published"
    publish(turn, found.course, found.proposal.course, found.number)
    return replace(found.course, state=State.PUBLISHED, version=found.number, changed_at=turn.now)


async def version(turn: Turn) -> Reply:
    """Show what would be otherwise if an older version were brought back."""
    course = await own_course(turn, turn.argument("id"))
    found = await to_bring_back(turn, course, turn.number("number"))
    return dry_run_views.of_bringing_back(found, turn.say)


async def to_bring_back(turn: Turn, course: TaughtCourse, number: int) -> Considered:
    """What would be otherwise than in the newest version."""
    files = await files_of(turn, course, number)
    since = await version_of(turn, course)
    try:
        files = brought_back(files, since)
    except NotACourse:
        raise LearnerError("course-version-gone") from None
    return await _considered(turn, course, await target_of(turn, course), files, number)


async def bring_back(turn: Turn) -> Reply:
    """Keep a new version that is equal to an older one, and publish it where that was asked for."""
    course = await own_course(turn, turn.argument("id"))
    found = await to_bring_back(turn, course, turn.number("number"))
    if turn.argument("seen") != seen_as(course):
        return dry_run_views.of_bringing_back(found, turn.say, meanwhile=True)
    if found.proposal.stopped or not found.proposal.changes:
        return dry_run_views.of_bringing_back(found, turn.say)
    after = await rolled(turn, found, publishing=turn.argument("publish") == "yes")
    return views.kept(after, found.learners, turn.language, turn.say)


async def rolled(turn: Turn, found: Considered, *, publishing: bool) -> TaughtCourse:
    """Keep what was considered as the next version; the course as it is then."""
    number = await keep(turn, found.proposal, f"roll-back/{found.number}", found.course.newest)
    course = replace(found.course, title=found.proposal.title, newest=number, changed_at=turn.now)
    return learnt(turn, replace(found, course=course, number=number)) if publishing else course


async def _considered(
    turn: Turn, course: TaughtCourse, target: Target, files: dict[str, bytes], number: int
) -> Considered:
    async def work() -> Proposal:
        return await proposed_files(target, files)

    key = "considered", course.course, course.version, course.newest, number
    proposal = await turn.slow.once(key, work)
    return Considered(proposal, course, await learners_of(turn, course), number)
