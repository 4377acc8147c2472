"""Importing a file: first it is shown what would come of it, and nothing is kept before somebody says so."""

from dataclasses import replace

from core.authoring.keeping import keep, publish
from core.authoring.mine import new_target, own_course, target_of
from core.authoring.proposing import Proposal, Target, proposed_upload
from core.chat import Media, Reply
from core.errors import LearnerError
from core.features.authoring import dry_run, views
from core.features.authoring.choosing import chosen
from core.features.authoring.values import Looked
from core.interchange.archive import Limits
from core.store import taught
from core.store.taught import State, TaughtCourse
from core.turn import Turn

CHAT = Limits()
PAGE = Limits(packed=64 * 2**20, unpacked=64 * 2**20)
"""What a page takes is more than what any chat lets through."""


async def import_(turn: Turn) -> Reply:
    """Show what would come of a file: a course of its own, or a change of the one that was named."""
    file = one_file(turn)
    course: TaughtCourse | Reply | None = None
    if turn.argument("course").strip() or turn.argument("id"):
        course = await chosen(turn, "authoring.import", (file,))
    if isinstance(course, Reply):
        turn.used.add(file.key)
        return course
    return dry_run.of_import(await looked(turn, file, course), turn.say)


def one_file(turn: Turn) -> Media:
    """The file that came along. LearnerError where there is none, or several."""
    if not turn.files:
        raise LearnerError("authoring-no-file")
    file, *others = turn.files
    if others:
        raise LearnerError("authoring-one-file")
    return file


async def looked(
    turn: Turn, file: Media, course: TaughtCourse | None, *, title: str = "", limits: Limits = CHAT
) -> Looked:
    """Work out what would come of a file. Slow: it is done once for a turn."""
    target = await target_of(turn, course) if course else await new_target(turn, title)
    content = await turn.content(file)
    words = turn.house.words

    async def work() -> Proposal:
        return await proposed_upload(target, file.name, content, words, limits)

    proposal = await turn.slow.once(_key(file, target, course), work)
    learners = await turn.read(taught.learners, course.course) if course else 0
    return Looked(proposal, course, learners, file)


def _key(file: Media, target: Target, course: TaughtCourse | None) -> object:
    newest = course.newest if course else target.taken
    return "proposed", file.key, target.course, target.title, newest


async def keep_it(turn: Turn) -> Reply:
    """Keep what was shown, and publish it where that was asked for; where the course changed since, show it anew."""
    look = await looked(turn, one_file(turn), await _course(turn))
    if _overtaken(turn, look):
        return dry_run.of_import(look, turn.say, meanwhile=True)
    if look.proposal.stopped or not look.proposal.changes:
        return dry_run.of_import(look, turn.say)
    course = kept(turn, look, publishing=turn.argument("publish") == "yes")
    return views.kept(course, look.learners, turn.language, turn.say)


def kept(turn: Turn, look: Looked, *, publishing: bool) -> TaughtCourse:
    """Keep a proposal as the course's next version; the course as it is then."""
    proposal = look.proposal
    assert proposal.course is not None, "what is stopped has been shown"
    number = keep(turn, proposal, f"import/{look.file.name[:100]}", look.seen)
    course = look.course or TaughtCourse(
        course=proposal.course_id,
        community=turn.standing.community,
        title=proposal.title,
        state=State.DRAFT,
        version=None,
        newest=0,
        changed_at=turn.now,
    )
    course = replace(course, title=proposal.title, newest=number, changed_at=turn.now)
    if not publishing:
        return course
    publish(turn, proposal.course, number)
    return replace(course, state=State.PUBLISHED, version=number)


async def _course(turn: Turn) -> TaughtCourse | None:
    """The course that the file was looked at for. One that was new may be there by now: it was pressed twice."""
    if turn.number("seen"):
        return await own_course(turn, turn.argument("id"))
    return await turn.read(taught.find, turn.argument("id"), turn.standing.community)


def _overtaken(turn: Turn, look: Looked) -> bool:
    """Whether it is not what was shown: somebody kept another version meanwhile, or took the new course's id."""
    return look.seen != turn.number("seen") or look.proposal.course_id != turn.argument("id")
