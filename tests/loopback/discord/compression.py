"""The transport compressions of the gateway: one stream a connection, flushed after every frame."""

import importlib
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
    """For Python 3.14 and later, where the library asks for it since the interpreter has it."""
    zstd: Any = importlib.import_module("compression.zstd")
    stream = zstd.ZstdCompressor()
    return lambda text: stream.compress(text.encode(), stream.FLUSH_BLOCK)
