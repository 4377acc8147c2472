"""The learner's verbs in a quiz."""

from collections.abc import Sequence
from datetime import datetime

from core.asking.round import Round, Rounds
from core.chat import Action, Block, Reply, Suggestion
from core.classwork import questions_of
from core.course.model import Course
from core.errors import LearnerError
from core.features.quiz import rules, views
from core.finding import suggestions
from core.learning.selection import Candidate, choose
from core.store import courses, doneness, knowledge
from core.studying import current_course
from core.turn import Turn


async def finish(turn: Turn, over: Round) -> tuple[Block, ...]:
    """Say how it went. There are no points: one may ask for quizzes without end, and would be paid for asking again.

    What is due comes back by itself, when it is time, so reviews give some.
    """
    return views.finish(turn.say, over)


ROUNDS = Rounds("quiz", finish)


async def start(turn: Turn) -> Reply:
    """Begin a quiz: on a topic, where one is named, of so many questions."""
    course = current_course(turn)
    topic, count = rules.read_options(course, turn.argument("topic"), turn.argument("count"))
    skills = rules.skills_for(course, topic)
    if not skills:
        raise LearnerError(
            "quiz-no-topic", given=topic[:60], some=", ".join(one.title for one in course.skills[:4])
        )
    candidates = await _candidates(turn, course, skills=frozenset(one.id for one in skills))
    if not candidates:
        return views.nothing_learnt_yet(course, turn.say)
    items = choose(candidates, count, now=turn.now, rng=turn.random)
    return Reply.of(*await ROUNDS.begin(turn, course, items))


async def of_lesson(turn: Turn) -> Reply | Action:
    """Ask what a class is to answer: all questions of a lesson that the learner has not answered in a quiz since a moment.

    They are asked in portions; where none is left, what is due is shown.
    """
    found = turn.house.catalogue.find_lesson(turn.argument("course"), turn.argument("lesson"))
    if found is None:
        raise LearnerError("lesson-gone")
    course, lesson = found
    items, since = questions_of(course, lesson.id), datetime.fromisoformat(turn.argument("since"))
    answered = await turn.read(doneness.quiz_answered, course.id, items, since, turn.learner.id)
    left = tuple(one for one in items if one not in answered)[: rules.MOST]
    return Reply.of(*await ROUNDS.begin(turn, course, left)) if left else Action("joining.due")


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The skills that may be meant by what is being typed."""
    return suggestions(rules.shelf(current_course(turn)), turn.text)


async def _candidates(turn: Turn, course: Course, *, skills: frozenset[str]) -> list[Candidate[str]]:
    """What may be asked, with all that is known of it."""
    learner = turn.learner.id
    return rules.candidates(
        course,
        skills=skills,
        progress=await turn.read(courses.lessons, learner, course.id),
        ability=await turn.read(knowledge.ability, learner, course.id),
        known=await turn.read(knowledge.skills, learner, course.id),
        ease=await turn.read(knowledge.items, course.id),
        met=await turn.read(knowledge.met, learner, course.id),
    )
