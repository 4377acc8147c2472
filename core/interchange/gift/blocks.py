"""The text of a GIFT file cut into questions, each with its lines and what comments say of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ID = re.compile(r"\[id:([^\[\]]{1,100})\]")
_TAG = re.compile(r"\[tag:([^\[\]]{1,200})\]")
CATEGORY = "$CATEGORY:"


@dataclass(frozen=True, slots=True)
class GiftBlock:
    """Lines between two empty ones, comments taken out. `line` is the first with text; `id` and `tags` are of its comments."""

    text: str
    line: int
    id: str
    tags: tuple[str, ...]


def blocks(text: str) -> Iterator[GiftBlock]:
    """All blocks of a file that hold more than comments. A line that names a category is one by itself."""
    gathered: list[str] = []
    comments: list[str] = []
    first = 1
    for number, line in enumerate([*text.split("\n"), ""], 1):
        bare = line.strip()
        if bare.startswith("//"):
            comments.append(bare)
            gathered += [""] if gathered else []
        elif bare and not bare.startswith(CATEGORY):
            first = first if gathered else number
            gathered.append(line)
        else:
            if gathered:
                yield _block(gathered, first, comments)
            if bare:
                yield GiftBlock(bare, number, "", ())
            gathered, comments = [], []


def _block(lines: list[str], first: int, comments: list[str]) -> GiftBlock:
    noted = "\n".join(comments)
    found = _ID.search(noted)
    return GiftBlock(
        "\n".join(lines).rstrip(), first, found[1].strip() if found else "", tuple(_TAG.findall(noted))
    )


def category_of(text: str) -> str:
    """The heading that a path of categories ends in; Moodle's own names for its top are none."""
    parts = [part.replace("\x00", "/").strip() for part in text.replace("//", "\x00").split("/")]
    named = [part for part in parts if part and part != "top" and not part.startswith("$")]
    return named[-1] if named else ""
