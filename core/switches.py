"""Kill switches: while one is off, nothing more goes to a model or into a sandbox, in any process.

Each process looks every few seconds how they stand. What is under way is given up, so that nothing a model says after
that is shown, and no program runs on; nothing of the learner's is lost by it.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from dataclasses import dataclass, field

from core.llm import Answer, Call, Model, ModelAway
from core.llm.failures import Tokens
from core.speech import Speech, Spoken, Transcript
from core.store.switches import Switched
from sandbox.contract import Job, Runner, Status, Verdict

MODEL, SANDBOX = "model", "sandbox"
SWITCHES = (MODEL, SANDBOX)
OFF_NOTE = "The operator turned the sandbox off."


class TurnedOff(ModelAway):
    """The operator turned the model off."""


@dataclass(slots=True)
class Switches:
    """How the switches stand, as this process knows."""

    _off: frozenset[str] = frozenset()
    _running: set[asyncio.Task[Verdict]] = field(default_factory=set[asyncio.Task[Verdict]])
    """Programs that run, and are stopped when the sandbox is turned off."""

    def off(self, name: str) -> bool:
        """Whether this is turned off."""
        return name in self._off

    def learn(self, turned: Iterable[Switched]) -> None:
        """Take over how they stand in the database."""
        self._off = frozenset(one.name for one in turned if one.off)
        if self.off(SANDBOX):
            for task in self._running:
                task.cancel()

    async def until_off(self, running: asyncio.Task[Verdict]) -> Verdict | None:
        """What comes of a program; None where the sandbox was turned off meanwhile."""
        self._running.add(running)
        try:
            return await running
        except asyncio.CancelledError:
            here = asyncio.current_task()
            if not self.off(SANDBOX) or (here is not None and here.cancelling()):
                raise
            return None
        finally:
            self._running.discard(running)


@dataclass(frozen=True, slots=True)
class SwitchedRunner:
    """A runner that answers UNAVAILABLE while the sandbox is turned off."""

    inner: Runner
    switches: Switches

    async def run(self, job: Job) -> Verdict:
        """Run `job`, unless the sandbox is off, or is turned off before it ends."""
        verdict = None
        if not self.switches.off(SANDBOX):
            verdict = await self.switches.until_off(asyncio.create_task(self.inner.run(job)))
        return verdict or Verdict(status=Status.UNAVAILABLE, note=OFF_NOTE)

    async def close(self) -> None:
        """Close the runner."""
        await self.inner.close()


@dataclass(frozen=True, slots=True)
class SwitchedModel:
    """A model that is away while it is turned off."""

    inner: Model
    switches: Switches

    @property
    def name(self) -> str:
        """PROVIDER:MODEL, as it was set."""
        return self.inner.name

    async def answer(self, call: Call) -> Answer:
        """The whole answer, unless the model is off when it comes."""
        self._admit()
        answer = await self.inner.answer(call)
        self._admit(Tokens(answer.tokens_in, answer.tokens_out, answer.estimated))
        return answer

    async def stream(self, call: Call) -> AsyncGenerator[str | Answer]:
        """The answer in pieces, to its end or until the model is turned off."""
        self._admit()
        async with aclosing(self.inner.stream(call)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Answer):
                    self._admit(Tokens(piece.tokens_in, piece.tokens_out, piece.estimated))
                self._admit()
                yield piece

    def _admit(self, spent: Tokens | None = None) -> None:
        if self.switches.off(MODEL):
            raise TurnedOff(spent=spent or Tokens())


@dataclass(frozen=True, slots=True)
class SwitchedSpeech:
    """Speech that is away while the model is turned off: sound goes to a provider, too."""

    inner: Speech
    switches: Switches

    @property
    def hears(self) -> bool:
        """Whether a model is set that hears."""
        return self.inner.hears

    @property
    def speaks(self) -> bool:
        """Whether a model is set that speaks."""
        return self.inner.speaks

    async def transcribe(self, audio: bytes, language: str | None) -> Transcript:
        """What was said in a recording; see `Speech`."""
        self._admit()
        return await self.inner.transcribe(audio, language)

    async def speak(self, text: str, language: str | None) -> Spoken:
        """A text as sound; see `Speech`."""
        self._admit()
        return await self.inner.speak(text, language)

    def _admit(self) -> None:
        if self.switches.off(MODEL):
            raise TurnedOff
