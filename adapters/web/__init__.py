"""The web widget and the server behind it."""

from pathlib import Path

from adapters.web.settings import WebSettings
from core.chat import Adapter, Door, Platform


def _connect(settings: WebSettings, door: Door, /) -> Platform:
    from adapters.web.adapter import WebPlatform  # noqa: PLC0415 - aiohttp loads for `parley serve` only

    return WebPlatform(settings, door)


platform = Adapter(
    name="web",
    settings=WebSettings,
    enabled=lambda settings: settings.enabled,
    connect=_connect,
    words=Path(__file__).parent / "words",
)
