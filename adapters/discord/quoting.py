"""What somebody filled in, quoted below the question that it answers."""

from collections.abc import Mapping

from adapters.discord.markdown import discord_fence, discord_plain
from core.chat import Field, FieldKind, Form, Say

MOST_CHARACTERS, MOST_LINES = 800, 10
"""As much is quoted; of what is longer, only how long it was is told."""
DIGITS = 3
"""Of the number of an option."""
LITERAL = {FieldKind.CODE, FieldKind.PARAGRAPH}
LINKS = {FieldKind.CHANNEL: "<#{}>", FieldKind.ROLE: "<@&{}>"}
"""How Discord writes what it knows by an id. Nobody is told of it: mentions are off everywhere."""


def sent(form: Form, values: Mapping[str, str], say: Say) -> str:
    """The values of a form as its sender would recognise them; "" where nothing was filled in."""
    shown = [_shown(field, values[field.name], say) for field in form.fields if values.get(field.name)]
    return "\n".join((say("discord-sent"), *shown)) if shown else ""


def _shown(field: Field, value: str, say: Say) -> str:
    if field.kind in LITERAL:
        lines = value.count("\n") + 1
        if len(value) > MOST_CHARACTERS or lines > MOST_LINES:
            return say("discord-sent-long", lines=lines)
        return discord_fence(value, field.language)
    if field.kind in LINKS and value.isdecimal():
        return f"> {LINKS[field.kind].format(value)}"
    return "\n".join(f"> {discord_plain(line)}" for line in _lines(field, value))


def _lines(field: Field, value: str) -> list[str]:
    """A value in words: the options that its numbers mean, as far as they mean some."""
    numbers = value.split()
    if field.options and all(
        one.isdecimal() and len(one) <= DIGITS and 0 < int(one) <= len(field.options) for one in numbers
    ):
        return [field.options[int(one) - 1] for one in numbers]
    return [value[:MOST_CHARACTERS]]
