"""Files come along from where Telegram keeps them, and those that cannot be had are spoken of kindly."""

import asyncio

import pytest

from adapters.telegram import desk
from adapters.telegram.files import SMALL
from bot.wiring import OpenHouse
from core.chat import LARGEST_ATTACHMENT, MOST_ATTACHED, MOST_ATTACHMENTS, Incoming
from core.dispatch import Dispatch
from core.errors import DatabaseAway
from tests.loopback.telegram import Chat, LoopbackTelegram, Person

pytestmark = pytest.mark.usefixtures("platform")

RUN = "/run print(1)"


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "ALBUM", 0.1)


def said_to(person: Person, chat: Chat | None = None) -> list[str]:
    return [one.text for one in person.messages(chat) if one.author.bot]


async def reply_to(person: Person, loopback: LoopbackTelegram, *, chat: Chat | None = None) -> str:
    """All that the next reply says."""
    await loopback.until(lambda: said_to(person, chat))
    return "\n".join(said_to(person, chat))


async def test_a_file_comes_with_its_name_and_content(ada: Person, loopback: LoopbackTelegram) -> None:
    await ada.say(ada.chat, RUN, files={"data.csv": b"1,2\n"})
    assert "data.csv: 1,2" in await reply_to(ada, loopback)


async def test_a_program_stands_for_what_was_not_typed(ada: Person, loopback: LoopbackTelegram) -> None:
    await ada.say(ada.chat, "/run", files={"main.py": b"print('hi')\n"})
    assert "print('hi')" in await reply_to(ada, loopback)


async def test_a_picture_comes_in_its_largest_form(ada: Person, loopback: LoopbackTelegram) -> None:
    await ada.photo(ada.chat, b"picture's bytes", RUN)
    assert "picture.jpg: picture's bytes" in await reply_to(ada, loopback)


@pytest.mark.parametrize("size", [LARGEST_ATTACHMENT + 1, 21 * 2**20])
async def test_one_that_is_too_large_is_said_to_be(
    size: int, ada: Person, loopback: LoopbackTelegram
) -> None:
    await ada.say(ada.chat, RUN, files={"big.bin": bytes(size)})
    assert "big.bin" in await reply_to(ada, loopback)
    assert "large" in said_to(ada)[0]
    assert not [one for one in loopback.traffic if one.method == "getFile"], "it is not even asked for"


async def test_one_of_unknown_size_that_is_too_large_for_bots_is_said_to_be(
    ada: Person, loopback: LoopbackTelegram
) -> None:
    loopback.fail("getFile", 400, body={"ok": False, "description": "Bad Request: file is too big"})
    await ada.say(ada.chat, RUN, files={"big.bin": b"x"})
    assert "large" in await reply_to(ada, loopback)


