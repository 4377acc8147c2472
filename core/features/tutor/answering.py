"""All that bears on an answer: what is open, what courses and files say about it, what is known of the learner."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from core.assessment import levels
from core.course.model import Challenge, Course, Item
from core.features.tutor import rules, views
from core.learning.mastery import Level
from core.llm import Call, Message
from core.search.passages import Passage
from core.store import knowledge, memories, tutoring
from core.store.tutoring import Exchange
from core.studies import passages_for
from core.studying import chosen_course
from core.task import Task
from core.turn import Turn
from core.tutoring import Help, Silence, Spoken, Wanted, speak
from core.tutoring.attempts import asked
from core.tutoring.citing import numbered, without_strays
from core.tutoring.fitness import TALK
from core.tutoring.guarded import guarded, talked_of
from core.tutoring.leave import place_of

ANSWER = "tutor/answer"
LATELY = timedelta(hours=3)
"""How long a conversation is the same one; what was said before is in the notes."""
EXCHANGES = 6
"""Exchanges that go along with a question."""
PASSAGES = 3
BELIEFS = 3


@dataclass(frozen=True, slots=True)
class Around:
    """What a question is about: the course, the open task, and the passages that come closest."""

    course: Course | None
    task: Task | None
    passages: tuple[Passage, ...]

    @property
    def private(self) -> bool:
        """Whether something of the learner's own is among it: then what is said is for nobody else's eyes."""
        return any(one.study for one in self.passages) or (self.task is not None and self.task.private)


async def around(turn: Turn, question: str) -> Around:
    """What there is around a question of the learner of this turn."""
    task = await turn.task()
    made = task is not None and turn.house.catalogue.find(task.course.id) is None
    course = task.course if task and not made else chosen_course(turn)
    sought = f"{question}\n{task.item.prompt}" if task else question
    return Around(course, task, tuple(await passages(turn, course, sought)))


async def passages(turn: Turn, course: Course | None, sought: str) -> Sequence[Passage]:
    """What the course and the learner's own study sets say about it, the closest first."""
    found = [*await taught(turn, course, sought), *await passages_for(turn, sought, PASSAGES)]
    return sorted(found, key=lambda one: -one.closeness)[:PASSAGES]


async def taught(turn: Turn, course: Course | None, sought: str) -> Sequence[Passage]:
    """What the course says about it, the closest first; nothing, where it is no course of ours."""
    if course is None or turn.house.catalogue.find(course.id) is None:
        return ()
    return await turn.house.passages.closest(course, sought, PASSAGES)


async def answer(turn: Turn, question: str, here: Around) -> Spoken | Silence:
    """What a model answers to a question, or why it does not."""
    earlier = await turn.read(
        tutoring.exchanges, turn.learner.id, place_of(turn), turn.now - LATELY, EXCHANGES
    )
    # What was asked without an answer that could be shown is as much a part of what is talked about.
    before = await turn.read(
        tutoring.questions, turn.learner.id, place_of(turn), turn.now - LATELY, EXCHANGES
    )
    said = tuple(
        message
        for one in earlier
        if turn.membership is None or here.private or not _is_own(turn, one)
        for message in (Message("learner", one.asked), Message("tutor", one.shown))
    )
    call = Call(prompt=turn.house.prompts[ANSWER], values=await _values(turn, question, here), said=said)
    task = here.task
    course, item = here.course.id if here.course else "", task.item.id if task else ""
    if not task and (meant := await talked_of(turn.house, question)):
        course, item = meant  # who puts a task aside to ask about it has help with it all the same
    return await speak(
        turn,
        Wanted(
            kind="answer",
            help=Help.TALK,
            call=call,
            measure=TALK,
            course=course,
            item=item,
            asked=question,
            guards=await guarded(
                turn, here.course, task, "\n".join((*before[-1:], question)), question, *before
            ),
            earlier=await _told(turn, here, [one.shown for one in earlier]),
            sources=here.passages,
            growing=lambda text: replace(views.growing(text), private=here.private),
            tidy=lambda text: without_strays(text, len(here.passages)),
        ),
    )


def _is_own(turn: Turn, said: Exchange) -> bool:
    """Whether what was said is about something of the learner's own: where others read along, it is not taken up again."""
    if said.private or not said.item:
        return said.private
    course = turn.house.catalogue.find(said.course)
    return course is None or course.find_item(said.item) is None  # a question that was made for them


async def _told(turn: Turn, here: Around, lately: Sequence[str]) -> tuple[str, ...]:
    """What was said to the learner before: lately here, and at the open item whenever and wherever it was."""
    if here.course is None or here.task is None:
        return tuple(lately)
    at_item = await turn.read(tutoring.shown, turn.learner.id, here.course.id, here.task.item.id)
    return tuple(dict.fromkeys((*(words for _, words in at_item), *lately)))


async def _values(turn: Turn, question: str, here: Around) -> dict[str, str]:
    task, memory = here.task, await turn.read(memories.find, turn.learner.id)
    return {
        "course": f"{here.course.title}: {here.course.summary}" if here.course else "",
        "task": _asked(task.item) if task else "",
        "attempt": task.attempt if task else "",
        "outcome": await task.outcome() if task else "",
        "passages": numbered(here.passages),
        "knows": await _known(turn, here),
        "memory": rules.remembered(memory.goal, memory.notes),
        "question": question,
        "speaks": turn.house.words.best(turn.language),
    }


def _asked(item: Item) -> str:
    return f"{item.title}\n{item.prompt}" if isinstance(item, Challenge) else asked(item)


async def _known(turn: Turn, here: Around) -> str:
    """How far the learner has the skills that are touched, and which beliefs showed in their answers."""
    if here.course is None:
        return ""
    item = here.task.item if here.task else None
    asked = item if item and here.course.find_item(item.id) else None  # a made question is of no skill of it
    touched = rules.touched(here.course, asked, here.passages)
    reached = await levels(turn, here.course)
    shown = await turn.read(knowledge.misconceptions, turn.learner.id, here.course.id, BELIEFS)
    skills = {skill.id for skill in touched}
    beliefs = [one.belief for one in here.course.misconceptions if one.id in shown and one.skill in skills]
    return rules.known([(skill, reached.get(skill.id, Level.NEW)) for skill in touched], beliefs)
