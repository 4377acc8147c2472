"""What a course may be called, what one holds in which there is nothing, and how versions come in pages. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.chat import Say
from core.course.files.tree import Value
from core.errors import LearnerError
from core.interchange.existing import BELIEFS, COURSE, yaml_file
from core.store.taught import State, TaughtCourse, Version
from core.words.formats import language_name

LONGEST_TITLE = 100
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
PAGE = 6
"""Versions that are listed at a time."""


@dataclass(frozen=True, slots=True)
class PageOfVersions:
    """Some of the versions, and which page of how many that is, from 0."""

    versions: tuple[Version, ...]
    number: int
    count: int


def title(given: str) -> str:
    """A course's title in one line. LearnerError where there is none, or it is too long."""
    found = " ".join(given.split())
    if not found:
        raise LearnerError("authoring-no-title")
    if len(found) > LONGEST_TITLE:
        raise LearnerError("authoring-long-title", most=LONGEST_TITLE)
    return found


def language(given: str) -> str:
    """The code of a language that courses can be in. LearnerError where it is none that is known."""
    code = given.strip().replace("_", "-")
    if not _CODE.fullmatch(code) or language_name(code).casefold() == code.casefold():
        raise LearnerError("authoring-no-language", given=given[:40])
    return code


def empty_course(course: str, named: str, language_code: str, say: Say) -> dict[str, bytes]:
    """The files of a course in which there is nothing: it can be kept and imported into, and not be published."""
    nothing: list[Value] = []
    top: dict[str, Value] = {
        "id": course,
        "title": named,
        "summary": say("interchange-made-summary", title=named),
        "language": language_code,
        "skills": nothing,
        "lessons": nothing,
    }
    return {COURSE: yaml_file(COURSE, top), BELIEFS: yaml_file(BELIEFS, nothing)}


def page(versions: Sequence[Version], number: int) -> PageOfVersions:
    """A page of the versions; the nearest one there is."""
    count = max(1, -(-len(versions) // PAGE))
    shown = min(max(0, number), count - 1)
    return PageOfVersions(tuple(versions[shown * PAGE : (shown + 1) * PAGE]), shown, count)


def in_state(course: TaughtCourse, state: State) -> TaughtCourse:
    """The course as it stands then."""
    return replace(course, state=state)


def format_named(given: str, formats: Sequence[str]) -> str | None:
    """The format that a word names: the first where there is none; None where it names none."""
    if not given:
        return formats[0]
    return given.casefold() if given.casefold() in formats else None
