"""Cases that are drawn for one attempt: inputs on the host by a seed, answers by the reference in the sandbox.

The reference runs in a job of its own. So neither it nor an answer is ever where a learner's code is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from core.course.drawing import drawn, line_of
from core.course.grading import submission
from core.course.model import Case, Challenge, Expectation, Inputs, Prints, RandomCases, Returns
from sandbox.contract import Call, Execution, Job, Status, Verdict


class NoAnswerError(Exception):
    """The reference gave no answer that could be compared: the course is at fault, and not the learner."""


@dataclass(frozen=True, slots=True)
class Question:
    """Inputs that were drawn, what was declared about them."""

    declared: RandomCases
    inputs: Inputs


def questions(challenge: Challenge, seed: str) -> tuple[Question, ...]:
    """The inputs of all random cases of an attempt. The same seed draws the same."""
    return tuple(
        Question(declared, _inputs(challenge, declared, Random(f"{seed}/{place}/{number}")))
        for place, declared in enumerate(challenge.random)
        for number in range(declared.count)
    )


def _inputs(challenge: Challenge, declared: RandomCases, random: Random) -> Inputs:
    if challenge.entry is None:
        lines = [line_of(drawn(one, random)) for one in declared.lines]
        return Inputs(stdin="".join(f"{line}\n" for line in lines))
    arguments = tuple(drawn(one, random) for one in declared.arguments)
    return Inputs(calls=(Call(function=challenge.entry, arguments=arguments),))


def answering_job(challenge: Challenge, asked: Sequence[Question]) -> Job:
    """The job in which the reference answers."""
    return submission(challenge, challenge.reference, [_case(one, _NOTHING_YET) for one in asked])


_NOTHING_YET = Prints(text="")
"""What stands where the reference has yet to answer. It never enters a job, and nothing is compared with it."""


def answered(asked: Sequence[Question], verdict: Verdict) -> tuple[Case, ...]:
    """The cases, expecting what the reference answered. Raises `NoAnswerError` where it did not answer."""
    if len(verdict.executions) != len(asked):
        raise NoAnswerError(f"{len(verdict.executions)} of {len(asked)} random cases were run")
    pairs = zip(asked, verdict.executions, strict=True)
    return tuple(_case(one, _answer(one, execution)) for one, execution in pairs)


def _answer(asked: Question, execution: Execution) -> Expectation:
    if execution.status is not Status.FINISHED or execution.foreign or execution.truncated:
        failure = execution.failure
        said = f"{failure.type}: {failure.message}" if failure else execution.value_repr[:200]
        raise NoAnswerError(
            f"with {asked.inputs.calls or asked.inputs.stdin!r} it came out as {execution.status} {said}".strip()
        )
    if not asked.inputs.calls:
        return Prints(text=execution.stdout)
    return Returns(value=execution.value, shown=execution.value_repr, leeway=asked.declared.leeway)


def _case(asked: Question, expectation: Expectation) -> Case:
    declared = asked.declared
    return Case(
        name=declared.name,
        inputs=asked.inputs,
        expectation=expectation,
        catches=declared.catches,
        hidden=declared.hidden,
    )
