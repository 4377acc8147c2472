"""The words about what a class is to do, for those who teach."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Field,
    Form,
    Plain,
    Progress,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.features.cohorts.figures import Sum
from core.features.cohorts.rules import LONGEST_REASON, MOST_CHOICES, MOST_DAYS, MOST_LISTED
from core.store.assignments import Assignment
from core.store.cohorts import Cohort, Member
from core.teaching import Due, Kind
from core.words.deadlines import deadline


def ask_kind(cohort: Cohort, wanted: str, carried: Mapping[str, Plain], say: Say) -> Reply:
    """Ask what kind of thing is to be done."""
    here = {**carried, "cohort": cohort.id}
    ways = (
        Choice(say(f"cohorts-kind-{one.value}"), Action("cohorts.assign", {**here, "kind": one.value}))
        for one in Kind
    )
    text = say("cohorts-kind-unknown", given=plain(wanted[:40])) if wanted else say("cohorts-ask-kind")
    return Reply.privately(Text(text), Choices(tuple(ways)))


def ask_what(
    kind: Kind, options: Mapping[str, str], wanted: str, carried: Mapping[str, Plain], say: Say
) -> Reply:
    """Ask which lesson or challenge it is: pressed where they are few, else by its number or words of its title."""
    text = (
        say("cohorts-what-unknown", given=plain(wanted[:40])) if wanted else say(f"cohorts-ask-{kind.value}")
    )
    if len(options) > MOST_CHOICES:
        field = Field(name="what", label=say("cohorts-ask-what"))
        form = Form(fields=(field,), action=Action("cohorts.assign", carried), submit=say("cohorts-find"))
        titles = [f"{place}. {plain(title)}" for place, title in enumerate(options.values(), start=1)]
        return Reply.privately(Text(text), Text("\n".join(titles[:MOST_LISTED])), form)
    ways = (
        Choice(title, Action("cohorts.assign", {**carried, "what": id_})) for id_, title in options.items()
    )
    return Reply.privately(Text(text), Choices(tuple(ways)))


def ask_due(
    carried: Mapping[str, Plain],
    fields: Mapping[str, str],
    say: Say,
    *,
    has_count: bool,
    wrong: str = "",
) -> Reply:
    """Ask by when it is due; `wrong` says what was not understood of what `fields` hold."""
    asked = [Field(name="due", label=say("cohorts-ask-due"), value=fields["due"], optional=True)]
    if has_count:
        count = Field(name="count", label=say("cohorts-ask-days", most=MOST_DAYS), value=fields["count"])
        asked.insert(0, count)
    form = Form(
        fields=tuple(asked), action=Action("cohorts.assign", carried), submit=say("cohorts-to-assign")
    )
    return Reply.privately(*_told(wrong or say("cohorts-due-text")), form)


def assigned(
    cohort: Cohort,
    assignment: Assignment,
    title: str,
    past: int,
    now: datetime,
    language: str | None,
    say: Say,
) -> Reply:
    """Something is to be done. `past`: for so many members the date is past already."""
    facts = ((say("cohorts-due"), when(assignment.due, now, language, say)),)
    dated = "yes" if assignment.due else "no"
    text = say("cohorts-assigned-text", title=plain(cohort.title), dated=dated)
    if past:
        text = f"{text} {say('cohorts-due-past-for', count=past)}"
    here = {"cohort": cohort.id}
    news = say("cohorts-assigned-news", title=title, date=facts[0][1])
    tell = Action("cohorts.announce", {**here, "text": news})
    ways = (
        Choice(say("cohorts-assign-more"), Action("cohorts.assign", here)),
        Choice(say("cohorts-tell-them"), tell),
        Choice(say("cohorts-to-assigned"), Action("cohorts.assigned", here), Weight.QUIET),
    )
    return Reply.privately(Card(title, text, facts, Tone.GOOD), Choices(ways))


def when(due: Due | None, now: datetime, language: str | None, say: Say) -> str:
    """A date as it is for a whole class, which is by each learner's own clock."""
    if due is None:
        return say("cohorts-no-due")
    return say("cohorts-due-local", date=deadline(due, now.date(), language, say))


