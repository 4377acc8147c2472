"""What the bot is told, in its order, until it has said that it knows: for long polling, and for a webhook to take."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.refusal import Refused

UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""What a bot is told only where it names it."""
OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
HOOKED = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(slots=True)
class Update:
    """One update; `key` is what it must keep its order within: the chat, or who did it."""

    id: int
    kind: str
    data: Json
    key: int
    told: bool = False

    @property
    def body(self) -> Json:
        """The update as Telegram writes it."""
        return {"update_id": self.id, self.kind: self.data}


@dataclass(slots=True)
class Updates:
    """The queue. `hooked` says whether a webhook takes from it, `wake` tells that one of what is new."""

    pending: list[Update] = field(default_factory=list[Update])
    past: list[Update] = field(default_factory=list[Update])
    """All that there have been, confirmed or not."""
    allowed: Sequence[str] = ()
    hooked: bool = False
    polls: int = 0
    """How often the bot has asked."""
    wake: Callable[[], None] = lambda: None
    _waiting: "asyncio.Future[None] | None" = None

    def put(self, kind: str, data: Json, key: int) -> Update | None:
        """Tell the bot of something, if it wants to hear of its kind."""
        if kind not in self.allowed if self.allowed else kind in UNASKED:
            return None
        made = Update(904_000_001 + len(self.past), kind, data, key)
        self.past.append(made)
        self._enqueue(made)
        return made

    def put_again(self, update: Update) -> None:
        """Tell the bot of something once more, whatever it has confirmed."""
        self._enqueue(Update(update.id, update.kind, update.data, update.key))

    def _enqueue(self, update: Update) -> None:
        self.pending.append(update)
        self.release()
        self.wake()

    def confirm(self, offset: int) -> None:
        """Forget what the bot knows: what it was told of below the offset, or all but the last few."""
        if offset < 0:
            self.pending = self.pending[offset:]
        self.pending = [one for one in self.pending if not one.told or one.id >= offset]

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109  # Telegram's word
        """What is pending, waited for; raises Refused where somebody else asks meanwhile."""
        if self.hooked:
            raise Refused(409, HOOKED)
        self.polls += 1
        self.interrupt(OTHER)
        self.confirm(offset)
        if not self.pending and timeout > 0:
            await self._wait(timeout)
        batch = self.pending[:limit]
        for one in batch:
            one.told = True
        return [one.body for one in batch]

    async def _wait(self, seconds: float) -> None:
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await waiting
        except TimeoutError:
            pass
        finally:
            if self._waiting is waiting:
                self._waiting = None

    def interrupt(self, why: str) -> None:
        """Send away whoever waits, with a 409."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(Refused(409, why))

    def release(self) -> None:
        """Let whoever waits look."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)
