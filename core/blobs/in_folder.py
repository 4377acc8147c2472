"""Blobs in a folder."""

import asyncio
import os
import tempfile
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from core.blobs.store import KEY
from core.errors import Unavailable

UNFINISHED = "unfinished-"
"""How the name of a file begins that is still being written."""


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

    async def keep(self, content: bytes) -> str:
        """Keep `content`; its key."""
        key = sha256(content).hexdigest()
        await self.put(key, content)
        return key

    async def touch(self, key: str) -> None:
        """Count what lies under `key`, if anything does, as put just now: somebody is about to need it."""
        with suppress(FileNotFoundError):
            await asyncio.to_thread(os.utime, self._path(key))

    async def get(self, key: str) -> bytes:
        """The content under `key`; KeyError where there is none."""
        if not KEY.fullmatch(key):
            raise KeyError(key)
        try:
            return await asyncio.to_thread(self._path(key).read_bytes)
        except FileNotFoundError:
            raise KeyError(key) from None

    async def untouched_since(self, moment: datetime) -> list[str]:
        """The keys of the blobs that nobody has put since `moment`."""
        return await asyncio.to_thread(self._untouched_since, moment.timestamp())

    async def drop(self, keys: Collection[str], moment: datetime) -> int:
        """Delete these blobs, but for those that somebody has put again since `moment`; how many there were."""
        return await asyncio.to_thread(lambda: sum(self._drop(key, moment.timestamp()) for key in keys))

    def _untouched_since(self, moment: float) -> list[str]:
        for aside in self.folder.glob("??/*.old"):  # left by a sweep that was killed in its middle
            with suppress(FileNotFoundError):
                aside.replace(aside.with_suffix(""))
        found: list[str] = []
        for path in self.folder.glob("??/*"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime >= moment:
                    continue
                if KEY.fullmatch(path.name):
                    found.append(path.name)
                elif path.name.startswith(UNFINISHED):  # left by a process that was killed while it wrote
                    path.unlink()
        return found

    def _drop(self, key: str, moment: float) -> bool:
        """Out of the way first: who puts the same content from then on writes a file of its own."""
        path = self._path(key)
        aside = path.with_name(f"{key}.old")
        with suppress(FileNotFoundError):  # another process sweeps the same folder
            path.rename(aside)
            if aside.stat().st_mtime < moment:
                aside.unlink()
                return True
            aside.replace(path)
        return False

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def _put(self, key: str, content: bytes) -> None:
        path = self._path(key)
        with suppress(FileNotFoundError):
            os.utime(path)  # it is wanted anew, and not to be swept
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(unfinished).replace(path)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
