"""The words of classes for those who learn in one. All of it is for the learner's eyes alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Field,
    Form,
    Progress,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.classwork import Owed, beginning, zone_of
from core.course.model import Course
from core.features.joining import rules
from core.features.joining.rules import LONGEST_NAME, MOST_BEGUN
from core.store import boards
from core.store.assignments import Waiting
from core.store.cohorts import Cohort
from core.words.deadlines import deadline
from core.words.zones import label


@dataclass(frozen=True, slots=True)
class ClassDue:
    """A class of the learner's, what is to be done there, and the time zone by which it is due for them."""

    cohort: Cohort
    owed: Sequence[Owed]
    zone: str


def ask_code(say: Say) -> Reply:
    """Ask for a code."""
    field = Field(name="code", label=say("joining-ask-code"))
    form = Form(fields=(field,), action=Action("joining.ask"), submit=say("joining-take-code"))
    return Reply.privately(Text(say("joining-how")), form)


def unknown(say: Say) -> Reply:
    """For a code that is none."""
    return Reply.privately(Text(say("joining-unknown")), Choices((_again(say),)))


def over(cohort: Cohort, say: Say) -> Reply:
    """For the code of a class that is over."""
    return Reply.privately(Text(say("joining-over", title=plain(cohort.title))), Choices((_again(say),)))


def offered(cohort: Cohort, course: Course | None, place: str, name: str, how: str, say: Say) -> Reply:
    """A class, what its instructors see of who is in it, and ways in."""
    here = {"code": cohort.code, "how": how}
    ways = [Choice(say("joining-other-name"), Action("joining.offer", here))]
    if name:
        join = Action("joining.come", {**here, "name": name[:LONGEST_NAME]})
        ways.insert(0, Choice(say("joining-join-as", name=name[:LONGEST_NAME]), join, Weight.PRIMARY))
    return Reply.privately(_class(cohort, course, place, say), Choices(tuple(ways)))


def ask_name(cohort: Cohort, name: str, how: str, say: Say) -> Reply:
    """A form for the name to have in a class."""
    field = Field(name="name", label=say("joining-ask-name", most=LONGEST_NAME), value=name)
    action = Action("joining.come", {"code": cohort.code, "how": how})
    seen = f"{say('joining-name-text', title=plain(cohort.title))} {say('joining-seen')}"
    return Reply.privately(Text(seen), Form(fields=(field,), action=action, submit=say("joining-join")))


def _class(cohort: Cohort, course: Course | None, place: str, say: Say) -> Card:
    facts = [(say("joining-course"), course.title)] if course else []
    facts += [(say("joining-place"), place)] if place else []
    return Card(cohort.title, f"{say('joining-offer')} {say('joining-seen')}", tuple(facts))


def joined(cohort: Cohort, name: str, course: Course | None, say: Say) -> Reply:
    """Somebody is in a class now."""
    ways = [Choice(say("joining-see-due"), Action("joining.due"))]
    if course:
        begin = Action("courses.begin", {"course": course.id})
        ways.insert(0, Choice(say("joining-begin"), begin, Weight.PRIMARY))
    board = Action("boards.offer", {"board": boards.of_cohort(cohort.id).key})
    ways += [Choice(say("joining-board"), board, Weight.QUIET), _leaving(cohort, say)]
    text = f"{say('joining-joined-text', name=plain(name))} {say('joining-seen')}"
    return Reply.privately(
        Card(say("joining-joined", title=cohort.title), text, tone=Tone.GOOD), Choices(tuple(ways))
    )


def by_role(classes: int, say: Say) -> Text:
    """Somebody is in a class now, since they have its role."""
    return Text(f"{say('joining-by-role', count=classes)} {say('joining-seen')} {say('joining-leave-how')}")


def ask_leave(cohort: Cohort, say: Say) -> Reply:
    """What leaving means, and a press for it."""
    ways = (
        Choice(say("joining-leave-yes"), Action("joining.leave", {"cohort": cohort.id})),
        Choice(say("joining-leave-no"), Action("joining.due"), Weight.QUIET),
    )
    return Reply.privately(Card(cohort.title, say("joining-leave-text")), Choices(ways))


def left(cohort: Cohort, say: Say) -> Reply:
    """They are in the class no more."""
    ways = (Choice(say("joining-see-due"), Action("joining.due"), Weight.QUIET), _on(say))
    return Reply.privately(Text(say("joining-left", title=plain(cohort.title))), Choices(ways))


def due(
    classes: Sequence[ClassDue], now: datetime, language: str | None, say: Say, *, has_zone: bool
) -> Reply:
    """What is due in each class, how far all of it is, and ways into what is open."""
    if not classes:
        return Reply.privately(Text(say("joining-in-none")), Choices((_again(say), _on(say))))
    every = [one for each in classes for one in each.owed if one.title]
    blocks: list[Block] = []
    if every:
        finished = sum(one.state.is_done for one in every)
        blocks.append(Progress(say("joining-progress"), finished, len(every)))
    blocks += [_card(each, now, language, say) for each in classes]
    if every and not has_zone:
        zone = label(classes[0].zone, language)
        blocks.append(Text(say("joining-zone", zone=plain(zone))))
    ways = (*_beginnings(every), *(_leaving(one.cohort, say, len(classes)) for one in classes))
    return Reply.privately(*blocks, Choices(ways))


def _card(each: ClassDue, now: datetime, language: str | None, say: Say) -> Card:
    today = now.astimezone(ZoneInfo(each.zone)).date()
    facts = tuple(
        (
            one.title or say("classwork-gone"),
            _when(one, deadline(one.due, today, language, say) if one.due else "", say),
        )
        for one in rules.in_order(each.owed)
    )
    text = "" if facts else say("joining-nothing-due")
    return Card(each.cohort.title, text, facts)


def _when(one: Owed, date: str, say: Say) -> str:
    """When something is due and how it stands, with the reason for a later date. What is gone is owed by nobody."""
    if not one.title:
        return say("joining-gone-is-fine")
    state = say(f"classwork-state-{one.state.value}")
    said = say("joining-due-by", date=date, state=state) if date else state
    return say("joining-due-later", said=said) if one.reason else said


def _beginnings(every: Sequence[Owed]) -> Iterator[Choice]:
    still = [one for one in rules.in_order(every) if not one.state.is_done][:MOST_BEGUN]
    for place, one in enumerate(still):
        weight = Weight.NORMAL if place else Weight.PRIMARY
        yield Choice(one.title, beginning(one.assignment), weight)


def reminder(one: Waiting, title: str, now: datetime, say: Say) -> Reply:
    """That something is still open and due before long."""
    zone = ZoneInfo(zone_of(one.zone, one.place_zone))
    date = deadline(one.due, now.astimezone(zone).date(), one.language, say)
    text = say("joining-reminder", title=plain(title), cohort=plain(one.title), date=plain(date))
    return Reply.privately(Text(f"{text} {say('joining-reminder-off')}"))


def _leaving(cohort: Cohort, say: Say, of: int = 1) -> Choice:
    label_ = say("joining-leave", title=cohort.title, several="yes" if of > 1 else "no")
    return Choice(label_, Action("joining.leaving", {"cohort": cohort.id}), Weight.QUIET)


def _again(say: Say) -> Choice:
    return Choice(say("joining-enter-code"), Action("joining.ask"))


def _on(say: Say) -> Choice:
    return Choice(say("joining-go-on"), Action("home.start"), Weight.QUIET)
