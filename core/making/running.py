"""Running what a model wrote, twice: what differs from run to run cannot be learnt from."""

from dataclasses import dataclass

from core.course.folding import output_folded
from core.course.lints.runs import how_it_ended
from core.making.asking import Run
from core.making.build import CODE
from sandbox.contract import Case, Job, Status

MOST_CHARACTERS, MOST_LINES = 1000, 20
"""Of an output that fits into a message."""
_ELSEWHERE = frozenset({Status.QUEUE_FULL, Status.UNAVAILABLE})


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program printed, or why that is not to be shown. `away` says that nothing could be run at all."""

    output: str
    fault: str = ""
    away: bool = False


async def ran(source: str, run: Run) -> Ran:
    """Run a program to its end, in two processes at once."""
    verdict = await run(Job(source=source, language=CODE, cases=(Case(name="once"), Case(name="again"))))
    if verdict.status is not Status.FINISHED:
        return Ran("", f"the program does not run: {how_it_ended(verdict)}", verdict.status in _ELSEWHERE)
    once, again = (one.stdout for one in verdict.executions)
    if once != again:
        return Ran("", "the program prints something else each time")
    if len(once) > MOST_CHARACTERS or once.count("\n") > MOST_LINES:
        return Ran("", f"the program prints more than {MOST_LINES} lines or {MOST_CHARACTERS} characters")
    return Ran(output_folded(once))
