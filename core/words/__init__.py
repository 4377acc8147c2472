"""The words of the interface, one Fluent file a language; and numbers, dates and durations as a language writes them."""

from core.words.faults import Fault
from core.words.words import Words

__all__ = ["Fault", "Words"]
