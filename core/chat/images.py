"""Which bytes are an image: by what they are, never by what they are called."""

_STARTS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}


def image_type(content: bytes) -> str | None:
    """The MIME type of an image that everybody shows and that cannot hold a script; None for all else, SVG too."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((mime for start, mime in _STARTS.items() if content.startswith(start)), None)
