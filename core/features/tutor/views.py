"""The words of the tutor."""

from collections.abc import Iterator, Mapping, Sequence
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
    Plain,
    Reply,
    Say,
    Shared,
    Text,
    Weight,
    plain,
)
from core.course.model import Challenge, Course, Lesson
from core.features.tutor.rules import LONGEST_GOAL, Dial, Where
from core.markdown import literal
from core.search.passages import Passage
from core.store.memories import Memory
from core.studying import Standing
from core.task import Task
from core.tutoring import Spoken
from core.tutoring.citing import cited
from core.tutoring.views import marked, rating

LONGEST_QUOTE = 600
"""Characters of a passage of a learner's own file, which can be opened where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a step of a lesson says."""

    lesson: Lesson
    step: int
    markdown: str

    @property
    def title(self) -> str:
        """The lesson's title, with the step's where it has one."""
        heading = self.lesson.steps[self.step].heading
        return f"{self.lesson.title} · {heading}" if heading else self.lesson.title


# ── what a model says ───────────────────────────────────────────────────────────────────────────────────────


def growing(text: str) -> Reply:
    """An answer that is still being made."""
    return Reply.of(Text(text))


def spoken(
    said: Spoken, passages: Sequence[Passage], task: Task | None, activity: str | None, say: Say
) -> Reply:
    """An answer, the passages it leans on to be opened, ways to have it otherwise, and back to what is open."""
    ways = [
        *(_opening(number, one, say) for number, one in cited(said.text, passages)),
        Choice(say("tutor-otherwise"), Action("tutor.ways", {"message": said.id}), Weight.QUIET),
        *rating(said.id, "tutor.rate", {}, say),
    ]
    return Reply.of(Text(said.text), marked(said, say), Choices((*_back(task, activity, say), *ways)))


def rated(task: Task | None, activity: str | None, say: Say) -> Reply:
    """Thanks for saying whether it helped, and back to what is open."""
    ways = tuple(_back(task, activity, say))
    return Reply.of(Text(say("tutor-rated")), *((Choices(ways),) if ways else ()))


def _opening(number: int, passage: Passage, say: Say) -> Choice:
    title = passage.title if passage.study else bare(passage.title)
    label = say("tutor-source", number=number, title=title)
    return Choice(label, opening(passage))


def opening(passage: Passage) -> Action:
    """What opens a passage where it stands."""
    if passage.study:
        return Action("study.passage", {"study": passage.study, "number": passage.step})
    return Action("lesson.open", {"lesson": passage.lesson, "step": passage.step})


def _back(task: Task | None, activity: str | None, say: Say) -> Iterator[Choice]:
    """Back to the task and its next hint, or to the activity that is open; nothing where nothing is."""
    if task is not None:
        title = bare(task.item.title) if isinstance(task.item, Challenge) else ""
        label = say("tutor-back-to", title=title) if title else say("home-back", activity=activity or "")
        yield Choice(label, task.back, Weight.PRIMARY)
        if task.hint is not None:
            yield Choice(say("asking-hint"), task.hint, Weight.QUIET)
    elif activity:
        yield Choice(say("home-back", activity=activity), Action(f"{activity}.on"), Weight.PRIMARY)


def ways_to_say(about: Mapping[str, Plain], ways: Sequence[str], back: Sequence[Choice], say: Say) -> Reply:
    """In which other ways an explanation can be had."""
    options = tuple(
        Choice(
            say(f"tutor-way-{way}"), Action(f"tutor.{_VERBS.get(way, 'otherwise')}", {**about, "way": way})
        )
        for way in ways
    )
    return Reply.of(Text(say("tutor-ways")), Choices((*options, *back)))


_VERBS = {"diagram": "draw", "listen": "listen"}


def making(say: Say) -> Reply:
    """That something is being made."""
    return Reply.of(Text(say("tutor-making")))


def said_otherwise(blocks: Sequence[Block], said: Spoken, back: Sequence[Choice], say: Say) -> Reply:
    """An explanation another way, to be had in yet another one."""
    again = Choice(say("tutor-otherwise"), Action("tutor.ways", {"message": said.id}), Weight.QUIET)
    ways = (*back, again, *rating(said.id, "tutor.rate", {}, say))
    return Reply.of(*blocks, marked(said, say), Choices(ways))


