"""A class that asks the tutor: who asks what, in which state, and how often the same was asked before. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

QUESTIONS = (
    "What is a variable?",
    "Why do I forget what I read last week?",
    "How do I remember names better?",
    "What is the difference between a list and a set?",
    "When should I take a break from learning?",
    "What does it mean to explain something?",
    "How long should I wait before I look at it again?",
    "Why is rereading not enough?",
    "What is a good question?",
    "How can I tell that I understood it?",
    "Why does it help to mix topics?",
    "What should I do when I am stuck?",
)
STATES = 20
"""States other than the usual one in which a question may be asked."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One question of one learner. `state`: 0 is the usual one."""

    learner: int
    question: str
    state: int


def replay(learners: int, varied: float, *, seed: int = 1) -> list[Asking]:
    """Each learner asks all questions in the course's order, a share of them in a state of its own; one question each in turn."""
    chance = Random(seed)
    return [
        Asking(learner, question, chance.randint(1, STATES) if chance.random() < varied else 0)
        for question in QUESTIONS
        for learner in range(learners)
    ]


def expected(askings: Sequence[Asking], *, exchanges: int) -> float:
    """The share of questions that were asked before in the same state, after the same last `exchanges`."""
    keys = list(_keys(askings, exchanges))
    return 1 - len(set(keys)) / len(keys)


def _keys(askings: Sequence[Asking], exchanges: int) -> Iterator[object]:
    """What bears on each answer, and so what tells it apart: an answer is as different as what it was given to."""
    earlier: dict[int, tuple[object, ...]] = {}
    for one in askings:
        before = earlier.get(one.learner, ())
        key = hash((one.question, one.state, before))
        yield key
        earlier[one.learner] = (*before, key)[-exchanges:] if exchanges else ()
