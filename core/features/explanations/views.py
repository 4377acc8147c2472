"""The words around what others explained: read blind, judged, and offered as help."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Field,
    FieldKind,
    Form,
    Plain,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.course.model import Course, Lesson
from core.features.explanations import rules
from core.markdown import literal
from core.store.explanations import Blind, Explanation
from core.store.votes import Opinions
from core.task import Task

HELP = {"via": "help"}
"""What goes along with a vote on what was offered to somebody who is stuck: they go back to their task."""
WAY = ("via", "course", "lesson")
"""What says how a reader came to an explanation, by the names of arguments."""


@dataclass(frozen=True, slots=True)
class Told:
    """An explanation with what was explained, and the language of its code."""

    title: str
    text: str
    code: str
    language: str

    @classmethod
    def of(cls, one: Blind | Explanation, course: Course | None) -> "Told":
        """As it is shown; of a lesson that is gone the title is ""."""
        lesson = course.find_lesson(one.lesson) if course else None
        return cls(lesson.title if lesson else "", one.text, one.code, course.code if course else "")

    def blocks(self, heading: str) -> tuple[Block, ...]:
        """The words literally, and the code below."""
        card = Card(heading or self.title, literal(self.text))
        return (card, Code(self.code, self.language)) if self.code else (card,)


# ── judging ─────────────────────────────────────────────────────────────────────────────────────────────────


def judge(id_: str, told: Told, following: Mapping[str, Plain], say: Say) -> Reply:
    """An explanation to be judged. Nothing says whose it is or what others think (P18)."""
    ways = (
        *_votes(id_, following, say),
        Choice(say("explanations-another"), Action("explanations.next", following), Weight.QUIET),
        _report(id_, say),
        to_mine(say),
    )
    return Reply.privately(
        Text(say("explanations-judge")),
        *told.blocks(say("explanations-of", title=told.title) if told.title else ""),
        Choices(ways),
    )


def judge_again(id_: str, told: Told, way: Mapping[str, Plain], task: Task | None, say: Say) -> Reply:
    """An explanation whose reader may change their vote."""
    return Reply.privately(*told.blocks(""), Choices((*_votes(id_, way, say), *_back(task, say))))


def why_not(id_: str, way: Mapping[str, Plain], task: Task | None, say: Say) -> Reply:
    """Asks why it did not help."""
    no = {"explanation": id_, "helped": False, **way}
    reasons = tuple(
        Choice(say(f"explanations-because-{one}"), Action("explanations.vote", {**no, "because": one}))
        for one in rules.REASONS
    )
    own = Choice(say("explanations-own-words"), Action("explanations.words", {"explanation": id_, **way}))
    return Reply.privately(Text(say("explanations-why-not")), Choices((*reasons, own, *_back(task, say))))


def in_own_words(id_: str, way: Mapping[str, Plain], task: Task | None, say: Say) -> Reply:
    """A form for a reason."""
    field = Field(
        name="because",
        label=say("explanations-reason", most=rules.LONGEST_REASON),
        kind=FieldKind.PARAGRAPH,
    )
    action = Action("explanations.vote", {"explanation": id_, "helped": False, **way})
    form = Form(fields=(field,), action=action, submit=say("explanations-send"))
    back = tuple(_back(task, say))
    return Reply.privately(Text(say("explanations-reason-about")), form, *((Choices(back),) if back else ()))


def voted(id_: str, found: Opinions, way: Mapping[str, Plain], task: Task | None, say: Say) -> Reply:
    """Thanks, and what others think, now that the reader has said what they do."""
    card = Card(
        say("explanations-thanks"),
        say(
            "explanations-opinions", name=plain(found.pseudonym), helped=found.helped, others=found.not_helped
        ),
        tone=Tone.GOOD,
    )
    change = Action("explanations.change", {"explanation": id_, **way})
    another = Action("explanations.next", {name: value for name, value in way.items() if name != "via"})
    ways = (
        *_back(task, say),
        Choice(say("explanations-another"), another, Weight.NORMAL if task else Weight.PRIMARY),
        Choice(say("explanations-change"), change, Weight.QUIET),
        _report(id_, say),
    )
    return Reply.privately(card, Choices(ways))


def none_to_judge(course: Course, lesson: Lesson | None, say: Say) -> Reply:
    """That there is nothing to judge now; the way to explain something oneself, or to learn what others explain."""
    if lesson is None:
        learn = Choice(say("explanations-learn"), Action("lesson.next"), Weight.PRIMARY)
        return Reply.privately(Text(say("explanations-none-learnt")), Choices((learn, to_mine(say))))
    here = {"course": course.id, "lesson": lesson.id}
    ways = (
        Choice(say("explanations-teach"), Action("teachback.start", here), Weight.PRIMARY),
        Choice(say("explanations-learn"), Action("lesson.next")),
        to_mine(say),
    )
    return Reply.privately(Text(say("explanations-none")), Choices(ways))


def not_learnt(course: Course, lesson: Lesson, say: Say) -> Reply:
    """That a lesson comes before what others say about it."""
    action = Action("lesson.open", {"course": course.id, "lesson": lesson.id})
    ways = (Choice(say("explanations-to-lesson"), action, Weight.PRIMARY), to_mine(say))
    return Reply.privately(Text(say("explanations-not-learnt", title=plain(lesson.title))), Choices(ways))


def which(course: Course, words: str, near: Sequence[Lesson], say: Say) -> Reply:
    """For words that name no lesson, or several: those they may mean."""
    ways = tuple(
        Choice(one.title, Action("explanations.next", {"course": course.id, "lesson": one.id}))
        for one in near
    )
    text = say("explanations-which" if near else "explanations-unknown", given=plain(words[:60]))
    return Reply.privately(Text(text), Choices((*ways, to_mine(say))))


def _votes(id_: str, way: Mapping[str, Plain], say: Say) -> tuple[Choice, ...]:
    about = {"explanation": id_, **way}
    return (
        Choice(say("explanations-helped"), Action("explanations.vote", {**about, "helped": True})),
        Choice(say("explanations-not-helped"), Action("explanations.doubt", about)),
    )


def _report(id_: str, say: Say) -> Choice:
    return Choice(say("explanations-report"), Action("moderation.report", {"explanation": id_}), Weight.QUIET)


def to_mine(say: Say) -> Choice:
    """A press for the learner's own explanations."""
    return Choice(say("explanations-mine"), Action("explanations.mine"), Weight.QUIET)