def not_otherwise(why: Sequence[Block], back: Sequence[Choice], say: Say) -> Reply:
    """That there are no other words for it now, and the way back."""
    told = why or (Text(say("tutor-no-other-way")),)
    return Reply.of(*told, *((Choices(tuple(back)),) if back else ()))


def back_to(task: Task | None, activity: str | None, say: Say) -> tuple[Choice, ...]:
    """Back to what is open."""
    return tuple(_back(task, activity, say))


def back_to_step(course: Course, lesson: Lesson, step: int, say: Say) -> Choice:
    """Back to the step that was explained."""
    where = {"course": course.id, "lesson": lesson.id, "step": step}
    return Choice(say("tutor-back-to-step"), Action("lesson.open", where), Weight.PRIMARY)


# ── what the course says ────────────────────────────────────────────────────────────────────────────────────


def heard(
    quotes: Sequence[Quote],
    own: Sequence[Passage],
    now: Standing | None,
    task: Task | None,
    activity: str | None,
    why: Sequence[Block],
    say: Say,
) -> Reply:
    """What the course and the learner's own files say about what was typed, or that they say nothing; ways to go on.

    While a task is open, a question about it comes first: asking before telling takes no model. `why` says why none
    speaks.
    """
    asks = (Text(say(f"tutor-asks-{_kind(task)}")),) if task else ()
    still = (Text(say("home-open", activity=activity)),) if activity and not task else ()
    if not quotes and not own:
        unknown = (Text(say("tutor-unknown", title=plain(now.course.title))),) if now and not task else ()
        ways = (*_back(task, activity, say), *_on(now, task, activity, say), *_elsewhere(say))
        return Reply.of(*why, *asks, *unknown, *still, Choices(ways))
    cards = [Card(one.title, one.markdown) for one in quotes]
    cards += [Card(one.title, literal(_beginning(one.text))) for one in own]
    reading = (
        *(_reading(one, say) for one in quotes),
        *(Choice(say("tutor-read", title=one.title), opening(one)) for one in own),
    )
    ways = (*_back(task, activity, say), *_on(now, task, activity, say), *reading)
    found = Text(say("tutor-found" if quotes else "tutor-found-own", count=len(cards)))
    return Reply.of(*why, *asks, found, *cards, *still, Choices(ways))


def _beginning(text: str) -> str:
    if len(text) <= LONGEST_QUOTE:
        return text
    cut = text[: LONGEST_QUOTE - 1]
    return f"{cut[: max(cut.rfind(' '), cut.rfind('\n'))] or cut}…"


def _kind(task: Task) -> str:
    if not isinstance(task.item, Challenge):
        return "question"
    return "attempt" if task.attempt.strip() else "challenge"


def _on(now: Standing | None, task: Task | None, activity: str | None, say: Say) -> Iterator[Choice]:
    if now is not None and task is None and not activity:
        yield now.way_on(say)


def shared(course: Course, quote: Quote) -> Shared:
    """What a lesson says, as it is sent to others."""
    card = Card(quote.title, quote.markdown)
    return Shared(quote.title, course.title, Reply.of(card), f"read_{course.id}_{quote.lesson.id}")


def _reading(quote: Quote, say: Say) -> Choice:
    heading = quote.lesson.steps[quote.step].heading or quote.lesson.title
    action = Action("lesson.open", {"lesson": quote.lesson.id, "step": quote.step})
    return Choice(say("tutor-read", title=heading), action)


def _elsewhere(say: Say) -> Iterator[Choice]:
    yield Choice(say("home-all-courses"), Action("courses.show"), Weight.QUIET)
    yield Choice(say("home-what-else"), Action("home.help"), Weight.QUIET)


# ── being stuck ─────────────────────────────────────────────────────────────────────────────────────────────


def where_stuck(task: Task, say: Say) -> Reply:
    """A question back to somebody who is stuck, for what it is that holds them up."""
    ways = tuple(
        Choice(say(f"tutor-stuck-{one.value}"), Action("tutor.unstick", {"where": one.value}))
        for one in Where
    )
    return Reply.of(
        Card(say("tutor-stuck"), say("tutor-stuck-where")), Choices((*ways, *_back(task, None, say)))
    )


