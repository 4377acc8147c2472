"""An OpenAI on this machine: chat completions over real HTTP, as strict as the real one, with faults to plan."""

from tests.loopback.openai.says import Cut, Fault, Hangs, Raw, Says
from tests.loopback.openai.server import LoopbackOpenAI

__all__ = ["Cut", "Fault", "Hangs", "LoopbackOpenAI", "Raw", "Says"]
