"""Which command a typed line calls: by what it is called in a language, or by its own name."""

from collections.abc import Iterable, Mapping

from core.chat import Say, called


def by_name(commands: Iterable[str], say: Say) -> dict[str, str]:
    """The commands by all that may be typed for them. A name that was declared wins over one of the language."""
    declared = tuple(commands)
    return {called(one, say).casefold(): one for one in declared} | {one: one for one in declared}


def read(line: str, commands: Iterable[str], say: Say) -> tuple[str, str] | None:
    """The command that a line begins with, and what is left of the line; the longest name wins.

    None where it begins with none. The slash is gone already. Of a group, `course_create` is `course create`: where a
    command is sent at a touch, it has no spaces.
    """
    names = by_name(commands, say)
    first, gap, rest = line.partition(" ")
    return _read(line, names) or _read(f"{first.replace('_', ' ')}{gap}{rest}", names)


def _read(line: str, names: Mapping[str, str]) -> tuple[str, str] | None:
    for count in range(max((name.count(" ") + 1 for name in names), default=0), 0, -1):
        words = line.split(maxsplit=count)
        command = names.get(" ".join(words[:count]).casefold())
        if command is not None:
            return command, "".join(words[count:])
    return None
