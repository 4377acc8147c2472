"""What the loopback OpenAI can be planned to do with a request."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

CATEGORIES = (
    "harassment",
    "harassment/threatening",
    "hate",
    "hate/threatening",
    "illicit",
    "illicit/violent",
    "self-harm",
    "self-harm/instructions",
    "self-harm/intent",
    "sexual",
    "sexual/minors",
    "violence",
    "violence/graphic",
)
"""What OpenAI flags texts for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """An answer, streamed in `pieces` where that is asked for."""

    pieces: tuple[str, ...]
    finish: str | None = "stop"
    refusal: str | None = None
    tokens: tuple[int, int] | None = (11, 7)
    """Read and written, as it counts them; None where it does not count, even if it is asked to."""
    growing: bool = False
    """While it streams, it counts in each chunk what it is by then, as some servers do."""

    @classmethod
    def text(cls, text: str, **more: Any) -> "Says":
        """An answer in pieces of a word."""
        words = text.split(" ")
        return cls(pieces=(*(f"{one} " for one in words[:-1]), words[-1]), **more)

    @property
    def usage(self) -> dict[str, int] | None:
        if self.tokens is None:
            return None
        read, written = self.tokens
        return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}

    def whole(self, model: str) -> dict[str, Any]:
        """The body of an answer that is not streamed."""
        message = {"role": "assistant", "content": "".join(self.pieces) or None, "refusal": self.refusal}
        choice = {"index": 0, "message": message, "finish_reason": self.finish, "logprobs": None}
        body = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": model}
        return body | {"choices": [choice]} | ({"usage": self.usage} if self.usage else {})

    def chunks(self, model: str, *, counted: bool) -> list[dict[str, Any]]:
        """The chunks of an answer that is streamed; `counted` where it was asked to count."""
        base: dict[str, Any] = {
            "id": "chatcmpl-1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": model,
        }

        def chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
            made = base | {"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}
            if not counted:
                return made
            return made | {"usage": self.usage if self.growing else None}

        made = [
            chunk({"role": "assistant", "content": ""}),
            *(chunk({"content": one}) for one in self.pieces),
        ]
        if self.finish is not None:
            made.append(chunk({}, self.finish))
        if counted and self.usage is not None and not self.growing:
            made.append(base | {"choices": [], "usage": self.usage})
        return made


@dataclass(frozen=True, slots=True)
class Fault:
    """An error with a body as OpenAI writes it."""

    status: int
    code: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    message: str = "Something is wrong with this request."
    param: str | None = None

    @property
    def body(self) -> str:
        return json.dumps(
            {"error": {"message": self.message, "type": "error", "param": self.param, "code": self.code}}
        )


@dataclass(frozen=True, slots=True)
class Raw:
    """A 200 whose body is this; where it is asked to stream, as an event of the stream after `first`."""

    body: str
    type: str = "application/json"
    first: Says | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A transcript. It is counted in `seconds`, in `tokens` of sound, or, as by many other servers, not at all."""

    text: str
    seconds: float | None = None
    tokens: int | None = None
    languages: tuple[str, ...] = ()

    def whole(self, model: str) -> dict[str, Any]:
        """The body of the answer."""
        del model
        told: dict[str, Any] = {"text": self.text}
        if self.languages:
            told["languages"] = [{"code": one} for one in self.languages]
        if self.seconds is not None:
            return told | {"usage": {"type": "duration", "seconds": self.seconds}}
        if self.tokens is None:
            return told
        read = {"text_tokens": 0, "audio_tokens": self.tokens}
        counted = {"input_tokens": self.tokens, "input_token_details": read, "output_tokens": 9}
        return told | {"usage": counted | {"type": "tokens", "total_tokens": self.tokens + 9}}


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement of a text: it is flagged for these categories, or for none."""

    categories: tuple[str, ...] = ()
    flagged: bool | None = None
    """Where it is not told by the categories, as some servers have it."""

    def whole(self, model: str) -> dict[str, Any]:
        """The body of the answer."""
        flagged = bool(self.categories) if self.flagged is None else self.flagged
        named = {one: one in self.categories for one in (*CATEGORIES, *self.categories)}
        scores = {one: float(is_so) for one, is_so in named.items()}
        applied = {one: ["text"] for one in named}
        result = {"flagged": flagged, "categories": named, "category_scores": scores}
        return {
            "id": "modr-1",
            "model": model,
            "results": [result | {"category_applied_input_types": applied}],
        }


@dataclass(frozen=True, slots=True)
class Cut:
    """An answer whose connection breaks before its last piece; `politely`, the stream just ends."""

    says: Says | Heard | Judged
    politely: bool = False


@dataclass(frozen=True, slots=True)
class Waits:
    """An answer whose pieces come one by one: each but the first when the event in its place is set."""

    says: Says
    events: Sequence[asyncio.Event]

    async def until(self, piece: int) -> None:
        """Return when the piece of this number may come."""
        if 0 < piece <= len(self.events):
            await self.events[piece - 1].wait()


@dataclass(frozen=True, slots=True)
class Hangs:
    """Nothing comes, until the server is closed or whoever asked goes away; after the pieces of `first`, if any."""

    first: Says | None = None


@dataclass(frozen=True, slots=True)
class Sounds:
    """Speech."""

    content: bytes


type Plan = Says | Fault | Raw | Cut | Waits | Hangs | Heard | Sounds | Judged
