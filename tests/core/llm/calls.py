"""Calls for the tests of models."""

from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any

from bot.settings import ROOT
from core.llm import Answer, Call, Model, Prompt, load_prompts

HINT = load_prompts(ROOT / "prompts")["challenge/hint"]
ATTEMPT = "for i in range(3):\n    total = i"
VALUES = {one: f"Ada's {one}, as given" for one in HINT.variables} | {"attempt": ATTEMPT}


@dataclass(frozen=True, slots=True)
class Judgement:
    """An answer of a schema."""

    right: bool
    why: str


JUDGING: Prompt = replace(HINT, output="Judgement")


def hint(**more: Any) -> Call:
    """A call that is answered in words."""
    return Call(prompt=HINT, values=VALUES, **more)


def judgement(**more: Any) -> Call:
    """A call that is answered in a Judgement."""
    return Call(prompt=JUDGING, values=VALUES, schema=Judgement, **more)


async def streamed(model: Model, call: Call, into: list[str] | None = None) -> tuple[list[str], Answer]:
    """The pieces and the answer of a stream. `into` has the pieces even where it breaks."""
    pieces: list[str] = [] if into is None else into
    answers: list[Answer] = []
    async with aclosing(model.stream(call)) as stream:
        async for one in stream:
            assert not answers, "nothing comes after the answer"
            if isinstance(one, Answer):
                answers.append(one)
            else:
                pieces.append(one)
    (answer,) = answers
    return pieces, answer
