"""How a student does at a challenge who knows an explanation and nothing else: its program is run, and never shown."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from core.course.grading import grade, submission
from core.course.model import Challenge
from core.features.teachback.modelled import Wanted, made
from core.features.teachback.rules import At
from core.llm import Answer, Call
from core.making.asking import NotFit
from core.making.foreign import foreign
from core.turn import Turn
from core.tutoring.fitness import Measure, excess
from core.tutoring.guarded import leak

STUDENT = "teachback/student"
MEASURE = Measure(words=40, grade=None, questions=0)


@dataclass(frozen=True, slots=True)
class StudentProgram:
    """What a student wrote who knows nothing but an explanation."""

    code: Annotated[str, Field(description="The whole program.")]
    missed: Annotated[str, Field(description="What was not told, in one sentence, or empty.")]


@dataclass(frozen=True, slots=True)
class Tried:
    """How many cases of a challenge the student solved, and what they had not been told; "" where that gives too much away."""

    challenge: Challenge
    solved: int
    total: int
    missed: str


async def tried(turn: Turn, at: At, challenge: Challenge) -> Tried | None:
    """How a student does; None where no model may be asked, or answers, or nothing can be run."""
    values = {
        "task": challenge.prompt,
        "told": at.teaching.text,
        "speaks": turn.house.words.best(turn.language),
    }
    wrote = await made(
        turn,
        Wanted(
            kind="student",
            call=Call(prompt=turn.house.prompts[STUDENT], values=values, schema=StudentProgram),
            at=at,
            take=_taken,
            shown=lambda _: "",
        ),
    )
    if wrote is None:
        return None
    cases = challenge.cases
    seen = grade(challenge, cases, await turn.run(submission(challenge, wrote.value.code, cases)))
    if not seen.graded:
        return None
    missed = await _missed(turn, challenge, wrote.value.missed.strip())
    return Tried(challenge, sum(case.ok for case in seen.cases), len(cases), missed)


def _taken(answer: Answer) -> StudentProgram:
    assert isinstance(answer.parsed, StudentProgram), "the answer is of the call's schema"
    if not answer.parsed.code.strip():
        raise NotFit("student", ("no program",))
    return answer.parsed


async def _missed(turn: Turn, challenge: Challenge, missed: str) -> str:
    """What the student had not been told, as far as it does not solve the challenge."""
    if not missed or excess(missed, MEASURE) or foreign(missed):
        return ""
    return "" if await leak(missed, (challenge,), (), turn.run) else missed
