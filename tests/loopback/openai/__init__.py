"""An OpenAI on this machine: chat completions, audio and moderation over real HTTP, as strict as the real one, with faults to plan."""

from tests.loopback.openai.says import Cut, Fault, Hangs, Heard, Judged, Raw, Says, Sounds, Waits
from tests.loopback.openai.server import LoopbackOpenAI

__all__ = ["Cut", "Fault", "Hangs", "Heard", "Judged", "LoopbackOpenAI", "Raw", "Says", "Sounds", "Waits"]
