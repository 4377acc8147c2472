"""Blobs in a bucket of S3, or of what speaks as S3 does.

Under the prefix, a blob is `blobs/KEY`. S3 cannot say of an object that it is wanted anew, so that this is noted beside
it: `touched/KEY` is empty, and as old as the last wish. Nor can it delete an object only if nobody has wished for it
since, so that a sweep copies it to `aside/KEY` first, deletes it, and then looks for a wish once more. Whoever puts
or needs a blob notes the wish first: either the sweep finds it and takes its copy back, or it is over before.
"""

import os
from collections.abc import AsyncGenerator, Collection, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from core.blobs.store import KEY
from core.errors import SetupError, Unavailable

BLOBS, TOUCHED, ASIDE = "blobs", "touched", "aside"
TRIES, PATIENCE = 3, timedelta(seconds=10)
LISTED = 1000


@dataclass(frozen=True, slots=True)
class S3Blobs:
    """Blobs in a bucket. See Blobs."""

    store: S3Store

    async def put(self, key: str, content: bytes) -> None:
        """See Blobs."""
        with _answers():
            await obstore.put_async(self.store, f"{TOUCHED}/{key}", b"", use_multipart=False)
            await obstore.put_async(self.store, f"{BLOBS}/{key}", content, use_multipart=False)

    async def keep(self, content: bytes) -> str:
        """See Blobs."""
        key = sha256(content).hexdigest()
        await self.put(key, content)
        return key

    async def touch(self, key: str) -> None:
        """See Blobs."""
        if not KEY.fullmatch(key):
            return
        with _answers():
            await obstore.put_async(self.store, f"{TOUCHED}/{key}", b"", use_multipart=False)
            if not (await self._is_there(f"{BLOBS}/{key}") or await self._is_there(f"{ASIDE}/{key}")):
                await obstore.delete_async(self.store, f"{TOUCHED}/{key}")

    async def get(self, key: str) -> bytes:
        """See Blobs."""
        if not KEY.fullmatch(key):
            raise KeyError(key)
        with suppress(KeyError):
            return await self._read(f"{BLOBS}/{key}")
        return await self._read(f"{ASIDE}/{key}")  # where it is while a sweep makes up its mind

    async def untouched_since(self, moment: datetime) -> list[str]:
        """See Blobs."""
        async for key, _ in self._listed(ASIDE):  # left by a sweep that was killed in its middle
            await self._put_back(key)
        touched = {key async for key, at in self._listed(TOUCHED) if at >= moment}
        return [key async for key, at in self._listed(BLOBS) if at < moment and key not in touched]

    async def drop(self, keys: Collection[str], moment: datetime) -> int:
        """See Blobs."""
        return sum([await self._drop(key, moment) for key in keys])

    async def _drop(self, key: str, moment: datetime) -> bool:
        blob, aside, touched = f"{BLOBS}/{key}", f"{ASIDE}/{key}", f"{TOUCHED}/{key}"
        if await self._is_young(blob, moment) or await self._is_young(touched, moment):
            return False
        with suppress(KeyError), _answers():  # another process sweeps the same bucket
            await obstore.copy_async(self.store, blob, aside)
            await obstore.delete_async(self.store, blob)
            if await self._is_young(touched, moment):
                await self._put_back(key)
                return False
            await obstore.delete_async(self.store, touched)
            await obstore.delete_async(self.store, aside)
            return True
        return False

    async def _put_back(self, key: str) -> None:
        with suppress(KeyError), _answers():
            await obstore.copy_async(self.store, f"{ASIDE}/{key}", f"{BLOBS}/{key}")
            await obstore.delete_async(self.store, f"{ASIDE}/{key}")

    async def _is_there(self, path: str) -> bool:
        return await self._is_young(path, datetime.min.replace(tzinfo=UTC))

    async def _is_young(self, path: str, moment: datetime) -> bool:
        with suppress(KeyError), _answers():
            return (await obstore.head_async(self.store, path))["last_modified"] >= moment
        return False

    async def _read(self, path: str) -> bytes:
        with _answers():
            found = await obstore.get_async(self.store, path)
            return (await found.bytes_async()).to_bytes()

    async def _listed(self, folder: str) -> AsyncGenerator[tuple[str, datetime]]:
        """The keys in one of the folders, and when each was written."""
        with _answers():
            async for some in obstore.list(self.store, folder, chunk_size=LISTED):
                for one in some:
                    key = one["path"].rpartition("/")[2]
                    if KEY.fullmatch(key):
                        yield key, one["last_modified"]


async def open_s3(address: str) -> S3Blobs:
    """The blobs at `s3://bucket/prefix`. Who Parley is there, and where, is told by AWS's own variables.

    Raises SetupError where they cannot be had.
    """
    parts = urlsplit(address)
    ends = (os.environ.get(name, "") for name in ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT"))
    plain = any(end.startswith("http://") for end in ends)
    try:
        store = S3Store(
            parts.netloc,
            prefix=parts.path.strip("/") or None,
            client_options={"allow_http": plain, "connect_timeout": "5s", "timeout": "60s"},
            retry_config={"max_retries": TRIES, "retry_timeout": PATIENCE},
        )
        await obstore.list(store, BLOBS, chunk_size=1).collect_async()
    except (BaseError, OSError) as error:
        raise SetupError(
            f"PARLEY_BLOBS names {address}, which cannot be read: {_why(error)}. AWS_ACCESS_KEY_ID, "
            "AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL say who Parley is there, and where that is."
        ) from None
    return S3Blobs(store)


def _why(error: Exception) -> str:
    """What is wrong, in a word: what the library says at length may tell more than a log should hold."""
    if isinstance(error, FileNotFoundError) or "NoSuchBucket" in str(error):
        return "there is no such bucket"
    if isinstance(error, PermissionError):
        return "it lets Parley not in"
    return "it does not answer as a bucket does"


@contextmanager
def _answers() -> Generator[None]:
    """KeyError for what is not there, Unavailable where there is no answer."""
    try:
        yield
    except FileNotFoundError as error:
        raise KeyError(str(error)) from None
    except (BaseError, OSError) as error:
        raise Unavailable("the file store") from error
