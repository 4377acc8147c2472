"""Worked examples fade: the better somebody has a skill, the more of an example they complete themselves (P14).

Atkinson, Renkl and Merrill (2003) take away the last steps first; Kalyuga and others (2003) found that whole examples
hinder those who know, so for mastery there is none. Pure.
"""

import re
from collections.abc import Mapping

from core.learning.mastery import Level

BLANK = "____"
SHARES: Mapping[Level, float] = {Level.NEW: 0.0, Level.LEARNING: 1 / 3, Level.NEARLY: 2 / 3}
"""The share of the steps that is left open; a level without one gets no example."""
_STEP = re.compile(
    r"""^(?P<before>\s*(?:
        (?:return|yield|elif|if|while)\s+
      | for\s+\w[\w\s,]*\sin\s+
      | [\w.\[\]"']+(?:\s*,\s*[\w.\[\]"']+)*\s*[-+*/]?=\s*
      | [\w.]+\(
    ))(?P<open>[^=)].*?)(?P<after>\)?:?)$""",
    re.VERBOSE,
)
"""A line that does something, with what is to be found in it: behind a word of the language, a name or a bracket."""


def faded(source: str, level: Level) -> str | None:
    """A program with as many of its last steps left open as fit the level; None where no example helps any more."""
    share = SHARES.get(level)
    if share is None:
        return None
    lines = source.split("\n")
    steps = [
        place for place, line in enumerate(lines) if _STEP.match(line) and not line.lstrip().startswith("#")
    ]
    count = min(len(steps), max(1, round(share * len(steps)))) if share else 0
    for place in steps[len(steps) - count :]:
        lines[place] = _STEP.sub(rf"\g<before>{BLANK}\g<after>", lines[place])
    return "\n".join(lines)
