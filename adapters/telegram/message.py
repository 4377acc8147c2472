"""One message as it goes to Telegram."""

from dataclasses import dataclass

from adapters.telegram.labels import Keyboard
from adapters.telegram.polls import Poll
from core.chat import Media


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message: `text` is HTML, and stands below the photo, document, audio or voice where there is one.

    `prompt` is what stands in the empty input of a forced reply, None where none is asked for: a message that has a
    keyboard never does. A message with a poll has nothing else.
    """

    text: str = ""
    photo: Media | None = None
    document: Media | None = None
    audio: Media | None = None
    voice: Media | None = None
    keyboard: Keyboard = ()
    prompt: str | None = None
    poll: Poll | None = None

    @property
    def is_text(self) -> bool:
        """Whether it is nothing but text, and what can be pressed below it."""
        beside = (self.photo, self.document, self.audio, self.voice, self.poll, self.prompt)
        return all(one is None for one in beside)
