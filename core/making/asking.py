"""What making needs of the world, as functions that are given to it, and how it says that nothing came of it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from core.errors import Unavailable
from core.llm import Answer, Call, Prompt
from sandbox.contract import Job, Verdict

type Ask = Callable[[Call], Awaitable[Answer]]
"""Asks a model; raises `ModelAway`."""
type Run = Callable[[Job], Awaitable[Verdict]]
"""Runs a job in the sandbox."""
type Prompts = Mapping[str, Prompt]
"""All prompts, by name."""

NONE = "(none)"
"""What a prompt is told where there is nothing to tell: no faults yet, no passages, no options."""


class NotFit(Unavailable):
    """What a model made did not pass, not even at a second try.

    `reasons` are for those who look into it, not for learners: they may hold words of the model. `answers` are what was
    paid for.
    """

    def __init__(self, what: str, reasons: Sequence[str], answers: Sequence[Answer] = ()) -> None:
        super().__init__(f"{what} that is fit to be learnt from")
        self.reasons = tuple(reasons)
        self.answers = tuple(answers)


def listed(faults: Sequence[str]) -> str:
    """Faults of an earlier try, as a prompt is told them."""
    return "\n".join(f"- {one}" for one in faults) or NONE
