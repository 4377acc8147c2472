"""Whether code in a message solves a challenge: it is run, on the hidden cases, like a submission."""

from collections.abc import Awaitable, Callable, Iterator, Sequence

from core.course.grading import grade, submission
from core.course.model import Challenge
from core.guarding.found import HARMLESS, Found, Kind, Why
from core.guarding.pieces import pieces
from core.guarding.repairs import candidates
from sandbox.contract import Job, Verdict

MOST_RUNS = 8
"""Runs that one message may cost. The likeliest candidates come first."""
_STEPS_OF_A_SPAN = 2


async def run_pieces(
    challenge: Challenge, texts: Sequence[str], run: Callable[[Job], Awaitable[Verdict]]
) -> Found:
    """What is found by running the code of `texts`. At most `MOST_RUNS` jobs are run, one after the other."""
    hidden = tuple(case for case in challenge.cases if case.hidden) or challenge.cases
    for source, made in _to_run(challenge, texts):
        seen = grade(challenge, hidden, await run(submission(challenge, made, hidden)))
        if seen.passed:
            return Found(Why(Kind.CODE, source, made))
        if not seen.graded:
            return Found(Why(Kind.UNCHECKED, source, seen.note))
    return HARMLESS


def _to_run(challenge: Challenge, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each piece with what is made of it, without doubles and without what the learner was given.

    The texts take turns, so that one with much code in it leaves runs to the others.
    """
    seen = set(candidates(challenge, challenge.starter))
    left, waiting = MOST_RUNS, [_made(challenge, text) for text in texts]
    while waiting:
        for one in tuple(waiting):
            found = next((pair for pair in one if pair[1] not in seen), None)
            if found is None:
                waiting.remove(one)
                continue
            seen.add(found[1])
            yield found
            left -= 1
            if not left:
                return


def _made(challenge: Challenge, text: str) -> Iterator[tuple[str, str]]:
    return ((source, made) for source in pieces(text) for made in candidates(challenge, source))
