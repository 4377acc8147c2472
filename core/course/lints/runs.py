"""Running what a course claims of its code: references pass, wrong solutions fail, outputs are as printed."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.course.files.fault import Fault, Place
from core.course.files.load import Loaded
from core.course.folding import output_folded
from core.course.grading import Grade, grade, submission
from core.course.lints.report import Progress
from core.course.model import Challenge, Code, Course, FillBlanks, PredictOutput
from sandbox.contract import Job, Runner, Status, Verdict

type Judge = Callable[[Verdict], Fault | None]

AT_ONCE = 4
"""Programs that run at the same time; a runner may take fewer."""


@dataclass(frozen=True, slots=True)
class Run:
    """A program to run, and what its verdict says about the course."""

    name: str
    job: Job
    judge: Judge


def runs_of(loaded: Loaded, course: Course) -> list[Run]:
    """Every program of a course, with what has to come of it."""
    return [
        *_fences(loaded, course),
        *(run for item in course.questions for run in _of_question(item, loaded)),
        *(run for challenge in course.challenges for run in _of_challenge(challenge, loaded)),
    ]


async def run_all(runs: list[Run], runner: Runner, progress: Callable[[Progress], None]) -> list[Fault]:
    """Run them, some at a time. A runner that cannot run is a fault as well: nothing was shown then."""
    turn = asyncio.Semaphore(AT_ONCE)
    faults: list[Fault] = []
    done = 0

    async def one(run: Run) -> None:
        nonlocal done
        async with turn:
            fault = run.judge(await runner.run(run.job))
        done += 1
        if fault:
            faults.append(fault)
        progress(Progress(done=done, total=len(runs), doing=run.name))

    async with asyncio.TaskGroup() as group:
        for run in runs:
            group.create_task(one(run))
    return faults


def _fences(loaded: Loaded, course: Course) -> Iterator[Run]:
    for lesson in course.lessons:
        path, lines = loaded.spots[lesson.id].path, loaded.lessons[lesson.id].lines
        for step, places in zip(lesson.steps, lines, strict=True):
            for part, line in zip(step.parts, places, strict=True):
                if isinstance(part, Code) and part.run:
                    job = Job(source=part.source, language=part.language)
                    yield Run(f"{lesson.id}, line {line}", job, _must_finish(Place(path, line)))


def _must_finish(place: Place) -> Judge:
    def judge(verdict: Verdict) -> Fault | None:
        if verdict.status is Status.FINISHED:
            return None
        return Fault(
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
    def judge(verdict: Verdict) -> Fault | None:
        if verdict.status is not Status.FINISHED:
            return Fault(place, f"the code does not run: {how_it_ended(verdict)}", "Mend the code.")
        printed = output_folded(verdict.executions[0].stdout)
        if printed == output_folded(output):
            return None
        return Fault(
            place, f"the code prints {printed!r}, not {output_folded(output)!r}", "Write what it prints."
        )

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


def _of_challenge(challenge: Challenge, loaded: Loaded) -> Iterator[Run]:
    spot = loaded.spots[challenge.id]
    reference = Place(spot.path.replace("challenge.yaml", "reference.py"))
    yield Run(
        f"{challenge.id}, reference",
        submission(challenge, challenge.reference),
        _must_pass(challenge, reference),
    )
    for index, wrong in enumerate(challenge.wrong):
        judge = _must_fail(challenge, spot.place("wrong", index, "file"), f"the wrong solution {wrong.name}")
        yield Run(f"{challenge.id}, {wrong.name}", submission(challenge, wrong.source), judge)
    if challenge.starter:
        judge = _must_fail(challenge, spot.place("starter"), "the starter")
        yield Run(f"{challenge.id}, starter", submission(challenge, challenge.starter), judge)


def _must_pass(challenge: Challenge, place: Place) -> Judge:
    def judge(verdict: Verdict) -> Fault | None:
        graded = grade(challenge, verdict)
        if graded.passed:
            return None
        return Fault(
            place, f"the reference does not pass: {_why(challenge, graded, verdict)}", "Mend it, or the case."
        )

    return judge


def _must_fail(challenge: Challenge, place: Place, what: str) -> Judge:
    def judge(verdict: Verdict) -> Fault | None:
        graded = grade(challenge, verdict)
        if not graded.graded:
            return Fault(place, f"{what} could not be run: {how_it_ended(verdict)}")
        if not graded.passed:
            return None
        return Fault(place, f"{what} passes every case", "Add a case that it fails.")

    return judge


def _why(challenge: Challenge, graded: Grade, verdict: Verdict) -> str:
    """Which case failed and how, for the author, who may see hidden ones too."""
    for index, result in enumerate(graded.cases):
        if not result.ok:
            execution = verdict.executions[index]
            got = (
                execution.failure.message if execution.failure else (execution.value_repr or execution.stdout)
            )
            return (
                f"case “{challenge.cases[index].name}” came out as {result.outcome.value}, with {got[:200]!r}"
            )
    return how_it_ended(verdict)


def how_it_ended(verdict: Verdict) -> str:
    """The status of a verdict with the error that explains it."""
    failure = next((e.failure for e in verdict.executions if e.failure), None)
    said = f"{failure.type}: {failure.message}" if failure else verdict.note
    return verdict.status.value + (f" ({said})" if said else "")
