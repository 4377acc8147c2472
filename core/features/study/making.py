"""What a model makes for a learner to study: questions and lessons, each through the gate, and written down with its cost."""

from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import assert_never

from core.chat import Reply
from core.course.model import (
    FillBlanks,
    MultipleChoice,
    Number,
    OrderLines,
    PredictOutput,
    Question,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from core.errors import LearnerError
from core.features.study import rules, views
from core.features.study.guarding import solves, unsolved_like
from core.llm import Answer, Call
from core.making.asking import Ask
from core.making.items import make_items
from core.making.lesson import MadeLesson, make_lesson
from core.making.passages import source_of
from core.making.refusals import Dropped
from core.markdown import fence
from core.search.passages import Passage
from core.store.studies import StudyItem, StudyPassage, StudySet
from core.store.tutoring import TutorMessage
from core.studies import words_of
from core.turn import Turn
from core.tutoring import Help, Silence
from core.tutoring.citing import places
from core.tutoring.leave import Leave, leave, undecided
from core.tutoring.recording import Recording, attempted
from core.tutoring.views import invitation

CALLS = 8
"""How often a model is asked for one thing, about: to show how far it is."""
LEAST_STEPS = 2
"""Of a lesson, once those are taken out that solve a challenge; and at least one question is left to recall it by."""

_busy: set[int] = set()
"""Learners for whom this process makes something: it costs more than an answer, so one thing at a time."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it, or why nothing did. `near`: not much is left of the day's budget."""

    title: str = ""
    steps: tuple[StudyPassage, ...] = ()
    items: tuple[StudyItem, ...] = ()
    silent: Silence | None = None
    near: bool = False


type _Make = Callable[[Recording, Ask], Awaitable[Made]]


def can_make(turn: Turn) -> bool:
    """Whether anything can be made here at all."""
    return turn.house.model is not None


async def not_made(turn: Turn, why: Silence, study: StudySet | None) -> Reply:
    """Why nothing was made, what there is instead, and the question whether a model may read, where that is open."""
    asks = why is Silence.NOT_AGREED and await undecided(turn)
    return views.not_made(why, study, invitation(turn.say) if asks else (), turn.say)


async def items_from(turn: Turn, study: str, passages: Sequence[Passage], known: Sequence[Question]) -> Made:
    """Questions from passages of a set, none of which asks what one of `known` does."""

    async def make(recording: Recording, ask: Ask) -> Made:
        made = await make_items(
            passages,
            count=rules.AT_ONCE,
            language=turn.house.words.best(turn.language),
            ask=ask,
            run=turn.run,
            prompts=turn.house.prompts,
            known=known,
        )
        _note(recording, made.dropped)
        quotes = {id_: one.quote for id_, one in made.evidence.items()}
        return Made(items=await _items(turn, recording, made.items, quotes, passages, ""))

    key = ("study-items", study, tuple(one.id for one in known))
    return await _made(turn, "study-items", key, make, passages)


async def lesson_from(turn: Turn, topic: str, level: str, sources: Sequence[Passage], key: str) -> Made:
    """A lesson on a topic, with questions to recall it by. `key` tells it from others of the same turn."""

    async def make(recording: Recording, ask: Ask) -> Made:
        made = await make_lesson(
            topic,
            level,
            turn.house.words.best(turn.language),
            sources,
            ask=ask,
            run=turn.run,
            prompts=turn.house.prompts,
        )
        _note(recording, made.dropped)
        steps = await _steps(turn, recording, made, topic, sources)
        told = [Passage("", number, one.heading, words_of(one)) for number, one in enumerate(steps)]
        quotes = {id_: one.quote for id_, one in made.evidence.items()}
        items = await _items(turn, recording, made.items, quotes, told, topic)
        if len(steps) < LEAST_STEPS or not items:
            return Made(silent=Silence.UNFIT)
        return Made(title=made.title, steps=steps, items=items)

    return await _made(turn, "study-lesson", ("study-lesson", key), make, sources)


async def _made(turn: Turn, kind: str, key: object, make: _Make, sources: Sequence[Passage]) -> Made:
    """What comes of `make`, if a model may speak to the learner. What it cost is written with the turn."""
    let = await leave(turn, Help.TALK)
    if not isinstance(let, Leave):
        return Made(silent=let)
    made, message = await turn.slow.once(key, lambda: _once(turn, kind, make, sources))
    turn.owe(message)
    return replace(made, near=let.near)


async def _once(turn: Turn, kind: str, make: _Make, sources: Sequence[Passage]) -> tuple[Made, TutorMessage]:
    model = turn.house.model
    assert model is not None, "nobody has leave where there is none"
    recording, asked = Recording(turn=turn, model=model, kind=kind, sources=places(sources)), 0

    async def ask(call: Call) -> Answer:
        nonlocal asked
        answer = await recording.ask(call)
        asked += 1
        await turn.show(views.making(min(asked, CALLS - 1), CALLS, turn.say))
        return answer

    with _alone(turn.learner.id):
        await turn.show(views.making(0, CALLS, turn.say))
        came = await attempted(recording, make(recording, ask))
    made = Made(silent=came) if isinstance(came, Silence) else came
    if not made.items and made.silent is None:
        made = Made(silent=Silence.UNFIT)
    return made, recording.message(_shown(made))


@contextmanager
def _alone(learner: int) -> Generator[None]:
    """Nothing else is made for the learner meanwhile; LearnerError where something is."""
    if learner in _busy:
        raise LearnerError("study-busy")
    _busy.add(learner)
    try:
        yield
    finally:
        _busy.discard(learner)


async def _steps(
    turn: Turn, recording: Recording, made: MadeLesson, topic: str, sources: Sequence[Passage]
) -> tuple[StudyPassage, ...]:
    """The steps of a lesson that do no challenge for the learner, not even together."""
    steps = [
        StudyPassage(
            heading=one.heading, text=one.markdown, place=one.source, code=one.code, output=one.output
        )
        for one in made.steps
    ]
    texts = [_read(one) for one in steps]
    challenges = await unsolved_like(turn, [*texts, topic, *(one.text for one in sources)])
    if fault := await solves(turn, made.title, challenges, ()):
        recording.tries.append((made.title, fault))
        return ()
    kept: list[StudyPassage] = []
    for step, text in zip(steps, texts, strict=True):
        if fault := await solves(turn, text, challenges, [made.title, *map(_read, kept)]):
            recording.tries.append((text, fault))
        else:
            kept.append(step)
    return tuple(kept)


async def _items(
    turn: Turn,
    recording: Recording,
    items: Sequence[Question],
    quotes: Mapping[str, str],
    passages: Sequence[Passage],
    topic: str,
) -> tuple[StudyItem, ...]:
    """The questions, each with the passage that says its answer, that do no challenge for the learner."""
    texts = [_told(one) for one in items]
    challenges = await unsolved_like(turn, [*texts, topic, *(one.text for one in passages)])
    kept: list[StudyItem] = []
    for item, text in zip(items, texts, strict=True):
        passage = source_of(quotes[item.id], passages)
        if passage is None:
            continue  # it rests on a step that was taken out
        if fault := await solves(turn, text, challenges, ()):
            recording.tries.append((text, fault))
        else:
            kept.append(rules.kept(item, passage.step, quotes[item.id]))
    return tuple(kept)


def _read(step: StudyPassage) -> str:
    """All that a step says, its heading as well."""
    return f"{step.heading}\n\n{words_of(step)}"


def _told(item: Question) -> str:
    """All that a question says, with what can be picked, what is right, and what is said to an answer."""
    told = [item.prompt, fence(item.code, "python") if item.code else "", item.explanation, *item.hints]
    match item:
        case SingleChoice(options=options) | MultipleChoice(options=options):
            told += [one.text for one in options]
            told += [one.mistake.feedback if one.mistake else one.missed for one in options]
        case TrueFalse(mistake=mistake):
            told.append(mistake.feedback)
        case OrderLines():
            told += [fence("\n".join(item.lines), "python"), *(one.line for one in item.distractors)]
            told += [one.mistake.feedback for one in (*item.distractors, *item.mistakes)]
        case FillBlanks():
            told += [fence(item.filled(), "python")]
            told += [wrong.mistake.feedback for one in item.blanks for wrong in one.mistakes]
        case ShortText():
            told += [*item.accept, *(one.mistake.feedback for one in item.mistakes)]
        case PredictOutput():
            told += [item.output, *(one.mistake.feedback for one in item.mistakes)]
        case Number():
            told += [one.mistake.feedback for one in item.mistakes]
        case _:
            assert_never(item)
    return "\n\n".join(filter(None, told))


def _note(recording: Recording, dropped: Sequence[Dropped]) -> None:
    """Write down what the gate refused."""
    recording.tries += [(one.text, f"{one.reason}: {one.detail}") for one in dropped]


def _shown(made: Made) -> str | None:
    """What the learner gets to see of it, for who looks into it later."""
    if made.silent is not None:
        return None
    asked = [str(one.question["prompt"]) for one in made.items]
    return "\n".join(filter(None, (made.title, *(one.heading for one in made.steps), *asked)))
