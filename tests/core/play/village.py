"""A community that exists in numbers alone: explanations that help so many, and people who vote on them by chance."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from core.play.ranking import Ballot, Favours, Weighed, ranked, weigh

BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)
LONG_AGO = BEGIN - timedelta(days=200)


@dataclass(slots=True)
class Village:
    """Who wrote what, how many of a hundred it helps, and who has voted. An author has one explanation, of their number."""

    quality: dict[int, float]
    rng: Random
    ballots: defaultdict[int, dict[int, Ballot]] = field(
        default_factory=lambda: defaultdict[int, dict[int, Ballot]](dict)
    )

    def vote(self, voter: int, author: int, helped: bool, at: datetime, joined: datetime = LONG_AGO) -> None:
        """One vote; the first of two counts."""
        if voter != author:
            self.ballots[author].setdefault(voter, Ballot(voter, helped, at, joined))

    def vote_honestly(self, voters: Iterable[int], each: int, days: float = 30) -> None:
        """Each of these votes on so many, taken by chance, and says what is true for them."""
        for voter in voters:
            others = [one for one in self.quality if one != voter]
            for author in self.rng.sample(others, min(each, len(others))):
                at = BEGIN + timedelta(days=self.rng.uniform(0, days))
                self.vote(voter, author, self.rng.random() < self.quality[author], at)

    def weighed(self) -> dict[int, Weighed]:
        """All explanations as they are weighed now."""
        favours = Favours.among(
            (one.voter, author)
            for author, votes in self.ballots.items()
            for one in votes.values()
            if one.helped
        )
        return {
            author: weigh(author, list(self.ballots[author].values()), favours) for author in self.quality
        }

    def ranking(self) -> Sequence[int]:
        """The authors, the best explanation first."""
        return ranked(self.weighed())


def agreement(one: Sequence[int], other: Sequence[int]) -> float:
    """Of all pairs, how many are in the same order in both, from -1 to 1 (Kendall's tau)."""
    place = {key: n for n, key in enumerate(other)}
    pairs = [(a, b) for n, a in enumerate(one) for b in one[n + 1 :]]
    return sum(1 if place[a] < place[b] else -1 for a, b in pairs) / len(pairs)