async def test_those_that_are_too_large_together_are_said_to_be(
    ada: Person, loopback: LoopbackTelegram
) -> None:
    half = bytes(MOST_ATTACHED // 2 + 1)
    await ada.say(ada.chat, RUN, files={"one.bin": half, "two.bin": half})
    assert "Together" in await reply_to(ada, loopback)
    assert not [one for one in loopback.traffic if one.method == "getFile"], "they are not even asked for"


async def test_a_large_one_waits_in_the_store_and_a_small_one_comes_along(
    ada: Person, loopback: LoopbackTelegram, playroom: OpenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Incoming] = []
    receive = type(playroom.dispatch).receive

    async def received(self: Dispatch, incoming: Incoming, *, freely: bool = False) -> None:
        seen.append(incoming)
        await receive(self, incoming, freely=freely)

    monkeypatch.setattr(type(playroom.dispatch), "receive", received)
    large = bytes(SMALL + 1)
    await ada.say(ada.chat, "look", files={"large.bin": large, "small.bin": b"x"})
    await reply_to(ada, loopback)
    first, second = seen[0].attachments
    assert (first.content, second.content) == (None, b"x")
    assert await playroom.door.media(first.key) == large


async def test_too_many_are_said_to_be(ada: Person, loopback: LoopbackTelegram) -> None:
    await ada.say(ada.chat, RUN, files={f"{number}.txt": b"x" for number in range(MOST_ATTACHMENTS + 2)})
    told = await reply_to(ada, loopback)
    assert str(MOST_ATTACHMENTS) in told
    assert "ran" not in told


async def test_one_that_is_gone_is_said_to_be(
    ada: Person, loopback: LoopbackTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    loopback.fail("getFile", 400, body={"ok": False, "description": "Bad Request: file is gone"})
    await ada.say(ada.chat, RUN, files={"data.csv": b"1,2\n"})
    assert "1,2" not in await reply_to(ada, loopback)
    assert "bug" not in caplog.text


@pytest.mark.parametrize("status", [502, 0, 429])
async def test_trouble_while_it_is_fetched_is_overcome(
    status: int, ada: Person, loopback: LoopbackTelegram
) -> None:
    loopback.fail("getFile", status, times=2, retry_after=0.1)
    await ada.say(ada.chat, RUN, files={"data.csv": b"1,2\n"})
    assert "data.csv: 1,2" in await reply_to(ada, loopback)


class TestAlbums:
    async def test_several_files_are_one_message(self, ada: Person, loopback: LoopbackTelegram) -> None:
        await ada.say(ada.chat, RUN, files={"a.txt": b"one", "b.txt": b"two", "c.txt": b"three"})
        told = await reply_to(ada, loopback)
        assert all(part in told for part in ("a.txt: one", "b.txt: two", "c.txt: three"))
        await ada.answer(await ada.say(ada.chat, "hello"))
        assert "hello" in said_to(ada)[-1]
        assert sum("one" in one for one in said_to(ada)) == 1

    async def test_two_albums_are_two(self, ada: Person, loopback: LoopbackTelegram) -> None:
        await ada.say(ada.chat, f"{RUN} # first", files={"a.txt": b"one", "b.txt": b"two"})
        await ada.say(ada.chat, f"{RUN} # second", files={"a.txt": b"three", "b.txt": b"four"})
        await loopback.until(lambda: sum("#" in one for one in said_to(ada)) == 2)
        await loopback.until(lambda: not loopback.stage.updates.pending)
        assert ["first" in one for one in said_to(ada) if "#" in one] == [True, False]

    async def test_one_that_could_not_be_kept_comes_whole_when_it_is_brought_again(
        self, ada: Person, loopback: LoopbackTelegram, playroom: OpenHouse, monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        async def away(*_: object) -> None:
            raise DatabaseAway

        with monkeypatch.context() as patched:
            patched.setattr(type(playroom.dispatch), "receive", away)
            await ada.say(ada.chat, RUN, files={"a.txt": b"one", "b.txt": b"two"})
            await loopback.until(lambda: caplog.text.count("is taken later") > 1)
        told = await reply_to(ada, loopback)
        assert "a.txt: one" in told
        assert "b.txt: two" in told
        await loopback.until(lambda: not loopback.stage.updates.pending)
        assert sum("one" in one for one in said_to(ada)) == 1

    async def test_one_that_comes_late_is_not_lost(
        self, ada: Person, loopback: LoopbackTelegram, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(desk, "ALBUM", 0)
        first = await ada.say(ada.chat, RUN, files={"a.txt": b"one", "b.txt": b"two"})
        await reply_to(ada, loopback)
        upload = ada._upload("late.txt", b"three")  # type: ignore[reportPrivateUsage]
        ada._write(ada.chat, RUN, file=upload, group=first.group_id)  # type: ignore[reportPrivateUsage]
        await loopback.until(lambda: any("late.txt: three" in one for one in said_to(ada)))

    async def test_in_a_group_only_one_that_speaks_to_parley_is_taken(
        self, ada: Person, loopback: LoopbackTelegram
    ) -> None:
        loopback.settings.privacy = False
        group = loopback.supergroup("Study hall", owner=ada)
        await ada.say(group, "look at these", files={"a.txt": b"one", "b.txt": b"two"})
        await ada.say(group, RUN, files={"c.txt": b"three", "d.txt": b"four"})
        told = await reply_to(ada, loopback, chat=group)
        assert "c.txt: three" in told
        assert "d.txt: four" in told
        await asyncio.sleep(0)
        assert "one" not in told
