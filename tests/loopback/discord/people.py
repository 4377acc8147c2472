"""People on Discord, who do what their client lets them do and look at what it shows them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tests.loopback.discord import posts
from tests.loopback.discord.bodies import Json
from tests.loopback.discord.calling import Given, command_data, offered
from tests.loopback.discord.command_limits import MESSAGE, USER
from tests.loopback.discord.components import Kind
from tests.loopback.discord.dispatching import dispatch, resolved_message, resolved_user
from tests.loopback.discord.exchange import Exchange, Modal
from tests.loopback.discord.filling import Value, option_value, submission
from tests.loopback.discord.interactions import COMMAND, COMPLETION, COMPONENT, SUBMISSION, Interaction
from tests.loopback.discord.limits import VOICE, Upload
from tests.loopback.discord.reading import pressable
from tests.loopback.discord.stage import Stage
from tests.loopback.discord.threads import reopen
from tests.loopback.discord.wire import attachment_json, channel_json, role_json
from tests.loopback.discord.world import Attachment, Channel, Message, User
from tests.loopback.discord.world import Member as GuildMember

type Files = Mapping[str, tuple[str, bytes]]
"""Files by the option that takes them: a name and the bytes."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in front of a client.

    With `settle=False` what they do returns at once, before the bot has answered.
    """

    user: User
    stage: Stage

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.name

    @property
    def dm(self) -> Channel:
        """Their channel with the bot."""
        return self.stage.world.dm(self.user)

    def messages(self, channel: Channel) -> list[Message]:
        """What they see in a channel, oldest first."""
        there = [one for one in self.stage.world.messages.values() if one.channel is channel]
        return [one for one in there if self.sees(one)]

    def sees(self, message: Message) -> bool:
        """Whether the client shows them a message."""
        return (
            not message.deleted
            and self.is_in(message.channel)
            and (message.owner is None or message.owner is self.user)
        )

    def is_in(self, channel: Channel) -> bool:
        """Whether the client shows them a channel."""
        if not channel.guild:
            return channel.recipient is self.user
        return self.id in channel.guild.members and (not channel.is_private or self.id in channel.members)

    async def slash(
        self,
        channel: Channel,
        name: str,
        /,
        *,
        settle: bool = True,
        files: Files | None = None,
        **options: Given,
    ) -> Exchange:
        """Call a command; `course create` is one of a group."""
        attached = {key: self._attach(channel, *file) for key, file in (files or {}).items()}
        command, *path = name.split()
        found = offered(self.stage, self.user, channel, command)
        data = command_data(found, path, {**options, **attached})
        return await self._do(COMMAND, channel, data, settle=settle)

    async def complete(self, channel: Channel, name: str, /, **options: Given) -> dict[str, object]:
        """Type in the last of the options, and see what is suggested for it: values by name."""
        command, *path = name.split()
        found = offered(self.stage, self.user, channel, command)
        data = command_data(found, path, options, focused=list(options)[-1])
        return (await self._do(COMPLETION, channel, data)).choices

    async def menu(
        self, channel: Channel, name: str, on: "Message | Person", /, *, settle: bool = True
    ) -> Exchange:
        """Use a command of the context menu of a message or a person."""
        kind = MESSAGE if isinstance(on, Message) else USER
        assert not isinstance(on, Message) or self.sees(on), "Nobody uses a message that they do not see."
        command = offered(self.stage, self.user, channel, name, kind)
        data: Json = {"id": command["id"], "name": name, "type": kind, "target_id": str(on.id)}
        data |= {"guild_id": command["guild_id"]} if "guild_id" in command else {}
        return await self._do(COMMAND, channel, {**data, "resolved": _resolved(channel, on)}, settle=settle)

    async def press(self, message: Message, button: str, /, *, settle: bool = True) -> Exchange:
        """Press a button, by its label or custom id."""
        self._check_sees(message)
        pressed = pressable(message, button)
        data = {"component_type": Kind.BUTTON, "custom_id": pressed["custom_id"], "id": pressed["id"]}
        return await self._do(COMPONENT, message.channel, data, message=message, settle=settle)

    async def choose(self, message: Message, *options: str, select: int = 0, settle: bool = True) -> Exchange:
        """Choose options of a select, by label or value, of the `select`-th one."""
        self._check_sees(message)
        found = message.selects[select]
        assert not found.get("disabled"), "The select is disabled."
        least = 1 if found.get("min_values") is None else found["min_values"]
        most = found.get("max_values") or 1
        assert least <= len(options) <= most, f"The select takes {least} to {most} options."
        values = [option_value(found["options"], one) for one in options]
        data = {
            "component_type": found["type"],
            "custom_id": found["custom_id"],
            "id": found["id"],
            "values": values,
        }
        return await self._do(COMPONENT, message.channel, data, message=message, settle=settle)

    async def fill(
        self,
        form: Exchange | Modal,
        values: Mapping[str, Value] | None = None,
        /,
        *,
        settle: bool = True,
        **more: Value,
    ) -> Exchange:
        """Fill in a modal and send it, each field by its label or custom id."""
        modal = form.modal if isinstance(form, Exchange) else form
        opened = modal.exchange.interaction
        assert opened.user is self.user, "The modal is open in front of somebody else."

        def attach(name: str, content: bytes) -> Attachment:
            return self._attach(opened.channel, name, content)

        components, files = submission(modal, {**(values or {}), **more}, attach)
        data: Json = {"custom_id": modal.data["custom_id"], "components": components}
        data["resolved"] = {**_resolved_ids(opened.channel, components)}
        data["resolved"] |= {"attachments": {str(one.id): attachment_json(one) for one in files}}
        return await self._do(
            SUBMISSION, opened.channel, data, message=opened.message, parent=opened, settle=settle
        )

    async def say(
        self, channel: Channel, text: str = "", /, *, files: Mapping[str, bytes] | None = None,
        reply_to: Message | None = None,
    ) -> Message:  # fmt: skip
        """Write a message; a reply mentions whom it answers, as the client does by itself."""
        assert self.is_in(channel), "Nobody writes where they are not."
        assert text or files, "Nobody sends an empty message."
        reopen(self.stage, channel)
        uploads = {
            f"files[{number}]": Upload(name, _mime(name), content)
            for number, (name, content) in enumerate((files or {}).items())
        }
        world = self.stage.world
        mentioned = [world.users[int(id_)] for id_ in re.findall(r"<@!?(\d+)>", text)]
        mentioned += [reply_to.author] if reply_to else []
        body: Json = {"content": text, "allowed_mentions": {"parse": []}}
        return posts.write(
            self.stage, channel, body, uploads, author=self.user, reply_to=reply_to, mentions=mentioned
        )

    async def voice(
        self, channel: Channel, content: bytes, /, *, mime: str = "audio/ogg", reply_to: Message | None = None
    ) -> Message:
        """Say something aloud; "" as `mime` where Discord tells no type."""
        assert self.is_in(channel), "Nobody speaks where they are not."
        file = Upload("voice-message.ogg", mime, content)
        mentioned = [reply_to.author] if reply_to else []
        return posts.write(
            self.stage, channel, {}, {"files[0]": file}, author=self.user, reply_to=reply_to,
            mentions=mentioned, flags=VOICE,
        )  # fmt: skip

    async def answer(self, channel: Channel, after: Message, /) -> Message:
        """Wait for the bot's next message in a channel after one that was written."""

        def come() -> list[Message]:
            there = [one for one in self.messages(channel) if one.id > after.id]
            return [one for one in there if one.author is self.stage.world.bot]

        await self.stage.changes.until(come, lambda: self.stage.account(f"Nobody answered {after.text!r}."))
        return come()[0]

    def _check_sees(self, message: Message) -> None:
        assert self.sees(message), f"{self.name} does not see this message: {message.text}"

    def _attach(self, channel: Channel, name: str, content: bytes) -> Attachment:
        return posts.attach(self.stage, channel, Upload(name, _mime(name), content))

    async def _do(
        self, kind: int, channel: Channel, data: Json, *, message: Message | None = None,
        parent: Interaction | None = None, settle: bool = True,
    ) -> Exchange:  # fmt: skip
        assert self.is_in(channel), f"{self.name} is not in this channel."
        interaction = dispatch(self.stage, kind, self.user, channel, data, message=message, parent=parent)
        exchange = Exchange(interaction, self.stage)
        return await exchange.settled() if settle else exchange


def _resolved(channel: Channel, on: Message | Person) -> Json:
    if isinstance(on, Message):
        return resolved_message(on)
    member: GuildMember | None = channel.guild.members.get(on.id) if channel.guild else None
    return resolved_user(on.user, member)


def _resolved_ids(channel: Channel, components: list[Json]) -> Json:
    """What the ids are that were chosen in selects of channels and roles."""
    chosen: dict[int, list[str]] = {Kind.CHANNELS: [], Kind.ROLES: []}
    for component in components:
        field = component.get("component", {})
        chosen.get(field.get("type"), []).extend(field.get("values", []))
    if not channel.guild:
        return {}
    guild = channel.guild
    channels = {
        id_: {**channel_json(guild.channels[int(id_)]), "permissions": "0"} for id_ in chosen[Kind.CHANNELS]
    }
    return {
        "channels": channels,
        "roles": {id_: role_json(guild.roles[int(id_)]) for id_ in chosen[Kind.ROLES]},
    }


def _mime(name: str) -> str:
    """What a client calls the type of a file, by the end of its name."""
    types = {"py": "text/x-python; charset=utf-8", "txt": "text/plain; charset=utf-8", "png": "image/png"}
    return types.get(name.rpartition(".")[2], "application/octet-stream")
