"""A bucket of S3: who wins when a sweep and a wish meet, what is told when it is away, and how a house is given one."""

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import obstore
import pytest

from bot.settings import Settings, read
from bot.wiring import open_house
from core.blobs.over_s3 import ASIDE, BLOBS, open_s3
from core.errors import SetupError, Unavailable
from tests.core.blobs.stores import BUCKET, MOMENT, Bucket, s3

type Act = Callable[[], Awaitable[object]]


def meanwhile(monkeypatch: pytest.MonkeyPatch, folder: str, act: Act, *, before: bool) -> None:
    """Have something happen right before or after the first object of a folder is deleted."""
    delete, done = obstore.delete_async, list[bool]()

    async def deleting(store: Any, path: str) -> None:
        first = path.startswith(folder) and not done
        done.extend([True] * first)
        if first and before:
            await act()
        await delete(store, path)
        if first and not before:
            await act()

    monkeypatch.setattr(obstore, "delete_async", deleting)


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("wish", ["put", "touch"])
async def test_a_wish_while_a_sweep_deletes_wins(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch, wish: str, *, before: bool
) -> None:
    key = await bucket.blobs.keep(b"x")
    bucket.age(key)

    async def act() -> None:
        await (bucket.blobs.put(key, b"x") if wish == "put" else bucket.blobs.touch(key))

    meanwhile(monkeypatch, BLOBS, act, before=before)
    assert await bucket.blobs.drop([key], MOMENT) == 0
    assert await bucket.blobs.get(key) == b"x"
    assert await bucket.blobs.untouched_since(MOMENT) == []


async def test_while_a_sweep_makes_up_its_mind_a_blob_can_be_read(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await bucket.blobs.keep(b"x")
    bucket.age(key)
    found: list[bytes] = []

    async def act() -> None:
        found.append(await bucket.blobs.get(key))

    meanwhile(monkeypatch, BLOBS, act, before=False)
    await bucket.blobs.drop([key], MOMENT)
    assert found == [b"x"]


async def test_a_sweep_that_was_killed_loses_nothing(bucket: Bucket) -> None:
    key = await bucket.blobs.keep(b"x")
    await obstore.rename_async(bucket.blobs.store, f"{BLOBS}/{key}", f"{ASIDE}/{key}")
    await bucket.blobs.untouched_since(MOMENT)
    assert await bucket.blobs.get(key) == b"x"
    assert [name for name in bucket.left() if ASIDE in name] == []


async def test_all_lies_under_the_prefix(bucket: Bucket) -> None:
    key = await bucket.blobs.keep(b"x")
    assert bucket.left() == [f"some/where/blobs/{key}", f"some/where/touched/{key}"]


async def test_foreign_objects_are_let_be(bucket: Bucket) -> None:
    await obstore.put_async(bucket.blobs.store, f"{BLOBS}/readme.txt", b"mine")
    bucket.age("readme.txt")
    assert await bucket.blobs.untouched_since(MOMENT) == []


@pytest.mark.usefixtures("aws")
async def test_while_s3_is_away_every_wish_is_to_be_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with s3() as endpoint:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
        blobs = await open_s3(f"s3://{BUCKET}/some/where")
    key = "0" * 64
    for wish in (
        blobs.keep(b"x"),
        blobs.get(key),
        blobs.touch(key),
        blobs.untouched_since(MOMENT),
        blobs.drop([key], MOMENT),
    ):
        with pytest.raises(Unavailable, match="the file store"):
            await wish
    assert "a secret" not in caplog.text


@pytest.mark.usefixtures("aws")
async def test_a_bucket_that_is_not_there_is_told_at_the_start() -> None:
    with pytest.raises(SetupError, match="there is no such bucket") as told:
        await open_s3("s3://nowhere/x")
    assert "a secret" not in str(told.value)


@pytest.mark.usefixtures("aws")
async def test_a_house_keeps_its_files_where_it_is_told(settings: Settings) -> None:
    given = settings.model_copy(update={"blobs": f"s3://{BUCKET}/house"})
    async with open_house(given, lambda _: None) as house:
        key = await house.door.keep(b"a,b")
        assert await house.door.media(key) == b"a,b"
    assert not (given.data_dir / "blobs").exists()


@pytest.mark.usefixtures("aws")
async def test_without_the_extra_it_is_said_what_to_install(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "core.blobs.over_s3", None)
    given = settings.model_copy(update={"blobs": f"s3://{BUCKET}"})
    with pytest.raises(SetupError, match=r"parley\[s3\]"):
        async with open_house(given, lambda _: None):
            pass


@pytest.mark.parametrize("address", ["/var/files", "s3://", "https://bucket.s3.amazonaws.com", "s3://a b/c"])
def test_what_is_no_bucket_is_told_by_the_name_of_the_setting(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PARLEY_BLOBS", address)
    with pytest.raises(SetupError, match=r"PARLEY_BLOBS: .*s3://bucket/prefix"):
        read(Settings)
