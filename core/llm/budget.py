"""How much a model may be used within a day, in tokens and in money."""

from dataclasses import dataclass, field, replace

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Bound:
    """The most within a day: `tokens`, read and written together, and `money` in millionths; None is no bound."""

    tokens: int
    money: int | None = None

    def share(self, tokens: int, money: int) -> float:
        """How much of it is used: 1 and more where nothing is left."""
        return max(_share(tokens, self.tokens), 0.0 if self.money is None else _share(money, self.money))

    def at_most(self, tokens: int | None) -> "Bound":
        """The same with no more tokens than these; None takes none away."""
        return self if tokens is None else replace(self, tokens=min(tokens, self.tokens))


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, read and written, in whatever money the operator counts; and what sound costs.

    `minute` is of a recording that is heard, `characters` a million of those that are read aloud.
    """

    read: float = 0.0
    written: float = 0.0
    minute: float = 0.0
    characters: float = 0.0

    def of(self, read: int, written: int) -> int:
        """What so many tokens cost, in millionths of that money."""
        return round(self.read * read + self.written * written)

    def of_hearing(self, seconds: float) -> int:
        """What a recording of so many seconds costs, in millionths of that money."""
        return round(self.minute * seconds / 60 * MILLION)

    def of_speaking(self, characters: int) -> int:
        """What reading so many characters aloud costs, in millionths of that money."""
        return round(self.characters * characters)


@dataclass(frozen=True, slots=True)
class Budget:
    """The bounds of one learner, of one community, and of everybody together."""

    learner: Bound = field(default_factory=lambda: Bound(20_000))
    community: Bound = field(default_factory=lambda: Bound(500_000))
    everybody: Bound = field(default_factory=lambda: Bound(2_000_000))
    price: Price = field(default_factory=Price)


def _share(used: int, most: int) -> float:
    return used / most if most else 1.0
