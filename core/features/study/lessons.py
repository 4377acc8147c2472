"""Short lessons that a model makes: from a learner's file, or on a topic outside of the course."""

from collections.abc import Sequence

from core.assessment import levels
from core.chat import Reply
from core.errors import LearnerError
from core.features.study import rules, views
from core.features.study.handlers import own
from core.features.study.making import can_make, lesson_from, not_made
from core.search.passages import Passage
from core.store import studies
from core.store.studies import Kind, StudySet
from core.studies import passage_of, passages_for, title_of
from core.studying import chosen_course
from core.turn import Turn

SOURCES = 3
"""Passages of the course, and of the learner's own sets, that a lesson on a topic rests on."""
CLOSE = 0.15
"""Cosine from which a passage is about the topic. A lesson has to rest on its sources, so none is better than a wrong one."""
SKILLS = 8
"""Skills that a model is told of."""
BEGINNER = "Nothing is known of them. Take them for a beginner."


async def from_file(turn: Turn) -> Reply:
    """Show the lesson that was made from this place of a set, or have one made."""
    study = await own(turn)
    begin = turn.number("number") if "number" in turn.arguments else 0
    shelf = await turn.read(studies.shelf, turn.learner.id)
    made = [one for one in shelf if one.source == study.id and one.asked == str(begin)]
    if made:
        return await _first_step(turn, made[0])
    numbers = range(begin, begin + rules.LESSON_FROM)
    found = await turn.read(studies.passages, turn.learner.id, study.id, numbers)
    if study.kind is not Kind.FILE or not found:
        raise LearnerError("study-gone")
    sources = [passage_of(study, number, one) for number, one in found.items()]
    topic = title_of(study.title, found[min(found)]) if begin else study.title
    return await _made(turn, topic, sources, asked=str(begin), source=study, shelf=shelf)


async def on_topic(turn: Turn) -> Reply:
    """Show the lesson that was made on this topic, or have one made."""
    topic = rules.topic_of(turn.argument("topic"))
    shelf = await turn.read(studies.shelf, turn.learner.id)
    made = [one for one in shelf if one.source is None and one.asked.casefold() == topic.casefold()]
    if made:
        return await _first_step(turn, made[0])
    return await _made(turn, topic, await _sources(turn, topic), asked=topic, source=None, shelf=shelf)


async def _made(
    turn: Turn,
    topic: str,
    sources: Sequence[Passage],
    *,
    asked: str,
    source: StudySet | None,
    shelf: Sequence[StudySet],
) -> Reply:
    rules.look_for_room(shelf)
    key = f"{source.id}/{asked}" if source else asked
    made = await lesson_from(turn, topic, await _level(turn), sources, key)
    if made.silent is not None:
        return await not_made(turn, made.silent, source)
    study = StudySet(
        id=turn.new_id(),
        kind=Kind.LESSON,
        title=made.title,
        asked=asked,
        source=source.id if source else None,
        at=turn.now,
        passages=len(made.steps),
        items=len(made.items),
    )
    turn.write(studies.add, turn.learner.id, study, made.steps, made.items)
    return views.step(study, 0, made.steps[0], turn.say, near=made.near)


async def _first_step(turn: Turn, study: StudySet) -> Reply:
    found = await turn.read(studies.passages, turn.learner.id, study.id, [0])
    return views.read(study, 0, found[0], turn.say, can_make=can_make(turn))


async def _sources(turn: Turn, topic: str) -> list[Passage]:
    """What the course and the learner's own sets say about a topic."""
    course = chosen_course(turn)
    taught = await turn.house.passages.closest(course, topic, SOURCES) if course else []
    return [one for one in (*taught, *await passages_for(turn, topic, SOURCES)) if one.closeness >= CLOSE]


async def _level(turn: Turn) -> str:
    """What the learner knows, in English: it is for a model."""
    course = chosen_course(turn)
    if course is None:
        return BEGINNER
    known = [f"{course.skill(id_).title}: {one.value}" for id_, one in (await levels(turn, course)).items()]
    return "\n".join((f"They are in the course “{course.title}”.", *(known[-SKILLS:] or [BEGINNER])))
