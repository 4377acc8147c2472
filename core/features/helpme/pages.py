"""The same queue as web pages."""

from core.chat import (
    Card,
    Cell,
    Column,
    Field,
    FieldKind,
    Link,
    Page,
    PageForm,
    Table,
    Text,
)
from core.errors import LearnerError
from core.features.helpme import queue, rules
from core.features.helpme.queue_views import attempt
from core.features.helpme.views import plain_lines
from core.store import questions
from core.store.questions import Question, State
from core.turn import Turn
from core.words.formats import date

PATH = "questions"


async def waiting(turn: Turn) -> Page:
    """All questions that wait in the community."""
    found = await turn.read(questions.listed, turn.standing.community, queue.MOST, but_of=turn.learner.id)
    say = turn.say
    columns = tuple(Column(say(f"helpme-queue-{one}")) for one in ("question", "who", "about", "since"))
    rows = tuple(_row(turn, one) for one in found)
    table = Table(say("helpme-pages-caption"), columns, rows, say("helpme-queue-empty-text"))
    return Page(title=say("helpme-pages"), blocks=(table,))


def _row(turn: Turn, one: Question) -> tuple[Cell, ...]:
    item = rules.item_of(one, turn.house.catalogue.find(one.course))
    about = rules.title_of(item) if item else turn.say("helpme-queue-item-gone") if one.item else ""
    since = date(one.at, turn.language, turn.learner.time_zone)
    return (
        Cell(" ".join(one.text.split())[:80], f"{PATH}/{one.id}"),
        Cell(one.name),
        Cell(about[:80]),
        Cell(since),
    )


async def one(turn: Turn) -> Page:
    """A question with its attempt and a form for the answer."""
    found = await queue.asked(turn, turn.argument("question"))
    shown, say = await queue.seen(turn, found), turn.say
    crumbs = (Link(say("helpme-pages"), PATH),)
    card = Card(
        found.name,
        plain_lines(found.text),
        ((say("helpme-queue-since"), date(found.at, turn.language, turn.learner.time_zone)),),
    )
    if found.state is not State.OPEN:
        said = say("helpme-queue-withdrawn") if found.state is State.WITHDRAWN else plain_lines(found.answer)
        return Page(title=say("helpme-queue-question"), blocks=(card, Text(said)), crumbs=crumbs)
    task = (Card(rules.title_of(shown.item), shown.item.prompt),) if shown.item else ()
    label = say("helpme-queue-words-suggested" if shown.suggested else "helpme-queue-words")
    form = PageForm(
        path=f"{PATH}/{found.id}/answer",
        submit=say("helpme-queue-send"),
        fields=(Field(name="words", label=label, kind=FieldKind.PARAGRAPH, value=shown.suggested),),
    )
    blocks = (card, *task, *attempt(shown, say), form)
    return Page(title=say("helpme-queue-question"), blocks=blocks, crumbs=crumbs)


async def answer(turn: Turn) -> str:
    """Send the answer that was filled in; LearnerError where somebody was faster."""
    found = await queue.asked(turn, turn.argument("question"))
    if found.state is not State.OPEN:
        raise LearnerError("helpme-queue-was-faster")
    await queue.send(turn, found, turn.values.get("words", ""))
    return PATH
