"""What hears and speaks, and what comes of it."""

from dataclasses import dataclass
from typing import Protocol

from core.llm import ModelAway

LARGEST = 25 * 2**20
"""Bytes of a recording that is taken."""
LONGEST = 4_000
"""Characters of a text that is spoken at once: OpenAI takes 4,096."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What was said in a recording."""

    text: str
    seconds: float
    """How long the recording is, which is what it costs; 0 where neither the provider nor the file tells."""
    language: str | None
    """The code of the language that was heard, where the provider tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A text as sound. It costs by its `characters`."""

    audio: bytes
    mime: str
    name: str
    characters: int


class Inaudible(ModelAway):
    """The provider cannot make sound of the recording: it is broken, too short, or of another kind than it says."""


class Speech(Protocol):
    """Hears recordings and speaks texts, as far as models for it are set. Its failures are ModelAway."""

    @property
    def hears(self) -> bool:
        """Whether a model is set that hears."""
        ...

    @property
    def speaks(self) -> bool:
        """Whether a model is set that speaks."""
        ...

    async def transcribe(self, audio: bytes, language: str | None) -> Transcript:
        """What was said in a recording of at most LARGEST bytes, of a kind that `sound_type` knows.

        `language` is the one that is expected. Inaudible where there is no sound in it.
        """
        ...

    async def speak(self, text: str, language: str | None) -> Spoken:
        """A text of 1 to LONGEST characters as sound, an MP3."""
        ...
