"""The process that reads can do nothing else, and what it says is not simply believed."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

import core
from core.documents import Document, DocumentRefused, Reason, read_document, reading
from core.errors import Unavailable

ROOT = Path(core.__file__).parents[1]
ATTEMPTS = {
    "read a file": "open('/etc/passwd').read()",
    "write a file": "open('/tmp/x', 'w').write('x')",
    "write where a file was open": "os.close(0); open('/tmp/x', 'w').write('x')",
    "look around": "os.listdir('/')",
    "reach the net": "socket.create_connection(('127.0.0.1', 9))",
    "make a socket": "socket.socket(socket.AF_UNIX)",
    "fork": "os.fork() or os._exit(0)",
    "run a program": "os.execv('/bin/true', ['true'])",
    "start a thread": "threading.Thread(target=int).start()",
    "import": "import sqlite3",
    "take more memory": "bytearray(2**30)",
    "signal its parent": "os.kill(os.getppid(), 0)",
    "have its limits back": "resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))",
}
HARMLESS = {"look around", "signal its parent"}
"""What only Landlock, or becoming nobody, keeps from it."""
TRY = """
import os, sys
sys.path[:] = {paths!r}
import resource, socket, threading
from core.documents.apart.confine import confine, limit
limit(); confine()
try:
    exec({attempt!r})
except (OSError, ValueError, MemoryError, ImportError, RuntimeError) as error:
    os.write(1, type(error).__name__.encode())
else:
    os.write(1, b"done")
"""


@pytest.mark.skipif(
    sys.platform != "linux", reason="what other systems bound is less, and said in confine.py"
)
@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_process_that_is_confined_cannot(attempt: str) -> None:
    paths = [str(ROOT), *(path for path in sys.path if path)]
    program = TRY.format(paths=paths, attempt=ATTEMPTS[attempt])
    told = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, check=False)
    assert told.stdout.decode().endswith("Error")


async def told(monkeypatch: pytest.MonkeyPatch, program: str) -> Document:
    """What comes of a document where the process does this."""
    monkeypatch.setattr(reading, "PROGRAM", program)
    return await read_document("notes.txt", "", b"water " * 100_000)


async def refusal(monkeypatch: pytest.MonkeyPatch, program: str) -> Reason:
    """Why it is refused."""
    with pytest.raises(DocumentRefused) as found:
        await told(monkeypatch, program)
    return found.value.reason


async def test_it_is_given_no_environment_no_folder_and_no_file_of_ours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "a secret")
    looks = (
        "import json, os; "
        "seen = [sorted(os.environ), os.getcwd(), sorted(os.listdir('/dev/fd'))[:3], os.getsid(0) == os.getpid()]; "
        "print(json.dumps(dict(title='', cut=False, passages=[['', json.dumps(seen), 'x']])))"
    )
    with (tmp_path / "ours").open("w") as ours:
        os.set_inheritable(ours.fileno(), True)
        found = await told(monkeypatch, looks)
    environment, folder, descriptors, own_session = json.loads(found.passages[0].text)
    assert set(environment) <= {"LC_CTYPE", "__CF_USER_TEXT_ENCODING"}
    assert (folder, descriptors, own_session) == ("/", ["0", "1", "2"], True)


@pytest.mark.parametrize(
    "program",
    [
        "", "raise SystemExit(1)", "import os; os.abort()", "print('water')", "print('[]')", "print('1')", "print('null')",
        "print('[' * 100000)", "print('" + '{{"refused": "because"}}' + "')", "print('" + '{{"refused": []}}' + "')",
        "print(dict(title=1))", "import json; print(json.dumps(dict(title='', cut=False, passages=[])))",
        "import json; print(json.dumps(dict(title='', cut=1, passages=[['', 'x', 'x']])))",
        "import json; print(json.dumps(dict(title='', cut=False, passages=[['', '', 'x']])))",
        "import json; print(json.dumps(dict(title='', cut=False, passages=[['', 'x' * 9000, 'x']])))",
        "import json; print(json.dumps(dict(title='', cut=False, passages=[['', 'x']])))",
        "import json; print(json.dumps(dict(title='', cut=False, passages=[['', 'x', 'x']] * 30000)))",
        "import sys; sys.stdout.write('x' * 20_000_000)",
        "while True: print('x' * 100_000)",
    ],
)  # fmt: skip
async def test_nonsense_is_a_broken_file(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    assert await refusal(monkeypatch, program) is Reason.BROKEN


async def test_controls_in_what_it_says_are_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    says = "import json; print(json.dumps(dict(title='a' + chr(8238), cut=False, passages=[[chr(7), 'b' + chr(0), 'c']])))"
    found = await told(monkeypatch, says)
    assert (found.title, found.passages[0].heading, found.passages[0].text) == ("a", "", "b")


async def test_one_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS", 0.5)
    assert await refusal(monkeypatch, "import time; time.sleep(60)") is Reason.SLOW
    assert children() == []


async def test_one_that_uses_up_its_processor_time_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass"
    assert await refusal(monkeypatch, program) is Reason.SLOW


async def test_nothing_is_left_where_nobody_waits_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = asyncio.create_task(told(monkeypatch, "import time; time.sleep(60)"))
    await running(1)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert children() == []


async def test_no_more_than_two_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS", 1.0)
    reads = [asyncio.create_task(told(monkeypatch, "import time; time.sleep(60)")) for _ in range(4)]
    most = 0
    while not all(one.done() for one in reads):
        most = max(most, len(children()))
        await asyncio.sleep(0.02)
    await asyncio.gather(*reads, return_exceptions=True)
    assert most == reading.AT_ONCE


async def test_who_would_wait_too_long_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PATIENCE", 0.1)
    reads = [asyncio.create_task(told(monkeypatch, "import time; time.sleep(60)")) for _ in range(2)]
    await running(2)
    with pytest.raises(Unavailable, match="the reading of documents"):
        await read_document("a.txt", "", b"water")
    for one in reads:
        one.cancel()
    await asyncio.gather(*reads, return_exceptions=True)


def test_nothing_large_is_loaded_here() -> None:
    program = (
        "import sys, core.documents; sys.exit('pypdf' in sys.modules or 'xml.parsers.expat' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def children() -> list[psutil.Process]:
    """The processes of ours that read documents."""
    return [
        one
        for one in psutil.Process().children()
        if one.status() != psutil.STATUS_ZOMBIE and "-S" in one.cmdline()
    ]


async def running(count: int) -> None:
    """Return when so many of them run."""
    while len(children()) < count:  # noqa: ASYNC110 - a process tells nobody that it has begun
        await asyncio.sleep(0.01)
