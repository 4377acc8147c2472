"""How long a recording is, by what its file says of itself: enough to refuse one that is too long before it is paid for."""

import struct

OPUS_RATE = 48_000
"""Samples a second by which Opus counts, whatever it was recorded with."""
_PAGE, _HEADER = b"OggS", 27
_WITHIN = 65_307
"""Bytes of the longest page of Ogg: the last one begins within so many of the end."""


def seconds_of(content: bytes) -> float | None:
    """The length in seconds; None where the file does not say, as those that browsers record do not."""
    try:
        if content.startswith(_PAGE):
            return _ogg(content)
        if content[:4] == b"RIFF":
            return _wav(content)
        return _mp4(content) if content[4:8] == b"ftyp" else None
    except (struct.error, IndexError, ZeroDivisionError):
        return None


def _ogg(content: bytes) -> float | None:
    """The number of the last sample, over the rate that the first page tells."""
    last = content.rfind(_PAGE, max(0, len(content) - _WITHIN))
    (samples,) = struct.unpack_from("<q", content, max(last, 0) + 6)
    begins = _HEADER + content[26]
    if content[begins : begins + 8] == b"OpusHead":
        (before,) = struct.unpack_from("<H", content, begins + 10)
        return max(samples - before, 0) / OPUS_RATE
    if content[begins + 1 : begins + 7] == b"vorbis":
        (rate,) = struct.unpack_from("<I", content, begins + 12)
        return max(samples, 0) / rate
    return None


def _wav(content: bytes) -> float | None:
    """The bytes of sound that there are, over those of a second."""
    at, rate = 12, 0
    while at + 8 <= len(content):
        kind, (size,) = content[at : at + 4], struct.unpack_from("<I", content, at + 4)
        if kind == b"fmt ":
            (rate,) = struct.unpack_from("<I", content, at + 16)
        if kind == b"data":
            return min(size, len(content) - at - 8) / rate
        at += 8 + size + size % 2
    return None


def _mp4(content: bytes) -> float | None:
    """The duration in the header of the movie, which sound alone has as well."""
    at = content.find(b"mvhd")
    if at < 0:
        return None
    wide = content[at + 4] == 1 if at + 4 < len(content) else False
    scale, length = struct.unpack_from(">IQ" if wide else ">II", content, at + (24 if wide else 16))
    return length / scale
