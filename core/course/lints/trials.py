"""Running what a challenge claims: its reference passes, in good time, and what is wrong fails a case."""

from collections.abc import Iterator, Sequence

from core.course.files.fault import Fault, Place
from core.course.files.load import Loaded
from core.course.files.spot import Spot
from core.course.grading import Grade, grade, submission
from core.course.languages import suffix_of
from core.course.lints.runs import Judge, Run, how_it_ended
from core.course.model import Case, Challenge, Course
from core.course.random_cases import NoAnswerError, answered, answering_job, questions
from sandbox.contract import Execution, Verdict

SEEDS = ("one", "two", "three")
"""Random cases are drawn as for so many attempts."""
SHARE_OF_BUDGET = 0.5
"""How much of a time budget the reference may take: machines differ, and are busy at times."""

type _Draws = Sequence[Sequence[Case]]
"""The random cases of each draw."""


def trials_of(loaded: Loaded, course: Course) -> Iterator[Run]:
    """Every program of the challenges of a course, with what has to come of it."""
    for challenge in course.challenges:
        spot = loaded.spots[challenge.id]
        yield from _drawn_first(challenge, spot) if challenge.random else _trials(challenge, spot, [()])


def _drawn_first(challenge: Challenge, spot: Spot) -> Iterator[Run]:
    """Have the reference answer what was drawn; the trials come after that."""
    draws = [questions(challenge, seed) for seed in SEEDS]
    asked = [question for draw in draws for question in draw]

    def judge(verdict: Verdict) -> Iterator[Fault | Run]:
        try:
            cases = answered(asked, verdict)
        except NoAnswerError as error:
            why = str(error) if verdict.executions else how_it_ended(verdict)
            message = f"the reference does not answer a random case: {why}"
            yield Fault(_reference(challenge, spot), message, "Mend it, or what is drawn.")
            return
        size = len(draws[0])
        yield from _trials(challenge, spot, [cases[at : at + size] for at in range(0, len(cases), size)])

    yield Run(f"{challenge.id}, random cases", answering_job(challenge, asked), judge)


def _reference(challenge: Challenge, spot: Spot) -> Place:
    return Place(spot.path.replace("challenge.yaml", f"reference{suffix_of(challenge.language)}"))


def _trials(challenge: Challenge, spot: Spot, draws: _Draws) -> Iterator[Run]:
    cases = (*challenge.cases, *(case for draw in draws for case in draw))
    right = _must_pass(challenge, cases, spot)
    yield Run(f"{challenge.id}, reference", submission(challenge, challenge.reference, cases), right)
    for index, wrong in enumerate(challenge.wrong):
        place = spot.place("wrong", index, "file")
        judge = _must_fail(challenge, draws, place, f"the wrong solution {wrong.name}")
        yield Run(f"{challenge.id}, {wrong.name}", submission(challenge, wrong.source, cases), judge)
    if challenge.starter:
        judge = _must_fail(challenge, draws, spot.place("starter"), "the starter")
        yield Run(f"{challenge.id}, starter", submission(challenge, challenge.starter, cases), judge)


def _must_pass(challenge: Challenge, cases: Sequence[Case], spot: Spot) -> Judge:
    def judge(verdict: Verdict) -> Iterator[Fault]:
        graded = grade(challenge, cases, verdict)
        if graded.passed:
            yield from _too_near(cases, verdict.executions, spot)
            return
        why = _why(cases, graded, verdict)
        message = f"the reference does not pass: {why}"
        yield Fault(_reference(challenge, spot), message, "Mend it, or the case.")

    return judge


def _too_near(cases: Sequence[Case], executions: Sequence[Execution], spot: Spot) -> Iterator[Fault]:
    """Time budgets that the reference keeps only just."""
    for index, (case, execution) in enumerate(zip(cases, executions, strict=True)):
        budget = case.inputs.wall_seconds
        if budget is not None and execution.seconds > budget * SHARE_OF_BUDGET:
            yield spot.fault(
                "cases",
                index,
                "wall_seconds",
                message=f"the reference takes {execution.seconds:.2f} of these {budget:g} seconds",
                advice="Give it twice the time at least, or a smaller input.",
            )


def _must_fail(challenge: Challenge, draws: _Draws, place: Place, what: str) -> Judge:
    cases = (*challenge.cases, *(case for draw in draws for case in draw))

    def judge(verdict: Verdict) -> Iterator[Fault]:
        graded = grade(challenge, cases, verdict)
        if not graded.graded:
            yield Fault(place, f"{what} could not be run: {how_it_ended(verdict)}")
        elif lucky := _lucky(challenge, draws, graded):
            among = f" of {lucky} in {len(draws)} draws" if challenge.random else ""
            yield Fault(place, f"{what} passes every case{among}", "Add a case that it fails.")

    return judge


def _lucky(challenge: Challenge, draws: _Draws, graded: Grade) -> int:
    """In how many draws every case passed."""
    fixed = len(challenge.cases)
    if not all(case.ok for case in graded.cases[:fixed]):
        return 0
    size = len(draws[0])
    starts = range(fixed, fixed + size * len(draws), size) if size else (fixed,)
    return sum(all(case.ok for case in graded.cases[start : start + size]) for start in starts)


def _why(cases: Sequence[Case], graded: Grade, verdict: Verdict) -> str:
    """Which case failed and how, for the author, who may see hidden ones too."""
    for case, result, execution in zip(cases, graded.cases, verdict.executions, strict=False):
        if not result.ok:
            failure = execution.failure
            got = failure.message if failure else (execution.value_repr or execution.stdout)
            return f"case “{case.name}” came out as {result.outcome.value}, with {got[:200]!r}"
    return how_it_ended(verdict)
