"""A model for tests that answers by a script: a function of the call. It passes the contract of the real one."""

import re
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from core.llm import Answer, Call, ModelAway
from core.llm.shapes import Shape
from core.llm.tokens import estimate

_PIECE = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Breaks:
    """A stream that gives this, and then fails. Who wants the whole gets only the failure."""

    text: str
    failure: ModelAway


type Said = str | ModelAway | Breaks | object
"""Words, a failure to raise, a stream that breaks; anything else is an instance of the call's schema."""


@dataclass(slots=True)
class ScriptedModel:
    """See `core.llm.Model`. `calls` are those that came, in order."""

    script: Callable[[Call], Said]
    name: str = "scripted:model"
    calls: list[Call] = field(default_factory=list[Call])

    async def answer(self, call: Call) -> Answer:
        """What the script says."""
        said = self._said(call)
        if isinstance(said, Breaks):
            raise said.failure
        return self._answer(call, said)

    async def stream(self, call: Call) -> AsyncGenerator[str | Answer]:
        """What the script says, in words, then the answer."""
        said = self._said(call)
        broken = said if isinstance(said, Breaks) else None
        text = broken.text if broken else str(said)
        if call.schema is None:
            for piece in _PIECE.findall(text):
                yield piece
        if broken:
            raise broken.failure
        yield self._answer(call, text)

    def _said(self, call: Call) -> str | Breaks:
        self.calls.append(call)
        said = self.script(call)
        if isinstance(said, ModelAway):
            raise said
        if isinstance(said, str | Breaks):
            return said
        assert call.schema is not None, "only a call with a schema is answered in an instance"
        return TypeAdapter[Any](call.schema).dump_json(said).decode()

    def _answer(self, call: Call, text: str) -> Answer:
        cost = estimate(call.messages(), text)
        return Answer(
            text=text,
            parsed=Shape(call.schema).parsed(text) if call.schema else None,
            tokens_in=cost.read,
            tokens_out=cost.written,
            estimated=True,
            seconds=0.0,
            model=self.name,
            finish="stop",
        )
