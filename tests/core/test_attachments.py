"""Files that come along with a message: what becomes of them, and how long they stay."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import (
    LARGEST_ATTACHMENT,
    MOST_ATTACHED,
    TOO_LARGE,
    TOO_MUCH,
    Called,
    File,
    Incoming,
    Media,
    Person,
    Picture,
    Said,
    untaken,
)
from core.coding.attached import LARGEST_FILE
from core.dialogue import form_for_code
from core.tidy import tidied
from tests.blobs import folder_of
from tests.pupil import Pupil, words_of

READ = "print(open('data.csv').read().upper())"


async def rows(house: OpenHouse, query: str) -> list[tuple[object, ...]]:
    async with house.dispatch.house.database.transaction() as connection:
        return [tuple(row) for row in await connection.execute(text(query))]


def kept(house: OpenHouse) -> list[Path]:
    return [path for path in folder_of(house).glob("*/*") if path.is_file()]


class TestRun:
    async def test_a_file_lies_beside_the_program(self, pupil: Pupil) -> None:
        assert "It printed\nA,B" in words_of(await pupil.attach(f"/run {READ}", data_csv="a,b"))
        assert "It printed\nA,B" in words_of(
            await pupil.send(Called("run", {"code": READ}), files={"data.csv": b"a,b"})
        )

    async def test_an_attached_program_is_run_with_the_others_beside_it(self, pupil: Pupil) -> None:
        for said in ("", "/run", "  "):
            assert "It printed\nA,B" in words_of(await pupil.attach(said, main_py=READ, data_csv="a,b"))

    async def test_beside_typed_code_a_program_is_a_file_to_import(self, pupil: Pupil) -> None:
        said = await pupil.attach("/run import extra\nprint(extra.x)", extra_py="x = 42")
        assert "It printed\n42" in words_of(said)

    async def test_two_programs_are_not_guessed_between(self, pupil: Pupil) -> None:
        said = words_of(await pupil.attach("/run", one_py="print(1)", two_py="print(2)"))
        assert "Send the code" in said
        assert "With it go the files one\\.py, two\\.py" in said
        assert "It printed\n1" in words_of(await pupil.fill("import one"))

    async def test_files_stay_while_the_program_is_fed_and_changed(self, pupil: Pupil) -> None:
        reads = "name = input()\nprint(name, open('data.csv').read())"
        await pupil.attach("", main_py=reads, data_csv="a,b")
        assert "Ada a,b" in words_of(await pupil.fill("Ada"))
        await pupil.press("Change it")
        assert "data\\.csv" in pupil.words()
        assert "A,B" in words_of(await pupil.fill(READ))

    async def test_a_newer_file_takes_the_place_of_an_older_one(self, pupil: Pupil) -> None:
        await pupil.attach(f"/run {READ}", data_csv="old")
        await pupil.press("Change it")
        form = form_for_code(pupil.reply)
        assert form is not None
        assert "NEW" in words_of(await pupil.attach(READ, data_csv="new"))

    async def test_what_a_program_leaves_comes_back(self, pupil: Pupil) -> None:
        source = (
            "import struct, zlib\n"
            "def chunk(name, data):\n"
            "    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))\n"
            "rows = b''.join(b'\\0' + bytes([n % 256, 0, 0] * 20) for n in range(20))\n"
            "with open('plot.png', 'wb') as f:\n"
            "    f.write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 20, 20, 8, 2, 0, 0, 0))\n"
            "        + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))\n"
            "open('out.txt', 'w').write(open('data.csv').read() * 2)\n"
        )
        await pupil.attach("", main_py=source, data_csv="a,b;")
        file, picture, *_ = pupil.reply.blocks
        assert isinstance(file, File)
        assert await pupil.house.door.media(file.media.key) == b"a,b;a,b;"
        assert isinstance(picture, Picture)
        assert (await pupil.house.door.media(picture.media.key)).startswith(b"\x89PNG")

    async def test_what_cannot_be_read_as_text_is_no_program(self, pupil: Pupil) -> None:
        assert "cannot be read as text" in words_of(await pupil.attach("", main_py=b"\xff\xfe\0"))

    async def test_a_program_that_is_too_long_is_told_so(self, pupil: Pupil) -> None:
        assert "more than 20,000 characters" in words_of(await pupil.attach("", main_py="#" * 20_001))

    async def test_a_byte_order_mark_does_no_harm(self, pupil: Pupil) -> None:
        assert "It printed\n1" in words_of(await pupil.attach("", main_py=b"\xef\xbb\xbfprint(1)"))


class TestLimits:
    async def test_too_many_files_are_told_kindly(self, pupil: Pupil) -> None:
        files = {f"{n}.txt": b"x" for n in range(9)}
        said = words_of(await pupil.send(Said("/run print(1)"), files=files))
        assert "more than the 8 files" in said
        assert kept(pupil.house) == []

    async def test_a_file_that_is_too_large_is_told_by_name(self, pupil: Pupil) -> None:
        said = words_of(await pupil.attach("/run print(1)", big_csv=bytes(LARGEST_ATTACHMENT + 1)))
        assert "big\\.csv is larger than the 16 MiB" in said
        assert kept(pupil.house) == []

    async def test_files_that_are_too_large_together_are_told_so(self, pupil: Pupil) -> None:
        half = bytes(MOST_ATTACHED // 2 + 1)
        said = words_of(await pupil.attach("/run print(1)", one_csv=half, two_csv=half))
        assert "Together the files are larger than the 16 MiB" in said
        assert kept(pupil.house) == []

    @pytest.mark.parametrize("said", ["/run print(1)", ""])
    async def test_what_is_too_large_for_a_program_is_told_by_name(self, said: str, pupil: Pupil) -> None:
        name = "big_csv" if said else "big_py"
        told = words_of(await pupil.attach(said, **{name: b"#" * (LARGEST_FILE + 1)}))
        assert name.replace("_", "\\.") in told
        assert "is larger than the 1,024 KiB that a program" in told
        assert "printed" not in told

    async def test_eight_files_are_taken(self, pupil: Pupil) -> None:
        files = {f"{n}.bin": bytes([n]) * 2**18 for n in range(8)}
        counts = "import os\nprint(sum(os.path.getsize(f'{n}.bin') for n in range(8)))"
        assert str(2**21) in words_of(await pupil.send(Said(f"/run {counts}"), files=files))


class TestKeeping:
    async def test_what_is_not_used_is_said_so_and_not_kept(self, pupil: Pupil) -> None:
        said = words_of(await pupil.attach("/help", data_csv="a,b"))
        assert said.startswith("I did not look at the file data\\.csv")
        assert kept(pupil.house) == []
        assert await rows(pupil.house, "SELECT attachments, blobs FROM turns") == [(None, None)]

    async def test_what_is_used_is_kept_and_named_by_its_turn(self, pupil: Pupil) -> None:
        await pupil.attach(f"/run {READ}", data_csv="a,b")
        key = Media.of("", "", b"a,b").key
        ((attachments, blobs),) = await rows(pupil.house, "SELECT attachments, blobs FROM turns")
        assert attachments == [{"name": "data.csv", "mime": "text/plain", "key": key}]
        assert blobs == [key]
        assert await pupil.house.door.media(key) == b"a,b"

    async def test_a_later_page_is_told_which_files_came_along(self, pupil: Pupil) -> None:
        await pupil.attach(f"/run {READ}", data_csv="a,b")
        (told,) = await pupil.house.door.history("test", pupil.name, pupil.name, after=0, limit=30)
        assert told.attached == ("data.csv",)

    async def test_a_file_that_was_kept_before_is_named_by_its_key(self, pupil: Pupil) -> None:
        key = await pupil.house.door.keep(b"a,b")
        incoming = pupil.incoming(Said(f"/run {READ}"))
        media = Media(name="data.csv", mime="text/csv", key=key)
        await pupil.house.door.receive(replace(incoming, attachments=(media,)))
        assert "A,B" in pupil.words()

    async def test_a_file_that_is_gone_is_asked_for_again(self, pupil: Pupil) -> None:
        incoming = pupil.incoming(Said(f"/run {READ}"))
        media = Media(name="data.csv", mime="text/csv", key="0" * 64)
        await pupil.house.door.receive(replace(incoming, attachments=(media,)))
        assert "data\\.csv is not here any more" in pupil.words()


@pytest.mark.parametrize(
    ("names", "tidy"),
    [
        (("../../etc/passwd",), ("passwd",)),
        (("C:\\Users\\ada\\data.csv",), ("data.csv",)),
        (("a\x00b\n.csv",), ("ab .csv",)),
        (("..",), ("file",)),
        (("",), ("file",)),
        ((".env",), ("env",)),
        (("x" * 300 + ".csv",), ("x" * 96 + ".csv",)),
        (("día\u202e.txt",), ("día.txt",)),
        (("a.csv", "a.csv", "a.csv"), ("a.csv", "a-2.csv", "a-3.csv")),
        (("a", "a"), ("a", "a-2")),
    ],
)
def test_names_of_files_are_made_fit_to_be_written(names: tuple[str, ...], tidy: tuple[str, ...]) -> None:
    event = Incoming(
        platform="test",
        event_id="1",
        person=Person(id="ada"),
        chat="ada",
        body=Said(""),
        attachments=tuple(Media.of(name, "", b"") for name in names),
    )
    assert tuple(file.name for file in tidied(event).attachments) == tidy


def event_with(*files: Media) -> Incoming:
    return Incoming(
        platform="test", event_id="1", person=Person(id="ada"), chat="ada", body=Said(""), attachments=files
    )


def test_of_what_is_too_large_nothing_stays_in_memory() -> None:
    large = Media.of("big.bin", "", bytes(LARGEST_ATTACHMENT + 1))
    (left,) = tidied(event_with(large)).attachments
    assert (left.name, left.key, left.content) == ("big.bin", TOO_LARGE, None)


def test_one_file_may_be_all_that_a_message_brings() -> None:
    (left,) = tidied(event_with(Media.of("a.pdf", "", bytes(LARGEST_ATTACHMENT)))).attachments
    assert left.content is not None


@pytest.mark.parametrize(
    ("size", "together", "key"),
    [
        (LARGEST_ATTACHMENT, MOST_ATTACHED, None),
        (LARGEST_ATTACHMENT + 1, LARGEST_ATTACHMENT + 1, TOO_LARGE),
        (1, MOST_ATTACHED + 1, TOO_MUCH),
    ],
)
def test_what_is_not_taken_need_not_be_fetched(size: int, together: int, key: str | None) -> None:
    stands_for = untaken("a.pdf", "application/pdf", size, together)
    assert (stands_for and stands_for.key) == key
