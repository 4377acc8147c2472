"""Whether code in a message solves a challenge: it is run, on the hidden cases, like a submission."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import chain, islice

from core.course.grading import grade, submission
from core.course.model import Challenge
from core.guarding.found import HARMLESS, Found, Kind, Why
from core.guarding.pieces import pieces
from core.guarding.repairs import candidates
from sandbox.contract import Job, Verdict

MOST_RUNS = 16
"""Runs that one message may cost, half of them for what it says itself. The likeliest candidates come first."""


async def run_pieces(
    challenge: Challenge, texts: Sequence[str], run: Callable[[Job], Awaitable[Verdict]]
) -> Found:
    """What is found by running the code of `texts`, the message itself first. At most `MOST_RUNS` jobs are run, one by one.

    A message with more code than that is not looked at to its end: a solution could stand among many programs that are
    none, so it is found `UNCHECKED`.
    """
    message, *others = texts
    seen, half = set(candidates(challenge, challenge.starter)), MOST_RUNS // 2
    own = list(islice(_to_run(challenge, [message], seen), half + 1))
    hidden = tuple(case for case in challenge.cases if case.hidden) or challenge.cases
    for source, made in chain(own[:half], islice(_to_run(challenge, others, seen), half)):
        ran = grade(challenge, hidden, await run(submission(challenge, made, hidden)))
        if ran.passed:
            return Found(Why(Kind.CODE, source, made))
        if not ran.graded:
            return Found(Why(Kind.UNCHECKED, source, ran.note))
    if len(own) > half:
        return Found(Why(Kind.UNCHECKED, own[half][0], "there is more code in it than is looked at"))
    return HARMLESS


def _to_run(challenge: Challenge, texts: Sequence[str], seen: set[str]) -> Iterator[tuple[str, str]]:
    """Each piece with what is made of it, without doubles and without what was `seen`, which it is then.

    The texts take turns, so that one with much code in it leaves runs to the others.
    """
    waiting = [_made(challenge, text) for text in texts]
    while waiting:
        for one in tuple(waiting):
            found = next((pair for pair in one if pair[1] not in seen), None)
            if found is None:
                waiting.remove(one)
                continue
            seen.add(found[1])
            yield found


def _made(challenge: Challenge, text: str) -> Iterator[tuple[str, str]]:
    return ((source, made) for source in pieces(text) for made in candidates(challenge, source))
