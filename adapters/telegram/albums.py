"""Messages of albums that are confirmed before they are answered, noted meanwhile so that none gets lost.

To a webhook, Telegram brings the next message of a chat only once the one before is confirmed: an album would never
come together otherwise.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from telegram import Update

from adapters.telegram.inbound import PLATFORM
from core.chat import Door

type Json = dict[str, Any]


def is_of_album(update: Update) -> bool:
    """Whether an update brings one of the messages of an album."""
    return bool(update.message and update.message.media_group_id)


class Albums:
    """What is confirmed and not yet answered of one bot's albums, as Telegram wrote it.

    Of several processes, one may overwrite what another has just noted: that matters only if it dies within the
    second.
    """

    def __init__(self, door: Door, bot: int) -> None:
        self._door = door
        self._key = f"albums/{bot}"
        self._numbers: set[int] = set()
        self._lock = asyncio.Lock()

    def __contains__(self, update: int) -> bool:
        return update in self._numbers

    async def keep(self, update: Json) -> None:
        """Note an update. Unavailable where it cannot be."""
        number = update["update_id"]
        await self._change(lambda kept: [*_without(kept, number), update])
        self._numbers.add(number)

    async def drop(self, number: int) -> None:
        """Forget an update, which is answered. Unavailable where that cannot be noted."""
        await self._change(lambda kept: _without(kept, number))
        self._numbers.discard(number)

    async def left(self) -> list[Json]:
        """What a process that died has left."""
        kept: list[Json] = json.loads(await self._door.noted(PLATFORM, self._key) or "[]")
        self._numbers.update(one["update_id"] for one in kept)
        return kept

    async def _change(self, change: Callable[[list[Json]], list[Json]]) -> None:
        async with self._lock:
            kept = json.loads(await self._door.noted(PLATFORM, self._key) or "[]")
            await self._door.note(PLATFORM, self._key, json.dumps(change(kept)), fleeting=True)


def _without(kept: list[Json], number: int) -> list[Json]:
    return [one for one in kept if one["update_id"] != number]
