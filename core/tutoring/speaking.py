"""A model's words on their way to a learner: asked for, looked at by the guard, made once more, written down.

Nothing is shown before it was looked at, not even the beginning of a text that is still growing: it is shown sentence
by sentence, each time after all of it so far has passed.
"""

import logging
import time
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field

from core.chat import Reply, Text
from core.course.model import Challenge, Item
from core.llm import Answer, Call, Model, ModelAway
from core.llm.cache import key_of
from core.llm.failures import CutOff
from core.llm.tokens import estimate
from core.search.passages import Passage
from core.store import tutoring
from core.store.tutoring import TutorMessage
from core.turn import Turn
from core.tutoring.fitness import Measure, excess, unfit
from core.tutoring.growing import settled
from core.tutoring.guarded import leak
from core.tutoring.leave import Help, Leave, Silence, community_of, leave, place_of

log = logging.getLogger(__name__)

TRIES = 2
"""What is not fit to be shown is made once more, and then the author's words are taken."""
PATIENCE = 20.0
"""Seconds after which no other try is begun: the author's words are there at once."""
GUARDED = "python"
"""The language of code that the guard can read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Words that are wanted of a model, and all that they are measured by.

    `guards` are the items that they must not solve, and `earlier` what was said to the learner before, since a solution
    may come in pieces. With `growing`, they are shown while they come, as the reply it makes of them. `kind`, `asked` and
    `sources` are for the row that is kept of it.
    """

    kind: str
    help: Help
    call: Call
    measure: Measure
    course: str = ""
    item: str = ""
    asked: str = ""
    guards: tuple[Item, ...] = ()
    earlier: tuple[str, ...] = ()
    sources: tuple[Passage, ...] = ()
    growing: Callable[[str], Reply] | None = None
    tidy: Callable[[str], str] = str.strip
    """Takes out what learners should not see of it, such as numbers of sources that there are not."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a model said and may be shown. `near`: not much is left of the day's budget."""

    id: str
    text: str
    near: bool = False


async def speak(turn: Turn, wanted: Wanted) -> Spoken | Silence:
    """What a model says to this, or why it does not. Whatever it cost is written down with the turn."""
    let = await leave(turn, wanted.help)
    if not isinstance(let, Leave):
        return let
    if any(isinstance(one, Challenge) and one.syntax != GUARDED for one in wanted.guards):
        return Silence.UNGUARDED
    model = turn.house.model
    assert model is not None, "nobody has leave where there is none"
    same = key_of(model.name, wanted.call)
    making: _Making = await turn.slow.once(
        ("speak", wanted.kind, same), lambda: _Making(turn, wanted, model, same).made()
    )
    turn.write(tutoring.keep, turn.learner.id, making.message(), turn.now)
    if making.shown is None:
        return Silence.AWAY if making.away else Silence.UNFIT
    return Spoken(making.id, making.shown, near=let.near)


class _Unfit(Exception):
    """The text so far is not fit to be shown."""

    def __init__(self, text: str, fault: str) -> None:
        super().__init__(fault)
        self.text = text
        self.fault = fault


@dataclass(slots=True)
class _Making:
    """One message while it is made. `tries` are what the model said each time, and why that was not shown."""

    turn: Turn
    wanted: Wanted
    model: Model
    key: str
    """By which the same call is known again."""
    id: str = ""
    tries: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    shown: str | None = None
    away: bool = False
    cached: bool = False
    tokens: tuple[int, int] = (0, 0)
    seconds: float = 0.0

    async def made(self) -> "_Making":
        """Ask until something is fit to be shown, or it is not worth asking again."""
        self.id = f"{self.turn.random.getrandbits(96):024x}"
        began = time.monotonic()
        answers = self.turn.house.answers
        known = await answers.get(self.key)
        if known is not None and not await self._fault(known):
            self.shown, self.cached = known, True
            self.tries.append((known, ""))
        while self.shown is None and len(self.tries) < TRIES and time.monotonic() - began < PATIENCE:
            if self.tries:
                await self._say_that_it_goes_on()
            if not await self._try():
                break
        if self.shown is not None and not self.cached:
            await answers.put(self.key, self.shown)
        self.seconds = time.monotonic() - began
        return self

    async def _try(self) -> bool:
        """Ask once. Whether it is worth asking again, where nothing is shown yet."""
        try:
            answer = await self._answer()
        except ModelAway as away:
            log.warning("a model was asked for %s and did not answer: %s", self.wanted.kind, away)
            self._count(away.spent.read, away.spent.written)
            self.tries.append(("", type(away).__name__))
            self.away = True
            return isinstance(away, CutOff)  # what was shown of it so far will be replaced
        except _Unfit as stopped:
            cost = estimate(self.wanted.call.messages(), stopped.text)
            self._count(cost.read, cost.written)
            self.tries.append((stopped.text, stopped.fault))
            return True
        self._count(answer.tokens_in, answer.tokens_out)
        text = self.wanted.tidy(answer.text)
        fault = await self._fault(text)
        self.tries.append((text, fault))
        self.shown = None if fault else text
        return True

    async def _answer(self) -> Answer:
        if self.wanted.growing is None:
            return await self.model.answer(self.wanted.call)
        text, safe = "", ""
        async with aclosing(self.model.stream(self.wanted.call)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Answer):
                    return piece
                text += piece
                if len(beginning := settled(text)) > len(safe):
                    safe = beginning
                    await self._grow(safe)
        raise AssertionError("a model's stream ends with its answer")

    async def _grow(self, safe: str) -> None:
        """Show the beginning of a text, if it is fit to be; _Unfit where it never will be."""
        assert self.wanted.growing is not None
        text = self.wanted.tidy(safe)
        if fault := excess(text, self.wanted.measure) or await self._leak(text):
            raise _Unfit(text, fault)
        await self.turn.show(self.wanted.growing(text))

    async def _say_that_it_goes_on(self) -> None:
        if self.wanted.growing is not None:
            await self.turn.show(Reply.of(Text(self.turn.say("tutor-once-more"))))

    async def _fault(self, text: str) -> str:
        language = self.turn.house.words.best(self.turn.language)
        return unfit(text, self.wanted.measure, language) or await self._leak(text)

    async def _leak(self, text: str) -> str:
        return await leak(self.turn, text, self.wanted.guards, self.wanted.earlier)

    def _count(self, read: int, written: int) -> None:
        self.tokens = self.tokens[0] + read, self.tokens[1] + written

    def message(self) -> TutorMessage:
        """The row that is kept of it."""
        wanted, prompt = self.wanted, self.wanted.call.prompt
        return TutorMessage(
            id=self.id,
            place=place_of(self.turn),
            community=community_of(self.turn),
            course=wanted.course,
            item=wanted.item,
            kind=wanted.kind,
            asked=wanted.asked,
            sources=tuple(
                {
                    "lesson": one.lesson,
                    "study": one.study,
                    "step": one.step,
                    "title": one.title,
                    "closeness": round(one.closeness, 3),
                }
                for one in wanted.sources
            ),
            prompt=prompt.name,
            digest=prompt.digest,
            model=self.model.name,
            tries=tuple(self.tries),
            shown=self.shown,
            cached=self.cached,
            tokens_in=self.tokens[0],
            tokens_out=self.tokens[1],
            cost=self.turn.house.budget.price.of(*self.tokens),
            seconds=self.seconds,
        )
