"""The words of the queue, for whoever answers. Pure."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

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
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.course.model import Challenge
from core.features.helpme.rules import title_of
from core.features.helpme.views import plain_lines
from core.store.questions import Question, State
from core.words.formats import date

if TYPE_CHECKING:
    from core.features.helpme.queue import Seen


def empty(say: Say) -> Reply:
    """Nothing waits."""
    return Reply.privately(Card(say("helpme-queue-empty"), say("helpme-queue-empty-text"), tone=Tone.GOOD))


def question(
    one: "Seen", place: tuple[int, int] | None, language: str | None, say: Say, *, makes: bool
) -> Reply:
    """A question that waits, what it is about, and a form with a suggested answer. `place` is its number, of how many.

    `makes`: a model can be asked for another suggestion.
    """
    title = (
        say("helpme-queue-one", number=place[0], count=place[1]) if place else say("helpme-queue-suggested")
    )
    facts = (
        (say("helpme-queue-who"), one.question.name),
        (say("helpme-queue-since"), date(one.question.at, language, None)),
        *_about(one, say),
    )
    ways = list(_ways(one, place, say, makes=makes))
    return Reply.privately(
        Card(title, plain_lines(one.question.text), facts),
        *attempt(one, say),
        answer_form(one, say),
        *((Choices(tuple(ways)),) if ways else ()),
    )


def attempt(one: "Seen", say: Say) -> Iterator[Code]:
    """What the learner had written or answered, as they see it."""
    if one.question.attempt:
        language = one.item.syntax if isinstance(one.item, Challenge) else ""
        yield Code(one.question.attempt, language, say("helpme-queue-attempt"))


def answer_form(one: "Seen", say: Say) -> Form:
    """The form for the answer, with what is suggested in it."""
    label = say("helpme-queue-words-suggested" if one.suggested else "helpme-queue-words")
    field = Field(name="words", label=label, kind=FieldKind.PARAGRAPH, value=one.suggested)
    action = Action("helpme.answer", {"question": one.question.id})
    return Form(fields=(field,), action=action, submit=say("helpme-queue-send"))


def growing(text: str, say: Say) -> Reply:
    """A suggestion while it is made."""
    return Reply.privately(Card(say("helpme-queue-suggested"), text))


def sent(one: Question, say: Say, *, later: bool) -> Reply:
    """It is answered. `later`: its learner has quiet hours now."""
    text = say("helpme-queue-sent-later" if later else "helpme-queue-sent-text", name=plain(one.name))
    return Reply.privately(Card(say("helpme-queue-sent"), text, tone=Tone.GOOD), Choices((_more(say),)))


def decided_by_another(one: Question, say: Say) -> Reply:
    """Somebody answered it, or its learner took it back, since it was shown; nothing was sent."""
    if one.state is State.WITHDRAWN:
        blocks: tuple[Block, ...] = (Text(say("helpme-queue-withdrawn")),)
    else:
        said = say("helpme-queue-meanwhile-text", name=plain(one.by) or say("helpme-queue-somebody"))
        blocks = (
            Card(say("helpme-queue-meanwhile"), said, tone=Tone.CARE),
            Text(plain_lines(one.answer)),
        )
    return Reply.privately(*blocks, Choices((_more(say),)))


def _about(one: "Seen", say: Say) -> Iterator[tuple[str, str]]:
    if one.item is not None:
        yield say("helpme-queue-about"), " ".join(title_of(one.item).split())[:120]
    elif one.question.item:
        yield say("helpme-queue-about"), say("helpme-queue-item-gone")
    elif one.course is not None:
        yield say("helpme-queue-about"), one.course.title


def _ways(one: "Seen", place: tuple[int, int] | None, say: Say, *, makes: bool) -> Iterator[Choice]:
    here = {"question": one.question.id}
    if makes:
        yield Choice(say("helpme-queue-suggest"), Action("helpme.suggest", here))
    if place is None or place[1] > 1:
        action = Action("helpme.queue", {"after": one.question.id})
        yield Choice(say("helpme-queue-next"), action, Weight.QUIET)


def _more(say: Say) -> Choice:
    return Choice(say("helpme-queue-more"), Action("helpme.queue"), Weight.PRIMARY)
