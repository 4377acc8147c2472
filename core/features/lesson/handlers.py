"""The learner's verbs in a lesson."""

from collections.abc import Sequence
from dataclasses import replace

from core.asking import hinting
from core.asking.marking import mark
from core.asking.question import is_as_asked, why_of
from core.chat import Action, Block, Choices, Reply, Suggestion
from core.coding.ran import ran
from core.course.model import Course, Lesson, Question
from core.errors import LearnerError
from core.features.lesson import rules, views
from core.features.lesson.rules import Sitting
from core.finding import find, lesson_shelf, suggestions
from core.learning.estimate import NEW_LEARNER
from core.listening import can_read_aloud
from core.store import courses, knowledge, learners
from core.store.courses import LessonProgress
from core.studying import current_course
from core.task import Task
from core.turn import Turn
from core.tutoring import Help, Silence
from core.tutoring.leave import Leave, leave, undecided
from core.tutoring.views import invitation
from sandbox.contract import Job

ACTIVITY = "lesson"


async def learn(turn: Turn) -> Reply | Action:
    """Go on where the learner was, or take up the lesson that they name."""
    words = turn.argument("lesson").strip()
    if not words:
        return await go_on(turn)
    course = current_course(turn)
    found = find(lesson_shelf(course.lessons), words)
    if found.sure:
        return _to(course, found.sure)
    let = await leave(turn, Help.TALK, course.id)
    asks = let is Silence.NOT_AGREED and await undecided(turn)
    return views.not_found(
        course,
        words,
        found.near,
        invitation(turn.say) if asks else (),
        turn.say,
        makes=isinstance(let, Leave),
    )


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The lessons that may be meant by what is being typed."""
    return suggestions(lesson_shelf(current_course(turn).lessons), turn.text)


async def go_on(turn: Turn) -> Reply | Action:
    """Show again where the learner stands: in this chat, else in the lesson begun last, else the next one."""
    course = current_course(turn)
    sitting = _sitting(turn)
    lesson = course.find_lesson(sitting.lesson) if sitting and sitting.course == course.id else None
    if sitting and lesson:
        return Reply.of(*await _show(turn, course, lesson, rules.fitted(sitting, lesson)))
    progress = await _progress(turn, course)
    begun = [one for one in course.lessons if one.id in progress and not progress[one.id].completed]
    latest = max(begun, key=lambda one: list(progress).index(one.id), default=None)
    return _to(course, latest) if latest else await next_(turn)


async def next_(turn: Turn) -> Reply | Action:
    """Take up the first lesson that is not completed."""
    course = current_course(turn)
    progress = await _progress(turn, course)
    lesson = next((one for one in course.lessons if not _completed(progress, one)), None)
    return _to(course, lesson) if lesson else views.all_done(course, turn.say)


async def open_(turn: Turn) -> Reply:
    """Take up a lesson where it was left, or at a step of it."""
    course, lesson = _named(turn)
    sitting = await _taken_up(turn, course, lesson)
    if "step" in turn.arguments:
        sitting = rules.at_step(sitting, lesson, turn.number("step"))
    return Reply.of(*await _show(turn, course, lesson, sitting))


async def recall(turn: Turn) -> Reply:
    """Put the text away, and ask from memory."""
    course, lesson = _named(turn)
    sitting = rules.from_memory(await _taken_up(turn, course, lesson), lesson)
    return Reply.of(*await _show(turn, course, lesson, sitting))


async def answer(turn: Turn) -> Reply:
    """Mark the answer to the open question, and go on."""
    course, lesson, sitting, item = _open(turn)
    if not is_as_asked(item, turn.arguments):
        return Reply.of(views.changed(turn.say), *await _stand(turn, course, lesson, sitting))
    given = await mark(
        turn, course, item, activity=ACTIVITY, seed=sitting.seed, assistance=rules.assistance(sitting, item)
    )
    after = rules.answered(sitting, item.id)
    why = () if given.correct else (Choices((why_of(course, item, turn.say),)),)
    return Reply.of(*given.blocks, *await _stand(turn, course, lesson, after), *why)


async def hint(turn: Turn) -> Reply:
    """Show the hint to the open question, and ask it again."""
    course, lesson, sitting, item = _open(turn)
    if sitting.hinted or not item.hints:
        raise LearnerError("asking-over")
    hinted = await hinting.hint(turn, course, item)
    after = replace(sitting, hinted=True)
    return Reply.of(*hinted, *await _stand(turn, course, lesson, after))


async def task(turn: Turn) -> Task | None:
    """The question that is open, as what is before the learner."""
    sitting = _sitting(turn)
    course = turn.house.catalogue.find(sitting.course) if sitting else None
    lesson = course.find_lesson(sitting.lesson) if course and sitting else None
    if not (sitting and course and lesson):
        return None
    item = rules.open_question(course, lesson, rules.fitted(sitting, lesson))
    return item and await hinting.task(turn, course, item, ACTIVITY, hinted=sitting.hinted)


async def skip(turn: Turn) -> Reply:
    """Go on without an answer to the open question; one that is to be recalled comes again."""
    course, lesson, sitting, item = _open(turn)
    last = sitting.recalling and len(rules.pending(course, lesson, sitting)) == 1
    told = views.skipped(item, turn.say, recalling=sitting.recalling, last=last)
    after = rules.skipped(sitting, item.id)
    return Reply.of(*told, *await _stand(turn, course, lesson, after))


async def run(turn: Turn) -> Reply:
    """Run an example of a step as it stands, and show what it does."""
    course, lesson = _named(turn)
    step, number = turn.number("step"), turn.number("example")
    examples = rules.runnable(lesson.steps[step]) if 0 <= step < len(lesson.steps) else ()
    if not 0 <= number < len(examples):
        raise LearnerError("lesson-example-gone")
    job = Job(source=examples[number].source, language=examples[number].language)
    shown = ran(await turn.run(job), job, turn.say)
    sitting = await _taken_up(turn, course, lesson)
    if sitting.recalling or sitting.step != step:
        return Reply.of(*shown, views.back_to_it(turn.say))
    return Reply.of(*shown, *await _stand(turn, course, lesson, sitting))


async def _show(turn: Turn, course: Course, lesson: Lesson, sitting: Sitting) -> tuple[Block, ...]:
    """Be at `sitting`, and show the step that is read there, or that it is time to recall."""
    if sitting.recalling:
        opening = () if rules.is_done(course, lesson, sitting) else (views.from_memory(turn.say),)
        return (*opening, *await _stand(turn, course, lesson, sitting))
    shown = rules.shown(sitting)
    if shown.seen > sitting.seen:
        _write(turn, course, lesson, shown)
    step = views.step(lesson, sitting.step, turn.say, turn.language)
    return (*step, *await _stand(turn, course, lesson, shown))


async def _stand(turn: Turn, course: Course, lesson: Lesson, sitting: Sitting) -> tuple[Block, ...]:
    """Be at `sitting`, and ask what is open there, or show the ways on; the end, where all was recalled."""
    if rules.is_done(course, lesson, sitting):
        return await _finish(turn, course, lesson, sitting)
    turn.stand(ACTIVITY, sitting)
    explains = turn.house.model is not None or can_read_aloud(turn)
    return views.here(course, lesson, sitting, turn.say, explains=explains)


async def _finish(turn: Turn, course: Course, lesson: Lesson, sitting: Sitting) -> tuple[Block, ...]:
    turn.leave()
    _write(turn, course, lesson, sitting, completed=True)
    progress = await _progress(turn, course)
    solved = await turn.read(
        knowledge.solved, turn.learner.id, course.id, [one.id for one in course.challenges]
    )
    challenge = next((one for one in rules.challenges_of(course, lesson) if one.id not in solved), None)
    following = rules.following(
        course, lesson, {one.id for one in course.lessons if _completed(progress, one)}
    )
    return views.ending(course, lesson, following, challenge, turn.say)


def _write(turn: Turn, course: Course, lesson: Lesson, sitting: Sitting, *, completed: bool = False) -> None:
    """Have it kept how far the learner is; at the first step they are enrolled, and in this course."""
    learner = turn.learner.id
    if sitting.seen == 1:
        ability = {"mean": NEW_LEARNER.mean, "variance": NEW_LEARNER.variance}
        turn.write(courses.enrol, learner, course.id, turn.now, **ability)
    if turn.learner.course is None:
        turn.write(learners.change, learner, course=course.id)
    turn.write(
        courses.stand_in_lesson,
        learner,
        course.id,
        lesson.id,
        sitting.seen,
        turn.now,
        completed=completed,
    )


def _open(turn: Turn) -> tuple[Course, Lesson, Sitting, Question]:
    """The question that is open; LearnerError where the press was meant for another one."""
    sitting = _sitting(turn)
    found = turn.house.catalogue.find_lesson(sitting.course, sitting.lesson) if sitting else None
    if sitting is None or found is None:
        raise LearnerError("asking-over")
    course, lesson = found
    sitting = rules.fitted(sitting, lesson)
    item = rules.open_question(course, lesson, sitting)
    if item is None or turn.argument("item") != item.id:
        raise LearnerError("asking-over")
    return course, lesson, sitting, item


def _named(turn: Turn) -> tuple[Course, Lesson]:
    """The lesson of the action; LearnerError where it is not in the course any more."""
    catalogue = turn.house.catalogue
    course = catalogue.find(turn.argument("course")) or current_course(turn)
    lesson = course.find_lesson(turn.argument("lesson"))
    if lesson is None:
        raise LearnerError("lesson-gone")
    return course, lesson


async def _taken_up(turn: Turn, course: Course, lesson: Lesson) -> Sitting:
    """Where the learner stands in this lesson: as this chat has it, else as it was kept."""
    sitting = _sitting(turn)
    if sitting and (sitting.course, course.find_lesson(sitting.lesson)) == (course.id, lesson):
        return rules.fitted(sitting, lesson)
    kept = (await _progress(turn, course)).get(lesson.id, LessonProgress(0, completed=False))
    asked = [item.id for item in (*rules.asked_in(course, lesson.steps), *rules.recall_items(course, lesson))]
    answered = await turn.read(knowledge.answered, turn.learner.id, course.id, asked, activity=ACTIVITY)
    return rules.begin(
        course,
        lesson,
        seen=kept.step,
        completed=kept.completed,
        answered=answered,
        seed=turn.random.getrandbits(31),
    )


async def _progress(turn: Turn, course: Course) -> dict[str, LessonProgress]:
    """How far the learner is, by the ids that lessons have now, in the order in which they were begun."""
    rows = await turn.read(courses.lessons, turn.learner.id, course.id)
    progress: dict[str, LessonProgress] = {}
    for key, row in rows.items():
        if lesson := course.find_lesson(key):
            known = progress.get(lesson.id, row)
            progress[lesson.id] = LessonProgress(max(known.step, row.step), known.completed or row.completed)
    return progress


def _completed(progress: dict[str, LessonProgress], lesson: Lesson) -> bool:
    return lesson.id in progress and progress[lesson.id].completed


def _sitting(turn: Turn) -> Sitting | None:
    return turn.state(ACTIVITY, Sitting)


def _to(course: Course, lesson: Lesson) -> Action:
    return Action("lesson.open", {"course": course.id, "lesson": lesson.id})
