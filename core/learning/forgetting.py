"""When an item should come back: the FSRS-6 forgetting model, as pure functions over a value that can be stored.

FSRS decides when; whether the answer will be right is `estimate.predict`'s to say, which does it far better.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import assert_never

from fsrs import Card, Rating, Scheduler, State

from core.learning.outcome import Assistance, Outcome

__all__ = ["Memory", "Rating", "State", "rate", "recall_probability", "review"]

# What is forgotten comes back once in the same sitting; what is known leaves it at once, for days. Fuzz is off, since
# the library draws it from the process-wide generator: the same answers give the same dates. A year is the longest.
_SAME_SITTING = (timedelta(minutes=10),)
_SCHEDULER = Scheduler(
    desired_retention=0.9,
    learning_steps=_SAME_SITTING,
    relearning_steps=_SAME_SITTING,
    maximum_interval=365,
    enable_fuzzing=False,
)


@dataclass(frozen=True, slots=True)
class Memory:
    """One learner's memory of one item after at least one review.

    `stability` is in days (recall falls to .9 in that time), `difficulty` runs from 1 to 10, `step` is the place in
    the steps of learning or relearning and None in review; times are aware.
    """

    stability: float
    difficulty: float
    state: State
    step: int | None
    due: datetime
    last_review: datetime


def rate(outcome: Outcome) -> Rating:
    """FSRS asks whether the item was recalled, so the first go decides.

    - Good: right at the first go without help.
    - Hard: right at the first go after a hint; a cue was needed, the answer was still the learner's.
    - Again: wrong, or shown, or right only after a wrong go: by then the feedback is what is remembered.
    - Easy is never given: it is a learner's word about effort, and a lucky guess must not hide an item for a week.
    """
    if not outcome.correct or outcome.attempt > 1:
        return Rating.Again
    match outcome.assistance:
        case Assistance.NONE:
            return Rating.Good
        case Assistance.HINT:
            return Rating.Hard
        case Assistance.SHOWN:
            return Rating.Again
        case _:
            assert_never(outcome.assistance)


def review(memory: Memory | None, rating: Rating, now: datetime) -> Memory:
    """The memory after a review at `now`; None means a first meeting. Raises ValueError for a time without a zone."""
    now = _utc(now)
    card, _ = _SCHEDULER.review_card(_card(memory, now), rating, now)
    assert card.stability is not None
    assert card.difficulty is not None
    return Memory(card.stability, card.difficulty, card.state, card.step, card.due, now)


def recall_probability(memory: Memory, now: datetime) -> float:
    """The chance that the item is still recalled, by whole days since its last review (FSRS-6's power curve)."""
    now = _utc(now)
    return _SCHEDULER.get_card_retrievability(_card(memory, now), now)


def _card(memory: Memory | None, now: datetime) -> Card:
    # Without an id the library sleeps to make one unique, and without `due` it reads the clock.
    if memory is None:
        return Card(card_id=0, due=now)
    return Card(
        card_id=0,
        state=memory.state,
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_utc(memory.due),
        last_review=_utc(memory.last_review),
    )


def _utc(time: datetime) -> datetime:
    if time.tzinfo is None:
        raise ValueError(f"a review needs a time with its zone; {time.isoformat()} has none")
    return time.astimezone(UTC)
