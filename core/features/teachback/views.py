"""The words of a teach-back: its task, the pupil and their questions, and what is said at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from core.features.teachback.rules import Asked, Teaching
from core.tutoring import Spoken
from core.tutoring.views import marked
from core.words.formats import language_name


@dataclass(frozen=True, slots=True)
class Here:
    """Where somebody is in explaining what; `language` is the reader's."""

    course: Course
    lesson: Lesson
    teaching: Teaching
    language: str | None


# ── before ──────────────────────────────────────────────────────────────────────────────────────────────────


def which(course: Course, words: str, near: Sequence[Lesson], say: Say) -> Reply:
    """For words that name no lesson, or several: those they may mean, else all."""
    given = plain(words[:60])
    told = say("teachback-which" if near else "teachback-unknown", given=given)
    choices = (Choice(bare(one.title), _to_start(course, one)) for one in near or course.lessons)
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


def standing(here: Here, say: Say, *, hears: bool) -> Reply:
    """The pupil's open question, or the task before there is one. `hears`: voice notes are understood."""
    if here.teaching.asked:
        return Reply.privately(*_question(here.teaching.asked[-1], say), *_asks(here, say))
    task = Card(say("teachback-heading", title=here.lesson.title), here.lesson.teach_back)
    ways = [say("teachback-how")]
    if hears:
        ways.append(say("teachback-how-voice"))
    if here.course.code:
        ways.append(say("teachback-how-program"))
    return Reply.privately(task, Text(" ".join(ways)), *_asks(here, say))


def unread(fault: str, here: Here, say: Say, value: str) -> Reply:
    """What would help where words cannot be taken as an explanation. `value` is what would else be lost of them."""
    told = say(
        f"teachback-unread-{fault}",
        most=here.teaching.room,
        language=language_name(here.course.language, here.language),
    )
    return Reply.privately(Text(told), *_asks(here, say, value))


def moved_on(here: Here, say: Say, value: str) -> Reply:
    """For an answer to what is not open any more; `value` is what would else be lost of it."""
    asked = [block for one in here.teaching.asked[-1:] for block in _question(one, say)]
    return Reply.privately(Text(say("teachback-moved-on")), *asked, *_asks(here, say, value))


def _question(one: Asked, say: Say) -> tuple[Block, ...]:
    made = (marked(Spoken(one.message, one.words, near=one.near), say),) if one.message else ()
    return (Card(say("teachback-pupil"), one.words), *made)


def _asks(here: Here, say: Say, value: str = "") -> tuple[Block, ...]:
    """What can be filled in and pressed: to tell it, and to leave off."""
    where = {"course": here.course.id, "lesson": here.lesson.id}
    asked = bool(here.teaching.asked)
    field = Field(
        name="words",
        label=say("teachback-answer" if asked else "teachback-explanation"),
        kind=FieldKind.PARAGRAPH,
        value=value,
    )
    form = Form(
        fields=(field,),
        action=Action("teachback.told", {**where, "number": len(here.teaching.told)}),
        submit=say("teachback-tell"),
    )
    leaves = (
        Choice(say("teachback-enough"), Action("teachback.enough", where), Weight.QUIET)
        if asked
        else Choice(say("teachback-stop"), Action("teachback.stop"), Weight.QUIET)
    )
    return (form, Choices((leaves,)))


def _to_start(course: Course, lesson: Lesson) -> Action:
    return Action("teachback.start", {"course": course.id, "lesson": lesson.id})


# ── the end ─────────────────────────────────────────────────────────────────────────────────────────────────


def ways_after(course: Course, lesson: Lesson, following: Lesson | None, offers: str, say: Say) -> Choices:
    """What can be done with an explanation that was kept, and the ways on. `offers` is its id, where it can be shared."""

    def ways() -> Iterator[Choice]:
        if following:
            label = say("teachback-next", title=bare(following.title))
            action = Action("lesson.open", {"course": course.id, "lesson": following.id})
            yield Choice(label, action, Weight.PRIMARY)
        else:
            yield Choice(say("teachback-quiz"), Action("quiz.start"), Weight.PRIMARY)
        if offers:
            yield Choice(say("teachback-offer"), Action("explanations.offer", {"explanation": offers}))
        yield Choice(say("teachback-again"), _to_start(course, lesson), Weight.QUIET)

    return Choices(tuple(ways()))
