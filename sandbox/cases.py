"""A job is its cases, each executed on its own: the loop that every runner shares."""

import time
from collections.abc import Awaitable, Callable
from math import inf

from sandbox.contract import Case, Execution, Job, Status, Verdict
from sandbox.outcome import Refusal, refused
from sandbox.wire import is_file_name

MAX_SOURCE_BYTES = 256 * 1024
MAX_STDIN_BYTES = 1024 * 1024
MAX_FILES = 100
"""As many files a program can be given."""
JOB_WALLS = 3
"""A job may take this many times its `wall_seconds`, however many cases it has."""

type Execute = Callable[[Job, Case, float], Awaitable[Execution]]
"""Executes one case of a job within so many seconds. Raises `CannotRunError` where there is no engine to do it."""


class CannotRunError(Exception):
    """No code can run at all; the message says why and what to do."""


async def run_cases(job: Job, execute: Execute) -> Verdict:
    """Execute the job's cases one after another and say how each ended.

    A case for which no time of the whole job is left ends as TIMEOUT, after zero seconds.
    """
    cases = job.cases or (Case(name="script", stdin=job.stdin),)
    if too_much := _too_much(job, cases):
        executions = tuple(refused(*too_much) for _ in cases)
        return Verdict(status=Status.ERROR, executions=executions)
    end = time.monotonic() + JOB_WALLS * job.limits.wall_seconds
    done: list[Execution] = []
    try:
        for case in cases:
            left = min(job.limits.wall_seconds, case.wall_seconds or inf, end - time.monotonic())
            done.append(await execute(job, case, left) if left > 0 else Execution(status=Status.TIMEOUT))
    except CannotRunError as error:
        return Verdict(status=Status.UNAVAILABLE, note=str(error))
    return Verdict(status=_overall(done), executions=tuple(done))


def _overall(done: list[Execution]) -> Status:
    return next((each.status for each in done if each.status is not Status.FINISHED), Status.FINISHED)


def _too_much(job: Job, cases: tuple[Case, ...]) -> tuple[Refusal, str] | None:
    if _size(job.source) > MAX_SOURCE_BYTES:
        long = f"{len(job.source):,} characters. {MAX_SOURCE_BYTES:,} bytes can be run."
        return Refusal.SOURCE, f"The program is too long: {long}"
    if any(_size(case.stdin) > MAX_STDIN_BYTES for case in cases):
        return Refusal.INPUT, f"The input is too long. A program can be given {MAX_STDIN_BYTES:,} bytes."
    files = [*job.files, *(file for case in cases for file in case.files)]
    if any(not is_file_name(file.name) for file in files):
        words = "A file for the program has no usable name: a path without .. that stays in its folder."
        return Refusal.NAME, words
    for case in cases:
        names = {file.name for file in (*job.files, *case.files)}
        if len(names) > MAX_FILES:
            return Refusal.FILES, f"There are too many files. A program can be given {MAX_FILES}."
        if any(_folders(name) & names for name in names):
            return Refusal.NAME, "Of two files for the program, one has the name of the other's folder."
    most = job.limits.given_bytes
    if sum(len(file.data) for file in files) > most:
        return Refusal.FILES, f"The files are too large. A program can be given {most:,} bytes."
    return None


def _folders(name: str) -> set[str]:
    """The folders that a file of that name lies in."""
    parts = name.split("/")
    return {"/".join(parts[:deep]) for deep in range(1, len(parts))}


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
