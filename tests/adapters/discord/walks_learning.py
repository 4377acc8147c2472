"""Walks through what is learnt without code: the hall, courses, lessons, questions, rounds, progress, settings."""

from dataclasses import replace

from core.asking.feedback import feedback, growth
from core.asking.question import ask, bare
from core.chat import Choices, Text
from core.course import answers, marks
from core.course.marks import Marked
from core.course.model import (
    Challenge,
    Course,
    FillBlanks,
    MultipleChoice,
    Number,
    OrderLines,
    Question,
    SingleChoice,
)
from core.features.account import views as account_views
from core.features.challenge import views as challenge_views
from core.features.challenge.rules import Mode
from core.features.courses import rules as course_rules
from core.features.courses import views as course_views
from core.features.home import views as home_views
from core.features.lesson import views as lesson_views
from core.learning.mastery import Level
from core.studying import Standing
from tests.adapters.discord.product import Walk, forms
from tests.core.features.asked import give
from tests.core.features.doings import MEMORY, PYTHON, Answer, course_of, did
from tests.journeys.answering import FALSE, TRUE, Arrange, Press, Tick, Write, right, wrong
from tests.journeys.answering import Answer as Given

SEED = 4
"""Shuffles the options of the questions that are only shown."""
MOST_TURNS = 40


async def home(walk: Walk) -> None:
    """The hall, from the first word on."""
    await walk.call("welcome", "start")
    await walk.call("help-at-first", "help")
    await walk.hear("heard-without-a-course", "hello?")
    await walk.call("nothing-to-leave", "cancel")
    await walk.call("", "start")
    await walk.press("begun", "courses.begin")
    await walk.call("welcome-back-in-a-lesson", "start")
    await walk.call("help-in-a-lesson", "help")
    await walk.hear("found-in-the-course", "what do quotation marks do?")
    await walk.hear("not-in-the-course", "xylophone")
    await walk.call("left", "cancel")
    await walk.call("welcome-back", "start")
    await did(walk.guest, PYTHON, Answer("hello-count-lines"), lessons=8)
    walk.clock.advance(days=30)
    await walk.call("welcome-back-to-review", "start")
    course = course_of(walk.guest.house, PYTHON)
    everything = frozenset(one.id for one in course.lessons)
    next_ = Standing(course=course, done=frozenset([course.lessons[0].id]), begun=everything & {"hello"})
    for scene, now in (("next", next_), ("done", Standing(course=course, done=everything, begun=everything))):
        walk.show(f"nameless-back-{scene}", *home_views.welcome_back("", now, None, walk.say).blocks)
    welcome = home_views.welcome("", None, others=False, language=None, say=walk.say)
    walk.show("welcome-without-courses", *welcome.blocks)


async def courses(walk: Walk) -> None:
    """The shelf, and each course."""
    await walk.call("shelf", "courses")
    await walk.press("opened", "courses.open", course=PYTHON)
    await walk.call("found", "courses", search="forget")
    await walk.call("not-found", "courses", search="xylophone")
    await walk.call("", "courses")
    await walk.press("", "courses.open", course=MEMORY)
    await walk.press("chosen", "courses.choose")
    await did(walk.guest, MEMORY, lessons=1, begun=1)
    await walk.call("shelf-later", "courses")
    await walk.press("opened-later", "courses.open", course=MEMORY)
    await did(walk.guest, MEMORY, lessons=3)
    await walk.act("chosen-when-done", "courses.choose", course=MEMORY)
    course = course_of(walk.guest.house, PYTHON)
    many = [replace(course, id=f"course-{n}", title=f"{course.title} {n}") for n in range(1, 13)]
    for scene, courses in (("page", many), ("none", [])):
        page = course_rules.page(courses, 1)
        shelf = [course_views.Entry(course=one, now=None, current=False) for one in page.courses]
        shown = course_views.shelf(shelf, page, "", found=False, language=walk.guest.language, say=walk.say)
        walk.show(scene, *shown.blocks)


