"""The hostile corpus as a table: each trial on each backend, how it ended, and whether the runner was well afterwards.

python -m bench.corpus [--json] [--ways embedded,jail,container] [--only WORDS]
"""

import asyncio
import json
import sys
from argparse import Namespace
from dataclasses import asdict, dataclass
from itertools import groupby

from bench.report import arguments, machine
from sandbox.contract import Job, Runner, Status
from sandbox.open import backend
from sandbox.settings import SandboxSettings
from tests.sandbox.corpus import CORPUS
from tests.sandbox.corpus.trial import Trial, Way, faults, tried

NEXT = Job(source="print('next')")


@dataclass(frozen=True, slots=True)
class Row:
    """How one trial ended in one way. No `faults`: as it has to."""

    trial: str
    way: Way
    ended: Status
    seconds: float
    faults: list[str]


def runner_of(way: Way, *, runtime: str = "", slots: int = 2) -> Runner:
    """A runner that runs programs in this way, without a queue before it."""
    if way is Way.EMBEDDED:
        return backend(SandboxSettings(backend="embedded", slots=slots))
    isolation = "jail" if way is Way.JAIL else "container"
    return backend(SandboxSettings(backend="docker", isolation=isolation, runtime=runtime, slots=slots))


async def row(trial: Trial, way: Way, runner: Runner) -> Row:
    """Run the trial, and look whether the runner still does its work."""
    done = await tried(trial, runner, way)
    found = faults(trial, way, done)
    after = await runner.run(NEXT)
    if after.status is not Status.FINISHED or after.executions[0].stdout != "next\n":
        found.append(f"the next program ended as {after.status} {after.note}")
    return Row(trial.name, way, done.status, done.seconds, found)


async def rows(asked: Namespace) -> list[Row]:
    """All trials that are asked for, each in all ways."""
    trials = [trial for trial in CORPUS if asked.only in trial.name]
    found: list[Row] = []
    for way in map(Way, asked.ways.split(",")):
        runner = runner_of(way, runtime=asked.runtime if way is not Way.EMBEDDED else "")
        try:
            for trial in trials:
                print(f"{way}: {trial.name}", file=sys.stderr)
                found.append(await row(trial, way, runner))
        finally:
            await runner.close()
    return found


def table(found: list[Row]) -> str:
    """The rows as a table in Markdown, a column for each way; below it, what is not as it has to be."""
    ways = list(dict.fromkeys(each.way for each in found))
    lines = ["| trial | " + " | ".join(ways) + " |", "|---" * (len(ways) + 1) + "|"]
    for name, group in groupby(sorted(found, key=lambda each: _place(each.trial)), lambda each: each.trial):
        cells = {each.way: _cell(each) for each in group}
        lines.append(f"| {name} | " + " | ".join(cells[way] for way in ways) + " |")
    wrong = [f"- {each.trial}, {each.way}: {'; '.join(each.faults)}" for each in found if each.faults]
    well = len(found) - len(wrong)
    return "\n".join([*lines, "", f"{well} of {len(found)} ended as they have to. {machine()}", *wrong])


def _cell(each: Row) -> str:
    return f"{each.ended}, {each.seconds:.2f} s" + (" **✗**" if each.faults else "")


def _place(name: str) -> int:
    return next(place for place, trial in enumerate(CORPUS) if trial.name == name)


def main() -> int:
    parser = arguments(__doc__ or "")
    parser.add_argument("--ways", default=",".join(Way), help="which backends, with commas between")
    parser.add_argument("--runtime", default="", help="another runtime for the containers: runsc")
    parser.add_argument("--only", default="", help="only the trials whose names hold these words")
    asked = parser.parse_args()
    found = asyncio.run(rows(asked))
    if asked.json:
        print(json.dumps({"machine": machine(), "rows": [asdict(each) for each in found]}, indent=1))
    else:
        print(table(found))
    return int(any(each.faults for each in found))


if __name__ == "__main__":
    raise SystemExit(main())
