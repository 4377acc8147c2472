"""Many people on the loopback Discord who do something at once, and what became of it."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.loopback.discord import Channel, Exchange, LoopbackDiscord, Message, Person
from tests.loopback.discord.reading import buttons_of

LIMIT = 3.0
"""Seconds within which Discord wants the first answer to an interaction."""
REFUSED = LIMIT + 1
AT_ONCE = 8
"""People who are busy at the same time where only the number of presses counts."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of interactions: the seconds until each was acknowledged, and until all were answered.

    `late` counts those that were acknowledged after LIMIT, which Discord refuses: they are taken for REFUSED seconds.
    `deferred` counts those at which people saw first that Parley is thinking.
    """

    acknowledged: Sequence[float]
    late: int
    deferred: int
    seconds: float


@dataclass(slots=True)
class Crowd:
    """People in one server. `first` is what each of them was shown first."""

    discord: LoopbackDiscord
    people: Sequence[Person]
    channel: Channel
    first: list[Message] = field(default_factory=list[Message])

    @classmethod
    def of(cls, discord: LoopbackDiscord, number: int) -> "Crowd":
        """So many people, whom Parley has never met."""
        people = [discord.user(f"Learner {one + 1}") for one in range(number)]
        guild = discord.guild("Study hall", owner=people[0])
        discord.join(guild, *people)
        return cls(discord, people, guild.general)

    async def arrive(self) -> Taken:
        """Everybody types /start at once."""
        began = time.monotonic()
        exchanges = [await self._start(person) for person in self.people]
        taken = await self._answered(exchanges, began)
        self.first = [await self._first(*one) for one in zip(self.people, exchanges, strict=True)]
        return taken

    async def press(self, presses: int, *, every: float = 0) -> Taken:
        """So many presses by one person after the other, `every` so many seconds, answered or not."""
        began = time.monotonic()
        exchanges: list[Exchange] = []
        for number in range(presses):
            await asyncio.sleep(began + number * every - time.monotonic())
            exchanges.append(await self._press(number % len(self.people)))
        return await self._answered(exchanges, began)

    async def press_alone(self, presses: int) -> Taken:
        """So many presses, each when the one before is answered."""
        began = time.monotonic()
        exchanges: list[Exchange] = []
        for _ in range(presses):
            exchanges.append(await self._press(0))
            await exchanges[-1].settled()
        return await self._answered(exchanges, began)

    async def learn(self, presses: int) -> None:
        """Everybody goes through the first lesson, until they have pressed so often together."""
        shares = [len(range(number, presses, len(self.people))) for number in range(len(self.people))]
        turns = asyncio.Semaphore(AT_ONCE)

        async def one(number: int) -> None:
            async with turns:
                await self._go_on(self.people[number], self.first[number], shares[number])

        await asyncio.gather(*map(one, range(len(self.people))))
        self._forget()

    async def _go_on(self, person: Person, shown: Message, presses: int) -> None:
        """Press what stands first, again and again; where that is a form's button, only the form is shown."""
        for _ in range(presses):
            if _can_be_pressed(shown):
                exchange = await person.press(shown, shown.buttons[0], settle=False)
            else:
                exchange = await person.slash(self.channel, "learn", settle=False)
            await self.discord.until(lambda one=exchange: _leads_on(one), "Somebody was not answered.")
            shown = exchange.messages[-1] if exchange.messages else shown

    async def _first(self, person: Person, exchange: Exchange) -> Message:
        """What somebody was shown; who was not acknowledged in time tries again."""
        return exchange.messages[0] if exchange.messages else await (await self._start(person)).message()

    async def _start(self, person: Person) -> Exchange:
        return await person.slash(self.channel, "start", settle=False)

    async def _press(self, number: int) -> Exchange:
        """Press the first button that the person was shown first: it opens the first lesson, time and again."""
        shown = self.first[number]
        return await self.people[number].press(shown, shown.buttons[0], settle=False)

    async def _answered(self, exchanges: Sequence[Exchange], began: float) -> Taken:
        """Wait until all are answered; what became of them."""
        waiting = list(exchanges)

        def none_waits() -> bool:
            waiting[:] = [one for one in waiting if not _is_over(one)]
            return not waiting

        await self.discord.until(none_waits, "Not all were answered.")
        times = [REFUSED if one.acknowledged is None else one.acknowledged for one in exchanges]
        taken = Taken(
            acknowledged=times,
            late=sum(each > LIMIT for each in times),
            deferred=sum(one.deferred for one in exchanges),
            seconds=time.monotonic() - began,
        )
        self._forget()
        return taken

    def _forget(self) -> None:
        """Let go of what is over: the server looks through all interactions for a token, and would get slower."""
        self.discord.stage.interactions.clear()
        self.discord.traffic.clear()


def _is_late(exchange: Exchange) -> bool:
    """Whether it was acknowledged when Discord took that no more."""
    return bool(exchange.callbacks) and exchange.acknowledged is None


def _is_over(exchange: Exchange) -> bool:
    """Whether it is answered, or was acknowledged too late for that."""
    return _is_late(exchange) or exchange.interaction.progress > 0


def _leads_on(exchange: Exchange) -> bool:
    """The same, and a question that was only closed is not an answer yet."""
    return _is_late(exchange) or exchange.interaction.modal is not None or bool(exchange.messages)


def _can_be_pressed(message: Message) -> bool:
    return any(not one.get("disabled") for one in buttons_of(message))
