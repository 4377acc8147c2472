"""What came of an interaction, for tests to look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.loopback.discord.bodies import Json, parts
from tests.loopback.discord.components import Kind, walk
from tests.loopback.discord.interactions import Interaction
from tests.loopback.discord.stage import Stage
from tests.loopback.discord.world import Message


@dataclass(frozen=True, slots=True)
class Exchange:
    """Somebody did something, and the bot answers."""

    interaction: Interaction
    stage: Stage

    @property
    def acknowledged(self) -> float | None:
        """Seconds from the dispatch to the first answer that was taken, by the server's monotonic clock."""
        return self.interaction.acknowledged

    @property
    def callbacks(self) -> list[int]:
        """The types of all first answers that were tried, refused ones too."""
        return self.interaction.tried

    @property
    def deferred(self) -> bool:
        """Whether the bot asked for patience first."""
        return self.interaction.callback in {5, 6}

    @property
    def messages(self) -> list[Message]:
        """The messages in answer that are there, in their order."""
        return [one for one in self.interaction.messages if not one.deleted]

    @property
    def original(self) -> Message | None:
        """The message of the first answer, or the one that was pressed where that was updated."""
        return self.interaction.original

    @property
    def modal(self) -> "Modal":
        """The modal that was opened."""
        assert self.interaction.modal, self.account("No modal was opened.")
        return Modal(self.interaction.modal, self)

    @property
    def choices(self) -> dict[str, Any]:
        """What autocomplete suggests: values by the names that are shown."""
        assert self.interaction.choices is not None, self.account("Nothing was suggested.")
        return {one["name"]: one["value"] for one in self.interaction.choices}

    @property
    def text(self) -> str:
        """All that can be read in what answers, the updated message included."""
        shown = self.messages
        if self.original and not self.original.deleted and self.original not in shown:
            shown = [self.original, *shown]
        return "\n".join(one.text for one in shown)

    async def acknowledgement(self) -> "Exchange":
        """Wait until the bot has answered at all, a deferral included."""
        interaction = self.interaction
        await self.stage.changes.until(
            lambda: interaction.callback is not None, lambda: self.account("The bot did not respond.")
        )
        return self

    async def settled(self, progress: int = 1) -> "Exchange":
        """Wait until the bot has shown something; `progress` counts messages, edits, modals and choices."""
        await self.stage.changes.until(
            lambda: self.interaction.progress >= progress, lambda: self.account("The bot showed nothing.")
        )
        return self

    async def message(self, number: int = 0) -> Message:
        """Wait for a message in answer, or the pressed one as it was updated."""

        def found() -> Message | None:
            if number < len(self.messages):
                return self.messages[number]
            return self.original if not number and self.interaction.progress else None

        await self.stage.changes.until(found, lambda: self.account("No message came."))
        message = found()
        assert message
        return message

    def account(self, of: str) -> str:
        """What was wrong, what had been done, and the last that was asked."""
        done = {key: self.interaction.payload[key] for key in ("type", "data")}
        return self.stage.account(f"{of} {self.interaction.user.name} did {done}; callbacks {self.callbacks}")


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal as it was opened."""

    data: Json
    exchange: Exchange

    @property
    def title(self) -> str:
        return self.data["title"]

    @property
    def text(self) -> str:
        """What can be read in it: texts, labels, descriptions."""
        nodes = [one for _, one in walk(self.data["components"])]
        keys = ("content", "label", "description")
        return "\n".join(str(node[key]) for node in nodes for key in keys if node.get(key))

    @property
    def fields(self) -> Mapping[str, Json]:
        """What can be filled in, by label, each as Discord writes it."""
        return dict(self._fields())

    def _fields(self) -> list[tuple[str, Json]]:
        labelled = [
            (one["label"], one["component"])
            for _, one in walk(self.data["components"])
            if one["type"] == Kind.LABEL
        ]
        rows = [one for one in self.data["components"] if one["type"] == Kind.ROW]
        return [*labelled, *((field["label"], field) for row in rows for field in parts(row, "components"))]

    def name_of(self, key: str) -> str:
        """The custom id of the field of this label or custom id."""
        known = self._fields()
        for label, component in known:
            if key in {label, component["custom_id"]}:
                return component["custom_id"]
        raise AssertionError(f"No field {key!r} among {[label for label, _ in known]}.")
