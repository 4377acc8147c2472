"""What a filter finds in a text that others are to read."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST = 200
"""Characters of a reason as it is kept."""


class Kind(StrEnum):
    """Why somebody has to look at a text before others see it."""

    SELF_HARM = "self-harm"
    """Somebody may need help. It is no offence, and is never treated as one."""
    THREAT = "threat"
    SEXUAL = "sexual"
    RUDE = "rude"
    LINK = "link"
    CONTACT = "contact"
    """An e-mail address, a phone number, an account elsewhere."""
    NOISE = "noise"
    """Shouting, or the same again and again."""
    AGAIN = "again"
    """Its author said much the same before, and others were not to see that."""
    FLAGGED = "flagged"
    """A moderation model finds something in it that has no kind of its own here."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was found. `why` is the piece of the text, or what a model calls it; it belongs in no log.

    It is "" where the kind says all.
    """

    kind: Kind
    why: str

    @property
    def reason(self) -> str:
        """Both, as the trail keeps them: KIND: WHY, or KIND alone."""
        return f"{self.kind.value}: {self.why}"[:LONGEST] if self.why else self.kind.value
