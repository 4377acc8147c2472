"""The bot's webhook: each update is posted there until it is taken, one after the other within a chat."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import aiohttp

from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.updates import Update, Updates

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # a header's name
PAUSE = 0.02
"""Seconds until an update that was not taken is posted again; Telegram waits longer each time."""


@dataclass(slots=True, kw_only=True)
class Webhook:
    """Where updates go while `url` is set. `proxies` says which address of this machine stands behind a public one."""

    updates: Updates
    happened: Callable[[], None]
    url: str = ""
    secret: str | None = None
    connections: int = 40
    proxies: dict[str, str] = field(default_factory=dict[str, str])
    answers: list[int] = field(default_factory=list[int])
    """The statuses of all deliveries; 0 where there was no answer."""
    error: str | None = None
    failed: int = 0
    _tasks: dict[int, asyncio.Task[None]] = field(default_factory=dict[int, asyncio.Task[None]])
    _http: aiohttp.ClientSession | None = None

    def set(self, url: str, secret: str | None, connections: int) -> None:
        """Go there from now on; nowhere where the address is empty."""
        self.url, self.secret, self.connections = url, secret, connections
        self.error = None
        self.updates.hooked = bool(url)
        self.wake()

    def wake(self) -> None:
        """Begin to post to each chat's that is not at it already, as far as connections go."""
        for update in self.updates.pending if self.url else ():
            if update.key not in self._tasks and len(self._tasks) < self.connections:
                self._tasks[update.key] = asyncio.create_task(self._drain(update.key))

    async def close(self) -> None:
        """Let everything go."""
        self.url = ""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        if self._http:
            await self._http.close()

    async def _drain(self, key: int) -> None:
        while self.url and (update := next((one for one in self.updates.pending if one.key == key), None)):
            if await self._post(update):
                self.updates.pending.remove(update)
            else:
                await asyncio.sleep(PAUSE)
            self.happened()
        del self._tasks[key]
        self.wake()

    async def _post(self, update: Update) -> bool:
        self._http = self._http or aiohttp.ClientSession()
        headers = {SECRET: self.secret} if self.secret else {}
        update.told = True
        try:
            async with self._http.post(self._address(), json=update.body, headers=headers) as response:
                self._note(
                    response.status, f"Wrong response from the webhook: {response.status} {response.reason}"
                )
                return response.ok
        except aiohttp.ClientError:
            self._note(0, "Connection refused")
            return False

    def _address(self) -> str:
        for public, behind in self.proxies.items():
            if self.url.startswith(public):
                return behind + self.url.removeprefix(public)
        return self.url

    def _note(self, status: int, error: str) -> None:
        self.answers.append(status)
        if not 200 <= status < 300:
            self.error, self.failed = error, int(time.time())

    def info(self) -> Json:
        """What getWebhookInfo tells."""
        told: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates.pending),
        }
        if self.url:
            told["max_connections"] = self.connections
        if self.error:
            told |= {"last_error_date": self.failed, "last_error_message": self.error}
        if self.updates.allowed:
            told["allowed_updates"] = list(self.updates.allowed)
        return told
