"""Files by the hash of their content."""

import asyncio
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from core.errors import Unavailable

KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class FolderBlobs:
    """Blobs in a folder. The same content is kept once; a file is there whole or not at all."""

    folder: Path

    async def put(self, key: str, content: bytes) -> None:
        """Keep `content` under `key`, its SHA-256."""
        try:
            await asyncio.to_thread(self._put, key, content)
        except OSError as error:
            raise Unavailable("the file store") from error

    async def get(self, key: str) -> bytes:
        """The content under `key`; KeyError where there is none."""
        if not KEY.fullmatch(key):
            raise KeyError(key)
        try:
            return await asyncio.to_thread(self._path(key).read_bytes)
        except FileNotFoundError:
            raise KeyError(key) from None

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def _put(self, key: str, content: bytes) -> None:
        path = self._path(key)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(unfinished).replace(path)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
