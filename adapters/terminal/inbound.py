"""Lines as they are typed → messages → what they say to the core, and the files that they name. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.chat import Body, Field, FieldKind, Filled, Form, Said

COMMAND = re.compile(r"\s*/\w")
"""What is for the core even while a form is open: a command, or the number of a choice beside the form."""
BLOCK = re.compile(r"\s*```[\w+#.-]*[ \t]*\n(?P<text>.*?)\n?```\s*", re.DOTALL)
OPENING = re.compile(r"\s*```[\w+#.-]*\s*")
FILE = re.compile(r"""@(?:"(?P<quoted>[^"\n]+)"|(?P<bare>[^\s@"'()]+))""")
"""A word that names a file to go along: `@data.csv`, or `@"my data.csv"`."""
FILES = re.compile(
    rf"(?P<said>[^\n]*?)(?P<files>(?:(?:^|\s+){re.sub(r'\(\?P<\w+>', '(?:', FILE.pattern)})+)\s*"
)
"""A line with such words at its end."""
PROGRAM = re.compile(r"""\s*@(?:"[^"\n]+\.(?:py|js)"|[^\s@"'()]+\.(?:py|js))\s*""")
"""The name of a program, in place of its lines; a decorator does not end like that."""
CLOSING = "```"
END = "."


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody sends. `literal`: it was marked as one text of several lines and is never a command."""

    text: str
    literal: bool = False


def files_named(message: Message) -> tuple[Message, tuple[str, ...]]:
    """The message without the files that it names at its end, and their paths.

    They go along with a command, or alone, if they look like paths: `@property` may be somebody's answer.
    """
    found = None if message.literal else FILES.fullmatch(message.text)
    if found is None:
        return message, ()
    paths = tuple(one["quoted"] or one["bare"] for one in FILE.finditer(found["files"]))
    alone = not found["said"].strip() and all(set("./~") & set(path) for path in paths)
    return (Message(found["said"]), paths) if alone or COMMAND.match(found["said"]) else (message, ())


@dataclass(slots=True)
class Gathering:
    """Puts lines together to messages.

    A line is a message, but for the lines between two of ```` ``` ````, and for code that is asked for: that
    goes on to a line with a single `.`, or to two empty ones, unless a file has it (`@main.py`).
    """

    lines: list[str] = field(default_factory=list[str])
    fenced: bool = False

    @property
    def begun(self) -> bool:
        """Whether a message is waiting for more lines."""
        return self.fenced or bool(self.lines)

    def take(self, line: str, *, code: bool) -> Message | None:
        """The message that `line` completes. `code`: an open form asks for code, line by line.

        Text that was pasted comes as one `line` and stays together.
        """
        if "\n" in line:
            return self._pasted(line, code=code)
        if not self.begun and OPENING.fullmatch(line):
            self.fenced = True
            return None
        if self.fenced:
            return self._in_fence(line)
        if code and (self.lines or not (COMMAND.match(line) or PROGRAM.fullmatch(line))):
            return self._in_code(line)
        return Message(line) if line.strip() else None

    def end(self) -> Message | None:
        """What has come together when nothing more comes."""
        text = "\n".join(self.lines).rstrip()
        self.lines, self.fenced = [], False
        return Message(text, literal=True) if text else None

    def _pasted(self, text: str, *, code: bool) -> Message | None:
        if not self.begun and (block := BLOCK.fullmatch(text)):
            return Message(block["text"], literal=True)
        if not self.begun and not code:
            return Message(text.strip("\n"), literal=True)
        *lines, last = text.rstrip("\n").split("\n")
        self.lines += lines
        return self._in_fence(last) if self.fenced else self._in_code(last)

    def _in_fence(self, line: str) -> Message | None:
        if line.strip() == CLOSING:
            return self.end()
        self.lines.append(line)
        return None

    def _in_code(self, line: str) -> Message | None:
        if line.strip() == END:
            return self.end()
        if line.strip() or self.lines:
            self.lines.append(line)
        return self.end() if not any(map(str.strip, self.lines[-2:])) else None


@dataclass(frozen=True, slots=True)
class Open:
    """A form that waits, and what it is filled with so far."""

    form: Form
    values: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def asked(self) -> Field:
        """The field that the next text fills."""
        return next(one for one in self.form.fields if one.name not in self.values)

    @property
    def asks_for_code(self) -> bool:
        """Whether that is code."""
        return self.asked.kind is FieldKind.CODE


def understood(message: Message, waiting: Open | None) -> Body | Open:
    """What a message says: something to the core, or so far only to a form that has more fields."""
    if waiting is None or (not message.literal and COMMAND.match(message.text)):
        return Said(message.text)
    values = {**waiting.values, waiting.asked.name: message.text}
    if len(values) == len(waiting.form.fields):
        return Filled(waiting.form.id, values)
    return Open(waiting.form, values)
