"""News of the moment: who waits for something hears of it when it happens."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable

type Listener = Callable[[bytes], Awaitable[None]]


class Live:
    """Announcements by channel within one process. What counts, a listener looks up in the database itself.

    So a lost announcement costs a moment, never a message. It carries at most what is worth nothing a moment later.
    """

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[Listener]] = defaultdict(set)

    def subscribe(self, channel: str, listener: Listener) -> Callable[[], None]:
        """Have `listener` called at every announcement on `channel`; the result ends it."""
        self._listeners[channel].add(listener)

        def end() -> None:
            self._listeners[channel].discard(listener)
            if not self._listeners[channel]:
                del self._listeners[channel]

        return end

    async def announce(self, channel: str, content: bytes = b"") -> None:
        """Tell all listeners of `channel`."""
        for listener in tuple(self._listeners.get(channel, ())):
            await listener(content)

    async def listen(self) -> None:
        """Hear what other processes announce, until cancelled: of these, nobody hears anything."""
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Close what was opened: nothing."""
