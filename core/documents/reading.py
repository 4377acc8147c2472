"""Has a document read by a process of its own, which is bounded in all it can do, and believes little of what it says."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast
from weakref import WeakKeyDictionary

import orjson

from core.chat import LARGEST_ATTACHMENT
from core.documents.document import Document, DocumentPassage, DocumentRefused, Reason
from core.errors import Unavailable
from core.tidy import tidy

AT_ONCE = 2
"""Documents that are read at the same time in this process."""
SECONDS = 20.0
"""How long one may take."""
PATIENCE = 60.0
"""Seconds that one may wait for its turn."""
MOST_TOLD = 8 * 2**20
"""Bytes that the process may answer with."""
CHUNK = 256 * 2**10
LONGEST_NAME, LONGEST_TEXT, MOST_PASSAGES = 200, 8_000, 20_000
"""Characters of a title, a heading or a place and of a passage, and passages: more than any document has."""

_ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "import sys; sys.path[:] = {paths!r}; from core.documents.apart.program import main; main(is_markdown={is_markdown!r})"
_MARKDOWN = (".md", ".markdown", ".mdown")

log = logging.getLogger(__name__)

_places = WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore]()


async def read_document(name: str, mime: str, content: bytes) -> Document:
    """What a document says. Its kind is told from its bytes; `name` and `mime` only say whether text is Markdown.

    Raises DocumentRefused, and nothing else that comes of the file; Unavailable where too many others wait.
    """
    if len(content) > LARGEST_ATTACHMENT:
        raise DocumentRefused(Reason.LARGE, name, most=LARGEST_ATTACHMENT // 2**20)
    is_markdown = "markdown" in mime.lower() or name.lower().endswith(_MARKDOWN)
    async with _place():
        try:
            async with asyncio.timeout(SECONDS):
                told = await _told(content, is_markdown=is_markdown)
        except TimeoutError:
            raise DocumentRefused(Reason.SLOW, name) from None
    document = _document(told, name)
    if isinstance(document, Reason):
        raise DocumentRefused(document, name)
    return document


@asynccontextmanager
async def _place() -> AsyncGenerator[None]:
    """A place among those that are read at once."""
    places = _places.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))
    try:
        async with asyncio.timeout(PATIENCE):
            await places.acquire()
    except TimeoutError:
        raise Unavailable("the reading of documents") from None
    try:
        yield
    finally:
        places.release()


async def _told(content: bytes, *, is_markdown: bool) -> bytes:
    """What the process says of a document: nothing of use where it dies."""
    process = await _start(is_markdown=is_markdown)
    try:
        feeding = asyncio.create_task(_feed(process, content))
        try:
            return await _hear(process)
        finally:
            feeding.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await feeding
    finally:
        if await _ended(process) == -signal.SIGXCPU:
            raise TimeoutError


async def _start(*, is_markdown: bool) -> Process:
    """A process that knows nothing of ours: no environment, no file that is open, no folder it stands in.

    Isolated, Python would not find what is not installed. So it is told where to look, as we do.
    """
    paths = [str(_ROOT), *(path for path in sys.path if Path(path).is_absolute() and path != str(_ROOT))]
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-S", "-B", "-X", "utf8"),
        *("-c", PROGRAM.format(paths=paths, is_markdown=is_markdown)),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        cwd="/",
        env={},
        start_new_session=True,
    )


async def _feed(process: Process, content: bytes) -> None:
    """Give it the document, a piece at a time, so that there is no second copy of it here."""
    assert process.stdin is not None
    with contextlib.suppress(ConnectionError):  # it may have ended before
        for begin in range(0, len(content), CHUNK):
            process.stdin.write(content[begin : begin + CHUNK])
            await process.stdin.drain()
        process.stdin.close()


async def _ended(process: Process) -> int:
    """End it, if it has not come to an end, and close what led to it. How it ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.stdin.close()
    while await process.stdout.read(CHUNK):
        pass
    return await process.wait()


async def _hear(process: Process) -> bytes:
    assert process.stdout is not None
    told = bytearray()
    while chunk := await process.stdout.read(CHUNK):
        told += chunk
        if len(told) > MOST_TOLD:
            return b""
    return bytes(told)


def _document(told: bytes, name: str) -> Document | Reason:
    """What the process says, every part of it looked at: it has read a file that nobody trusts."""
    try:
        found: Any = orjson.loads(told)
        if "refused" in found:
            return Reason(found["refused"])
        passages = tuple(_passage(one) for one in found["passages"])
        title, cut = _line(found["title"]), found["cut"]
    except (ValueError, TypeError, KeyError, AttributeError):
        log.info("a document could not be read: it was answered with %d bytes", len(told))
        return Reason.BROKEN
    if not 0 < len(passages) <= MOST_PASSAGES or not isinstance(cut, bool):
        return Reason.BROKEN
    return Document(title or _line(Path(name).stem) or name, passages, cut)


def _passage(value: object) -> DocumentPassage:
    """Raises ValueError or TypeError where it is none."""
    heading, text, place = cast("list[object]", value)
    if not isinstance(text, str) or not 0 < len(text) <= LONGEST_TEXT:
        raise ValueError(text)
    return DocumentPassage(_line(heading), tidy(text), _line(place))


def _line(value: object) -> str:
    """A text in one line. Raises TypeError where it is none."""
    if not isinstance(value, str):
        raise TypeError(value)
    return " ".join(tidy(value).split())[:LONGEST_NAME]
