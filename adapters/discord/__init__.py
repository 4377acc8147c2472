"""Discord.

In: `client` hears, `desk` takes (`inbound`, `files`, `modal`). Meanwhile: `exchange`, or `spoken` for messages, keeps
what is being answered (`question`, `quoting`). Out: `out` finds a way (`ways`) for the messages (`letters`)
that `render` draws (`markdown`, `spans`, `labels`, `ids`). Beside these: `commands`, `rights`, `rooms`.
"""

from pathlib import Path

from adapters.discord.settings import DiscordSettings
from core.chat import Adapter, Door, Platform


def _connect(settings: DiscordSettings, door: Door, /) -> Platform:
    from adapters.discord.adapter import Discord  # noqa: PLC0415 - discord.py takes long to load, and not all need it

    return Discord(settings, door)


platform = Adapter(
    name="discord",
    settings=DiscordSettings,
    enabled=lambda settings: settings.token is not None,
    connect=_connect,
    words=Path(__file__).parent / "words",
)