async def lesson(walk: Walk) -> None:
    """A lesson from its beginning to its end, with every way at its sides."""
    course = course_of(walk.guest.house, PYTHON)
    await did(walk.guest, PYTHON)
    await walk.call("first-step", "learn")
    await walk.press("ran", "lesson.run")
    await _through(walk, course)
    await walk.call("named", "learn", lesson=course.lessons[1].title)
    await walk.act("challenge-offered", "lesson.open", course=PYTHON, lesson="names", step=5)
    await walk.act("from-the-start", "lesson.open", course=PYTHON, lesson="functions", step=6)
    item = course.questions[0]
    for scene, last in (("comes-again", False), ("last-one", True)):
        walk.show(scene, *lesson_views.skipped(item, walk.say, recalling=True, last=last))
    await walk.call("several", "learn", lesson="working")
    await walk.call("unknown", "learn", lesson="xylophone")
    walk.show("changed", lesson_views.changed(walk.say))
    walk.show("elsewhere", Text(walk.say("coding-nothing-printed")), lesson_views.back_to_it(walk.say))
    walk.show("last-of-all", *lesson_views.ending(course, course.lessons[-1], None, None, walk.say))
    await did(walk.guest, PYTHON, lessons=len(course.lessons))
    await walk.call("", "cancel")
    await walk.call("no-lesson-left", "learn")


async def _through(walk: Walk, course: Course) -> None:
    """On to the end of the lesson: once with a hint, once by skipping, answers right and wrong in turns."""
    once = ["lesson.hint", "lesson.skip"]
    for number in range(1, MOST_TURNS):
        scene, ways = f"then-{number:02}", {one.action.verb for one in walk.guest.choices()}
        item = asked(walk, course)
        if item and ways & {*once}:
            verb = next(one for one in once if one in ways)
            once.remove(verb)
            await walk.press(f"{scene}-{verb}", verb)
        elif item:
            await answer(walk, f"{scene}-answered", item, rightly=number % 2 == 0)
        elif "quiz.start" in ways:
            return
        elif "lesson.recall" in ways:
            await walk.press(f"{scene}-from-memory", "lesson.recall")
        else:
            await walk.press(scene, "lesson.open")
    raise AssertionError(f"the lesson did not end in {MOST_TURNS} turns")


def asked(walk: Walk, course: Course) -> Question | None:
    """The question that is open in the last reply."""
    reply = walk.guest.reply
    ways = [one.action for block in reply.blocks if isinstance(block, Choices) for one in block.options]
    ways += [one.action for one in forms(reply)]
    ids = (str(one.arguments["item"]) for one in ways if one.verb.endswith(".answer"))
    found = next((course.item(one) for one in ids), None)
    assert not isinstance(found, Challenge)
    return found


async def answer(walk: Walk, scene: str, item: Question, *, rightly: bool) -> None:
    """Answer the open question, whichever language it is asked in."""
    given = right(item) if rightly else wrong(item)
    if given in (Press(TRUE), Press(FALSE)):
        given = Press(walk.say("asking-true" if given == Press(TRUE) else "asking-false"))
    await give(walk.guest, given)
    if scene:
        walk.keep(scene)


async def questions(walk: Walk) -> None:
    """Each type of question that ships: as it is asked, and what is said to a right and to a wrong answer."""
    for course in (course_of(walk.guest.house, PYTHON), course_of(walk.guest.house, MEMORY)):
        for item in course.items:
            kind = type(item).__name__
            if isinstance(item, Number) and item.unit:
                kind += "-in-a-unit"
            if not isinstance(item, Challenge) and kind not in walk.scenes:
                question(walk, kind, course, item)
    for level in (Level.NEARLY, Level.MASTERED):
        walk.show(f"grown-{level.value}", *growth(Level.LEARNING, level, "Text", walk.say))


def question(walk: Walk, scene: str, course: Course, item: Question) -> None:
    """A question, and what is said to a right and to a wrong answer."""
    heading = course.skill(item.skill).title
    walk.show(scene, *ask(item, heading, verb="quiz.answer", seed=SEED, say=walk.say))
    for said, given in (("right", right(item)), ("wrong", wrong(item))):
        marked = answers.check(item, as_read(item, given))
        assert isinstance(marked, Marked)
        walk.show(f"{scene}-{said}", *feedback(course, item, marked, walk.say, pick=0))


def everything(walk: Walk, course: Course) -> None:
    """All that a course holds: its steps, its questions, its challenges."""
    for lesson in course.lessons:
        for number in range(len(lesson.steps)):
            walk.show(f"{lesson.id}-{number}", *lesson_views.step(lesson, number, walk.say, "en"))
    for item in course.items:
        if isinstance(item, Challenge):
            desk = challenge_views.desk(course, item, "", Mode.SUBMIT, walk.say)
            walk.show(item.id, *challenge_views.opened(item, walk.say), *desk)
        else:
            question(walk, item.id, course, item)


