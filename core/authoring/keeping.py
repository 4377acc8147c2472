"""What was proposed becomes a version, and a version what is learnt: written with the turn, all of it or nothing."""

import asyncio

from core.authoring.proposing import Proposal
from core.course.model import Course
from core.course.renames import renames_in
from core.roles import audit
from core.search.course_texts import course_texts
from core.shelf import packed
from core.store import taught
from core.store.taught import TaughtCourse
from core.turn import Turn


async def keep(turn: Turn, proposal: Proposal, note: str, seen: int) -> int:
    """Keep a proposal that is not stopped as the next version of its course, or as the first of a new one (`seen` 0).

    `seen` is the number of the newest version when the proposal was made: where there is another by the time it is written,
    the turn is begun again, and has to look. `note` is KIND/REST, such as `edit/an-item`: its words are `course-note-KIND`,
    and the act is `course-KIND`. Gives the number of the version.
    """
    assert not proposal.stopped, "nothing is kept of what is at fault"
    archive = await asyncio.to_thread(packed, proposal.files)
    keep_files(turn, proposal.course_id, proposal.title, archive, note, seen)
    return seen + 1


def keep_files(turn: Turn, course: str, title: str, archive: bytes, note: str, seen: int) -> None:
    """The same of files that are packed: of a proposal that was worked out before, or of a course in which there is nothing yet."""
    by, now = turn.learner.id, turn.now
    if seen:
        turn.write(taught.add_version, course, title, archive, seen=seen, note=note, by=by, now=now)
    else:
        community = turn.standing.community
        turn.write(taught.create, course, community, title, archive, note=note, by=by, now=now)
    kind, _, what = note.partition("/")
    audit(turn, f"course-{kind}", course, version=seen + 1, what=what)


def publish(turn: Turn, seen: TaughtCourse, course: Course, number: int) -> None:
    """Have version `number` be the one that is learnt: `course` is that version. Progress goes along with what was renamed.

    Where the course was archived, or another version published, since it was `seen`, the turn is begun again, and has to look.
    """
    (text,) = course_texts([course])
    renamed = renames_in([course])
    turn.write(taught.publish, seen, number, text=text, renamed=renamed, now=turn.now)
    turn.reshelves = True
    audit(turn, "course-publish", course.id, version=number)
