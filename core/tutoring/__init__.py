"""What a model says to learners: only if it may, only what gives nothing away; the author's words wherever it does not."""

from core.tutoring.leave import MEMORY, MODEL, Help, Silence
from core.tutoring.speaking import Spoken, Wanted, speak

__all__ = ["MEMORY", "MODEL", "Help", "Silence", "Spoken", "Wanted", "speak"]
