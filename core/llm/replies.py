"""What a provider's messages say: the text, why it ended, what it cost; and whether that can be used."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from core.llm.failures import CutOff, Filtered, Garbled, ModelAway, Refused, Tokens, TooLong

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage

_FINISH = ("finish_reason", "stop_reason", "stopReason", "status")
"""Where providers say why an answer ended: OpenAI and Google, Anthropic, Amazon, OpenAI's newer interface."""
_LENGTH = {"length", "max_tokens", "max_output_tokens", "model_context_window_exceeded"}
_FILTER = {
    "blocklist",
    "content_filter",
    "content_filtered",
    "guardrail_intervened",
    "prohibited_content",
    "recitation",
    "safety",
    "spii",
}
_REFUSAL = "refusal"
_UNKEPT = re.compile("[\0\ud800-\udfff]")
"""What no row, and no platform, can hold: a NUL, and halves of signs beyond 65,535 that came without the other half."""
_HALF = re.compile("[\ud800-\udbff]\\Z")
"""The first half of such a sign at the end of a piece: the other one may come with the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer as it came, whole or what there is of it."""

    text: str
    finish: str
    """Why it ended; empty where nobody said so."""
    model: str
    tokens: Tokens | None
    refused: bool

    def fault(self) -> ModelAway | None:
        """Why it cannot be used; None where it can."""
        finish = self.finish.casefold()
        if self.refused or finish == _REFUSAL:
            return Refused(finish)
        if finish in _FILTER:
            return Filtered(finish)
        if finish in _LENGTH:
            return TooLong(finish)
        if not finish:
            return CutOff("it never ended")
        return None if self.text.strip() else Garbled("no text")


@dataclass(slots=True)
class Gathering:
    """Makes one reply of the messages of a stream; a whole answer is a stream of one."""

    whole: bool = False
    """Whether the answer has come to its end even if nobody says so."""
    _text: list[str] = field(default_factory=list[str])
    _finish: str = ""
    _model: str = ""
    _read: int = 0
    _written: int = 0
    _refused: bool = False
    _half: str = ""

    length: int = field(default=0, init=False)
    """Characters that came so far."""

    @property
    def text(self) -> str:
        """What came so far."""
        return "".join(self._text)

    def add(self, message: AIMessage) -> str:
        """Take the next message. The text that it brings."""
        told: dict[str, Any] = message.response_metadata
        self._finish = _finish(told) or self._finish
        self._model = str(told.get("model_name") or told.get("model") or self._model)
        self._refused = self._refused or _refuses(message)
        if usage := message.usage_metadata:
            # Anthropic counts in two messages, others say in each what it is by then: the most is right for both.
            self._read = max(self._read, usage["input_tokens"])
            self._written = max(self._written, usage["output_tokens"])
        calls = message.tool_calls
        text = json.dumps(calls[0]["args"], ensure_ascii=False) if self.whole and calls else str(message.text)
        text = self._sound(text)
        if text:
            self._text.append(text)
            self.length += len(text)
        return text

    def _sound(self, piece: str) -> str:
        """A piece as it can be kept and shown."""
        text = self._half + piece
        half = None if self.whole else _HALF.search(text)
        self._half = half[0] if half else ""
        text = text[: half.start()] if half else text
        if not _UNKEPT.search(text):
            return text
        joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return joined.replace("\0", "")

    def reply(self) -> Reply:
        """What there is."""
        counted = self._read > 0
        return Reply(
            text=self.text,
            finish=self._finish or ("stop" if self.whole else ""),
            model=self._model,
            tokens=Tokens(self._read, self._written) if counted else None,
            refused=self._refused,
        )


def _finish(told: Mapping[str, Any]) -> str:
    details = told.get("incomplete_details")
    if isinstance(details, Mapping):
        return str(cast("Mapping[str, object]", details).get("reason") or "")
    return next((str(told[one]) for one in _FINISH if told.get(one)), "")


def _refuses(message: AIMessage) -> bool:
    if message.additional_kwargs.get(_REFUSAL):
        return True
    content = message.content
    return not isinstance(content, str) and any(
        isinstance(one, dict) and one.get("type") == _REFUSAL for one in content
    )
