"""The pages on which instructors keep their courses. What they do is what the chat does."""

from core.authoring.mine import learners_of, own_course, own_courses
from core.chat import Page
from core.errors import LearnerError
from core.features.authoring import exporting, handlers, page_views, publishing, rules, trying
from core.features.authoring.values import seen_as
from core.store import taught
from core.store.taught import TaughtCourse
from core.turn import Turn

_AGAIN = "meanwhile=yes"
"""In an address: that something changed since it was shown last."""


async def courses(turn: Turn) -> Page:
    """All courses of the community."""
    rows = await own_courses(turn)
    learners = await turn.read(taught.learners, [one.course for one in rows])
    counted = [(one, learners[one.course]) for one in rows]
    return page_views.courses(counted, turn.language, turn.learner.time_zone, turn.say)


async def create(turn: Turn) -> str:
    """Begin a course in which there is nothing yet."""
    return f"courses/{(await handlers.created(turn)).course}"


async def course(turn: Turn) -> Page:
    """One course with its versions."""
    row = await _course(turn)
    learners = await learners_of(turn, row)
    versions = await turn.read(taught.versions, row.course)
    return page_views.course(row, learners, versions, turn.language, turn.learner.time_zone, turn.say)


async def publish(turn: Turn) -> Page:
    """What learners would meet otherwise if the newest version were published."""
    row = await _course(turn)
    found = await publishing.to_publish(turn, row)
    return page_views.publish_look(found, turn.say, meanwhile=_meanwhile(turn))


async def published(turn: Turn) -> str:
    """Publish the newest version, where it is still the one that was shown."""
    row = await _course(turn)
    if not row.is_learnt:
        found = await publishing.to_publish(turn, row)
        if turn.values.get("seen") != seen_as(row) or found.proposal.stopped:
            return f"courses/{row.course}/publish?{_AGAIN}"
        publishing.learnt(turn, found)
    return f"courses/{row.course}"


async def version(turn: Turn) -> Page:
    """What would be otherwise if an older version were brought back."""
    row = await _course(turn)
    found = await publishing.to_bring_back(turn, row, turn.number("number"))
    return page_views.version_look(found, turn.say, meanwhile=_meanwhile(turn))


async def bring_back(turn: Turn) -> str:
    """Keep a new version that is equal to an older one."""
    row = await _course(turn)
    found = await publishing.to_bring_back(turn, row, turn.number("number"))
    if turn.values.get("seen") != seen_as(row) or found.proposal.stopped or not found.proposal.changes:
        return f"courses/{row.course}/versions/{found.number}?{_AGAIN}"
    await publishing.rolled(turn, found, publishing=_publishing(turn))
    return f"courses/{row.course}"


async def archive(turn: Turn) -> str:
    """Put a course away."""
    row = await handlers.put_away(turn, await _course(turn))
    return f"courses/{row.course}"


async def restore(turn: Turn) -> str:
    """Take a course up again."""
    row = await handlers.taken_up(turn, await _course(turn))
    return f"courses/{row.course}"


async def export(turn: Turn) -> Page:
    """A version as a file."""
    row = await _course(turn)
    kind = rules.format_named(turn.argument("format"), exporting.FORMATS)
    if kind is None:
        raise LearnerError("authoring-format", given=turn.argument("format")[:20])
    number = turn.number("number") if turn.argument("number") else None
    return page_views.exported(row, await exporting.exported(turn, row, kind, number), turn.say)


async def try_(turn: Turn) -> str:
    """Begin to run the programs of the newest version."""
    row = await _course(turn)
    return f"courses/{row.course}/trials/{trying.begun(turn, row.course, row.newest)}"


async def tried(turn: Turn) -> Page:
    """How far that is."""
    return page_views.trial(await _course(turn), await trying.found(turn), turn.say)


async def _course(turn: Turn) -> TaughtCourse:
    return await own_course(turn, turn.argument("course"))


def _meanwhile(turn: Turn) -> bool:
    return turn.argument("meanwhile") == "yes"


def _publishing(turn: Turn) -> bool:
    return turn.values.get("publish") == "yes"
