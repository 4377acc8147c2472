"""The pages on which instructors keep their courses. What they do is what the chat does."""

import re
from urllib.parse import urlencode

from core.authoring.mine import own_course
from core.chat import Media, Page
from core.errors import LearnerError
from core.features.authoring import exporting, handlers, importing, page_views, publishing, rules, trying
from core.features.authoring.values import Looked, is_learnt
from core.store import taught
from core.store.taught import TaughtCourse
from core.turn import Turn

_KEY = re.compile(r"[0-9a-f]{64}")
_AGAIN = "meanwhile=yes"
"""In an address: that something changed since it was shown last."""


async def courses(turn: Turn) -> Page:
    """All courses of the community."""
    rows = await turn.read(taught.of_community, turn.standing.community)
    counts = [await turn.read(taught.learners, one.course) for one in rows]
    zone = turn.learner.time_zone
    return page_views.courses(list(zip(rows, counts, strict=True)), turn.language, zone, turn.say)


async def create(turn: Turn) -> str:
    """Begin a course in which there is nothing yet."""
    return f"courses/{(await handlers.created(turn)).course}"


async def course(turn: Turn) -> Page:
    """One course with its versions."""
    row = await _course(turn)
    learners = await turn.read(taught.learners, row.course)
    versions = await turn.read(taught.versions, row.course)
    return page_views.course(row, learners, versions, turn.language, turn.learner.time_zone, turn.say)


async def import_(turn: Turn) -> Page:
    """The form to send a file, or what would come of the one that was sent."""
    row = await _course(turn) if turn.argument("course") else None
    if not turn.argument("key"):
        return page_views.import_form(row, turn.say)
    return page_views.import_look(await _looked(turn, row), turn.say, meanwhile=_meanwhile(turn))


async def look(turn: Turn) -> str:
    """Take a file, to show what would come of it."""
    if turn.argument("course"):
        await _course(turn)
    file = importing.one_file(turn)
    turn.used.add(file.key)
    return _look_path(turn.argument("course"), file)


async def keep_it(turn: Turn) -> str:
    """Keep what was shown; where the course changed since, show it anew."""
    row = await _course(turn) if turn.argument("course") else None
    found = await _looked(turn, row)
    same = str(found.seen) == turn.values.get("seen") and found.proposal.course_id == turn.values.get("id")
    if not same or found.proposal.stopped or not found.proposal.changes:
        return _look_path(row.course if row else "", found.file, meanwhile=not same)
    kept = importing.kept(turn, found, publishing=_publishing(turn))
    return f"courses/{kept.course}"


async def publish(turn: Turn) -> Page:
    """What learners would meet otherwise if the newest version were published."""
    row = await _course(turn)
    found = await publishing.to_publish(turn, row)
    return page_views.publish_look(found, turn.say, meanwhile=_meanwhile(turn))


async def published(turn: Turn) -> str:
    """Publish the newest version, where it is still the one that was shown."""
    row = await _course(turn)
    if not is_learnt(row):
        found = await publishing.to_publish(turn, row)
        if turn.values.get("seen") != str(row.newest) or found.proposal.stopped:
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
    if turn.values.get("seen") != str(row.newest) or found.proposal.stopped or not found.proposal.changes:
        return f"courses/{row.course}/versions/{found.number}?{_AGAIN}"
    publishing.rolled(turn, found, publishing=_publishing(turn))
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


async def _looked(turn: Turn, row: TaughtCourse | None) -> Looked:
    """What would come of the file that was sent with an earlier form. LearnerError where it is gone by now."""
    key, name = (turn.values.get(one) or turn.argument(one) for one in ("key", "name"))
    if not _KEY.fullmatch(key):
        raise LearnerError("attachment-gone", name=name[:100])
    file = Media(name=name[:200] or "file", mime="application/octet-stream", key=key)
    return await importing.looked(turn, file, row, limits=importing.PAGE)


def _look_path(course_id: str, file: Media, *, meanwhile: bool = False) -> str:
    """The address at which it is shown what would come of a file."""
    asked = urlencode({"key": file.key, "name": file.name})
    return f"{page_views.import_path(course_id)}?{asked}" + (f"&{_AGAIN}" if meanwhile else "")


def _meanwhile(turn: Turn) -> bool:
    return turn.argument("meanwhile") == "yes"


def _publishing(turn: Turn) -> bool:
    return turn.values.get("publish") == "yes"
