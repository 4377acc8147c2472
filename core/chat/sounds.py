"""Which bytes are a recording: by what they are, never by what they are called."""

from core.chat.blocks import Media

_STARTS = {
    b"OggS": "audio/ogg",
    b"fLaC": "audio/flac",
    b"ID3": "audio/mpeg",
    b"\x1a\x45\xdf\xa3": "audio/webm",
}
_SYNC, _LAYER, _LAYER_3 = 0xE0, 0x06, 0x02
"""Bits of the second byte of an MPEG frame; of AAC, which begins alike, the layer is 0."""
_NAMELESS = frozenset({"", "application/octet-stream", "application/ogg"})
"""Types that say nothing of what a file is."""
_ENDINGS = (".flac", ".m4a", ".mp3", ".mpga", ".oga", ".ogg", ".opus", ".wav", ".weba")


def sound_type(content: bytes) -> str | None:
    """The MIME type of a recording of a kind that is heard and played everywhere; None for all else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "audio/wav"
    if content[4:8] == b"ftyp":
        return "audio/mp4"
    if len(content) > 1 and content[0] == 0xFF and content[1] & _SYNC == _SYNC:
        return "audio/mpeg" if content[1] & _LAYER == _LAYER_3 else None
    return next((mime for start, mime in _STARTS.items() if content.startswith(start)), None)


def is_sound(media: Media) -> bool:
    """Whether a file is called a recording: by its type, or by its name where the type says nothing."""
    kind = media.mime.partition(";")[0].strip().casefold()
    if kind in _NAMELESS:
        return media.name.casefold().endswith(_ENDINGS)
    return kind.startswith("audio/")
