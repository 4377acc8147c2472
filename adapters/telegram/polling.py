"""Asking Telegram again and again for what happens, where it has no address of ours to bring it to."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from adapters.telegram.courier import said, seconds_of
from adapters.telegram.line import Line

log = logging.getLogger(__name__)

WATCHED = ("message", "callback_query", "poll_answer", "inline_query", "my_chat_member")
"""The kinds of updates that we want."""
AT_ONCE = 100
"""Updates that may be on their way at once: Telegram gives no more, beginning at the first that is not written down."""
LONG = 50
"""Seconds that Telegram holds a question while nothing happens."""
AGAIN = 0.25
"""Seconds between two questions while something is still on its way."""
PAUSES: Sequence[float] = (1, 2, 5, 10, 30, 60)
"""Seconds before each new try; the last one again and again."""
DOUBTS = 2
"""How often in turn a token that was good is refused before we believe it: proxies answer 404 as well."""
OTHER = (
    "Another program asks Telegram for this bot's messages, and Telegram gives each of them to only one. "
    "Stop the other one, or give this one a bot of its own (BotFather, /newbot, TELEGRAM_BOT_TOKEN)."
)
HOOKED = (
    "Another program has had Telegram bring this bot's messages to a webhook, so that they cannot be asked for. "
    "Stop the other one and start this one again, or give this one a bot of its own (BotFather, /newbot, "
    "TELEGRAM_BOT_TOKEN)."
)


async def poll(bot: Bot, line: Line, put: Callable[[Update], bool], started: asyncio.Event) -> None:
    """Ask until cancelled. `put` has an update taken, and says whether it was new; `started` is set while Telegram answers.

    What is not written down is asked for again: so nothing is lost if this process dies. InvalidToken where the
    token is refused.
    """
    failures = refusals = 0
    while True:
        try:
            updates = await bot.get_updates(
                offset=line.low or None,
                limit=AT_ONCE,
                timeout=LONG if started.is_set() else 0,
                allowed_updates=WATCHED,
            )
        except Exception as trouble:  # an edge: whatever Telegram answers must not end the other platforms
            refusals = refusals + 1 if isinstance(trouble, InvalidToken) else 0
            if refusals > DOUBTS:
                raise
            if not isinstance(trouble, RetryAfter):
                started.clear()
            pause = PAUSES[min(failures, len(PAUSES) - 1)]
            failures += 1
            await asyncio.sleep(_told(trouble, pause))
            continue
        failures = refusals = 0
        started.set()
        await _put(updates, line, put)


async def _put(updates: Sequence[Update], line: Line, put: Callable[[Update], bool]) -> None:
    """Have updates taken, and wait until it is worth while to ask for more."""
    new = [put(update) for update in updates]
    if not updates:
        line.fresh_start()
    elif not any(new):
        if len(updates) == AT_ONCE:
            line.let_pass()
        await asyncio.sleep(AGAIN)
    else:
        await asyncio.sleep(0)


def _told(trouble: Exception, pause: float) -> float:
    """Tell the operator what keeps us from hearing; the seconds until it is tried again."""
    match trouble:
        case RetryAfter():
            return seconds_of(trouble)
        case Conflict():
            why = HOOKED if "webhook" in str(trouble).lower() else OTHER
            log.error("%s Trying again in %.0f s.", why, pause)
        case TelegramError():
            log.warning("Telegram cannot be reached (%s); trying again in %.0f s", said(trouble), pause)
        case _:
            log.error("Telegram's answer cannot be read; trying again in %.0f s", pause, exc_info=trouble)
    return pause
