"""Which explanations helped, from votes of which some depend on each other: a ring of friends counts about as one. Pure."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
TIED, NEWCOMERS, TOGETHER = 4.0, 0.5, 0.3
"""How much two votes have in common: of two of one opinion who voted for each other, above what chance would have; whose
accounts are of the same day and new; which came within `BURST`."""
SLACK = 0.5
"""Deviations by which chance may exceed what is expected of it before it counts. With less, honest votes of a small
circle lose weight; with more, a ring whose members take turns keeps its own."""
EXPLORED = 5.0
"""Independent votes after which an explanation is no longer new."""
SHARE_OF_NEW = 0.3
"""How often a new one is shown, where there are new ones."""
DIVIDED = 0.2
"""What the lower bounds of both opinions are above where a matter is divided: from some four votes for each on."""


@dataclass(frozen=True, slots=True)
class Favours:
    """Who has voted for something of whose, among all who vote on the same matter.

    `by` has those for whom somebody voted, `of` those who voted for somebody; `given` and `received` say how many
    independent votes that were.
    """

    by: Mapping[int, AbstractSet[int]]
    of: Mapping[int, AbstractSet[int]]
    given: Mapping[int, float]
    received: Mapping[int, float]

    @classmethod
    def among(cls, pairs: Iterable[tuple[int, int]]) -> "Favours":
        """Of pairs (voter, author). They are weighed by themselves first, so that a ring is no part of what is usual."""
        by: defaultdict[int, set[int]] = defaultdict(set)
        of: defaultdict[int, set[int]] = defaultdict(set)
        for voter, author in pairs:
            by[voter].add(author)
            of[author].add(voter)
        raw = cls(
            by, of, {one: len(all_) for one, all_ in by.items()}, {one: len(all_) for one, all_ in of.items()}
        )
        given: defaultdict[int, float] = defaultdict(float)
        received: defaultdict[int, float] = defaultdict(float)
        for author, voters in of.items():
            for voter, tie in raw.ties(voters, author).items():
                given[voter] += _weight(tie)
                received[author] += _weight(tie)
        return cls(by, of, given, received)

    def ties(self, voters: AbstractSet[int], author: int | None) -> dict[int, float]:
        """What the vote of each has in common with those of the others, all of one opinion on something of `author`'s.

        Who votes for another and is voted for by them is in league with them, and half so where it goes one way. What
        counts is how many there are above what chance explains, which is the null model of modularity (Newman 2006)
        and `SLACK`: where everybody votes on everything, nothing is remarkable. That the voters are for the
        author is known, if they are; whether the author is for them is what counts. None stands for being against.
        """
        total = sum(self.given.values()) or 1.0
        all_given = sum(self.given.get(one, 0.0) for one in voters)
        all_received = sum(self.received.get(one, 0.0) for one in voters)
        found: dict[int, float] = {}
        for one in voters:
            gave, got = self.given.get(one, 0.0), self.received.get(one, 0.0)
            observed = (len(self.by.get(one, _NONE) & voters) + len(self.of.get(one, _NONE) & voters)) / 2
            expected = (gave * (all_received - got) + got * (all_given - gave)) / total / 2
            variance = expected / 2
            if author is not None:
                chance = self.given.get(author, 0.0) * got / total
                observed += author in self.of.get(one, _NONE)
                expected += chance
                variance += chance
            found[one] = TIED * max(0.0, observed - expected - SLACK * sqrt(variance))
        return found


_NONE: frozenset[int] = frozenset()


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


def weigh(author: int, ballots: Sequence[Ballot], favours: Favours) -> Weighed:
    """The votes on an explanation, each as far as it is independent of the others and of the author.

    A vote counts 1 / (1 + what it has in common with others), which is how much information
    correlated votes hold: k votes that are one count as one. So all that a ring of any size has to give is about a vote.
    """
    weights = independence(author, ballots, favours)
    return Weighed(
        up=sum(weights[one.voter] for one in ballots if one.helped),
        down=sum(weights[one.voter] for one in ballots if not one.helped),
    )


def independence(author: int, ballots: Sequence[Ballot], favours: Favours) -> dict[int, float]:
    """The weight (0 to 1) of each voter's vote.

    Those in league are so where they are of one opinion. Votes of one hour or of new accounts are looked at together
    whatever they say, so that a class which votes at the same moment keeps its proportions.
    """
    common: defaultdict[int, float] = defaultdict(float)
    for helped in (True, False):
        alike = [one for one in ballots if one.helped == helped]
        ties = favours.ties({one.voter for one in alike}, author if helped else None)
        for voter, tie in ties.items():
            common[voter] += tie
    _add_newcomers(ballots, common)
    _add_bursts(ballots, common)
    return {one.voter: _weight(common[one.voter]) for one in ballots}


def _weight(common: float) -> float:
    return 1 / (1 + common)


def _add_newcomers(ballots: Sequence[Ballot], common: defaultdict[int, float]) -> None:
    new = [one for one in ballots if one.at - one.joined <= NEW]
    for ballot, peers in _neighbours(new, [one.joined for one in new], SAME_AGE):
        common[ballot.voter] += NEWCOMERS * peers


def _add_bursts(ballots: Sequence[Ballot], common: defaultdict[int, float]) -> None:
    for ballot, peers in _neighbours(ballots, [one.at for one in ballots], BURST):
        common[ballot.voter] += TOGETHER * peers


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
    spread = CONFIDENCE * sqrt(up * (down / votes) + z2 / 4)
    return max(0.0, (up + z2 / 2 - spread) / (votes + z2))


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
