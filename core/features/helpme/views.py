"""The words of a question to a person, for the learner who raises it. Pure."""

from collections.abc import Mapping, Sequence

from core.chat import (
    Action,
    Card,
    Choice,
    Choices,
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
from core.features.helpme.rules import LONGEST_ATTEMPT, title_of
from core.store.questions import Question
from core.task import Task

COUNTED = 100
"""Questions that are counted in a queue; behind them, it is only said that many wait."""
BEGINNING = 60
"""Characters of a question by which it is known again."""
IN_BUTTON = 30
"""And in a button."""


def own(
    questions: Sequence[tuple[Question, int]], task: Task | None, say: Say, *, asks: bool, most: int
) -> Reply:
    """The learner's questions, each with its place or its answer, and a form for another one where there may be one."""
    open_ = sum(place > 0 for _, place in questions)
    blocks = [Card(say("helpme"), say("helpme-about" if asks else "helpme-nobody"))]
    lines = [_line(one, place, say) for one, place in questions]
    told = (Text("\n".join(lines)),) if lines else ()
    form = (_form(task, say),) if asks and open_ < most else ()
    ways = [_take_back(one, say) for one, place in questions if place]
    if not asks:
        ways.append(_ask("", say))
    return Reply.privately(*blocks, *told, *form, *((Choices(tuple(ways)),) if ways else ()))


def raised(question: Question, place: int, task: Task | None, say: Say) -> Reply:
    """It waits for a person; what went along with it, and that nothing else waits for that."""
    facts = [
        (say("helpme-place"), say("helpme-number", place=place) if place <= COUNTED else say("helpme-many"))
    ]
    if task:
        about = say("helpme-with-attempt" if question.attempt else "helpme-with-task")
        facts.append((say("helpme-along"), f"{about}: {_short(title_of(task.item))}"))
    card = Card(say("helpme-raised"), say("helpme-raised-text"), tuple(facts), Tone.GOOD)
    on = Choice(say("helpme-go-on"), task.back if task else Action("home.start"), Weight.PRIMARY)
    return Reply.privately(card, Choices((on, _take_back(question, say))))


def nobody(words: str, say: Say) -> Reply:
    """There is nobody to ask; the tutor can be."""
    return Reply.privately(Card(say("helpme"), say("helpme-nobody")), Choices((_ask(words, say),)))


def enough(questions: Sequence[tuple[Question, int]], say: Say, *, most: int) -> Reply:
    """As many wait as may: one of them can be taken back."""
    waiting = [(one, place) for one, place in questions if place]
    card = Card(say("helpme-enough"), say("helpme-enough-text", most=most), tone=Tone.CARE)
    lines = "\n".join(_line(one, place, say) for one, place in waiting)
    return Reply.privately(card, Text(lines), Choices(tuple(_take_back(one, say) for one, _ in waiting)))


def withdrawn(say: Say) -> Reply:
    """It waits no more."""
    again = Choice(say("helpme-again"), Action("helpme.show"), Weight.QUIET)
    return Reply.privately(Text(say("helpme-withdrawn")), Choices((again,)))


def answered_meanwhile(question: Question, say: Say) -> Reply:
    """It was answered before it could be taken back."""
    return Reply.privately(Text(say("helpme-was-answered")), *_answer(question, question.by, say))


def told(question: Question, words: str, by: str, say: Say) -> Reply:
    """What a learner is told: the answer, and that it is a person's."""
    return Reply.privately(*_answer(question, by, say, words))


def _answer(question: Question, by: str, say: Say, words: str = "") -> tuple[Card, Text]:
    title = say("helpme-answer-of", name=by) if by else say("helpme-answer")
    asked = say("helpme-asked", words=plain(_short(question.text)))
    return Card(title, asked, tone=Tone.GOOD), Text(plain_lines(words or question.answer))


def plain_lines(text: str) -> str:
    """Somebody's text as Markdown that shows it literally, in its own paragraphs."""
    return "\n\n".join(plain(part) for part in text.split("\n") if part.strip())


def _line(question: Question, place: int, say: Say) -> str:
    begins = plain(_short(question.text))
    if place:
        return f"- {say('helpme-waits', words=begins, place=place)}"
    return f"- {say('helpme-answered', words=begins, answer=plain(question.answer))}"


def _short(words: str, most: int = BEGINNING) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _form(task: Task | None, say: Say) -> Form:
    label = say("helpme-words-at", task=_short(title_of(task.item))) if task else say("helpme-words")
    field = Field(name="words", label=label, kind=FieldKind.PARAGRAPH)
    action = Action("helpme.raise", carried(task) if task else {})
    return Form(fields=(field,), action=action, submit=say("helpme-send"))


def carried(task: Task) -> Mapping[str, Plain]:
    """A task as the form takes it along: once the form is open, the task is not before the learner any more."""
    back: Plain = {"verb": task.back.verb, "arguments": dict(task.back.arguments)}
    attempt = task.attempt[:LONGEST_ATTEMPT]
    return {"course": task.course.id, "item": task.item.id, "attempt": attempt, "back": back}


def _take_back(question: Question, say: Say) -> Choice:
    action = Action("helpme.withdraw", {"question": question.id})
    return Choice(say("helpme-withdraw", words=_short(question.text, IN_BUTTON)), action, Weight.QUIET)


def _ask(words: str, say: Say) -> Choice:
    if words:
        return Choice(say("helpme-ask"), Action("tutor.ask", {"question": words}), Weight.PRIMARY)
    return Choice(say("helpme-go-on"), Action("home.start"), Weight.PRIMARY)


def notice(community: str, questions: int, explanations: int, say: Say) -> Reply:
    """That so many questions, and explanations to be moderated, wait in a community; "" for one without a name."""
    lines = [say("helpme-notice", name=plain(community) if community else say("helpme-notice-your-class"))]
    if questions:
        lines.append(say("helpme-notice-questions", count=questions))
    if explanations:
        lines.append(say("helpme-notice-explanations", count=explanations))
    return Reply.privately(Text("\n\n".join(lines)))
