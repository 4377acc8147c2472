"""Allowances within this process: what was taken of each, and when there is enough again.

An allowance is a bucket that what is taken fills, and that empties evenly: the generic cell rate algorithm (ITU-T
I.371, annex A), of which all that must be remembered is the moment at which the bucket will be empty.
"""

from collections import OrderedDict
from collections.abc import Sequence

from core.chat import Allowance, Share
from core.clock import Clock

SLACK = 1.0
"""Seconds by which a bucket may be fuller than it can be. What is beyond comes of a clock that was set back."""
SWEPT = 4
"""Buckets that are looked at each time: more than come in anew, so that empty ones do not pile up."""


class Limits:
    """Buckets that this process alone knows of."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._empty_at = OrderedDict[str, float]()

    def __len__(self) -> int:
        return len(self._empty_at)

    async def take(self, shares: Sequence[Share], *, patience: float = 0.0) -> list[float]:
        """Take these shares, each of another bucket, if all will be there within `patience` seconds; else none.

        The seconds until each is there: whoever was given theirs is to wait for the longest of them first. Those who
        ask later are given later moments, so that who waits does so in the order of asking.
        """
        return self._take(shares, patience)

    def _take(self, shares: Sequence[Share], patience: float) -> list[float]:
        now = self._clock.now().timestamp()
        after = [self._begun(one, now, patience) + one.amount / one.allowance.rate for one in shares]
        waits = [wait(empty_at - now, one.allowance) for empty_at, one in zip(after, shares, strict=True)]
        if max(waits, default=0.0) <= patience:
            self._empty_at.update(zip((one.whose for one in shares), after, strict=True))
        self._sweep(now)
        return waits

    def _begun(self, share: Share, now: float, patience: float) -> float:
        """When the bucket is empty if nothing is taken."""
        empty_at = self._empty_at.get(share.whose, now)
        impossible = empty_at - now > most(share.allowance) + patience + SLACK
        return now if impossible else max(empty_at, now)

    def _sweep(self, now: float) -> None:
        for _ in range(min(SWEPT, len(self._empty_at))):
            whose, empty_at = self._empty_at.popitem(last=False)
            if empty_at > now:
                self._empty_at[whose] = empty_at


def most(allowance: Allowance) -> float:
    """Seconds that a full bucket takes to empty."""
    return allowance.burst / allowance.rate


def wait(level: float, allowance: Allowance) -> float:
    """Seconds until a bucket that takes `level` seconds to empty is no more than full; to a millisecond."""
    return max(0.0, round(level - most(allowance), 3))
