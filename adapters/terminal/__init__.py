"""The terminal."""

from pathlib import Path

from adapters.terminal.settings import TerminalSettings
from core.chat import Adapter, Door, Platform


def _connect(settings: TerminalSettings, door: Door, /) -> Platform:
    from adapters.terminal.adapter import Terminal  # noqa: PLC0415 - Rich loads for `parley chat` only

    return Terminal(settings, door)


platform = Adapter(
    name="terminal",
    settings=TerminalSettings,
    enabled=lambda settings: False,  # noqa: ARG005 - `parley chat` opens it, `parley serve` never does
    connect=_connect,
    words=Path(__file__).parent / "words",
    own=True,
)
