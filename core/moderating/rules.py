"""What is found in a text without asking anybody."""

from core.moderating.contacts import way_outside
from core.moderating.finding import Finding
from core.moderating.noise import noise
from core.moderating.phrases import listed_phrase


def ruled(text: str) -> Finding | None:
    """The gravest thing that the lists and rules find in a text; None where they find nothing."""
    return listed_phrase(text) or way_outside(text) or noise(text)
