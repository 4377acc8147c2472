"""The program that came along with a message, where it stands for code that was left out."""

from collections.abc import Iterable, Mapping

from core.chat import Media
from core.coding.program import program_among
from core.errors import LearnerError
from core.tidy import LONGEST, tidy
from core.turn import Turn

LARGEST_FILE = 2**20
"""Bytes of a program, and of a file beside it: less than may come along with a message."""


async def attached_code(turn: Turn, code: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """The first of the values named `code` that was left out, from an attached program; nothing without one."""
    empty = (name for name in code if not given.get(name, "").strip())
    name, program = next(empty, None), program_among(turn.attachments)
    return {name: await source_of(turn, program)} if name and program else {}


async def source_of(turn: Turn, program: Media) -> str:
    """The text of an attached program, which is from now on the turn's code and none of its other files."""
    try:
        source = tidy((await file_of(turn, program)).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise LearnerError("attachment-no-text", name=program.name) from None
    if len(source) > LONGEST:
        raise LearnerError("too-long", most=LONGEST)
    turn.program = program
    turn.attachments = tuple(file for file in turn.attachments if file is not program)
    return source


async def file_of(turn: Turn, file: Media) -> bytes:
    """The bytes of a file that goes into the sandbox. LearnerError where it is gone, or too large for that."""
    content = await turn.content(file)
    if len(content) > LARGEST_FILE:
        raise LearnerError("coding-file-too-large", name=file.name, most=LARGEST_FILE // 1024)
    return content
