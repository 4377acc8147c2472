"""What of a text that is still being made can be looked at already: whole sentences, no half block of code. Pure."""

import re

_END = re.compile(r"(?:[.!?…:](?:[\"')\]*_”’»]|\[\d+\])*(?=\s)|\n\s*\n)")
_NUMBER = re.compile(r"^[ \t]*\d{1,2}\.$", re.MULTILINE)
"""A line that has nothing yet but its number in a list."""
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)


def settled(text: str) -> str:
    """The longest beginning of `text` that ends with a sentence or a paragraph, outside of any code; "" for none.

    A guard that looks at whole sentences sees in such a beginning all that a reader could.
    """
    ends = [found.end() for found in _END.finditer(text)]
    beginnings = (text[:end].rstrip() for end in reversed(ends) if _closed(text[:end]))
    return next((one for one in beginnings if not _NUMBER.fullmatch(one.rpartition("\n")[2])), "")


def _closed(text: str) -> bool:
    if len(_FENCE.findall(text)) % 2:
        return False
    paragraph = re.split(r"\n\s*\n", _without_blocks(text))[-1]
    return paragraph.count("`") % 2 == 0


def _without_blocks(text: str) -> str:
    return re.sub(r"^[ \t]*(```|~~~).*?^[ \t]*\1[ \t]*$", "", text, flags=re.DOTALL | re.MULTILINE)