def _back(task: Task | None, say: Say) -> Iterator[Choice]:
    """Back to the task and its next hint, where somebody came from there."""
    if task is not None:
        yield Choice(say("explanations-back"), task.back, Weight.PRIMARY)
        if task.hint is not None:
            yield Choice(say("asking-hint"), task.hint, Weight.QUIET)


# ── help ────────────────────────────────────────────────────────────────────────────────────────────────────


def below_a_hint(id_: str, say: Say) -> tuple[Block, ...]:
    """Whose words a hint is in, and whether they helped."""
    return (Text(say("explanations-someone-else")), Choices(_votes(id_, HELP, say)))


def way_to_help(course: str, item: str, say: Say) -> tuple[Block, ...]:
    """A press for what is too long to be a hint."""
    action = Action("explanations.help", {"course": course, "item": item})
    return (Choices((Choice(say("explanations-how-else"), action, Weight.QUIET),)),)


def help_(id_: str, told: Told, task: Task | None, say: Say) -> Reply:
    """What helped others, whole."""
    ways = (*_back(task, say), *_votes(id_, HELP, say), _report(id_, say))
    return Reply.privately(Text(say("explanations-someone-else")), *told.blocks(""), Choices(ways))


def no_help(task: Task | None, say: Say) -> Reply:
    """That nobody's words fit here yet."""
    ways = tuple(_back(task, say))
    return Reply.privately(Text(say("explanations-no-help")), *((Choices(ways),) if ways else ()))
