"""The filter before others see a text: lists and rules first, then a moderation model where one is set."""

from hashlib import sha256

from core.llm import ModelAway
from core.llm.moderation import Moderation
from core.moderating.finding import Finding, Kind
from core.moderating.rules import ruled
from core.turn import Turn


async def screen(turn: Turn, text: str) -> Finding | None:
    """Why somebody has to look at a text before others see it; None where nothing was found.

    Only `text` goes to the moderation model, and only where the rules find nothing. While it does not answer, they
    decide alone. A turn that is tried again asks it once.
    """
    if (finding := ruled(text)) is not None:
        return finding
    moderation = turn.house.moderation
    if moderation is None:
        return None
    key = "moderated", sha256(text.encode()).digest()
    return judged(await turn.slow.once(key, lambda: _asked(moderation, text)))


def judged(categories: tuple[str, ...]) -> Finding | None:
    """What a moderation model's categories are here; the gravest where there are several."""
    kinds = sorted(((_kind(one), one) for one in categories), key=lambda one: list(Kind).index(one[0]))
    return Finding(kinds[0][0], ", ".join(categories)) if kinds else None


async def _asked(moderation: Moderation, text: str) -> tuple[str, ...]:
    try:
        return await moderation.categories(text)
    except ModelAway:
        return ()


def _kind(category: str) -> Kind:
    """The kind of a category, whose part behind the stroke may be graver than the one before it."""
    first, _, second = category.partition("/")
    if second == "threatening" or first == "violence":
        return Kind.THREAT
    match first:
        case "self-harm":
            return Kind.SELF_HARM
        case "sexual":
            return Kind.SEXUAL
        case "harassment" | "hate":
            return Kind.RUDE
        case _:
            return Kind.FLAGGED
