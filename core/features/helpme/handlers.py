"""The learner's verbs: raise a question for a person, see its place, take it back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from core.chat import Action, Reply
from core.errors import LearnerError
from core.features.helpme import rules, views
from core.store import questions
from core.store.questions import Question, State
from core.studying import chosen_course
from core.task import Task
from core.turn import Turn

LATELY = timedelta(days=14)
"""How long an answer is shown among one's questions."""


async def helpme(turn: Turn) -> Reply:
    """Raise what was typed; without it, show one's questions and a form for another."""
    typed = turn.argument("question").strip()
    return await _raised(turn, typed) if typed else await show(turn)


async def show(turn: Turn) -> Reply:
    """Show the learner's questions, with a form for another one."""
    task = await _task(turn)
    own = await turn.read(questions.of_learner, turn.learner.id, turn.now - LATELY)
    asks = bool(await _teachers(turn, task))
    return views.own(own, task, turn.say, asks=asks, most=rules.MOST)


async def raise_(turn: Turn) -> Reply:
    """Raise what was filled in."""
    return await _raised(turn, turn.values.get("words", "").strip())


async def withdraw(turn: Turn) -> Reply:
    """Take a question back; where it was answered meanwhile, show the answer."""
    found = await turn.read(questions.mine, turn.argument("question"), turn.learner.id)
    if found is None:
        raise LearnerError("helpme-gone")
    if found.state is State.ANSWERED:
        return views.answered_meanwhile(found, turn.say)
    if found.state is State.OPEN:
        turn.write(questions.withdraw, found.id, turn.learner.id)
    return views.withdrawn(turn.say)


async def _raised(turn: Turn, words: str) -> Reply:
    if not words:
        raise LearnerError("helpme-no-words")
    if len(words) > rules.LONGEST:
        raise LearnerError("helpme-too-long", most=rules.LONGEST)
    task = await _task(turn)
    community = await _teachers(turn, task)
    if not community:
        return views.nobody(words, turn.say)
    own = await turn.read(questions.of_learner, turn.learner.id, turn.now)
    waiting = [one for one, place in own if place]
    if len(waiting) >= rules.MOST:
        return views.enough(own, turn.say, most=rules.MOST)
    question = Question(
        id=turn.new_id(),
        learner=turn.learner.id,
        community=community,
        course=task.course.id if task else _course(turn),
        item=task.item.id if task else "",
        text=words,
        attempt=task.attempt[: rules.LONGEST_ATTEMPT] if task else "",
        at=turn.now,
    )
    place = len(await turn.read(questions.waiting, community, views.COUNTED)) + 1
    turn.write(questions.raise_, question)
    return views.raised(question, place, task, turn.say)


async def _task(turn: Turn) -> Task | None:
    """What is before the learner, or was when the form was shown.

    What comes from what is their own is left out: that is for nobody else's eyes.
    """
    task = await turn.task() or _carried(turn)
    return None if task is None or task.private else task


def _carried(turn: Turn) -> Task | None:
    """The task that the form took along, where it is there still."""
    course = turn.house.catalogue.find(turn.argument("course"))
    item = course.find_item(turn.argument("item")) if course else None
    back = turn.arguments.get("back")
    if course is None or item is None or not isinstance(back, Mapping):
        return None
    way: Mapping[str, Any] = back
    action = Action(way["verb"], way["arguments"])
    return Task(course=course, item=item, back=action, attempt=turn.argument("attempt"))


async def _teachers(turn: Turn, task: Task | None) -> str:
    course = task.course.id if task else _course(turn)
    return await turn.read(questions.teachers_for, turn.learner.id, turn.within, course)


def _course(turn: Turn) -> str:
    course = chosen_course(turn)
    return course.id if course else ""
