"""The web widget and the server behind it."""

from pathlib import Path

from adapters.web.adapter import WebPlatform
from adapters.web.settings import WebSettings
from core.chat import Adapter

adapter = Adapter(
    name="web",
    settings=WebSettings,
    enabled=lambda settings: settings.enabled,
    connect=WebPlatform,
    words=Path(__file__).parent / "words",
)
