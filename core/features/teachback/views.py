"""The words of a teach-back until its end: which lesson, its task, the pupil and their questions."""

from collections.abc import Sequence

from core.asking.question import bare
from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Field,
    FieldKind,
    Form,
    Reply,
    Say,
    Text,
    Weight,
    plain,
)
from core.course.model import Course, Lesson
from core.features.teachback.rules import Asked, At
from core.tutoring import Spoken
from core.tutoring.views import marked
from core.words.formats import language_name

# ── before ──────────────────────────────────────────────────────────────────────────────────────────────────


def which(course: Course, words: str, near: Sequence[Lesson], say: Say) -> Reply:
    """For words that name no lesson, or several: those they may mean, else all."""
    given = plain(words[:60])
    told = say("teachback-which" if near else "teachback-unknown", given=given)
    choices = (Choice(bare(one.title), to_start(course, one)) for one in near or course.lessons)
    return Reply.of(Text(told), Choices(tuple(choices)))


def nothing_yet(course: Course, say: Say) -> Reply:
    """For somebody who has learnt nothing yet that they could explain."""
    learn = Choice(say("teachback-learn"), Action("lesson.next"), Weight.PRIMARY)
    return Reply.of(Card(course.title, say("teachback-nothing-yet")), Choices((learn,)))


def gone(say: Say) -> Reply:
    """For a lesson that is not in the course any more."""
    learn = Choice(say("teachback-learn"), Action("lesson.next"), Weight.PRIMARY)
    return Reply.privately(Text(say("teachback-gone")), Choices((learn,)))


def stopped(say: Say) -> Reply:
    """For somebody who leaves it."""
    learn = Choice(say("teachback-learn"), Action("lesson.next"), Weight.PRIMARY)
    return Reply.privately(Text(say("teachback-stopped")), Choices((learn,)))


# ── on the way ──────────────────────────────────────────────────────────────────────────────────────────────


def standing(at: At, say: Say, *, hears: bool) -> Reply:
    """The pupil's open question, or the task before there is one. `hears`: voice notes are understood."""
    if at.teaching.asked:
        return Reply.privately(*_question(at.teaching.asked[-1], say), *_asks(at, say))
    task = Card(say("teachback-heading", title=at.lesson.title), at.lesson.teach_back)
    ways = [say("teachback-how")]
    if hears:
        ways.append(say("teachback-how-voice"))
    if at.course.code:
        ways.append(say("teachback-how-program"))
    return Reply.privately(task, Text(" ".join(ways)), *_asks(at, say))


def unread(fault: str, at: At, language: str | None, say: Say, value: str) -> Reply:
    """What would help where words cannot be taken as an explanation.

    `language` is the reader's; `value` is what would else be lost of their words.
    """
    told = say(
        f"teachback-unread-{fault}",
        most=at.teaching.room,
        language=language_name(at.course.language, language),
    )
    return Reply.privately(Text(told), *_asks(at, say, value))


def moved_on(at: At, say: Say, value: str) -> Reply:
    """For an answer to what is not open any more; `value` is what would else be lost of it."""
    asked = [block for one in at.teaching.asked[-1:] for block in _question(one, say)]
    return Reply.privately(Text(say("teachback-moved-on")), *asked, *_asks(at, say, value))


def _question(one: Asked, say: Say) -> tuple[Block, ...]:
    made = (marked(Spoken(one.message, one.words, near=one.near), say),) if one.message else ()
    return (Card(say("teachback-pupil"), one.words), *made)


def _asks(at: At, say: Say, value: str = "") -> tuple[Block, ...]:
    """What can be filled in and pressed: to tell it, and to leave off."""
    where = {"course": at.course.id, "lesson": at.lesson.id}
    asked = bool(at.teaching.asked)
    field = Field(
        name="words",
        label=say("teachback-answer" if asked else "teachback-explanation"),
        kind=FieldKind.PARAGRAPH,
        value=value,
    )
    form = Form(
        fields=(field,),
        action=Action("teachback.told", {**where, "number": len(at.teaching.told)}),
        submit=say("teachback-tell"),
    )
    leaves = (
        Choice(say("teachback-enough"), Action("teachback.enough", where), Weight.QUIET)
        if asked
        else Choice(say("teachback-stop"), Action("teachback.stop"), Weight.QUIET)
    )
    return (form, Choices((leaves,)))


def to_start(course: Course, lesson: Lesson) -> Action:
    """Explain this lesson, or go on explaining it."""
    return Action("teachback.start", {"course": course.id, "lesson": lesson.id})
