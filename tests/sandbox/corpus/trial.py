"""What a trial of a sandbox is: a hostile program, and how it has to end on each backend."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sandbox.contract import Execution, Job, Limits, Runner, Status

OK, ERROR, TIMEOUT = Status.FINISHED, Status.ERROR, Status.TIMEOUT
FLOOD, MEMORY = Status.OUTPUT_LIMIT, Status.OUT_OF_MEMORY

NO_THREADS = "Threads cannot be used here"
NO_PROCESSES = "Other programs cannot be started here"

GRACE_SECONDS = 3.0
"""How much later than at its deadline a run may be over: a cell has two seconds to end it, then it is ended itself."""

# Tries each of `works`, and prints what came of it: the name of an exception, or `done` and the value.
ATTEMPT = """\
import os
def attempt(*works):
    for work in works:
        try:
            print('done', work())
        except BaseException as error:
            print(type(error).__name__)
"""


class Way(StrEnum):
    """A way to run programs: what stands between a program and everything else."""

    EMBEDDED = "embedded"
    JAIL = "jail"
    CONTAINER = "container"


@dataclass(frozen=True, slots=True)
class End:
    """How a program may end, and words that the learner is then told: in its output, or in its failure."""

    statuses: tuple[Status, ...]
    said: str = ""


def ends(*statuses: Status, said: str = "") -> End:
    """Short for an `End`."""
    return End(statuses, said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A hostile program. In a container of its own it ends as in a jail, unless `container` says otherwise."""

    name: str
    source: str
    embedded: End
    jail: End
    container: End | None = None
    stdin: str = ""
    never: str = ""
    """Words that its output must not hold: they would say that something was done that cannot be."""
    left: frozenset[str] | None = None
    """The names of the files that come back from it, where that is what is tried."""
    limits: Mapping[str, float | int] = field(default_factory=dict[str, float | int])

    def end(self, way: Way) -> End:
        """How it may end there."""
        match way:
            case Way.EMBEDDED:
                return self.embedded
            case Way.JAIL:
                return self.jail
            case Way.CONTAINER:
                return self.container or self.jail

    def job(self, way: Way) -> Job:
        """The job that tries it. One that is to be stopped by the clock does not get much of it."""
        wall = {"wall_seconds": 1.0 if TIMEOUT in self.end(way).statuses else 10.0}
        return Job(source=self.source, stdin=self.stdin, limits=Limits(**wall | dict(self.limits)))  # pyright: ignore[reportArgumentType]


def door(name: str, *attempts: str) -> Trial:
    """A trial of doors that have to be shut: expressions, each of which must fail."""
    works = ", ".join(f"lambda: {each}" for each in attempts)
    return Trial(
        name=name,
        source=f"{ATTEMPT}import socket\nattempt({works})",
        embedded=ends(OK),
        jail=ends(OK),
        never="done",
        limits={"wall_seconds": 10.0},
    )


async def tried(trial: Trial, runner: Runner, way: Way) -> Execution:
    """Run the trial. Raises `ValueError` where it was not run at all."""
    verdict = await runner.run(trial.job(way))
    (execution,) = verdict.executions
    return execution


def faults(trial: Trial, way: Way, done: Execution) -> list[str]:
    """What is not as it has to be about the way a trial ended. Nothing, if all is well."""
    end, limits = trial.end(way), trial.job(way).limits
    told = f"{done.stdout}{done.stderr}{done.failure}"
    failure = done.failure.traceback + done.failure.message if done.failure else ""
    names = frozenset(file.name for file in done.files)
    held = (
        (done.status in end.statuses, f"it ended as {done.status}"),
        (end.said in told, f"{end.said!r} is not said"),
        (not trial.never or trial.never not in done.stdout, f"{trial.never!r} was printed"),
        (len(done.stdout) + len(done.stderr) <= limits.output_bytes, "more output than there may be"),
        (done.status is FLOOD or not done.truncated, "cut, and it is not said"),
        (len(failure) < 20_000, "a failure told at too great a length"),
        (done.seconds < limits.wall_seconds + GRACE_SECONDS, f"it took {done.seconds:.1f} s"),
        (sum(len(file.data) for file in done.files) <= limits.file_bytes, "too much came back"),
        (
            trial.left is None or done.status is not OK or trial.left == names,
            f"these files came back: {sorted(names)[:9]}",
        ),
    )
    return [words if len(told) > 400 else f"{words}: {told}" for fine, words in held if not fine]
