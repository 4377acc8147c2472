"""An explanation in another way: simpler, deeper, with an example, as a diagram, or to listen to."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.chat import Block, Choice, Choices, Media, Picture, Plain, Reply, Text
from core.course.model import Code, Course, Item, Lesson, Prose
from core.drawing import draw as drawn
from core.drawing import lines
from core.errors import LearnerError
from core.features.tutor import views
from core.features.tutor.answering import EXCHANGES, LATELY
from core.learning.mastery import Level
from core.listening import can_read_aloud, read_aloud
from core.llm import Model
from core.making.diagram import make_diagram
from core.making.otherwise import Kind, say_otherwise
from core.markdown import fence
from core.search.passages import Passage
from core.store import tutoring
from core.store.tutoring import Said, TutorMessage
from core.turn import Turn
from core.tutoring import Help, Silence, Spoken
from core.tutoring.citing import places
from core.tutoring.examples import fitted, level_of
from core.tutoring.guarded import guarded, leak, readable
from core.tutoring.leave import Leave, leave, place_of
from core.tutoring.recording import Recording, attempted
from core.tutoring.views import silence

TRIES = 2
DIAGRAM, LISTEN = "diagram", "listen"


@dataclass(frozen=True, slots=True)
class Explained:
    """An explanation that is to be had in another way: its words, what they lean on, and how one gets back to it.

    `about` names it in actions. `kept` is what it leans on as rows have it, with passages that are gone by now.
    """

    text: str
    course: Course | None
    item: str
    skill: str
    sources: tuple[Passage, ...]
    kept: Sequence[Mapping[str, Any]]
    about: dict[str, Plain]
    back: tuple[Choice, ...]
    asked: str = ""
    """What it was an answer to."""
    private: bool = False
    """Whether it leans on a file of the learner's own, or is about a question of one: then it is for nobody else's eyes."""


async def ways(turn: Turn) -> Reply:
    """Show in which other ways an explanation can be had."""
    explained = await _explained(turn)
    offered = [] if turn.house.model is None else [*(one.value for one in Kind), DIAGRAM]
    if can_read_aloud(turn):
        offered.append(LISTEN)
    return _seen(explained, views.ways_to_say(explained.about, offered, explained.back, turn.say))


async def otherwise(turn: Turn) -> Reply:
    """Say it more simply, one level deeper, or with an example."""
    explained, way = await _explained(turn), turn.argument("way")
    if way not in set(Kind):
        raise LearnerError("choice-gone")
    level = await _level(turn, explained)

    async def make(recording: Recording) -> _Draft:
        text = await say_otherwise(
            Kind(way),
            explained.text,
            explained.sources,
            turn.house.words.best(turn.language),
            ask=recording.ask,
            run=turn.run,
            prompts=turn.house.prompts,
        )
        if way == Kind.EXAMPLE:
            text = fitted(text, level, turn.say)
        return _Draft(text, (Text(text),))

    return await _made(turn, explained, way, make)


async def draw(turn: Turn) -> Reply:
    """Draw it."""
    explained = await _explained(turn)

    async def make(recording: Recording) -> _Draft:
        language = turn.house.words.best(turn.language)
        diagram = await make_diagram(
            explained.text, explained.sources, language, ask=recording.ask, prompts=turn.house.prompts
        )
        picture = await drawn(diagram, turn.say)
        shown = Picture(Media.of("diagram.png", "image/png", picture.png), picture.alt)
        return _Draft(picture.alt, (shown,), beside=lines(diagram))

    return await _made(turn, explained, DIAGRAM, make)


async def listen(turn: Turn) -> Reply:
    """Read it aloud."""
    explained = await _explained(turn)
    sound = await read_aloud(turn, explained.text)
    return _seen(explained, Reply.of(sound, *((Choices(explained.back),) if explained.back else ())))


def _seen(explained: Explained, reply: Reply) -> Reply:
    """The reply, seen by no more people than what it is about."""
    return replace(reply, private=explained.private)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An explanation that is still to be looked at: its words, the blocks that show it, and what else is read in them."""

    text: str
    blocks: tuple[Block, ...]
    beside: str = ""


type Make = Callable[[Recording], Awaitable[_Draft]]
"""Makes an explanation. Raises NotFit or ModelAway."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What came of it: the row that is kept, and what is shown, or why nothing is."""

    message: TutorMessage
    blocks: tuple[Block, ...] = ()
    silent: Silence | None = None


