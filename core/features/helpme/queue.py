"""The verbs of whoever teaches: the questions that wait in their community, one at a time, each with a suggested answer."""

from dataclasses import dataclass, replace

from core.chat import Reply
from core.course.model import Challenge, Course, Item, Rung
from core.dials import dials_in
from core.errors import LearnerError
from core.features.helpme import queue_views as views
from core.features.helpme import rules
from core.features.helpme.views import told
from core.hints import HintWanted
from core.roles import audit
from core.store import communities, questions, works
from core.store.learners import Learner
from core.store.questions import Question, State
from core.turn import Turn
from core.tutoring.hints import best_hint

MOST = 100
"""Questions that are counted in a queue."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A question as whoever answers sees it: with what it is about, where that is there still, and a suggested answer."""

    question: Question
    course: Course | None
    item: Item | None
    rung: str = ""
    suggested: str = ""


async def show(turn: Turn) -> Reply:
    """Show what waits, one at a time: what waits longest, or the one after another."""
    ids = await turn.read(questions.waiting, turn.standing.community, MOST, but_of=turn.learner.id)
    if not ids:
        return views.empty(turn.say)
    place = rules.following(ids, turn.argument("after"))
    found = await turn.read(questions.find, ids[place], turn.standing.community)
    if found is None:
        return views.empty(turn.say)
    one = await seen(turn, found)
    return views.question(one, (place + 1, len(ids)), turn.language, turn.say, makes=_makes(turn, one))


async def suggest(turn: Turn) -> Reply:
    """Suggest an answer that a model makes for this very attempt, where its learner lets one read what they write."""
    found = await asked(turn, turn.argument("question"))
    if found.state is not State.OPEN:
        return views.decided_by_another(found, turn.say)
    one = await seen(turn, found)
    made = await _made(turn, one)
    return views.question(replace(one, suggested=made), None, turn.language, turn.say, makes=False)


async def answer(turn: Turn) -> Reply:
    """Send the answer that was filled in."""
    found = await asked(turn, turn.argument("question"))
    if found.state is not State.OPEN:
        return views.decided_by_another(found, turn.say)
    later = await send(turn, found, turn.values.get("words", ""))
    return views.sent(found, turn.say, later=later)


async def asked(turn: Turn, id_: str) -> Question:
    """A question of the community that the instructor acts for; LearnerError where there is none, or it is their own."""
    found = await turn.read(questions.find, id_, turn.standing.community)
    if found is None:
        raise LearnerError("helpme-gone")
    if found.learner == turn.learner.id:
        raise LearnerError("helpme-yours")
    return found


async def send(turn: Turn, question: Question, typed: str) -> bool:
    """Have an open question answered with this turn; whether its learner is told only after quiet hours.

    LearnerError where there are no words, or too many.
    """
    words = typed.strip()
    if not words:
        raise LearnerError("helpme-no-words")
    if len(words) > rules.LONGEST:
        raise LearnerError("helpme-too-long", most=rules.LONGEST)
    community = await turn.read(communities.named, question.community)
    later = dials_in(community, question.course).quiet_at(
        turn.now, question.time_zone, community and community.time_zone
    )
    reply = told(question, words, turn.learner.name, turn.house.words.say(question.language))
    turn.write(questions.answer, question, words, turn.learner.id, None if later else reply, turn.now)
    audit(turn, "question-answer", question.id, learner=question.learner)
    return later


async def seen(turn: Turn, question: Question) -> Seen:
    """A question with what it is about, and the author's next hint as a suggestion."""
    course = turn.house.catalogue.find(question.course)
    item = rules.item_of(question, course)
    if course is None or item is None:
        return Seen(question, course, None)
    if not isinstance(item, Challenge):
        return Seen(question, course, item, "question", item.hints[0] if item.hints else "")
    work = await turn.read(works.work, question.learner, course.id, (item.id, *item.formerly))
    rung: Rung = rules.next_rung(work.ladder if work else {})
    return Seen(question, course, item, rung.value, item.hint(rung).text)


def _makes(turn: Turn, one: Seen) -> bool:
    return turn.house.model is not None and one.item is not None and bool(one.question.attempt)


async def _made(turn: Turn, one: Seen) -> str:
    """A hint of the house's sources for the learner's attempt; the author's, where none of them may or can give one.

    It is made as if the learner had asked for it: by what they agreed to, in their language, and on their budget.
    """
    if one.course is None or one.item is None:
        return one.suggested
    question = one.question
    learner = Learner(
        id=question.learner,
        name=question.name,
        language=question.language,
        time_zone=question.time_zone,
        course=question.course,
        version=turn.learner.version,
        in_class=True,
    )
    wanted = HintWanted(
        course=one.course,
        item=one.item,
        rung=one.rung,
        authored=one.suggested,
        attempt=question.attempt,
        outcome=_nothing_known,
        growing=lambda text: views.growing(text, turn.say),
    )
    return (await best_hint(replace(turn, learner=learner), wanted)).text


async def _nothing_known() -> str:
    return ""
