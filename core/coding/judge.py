"""Having code judged: by the cases of the challenge, and by those that are drawn for this attempt."""

import logging
from collections.abc import Awaitable, Callable

from core.course.grading import Grade, grade, submission, visible
from core.course.judging import Outcome
from core.course.model import Challenge
from core.course.random_cases import NoAnswerError, answered, answering_job, questions
from sandbox.contract import Job, Verdict

log = logging.getLogger(__name__)


type Run = Callable[[Job], Awaitable[Verdict]]
"""Runs code, in a learner's turn or outside of any."""


def seed_of(learner: int, course: str, challenge: str, number: int) -> str:
    """What the cases of a submission are drawn by that are drawn: `number` is how many different ones came before it."""
    return f"{learner}/{course}/{challenge}/{number}"


async def judged(
    run: Run, challenge: Challenge, source: str, seed: str, *, visible_only: bool = False
) -> Grade:
    """The grade of `source`. What is drawn hangs on `seed` alone.

    The reference answers what was drawn in a job before the learner's. Where it does not, nothing can be judged:
    the grade is BROKEN, and the log says why.
    """
    cases = visible(challenge.cases) if visible_only else challenge.cases
    asked = [one for one in questions(challenge, seed) if not (visible_only and one.declared.hidden)]
    if asked:
        verdict = await run(answering_job(challenge, asked))
        if not verdict.executions:
            return grade(challenge, (), verdict)
        try:
            cases = (*cases, *answered(asked, verdict))
        except NoAnswerError as error:
            log.error("the reference of the challenge %s gives no answer: %s", challenge.id, error)  # noqa: TRY400 - the fault lies in the course: no trace through our code says more
            return Grade(outcome=Outcome.BROKEN)
    return grade(challenge, cases, await run(submission(challenge, source, cases)))
