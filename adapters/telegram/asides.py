"""What is answered without the core, and without making anybody wait: a tick, a form that is opened, a word of our own."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram.error import TelegramError

from adapters.telegram.out import Out
from adapters.telegram.sending import Gone
from core.chat import Allowance, Door, Share
from core.errors import Unavailable

log = logging.getLogger(__name__)

ASIDES = Allowance(10, 0.25)
"""What is answered so of one person: in a group Telegram takes no more a second, and it is everybody's."""
INLINE = Allowance(20, 2)
"""What one person may look for: a client asks with each few letters."""
FILES, AN_ALBUM = Allowance(20, 0.5), 5
"""The files that one person may send, and for how many an album counts, which takes a moment to come together."""

type Act = Callable[[], Awaitable[None]]


class Asides:
    """Does such things side by side with all that is taken.

    None of them is worth bringing again, so that their updates count as written at once; and whoever wants them without
    end is answered at the pace of ASIDES, so that their messages are not in the way of others.
    """

    def __init__(self, door: Door, out: Out) -> None:
        self._door = door
        self._out = out
        self._running: set[asyncio.Task[None]] = set()
        self._shown: dict[str, Act] = {}
        """What is to be shown of things that change, by their names: the newest of each."""

    async def begin(self, event: str, whose: str, act: Act) -> None:
        """Have this done, if not too much is already for the same."""
        self._out.let_go(event)
        if await self._door.take(Share(whose=f"telegram-aside/{whose}", allowance=ASIDES)):
            log.info("event %s is let be: there were too many of %s", event, whose)
            return
        self._run(act)

    def show(self, event: str, name: str, act: Act) -> None:
        """Have something shown as it is now. While that waits for Telegram, only the newest state does."""
        self._out.let_go(event)
        waiting = name in self._shown
        self._shown[name] = act
        if not waiting:
            self._run(lambda: self._show(name))

    def over(self, name: str) -> None:
        """Show nothing of this any more that does not already wait for Telegram: what follows it would be undone."""
        if name in self._shown:
            self._shown[name] = _nothing

    def close(self) -> None:
        """Do nothing more."""
        for task in self._running:
            task.cancel()

    async def _show(self, name: str) -> None:
        try:
            while True:
                act = self._shown[name]
                await act()
                if self._shown[name] is act:
                    return
        finally:
            del self._shown[name]

    def _run(self, act: Act) -> None:
        task = asyncio.get_running_loop().create_task(_guarded(act))
        self._running.add(task)
        task.add_done_callback(self._running.discard)


async def _nothing() -> None:
    pass


async def _guarded(act: Act) -> None:
    try:
        await act()
    except (TelegramError, Gone, Unavailable) as error:
        log.info("what was pressed is not shown: %s", error)
    except Exception:  # an edge: nobody waits for it who could be told
        log.exception("what was pressed is not shown")
