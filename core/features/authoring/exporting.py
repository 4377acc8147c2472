"""A course as a file to keep: all its files in a zip, or its questions in GIFT for other places."""

import asyncio
from collections.abc import Sequence

from core.authoring.mine import files_of, version_of
from core.chat import Media, Reply, Suggestion
from core.errors import LearnerError
from core.features.authoring import rules, views
from core.features.authoring.choosing import chosen
from core.features.authoring.values import Exported
from core.interchange import gift
from core.interchange.from_course import drafts_of
from core.roles import audit
from core.shelf import packed
from core.store.taught import TaughtCourse
from core.turn import Turn

ZIP, GIFT = "zip", "gift"
FORMATS = (ZIP, GIFT)


async def export(turn: Turn) -> Reply:
    """Give the newest version of a course as a file."""
    kind = _format(turn)
    course = await chosen(turn, f"authoring.export-{kind}")
    if isinstance(course, Reply):
        return course
    return views.exported(course, await exported(turn, course, kind), turn.say)


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The formats there are."""
    return [Suggestion(turn.say(f"authoring-export-{one}"), one) for one in FORMATS]


async def export_gift(turn: Turn) -> Reply:
    """Give the questions of a course in GIFT."""
    turn.arguments = {**turn.arguments, "format": GIFT}
    return await export(turn)


async def exported(turn: Turn, course: TaughtCourse, kind: str, number: int | None = None) -> Exported:
    """A version of a course in a format. LearnerError where it holds no question that GIFT can say."""
    made = await (_zip if kind == ZIP else _gift)(turn, course, number)
    audit(turn, "course-export", course.course, format=kind, version=number or course.newest)
    return made


async def _zip(turn: Turn, course: TaughtCourse, number: int | None) -> Exported:
    files = await files_of(turn, course, number)
    name = course.course
    inside = {f"{name}/{file}": data for file, data in files.items()}
    content = await asyncio.to_thread(packed, inside)
    return Exported(Media.of(f"{name}.zip", "application/zip", content))


async def _gift(turn: Turn, course: TaughtCourse, number: int | None) -> Exported:
    found = await version_of(turn, course, number)
    drafts = await asyncio.to_thread(drafts_of, found) if found else None
    if drafts is None or not drafts.questions:
        raise LearnerError("authoring-nothing-in-gift")
    written = await asyncio.to_thread(gift.write, drafts.questions)
    return Exported(Media.of(f"{course.course}.gift", "text/plain", written.encode()), drafts.faults)


def _format(turn: Turn) -> str:
    """The format that was asked for. Where the word is none, it belongs to the course's name in a typed line."""
    given = turn.argument("format").strip()
    kind = rules.format_named(given, FORMATS)
    if kind is None:
        typed = f"{given} {turn.argument('course')}".strip()
        turn.arguments = {**turn.arguments, "course": typed}
    return kind or ZIP
