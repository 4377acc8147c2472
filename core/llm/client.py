"""LangChain's client of a provider, made when it is first needed: loading it takes a second or more."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from openai import DefaultAsyncHttpxClient, Timeout

    from core.llm.settings import ModelSettings

CONNECT_SECONDS = 5.0
"""A server that takes longer to accept a connection is away."""
_GOOGLE = "max_output_tokens"
"""What Google's client calls the most tokens of an answer."""
_ONCE = {"anthropic": 0, "google_genai": 1}
"""What keeps a client from trying again by itself. (Google's reads 0 as its default; Amazon's has no such setting.)"""
NO_KEY = "none"
"""What a server that wants no key is sent for one, since the client insists."""


@dataclass(frozen=True, slots=True)
class Client:
    """A client, and how its connections are closed."""

    chat: BaseChatModel
    close: Callable[[], Awaitable[None]]

    def within(self, most: int) -> BaseChatModel:
        """The client for an answer of `most` tokens, over the same connections.

        Set on a copy, since at the call each provider's client wants it said otherwise.
        """
        field = _GOOGLE if _GOOGLE in type(self.chat).model_fields else "max_tokens"
        return self.chat.model_copy(update={field: most})


def load(settings: ModelSettings) -> Client:
    """The client of the model that is set. Blocks while it loads, so call it in a thread."""
    import langsmith  # noqa: PLC0415 - as below
    from langchain.chat_models import init_chat_model  # noqa: PLC0415 - takes a second

    # A variable of the machine could have LangChain send all that is asked to a service that no learner agreed to.
    langsmith.configure(enabled=False)

    if settings.provider == "openai":
        return _openai(settings)
    # Their keys come from their own variables, and how long they take is bounded by who asks.
    tries = _ONCE.get(settings.provider)
    own: dict[str, Any] = {} if tries is None else {"max_retries": tries}
    return Client(cast("BaseChatModel", init_chat_model(settings.name, **own)), _nothing)


@dataclass(frozen=True, slots=True)
class Line:
    """What OpenAI's client is given, whichever of its interfaces is used: the key, how long it waits, its connections."""

    key: str
    timeout: Timeout
    http: DefaultAsyncHttpxClient


def line(settings: ModelSettings) -> Line:
    """A line to OpenAI, or to the server that speaks as it does. Blocks while it loads, so call it in a thread."""
    from openai import DefaultAsyncHttpxClient, Timeout  # noqa: PLC0415 - as above

    # They write ten lines a question, with the server's address and the headers of its answer; nobody needs to promise
    # that none of their versions writes the question itself.
    for name in ("openai", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else NO_KEY
    longest = settings.patience(settings.max_tokens)
    timeout = Timeout(longest, connect=min(CONNECT_SECONDS, settings.timeout_seconds))
    return Line(key, timeout, DefaultAsyncHttpxClient(timeout=timeout))


def _openai(settings: ModelSettings) -> Client:
    from langchain.chat_models import init_chat_model  # noqa: PLC0415 - as above

    to = line(settings)
    own: dict[str, Any] = {"base_url": settings.openai_base_url} if settings.openai_base_url else {}
    make = cast("Callable[..., BaseChatModel]", init_chat_model)
    chat = make(
        settings.name,
        api_key=to.key,
        timeout=to.timeout,
        max_retries=0,  # we try again ourselves, within the patience of a call
        http_async_client=to.http,
        stream_usage=True,  # asked for everywhere: by itself it asks at OpenAI's own address only
        stream_chunk_timeout=None,
        **own,
    )
    return Client(chat, to.http.aclose)


async def _nothing() -> None:
    """They close themselves."""
