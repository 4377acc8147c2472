"""Worked examples as fit a learner: whole at first, then with steps left open, then none (P14)."""

import re

from core.assessment import levels
from core.chat import Say
from core.course.model import Course
from core.learning.fading import BLANK, faded
from core.learning.mastery import Level
from core.turn import Turn

_BLOCK = re.compile(
    r"^(?P<fence>```(?P<language>[^\n`]*)\n)(?P<source>.*?)(?P<end>^```[ \t]*$)", re.MULTILINE | re.DOTALL
)
"""A block of code; what a program prints stands in one without a language."""


def fitted(markdown: str, level: Level, say: Say) -> str:
    """A worked example for somebody of this level: its programs with blanks, and what is to be done with them."""
    if not _BLOCK.search(markdown):
        return markdown
    if faded("", level) is None:
        return f"{_BLOCK.sub('', markdown).strip()}\n\n{say('tutor-example-yours')}"
    shown = _BLOCK.sub(lambda found: _faded(found, level), markdown)
    return f"{shown}\n\n{say('tutor-example-complete')}" if BLANK in shown else shown


def _faded(found: re.Match[str], level: Level) -> str:
    if not found["language"].strip():
        return found[0]
    return f"{found['fence']}{faded(found['source'].rstrip(), level)}\n{found['end']}"


async def level_of(turn: Turn, course: Course, skill: str) -> Level:
    """How far the learner has a skill."""
    return (await levels(turn, course)).get(skill, Level.NEW)
