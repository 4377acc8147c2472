"""The learner's verbs with the tutor."""

from collections.abc import Sequence
from dataclasses import replace

from core.asking.hinting import belief_behind, last_answer
from core.chat import Action, Reply, Shared
from core.course.model import Challenge, Course, Question
from core.errors import LearnerError
from core.features.tutor import rules, views
from core.features.tutor.answering import Around, answer, around, taught
from core.features.tutor.rules import Where
from core.llm import Call
from core.search.passages import Passage
from core.store import tutoring
from core.studying import chosen_course, standing
from core.turn import Turn
from core.tutoring import Help, Silence, Spoken, Wanted, speak
from core.tutoring.attempts import answered, asked
from core.tutoring.citing import numbered, without_strays
from core.tutoring.explained import helpful
from core.tutoring.fitness import TALK
from core.tutoring.guarded import guarded
from core.tutoring.leave import undecided
from core.tutoring.views import invitation, silence

QUOTED = 2
"""Passages in an answer without a model: more would bury them."""
WHY = "tutor/why"


async def ask(turn: Turn) -> Reply | Action:
    """Answer a question that was asked outright."""
    return await _answered(turn, turn.argument("question").strip())


async def hear(turn: Turn) -> Reply | Action:
    """Answer text that answers nothing."""
    return await _answered(turn, turn.text.strip())


async def _answered(turn: Turn, question: str) -> Reply | Action:
    """What a model answers; where none may, or none does, what the course says about it."""
    here = await around(turn, question)
    if not question or (here.course is None and not here.passages):
        return Action("home.start")
    said = await answer(turn, question, here)
    if isinstance(said, Spoken):
        reply = views.spoken(said, here.passages, here.task, turn.conversation.activity, turn.say)
    else:
        reply = await _quoted(turn, question, here, said)
    return replace(reply, private=here.private)


async def _quoted(turn: Turn, question: str, here: Around, why: Silence) -> Reply:
    course = here.course
    quotes = _quotes(course, here.passages, question) if course else ()
    own = [one for one in here.passages if one.study][:QUOTED]
    invited = invitation(turn.say) if why is Silence.NOT_AGREED and await undecided(turn) else ()
    now = await standing(turn, course) if course else None
    reply = views.heard(
        quotes, own, now, here.task, turn.conversation.activity, silence(why, turn.say), turn.say
    )
    return Reply.of(*reply.blocks, *invited)


async def stuck(turn: Turn) -> Reply | Action:
    """Ask somebody who is stuck what it is that holds them up; with a model, talk about their last attempt."""
    here = await around(turn, turn.say("tutor-stuck-said"))
    if here.task is None:
        return Action("home.start")
    if here.task.attempt.strip():
        said = await answer(turn, turn.say("tutor-stuck-said"), here)
        if isinstance(said, Spoken):
            reply = views.spoken(said, here.passages, here.task, turn.conversation.activity, turn.say)
            return replace(reply, private=here.private)
    return views.where_stuck(here.task, turn.say)


async def unstick(turn: Turn) -> Reply | Action:
    """One question that leads on from where they are stuck, and the passage that fits."""
    task = await turn.task()
    named = turn.argument("where")
    if task is None or named not in set(Where):
        raise LearnerError("asking-over")
    found = await taught(turn, task.course, task.item.prompt)
    where = Where(named)
    quotes = _quotes(task.course, found, task.item.prompt)[:1] if where is not Where.ELSE else ()
    others = where is Where.IDEA and bool(await helpful(turn, task.course, task.item))
    return views.unstuck(where, task, quotes, turn.say, others=others)


async def why(turn: Turn) -> Reply:
    """Say more about why an answer was not right, from the side of what was answered."""
    course, item = _marked(turn)
    last = await last_answer(turn, course, item)
    if last is None or last.correct:
        raise LearnerError("asking-over")
    given = answered(item, last.response)
    guards = await guarded(turn, course, await turn.task(), given)
    found = await taught(turn, course, f"{item.prompt}\n{item.explanation}")
    belief = belief_behind(course, last)
    values = {
        "task": asked(item),
        "attempt": given,
        "belief": belief,
        "explanation": item.explanation,
        "passages": numbered(found),
        "speaks": turn.house.words.best(turn.language),
    }
    said = await speak(
        turn,
        Wanted(
            kind="why",
            help=Help.TALK,
            call=Call(prompt=turn.house.prompts[WHY], values=values),
            measure=TALK,
            course=course.id,
            item=item.id,
            asked=turn.say("asking-why"),
            guards=tuple(one for one in guards if one is not item),  # its answer was shown to them
            sources=tuple(found),
            growing=views.growing,
            tidy=lambda text: without_strays(text, len(found)),
        ),
    )
    activity = turn.conversation.activity
    if isinstance(said, Spoken):
        return views.spoken(said, found, None, activity, turn.say)
    words = next((one.repair for one in course.misconceptions if one.belief == belief), "")
    quotes = _quotes(course, found, item.prompt)[:1]
    return views.why(words or item.explanation, quotes, activity, silence(said, turn.say), turn.say)


async def rate(turn: Turn) -> Reply:
    """Note whether what a model said has helped."""
    helpful = bool(turn.arguments.get("helpful"))
    turn.write(tutoring.rate, turn.learner.id, turn.argument("message"), helpful)
    return views.rated(await turn.task(), turn.conversation.activity, turn.say)


async def share(turn: Turn) -> Sequence[Shared]:
    """What the course says about what is looked for, to explain it to others."""
    course = chosen_course(turn) or next(iter(turn.courses), None)
    if course is None or not turn.text:
        return ()
    found = await taught(turn, course, turn.text)
    return tuple(views.shared(course, one) for one in _quotes(course, found, turn.text))


def _quotes(course: Course, found: Sequence[Passage], question: str) -> list[views.Quote]:
    """The passages of the course with their places, as far as the lessons still have them."""
    quotes = (_quote(course, one, question) for one in found if not one.study)
    return [one for one in quotes if one][:QUOTED]


def _quote(course: Course, passage: Passage, question: str) -> views.Quote | None:
    lesson = course.find_lesson(passage.lesson)
    if lesson is None or passage.step >= len(lesson.steps):
        return None
    words = rules.quotation(lesson.steps[passage.step], question)
    return views.Quote(lesson=lesson, step=passage.step, markdown=words)


def _marked(turn: Turn) -> tuple[Course, Question]:
    course = turn.house.catalogue.find(turn.argument("course"))
    item = course.find_item(turn.argument("item")) if course else None
    if course is None or item is None or isinstance(item, Challenge):
        raise LearnerError("asking-over")
    return course, item
