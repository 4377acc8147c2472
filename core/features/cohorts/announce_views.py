"""The words about announcements: for those who make them, and as a class reads them."""

from collections.abc import Sequence
from datetime import datetime

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Field,
    FieldKind,
    Form,
    Progress,
    Reply,
    Say,
    Text,
    Weight,
    plain,
)
from core.markdown import literal
from core.store.announcements import Announcement
from core.store.cohorts import Cohort
from core.words.formats import relative_day

BEGINNING = 60
"""Characters of an announcement by which it is known in a list."""


def told(title: str, text: str, say: Say) -> Reply:
    """An announcement as a member of the class reads it."""
    return Reply.privately(Text(say("cohorts-announcement", title=plain(title))), Text(literal(text)))


def ask(cohort: Cohort, text: str, say: Say) -> Reply:
    """Ask what the class is to be told."""
    field = Field(name="text", label=say("cohorts-ask-announcement"), kind=FieldKind.PARAGRAPH, value=text)
    action = Action("cohorts.announce", {"cohort": cohort.id})
    shown = Text(say("cohorts-announce-text", title=plain(cohort.title), count=cohort.members))
    return Reply.privately(shown, Form(fields=(field,), action=action, submit=say("cohorts-preview")))


def preview(cohort: Cohort, id_: str, text: str, say: Say) -> Reply:
    """An announcement as it will be read, and a press to send it."""
    here = {"cohort": cohort.id, "text": text}
    ways = (
        Choice(
            say("cohorts-send", count=cohort.members),
            Action("cohorts.send", {**here, "id": id_}),
            Weight.PRIMARY,
        ),
        Choice(say("cohorts-write-anew"), Action("cohorts.announce", {**here, "anew": True})),
    )
    shown = Text(say("cohorts-preview-text", count=cohort.members))
    return Reply.privately(shown, *told(cohort.title, text, say).blocks, Choices(ways))


def sent(cohort: Cohort, say: Say) -> Reply:
    """An announcement is on its way."""
    way = Choice(say("cohorts-who-got-it"), Action("cohorts.announced", {"cohort": cohort.id}))
    return Reply.privately(Text(say("cohorts-sent", title=plain(cohort.title))), Choices((way,)))


def listing(
    cohort: Cohort,
    found: Sequence[Announcement],
    now: datetime,
    language: str | None,
    zone: str | None,
    say: Say,
) -> Reply:
    """What a class was told lately, and who got it."""
    here = {"cohort": cohort.id}
    ways = [Choice(say("cohorts-to-announce"), Action("cohorts.announce", here))]
    if not found:
        return Reply.privately(
            Text(say("cohorts-nothing-announced", title=plain(cohort.title))), Choices(tuple(ways))
        )
    facts = tuple(
        (beginning(one.text), f"{relative_day(one.at, now, language, zone, say)} · {who_got_it(one, say)}")
        for one in found
    )
    newest = found[0]
    blocks: list[Block] = [
        Progress(say("cohorts-newest-sent"), newest.sent, newest.sent + newest.waiting + newest.nowhere),
        Card(cohort.title, "", facts),
    ]
    if any(one.waiting for one in found):
        look = Action("cohorts.announced", here)
        ways.insert(0, Choice(say("cohorts-look-again"), look))
    return Reply.privately(*blocks, Choices(tuple(ways)))


def who_got_it(one: Announcement, say: Say) -> str:
    """How many have an announcement, how many have it still to come, and how many cannot be reached."""
    parts = [say("cohorts-got-sent", count=one.sent)]
    parts += [say("cohorts-got-waiting", count=one.waiting)] if one.waiting else []
    parts += [say("cohorts-got-nowhere", count=one.nowhere)] if one.nowhere else []
    return " · ".join(parts)


def beginning(text: str) -> str:
    """The beginning of an announcement, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= BEGINNING else f"{line[: BEGINNING - 1]}…"
