"""The words of a lesson: its steps, the questions on the way, recall, and the end."""

from collections.abc import Sequence

from core.asking.question import ask, bare
from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Progress,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.course import model
from core.course.model import Ask, Challenge, Course, Lesson, Offer, Prose, Question
from core.features.lesson import rules
from core.features.lesson.rules import Sitting
from core.words.formats import duration

LONGEST_TOPIC, LONGEST = 40, 200
"""Characters of a topic on a button, and of one that goes on from there: what is longer is none, and is told so."""


def step(lesson: Lesson, index: int, say: Say, language: str | None) -> tuple[Block, ...]:
    """A step as it is read; before the first, what the lesson is about and what is to be explained at its end."""
    progress = Progress(lesson.title, index + 1, len(lesson.steps))
    opening = () if index else (_opening(lesson, say, language),)
    heading = lesson.steps[index].heading
    title = (Text(f"**{heading}**"),) if heading else ()
    return (progress, *opening, *title, *_read(lesson.steps[index]))


def _opening(lesson: Lesson, say: Say, language: str | None) -> Card:
    """What there will be: teach-back is announced before the lesson (P15)."""
    takes = say("lesson-takes", time=duration(60 * lesson.minutes, language))
    ahead = say("lesson-teach-back-ahead", task=lesson.teach_back)
    return Card(lesson.title, f"{lesson.summary} {takes}\n\n{ahead}")


def _read(one: model.Step) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for part in one.parts:
        match part:
            case Prose(text=text):
                blocks.append(Text(text))
            case model.Code(source=source, language=language):
                blocks.append(Code(source, language))
            case Ask() | Offer():
                pass  # asked and offered below the text
    return tuple(blocks)


def here(course: Course, lesson: Lesson, sitting: Sitting, say: Say, *, explains: bool) -> tuple[Block, ...]:
    """What stands below a step: the question that is open, or the ways on.

    `explains`: what it says can be had in another way.
    """
    item = rules.open_question(course, lesson, sitting)
    if item is None:
        return (Choices(_ways(course, lesson, sitting, say, explains=explains)),)
    heading = _heading(course, lesson, sitting, item, say)
    question = ask(item, heading, verb="lesson.answer", seed=sitting.seed, say=say)
    return (*question, Choices(_ways_around(lesson, sitting, item, say)))


def _heading(course: Course, lesson: Lesson, sitting: Sitting, item: Question, say: Say) -> str:
    if sitting.recalling:
        left, total = len(rules.pending(course, lesson, sitting)), len(rules.recall_items(course, lesson))
        return say("lesson-recall-heading", number=total - left + 1, total=total)
    return say("lesson-try-first" if item.try_first else "lesson-question")


def _ways(
    course: Course, lesson: Lesson, sitting: Sitting, say: Say, *, explains: bool
) -> tuple[Choice, ...]:
    """On and back, and what the step has besides."""
    following = rules.step_after(sitting, lesson)
    if following is None:
        on = Choice(say("lesson-to-recall"), _to("lesson.recall", sitting), Weight.PRIMARY)
    else:
        label = say("lesson-next" if following else "lesson-from-the-start")
        on = Choice(label, _to("lesson.open", sitting, step=following), Weight.PRIMARY)
    offers = tuple(
        Choice(
            say("lesson-challenge", title=bare(one.title)),
            Action("challenge.open", {"course": course.id, "challenge": one.id}),
        )
        for one in rules.offered_in(course, lesson.steps[sitting.step])
    )
    otherwise = Choice(say("tutor-otherwise"), _to("tutor.ways", sitting, step=sitting.step), Weight.QUIET)
    explained = (otherwise,) if explains else ()
    return (on, *offers, *_runs(lesson, sitting, say), *_back(sitting, say), *explained)


def _ways_around(lesson: Lesson, sitting: Sitting, item: Question, say: Say) -> tuple[Choice, ...]:
    """What can be done besides answering."""

    def way(verb: str) -> Choice:
        return Choice(say(f"asking-{verb}"), Action(f"lesson.{verb}", {"item": item.id}), Weight.QUIET)

    hint = (way("hint"),) if item.hints and not sitting.hinted else ()
    if not sitting.recalling:
        return (*_runs(lesson, sitting, say), *hint, way("skip"), *_back(sitting, say))
    again = _to("lesson.open", sitting, step=len(lesson.steps) - 1)
    return (*hint, way("skip"), Choice(say("lesson-read-again"), again, Weight.QUIET))