def as_read(item: Question, given: Given) -> marks.Answer:
    """An answer as the core reads it."""
    match item, given:
        case SingleChoice(), Press(label):
            return marks.Picked((next(n for n, one in enumerate(item.options) if bare(one.text) == label),))
        case _, Press(label):
            return marks.Judged(label == TRUE)
        case MultipleChoice(), Tick(labels):
            return marks.Picked(tuple(n for n, one in enumerate(item.options) if bare(one.text) in labels))
        case FillBlanks(), Write(values):
            return marks.Filled({label.strip("⟦⟧"): value for label, value in values.items()})
        case _, Write(values):
            return marks.Written(values[""])
        case OrderLines(), Arrange(lines):
            return marks.Ordered(tuple(item.pieces.index(line) for line in lines))
        case _:
            raise AssertionError(f"{given} does not answer {item.id}")


async def quiz(walk: Walk) -> None:
    """A quiz, and what can come between."""
    course = course_of(walk.guest.house, MEMORY)
    await did(walk.guest, MEMORY)
    await walk.call("nothing-learnt", "quiz")
    await did(walk.guest, MEMORY, lessons=3)
    await walk.call("no-topic", "quiz", topic="xylophone")
    await walk.call("begun", "quiz", count="8")
    await walk.press("skipped", "quiz.skip")
    while all(one.action.verb != "quiz.hint" for one in walk.guest.choices()):
        await walk.press("", "quiz.skip")
    await walk.press("hint", "quiz.hint")
    number = 0
    while item := asked(walk, course):
        number += 1
        await answer(walk, f"answered-{number}", item, rightly=number != 2)
    await walk.call("", "quiz")
    await walk.press("stopped", "quiz.stop")
    await walk.hear("on-a-topic", f"/quiz {course.skills[0].title}")


async def review(walk: Walk) -> None:
    """What is due, and when nothing is."""
    course = course_of(walk.guest.house, PYTHON)
    await walk.call("without-a-course", "review")
    await did(walk.guest, PYTHON, lessons=1)
    await walk.call("nothing-met", "review")
    items = [one.id for one in course.items if not isinstance(one, Challenge)]
    await did(walk.guest, PYTHON, *(Answer(one) for one in items[:2]), lessons=1)
    await walk.call("nothing-due", "review")
    walk.clock.advance(days=1)
    await walk.call("nothing-due-until-tomorrow", "review")
    walk.clock.advance(days=40)
    await walk.call("", "review")
    await walk.press("stopped", "review.stop")
    await walk.call("due", "review")
    for number in range(2):
        item = asked(walk, course)
        assert item
        await answer(walk, f"answered-{number + 1}", item, rightly=not number)


async def progress(walk: Walk) -> None:
    """How far somebody is."""
    await walk.call("no-course", "progress")
    await did(walk.guest, PYTHON)
    await walk.call("nothing-yet", "progress")
    await did(walk.guest, PYTHON, lessons=1)
    await walk.call("no-answers", "progress")
    course = course_of(walk.guest.house, PYTHON)
    items = [one.id for one in course.items if not isinstance(one, Challenge)]
    some = (Answer(one, correct=bool(n % 4), helped=n % 3 == 0) for n, one in enumerate(items[::3]))
    await did(walk.guest, PYTHON, *some, lessons=2, begun=1)
    await walk.call("some", "progress")
    await did(walk.guest, PYTHON, lessons=len(course.lessons))
    await walk.call("all-lessons", "progress")
    walk.clock.advance(days=40)
    await walk.call("due", "progress")


async def settings(walk: Walk) -> None:
    """Everything that can be set, and what cannot."""
    await walk.call("all", "settings")
    for setting in ("name", "zone", "language"):
        await walk.call("", "settings")
        await walk.press(f"ask-{setting}", "account.ask", setting=setting)
    await walk.call("renamed", "settings", setting="name", value="Ada L.")
    await walk.call("name-too-long", "settings", setting="name", value="a" * 90)
    await walk.call("", "settings")
    await walk.press("", "account.ask", setting="name")
    await walk.fill("name-empty", " ")
    await walk.call("moved", "settings", setting="zone", value="Madrid")
    await walk.call("which-zone", "settings", setting="zone", value="Brazil")
    await walk.call("guessed-zone", "settings", setting="zone", value="Madird")
    await walk.call("no-zone", "settings", setting="zone", value="xylophone")
    await walk.call("no-language", "settings", setting="language", value="Klingon")
    await walk.call("no-setting", "settings", setting="colour", value="blue")
    await walk.call("spoken", "settings", setting="language", value=walk.guest.language)
    walk.show("nameless", *account_views.settings("", "en", None, walk.clock.now(), walk.say).blocks)
