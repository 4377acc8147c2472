"""Updates that Telegram brings to Parley's own web server."""

import hmac
import json
from collections.abc import Callable, Mapping

from telegram import Bot, Update

from adapters.telegram.albums import Albums, Json, is_of_album
from adapters.telegram.line import Line
from adapters.telegram.reading import readable
from core.errors import Unavailable

HEADER = "X-Telegram-Bot-Api-Secret-Token"  # a header's name
HELD = 30
"""Updates that Telegram waits for us with: it brings 40 at once, and nothing more until one of them is settled."""


class Webhook:
    """Takes what is posted: only from whoever shows `secret`, and as taken only once it is written down."""

    def __init__(
        self, bot: Bot, line: Line, albums: Albums, put: Callable[[Update], bool], secret: str
    ) -> None:
        self._bot = bot
        self._line = line
        self._albums = albums
        self._put = put
        self._secret = secret.encode()
        self._held = 0
        self._closed = False

    async def take(self, headers: Mapping[str, str], body: bytes) -> int:
        """The status to answer with: 503 where Telegram has to bring the update again."""
        shown = headers.get(HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(shown, self._secret):
            return 403
        if self._closed:
            return 503
        try:
            given = readable(json.loads(body))
            update = Update.de_json(given, self._bot)
            number = int(update.update_id)
        except (ValueError, TypeError, KeyError, AttributeError):
            return 400
        if is_of_album(update):
            return await self._keep(update, given)
        self._put(update)
        self._held += 1
        try:
            if self._held >= HELD:
                self._line.let_pass()
            return 200 if await self._line.settled(number) else 503
        finally:
            self._held -= 1

    async def _keep(self, update: Update, given: Json) -> int:
        """Confirm a message of an album before it is answered."""
        try:
            await self._albums.keep(given)
        except Unavailable:
            return 503
        self._put(update)
        self._line.written(update.update_id)
        return 200

    def close(self) -> None:
        """Take nothing more."""
        self._closed = True
