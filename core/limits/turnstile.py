"""Who comes in now, who waits for their turn, and who is asked to come back: before anything is read of an event."""

import asyncio
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from math import ceil
from weakref import WeakValueDictionary

from core.chat import Allowance, Incoming, Share
from core.errors import TooFast
from core.limits import Limits

PATIENCE = 5.0
"""Seconds that an event may wait: longer, and its sender would take it for lost. It bounds how many wait at once."""
WORDS = Allowance(60, 10)
"""How often the people of one community are told that they are too fast: each time is a row of the database."""
STAFF = 4
"""How many times as much as others those may send who run a community. It is no more than that, since everybody can
make a community of their own, and run it."""


@dataclass(frozen=True, slots=True)
class Enters:
    """The event is to be answered, after `wait` seconds."""

    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Stopped:
    """The event is not to be answered, but for `refusal`.

    `told`: they know it already, from an answer to another event of these seconds, which lies in the database.
    """

    refusal: TooFast
    told: bool


type Passage = Enters | Stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnstile:
    """Lets events in as fast as learners and communities may send them; None is no limit.

    On platforms that are `free` nobody is limited. Who runs a community is not kept from it by the others there, and
    has a limit STAFF times as wide for themselves.
    """

    limits: Limits
    learner: Allowance | None = None
    community: Allowance | None = None
    free: AbstractSet[str] = frozenset()
    _staff: dict[tuple[str, str], str] = field(init=False, default_factory=dict[tuple[str, str], str])
    """The staff roles of communities, as earlier events have shown them."""
    _asking: WeakValueDictionary[str, asyncio.Lock] = field(
        init=False, default_factory=WeakValueDictionary[str, asyncio.Lock]
    )
    """By sender, so that their events ask in the order in which they came."""

    def met(self, platform: str, community: str, staff_role: str | None) -> None:
        """Remember which role has the staff of a community."""
        if staff_role is None:
            self._staff.pop((platform, community), None)
        else:
            self._staff[platform, community] = staff_role

    async def enter(self, incoming: Incoming) -> Passage:
        """Whether and when an event comes in. It counts where it does."""
        shares = self._shares(incoming)
        if not shares:
            return Enters()
        who = _who(incoming)
        async with self._asking.setdefault(who, asyncio.Lock()):
            waits = await self.limits.take(shares, patience=PATIENCE)
        longest = max(waits)
        if longest <= PATIENCE:
            return Enters(longest)
        again = ceil(longest)
        told = await self.limits.take(self._words(incoming, again))
        alone = self.learner is not None and waits[0] > PATIENCE
        refusal = TooFast("too-fast" if alone else "too-fast-together", again)
        return Stopped(refusal, told=max(told) > 0)

    def _shares(self, incoming: Incoming) -> Sequence[Share]:
        if incoming.platform in self.free:
            return ()
        runs = self._runs(incoming)
        shares: list[Share] = []
        if self.learner:
            amount = 1 / STAFF if runs else 1
            shares.append(Share(whose=f"learner/{_who(incoming)}", allowance=self.learner, amount=amount))
        if self.community and incoming.membership and not runs:
            shares.append(Share(whose=f"community/{_where(incoming)}", allowance=self.community))
        return shares

    def _words(self, incoming: Incoming, seconds: int) -> Sequence[Share]:
        """What telling somebody takes: it is done once within the seconds that they are told."""
        own = Share(whose=f"told/{_who(incoming)}", allowance=Allowance.within(seconds, 1))
        if incoming.membership is None:
            return (own,)
        return own, Share(whose=f"told-there/{_where(incoming)}", allowance=WORDS)

    def _runs(self, incoming: Incoming) -> bool:
        here = incoming.membership
        if here is None:
            return False
        return here.manages or self._staff.get((incoming.platform, here.community)) in here.roles


def _who(incoming: Incoming) -> str:
    return f"{incoming.platform}/{incoming.person.id}"


def _where(incoming: Incoming) -> str:
    assert incoming.membership is not None
    return f"{incoming.platform}/{incoming.membership.community}"
