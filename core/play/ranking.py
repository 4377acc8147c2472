"""Which explanations helped, from votes of which some depend on each other: a ring of friends counts about as one. Pure."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from random import Random

CONFIDENCE = 1.96
"""Standard deviations below the estimate: 97.5% that the true share is above the bound."""
NEW = timedelta(days=2)
"""How young an account is whose votes are looked at together with those of its own age."""
SAME_AGE = timedelta(days=1)
BURST = timedelta(minutes=10)
TIED, ONE_WAY, NEWCOMERS, TOGETHER = 1.0, 0.5, 0.5, 0.3
"""How far two votes for the same are one: of two who voted for each other, of whom one did for the other, whose accounts
are of the same day and new, which came within `BURST`."""
EXPLORED = 5.0
"""Independent votes after which an explanation is no longer new."""
SHARE_OF_NEW = 0.3
"""How often a new one is shown, where there are new ones."""
DIVIDED = 0.2

type Supports = AbstractSet[tuple[int, int]]
"""Pairs of learners of whom the first has voted for something of the second's."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One learner's vote on an explanation: whether it helped them, when they voted and since when they are here."""

    voter: int
    helped: bool
    at: datetime
    joined: datetime


@dataclass(frozen=True, slots=True)
class Weighed:
    """How many independent votes there are for and against something."""

    up: float = 0.0
    down: float = 0.0

    @property
    def votes(self) -> float:
        """How many in all."""
        return self.up + self.down


def weigh(author: int, ballots: Sequence[Ballot], supports: Supports) -> Weighed:
    """The votes on an explanation, each as far as it is independent of the others and of the author.

    A vote counts 1 / (1 + what it shares with others of the same opinion), which is how much information correlated
    votes hold: k votes that are one count as one, and so do all that a ring of k has to give.
    """
    weights = independence(author, ballots, supports)
    return Weighed(
        up=sum(weights[one.voter] for one in ballots if one.helped),
        down=sum(weights[one.voter] for one in ballots if not one.helped),
    )


def independence(author: int, ballots: Sequence[Ballot], supports: Supports) -> dict[int, float]:
    """The weight (0 to 1) of each voter's vote."""
    shared: defaultdict[int, float] = defaultdict(float)
    opinions: defaultdict[bool, list[Ballot]] = defaultdict(list)
    for one in ballots:
        opinions[one.helped].append(one)
    for helped, alike in opinions.items():
        _add_ties({one.voter for one in alike}, supports, shared)
        _add_newcomers(alike, shared)
        _add_bursts(alike, shared)
        if helped:
            for one in alike:
                shared[one.voter] += TIED * ((author, one.voter) in supports)
    return {one.voter: 1 / (1 + shared[one.voter]) for one in ballots}


def _add_ties(voters: set[int], supports: Supports, shared: defaultdict[int, float]) -> None:
    for one, other in supports:
        if one in voters and other in voters and one != other:
            mutual = (other, one) in supports
            # Of a mutual tie both pairs come by, each with its half.
            strength = TIED / 2 if mutual else ONE_WAY
            shared[one] += strength
            shared[other] += strength


def _add_newcomers(alike: Sequence[Ballot], shared: defaultdict[int, float]) -> None:
    new = [one for one in alike if one.at - one.joined <= NEW]
    for ballot, peers in _neighbours(new, [one.joined for one in new], SAME_AGE):
        shared[ballot.voter] += NEWCOMERS * peers


def _add_bursts(alike: Sequence[Ballot], shared: defaultdict[int, float]) -> None:
    for ballot, peers in _neighbours(alike, [one.at for one in alike], BURST):
        shared[ballot.voter] += TOGETHER * peers


def _neighbours(
    ballots: Sequence[Ballot], moments: Sequence[datetime], within: timedelta
) -> list[tuple[Ballot, int]]:
    """Each ballot, and how many others have a moment that near to its own."""
    ordered = sorted(moments)
    return [
        (ballot, bisect_right(ordered, moment + within) - bisect_left(ordered, moment - within) - 1)
        for ballot, moment in zip(ballots, moments, strict=True)
    ]


def lower_bound(up: float, down: float) -> float:
    """Below what the share of those whom it helps hardly is: the Wilson score bound (Wilson 1927); 0 without votes."""
    votes = up + down
    if votes <= 0:
        return 0.0
    z2 = CONFIDENCE * CONFIDENCE
    share = up / votes
    spread = CONFIDENCE * sqrt(share * (1 - share) / votes + z2 / (4 * votes * votes))
    return max(0.0, (share + z2 / (2 * votes) - spread) / (1 + z2 / votes))


def divided(weighed: Weighed) -> bool:
    """Whether many say that it helped and many that it did not: somebody who teaches should have a look."""
    return min(lower_bound(weighed.up, weighed.down), lower_bound(weighed.down, weighed.up)) > DIVIDED


def ranked[Key](candidates: Mapping[Key, Weighed]) -> list[Key]:
    """The candidates, the best first; equals stay in their order."""
    return sorted(
        candidates, key=lambda one: lower_bound(candidates[one].up, candidates[one].down), reverse=True
    )


def choose[Key](candidates: Mapping[Key, Weighed], rng: Random) -> Key | None:
    """Which one to show next, so that good ones are seen often and new ones get their chance; None without any.

    Of the new ones that with the fewest votes; of the others by Thompson sampling: each as likely as it is the best.
    """
    new = [key for key, weighed in candidates.items() if weighed.votes < EXPLORED]
    known = [key for key in candidates if candidates[key].votes >= EXPLORED]
    if new and (not known or rng.random() < SHARE_OF_NEW):
        return min(new, key=lambda key: (candidates[key].votes, rng.random()))
    draws = {key: rng.betavariate(1 + candidates[key].up, 1 + candidates[key].down) for key in known}
    return max(draws, key=draws.__getitem__, default=None)
