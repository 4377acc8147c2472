"""A harness as a plain process of this machine, without any sandbox: for programs that stand in these tests alone."""

import asyncio
import contextlib
import json
import os
import signal
import sys
import tempfile
import time
from asyncio import StreamReader
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sandbox.cases import run_cases
from sandbox.contract import Case, Execution, Job, Verdict
from sandbox.docker.container import program_memory
from sandbox.languages import IMAGES, languages
from sandbox.outcome import End, Remains, judge, without_last_words
from sandbox.wire import request

PLACE = """
import fcntl, os, sys
held = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 1000) for end in sys.argv[1:3]]
for place, end in enumerate(held): os.dup2(end, 3 + place)
os.closerange(5, 1002)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Puts the request on descriptor 3 and the report on 4, then goes on as the harness.

They are held above all others meanwhile, because one of them may be 3 or 4 already.
"""


class Alone:
    """Runs a language by the command in its image's Dockerfile, as the first process of a jail would.

    It gathers no files, and it bounds nothing but time and output.
    """

    def __init__(self, language: str, interpreter: str) -> None:
        self._language = languages()[language]
        folder = IMAGES / language
        (line,) = [
            each for each in (folder / "Dockerfile").read_text().splitlines() if each.startswith("CMD ")
        ]
        _, *arguments = json.loads(line.removeprefix("CMD "))
        self._command = [interpreter, *(each.replace("/opt/parley", str(folder)) for each in arguments)]

    async def run(self, job: Job) -> Verdict:
        return await run_cases(job, self._execute)

    async def close(self) -> None:
        """There is nothing that stays."""

    async def _execute(self, job: Job, case: Case, seconds: float) -> Execution:
        asked = request(case, job.source, program_memory(self._language, job.limits))
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            for file in (*job.files, *case.files):
                (Path(folder) / file.name).write_bytes(file.data)
            remains = await self._process(
                folder, json.dumps(asked).encode(), case, job.limits.output_bytes, seconds
            )
        assert time.monotonic() - started < seconds + 5
        return judge(case, job.limits, without_last_words(remains, self._language.last_words))

    async def _process(self, folder: str, asked: bytes, case: Case, most: int, seconds: float) -> Remains:
        theirs, to_them = os.pipe()
        from_them, their_report = os.pipe()
        given = (theirs, their_report)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-ISc", PLACE, *map(str, given), *self._command),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            pass_fds=given,
            cwd=folder,
            start_new_session=True,
        )
        for end in given:
            os.close(end)
        assert process.stdin
        assert process.stdout
        assert process.stderr
        out, err = bytearray(), bytearray()
        report = asyncio.create_task(asyncio.to_thread(_read_all, from_them))

        def kill() -> None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

        await asyncio.to_thread(_write_all, to_them, asked)
        process.stdin.write(case.stdin.encode())
        process.stdin.close()
        ends: list[asyncio.Task[Any]] = [
            asyncio.create_task(process.wait()),
            asyncio.create_task(_listen(process.stdout, out, most, kill)),
            asyncio.create_task(_listen(process.stderr, err, most, kill)),
        ]
        _, late = await asyncio.wait(ends, timeout=seconds)
        kill()
        await asyncio.gather(*ends)
        code = process.returncode or 0
        process._transport.close()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        return Remains(
            end=End.DEADLINE if late else End.CRASH if code < 0 else End.ITSELF,
            stdout=bytes(out),
            stderr=bytes(err),
            report=await report or None,
            exit_code=code if code >= 0 else 128 - code,
        )


async def _listen(stream: StreamReader, into: bytearray, most: int, stop: Callable[[], None]) -> None:
    """Gather to the end: a process that nobody listens to is not known to be gone."""
    while piece := await stream.read(2**16):
        into += piece[: most + 1 - len(into)]
        if len(into) > most:
            stop()


def _read_all(end: int) -> bytes:
    with open(end, "rb") as file:
        return file.read()


def _write_all(end: int, data: bytes) -> None:
    with contextlib.suppress(BrokenPipeError), open(end, "wb") as file:
        file.write(data)
