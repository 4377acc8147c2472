"""What a model is asked in several calls for one thing, written down as one message."""

import logging
import time
from dataclasses import dataclass, field

from core.llm import Answer, Call, Model, ModelAway
from core.store.tutoring import TutorMessage
from core.turn import Turn
from core.tutoring.leave import community_of, place_of

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Recording:
    """Asks a model for something, however many calls it takes, and keeps account of them.

    `kind`, `asked`, `course` and `item` are for the row. `refuse` notes that something was not fit to be shown.
    """

    turn: Turn
    model: Model
    kind: str
    asked: str = ""
    course: str = ""
    item: str = ""
    id: str = ""
    tries: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    tokens: tuple[int, int] = (0, 0)
    began: float = field(default_factory=time.monotonic)
    _prompt: tuple[str, str] = ("", "")

    def __post_init__(self) -> None:
        self.id = f"{self.turn.random.getrandbits(96):024x}"

    async def ask(self, call: Call) -> Answer:
        """The answer to a call, counted; ModelAway as the model raises it, counted as well."""
        self._prompt = call.prompt.name, call.prompt.digest
        try:
            answer = await self.model.answer(call)
        except ModelAway as away:
            log.warning("a model was asked for %s and did not answer: %s", self.kind, away)
            self._count(away.spent.read, away.spent.written)
            self.tries.append(("", type(away).__name__))
            raise
        self._count(answer.tokens_in, answer.tokens_out)
        self.tries.append((answer.text, ""))
        return answer

    def refuse(self, *reasons: str) -> None:
        """Note why what was said last is not shown."""
        said = self.tries.pop()[0] if self.tries else ""
        self.tries.append((said, "; ".join(reasons)))

    def message(self, shown: str | None) -> TutorMessage:
        """The row of it; `shown` is what the learner sees, None where that is nothing."""
        prompt, digest = self._prompt
        return TutorMessage(
            id=self.id,
            place=place_of(self.turn),
            community=community_of(self.turn),
            course=self.course,
            item=self.item,
            kind=self.kind,
            asked=self.asked,
            prompt=prompt,
            digest=digest,
            model=self.model.name,
            tries=tuple(self.tries),
            shown=shown,
            tokens_in=self.tokens[0],
            tokens_out=self.tokens[1],
            cost=self.turn.house.budget.price.of(*self.tokens),
            seconds=time.monotonic() - self.began,
        )

    def _count(self, read: int, written: int) -> None:
        self.tokens = self.tokens[0] + read, self.tokens[1] + written
