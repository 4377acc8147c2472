"""What a model makes of an explanation: asked with leave, looked at by the guard, once more where it is unfit, written down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from core.course.model import Item
from core.features.teachback.rules import At
from core.llm import Answer, Call, Model
from core.llm.cache import key_of
from core.making.asking import NotFit
from core.store import knowledge, tutoring
from core.store.tutoring import TutorMessage
from core.turn import Turn
from core.tutoring import Help, Silence
from core.tutoring.guarded import guarded, leak, readable
from core.tutoring.leave import Leave, leave, place_of
from core.tutoring.recording import Recording, attempted

LATELY, EXCHANGES = timedelta(hours=3), 6
"""How far back, and how much of what a model said here before, is looked at together with this."""
TRIES = 2
"""What is not fit to be shown is made once more; after that the lesson itself has to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted[T]:
    """Something that is wanted of a model.

    `take` reads an answer; it raises NotFit where that is not fit to be used. `shown` are the words of it that the
    learner would see: they must solve nothing of the lesson that is unsolved, nor of all that is like what was told.
    `earlier` is what was said to the learner before, since a solution may come in pieces.
    """

    kind: str
    call: Call
    at: At
    take: Callable[[Answer], T]
    shown: Callable[[T], str]
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made[T]:
    """What a model made, the row that is kept of it, and whether not much is left of the day's budget."""

    value: T
    message: str
    near: bool


@dataclass(frozen=True, slots=True)
class _Looked:
    """By what it is looked at whether something gives away too much."""

    guards: tuple[Item, ...]
    earlier: tuple[str, ...]


async def made[T](turn: Turn, wanted: Wanted[T]) -> Made[T] | None:
    """What a model makes of this; None where none may be asked, or none says anything that is fit."""
    let = await leave(turn, Help.TALK, wanted.at.course.id)
    model = turn.house.model
    if model is None or not isinstance(let, Leave):
        return None
    guards = await _guards(turn, wanted.at)
    if not readable(guards):
        return None
    key = ("teachback", wanted.kind, key_of(model.name, wanted.call))
    lately = await turn.read(
        tutoring.exchanges, turn.learner.id, place_of(turn), turn.now - LATELY, EXCHANGES
    )
    looked = _Looked(guards, (*(one.shown for one in lately), *wanted.earlier))
    value, message = await turn.slow.once(key, lambda: _tried(turn, model, wanted, looked))
    turn.owe(message)
    return None if value is None else Made(value, message.id, let.near)


async def _guards(turn: Turn, at: At) -> tuple[Item, ...]:
    """What is unsolved of the lesson, and of all that an explanation may be about besides."""
    like = await guarded(turn, at.course, None, at.teaching.text)
    items = at.course.items_of_lesson(at.lesson.id)
    solved = await turn.read(knowledge.passed, turn.learner.id, at.course.id, [one.id for one in items])
    return (*like, *(one for one in items if one.id not in solved and one not in like))


async def _tried[T](
    turn: Turn, model: Model, wanted: Wanted[T], looked: _Looked
) -> tuple[T | None, TutorMessage]:
    # Nothing stands in `asked`: what is told to a pupil is no part of the conversation with the tutor.
    recording = Recording(turn=turn, model=model, kind=wanted.kind, course=wanted.at.course.id)
    for _ in range(TRIES):
        came = await attempted(recording, _once(turn, recording, wanted, looked))
        if came is Silence.AWAY:
            break
        if not isinstance(came, Silence):
            return came, recording.message(wanted.shown(came) or None)
    return None, recording.message(None)


async def _once[T](turn: Turn, recording: Recording, wanted: Wanted[T], looked: _Looked) -> T:
    value = wanted.take(await recording.ask(wanted.call))
    if fault := await leak(wanted.shown(value), looked.guards, looked.earlier, turn.run):
        raise NotFit(wanted.kind, (fault,))
    return value
