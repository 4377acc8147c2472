"""What people see of a message: its text, its buttons, its selects."""

from tests.loopback.discord.bodies import Json, parts
from tests.loopback.discord.components import LINK, Kind, label_of, walk
from tests.loopback.discord.limits import embed_text
from tests.loopback.discord.world import Message


def text_of(message: Message) -> str:
    """Everything that can be read in a message, from the top, but not what stands on its buttons."""
    shown = [message.content, *map(embed_text, message.embeds)]
    shown += [one["content"] for _, one in walk(message.components) if one["type"] == Kind.TEXT]
    shown += [item["description"] for _, one in walk(message.components) for item in parts(one, "items")
              if item.get("description")]  # fmt: skip
    return "\n".join(part for part in shown if part)


def buttons_of(message: Message) -> list[Json]:
    """The buttons, in their order."""
    return [one for _, one in walk(message.components) if one["type"] == Kind.BUTTON]


def pressable(message: Message, name: str) -> Json:
    """The button of this label or custom id, if a client lets it be pressed."""
    labels = [label_of(one) for one in buttons_of(message)]
    found = [one for one in buttons_of(message) if name in {label_of(one), one.get("custom_id")}]
    assert len(found) == 1, f"{len(found)} buttons {name!r} among {labels} of\n{text_of(message)}"
    assert not found[0].get("disabled"), f"The button {name!r} is disabled."
    assert found[0]["style"] != LINK, f"The button {name!r} is a link to {found[0]['url']}."
    return found[0]
