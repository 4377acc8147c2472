"""A Jupyter notebook → blocks: what is written and what is run, without what came out."""

from collections.abc import Iterator
from typing import Any, cast

from core.documents.apart.blocks import MOST_CHARACTERS, Block, Code, Cut, Reason, Refused
from core.documents.apart.kinds import json_of
from core.documents.apart.writing import markdown

MOST_CELLS = 10_000


def notebook(content: bytes) -> Iterator[Block]:
    """The cells of a notebook, each at its number: "[3]". Raises Refused."""
    whole = json_of(content)
    found = _part(whole, "cells")
    if not isinstance(found, list):
        raise Refused(Reason.BROKEN)
    language = _part(_part(_part(whole, "metadata"), "kernelspec"), "language")
    cells = cast("list[Any]", found)
    for number, cell in enumerate(cells[:MOST_CELLS], start=1):
        source = _source(_part(cell, "source"))
        match _part(cell, "cell_type"):
            case "markdown":
                yield from markdown(source, f"[{number}]")
            case "code" if source.strip():
                yield Code(source, language if isinstance(language, str) else "", f"[{number}]")
            case _:
                pass
    if len(cells) > MOST_CELLS:
        yield Cut()


def _part(value: object, name: str) -> object:
    return cast("dict[str, object]", value).get(name) if isinstance(value, dict) else None


def _source(value: object) -> str:
    """What stands in a cell: a text, or its lines."""
    if isinstance(value, list):
        value = "".join(line for line in cast("list[object]", value) if isinstance(line, str))
    return value[:MOST_CHARACTERS] if isinstance(value, str) else ""
