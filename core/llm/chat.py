"""A model over LangChain's chat interface: asked, asked again where that makes sense, and never for longer than patience."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from typing import TYPE_CHECKING, cast

from core.errors import SetupError
from core.llm import client
from core.llm.call import Answer, Call, Model, Role
from core.llm.failures import CutOff, ModelAway, NotTaken, Tokens, TookTooLong, TooLong, WrongShape
from core.llm.mishaps import in_time
from core.llm.replies import Gathering, Reply
from core.llm.settings import PROVIDERS, ModelSettings
from core.llm.shapes import Shape
from core.llm.tokens import estimate
from core.llm.tries import Tries

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage

log = logging.getLogger(__name__)

type Messages = list[tuple[Role, str]]

PAUSE = 0.5
"""Seconds before the second try, at most."""
LONGEST_TOKEN = 32
"""Characters of a token, at most, on average: a server that gives far more than was asked for would never end."""


@asynccontextmanager
async def open_model(settings: ModelSettings) -> AsyncGenerator[Model | None]:
    """The model that is set, None where none is; SetupError where what it needs is not installed. Loads nothing yet."""
    if not settings.name:
        yield None
        return
    module, extra = PROVIDERS[settings.provider]
    if importlib.util.find_spec(module) is None:
        wanted = f"pip install '.[{extra}]' in Parley's folder"
        raise SetupError(
            f"MODEL_NAME is {settings.name}, and {module} is not installed. This brings it: {wanted}"
        )
    model = ChatModel(settings)
    try:
        yield model
    finally:
        await model.close()


class ChatModel:
    """See `Model`. Its client is loaded at the first call, and all calls share its connections."""

    def __init__(self, settings: ModelSettings, *, pause: float = PAUSE) -> None:
        self.name = settings.name
        self._settings = settings
        self._pause = pause
        self._loading: asyncio.Task[client.Client] | None = None

    async def close(self) -> None:
        """Close what was opened."""
        if self._loading is not None:
            # What could not be loaded has nothing to close, and was told.
            with contextlib.suppress(Exception):
                await (await self._loading).close()

    async def answer(self, call: Call) -> Answer:
        """The whole answer."""
        tries, spent, told = self._tries(call), Tokens(), False
        shape = Shape(call.schema) if call.schema else None
        messages = _with_shape(call.messages(), shape)
        while True:
            reply: Reply | None = None
            try:
                reply = await self._whole(messages, call, shape, tries.end)
                spent += _cost(reply, messages)
                parsed = _usable(reply, shape)
            except ModelAway as error:
                spent += _lost_cost(error, messages)
                self._lost(error, spent)
                if isinstance(error, WrongShape) and reply is not None and not told:
                    messages, told = [*messages, *_correction(reply, error)], True
                    continue
                await tries.again(error)
            else:
                return self._answer(reply, spent, tries, parsed)

    async def stream(self, call: Call) -> AsyncGenerator[str | Answer]:
        """The answer in pieces as they come, then the `Answer`."""
        if call.schema is not None:
            yield await self.answer(call)
            return
        tries, spent, messages = self._tries(call), Tokens(), call.messages()
        while True:
            gathering = Gathering()
            try:
                async with aclosing(self._pieces(messages, call, gathering, tries.end)) as pieces:
                    async for piece in pieces:
                        yield piece
                fault = gathering.reply().fault()
            except ModelAway as error:
                broken = gathering.text and error.worth_another
                fault = CutOff(type(error).__name__) if broken else error
            reply = gathering.reply()
            if fault is None or reply.tokens is not None or reply.text:
                spent += _cost(reply, messages)
            else:
                spent += _lost_cost(fault, messages)
            if fault is None:
                yield self._answer(reply, spent, tries, None)
                return
            self._lost(fault, spent)
            if reply.text:
                raise fault  # what was given away cannot be taken back
            await tries.again(fault)

    async def _whole(self, messages: Messages, call: Call, shape: Shape | None, end: float) -> Reply:
        chat = await self._chat(call, end)

        async def ask() -> AIMessage:
            if shape is None:
                return await chat.ainvoke(messages)
            shaped = chat.with_structured_output(shape.schema(), include_raw=True)
            return cast("dict[str, AIMessage]", await shaped.ainvoke(messages))["raw"]

        gathering = Gathering(whole=True)
        gathering.add(await in_time(ask(), end))
        return gathering.reply()

    async def _pieces(
        self, messages: Messages, call: Call, gathering: Gathering, end: float
    ) -> AsyncGenerator[str]:
        chat = await self._chat(call, end)
        most = LONGEST_TOKEN * call.tokens(self._settings.max_tokens)
        source = cast("AsyncGenerator[AIMessage]", chat.astream(messages))
        async with aclosing(source):
            while (chunk := await in_time(anext(source, None), end)) is not None:
                if piece := gathering.add(chunk):
                    yield piece
                if gathering.length > most:
                    raise TooLong("it did not stop")

    async def _chat(self, call: Call, end: float) -> BaseChatModel:
        """The client for a call, loaded in a thread the first time; whoever gives up leaves it to the others."""
        if self._loading is None:
            self._loading = asyncio.create_task(asyncio.to_thread(client.load, self._settings))
        try:
            async with asyncio.timeout_at(end):
                loaded = await asyncio.shield(self._loading)
        except TimeoutError:
            fault = TookTooLong("loading")
        except Exception as error:  # noqa: BLE001 - each provider's package refuses wrong settings in its own way
            fault = NotTaken(f"{type(error).__name__} while loading")
        else:
            return loaded.within(call.tokens(self._settings.max_tokens))
        raise fault

    def _tries(self, call: Call) -> Tries:
        return Tries(self._settings.patience(call.tokens(self._settings.max_tokens)), self._pause)

    def _lost(self, error: ModelAway, spent: Tokens) -> None:
        """Note a try that came to nothing."""
        error.spent = spent
        if isinstance(error, NotTaken):
            log.error(
                "%s does not take what it is asked: look at MODEL_NAME and its key (%s)", self.name, error
            )
        else:
            log.warning("%s gave no answer: %s", self.name, error)

    def _answer(self, reply: Reply, spent: Tokens, tries: Tries, parsed: object | None) -> Answer:
        return Answer(
            text=reply.text,
            parsed=parsed,
            tokens_in=spent.read,
            tokens_out=spent.written,
            estimated=spent.estimated,
            seconds=tries.seconds,
            model=reply.model or self.name.partition(":")[2],
            finish=reply.finish,
        )


def _usable(reply: Reply, shape: Shape | None) -> object | None:
    """The instance of a schema that a reply holds, None without a schema. Raises why it cannot be used."""
    if (fault := reply.fault()) is not None:
        raise fault
    return shape.parsed(reply.text) if shape else None


def _cost(reply: Reply, messages: Messages) -> Tokens:
    return reply.tokens or estimate(messages, reply.text)


def _lost_cost(error: ModelAway, messages: Messages) -> Tokens:
    """What a try has cost of which there is no reply: a model that is left waiting has read the question."""
    return estimate(messages, "") if isinstance(error, TookTooLong) else error.spent


def _with_shape(messages: Messages, shape: Shape | None) -> Messages:
    if shape is None:
        return messages
    (role, told), *rest = messages
    return [(role, f"{told}\n\n{shape.told()}"), *rest]


def _correction(reply: Reply, error: WrongShape) -> Messages:
    """What a model is told whose answer was not of the schema."""
    return [
        ("ai", reply.text),
        ("human", f"That is not of the schema ({error.faults}). Answer with the JSON alone."),
    ]
