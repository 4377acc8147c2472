"""The stores of files that the tests run on, each with a way to let time pass for what lies in it."""

import logging
import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends
from moto.server import ThreadedMotoServer

from core.blobs import FolderBlobs
from core.blobs.over_s3 import S3Blobs

LONG_AGO = datetime.now(UTC) - timedelta(days=3)
MOMENT = LONG_AGO + timedelta(days=1)
"""What was put when the test ran is younger, what was let age is older."""
BUCKET = "parley-files"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of files."""

    blobs: FolderBlobs

    def age(self, key: str) -> None:
        """Let this have been put long ago."""
        os.utime(self.blobs.folder / key[:2] / key, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))

    def left(self) -> list[str]:
        """The names of all that lies there."""
        return sorted(path.name for path in self.blobs.folder.glob("*/*"))


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket of an S3 on this machine."""

    blobs: S3Blobs

    def age(self, key: str) -> None:
        """Let this have been put, and wished for, long ago."""
        for name, one in objects().items():
            if name.endswith(key):
                one.last_modified = LONG_AGO.replace(tzinfo=None)

    def left(self) -> list[str]:
        """The names of all that lies there."""
        return sorted(objects())


@contextmanager
def s3() -> Generator[str]:
    """An S3 with an empty bucket; its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        yield f"http://{host}:{port}"
    finally:
        server.stop()


def emptied() -> None:
    """Make the bucket anew."""
    backend: Any = s3_backends[DEFAULT_ACCOUNT_ID]["aws"]
    backend.reset()
    backend.create_bucket(BUCKET, "eu-west-1")


def objects() -> dict[str, Any]:
    """What lies in the bucket, by name."""
    backend: Any = s3_backends[DEFAULT_ACCOUNT_ID]["aws"]
    return dict(backend.buckets[BUCKET].keys.items())


def folder(path: Path) -> Folder:
    """A store in a folder that is not there yet."""
    return Folder(FolderBlobs(path / "blobs"))
