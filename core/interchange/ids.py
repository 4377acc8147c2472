"""Ids for what comes without: from a title or a text, the same each time, and no two alike."""

import re
import unicodedata
from collections.abc import Collection
from hashlib import blake2b

from core.course.files.shapes.words import ID_PATTERN

_LONGEST = 40
_OTHER = re.compile(r"[^a-z0-9]+")
_SPELT = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "þ": "th"})


def is_id(text: str) -> bool:
    """Whether a text may be an id as it stands."""
    return re.fullmatch(ID_PATTERN, text) is not None and len(text) <= 100


def slug(text: str, fallback: str) -> str:
    """A text as an id of at most 40 characters; `fallback` where none of it can be written so."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT))
    plain = plain.encode("ascii", "ignore").decode()
    whole = _OTHER.sub("-", plain).strip("-")
    return (
        whole if len(whole) <= _LONGEST else whole[:_LONGEST].rpartition("-")[0] or whole[:_LONGEST]
    ) or fallback


def digest(*texts: str) -> str:
    """Six hexadecimal digits of some texts."""
    return blake2b("\x00".join(texts).encode(), digest_size=3).hexdigest()


def free(wanted: str, taken: Collection[str]) -> str:
    """`wanted`, or the first of `wanted-2`, `wanted-3` … that is not taken."""
    if wanted not in taken:
        return wanted
    count = 2
    while f"{wanted}-{count}" in taken:
        count += 1
    return f"{wanted}-{count}"
