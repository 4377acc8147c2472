"""A file that somebody sent, or the files of a zip, within limits and without a name that could do harm."""

import io
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - it is a class, whatever its name

from core.course.files.fault import Place
from core.course.files.reading import LARGEST_FILE
from core.interchange.fault import Fault, Reason, fault

_ENTRY, _ZIP = b"PK\x01\x02", (b"PK\x03\x04", b"PK\x05\x06")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\\]|^[A-Za-z]:")
_KINDS = {0, stat.S_IFREG, stat.S_IFDIR}
_ENCRYPTED = 0x1
_RUBBISH = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", "__pycache__"}
"""What computers put beside people's files."""
_WITHIN = {".zip", ".7z", ".rar", ".gz", ".tar", ".tgz", ".xz", ".bz2"}
_LITTLE = 2**16
"""Bytes up to which it does not matter how well a file was packed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is taken. `packed`, `file` (in a zip) and `unpacked` are bytes, `ratio` is unpacked to packed of one file.

    A file that comes alone may have `packed` bytes: what Moodle exports has its pictures in it.
    """

    packed: int = 16 * 2**20
    files: int = 1000
    file: int = LARGEST_FILE
    unpacked: int = 32 * 2**20
    ratio: int = 200
    depth: int = 6
    name: int = 200


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files by name, parted by `/`; none of them where a fault stops."""

    files: Mapping[str, bytes]
    faults: tuple[Fault, ...] = ()


def read(name: str, content: bytes, limits: Limits | None = None) -> Unpacked:
    """The files in `content`, which was sent as `name`: those of a zip, or the one that it is.

    Of a zip in which one folder holds all there is, the folder is taken off: people pack the folder and what is in it alike.
    """
    limits = limits or Limits()
    own = PurePosixPath(name.replace("\\", "/")).name or "file"
    if len(content) > limits.packed:
        return Unpacked({}, (fault(Place(own), Reason.ARCHIVE_LARGE, most=limits.packed // 2**20),))
    if not content.startswith(_ZIP):
        return Unpacked({own: content})
    if content.count(_ENTRY) > 4 * limits.files:  # before a list is made of them
        return Unpacked({}, (fault(Place(own), Reason.ARCHIVE_MANY, most=limits.files),))
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            return _unpacked(own, archive, limits)
    except (BadZipFile, ZlibError, NotImplementedError, EOFError, ValueError, OSError, RuntimeError):
        return Unpacked({}, (fault(Place(own), Reason.ARCHIVE_BROKEN),))


def _unpacked(own: str, archive: ZipFile, limits: Limits) -> Unpacked:
    entries = [entry for entry in archive.infolist() if not _rubbish(entry.filename)]
    faults = [*_faults(own, entries, limits)]
    if any(one.stops for one in faults):
        return Unpacked({}, tuple(faults))
    files: dict[str, bytes] = {}
    for entry in entries:
        if entry.is_dir() or _is_within(entry.filename):
            continue
        with archive.open(entry) as part:
            data = part.read(limits.file + 1)  # whatever the entry says of its size
        if len(data) > limits.file:
            return Unpacked({}, (*faults, _large(entry.filename, limits)))
        files[entry.filename] = data
    if not files:
        return Unpacked({}, (*faults, fault(Place(own), Reason.ARCHIVE_EMPTY)))
    return Unpacked(rooted(files), tuple(faults))


def _faults(own: str, entries: list[ZipInfo], limits: Limits) -> Iterator[Fault]:
    files = [entry for entry in entries if not entry.is_dir()]
    if len(entries) > limits.files:
        yield fault(Place(own), Reason.ARCHIVE_MANY, most=limits.files)
        return
    taken: dict[str, str] = {}
    for entry in entries:
        yield from _name_faults(entry, taken, limits)
    for entry in files:
        yield from _size_faults(own, entry, limits)
    if sum(entry.file_size for entry in files) > limits.unpacked:
        yield fault(Place(own), Reason.ARCHIVE_SWELLS, most=limits.unpacked // 2**20)


def _name_faults(entry: ZipInfo, taken: dict[str, str], limits: Limits) -> Iterator[Fault]:
    name = entry.orig_filename
    place = Place(_shown(name))
    parts = name.rstrip("/").split("/")
    if _UNSAFE.search(name) or not set(parts).isdisjoint({"", ".", ".."}):
        yield fault(place, Reason.NAME_UNSAFE, name=_shown(name))
    elif len(parts) > limits.depth or len(name) > limits.name:
        yield fault(place, Reason.NAME_DEEP, name=_shown(name), most=limits.depth)
    elif stat.S_IFMT(entry.external_attr >> 16) not in _KINDS:
        yield fault(place, Reason.NAME_LINK, name=_shown(name))
    elif _is_within(name):
        yield fault(place, Reason.ARCHIVE_WITHIN, name=_shown(name))
    yield from _double_faults(entry, parts, taken)


def _double_faults(entry: ZipInfo, parts: list[str], taken: dict[str, str]) -> Iterator[Fault]:
    """A name that a file has already on a computer that knows no capitals, or that is a folder elsewhere."""
    name = _shown(entry.orig_filename)
    for depth in range(1, len(parts) + 1):
        written = "/".join(parts[:depth])
        key = unicodedata.normalize("NFC", written).casefold()
        folder = depth < len(parts) or entry.is_dir()
        mine = f"{written}/" if folder else written
        other = taken.get(key, mine if folder else None)
        if other is not None and (other != mine or not folder):
            yield fault(Place(name), Reason.NAME_DOUBLE, name=name, other=_shown(other))
            return
        taken[key] = mine


def _size_faults(own: str, entry: ZipInfo, limits: Limits) -> Iterator[Fault]:
    place = Place(_shown(entry.filename))
    if entry.flag_bits & _ENCRYPTED:
        yield fault(place, Reason.ARCHIVE_ENCRYPTED, name=own)
    elif entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        yield fault(place, Reason.ARCHIVE_BROKEN)
    elif _is_within(entry.filename):
        return
    elif entry.file_size > max(_LITTLE, limits.ratio * entry.compress_size):
        yield fault(place, Reason.ARCHIVE_SWELLS, most=limits.unpacked // 2**20)
    elif entry.file_size > limits.file:
        yield _large(entry.filename, limits)


def _large(name: str, limits: Limits) -> Fault:
    return fault(Place(_shown(name)), Reason.FILE_LARGE, name=_shown(name), most=max(1, limits.file // 2**20))


def _rubbish(name: str) -> bool:
    return not _RUBBISH.isdisjoint(name.rstrip("/").split("/"))


def _is_within(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in _WITHIN


def _shown(name: str) -> str:
    """A name that can be written: what cannot be seen is replaced, and what is too long is cut."""
    return "".join(c if c.isprintable() else "�" for c in name)[:100]


def rooted(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files without the one folder that holds them all."""
    tops = {name.partition("/")[0] for name in files}
    if len(tops) != 1 or any("/" not in name for name in files):
        return files
    top = next(iter(tops))
    if top in {"lessons", "items", "challenges"}:
        return files
    return {name.removeprefix(f"{top}/"): data for name, data in files.items()}
