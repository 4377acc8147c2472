"""The hint to a question: the author's, or one that a model makes for the answer that a learner gave to it before."""

from core.chat import Action, Block, Card, Choices, Reply, Say
from core.course.model import Course, Item, Question
from core.hints import HintWanted
from core.store import knowledge
from core.store.knowledge import LastAnswer
from core.task import Task
from core.turn import Turn
from core.tutoring.attempts import answered
from core.tutoring.hints import best_hint
from core.tutoring.views import rating

KIND = "question"
"""What a made hint to a question is called in its row."""


async def hint(turn: Turn, course: Course, item: Question) -> tuple[Block, ...]:
    """The hint to `item`, which has one. There is one try at a question, so one hint: no try could lie between two (P4)."""
    last = await last_answer(turn, course, item)
    wrong = last if last and not last.correct else None
    given = await best_hint(
        turn,
        HintWanted(
            course=course,
            item=item,
            rung=KIND,
            authored=item.hints[0],
            attempt=answered(item, wrong.response) if wrong else "",
            outcome=lambda: _outcome(course, wrong),
            growing=lambda text: Reply.of(_card(text, turn.say)),
        ),
    )
    rates = (Choices(rating(given.message, "tutor.rate", {}, turn.say)),) if given.message else ()
    return (_card(given.text, turn.say), *given.below, *rates)


async def task(turn: Turn, course: Course, item: Question, activity: str, *, hinted: bool) -> Task:
    """The open question of an activity as what is before the learner. While it is open, nothing may answer it (P1)."""
    last = await last_answer(turn, course, item)
    wrong = last if last and not last.correct else None
    return Task(
        course=course,
        item=item,
        back=Action(f"{activity}.on"),
        hint=Action(f"{activity}.hint", {"item": item.id}) if item.hints and not hinted else None,
        attempt=answered(item, wrong.response) if wrong else "",
        outcome=lambda: _outcome(course, wrong),
    )


async def last_answer(turn: Turn, course: Course, item: Item) -> LastAnswer | None:
    """What the learner answered last to this question, under whichever of its names."""
    return await turn.read(knowledge.last_answer, turn.learner.id, course.id, (item.id, *item.formerly))


def belief_behind(course: Course, last: LastAnswer) -> str:
    """The wrong belief behind an answer, in the author's words; "" where it is not known."""
    known = {one.id: one for one in course.misconceptions}
    found = known.get(last.misconception or "")
    return found.belief if found else ""


async def _outcome(course: Course, last: LastAnswer | None) -> str:
    return belief_behind(course, last) if last else ""


def _card(text: str, say: Say) -> Card:
    return Card(say("asking-hint-title"), text)
