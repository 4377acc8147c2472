"""Sound and words: what was said in a recording, and a text as it is spoken."""

from core.speech.client import open_speech
from core.speech.speech import LARGEST, LONGEST, Inaudible, Speech, Spoken, Transcript

__all__ = ["LARGEST", "LONGEST", "Inaudible", "Speech", "Spoken", "Transcript", "open_speech"]
