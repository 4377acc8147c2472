"""What a language says when it stops: all of it, or only its last words where the place is known. Pure."""

import re

from core.coding.program import Program
from sandbox.contract import Failure

_CALL = re.compile(r"\s+at \S.*")
"""A line below the words of an exception, in which JavaScript names who called."""


def last_words(failure: Failure, program: Program) -> str:
    """What stopped the program, without the place; the whole traceback where it leads over several places."""
    told = failure.traceback.rstrip()
    if len(re.findall(rf'File "{program.file}"|^\s+at .*{program.file}', told, re.MULTILINE)) > 1:
        return told
    lines = told.split("\n")
    words = re.compile(rf"([\w.]+\.)?{re.escape(failure.type)}(:|$)")
    above = next((number for number, line in enumerate(lines) if words.match(line)), 0)
    return "\n".join(line for line in lines[above:] if not _CALL.fullmatch(line))
