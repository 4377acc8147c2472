"""What whoever teaches is told in the chat about a class. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Picture,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.course.model import Course
from core.features.insight.picture import counts
from core.features.insight.reader import Reader, aligned, shortened
from core.insight.overview import DueFigures, Overview
from core.insight.risk import AtRisk, Sign
from core.store.cohorts import Cohort

MOST_CHOICES = 20
RISKS_SHOWN, DUE_SHOWN = 15, 6
TITLE = 24
"""Characters of a skill's title in a table that fits on a phone."""


def which_group(choices: Sequence[tuple[str, Action]], say: Say, *, unknown: bool) -> Reply:
    """Which class is meant."""
    words = say("insight-cohort-unknown" if unknown else "insight-which-cohort")
    return Reply.privately(Text(words), Choices(tuple(Choice(title, action) for title, action in choices)))


def working(cohort: Cohort, verb: str, say: Say) -> Reply:
    """The figures of a large class that were never worked out."""
    again = Choice(say("insight-look-again"), Action(verb, {"cohort": cohort.id}), Weight.PRIMARY)
    words = say("insight-working", title=plain(cohort.title), count=cohort.members)
    return Reply.privately(Text(words), Choices((again,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An overview, of which class, as of when, and what is due there called in words."""

    cohort: Cohort
    course: Course
    found: Overview
    at: datetime
    tasks: Sequence[tuple[str, DueFigures]]


def overview(shown: Shown, picture: Picture | None, reader: Reader) -> Reply:
    """How a class is doing: a picture, figures, a table of skills, and the ways on."""
    say, found = reader.say, shown.found
    if not found.members:
        return Reply.privately(
            Card(shown.cohort.title, say("insight-nobody")), Choices(tuple(_ways(shown.cohort, say)))
        )
    blocks: list[Block] = [picture] if picture else []
    card = Card(
        shown.cohort.title,
        "\n\n".join(summary(shown, reader)),
        tuple(facts(found, reader)),
    )
    blocks.append(card)
    if rows := _table(shown, say):
        blocks.append(Code(rows, title=say("insight-table")))
    blocks.append(Text("\n\n".join((*due_lines(shown, reader), reader.as_of(shown.at)))))
    return Reply.privately(*blocks, Choices(tuple(_ways(shown.cohort, say))))


def summary(shown: Shown, reader: Reader) -> Iterator[str]:
    """A class in a few sentences."""
    say, found = reader.say, shown.found
    yield say(
        "insight-summary",
        course=plain(shown.course.title),
        count=found.members,
        active=found.active,
        begun=found.begun,
    )
    if found.at_risk:
        yield say("insight-at-risk", count=found.at_risk) + " " + _signs(found, say)
    elif found.begun:
        yield say("insight-nobody-at-risk")


def _signs(found: Overview, say: Say) -> str:
    counted = ((sign, found.signs.get(sign, 0)) for sign in Sign)
    return (
        ", ".join(say(f"insight-signs-{sign.value}", count=count) for sign, count in counted if count) + "."
    )


def facts(found: Overview, reader: Reader) -> Iterator[tuple[str, str]]:
    """Figures of a class in pairs; what was answered alone and with help stands apart (P20)."""
    say = reader.say
    yield say("insight-lessons-done"), reader.percent(found.lessons_done)
    yield say("insight-alone"), reader.results(found.alone)
    yield say("insight-helped"), reader.results(found.helped)
    teachback = found.teachback
    if teachback.told:
        yield (
            say("insight-teachback"),
            say(
                "insight-teachback-told",
                told=teachback.told,
                count=teachback.learners,
                good=teachback.bands.get("good", 0),
                more=teachback.bands.get("more", 0),
                again=teachback.bands.get("again", 0),
            ),
        )
    if found.tutor.messages:
        yield (
            say("insight-tutor"),
            say("insight-tutor-told", messages=found.tutor.messages, count=found.tutor.learners),
        )


def _table(shown: Shown, say: Say) -> str:
    titles = {skill.id: skill.title for skill in shown.course.skills}
    tried = [one for one in shown.found.skills if one.tried]
    if not tried:
        return ""
    head = (
        say("insight-skill"),
        say("insight-column-mastered"),
        say("insight-column-nearly"),
        say("insight-column-learning"),
        say("insight-column-new"),
    )
    rows = [
        (
            shortened(titles.get(one.skill, one.skill), TITLE),
            *(str(count) for count in counts(one, shown.found.members)),
        )
        for one in tried
    ]
    return aligned([head, *rows])


def due_lines(shown: Shown, reader: Reader) -> list[str]:
    """What is due, and how many have done it."""
    lines = [
        reader.say(
            "insight-due",
            task=plain(title or reader.say("insight-task-gone")),
            done=one.done,
            late=one.late,
            open=one.open,
            day=reader.date(one.due_on) if one.due_on else "",
            dated="yes" if one.due_on else "no",
        )
        for title, one in shown.tasks[:DUE_SHOWN]
    ]
    return ["\n".join(f"- {line}" for line in lines)] if lines else []


def _ways(cohort: Cohort, say: Say) -> Iterator[Choice]:
    here = {"cohort": cohort.id}
    yield Choice(say("insight-who-needs-a-word"), Action("insight.risks", here), Weight.PRIMARY)
    yield Choice(say("insight-items"), Action("insight.items", here))
    yield Choice(say("insight-misconceptions"), Action("insight.misconceptions", here))
    yield Choice(say("insight-export"), Action("insight.data", here), Weight.QUIET)
    path = f"cohorts/{cohort.id}/overview"
    yield Choice(say("insight-on-the-web"), Action("desk.open", {"path": path}), Weight.QUIET)


def risks(shown: Shown, reader: Reader) -> Reply:
    """Who may need a word, and why."""
    say, found = reader.say, shown.found
    back = Choice(
        say("insight-overview"), Action("insight.overview", {"cohort": shown.cohort.id}), Weight.QUIET
    )
    if not found.risks:
        return Reply.privately(Card(shown.cohort.title, say("insight-nobody-at-risk")), Choices((back,)))
    listed = found.risks[:RISKS_SHOWN]
    lines = "\n".join(f"- {reader.at_risk(one)}" for one in listed)
    more = found.at_risk - len(listed)
    text = "\n\n".join(
        filter(
            None,
            (lines, say("insight-more-at-risk", count=more) if more > 0 else "", say("insight-signs-mean")),
        )
    )
    ways = [Choice(shortened(one.name, 40), _learner(shown.cohort, one)) for one in listed]
    card = Card(say("insight-who-needs-a-word"), text, tone=Tone.CARE)
    return Reply.privately(card, Text(reader.as_of(shown.at)), Choices((*ways, back)))


def _learner(cohort: Cohort, one: AtRisk) -> Action:
    return Action("insight.learner", {"cohort": cohort.id, "learner": one.learner})
