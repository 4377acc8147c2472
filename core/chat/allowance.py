"""How much somebody may take of something, and what they take of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowance:
    """At most `burst` at once, and `rate` a second in the long run: of whatever is counted, messages or bytes."""

    burst: float
    rate: float

    @classmethod
    def within(cls, seconds: float, most: float) -> "Allowance":
        """So many within so many seconds: all of them may come at once."""
        return cls(most, most / seconds)

    @classmethod
    def per_minute(cls, messages: int) -> "Allowance | None":
        """So many messages a minute, half a minute's at once; None, which is no limit, for 0."""
        return cls(max(1.0, messages / 2), messages / 60) if messages else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`amount` of an allowance. `whose` says whose and of what, in one line: "address/192.0.2.1"."""

    whose: str
    allowance: Allowance
    amount: float = 1.0
