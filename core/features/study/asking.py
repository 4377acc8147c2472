"""Questions of a set, asked in a row.

They touch no mastery, and nothing of them comes back in reviews: they are nobody's curriculum, and a model made them.
"""

from dataclasses import replace

from core.asking.feedback import feedback
from core.asking.question import answer_to, is_as_asked
from core.chat import Action, Block, Choice, Reply
from core.course.answers import check
from core.course.marks import Unreadable
from core.course.model import Course, Question
from core.errors import LearnerError
from core.features.study import rules, views
from core.features.study.handlers import own
from core.features.study.making import can_make, items_from, not_made
from core.features.study.rules import Sitting
from core.making.course import as_course
from core.search.passages import Passage
from core.store import studies
from core.store.studies import StudyItem, StudySet
from core.studies import passage_of, words_of
from core.task import Task
from core.turn import Turn

ACTIVITY = "study"


async def quiz(turn: Turn) -> Reply:
    """Ask the questions of a set; where there are none yet, have some made first."""
    study = await own(turn)
    items = await turn.read(studies.items, turn.learner.id, study.id)
    known = [one for one in items if rules.question_of(one) is not None]
    if not known:
        return await _more(turn, study, items)
    ids = [one.id for one in known]
    if len(ids) > rules.IN_A_ROUND:
        chosen = set(turn.random.sample(ids, rules.IN_A_ROUND))
        ids = [one for one in ids if one in chosen]
    return await _begin(turn, study, known, ids)


async def more(turn: Turn) -> Reply:
    """Have new questions made, and ask those."""
    study = await own(turn)
    return await _more(turn, study, await turn.read(studies.items, turn.learner.id, study.id))


async def answer(turn: Turn) -> Reply:
    """Mark the answer to the open question, and ask the next."""
    study, sitting, items, item = await _open(turn)
    question = _sound(item)
    if not is_as_asked(question, turn.arguments):
        raise LearnerError("asking-over")
    marked = check(question, answer_to(question, turn.arguments, turn.values, sitting.seed))
    if isinstance(marked, Unreadable):
        raise LearnerError(f"asking-unreadable-{marked.reason}")
    said = feedback(_course(turn, study, items), question, marked, turn.say, pick=turn.seq)
    after = replace(
        sitting,
        at=sitting.at + 1,
        answered=sitting.answered + 1,
        right=sitting.right + int(marked.correct),
    )
    where = () if marked.correct else (views.where_it_says(study, item, turn.say),)
    return Reply.privately(*said, *_stand(turn, study, after, items, *where))


async def skip(turn: Turn) -> Reply:
    """Leave the open question unanswered, and ask the next."""
    study, sitting, items, _ = await _open(turn)
    return Reply.privately(*_stand(turn, study, replace(sitting, at=sitting.at + 1), items))


async def stop(turn: Turn) -> Reply:
    """End the round where it is."""
    study, sitting, _, _ = await _open(turn)
    turn.leave()
    return Reply.privately(*views.over(study, sitting, turn.say, can_make=can_make(turn)))


async def go_on(turn: Turn) -> Reply | Action:
    """Ask the open question again, for somebody who comes back to it."""
    study, sitting, items, _ = await _open(turn, named=False)
    return Reply.privately(*_stand(turn, study, sitting, items))


async def task(turn: Turn) -> Task | None:
    """The question that is open, as what is before the learner."""
    if turn.state(ACTIVITY, Sitting) is None:
        return None
    try:
        study, _, items, item = await _open(turn, named=False)
    except LearnerError:
        return None
    return Task(course=_course(turn, study, items), item=_sound(item), back=Action("study.on"), private=True)


async def _more(turn: Turn, study: StudySet, items: list[StudyItem]) -> Reply:
    if len(items) >= rules.MOST_ITEMS:
        raise LearnerError("study-enough-items", most=rules.MOST_ITEMS)
    known = [one for one in map(rules.question_of, items) if one is not None]
    made = await items_from(turn, study.id, await _passages(turn, study, items), known)
    if made.silent is not None:
        return await not_made(turn, made.silent, study)
    turn.write(studies.add_items, turn.learner.id, study.id, made.items, turn.now)
    return await _begin(turn, study, [*items, *made.items], [one.id for one in made.items], near=made.near)


async def _passages(turn: Turn, study: StudySet, items: list[StudyItem]) -> list[Passage]:
    """Some passages to make questions from, those first that nothing was made from yet."""
    numbers = rules.to_ask_from(study.passages, {one.passage for one in items}, turn.random)
    found = await turn.read(studies.passages, turn.learner.id, study.id, numbers)
    long = [one for one in numbers if len(words_of(found[one]).split()) >= rules.SHORTEST]
    return [passage_of(study, one, found[one]) for one in sorted((long or numbers)[: rules.FROM])]


async def _begin(
    turn: Turn, study: StudySet, items: list[StudyItem], ids: list[str], *, near: bool = False
) -> Reply:
    sitting = Sitting(study=study.id, items=tuple(ids), seed=turn.random.getrandbits(31))
    blocks = (*views.checked(study, turn.say, near=near), *_stand(turn, study, sitting, items))
    return Reply.privately(*blocks)


async def _open(turn: Turn, *, named: bool = True) -> tuple[StudySet, Sitting, list[StudyItem], StudyItem]:
    """The question that is open; LearnerError where the press was meant for another one, or all of it is gone."""
    sitting = turn.state(ACTIVITY, Sitting)
    if sitting is None or sitting.at >= len(sitting.items):
        raise LearnerError("asking-over")
    study = await turn.read(studies.find, turn.learner.id, sitting.study)
    items = await turn.read(studies.items, turn.learner.id, sitting.study)
    item = next((one for one in items if one.id == sitting.items[sitting.at]), None)
    if study is None or item is None or rules.question_of(item) is None:
        raise LearnerError("asking-over")
    if named and turn.argument("item") != item.id:
        raise LearnerError("asking-over")
    return study, sitting, items, item


def _stand(
    turn: Turn, study: StudySet, sitting: Sitting, items: list[StudyItem], *also: Choice
) -> tuple[Block, ...]:
    """Be at the question that comes next, and ask it; after the last one, say how it went."""
    known = {one.id: question for one in items if (question := rules.question_of(one)) is not None}
    while sitting.at < len(sitting.items):
        if (question := known.get(sitting.items[sitting.at])) is not None:
            turn.stand(ACTIVITY, sitting)
            return views.asked(study, sitting, question, also, turn.say)
        sitting = replace(sitting, at=sitting.at + 1)
    turn.leave()
    return views.over(study, sitting, turn.say, *also, can_make=can_make(turn))


def _sound(item: StudyItem) -> Question:
    question = rules.question_of(item)
    assert question is not None, "what is open can be asked"
    return question


def _course(turn: Turn, study: StudySet, items: list[StudyItem]) -> Course:
    questions = [one for one in map(rules.question_of, items) if one is not None]
    return as_course(study.title, turn.house.words.best(turn.language), questions)