def _runs(lesson: Lesson, sitting: Sitting, say: Say) -> tuple[Choice, ...]:
    examples = rules.runnable(lesson.steps[sitting.step])
    return tuple(
        Choice(
            say("lesson-run-one", number=number + 1) if len(examples) > 1 else say("lesson-run"),
            _to("lesson.run", sitting, step=sitting.step, example=number),
        )
        for number in range(len(examples))
    )


def _back(sitting: Sitting, say: Say) -> tuple[Choice, ...]:
    if not sitting.step:
        return ()
    return (Choice(say("lesson-back"), _to("lesson.open", sitting, step=sitting.step - 1), Weight.QUIET),)


def _to(verb: str, sitting: Sitting, **numbers: int) -> Action:
    return Action(verb, {"course": sitting.course, "lesson": sitting.lesson, **numbers})


def from_memory(say: Say) -> Block:
    """The text is put away (P10)."""
    return Card(say("lesson-from-memory"), say("lesson-from-memory-text"))


def changed(say: Say) -> Block:
    """For an answer to a question that its author has changed since it was asked."""
    return Text(say("asking-changed"))


def skipped(item: Question, say: Say, *, recalling: bool, last: bool) -> tuple[Block, ...]:
    """A word to a skipped question: on the way its explanation where it was a guess (P16), else that it comes again."""
    if recalling:
        return (Text(say("lesson-last-one" if last else "lesson-comes-again")),)
    return (Text(say("lesson-guess-skipped")),) if item.try_first else ()


def back_to_it(say: Say) -> Choices:
    """For somebody who is elsewhere in the meantime."""
    return Choices((Choice(say("asking-on"), Action("lesson.on"), Weight.PRIMARY),))


def ending(
    course: Course, lesson: Lesson, following: Lesson | None, challenge: Challenge | None, say: Say
) -> tuple[Block, ...]:
    """The end: what can be done now, an invitation to explain it (P15), and ways on."""
    done = Card(say("lesson-done", title=lesson.title), lesson.summary, tone=Tone.GOOD)
    explain = Card(say("lesson-teach-back"), say("lesson-teach-back-text", task=lesson.teach_back))
    over = () if following else (Text(say("lesson-course-done")),)
    return (done, explain, *over, _ways_after(course, lesson, following, challenge, say))


def _ways_after(
    course: Course, lesson: Lesson, following: Lesson | None, challenge: Challenge | None, say: Say
) -> Choices:
    teach = Action("teachback.start", {"course": course.id, "lesson": lesson.id})
    ways = [Choice(say("lesson-explain"), teach)]
    if following:
        label = say("lesson-next-lesson", title=bare(following.title))
        ways.append(Choice(label, Action("lesson.open", {"course": course.id, "lesson": following.id})))
    if challenge:
        label = say("lesson-challenge", title=bare(challenge.title))
        ways.append(Choice(label, Action("challenge.open", {"course": course.id, "challenge": challenge.id})))
    ways.append(Choice(say("lesson-quiz"), Action("quiz.start")))
    first, *others = ways
    return Choices((Choice(first.label, first.action, Weight.PRIMARY), *others))


def all_done(course: Course, say: Say) -> Reply:
    """For somebody who has completed every lesson."""
    card = Card(course.title, say("lesson-all-done"), tone=Tone.GOOD)
    review = Choice(say("lesson-review"), Action("review.start"), Weight.PRIMARY)
    quiz = Choice(say("lesson-quiz"), Action("quiz.start"))
    return Reply.of(card, Choices((review, quiz, _courses(say))))


def _courses(say: Say) -> Choice:
    return Choice(say("lesson-courses"), Action("courses.show"), Weight.QUIET)


def not_found(
    course: Course, words: str, near: Sequence[Lesson], more: Sequence[Block], say: Say, *, makes: bool
) -> Reply:
    """For words that name no lesson, or several: those they may mean, else all.

    `makes`: a model may make a lesson on what they name. `more` stands at the end.
    """
    given = plain(words[:60])
    text = say("lesson-which", given=given) if near else say("lesson-unknown", given=given)
    lessons = near or course.lessons
    choices = (
        Choice(bare(one.title), Action("lesson.open", {"course": course.id, "lesson": one.id}))
        for one in lessons
    )
    own = Choice(
        say("lesson-make-one", topic=words[:LONGEST_TOPIC]), Action("study.make", {"topic": words[:LONGEST]})
    )
    return Reply.of(Text(text), Choices((*choices, *((own,) if makes else ()))), *more)