async def _made(turn: Turn, explained: Explained, way: str, make: Make) -> Reply:
    """What a model makes of an explanation, if it may and gives nothing away by it."""
    let = await leave(turn, Help.TALK)
    if not isinstance(let, Leave):
        return views.not_otherwise(silence(let, turn.say), explained.back, turn.say)
    model = turn.house.model
    assert model is not None, "nobody has leave where there is none"
    before = await turn.read(
        tutoring.questions, turn.learner.id, place_of(turn), turn.now - LATELY, EXCHANGES
    )
    about = "\n".join(filter(None, (explained.asked, explained.text)))
    guards = await guarded(turn, explained.course, await turn.task(), about, *before)
    if not readable(guards):
        return views.not_otherwise(silence(Silence.UNGUARDED, turn.say), explained.back, turn.say)
    await turn.show(_seen(explained, views.making(turn.say)))
    key = ("otherwise", way, explained.text)
    made: _Made = await turn.slow.once(key, lambda: _tried(turn, model, explained, way, guards, make))
    turn.owe(made.message)
    if made.silent is not None:
        return views.not_otherwise(silence(made.silent, turn.say), explained.back, turn.say)
    spoken = Spoken(made.message.id, made.message.shown or "", near=let.near)
    return _seen(explained, views.said_otherwise(made.blocks, spoken, explained.back, turn.say))


async def _tried(
    turn: Turn, model: Model, explained: Explained, way: str, guards: Sequence[Item], make: Make
) -> _Made:
    """Have it made until it gives nothing away, twice at most."""
    course = explained.course
    recording = Recording(
        turn=turn,
        model=model,
        kind=way,
        asked=turn.say(f"tutor-way-{way}"),
        course=course.id if course else "",
        item=explained.item,
        sources=explained.kept,
    )
    told = await _told(turn, explained)
    for _ in range(TRIES):
        made = await attempted(recording, make(recording))
        if isinstance(made, Silence):
            return _Made(recording.message(None), silent=made)
        if not (fault := await leak(f"{made.text}\n\n{made.beside}", guards, told, turn.run)):
            return _Made(recording.message(made.text), made.blocks)
        recording.refuse(fault)
    return _Made(recording.message(None), silent=Silence.UNFIT)


async def _told(turn: Turn, explained: Explained) -> tuple[str, ...]:
    """What was said to the learner before, at this item and lately here: a solution may come in pieces."""
    learner = turn.learner.id
    at_item = (
        await turn.read(tutoring.shown, learner, explained.course.id, explained.item)
        if explained.course and explained.item
        else ()
    )
    lately = await turn.read(tutoring.exchanges, learner, place_of(turn), turn.now - LATELY, EXCHANGES)
    said = (*(words for _, words in at_item), *(one.shown for one in lately), explained.text)
    return tuple(dict.fromkeys(said))


async def _explained(turn: Turn) -> Explained:
    """The explanation that is meant: what the tutor said, or a step of a lesson. LearnerError where it is gone."""
    if "message" in turn.arguments:
        return await _said(turn)
    found = turn.house.catalogue.find_lesson(turn.argument("course"), turn.argument("lesson"))
    number = turn.number("step")
    if found is None or not 0 <= number < len(found[1].steps):
        raise LearnerError("lesson-gone")
    course, lesson = found
    step = Passage(lesson.id, number, lesson.title, _words(lesson, number))
    return Explained(
        text=step.text,
        course=course,
        item="",
        skill=course.main_skill(lesson),
        sources=(step,),
        kept=places((step,)),
        about={"course": course.id, "lesson": lesson.id, "step": number},
        back=(views.back_to_step(course, lesson, number, turn.say),),
    )


async def _said(turn: Turn) -> Explained:
    said = await turn.read(tutoring.said, turn.learner.id, turn.argument("message"))
    if said is None:
        raise LearnerError("tutor-gone")
    course = turn.house.catalogue.find(said.course)
    item = course.find_item(said.item) if course else None
    return Explained(
        text=said.shown,
        asked=said.asked,
        course=course,
        item=said.item,
        skill=item.skill if item else "",
        sources=tuple(_sources(course, said)),
        kept=said.sources,
        about={"message": said.id},
        back=views.back_to(await turn.task(), turn.conversation.activity, turn.say),
        private=any(one.get("study") for one in said.sources) or (item is None and said.item != ""),
    )


def _sources(course: Course | None, said: Said) -> Iterator[Passage]:
    """What the message leaned on, as far as the course still has it."""
    for one in said.sources:
        lesson = course.find_lesson(str(one["lesson"])) if course else None
        number = int(one["step"])
        if lesson is not None and 0 <= number < len(lesson.steps):
            yield Passage(lesson.id, number, str(one["title"]), _words(lesson, number))


def _words(lesson: Lesson, number: int) -> str:
    parts = lesson.steps[number].parts
    return "\n\n".join(
        part.text if isinstance(part, Prose) else fence(part.source, part.language)
        for part in parts
        if isinstance(part, Prose | Code)
    )


async def _level(turn: Turn, explained: Explained) -> Level:
    if explained.course is None or not explained.skill:
        return Level.NEW
    return await level_of(turn, explained.course, explained.skill)
