"""The stores: a folder, and a bucket of a real S3 on this machine."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest

from core.blobs.over_s3 import open_s3
from tests.core.blobs.stores import BUCKET, Bucket, Folder, emptied, folder, s3


@pytest.fixture(scope="module")
def endpoint() -> Generator[str]:
    """The address of an S3."""
    with s3() as address:
        yield address


@pytest.fixture
def aws(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """AWS's own variables, as an operator sets them, and an empty bucket."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "parley")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "a secret that no log is to hold")
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    emptied()


@pytest.fixture
async def bucket(aws: None) -> Bucket:
    """A store in a bucket."""
    return Bucket(await open_s3(f"s3://{BUCKET}/some/where"))


@pytest.fixture(params=["folder", "s3"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncGenerator[Folder | Bucket]:
    """Each of the stores."""
    if request.param == "folder":
        yield folder(tmp_path)
    else:
        request.getfixturevalue("aws")
        yield Bucket(await open_s3(f"s3://{BUCKET}/some/where"))
