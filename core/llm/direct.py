"""OpenAI's own client, for what LangChain has no interface to: loaded when it is first needed, closed in the end."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from core.llm.client import line
from core.llm.failures import TookTooLong

if TYPE_CHECKING:
    from openai import AsyncOpenAI

    from core.llm.settings import ModelSettings


class DirectClient:
    """One client, whose connections all calls share. It never tries again by itself: whoever calls has a patience."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._loading: asyncio.Task[AsyncOpenAI] | None = None

    async def ready(self, end: float) -> AsyncOpenAI:
        """The client, loaded in a thread the first time; TookTooLong where that is not done by `end` (the loop's clock).

        Whoever gives up leaves it to the others.
        """
        if self._loading is None:
            self._loading = asyncio.create_task(asyncio.to_thread(_load, self._settings))
        try:
            async with asyncio.timeout_at(end):
                return await asyncio.shield(self._loading)
        except TimeoutError:
            fault = TookTooLong("loading")
        raise fault

    async def close(self) -> None:
        """Close what was opened."""
        if self._loading is not None:
            # What could not be loaded has nothing to close, and was told.
            with contextlib.suppress(Exception):
                await (await self._loading).close()


def _load(settings: ModelSettings) -> AsyncOpenAI:
    from openai import AsyncOpenAI  # noqa: PLC0415 - takes most of a second

    to = line(settings)
    return AsyncOpenAI(
        api_key=to.key,
        base_url=settings.openai_base_url or None,
        timeout=to.timeout,
        max_retries=0,
        http_client=to.http,
    )
