"""What comes out of an archive, and what does not."""

import io
import stat
import struct
import zlib
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from core.interchange.archive import Limits, Unpacked, read
from core.interchange.fault import Reason


def packed(files: dict[str, bytes | str], compression: int = ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def packed_entries(*entries: tuple[ZipInfo, bytes]) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for entry, content in entries:
            archive.writestr(entry, content)
    return buffer.getvalue()


def reasons(unpacked: Unpacked) -> list[Reason]:
    return [one.reason for one in unpacked.faults]


def test_a_zip_gives_its_files_by_name() -> None:
    files: dict[str, bytes | str] = {"course.yaml": b"id: a\n", "lessons/one.md": b"text"}
    assert read("a.zip", packed(files)).files == files


def test_the_folder_that_holds_all_files_is_taken_off() -> None:
    unpacked = read("a.zip", packed({"bread/course.yaml": b"a", "bread/items/one.yaml": b"b"}))
    assert unpacked.files == {"course.yaml": b"a", "items/one.yaml": b"b"}


def test_a_folder_of_the_format_is_not_taken_off() -> None:
    assert read("a.zip", packed({"items/one.yaml": b"b"})).files == {"items/one.yaml": b"b"}


def test_what_is_no_zip_is_one_file_under_its_own_name() -> None:
    assert read("folder/sub\\quiz.gift", b"x {T}").files == {"quiz.gift": b"x {T}"}


def test_what_computers_put_beside_files_is_passed_over() -> None:
    unpacked = read("a.zip", packed({"a.md": b"a", "__MACOSX/._a.md": b"\x00", ".DS_Store": b"\x00"}))
    assert (unpacked.files, unpacked.faults) == ({"a.md": b"a"}, ())


@pytest.mark.parametrize(
    "name",
    ["../up.md", "a/../../up.md", "/etc/passwd", "C:up.md", "c:/up.md", "a\\..\\up.md", "a//b.md", "./a.md", "a/./b.md", "a\tb.md"],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused_and_nothing_is_unpacked(name: str) -> None:
    unpacked = read("a.zip", packed({"good.md": b"a", name: b"b"}))
    assert reasons(unpacked) == [Reason.NAME_UNSAFE]
    assert not unpacked.files


def test_a_name_with_a_nul_is_refused_though_the_library_cuts_it() -> None:
    content = packed({"good.mdXevil": b"a"}).replace(b"good.mdXevil", b"good.md\x00evil")
    assert reasons(read("a.zip", content)) == [Reason.NAME_UNSAFE]


def test_names_that_differ_by_case_alone_are_the_same_on_many_computers() -> None:
    unpacked = read("a.zip", packed({"items/One.yaml": b"a", "items/one.yaml": b"b"}))
    assert reasons(unpacked) == [Reason.NAME_DOUBLE]
    assert unpacked.faults[0].values == {"name": "items/one.yaml", "other": "items/One.yaml"}


def test_folders_that_differ_by_case_alone_are_the_same_too() -> None:
    assert reasons(read("a.zip", packed({"Items/a.md": b"", "items/b.md": b""}))) == [Reason.NAME_DOUBLE]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_is_refused() -> None:
    content = packed_entries((ZipInfo("a.md"), b"1"), (ZipInfo("a.md"), b"2"))
    assert reasons(read("a.zip", content)) == [Reason.NAME_DOUBLE]


def test_a_file_cannot_be_a_folder_as_well() -> None:
    assert reasons(read("a.zip", packed({"a": b"1", "a/b.md": b"2"}))) == [Reason.NAME_DOUBLE]


def test_a_folder_that_is_named_by_itself_is_no_fault() -> None:
    assert read("a.zip", packed({"x/": b"", "x/a.md": b"1", "b.md": b"2"})).faults == ()


def test_a_link_is_refused() -> None:
    link = ZipInfo("link.md")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert reasons(read("a.zip", packed_entries((link, b"/etc/passwd")))) == [Reason.NAME_LINK]


def test_an_encrypted_file_is_named() -> None:
    content = bytearray(packed({"a.md": b"a"}))
    content[content.index(b"PK\x03\x04") + 6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert reasons(read("a.zip", bytes(content))) == [Reason.ARCHIVE_ENCRYPTED]


def test_an_archive_in_the_archive_is_left_out_and_the_rest_goes_in() -> None:
    unpacked = read("a.zip", packed({"a.md": b"a", "more.zip": packed({"../b.md": b"b"})}))
    assert (unpacked.files, reasons(unpacked)) == ({"a.md": b"a"}, [Reason.ARCHIVE_WITHIN])
    assert not unpacked.faults[0].stops


def test_what_swells_is_not_unpacked() -> None:
    bomb = packed({"zeros.md": b"\0" * 2**26})
    assert len(bomb) < 2**17
    assert Reason.ARCHIVE_SWELLS in reasons(read("a.zip", bomb))


def test_many_files_that_are_too_much_together_are_refused() -> None:
    limits = Limits(unpacked=3000)
    parts: dict[str, bytes | str] = {f"{n}.md": b"x" * 1000 for n in range(4)}
    assert reasons(read("a.zip", packed(parts, 0), limits)) == [Reason.ARCHIVE_SWELLS]


def test_a_file_that_says_it_is_smaller_than_it_is_gives_no_more_than_the_limit() -> None:
    content = bytearray(packed({"a.md": bytes(range(256)) * 4000}))
    where = content.index(b"PK\x01\x02")
    content[where + 24 : where + 28] = struct.pack("<I", 10)
    unpacked = read("a.zip", bytes(content), Limits(file=1000))
    assert reasons(unpacked) == [Reason.ARCHIVE_BROKEN]
    assert not unpacked.files


def test_a_file_that_claims_200_megabytes_is_refused_unread() -> None:
    content = bytearray(packed({"a.md": b"a" * 1000}, 0))
    where = content.index(b"PK\x01\x02")
    content[where + 24 : where + 28] = struct.pack("<I", 200 * 2**20)
    assert Reason.ARCHIVE_SWELLS in reasons(read("a.zip", bytes(content)))


def test_200_megabytes_are_refused_by_their_size() -> None:
    assert reasons(read("big.md", bytes(200 * 2**20))) == [Reason.ARCHIVE_LARGE]


def test_too_many_files_are_refused_before_they_are_listed() -> None:
    names: dict[str, bytes | str] = {f"{n}.md": b"" for n in range(50)}
    for most in (10, 40):
        assert reasons(read("a.zip", packed(names), Limits(files=most))) == [Reason.ARCHIVE_MANY]


def test_a_name_may_be_so_deep_and_no_deeper() -> None:
    assert reasons(read("a.zip", packed({"/".join("abcdefg"): b""}))) == [Reason.NAME_DEEP]
    assert reasons(read("a.zip", packed({"x" * 300: b""}))) == [Reason.NAME_DEEP]


def test_other_ways_of_packing_are_not_tried() -> None:
    assert reasons(read("a.zip", packed({"a.md": b"a"}, ZIP_BZIP2))) == [Reason.ARCHIVE_BROKEN]


def test_damage_anywhere_is_told_and_never_raised() -> None:
    whole = packed({"course.yaml": b"id: a\n" * 50, "lessons/one.md": b"text " * 50})
    for at in range(4, len(whole), 3):
        broken = bytearray(whole)
        broken[at] ^= 0xFF
        unpacked = read("a.zip", bytes(broken))
        assert unpacked.files or unpacked.faults
    for end in range(4, len(whole), 7):
        assert read("a.zip", whole[:end]).faults


def test_an_archive_without_files_says_so() -> None:
    assert reasons(read("a.zip", packed({}))) == [Reason.ARCHIVE_EMPTY]


def test_entries_that_share_their_bytes_are_refused() -> None:
    """A bomb whose entries all point to one piece (David Fifield, 2019)."""
    data = b"a" * 1000
    piece = zlib.compress(data, 9)[2:-4]
    head = struct.pack(
        "<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(data), len(piece), len(data), 1, 0
    )
    body = head + b"a" + piece
    entries = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, zlib.crc32(data), len(piece), len(data), 1, 0, 0, 0, 0, 0, 0) + name
        for name in (b"a", b"b")
    )  # fmt: skip
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, len(entries), len(body), 0)
    assert read("a.zip", body + entries + end).faults


@pytest.mark.parametrize(
    "bomb",
    [
        packed({"zeros.md": b"\0" * 2**26}),
        b"PK\x03\x04" + b"PK\x01\x02" * 10**6,
        b"PK\x03\x04" + b"\0" * 10**6,
    ],
    ids=["zeros", "entries", "nothing"],
)
def test_what_is_hostile_ends_with_a_fault_and_no_file(bomb: bytes) -> None:
    unpacked = read("a.zip", bomb)
    assert unpacked.faults[0].stops
    assert not unpacked.files
