"""What would come of an import, of publishing, and of an older version, before anything is done. Pure."""

from collections.abc import Iterator, Sequence

from core.authoring.proposing import Outcome
from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    File,
    Media,
    Plain,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.features.authoring.telling import Line, Section, facts, in_full, sections
from core.features.authoring.values import Considered, Looked, seen_as

MOST_LINES = 8
"""Lines of a section that stand in a message; the others are in a file below it."""


def of_import(look: Looked, say: Say, *, meanwhile: bool = False) -> Reply:
    """What would come of a file."""
    proposal = look.proposal
    here: dict[str, Plain] = {"id": proposal.course_id, "seen": seen_as(look.course)}
    files = (look.file,)
    ways = (
        Choice(say("authoring-import"), Action("authoring.keep", here, files), Weight.PRIMARY),
        Choice(say("authoring-import-publish"), Action("authoring.keep", {**here, "publish": "yes"}, files)),
        _leave(look.course.course if look.course else "", say),
    )
    told = say("authoring-of-file", name=plain(look.file.name))
    return _reply(proposal, told, look.learners, ways, say, meanwhile=meanwhile)


def of_publishing(found: Considered, say: Say, *, meanwhile: bool = False) -> Reply:
    """What learners would meet otherwise. Where that is nothing, it can be published all the same: it may be archived."""
    here: dict[str, Plain] = {"id": found.course.course, "seen": seen_as(found.course)}
    ways = (
        Choice(say("authoring-publish-now"), Action("authoring.published", here), Weight.PRIMARY),
        *_try(found, say),
        _leave(found.course.course, say),
    )
    told = say("authoring-of-version", number=found.number)
    return _reply(found.proposal, told, found.learners, ways, say, meanwhile=meanwhile, equal=True)


def of_bringing_back(found: Considered, say: Say, *, meanwhile: bool = False) -> Reply:
    """What would be otherwise than now."""
    here: dict[str, Plain] = {
        "id": found.course.course,
        "number": found.number,
        "seen": seen_as(found.course),
    }
    ways = (
        Choice(say("authoring-bring-back"), Action("authoring.bring-back", here), Weight.PRIMARY),
        Choice(
            say("authoring-bring-back-publish"), Action("authoring.bring-back", {**here, "publish": "yes"})
        ),
        _leave(found.course.course, say),
    )
    told = say("authoring-of-older", number=found.number)
    return _reply(found.proposal, told, found.learners, ways, say, meanwhile=meanwhile)


def heading(proposal: Outcome, say: Say, *, equal: bool = False) -> str:
    """What it comes to, in a line: it cannot be kept, nothing would change, or this would."""
    title = proposal.title
    if proposal.stopped:
        return say("authoring-stopped", title=title)
    if not proposal.changes and not equal:
        return say("authoring-no-changes", title=title)
    return say("authoring-dry-run", title=title)


def notes(proposal: Outcome, learners: int, say: Say, *, meanwhile: bool) -> Iterator[str]:
    """What is to be known beside the lines: that the course changed since, that nothing is kept, how many learn it."""
    if meanwhile and (proposal.stopped or proposal.changes):
        yield say("authoring-meanwhile")
    if proposal.stopped:
        yield say("authoring-nothing-kept")
    elif learners:
        yield say("authoring-learners-keep", count=learners)


def _reply(
    proposal: Outcome,
    told: str,
    learners: int,
    ways: Sequence[Choice],
    say: Say,
    *,
    meanwhile: bool,
    equal: bool = False,
) -> Reply:
    said = "\n\n".join([told, *notes(proposal, learners, say, meanwhile=meanwhile)])
    counted = facts(proposal.changes, say) if proposal.changes else ()
    tone = Tone.CARE if proposal.stopped or meanwhile else Tone.NEUTRAL
    card = Card(heading(proposal, say, equal=equal), said, counted, tone)
    found = sections(proposal, say)
    can = not proposal.stopped and (equal or bool(proposal.changes))
    offered = Choices(tuple(ways)) if can else Choices((ways[-1],))
    return Reply.privately(card, *blocks_of(found, say), offered)


def blocks_of(found: Sequence[Section], say: Say) -> Iterator[Block]:
    """Sections in a message: the first lines of each, and a file of them all where that is not all."""
    for one in found:
        shown = "\n".join(f"- {_shown(line)}" for line in one.lines[:MOST_LINES])
        rest = len(one.lines) - MOST_LINES
        more = f"\n\n{say('authoring-more', count=rest)}" if rest > 0 else ""
        yield Text(f"**{plain(one.heading)}**\n\n{shown}{more}")
    if any(len(one.lines) > MOST_LINES for one in found):
        yield File(Media.of(say("authoring-report-name"), "text/plain", in_full(found).encode()))


def _shown(line: Line) -> str:
    return f"**{plain(line.place)}** {plain(line.text)}" if line.place else plain(line.text)


def _try(found: Considered, say: Say) -> Iterator[Choice]:
    """A way to have the course's programs run first, where it has any."""
    course = found.proposal.course
    if course is not None and course.code:
        here: dict[str, Plain] = {"id": course.id, "number": found.number}
        yield Choice(say("authoring-try"), Action("authoring.try", here))


def _leave(course: str, say: Say) -> Choice:
    return Choice(say("authoring-leave"), Action("authoring.leave", {"id": course}), Weight.QUIET)
