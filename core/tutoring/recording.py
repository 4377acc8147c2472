"""What a model is asked for one thing, in however many calls, written down as one message."""

import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.llm import Answer, Call, Model, ModelAway
from core.llm.tokens import estimate
from core.making.asking import NotFit
from core.store.tutoring import TutorMessage
from core.turn import Turn
from core.tutoring.leave import Silence, place_of

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Recording:
    """Asks a model for something, however many calls it takes, and keeps account of them.

    `kind`, `asked`, `course`, `item` and `sources` are for the row. `tries` are what the model said each time, and why
    that was not shown.
    """

    turn: Turn
    model: Model
    kind: str
    asked: str = ""
    course: str = ""
    item: str = ""
    sources: Sequence[Mapping[str, Any]] = ()
    id: str = ""
    tries: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    tokens: tuple[int, int] = (0, 0)
    cached: bool = False
    began: float = field(default_factory=time.monotonic)
    _prompt: tuple[str, str] = ("", "")

    def __post_init__(self) -> None:
        # A turn that is begun again draws the same, and where it asks for something else, it owes both.
        self.id = f"{int(self.turn.new_id(), 16) ^ len(self.turn.slow.owed):024x}"

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self.began

    async def ask(self, call: Call, by: Callable[[Call], Awaitable[Answer]] | None = None) -> Answer:
        """The answer to a call, counted; ModelAway as the model raises it, counted as well.

        `by` asks the model in another way than for the whole answer at once.
        """
        self._prompt = call.prompt.name, call.prompt.digest
        try:
            answer = await (by or self.model.answer)(call)
        except ModelAway as away:
            log.warning("a model was asked for %s and did not answer: %s", self.kind, away)
            self._count(away.spent.read, away.spent.written)
            self.tries.append(("", type(away).__name__))
            raise
        self._count(answer.tokens_in, answer.tokens_out)
        self.tries.append((answer.text, ""))
        return answer

    def recall(self, call: Call, text: str) -> None:
        """Note that the same call was answered before, so that nobody had to be asked."""
        self._prompt = call.prompt.name, call.prompt.digest
        self.cached = True
        self.tries.append((text, ""))

    def refuse(self, *reasons: str) -> None:
        """Note why what was said last is not shown."""
        said = self.tries.pop()[0] if self.tries else ""
        self.tries.append((said, "; ".join(reasons)))

    def cut_short(self, call: Call, text: str, reason: str) -> None:
        """Note that an answer was not heard to its end, and why: nobody says what it cost, so that is estimated."""
        cost = estimate(call.messages(), text)
        self._count(cost.read, cost.written)
        self.tries.append((text, reason))

    def message(self, shown: str | None) -> TutorMessage:
        """The row of it; `shown` is what the learner sees, None where that is nothing."""
        prompt, digest = self._prompt
        return TutorMessage(
            id=self.id,
            place=place_of(self.turn),
            community=self.turn.within,
            course=self.course,
            item=self.item,
            kind=self.kind,
            asked=self.asked,
            sources=tuple(self.sources),
            prompt=prompt,
            digest=digest,
            model=self.model.name,
            tries=tuple(self.tries),
            shown=shown,
            cached=self.cached,
            tokens_in=self.tokens[0],
            tokens_out=self.tokens[1],
            cost=self.turn.house.budget.price.of(*self.tokens),
            seconds=self.seconds,
        )

    def _count(self, read: int, written: int) -> None:
        self.tokens = self.tokens[0] + read, self.tokens[1] + written


async def attempted[T](recording: Recording, make: Awaitable[T]) -> T | Silence:
    """What is made, or why nothing is to be shown of it: the model was away, or what it said did not pass the gate."""
    try:
        return await make
    except NotFit as unfit:
        recording.refuse(*unfit.reasons)
        return Silence.UNFIT
    except ModelAway:
        return Silence.AWAY
