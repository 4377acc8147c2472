"""Recordings as short and small as may be, of the kinds that platforms bring and models make. They are silent, and play."""

import struct

_MP3_FRAME = b"\xff\xfb\x90\xc4" + bytes(413)
"""A frame of MPEG-1 Layer III: 128 kbit/s, 44.1 kHz, mono, nothing in it."""
_FRAMES = 44_100 / 1152
"""Frames of a second."""


def wav(seconds: float = 1.0, rate: int = 8000) -> bytes:
    """A WAV of 8 bit, mono."""
    data = bytes([128]) * int(seconds * rate)
    about = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate, 1, 8)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + len(data))
        + b"WAVE"
        + about
        + struct.pack("<4sI", b"data", len(data))
        + data
    )


def mp3(seconds: float = 1.0) -> bytes:
    """An MP3."""
    return _MP3_FRAME * max(1, round(seconds * _FRAMES))


def ogg(seconds: float = 1.0, *, before: int = 312) -> bytes:
    """The pages of an Ogg with Opus that begin and end it, as a voice note of Telegram has them."""
    head = struct.pack("<8sBBHIhB", b"OpusHead", 1, 1, before, 16_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I6sI", 6, b"Parley", 0)
    silence = b"\xf8\xff\xfe"
    last = round(seconds * 48_000) + before
    pages = ((2, 0, head), (0, 0, tags), (4, last, silence))
    return b"".join(
        _page(flags, samples, number, body) for number, (flags, samples, body) in enumerate(pages)
    )


def vorbis(seconds: float = 1.0, rate: int = 44_100) -> bytes:
    """The same with Vorbis."""
    head = struct.pack("<B6sIBIiiiBB", 1, b"vorbis", 0, 1, rate, 0, 64_000, 0, 0xB8, 1)
    return _page(2, 0, 0, head) + _page(4, round(seconds * rate), 1, b"\0")


def mp4(seconds: float = 1.0, *, wide: bool = False) -> bytes:
    """The beginning of an M4A: what kind it is, and the header that tells its length."""
    scale = 1000
    times = struct.pack(">QQIQ" if wide else ">IIII", 0, 0, scale, round(seconds * scale))
    movie = bytes([int(wide), 0, 0, 0]) + times
    header = struct.pack(">I4s", 8 + len(movie), b"mvhd") + movie
    return (
        struct.pack(">I4s4sI", 16, b"ftyp", b"M4A ", 0)
        + struct.pack(">I4s", 8 + len(header), b"moov")
        + header
    )


WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01"
"""How a recording of a browser begins; it does not say how long it is."""


def _page(flags: int, samples: int, number: int, body: bytes) -> bytes:
    page = struct.pack("<4sBBqIIIBB", b"OggS", 0, flags, samples, 1, number, 0, 1, len(body)) + body
    return page[:22] + struct.pack("<I", _checksum(page)) + page[26:]


def _checksum(page: bytes) -> int:
    """The checksum of a page of Ogg: CRC-32 with the polynomial 0x04C11DB7, neither reflected nor inverted."""
    crc = 0
    for byte in page:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1) ^ (0x104C11DB7 if crc & 0x80000000 else 0)
    return crc
