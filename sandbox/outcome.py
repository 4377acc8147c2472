"""From what an execution left behind to what is said about it: the same words for every runner."""

import signal
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum, auto
from typing import assert_never

from sandbox.contract import Case, Execution, Failure, File, Limits, Status
from sandbox.wire import MalformedError, Report, files_of, read_report


class End(Enum):
    """How the process of an execution came to its end, as the host saw it."""

    ITSELF = auto()
    """It ended on its own account."""
    DEADLINE = auto()
    FLOOD = auto()
    MEMORY = auto()
    CRASH = auto()
    """The interpreter itself broke: a segmentation fault, a stack that ran over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What one execution left behind. `report` is what its harness wrote, if it came to that."""

    end: End
    stdout: bytes = b""
    stderr: bytes = b""
    report: bytes | None = None
    exit_code: int | None = None
    seconds: float = 0.0
    peak_memory_bytes: int | None = None
    files: object = field(default_factory=dict[str, str])
    """As they stand on the wire (see `wire.files_of`)."""
    files_left_out: int = 0


def judge(case: Case, limits: Limits, remains: Remains) -> Execution:
    """Say how the execution of `case` ended."""
    report = _trusted_in_form(remains)
    status, failure = _verdict(case, limits, remains, report)
    stdout, stderr = _within(limits.output_bytes, remains.stdout, remains.stderr)
    finished = report if status is Status.FINISHED and case.asks else None
    return Execution(
        status=status,
        stdout=stdout.decode("utf-8", "replace"),
        stderr=stderr.decode("utf-8", "replace"),
        exit_code=report.exit_code if report else remains.exit_code,
        seconds=remains.seconds,
        peak_memory_bytes=remains.peak_memory_bytes or (report.peak_memory_bytes if report else None),
        truncated=len(stdout) + len(stderr) < len(remains.stdout) + len(remains.stderr),
        failure=failure,
        value=finished.value if finished and not finished.foreign else None,
        value_repr=finished.value_repr if finished else "",
        foreign=finished.foreign if finished else False,
        files=_files(remains, limits, report.alts if report else {}),
        files_left_out=remains.files_left_out,
    )


def without_last_words(remains: Remains, last_words: str) -> Remains:
    """`remains` of an interpreter that said `last_words` (`Language.last_words`) when it broke down: it was its memory.

    What it said then is about its own insides, and is left out, also where it was ended while it still spoke.
    """
    before, said, _ = remains.stderr.partition(last_words.encode()) if last_words else (b"", b"", b"")
    if remains.end not in (End.CRASH, End.MEMORY) or not said:
        return remains
    return replace(remains, end=End.MEMORY, stderr=before)


def _files(remains: Remains, limits: Limits, alts: Mapping[str, str]) -> tuple[File, ...]:
    try:
        found = files_of(remains.files, limits)
    except MalformedError:
        return ()
    return tuple(File(name=name, data=data, alt=alts.get(name, "")) for name, data in sorted(found.items()))


class Refusal(StrEnum):
    """Why something is not run at all: the type of the failure that says so."""

    SOURCE = "SourceTooLong"
    INPUT = "InputTooLong"
    FILES = "FilesTooLarge"
    NAME = "FileName"


def refused(why: Refusal, reason: str) -> Execution:
    """The execution of something that is not run, because of what it is. `reason` is for an operator's eyes."""
    return Execution(status=Status.ERROR, failure=Failure(type=why.value, message=reason, traceback=""))


def _trusted_in_form(remains: Remains) -> Report | None:
    if remains.report is None:
        return None
    try:
        return read_report(remains.report)
    except MalformedError:
        return None


def _within(most: int, stdout: bytes, stderr: bytes) -> tuple[bytes, bytes]:
    """Both streams cut so that they have `most` bytes together; what was written to stderr is kept first."""
    stderr = stderr[:most]
    return stdout[: most - len(stderr)], stderr


def _verdict(
    case: Case, limits: Limits, remains: Remains, report: Report | None
) -> tuple[Status, Failure | None]:
    if len(remains.stdout) + len(remains.stderr) > limits.output_bytes:
        return Status.OUTPUT_LIMIT, None
    match remains.end:
        case End.DEADLINE:
            return Status.TIMEOUT, None
        case End.FLOOD:
            return Status.OUTPUT_LIMIT, None
        case End.MEMORY:
            return Status.OUT_OF_MEMORY, _out_of_memory(limits, None)
        case End.CRASH:
            return Status.ERROR, _crash(remains.exit_code)
        case End.ITSELF:
            return _reported(case, limits, remains, report)
        case _:
            assert_never(remains.end)


def _reported(
    case: Case, limits: Limits, remains: Remains, report: Report | None
) -> tuple[Status, Failure | None]:
    if report is None:
        return _unreported(case, remains)
    if report.failure is not None:
        if report.failure.type == "MemoryError":
            return Status.OUT_OF_MEMORY, _out_of_memory(limits, report.failure)
        return Status.ERROR, report.failure
    if case.asks and not report.has_value:
        return Status.ERROR, _no_answer(case)
    return Status.FINISHED, None


def _unreported(case: Case, remains: Remains) -> tuple[Status, Failure | None]:
    """The process ended by itself before its harness could report: `os._exit`, in the usual case."""
    if case.asks:
        return Status.ERROR, _no_answer(case)
    if remains.report is not None:
        words = "The program ended, and what it left behind cannot be read."
        return Status.ERROR, Failure(type="Crash", message=words, traceback="")
    return Status.FINISHED, None


def _no_answer(case: Case) -> Failure:
    asked = f"{case.calls[-1].function} had returned" if case.calls else "it could be looked at"
    words = f"The program ended before {asked}."
    return Failure(type="NoAnswer", message=words, traceback="")


def _out_of_memory(limits: Limits, told: Failure | None) -> Failure:
    words = f"The program needed more memory than the {limits.memory_bytes // 2**20} MiB it may use."
    return Failure(
        type="MemoryError",
        message=words,
        traceback=told.traceback if told else "",
        line=told.line if told else None,
    )


def _crash(exit_code: int | None) -> Failure:
    words = "Python itself broke down while it ran this program."
    ended_by = (exit_code or 0) - 128  # a shell's way to write which signal it was
    if ended_by in (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS) or ended_by < 0:
        words += (
            " The usual cause is nesting without end: a function that calls itself, "
            "or data inside data inside data."
        )
    if ended_by > 0:
        words += f" (It was ended by signal {ended_by}.)"
    return Failure(type="Crash", message=words, traceback="")
