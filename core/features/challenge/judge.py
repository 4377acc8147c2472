"""Having code judged: by the cases of the challenge, and by those that are drawn for this attempt."""

import logging

from core.course.grading import Grade, grade, submission, visible
from core.course.judging import Outcome
from core.course.model import Challenge
from core.course.random_cases import NoAnswerError, answered, answering_job, questions
from core.turn import Turn

log = logging.getLogger(__name__)


async def judged(
    turn: Turn, challenge: Challenge, source: str, seed: str, *, visible_only: bool = False
) -> Grade:
    """The grade of `source`. What is drawn hangs on `seed` alone.

    The reference answers what was drawn in a job before the learner's. Where it does not, nothing can be judged:
    the grade is BROKEN, and the log says why.
    """
    cases = visible(challenge.cases) if visible_only else challenge.cases
    asked = [one for one in questions(challenge, seed) if not (visible_only and one.declared.hidden)]
    if asked:
        verdict = await turn.run(answering_job(challenge, asked))
        if not verdict.executions:
            return grade(challenge, (), verdict)
        try:
            cases = (*cases, *answered(asked, verdict))
        except NoAnswerError as error:
            log.error("the reference of the challenge %s gives no answer: %s", challenge.id, error)  # noqa: TRY400 - the fault lies in the course: no trace through our code says more
            return Grade(outcome=Outcome.BROKEN)
    return grade(challenge, cases, await turn.run(submission(challenge, source, cases)))
