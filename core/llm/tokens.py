"""About how many tokens a text has, where a provider does not count them."""

from collections.abc import Iterable
from math import ceil

from core.llm.failures import Tokens

BYTES = 4
"""Of UTF-8 for a token: English has 4.2 to 4.6, Spanish and code 3 to 4, Chinese 3 to 4."""
AROUND = 4
"""Tokens around each message: its role, and where it begins and ends."""


def estimate(messages: Iterable[tuple[str, str]], text: str) -> Tokens:
    """What a question of these messages and its answer `text` may have cost."""
    return Tokens(sum(AROUND + _tokens(said) for _, said in messages), _tokens(text), estimated=True)


def _tokens(text: str) -> int:
    return ceil(len(text.encode("utf-8", "replace")) / BYTES)
