"""What goes into a sandbox and what comes out: the one contract of every runner.

Expected values never stand in a `Job`: only the learner's code and inputs enter a sandbox, and whoever
asked compares the plain data that comes back. A learner's code therefore has nothing to forge.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

type Plain = bool | int | float | str | Sequence[Plain] | Mapping[str, Plain] | None
"""JSON's values: what may cross the border of a sandbox."""


class Status(StrEnum):
    """How one execution ended, in words that a learner can tell apart."""

    FINISHED = "finished"
    ERROR = "error"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    OUTPUT_LIMIT = "output_limit"
    QUEUE_FULL = "queue_full"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one run may use. Seconds of wall time, bytes, and a number of processes."""

    wall_seconds: float = 5.0
    memory_bytes: int = 128 * 2**20
    processes: int = 32
    output_bytes: int = 64 * 2**10
    scratch_bytes: int = 16 * 2**20
    files: int = 8
    """How many files may come back."""
    file_bytes: int = 2**20
    """How many bytes all of them may have together."""

    @property
    def given_bytes(self) -> int:
        """How many bytes of files a program may be given: they take room in its folder, and memory on their way."""
        return min(self.scratch_bytes // 2, self.memory_bytes // 32)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file in the folder that a program works in: one it finds there, or one it left there."""

    name: str
    """Its path from that folder, with `/` between; never `..`, never absolute."""
    data: bytes
    alt: str = ""
    """Of a picture that a program drew: words for those who do not see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Something of the learner's to be called, with positional arguments.

    `function` is a path of names: `area`, `account.deposit`. Its first name is one of the program's own, or one
    that an earlier call was given with `name`, under which its result is kept.
    """

    function: str
    arguments: tuple[Plain, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One execution of the source in a process of its own: as a script, or for the calls that are made of it.

    Its value is what the last call returned; with `look`, paths of names as in a call, the list of what they
    then stand for: the state after the calls, or after the script.
    """

    name: str
    calls: tuple[Call, ...] = ()
    look: tuple[str, ...] = ()
    stdin: str = ""
    files: tuple[File, ...] = ()
    """What it finds beside the job's own files; one of the same name takes the place of the job's."""
    wall_seconds: float | None = None
    """A tighter limit than the job's, for a case about time."""

    @property
    def asks(self) -> bool:
        """Whether it asks for a value."""
        return bool(self.calls or self.look)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Code to run. With `cases`, once for each of them; without, once as a script that reads `stdin`.

    `language` names one of the folders of `sandbox.languages`.
    """

    source: str
    language: str = "python"
    stdin: str = ""
    files: tuple[File, ...] = ()
    cases: tuple[Case, ...] = ()
    limits: Limits = field(default_factory=Limits)
    owner: str = ""
    """Whose job it is, for fairness: at most one running job an owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An exception that left the learner's code: its type, its words, and its traceback cut to their lines."""

    type: str
    message: str
    traceback: str
    line: int | None = None
    """The learner's line, from 1, where it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """What one execution did. `value` is what its case asked for, as JSON's values.

    `value_repr` is how the language itself writes it, for showing; `foreign` says that the value is not
    made of JSON's values (a set, an object), in which case `value` is None and must not be compared.
    """

    status: Status
    stdout: str = ""
    stderr: str = ""
    exit_code: int | None = None
    seconds: float = 0.0
    peak_memory_bytes: int | None = None
    truncated: bool = False
    failure: Failure | None = None
    value: Plain = None
    value_repr: str = ""
    foreign: bool = False
    files: tuple[File, ...] = ()
    """The new and the changed files that it left behind, within the limits. Only of a script."""
    files_left_out: int = 0
    """How many more there were that the limits, or what they are, kept from coming back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """All executions of one job, in the order of its cases (one, where it had none)."""

    status: Status
    """FINISHED when every execution finished; otherwise that of the first which did not."""
    executions: tuple[Execution, ...] = ()
    note: str = ""
    """Why nothing ran (UNAVAILABLE, QUEUE_FULL), in plain words."""
    place: int | None = None
    """With QUEUE_FULL: the place in the queue that there was no room for, from 1."""
    estimate_seconds: float | None = None
    """With QUEUE_FULL: after how many seconds that place's turn would come, by what jobs took lately."""


class Runner(Protocol):
    """Runs jobs. It never raises for what a learner's code does; it answers UNAVAILABLE when it cannot run."""

    async def run(self, job: Job) -> Verdict:
        """Run `job` to its end or to its limits."""
        ...

    async def close(self) -> None:
        """Stop everything that is running and free what is held."""
        ...
