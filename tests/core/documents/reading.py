"""How the tests have a document read."""

import pytest

from core.documents import Document, DocumentRefused, Reason, read_document


async def read(content: bytes, name: str = "file.bin", mime: str = "") -> Document:
    """What a file says."""
    return await read_document(name, mime, content)


async def refused(content: bytes, name: str = "file.bin") -> Reason:
    """Why a file is not read."""
    with pytest.raises(DocumentRefused) as found:
        await read(content, name)
    return found.value.reason


async def read_or_reason(content: bytes, name: str = "file.bin") -> Document | Reason:
    """What a file says, or why it is not read: nothing else may come of it."""
    try:
        return await read(content, name)
    except DocumentRefused as told:
        return told.reason


def said(document: Document) -> str:
    """All that a document says."""
    return "\n\n".join(one.text for one in document.passages)
