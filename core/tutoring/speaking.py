"""A model's words on their way to a learner: asked for, looked at by the guard, made once more, written down.

Nothing is shown before it was looked at, not even the beginning of a text that is still growing: it is shown sentence
by sentence, each time after all of it so far has passed.
"""

from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass

from core.chat import Reply
from core.course.model import Item
from core.llm import Answer, Call, Model, ModelAway
from core.llm.cache import key_of
from core.llm.failures import CutOff
from core.search.passages import Passage
from core.store.tutoring import TutorMessage
from core.turn import Turn
from core.tutoring.citing import places
from core.tutoring.fitness import Measure, excess, unfit
from core.tutoring.growing import settled
from core.tutoring.guarded import leak, readable
from core.tutoring.leave import Help, Leave, Silence, leave
from core.tutoring.recording import Recording

TRIES = 2
"""What is not fit to be shown is made once more, and then the author's words are taken."""
LONGEST = 2
"""Times the words that may be said, after which nobody waits for the end of a sentence, or of a block of code."""
PATIENCE = 20.0
"""Seconds after which no other try is begun: the author's words are there at once."""


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
    let = await leave(turn, wanted.help, wanted.course)
    if not isinstance(let, Leave):
        return let
    if not readable(wanted.guards):
        return Silence.UNGUARDED
    model = turn.house.model
    assert model is not None, "nobody has leave where there is none"
    same = key_of(model.name, wanted.call)
    made = await turn.slow.once(
        ("speak", wanted.kind, same), lambda: _Making.of(turn, wanted, model, same).made()
    )
    turn.owe(made.message)
    if made.message.shown is None:
        return Silence.AWAY if made.away else Silence.UNFIT
    return Spoken(made.message.id, made.message.shown, near=let.near)


class _Unfit(Exception):
    """The text so far is not fit to be shown."""

    def __init__(self, text: str, fault: str) -> None:
        super().__init__(fault)
        self.text = text
        self.fault = fault


@dataclass(frozen=True, slots=True)
class _Made:
    """What came of it: the row that is kept, and whether the model was away."""

    message: TutorMessage
    away: bool


@dataclass(slots=True)
class _Making:
    """One message while it is made."""

    turn: Turn
    wanted: Wanted
    key: str
    """By which the same call is known again."""
    recording: Recording
    shown: str | None = None
    away: bool = False

    @classmethod
    def of(cls, turn: Turn, wanted: Wanted, model: Model, key: str) -> "_Making":
        recording = Recording(
            turn=turn,
            model=model,
            kind=wanted.kind,
            asked=wanted.asked,
            course=wanted.course,
            item=wanted.item,
            sources=places(wanted.sources),
        )
        return cls(turn, wanted, key, recording)

    async def made(self) -> _Made:
        """Ask until something is fit to be shown, or it is not worth asking again."""
        answers, recording = self.turn.house.answers, self.recording
        known = await answers.get(self.key)
        if known is not None and not await self._fault(known):
            self.shown = known
            recording.recall(self.wanted.call, known)
        while self.shown is None and len(recording.tries) < TRIES and recording.seconds < PATIENCE:
            if recording.tries:
                await self._say_that_it_goes_on()
            if not await self._try():
                break
        if self.shown is not None and not recording.cached:
            await answers.put(self.key, self.shown)
        return _Made(recording.message(self.shown), self.away)

    async def _try(self) -> bool:
        """Ask once. Whether it is worth asking again, where nothing is shown yet."""
        call = self.wanted.call
        try:
            answer = await self.recording.ask(call, self._grown if self.wanted.growing else None)
        except ModelAway as away:
            self.away = True
            return isinstance(away, CutOff)  # what was shown of it so far will be replaced
        except _Unfit as stopped:
            self.recording.cut_short(call, stopped.text, stopped.fault)
            return True
        text = self.wanted.tidy(answer.text)
        if fault := await self._fault(text):
            self.recording.refuse(fault)
        else:
            self.shown = text
        return True

    async def _grown(self, call: Call) -> Answer:
        """The answer, shown sentence by sentence while it comes."""
        text, safe = "", ""
        async with aclosing(self.recording.model.stream(call)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Answer):
                    return piece
                text += piece
                if len(text.split()) > LONGEST * self.wanted.measure.words:
                    raise _Unfit(text, "too long")
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
            await self.turn.show(self.wanted.growing(self.turn.say("tutor-once-more")))

    async def _fault(self, text: str) -> str:
        language = self.turn.house.words.best(self.turn.language)
        return unfit(text, self.wanted.measure, language) or await self._leak(text)

    async def _leak(self, text: str) -> str:
        return await leak(text, self.wanted.guards, self.wanted.earlier, self.turn.run)
