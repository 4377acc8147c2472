"""Telegram.

In: `polling` asks or `webhook` is told (`reading`) (`albums` keeps what comes in parts), `line` keeps `updates` in order, `desk`
takes them (`inbound`, `files`, `groups`).
Meanwhile: `press` keeps what was pressed, `ticks` what was ticked, `growing` what is being written, and `asides` answer
what is not for the core. Out: `out` finds the place, and `sending` sends at the pace of `courier` what `render` draws:
blocks become `parts` and a `draft` of each `message`, text becomes `html` (`spans`, `runs`, `units`), what is answered
becomes buttons, prompts and polls (`forms`, `fields`, `labels`, `polls`, `ids`). Beside these: `commands` and `inline`.
"""

from pathlib import Path

from adapters.telegram.settings import TelegramSettings
from core.chat import Adapter, Door, Platform


def _connect(settings: TelegramSettings, door: Door, /) -> Platform:
    from adapters.telegram.adapter import Telegram  # noqa: PLC0415 - the library takes long to load, and not all need it

    return Telegram(settings, door)


platform = Adapter(
    name="telegram",
    settings=TelegramSettings,
    enabled=lambda settings: settings.bot_token is not None,
    connect=_connect,
    words=Path(__file__).parent / "words",
)
