"""What a name may be that a learner chooses for others to read. Pure."""

import re
import unicodedata
from collections.abc import Iterator

from core.moderating.folding import UNSEEN
from core.moderating.rules import ruled

_SIGNS = frozenset("-'’_.!?&+")
MOST_MARKS = 2
"""Accents on one letter: more of them would reach into the lines above and below."""


def clean_name(typed: str, most: int) -> str | None:
    """A name of at most `most` characters as it can stand where others read it; None where nothing of it is left.

    What cannot be seen, or turns the line around, names somebody or opens an address, is taken out.
    """
    kept = "".join(filter(None, map(_kept, unicodedata.normalize("NFKC", typed))))
    # Between two letters a full stop makes an address of them.
    plain = "".join(_tame(unicodedata.normalize("NFC", re.sub(r"\.(?=\S)", "", " ".join(kept.split())))))
    name = " ".join(plain.split())[:most].strip()
    return name if any(unicodedata.category(sign)[0] in "LN" for sign in name) else None


def is_held(typed: str, name: str) -> bool:
    """Whether a name is kept from others: also by what was typed, since an address that was cleaned looks like none."""
    return any(ruled(one) is not None for one in (typed, name))


def _kept(sign: str) -> str:
    """What is kept of a sign: itself, a space, or nothing."""
    kind = unicodedata.category(sign)
    if kind.startswith("Z") or sign in "\t\n":
        return " "
    return sign if (kind[0] in "LMN" or kind == "So" or sign in _SIGNS) and sign not in UNSEEN else ""


def _tame(name: str) -> Iterator[str]:
    """The signs of a name without accents that stand on none, or on one that has enough of them."""
    marks = MOST_MARKS
    for sign in name:
        is_mark = unicodedata.category(sign).startswith("M")
        if not is_mark or marks < MOST_MARKS:
            yield sign
        marks = marks + 1 if is_mark else MOST_MARKS * (sign == " ")
