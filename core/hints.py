"""Hints come from sources in a ranked list: whoever has a fit one first gives it, and the author always has one.

A feature that knows of hints declares a source; features that show hints ask for the best one, and know none of them.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from core.chat import Block, Reply
from core.course.model import Challenge, Course, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class HintWanted:
    """What a hint is wanted for: the author's, the last attempt ("" for none), and what came of it (P2).

    `rung` names its place on the ladder (P4). `solves`: the author's hint says the solution, so it has to be that one.
    `growing` makes the reply in which a hint is shown while it comes.
    """

    course: Course
    item: Challenge | Question
    rung: str
    authored: str
    attempt: str
    outcome: Callable[[], Awaitable[str]]
    growing: Callable[[str], Reply]
    solves: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinted:
    """A hint. `below` is what stands under it, such as whose words they are."""

    text: str
    below: tuple[Block, ...] = ()
    message: str = ""
    """The message by which it can be said whether it helped; "" where nobody asks."""


@dataclass(frozen=True, slots=True)
class NoHint:
    """That a source has none, and what is said of that, if anything."""

    told: tuple[Block, ...] = ()
