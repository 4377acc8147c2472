"""A moderation model over OpenAI's interface: what it calls a text, within a patience of its own."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Protocol, cast

from core.llm.direct import DirectClient
from core.llm.failures import Garbled, ModelAway
from core.llm.mishaps import in_time
from core.llm.tries import Tries

if TYPE_CHECKING:
    from openai.types import ModerationCreateResponse

    from core.llm.settings import ModelSettings

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds after which others decide: nobody waits longer to share something."""
PAUSE = 0.3
"""Seconds before the second try, at most."""
UNNAMED = "flagged"
"""What a text is called that is flagged without a category."""


class Moderation(Protocol):
    """Says what is wrong with texts that others are to read."""

    async def categories(self, text: str) -> tuple[str, ...]:
        """What a text is flagged for, in the provider's names; () where for nothing. ModelAway where it does not say."""
        ...


@asynccontextmanager
async def open_moderation(settings: ModelSettings) -> AsyncGenerator[Moderation | None]:
    """The moderation model that is set, None where none is. Loads nothing yet."""
    if not settings.moderation:
        yield None
        return
    moderation = OpenAIModeration(settings)
    try:
        yield moderation
    finally:
        await moderation.close()


class OpenAIModeration:
    """See `Moderation`. All calls share the client and its connections."""

    def __init__(self, settings: ModelSettings, *, patience: float = PATIENCE, pause: float = PAUSE) -> None:
        self._settings = settings
        self._patience = min(patience, settings.timeout_seconds)
        self._pause = pause
        self._client = DirectClient(settings)
        self._away = False

    async def close(self) -> None:
        """Close what was opened."""
        await self._client.close()

    async def categories(self, text: str) -> tuple[str, ...]:
        """See Moderation. That it is away is logged once, until it answers again."""
        try:
            found = await self._asked(text)
        except ModelAway as error:
            if not self._away:
                log.warning(
                    "%s moderates nothing now, the word lists alone do: %s", self._settings.moderation, error
                )
            self._away = True
            raise
        if self._away:
            log.info("%s moderates again", self._settings.moderation)
        self._away = False
        return found

    async def _asked(self, text: str) -> tuple[str, ...]:
        tries = Tries(self._patience, self._pause)

        async def ask() -> tuple[str, ...]:
            client = await self._client.ready(tries.end)
            answer = await client.moderations.create(input=text, model=self._settings.moderation)
            return _categories(answer)

        while True:
            try:
                return await in_time(ask(), tries.end)
            except ModelAway as error:
                await tries.again(error)


def _categories(answer: ModerationCreateResponse) -> tuple[str, ...]:
    """What came back, Garbled where it is no judgement: the client takes any body for one."""
    results = cast("object", getattr(answer, "results", None))
    if not isinstance(results, list) or not results:
        raise Garbled("no result")
    found: dict[str, None] = {}
    for one in answer.results:
        flagged = cast("object", getattr(one, "flagged", None))
        if not isinstance(flagged, bool):
            raise Garbled("no judgement")
        if flagged:
            named = one.categories.model_dump(by_alias=True)
            found |= dict.fromkeys(name for name, is_so in named.items() if is_so is True)
            found = found or {UNNAMED: None}
    return tuple(found)
