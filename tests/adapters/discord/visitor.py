"""Somebody on Discord, where they are, and the newest message that Parley has shown them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.loopback.discord import Channel, Exchange, Message, Modal, Person
from tests.loopback.discord.calling import Given
from tests.loopback.discord.components import label_of
from tests.loopback.discord.filling import Value
from tests.loopback.discord.people import Files
from tests.loopback.discord.reading import buttons_of


@dataclass(slots=True)
class Visitor:
    """A person in a channel, or in their DM. Whatever they do, they wait for the answer, and are given its newest message.

    What an answer says and offers may be in several messages, of which later ones are still on their way: what is
    pressed or chosen from is waited for.
    """

    person: Person
    channel: Channel
    exchange: Exchange | None = None
    """What they did last, unless they wrote."""
    wrote: Message | None = None
    """What they wrote last, unless they did something else since."""

    @property
    def shown(self) -> list[Message]:
        """All messages of the newest answer so far, in their order; one that only asks for patience is none."""
        if self.exchange:
            return self.exchange.messages
        after = self.wrote.id if self.wrote else 0
        there = [one for one in self.person.messages(self.channel) if one.id > after]
        return [one for one in there if one.author.bot]

    @property
    def newest(self) -> Message:
        """The newest message."""
        return self.shown[-1]

    @property
    def text(self) -> str:
        """All that can be read in the newest answer."""
        return "\n".join(one.text for one in self.shown)

    async def call(self, command: str, /, *, files: Files | None = None, **options: Given) -> Message:
        """Call a command; `course create` is one of a group."""
        did = await self.person.slash(self.channel, command, settle=False, files=files, **options)
        return await self.answered(did)

    async def press(self, label: str) -> Message:
        """Press a button."""
        return await self.answered(await self.person.press(await self.offering(label), label, settle=False))

    async def choose(self, *options: str) -> Message:
        """Choose from the only select."""
        await self._until(lambda: any(one.selects for one in self.shown), "there is nothing to choose from")
        message = next(one for one in reversed(self.shown) if one.selects)
        return await self.answered(await self.person.choose(message, *options, settle=False))

    async def open(self, label: str) -> Modal:
        """Open a form by its button."""
        return (await self.person.press(await self.offering(label), label)).modal

    async def fill(self, form: Modal, values: Mapping[str, Value] | None = None, /, **more: Value) -> Message:
        """Fill in a form that is open, each field by its label or name, and send it."""
        return await self.answered(await self.person.fill(form, values, settle=False, **more))

    async def say(
        self, text: str = "", *, files: Mapping[str, bytes] | None = None, reply_to: Message | None = None
    ) -> Message:
        """Write a message that speaks to Parley."""
        self.exchange, self.wrote = (
            None,
            await self.person.say(self.channel, text, files=files, reply_to=reply_to),
        )
        return await self._newest()

    async def answered(self, exchange: Exchange) -> Message:
        """Wait for the answer to something they did."""
        self.exchange, self.wrote = exchange, None
        return await self._newest()

    async def offering(self, label: str) -> Message:
        """Wait for the message of the newest answer with a button of this label."""

        def found() -> list[Message]:
            return [one for one in self.shown if label in _pressable(one)]

        await self._until(found, f"no button {label!r}")
        return found()[-1]

    async def reads(self, text: str) -> None:
        """Wait until the newest answer says this."""
        await self._until(lambda: text in self.text, f"nobody says {text!r}")

    async def _newest(self) -> Message:
        await self._until(lambda: self.shown, "no answer")
        return self.newest

    async def _until(self, come: Callable[[], object], why: str) -> None:
        stage = self.person.stage

        def account() -> str:
            seen = "\n  ".join(f"{one.text}\n  {one.buttons}" for one in self.shown) or "nothing"
            return stage.account(f"{self.person.name} waits: {why}. They see\n  {seen}")

        await stage.changes.until(come, account)


def _pressable(message: Message) -> list[str]:
    return [label_of(one) for one in buttons_of(message) if not one.get("disabled")]
