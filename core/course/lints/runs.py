"""Running what a course claims of its code: examples run, and outputs are as they are said to be."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.course.files.fault import Fault, Place
from core.course.files.load import Loaded
from core.course.folding import output_folded
from core.course.lints.report import Progress
from core.course.model import Code, Course, FillBlanks, PredictOutput
from sandbox.contract import Job, Runner, Status, Verdict

type Judge = Callable[[Verdict], "Iterable[Fault | Run]"]

AT_ONCE = 4
"""Programs that run at the same time; a runner may take fewer."""


@dataclass(frozen=True, slots=True)
class Run:
    """A program to run, and what its verdict says about the course: faults, and what is to be run after it."""

    name: str
    job: Job
    judge: Judge


def runs_of(loaded: Loaded, course: Course) -> list[Run]:
    """Every program of a course's lessons and questions, with what has to come of it."""
    return [
        *_fences(loaded, course),
        *(run for item in course.questions for run in _of_question(item, loaded)),
    ]


async def run_all(
    runs: Sequence[Run], runner: Runner, progress: Callable[[Progress], None]
) -> tuple[list[Fault], int]:
    """Run them, some at a time; the faults, and how many there were with those that came out of others.

    A runner that cannot run is a fault as well: nothing was shown then.
    """
    turn = asyncio.Semaphore(AT_ONCE)
    faults: list[Fault] = []
    done, total = 0, len(runs)

    async def one(run: Run) -> None:
        nonlocal done, total
        async with turn:
            verdict = await runner.run(run.job)
        done += 1
        for found in run.judge(verdict):
            if isinstance(found, Fault):
                faults.append(found)
            else:
                total += 1
                group.create_task(one(found))
        progress(Progress(done=done, total=total, doing=run.name))

    async with asyncio.TaskGroup() as group:
        for run in runs:
            group.create_task(one(run))
    return faults, total


def _fences(loaded: Loaded, course: Course) -> Iterator[Run]:
    for lesson in course.lessons:
        path, lines = loaded.spots[lesson.id].path, loaded.lessons[lesson.id].lines
        for step, places in zip(lesson.steps, lines, strict=True):
            for part, line in zip(step.parts, places, strict=True):
                if isinstance(part, Code) and part.run:
                    job = Job(source=part.source, language=part.language)
                    yield Run(f"{lesson.id}, line {line}", job, _must_finish(Place(path, line)))


def _must_finish(place: Place) -> Judge:
    def judge(verdict: Verdict) -> Iterator[Fault]:
        if verdict.status is not Status.FINISHED:
            yield Fault(
                place, f"this code does not run: {how_it_ended(verdict)}", "Mend it, or take `run` away."
            )

    return judge


def _of_question(item: object, loaded: Loaded) -> Iterator[Run]:
    if isinstance(item, PredictOutput):
        place = loaded.spots[item.id].place("output")
        yield Run(item.id, Job(source=item.code, language=item.language), _must_print(item.output, place))
    elif isinstance(item, FillBlanks) and item.output is not None:
        yield from _fillings(item, item.output, loaded)


def _must_print(output: str, place: Place) -> Judge:
    def judge(verdict: Verdict) -> Iterator[Fault]:
        if verdict.status is not Status.FINISHED:
            yield Fault(place, f"the code does not run: {how_it_ended(verdict)}", "Mend the code.")
            return
        printed = output_folded(verdict.executions[0].stdout)
        if printed != output_folded(output):
            message = f"the code prints {printed!r}, not {output_folded(output)!r}"
            yield Fault(place, message, "Write what it prints.")

    return judge


def _fillings(item: FillBlanks, output: str, loaded: Loaded) -> Iterator[Run]:
    """The template prints the output with each accepted form: the first ones together, the others one by one."""
    spot = loaded.spots[item.id]
    yield Run(
        item.id, Job(source=item.filled(), language=item.language), _must_print(output, spot.place("output"))
    )
    for index, blank in enumerate(item.blanks):
        for number, form in enumerate(blank.accept[1:], 1):
            place = spot.place("blanks", blank.name, "accept", number)
            yield Run(item.id, _filled(item, index, form), _must_print(output, place))


def _filled(item: FillBlanks, index: int, form: str) -> Job:
    values = [form if place == index else blank.accept[0] for place, blank in enumerate(item.blanks)]
    return Job(source=item.filled(values), language=item.language)


def how_it_ended(verdict: Verdict) -> str:
    """The status of a verdict with the error that explains it."""
    failure = next((e.failure for e in verdict.executions if e.failure), None)
    said = f"{failure.type}: {failure.message}" if failure else verdict.note
    return verdict.status.value + (f" ({said})" if said else "")
