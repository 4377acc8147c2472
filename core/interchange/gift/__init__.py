"""Moodle's GIFT: https://docs.moodle.org/en/GIFT_format, as Moodle itself reads and writes it."""

from core.interchange.gift.reading import read
from core.interchange.gift.writing import write

__all__ = ["read", "write"]
