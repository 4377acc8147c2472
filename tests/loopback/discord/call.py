"""One REST request on its way to what carries it out, and what is asked of whoever sends one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.loopback.discord.bodies import Json
from tests.loopback.discord.limits import Upload
from tests.loopback.discord.permissions import May
from tests.loopback.discord.refusal import Refused
from tests.loopback.discord.stage import Stage
from tests.loopback.discord.wire import may_in
from tests.loopback.discord.world import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request whose body has the right shape. `at` are the parameters of its path."""

    stage: Stage
    at: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    files: Mapping[str, Upload] = field(default_factory=dict[str, Upload])

    def asks_for(self, name: str) -> bool:
        """Whether a switch of the query is on."""
        return self.query.get(name, "").lower() in {"1", "true"}

    @property
    def channel(self) -> Channel:
        """The channel of the path, which the bot must be able to see."""
        channel = self.stage.world.channel(self.at["channel_id"])
        check_access(self.stage, channel)
        return channel

    def need(self, channel: Channel, *needed: May) -> None:
        """Raise Refused where the bot lacks one of these permissions."""
        may = may_in(channel, self.stage.world.bot.id)
        if any(one not in may for one in needed):
            raise Refused(50013)


type Answer = Json | list[Json] | None
"""None is 204, no content."""
type Handler = Callable[[Call], Answer]
type Routes = Mapping[str, Handler]


def check_access(stage: Stage, channel: Channel) -> None:
    """Raise Refused where the bot does not even see the channel."""
    bot = stage.world.bot.id
    may = may_in(channel, bot)
    gone = channel.guild is not None and not channel.guild.bot
    hidden = channel.is_private and bot not in channel.members and May.MANAGE_THREADS not in may
    if gone or hidden or May.VIEW_CHANNEL not in may:
        raise Refused(50001)
