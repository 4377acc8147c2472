"""Who may need a word, and why: signs that a person can look at, and no score without a reason. Pure.

Staying away and missed work are what foretells dropping out best in studies of online classes (Macfadyen and Dawson,
Computers & Education 54, 2010); falling results and leaning on help are signs of a course that is too hard just now.
None of them is a judgement of somebody: each says what was seen, and over how many answers.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

AWAY_AFTER = timedelta(days=7)
"""Whoever did nothing in the course for so long is away."""
LATELY = timedelta(days=14)
"""What counts as lately where results are compared with those before."""
FEW = 8
"""Answers on either side below which results are not compared."""
SURELY = 1.645
"""Standard errors by which results must have fallen: chance alone does that to one in twenty."""
MOST_HELPED = 0.5
"""The share of answers with help above which somebody leans on it."""


class Sign(StrEnum):
    """Why somebody may need a word, the most urgent first."""

    NEVER = "never"
    """They joined, and have not begun; the number says how many days ago."""
    AWAY = "away"
    """They did nothing for so many days."""
    BEHIND = "behind"
    """So many things that were due are not done."""
    FALLING = "falling"
    """Right without help by so many points of a hundred less often than before."""
    HELPED = "helped"
    """So many of a hundred answers lately were given with help."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A sign, and its number (see Sign)."""

    sign: Sign
    number: int


@dataclass(frozen=True, slots=True)
class Results:
    """So many right of so many."""

    right: int = 0
    total: int = 0

    def __add__(self, other: "Results") -> "Results":
        """Both together."""
        return Results(self.right + other.right, self.total + other.total)

    @property
    def share(self) -> float:
        """Of 1; 0 of nothing."""
        return self.right / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What is seen of a learner in a class. `alone` and `before`: without help, lately and before that."""

    joined_at: datetime
    seen_at: datetime | None = None
    overdue: int = 0
    alone: Results = field(default_factory=Results)
    before: Results = field(default_factory=Results)
    helped: int = 0
    """Answers with help, lately."""


def reasons(seen: Signals, now: datetime) -> tuple[Reason, ...]:
    """Why a learner may need a word, the most urgent reason first; none where nothing speaks for it."""
    return tuple(_reasons(seen, now))


def _reasons(seen: Signals, now: datetime) -> Iterable[Reason]:
    since = now - (seen.joined_at if seen.seen_at is None else max(seen.seen_at, seen.joined_at))
    if since >= AWAY_AFTER:
        yield Reason(Sign.NEVER if seen.seen_at is None else Sign.AWAY, since.days)
    if seen.overdue:
        yield Reason(Sign.BEHIND, seen.overdue)
    if fallen := _fallen(seen.before, seen.alone):
        yield Reason(Sign.FALLING, fallen)
    lately = seen.alone.total + seen.helped
    if lately >= FEW and seen.helped / lately > MOST_HELPED:
        yield Reason(Sign.HELPED, round(100 * seen.helped / lately))


def _fallen(before: Results, lately: Results) -> int:
    """By how many points of a hundred results have fallen, where that is more than chance; else 0."""
    if min(before.total, lately.total) < FEW:
        return 0
    both = (before + lately).share
    error = math.sqrt(both * (1 - both) * (1 / before.total + 1 / lately.total))
    fall = before.share - lately.share
    return round(100 * fall) if fall > SURELY * error else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AtRisk:
    """A learner who may need a word, as the roster calls them, and why."""

    learner: int
    name: str
    reasons: tuple[Reason, ...]


def most_urgent(found: Iterable[AtRisk], most: int) -> Sequence[AtRisk]:
    """Those with the most reasons first, then those with the most urgent one."""
    order = list(Sign)
    ranked = sorted(
        found,
        key=lambda one: (
            -len(one.reasons),
            order.index(one.reasons[0].sign),
            -one.reasons[0].number,
            one.name,
            one.learner,
        ),
    )
    return ranked[:most]
