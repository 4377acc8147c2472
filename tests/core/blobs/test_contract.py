"""What every store of files promises."""

import asyncio
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random

import pytest

from core.chat import LARGEST_ATTACHMENT
from tests.core.blobs.stores import MOMENT, Bucket, Folder

type Store = Folder | Bucket

NOWHERE = "0" * 64


async def test_what_is_kept_is_there_under_its_hash(store: Store) -> None:
    key = await store.blobs.keep(b"a,b")
    assert key == sha256(b"a,b").hexdigest()
    assert await store.blobs.get(key) == b"a,b"


@pytest.mark.parametrize("key", [NOWHERE, "", "../../etc/passwd", "touched/" + NOWHERE])
async def test_what_is_not_there_is_a_key_error(store: Store, key: str) -> None:
    with pytest.raises(KeyError):
        await store.blobs.get(key)


async def test_nothing_at_all_can_be_kept(store: Store) -> None:
    assert await store.blobs.get(await store.blobs.keep(b"")) == b""


async def test_the_largest_attachment_is_kept_whole(store: Store) -> None:
    content = Random(1).randbytes(LARGEST_ATTACHMENT)
    assert await store.blobs.get(await store.blobs.keep(content)) == content


async def test_the_same_content_is_kept_once(store: Store) -> None:
    once = await store.blobs.keep(b"x"), store.left()
    assert (await store.blobs.keep(b"x"), store.left()) == once


async def test_many_that_keep_the_same_at_once_all_find_it(store: Store) -> None:
    keys = await asyncio.gather(*(store.blobs.keep(b"the same") for _ in range(20)))
    assert len(set(keys)) == 1
    assert await store.blobs.get(keys[0]) == b"the same"


async def test_only_what_nobody_has_put_for_long_is_swept(store: Store) -> None:
    old, new = await store.blobs.keep(b"old"), await store.blobs.keep(b"new")
    store.age(old)
    assert await store.blobs.untouched_since(MOMENT) == [old]
    assert await store.blobs.drop([old, new, NOWHERE], MOMENT) == 1
    assert await store.blobs.get(new) == b"new"
    with pytest.raises(KeyError):
        await store.blobs.get(old)
    assert [name for name in store.left() if old in name] == []


async def test_what_was_put_again_counts_as_new(store: Store) -> None:
    key = await store.blobs.keep(b"x")
    store.age(key)
    await store.blobs.keep(b"x")
    assert await store.blobs.untouched_since(MOMENT) == []
    assert await store.blobs.drop([key], MOMENT) == 0


async def test_what_somebody_is_about_to_need_counts_as_new(store: Store) -> None:
    key = await store.blobs.keep(b"x")
    store.age(key)
    await store.blobs.touch(key)
    assert await store.blobs.untouched_since(MOMENT) == []
    assert await store.blobs.drop([key], MOMENT) == 0
    assert await store.blobs.get(key) == b"x"


@pytest.mark.parametrize("key", [NOWHERE, "too-large", ""])
async def test_to_touch_what_is_not_there_does_nothing(store: Store, key: str) -> None:
    await store.blobs.touch(key)
    assert store.left() == []


async def test_what_was_dropped_can_be_put_again(store: Store) -> None:
    key = await store.blobs.keep(b"x")
    store.age(key)
    assert await store.blobs.drop([key], MOMENT) == 1
    await store.blobs.keep(b"x")
    assert await store.blobs.get(key) == b"x"
    assert await store.blobs.untouched_since(MOMENT) == []


async def test_two_sweeps_at_once_drop_each_blob_once(store: Store) -> None:
    keys = [await store.blobs.keep(bytes([number])) for number in range(5)]
    for key in keys:
        store.age(key)
    dropped = await asyncio.gather(store.blobs.drop(keys, MOMENT), store.blobs.drop(keys[::-1], MOMENT))
    assert sum(dropped) >= len(keys)
    assert store.left() == []


async def test_more_than_are_listed_at_once_are_all_found(store: Store) -> None:
    keys = {await store.blobs.keep(str(number).encode()) for number in range(30)}
    assert set(await store.blobs.untouched_since(datetime.now(UTC) + timedelta(hours=1))) == keys