def unstuck(where: Where, task: Task, quotes: Sequence[Quote], say: Say, *, others: bool = False) -> Reply:
    """One question that leads on from there, and the place in the course that fits; `others` have explained it as well."""
    cards = [Card(one.title, one.markdown) for one in quotes]
    here = {"course": task.course.id, "item": task.item.id}
    help_ = (Choice(say("explanations-how-else"), Action("explanations.help", here)),) if others else ()
    ways = (*_back(task, None, say), *help_, *(_reading(one, say) for one in quotes))
    return Reply.of(Text(say(f"tutor-unstick-{where.value}")), *cards, Choices(ways))


# ── why an answer was not right ─────────────────────────────────────────────────────────────────────────────


def why(
    words: str, quotes: Sequence[Quote], activity: str | None, silent: Sequence[Block], say: Say
) -> Reply:
    """What the author says of the belief behind an answer, and where the course speaks of it."""
    cards = [Card(one.title, one.markdown) for one in quotes]
    text = (Text(words),) if words else ()
    ways = (*_back(None, activity, say), *(_reading(one, say) for one in quotes))
    return Reply.of(*silent, *text, *cards, *((Choices(ways),) if ways else ()))


# ── what is remembered ──────────────────────────────────────────────────────────────────────────────────────


def memory(kept: Memory, say: Say, *, notes_made: bool, changed: bool = False) -> Reply:
    """What is kept in mind of a learner, with a form to change it and a press to remove it."""
    told = (Text(say("tutor-memory-kept")),) if changed else ()
    card = Card(
        say("tutor-memory"),
        say("tutor-memory-about" if notes_made else "tutor-memory-off"),
        ((say("tutor-memory-goal"), kept.goal or say("tutor-memory-nothing")),),
    )
    notes = (Text("\n".join(_line(one) for one in kept.notes.splitlines())),) if kept.notes else ()
    form = Form(
        fields=(
            Field(
                name="goal",
                label=say("tutor-memory-ask-goal", most=LONGEST_GOAL),
                value=kept.goal,
                optional=True,
            ),
            Field(
                name="notes",
                label=say("tutor-memory-ask-notes"),
                kind=FieldKind.PARAGRAPH,
                value=kept.notes,
                optional=True,
            ),
        ),
        action=Action("tutor.edit"),
        submit=say("tutor-memory-change"),
    )
    ways = [Choice(say("tutor-memory-forget"), Action("tutor.forget"))] if kept.goal or kept.notes else []
    ways.append(Choice(say("tutor-memory-privacy"), Action("privacy.show"), Weight.QUIET))
    return Reply(blocks=(*told, card, *notes, form, Choices(tuple(ways))), private=True)


def _line(note: str) -> str:
    """A line of the notes, shown literally, whoever wrote it."""
    words = note.strip()
    return f"- {plain(words.removeprefix('- '))}" if words.startswith("- ") else plain(words)


def forgotten(say: Say) -> Reply:
    """That nothing is kept in mind any more."""
    way = Choice(say("tutor-memory-back"), Action("tutor.memory"), Weight.QUIET)
    return Reply(blocks=(Text(say("tutor-memory-forgotten")), Choices((way,))), private=True)


# ── the dial ────────────────────────────────────────────────────────────────────────────────────────────────


def dial(now: Dial, facts: Mapping[str, str], say: Say, *, has_model: bool) -> Reply:
    """How much a model may help in a community, what it used there today, and a press for each other setting."""
    about = say("tutor-dial-about") if has_model else say("tutor-dial-no-model")
    shown = ((say("tutor-dial-now"), say(f"tutor-dial-{now.value}")), *facts.items())
    ways = tuple(
        Choice(say(f"tutor-dial-to-{one.value}"), Action("tutor.dial", {"help": one.value}))
        for one in Dial
        if one is not now
    )
    return Reply(blocks=(Card(say("tutor-dial"), about, shown), Choices(ways)), private=True)
