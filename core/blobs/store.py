"""What every store of files promises."""

import re
from collections.abc import Collection
from datetime import datetime
from typing import Protocol

KEY = re.compile(r"[0-9a-f]{64}")
"""A SHA-256 in hexadecimal."""


class Blobs(Protocol):
    """Keeps contents under their SHA-256. The same content is kept once; it is there whole or not at all.

    All raise Unavailable where the store is away.
    """

    async def put(self, key: str, content: bytes) -> None:
        """Keep `content` under `key`, its SHA-256."""
        ...

    async def keep(self, content: bytes) -> str:
        """Keep `content`; its key."""
        ...

    async def touch(self, key: str) -> None:
        """Count what lies under `key`, if anything does, as put just now: somebody is about to need it."""
        ...

    async def get(self, key: str) -> bytes:
        """The content under `key`; KeyError where there is none."""
        ...

    async def untouched_since(self, moment: datetime) -> list[str]:
        """The keys of the blobs that nobody has put or touched since `moment`."""
        ...

    async def drop(self, keys: Collection[str], moment: datetime) -> int:
        """Delete these blobs, but for those that somebody has put again since `moment`; how many there were."""
        ...
