"""What a learner has before them: the item that is open, what they did at it last, and the ways back to it.

Features that set tasks say what theirs is; the tutor, who helps with any of them, asks for it here.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from core.chat import Action
from core.course.model import Course, Item


async def _nothing() -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An item before a learner. `back` shows it again, `hint` its next hint; None where there is none to be had."""

    course: Course
    item: Item
    back: Action
    hint: Action | None = None
    attempt: str = ""
    """What the learner wrote or answered last; "" before they did."""
    outcome: Callable[[], Awaitable[str]] = _nothing
    """What came of it, as far as the learner may see it (P2), in English: it is for a model."""
    private: bool = False
    """Whether it comes from what is the learner's own, so that what is said about it is for nobody else's eyes."""
    may_solve: bool = False
    """Whether it may be solved for them: they have tried often enough, or have solved it (P1)."""
