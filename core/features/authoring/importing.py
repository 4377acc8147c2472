"""Importing a file: first it is shown what would come of it, and nothing is kept before somebody says so."""

from dataclasses import replace

from core.authoring.keeping import keep, publish
from core.authoring.mine import learners_of, new_target, own_course, target_of
from core.authoring.proposing import Outcome, Proposal, Target, proposed_upload
from core.authoring.stages import Stage, Told
from core.chat import Media, Reply
from core.course.model import Course
from core.errors import LearnerError
from core.features.authoring import dry_run_views, views
from core.features.authoring.choosing import chosen
from core.features.authoring.values import NEW, Looked, seen_as
from core.store import taught
from core.store.taught import State, TaughtCourse
from core.turn import Turn

SOON = 1.0
"""Seconds after which it is shown how far it is: what is quicker would only flicker."""


async def import_(turn: Turn) -> Reply:
    """Show what would come of a file: a course of its own, or a change of the one that was named."""
    file = one_file(turn)
    course: TaughtCourse | Reply | None = None
    if turn.argument("course").strip() or turn.argument("id"):
        course = await chosen(turn, "authoring.import", (file,))
    if isinstance(course, Reply):
        turn.used.add(file.key)
        return course
    return dry_run_views.of_import(await looked(turn, file, course), turn.say)


def one_file(turn: Turn) -> Media:
    """The file that came along. LearnerError where there is none, or several."""
    if not turn.files:
        raise LearnerError("authoring-no-file")
    file, *others = turn.files
    if others:
        raise LearnerError("authoring-one-file")
    return file


async def looked(turn: Turn, file: Media, course: TaughtCourse | None) -> Looked:
    """Work out what would come of a file. Slow: it is done once for a turn, and shown how far it is."""
    target = await target_of(turn, course) if course else await new_target(turn)
    content = await turn.content(file)

    async def show(stage: Stage) -> None:
        await turn.show(views.looking(file.name, stage, turn.say))

    async def work() -> Proposal:
        return await proposed_upload(target, file.name, content, turn.house.words, told=Told(show, SOON))

    proposal = await turn.slow.once(_key(file, target, course), work)
    learners = await learners_of(turn, course) if course else 0
    return Looked(proposal, course, learners, file)


def _key(file: Media, target: Target, course: TaughtCourse | None) -> object:
    newest = course.newest if course else target.taken
    return "proposed", file.key, target.course, target.title, newest


async def keep_it(turn: Turn) -> Reply:
    """Keep what was shown, and publish it where that was asked for; where the course changed since, show it anew."""
    look = await looked(turn, one_file(turn), await _course(turn))
    if _overtaken(turn, look):
        return dry_run_views.of_import(look, turn.say, meanwhile=True)
    if look.proposal.stopped or not look.proposal.changes:
        return dry_run_views.of_import(look, turn.say)
    course = await kept(turn, look, publishing=turn.argument("publish") == "yes")
    return views.kept(course, look.learners, turn.language, turn.say)


async def kept(turn: Turn, look: Looked, *, publishing: bool) -> TaughtCourse:
    """Keep a proposal as the course's next version; the course as it is then."""
    proposal = look.proposal
    assert proposal.course is not None, "what is stopped has been shown"
    number = await keep(turn, proposal, note_of(look.file.name), look.seen)
    course = with_version(turn, look.course, proposal, number)
    return learnt(turn, course, proposal.course) if publishing else course


def note_of(name: str) -> str:
    """What is noted of a version that came out of a file."""
    return f"import/{name[:100]}"


def with_version(turn: Turn, course: TaughtCourse | None, outcome: Outcome, number: int) -> TaughtCourse:
    """A course with the version that was kept just now; None is one that was not there before."""
    course = course or TaughtCourse(
        course=outcome.course_id,
        community=turn.standing.community,
        title=outcome.title,
        state=State.DRAFT,
        version=None,
        newest=0,
        changed_at=turn.now,
    )
    return replace(course, title=outcome.title, newest=number, changed_at=turn.now)


def learnt(turn: Turn, course: TaughtCourse, content: Course) -> TaughtCourse:
    """Publish the newest version, which is `content`; the course as it is then."""
    publish(turn, course, content, course.newest)
    return replace(course, state=State.PUBLISHED, version=course.newest)


async def _course(turn: Turn) -> TaughtCourse | None:
    """The course that the file was looked at for. One that was new may be there by now: it was pressed twice."""
    if turn.argument("seen") != NEW:
        return await own_course(turn, turn.argument("id"))
    return await turn.read(taught.find, turn.argument("id"), turn.standing.community)


def _overtaken(turn: Turn, look: Looked) -> bool:
    """Whether it is not what was shown: somebody kept a version, archived the course, or took the new one's id meanwhile."""
    return turn.argument("seen") != seen_as(look.course) or look.proposal.course_id != turn.argument("id")