def listing(cohort: Cohort, found: Sequence[Sum], now: datetime, language: str | None, say: Say) -> Reply:
    """What a class is to do and how many have done it."""
    here = {"cohort": cohort.id}
    ways = [Choice(say("cohorts-to-assign"), Action("cohorts.assign", here), Weight.PRIMARY)]
    if any(one.assignment.due for one in found):
        ways.append(Choice(say("cohorts-to-extend"), Action("cohorts.extend", here)))
    ways += [
        Choice(
            say("cohorts-to-withdraw", title=one.title or say("classwork-gone")),
            Action("cohorts.withdraw", {**here, "assignment": one.assignment.id}),
            Weight.QUIET,
        )
        for one in found[:MOST_CHOICES]
    ]
    if not found:
        return Reply.privately(
            Text(say("cohorts-nothing-assigned", title=plain(cohort.title))), Choices(tuple(ways))
        )
    done, of = sum(one.done for one in found if one.title), sum(one.of for one in found if one.title)
    facts = tuple((one.title or say("classwork-gone"), _stands(one, now, language, say)) for one in found)
    return Reply.privately(
        Progress(say("cohorts-progress"), done, of), Card(cohort.title, "", facts), Choices(tuple(ways))
    )


def _stands(one: Sum, now: datetime, language: str | None, say: Say) -> str:
    parts = [when(one.assignment.due, now, language, say), say("cohorts-done-of", done=one.done, of=one.of)]
    parts += [say("cohorts-late-of", count=one.late)] if one.late else []
    return " · ".join(parts)


def ask_withdraw(cohort: Cohort, assignment: Assignment, title: str, say: Say) -> Reply:
    """Ask whether an assignment is to be taken back."""
    here = {"cohort": cohort.id}
    sure = Action("cohorts.withdraw", {**here, "assignment": assignment.id, "sure": True})
    ways = (
        Choice(say("cohorts-withdraw-yes"), sure),
        Choice(say("cohorts-to-assigned"), Action("cohorts.assigned", here), Weight.QUIET),
    )
    return Reply.privately(Card(title, say("cohorts-withdraw-text")), Choices(ways))


def withdrawn(cohort: Cohort, title: str, say: Say) -> Reply:
    """An assignment is taken back."""
    way = Choice(say("cohorts-to-assigned"), Action("cohorts.assigned", {"cohort": cohort.id}))
    return Reply.privately(Text(say("cohorts-withdrawn", title=plain(title))), Choices((way,)))


def which_assignment(ways: Mapping[str, Action], name: str, say: Say) -> Reply:
    """Ask for which assignment somebody gets a later date."""
    choices = tuple(Choice(label, action) for label, action in ways.items())
    return Reply.privately(Text(say("cohorts-extend-which", name=plain(name))), Choices(choices))


def ask_extension(
    carried: Mapping[str, Plain],
    fields: Mapping[str, str],
    name: str,
    title: str,
    say: Say,
    *,
    wrong: str = "",
) -> Reply:
    """Ask for the later date of somebody, and the reason."""
    asked = (
        Field(name="due", label=say("cohorts-ask-later"), value=fields["due"]),
        Field(name="reason", label=say("cohorts-ask-reason", most=LONGEST_REASON), value=fields["reason"]),
    )
    action = Action("cohorts.extend", carried)
    text = say("cohorts-extend-text", name=plain(name), title=plain(title))
    return Reply.privately(
        *_told(wrong), Text(text), Form(fields=asked, action=action, submit=say("cohorts-to-extend"))
    )


def extended(
    cohort: Cohort, member: Member, title: str, due: Due, now: datetime, language: str | None, say: Say
) -> Reply:
    """Somebody has a later date."""
    date = when(due, now, language, say)
    text = say("cohorts-extended", name=plain(member.name), title=plain(title), date=plain(date))
    way = Choice(say("cohorts-to-assigned"), Action("cohorts.assigned", {"cohort": cohort.id}))
    return Reply.privately(Text(text), Choices((way,)))


def _told(text: str) -> tuple[Block, ...]:
    return (Text(text),) if text else ()
