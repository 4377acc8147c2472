"""One plain sentence to each complaint that beginners meet, in the language they wrote in. Pure."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from core.chat import Say, plain
from core.coding.mistakes import javascript, python
from core.coding.mistakes.row import Mistake
from core.coding.program import Program
from sandbox.contract import Failure

__all__ = ["COMMON", "TABLES", "Mistake", "explained"]

TABLES: Mapping[str, Sequence[Mistake]] = {"python": python.MISTAKES, "javascript": javascript.MISTAKES}
"""By the syntax of a language (`sandbox.languages`)."""
COMMON: Sequence[Mistake] = (Mistake("NoAnswer", r"", "ended"), Mistake("Crash", r"", "crash"))
"""What a runner itself says, whatever the language."""

_SUGGESTED = re.compile(r"Did you mean: '(?P<near>\w+)'\?\s*$")
_FORGOTTEN = re.compile(r"Did you forget to import '(?P<name>\w+)'\?\s*$")
_NAMES = re.compile(r"[^\W\d][\w$]*")
_LONGEST = 60
"""Characters of a text of the learner's in an explanation."""
_READ = 1000
"""Characters of a complaint that are looked at: a program can write a long one, in which patterns take their time."""


def explained(failure: Failure, program: Program, say: Say) -> str:
    """What the complaint means, in one sentence."""
    said = failure.message[:_READ]
    for row in (*COMMON, *TABLES.get(program.syntax, ())):
        if re.fullmatch(row.kind, failure.type) and (found := re.search(row.pattern, said)):
            return _said(row, found, failure, program, say)
    return say("coding-mistake")


def _said(row: Mistake, found: re.Match[str], failure: Failure, program: Program, say: Say) -> str:
    values = {"language": program.title} | {name: _quoted(name, text) for name, text in _groups(found)}
    if row.nearby and (forgotten := _FORGOTTEN.search(failure.traceback)):
        return say("coding-mistake-forgotten-import", **forgotten.groupdict())
    if row.nearby and (near := _near(failure, found["name"], program)):
        return say(f"coding-mistake-{row.message}-near", near=near, **values)
    return say(f"coding-mistake-{row.message}", **values)


def _groups(found: re.Match[str]) -> list[tuple[str, str]]:
    return [(name, text) for name, text in found.groupdict().items() if text is not None]


def _quoted(name: str, text: str) -> str:
    """A name goes between two marks of code; everything else is shown as what it is."""
    if name == "name":
        return text
    return plain(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _near(failure: Failure, name: str, program: Program) -> str | None:
    """The name that Python suggests; JavaScript suggests none, so the closest of the program's own is looked for."""
    if suggested := _SUGGESTED.search(failure.traceback):
        return suggested["near"]
    if program.syntax != "javascript" or len(name) > _LONGEST:
        return None
    # Comparing takes time in proportion to one length times the other.
    names = sorted(one for one in set(_NAMES.findall(program.source)) - {name} if len(one) <= _LONGEST)
    return next(iter(get_close_matches(name, names, n=1, cutoff=0.8)), None)
