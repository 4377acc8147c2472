"""Answers as lines that an instructor types: `=` before what is right, `~` before what is not, and ` # ` before what is said to it. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.errors import LearnerError

RIGHT, WRONG = "=", "~"
_ENTRY = re.compile(r"[=~]")
_FEEDBACK = re.compile(r"\s#(?:\s|$)")
_LIKE_FEEDBACK = re.compile(r"(?<=\s)(?=\\*#(?:\s|$))")
_KEPT_FEEDBACK = re.compile(r"(?<=\s)\\(?=\\*#(?:\s|$))")
_LIKE_ENTRY = re.compile(r"^(?=\\*[=~])", re.MULTILINE)
_LIKE_KEPT = re.compile(r"^(?=\\+[=~])")
_KEPT = re.compile(r"^\\(?=\\*[=~])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    """An answer: whether it is right, its text, and what is said to who gives it. Both may have several lines."""

    right: bool
    text: str
    feedback: str = ""


def written(lines: Iterable[Line]) -> str:
    """Answers as they are typed."""
    return "\n".join(map(_written, lines))


def _written(line: Line) -> str:
    sign = RIGHT if line.right else WRONG
    said = f" # {_guarded(line.feedback)}" if line.feedback else ""
    return f"{sign} {_guarded(line.text)}{said}"


def _guarded(text: str) -> str:
    """A text whose own signs are not taken for ours."""
    first, newline, rest = text.partition("\n")
    first = _LIKE_KEPT.sub(r"\\", first)
    guarded = _LIKE_ENTRY.sub(r"\\", rest) if newline else ""
    return _LIKE_FEEDBACK.sub(r"\\", f"{first}{newline}{guarded}")


def read(typed: str) -> tuple[Line, ...]:
    """Answers as they were typed; what opens with no sign goes on with the one above. LearnerError where none is above."""
    return tuple(map(_read, _entries(typed.replace("\r\n", "\n"))))


def _entries(typed: str) -> Iterator[str]:
    gathered: list[str] = []
    for line in typed.strip("\n").split("\n"):
        if _ENTRY.match(line):
            if gathered:
                yield "\n".join(gathered)
            gathered = [line]
        elif gathered:
            gathered.append(line)
        elif line.strip():
            raise LearnerError("drafting-line-sign", line=line.strip()[:60])
    if gathered:
        yield "\n".join(gathered)


def _read(entry: str) -> Line:
    text, *said = _FEEDBACK.split(entry[1:].removeprefix(" "), maxsplit=1)
    return Line(entry[0] == RIGHT, _plain(text).rstrip(), _plain(said[0]).strip() if said else "")


def _plain(text: str) -> str:
    return _KEPT_FEEDBACK.sub("", _KEPT.sub("", text))
