"""The locales of Unicode CLDR, which know how a language writes, by language tag."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

KEPT = 128
"""Most locales that are kept at hand: tags come from outside, where there is no end of them."""


@lru_cache(KEPT)
def locale_of(language: str | None) -> Locale:
    """The locale for a language tag; English for one that is not known, or none."""
    try:
        return Locale.parse((language or "en").replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
