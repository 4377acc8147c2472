"""The transport compressions of the gateway: one stream a connection, flushed after every frame."""

import importlib
import importlib.util
import zlib
from collections.abc import Callable
from typing import Any

type Compress = Callable[[str], bytes | str]


def compressor(name: str | None) -> Compress:
    """What makes frames of texts for a connection that asked for the compression `name`."""
    match name:
        case None:
            return str
        case "zlib-stream":
            return _zlib()
        case "zstd-stream":
            return _zstd()
        case _:
            raise ValueError(f"The gateway knows no compression called {name}.")


def _zlib() -> Compress:
    stream = zlib.compressobj()
    return lambda text: stream.compress(text.encode()) + stream.flush(zlib.Z_SYNC_FLUSH)


def _zstd() -> Compress:
    """The library asks for it where it finds `zstandard`, or where the interpreter has it: from Python 3.14 on."""
    if importlib.util.find_spec("zstandard"):
        outside: Any = importlib.import_module("zstandard")
        frames = outside.ZstdCompressor().compressobj()
        return lambda text: frames.compress(text.encode()) + frames.flush(outside.COMPRESSOBJ_FLUSH_BLOCK)
    inside: Any = importlib.import_module("compression.zstd")
    stream = inside.ZstdCompressor()
    return lambda text: stream.compress(text.encode(), stream.FLUSH_BLOCK)
