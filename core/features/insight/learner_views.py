"""What whoever teaches is told about one learner: what they did and reached, and nothing of what they said to the tutor. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Progress,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.classwork import Owed
from core.course.model import Course
from core.features.insight.item_views import example_words
from core.features.insight.reader import Reader, aligned, called, shortened
from core.insight.overview import Member
from core.insight.risk import Results, Signals
from core.learning.mastery import Level
from core.store.cohorts import Cohort
from core.store.examples import Example

ATTEMPTS_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A learner of a class: what is seen of them, what they owe, and their newest answers."""

    cohort: Cohort
    course: Course
    name: str
    learner: int
    member: Member
    signals: Signals
    owed: Sequence[Owed]
    newest: Sequence[Example]


def learner(one: Person, reader: Reader) -> Reply:
    """How a learner is doing."""
    say = reader.say
    done, total = len(list(one.member.done)), len(one.course.lessons)
    card = Card(
        one.name,
        "\n\n".join(in_words(one, reader)),
        tuple(facts(one, reader)),
        Tone.CARE if one.member.at_risk else Tone.NEUTRAL,
    )
    blocks: list[Block] = [Progress(say("insight-lessons-done"), done, total), card]
    if skills := skill_rows(one, say):
        head = (
            say("insight-skill"),
            say("insight-reached"),
            say("insight-column-alone"),
            say("insight-column-helped"),
        )
        blocks.append(Code(aligned([head, *skills]), title=say("insight-table")))
    if one.newest:
        lines = "\n".join(
            f"- {attempt_line(one.course, each, reader)}" for each in one.newest[:ATTEMPTS_SHOWN]
        )
        blocks.append(Text(f"**{say('insight-newest')}**\n\n{lines}"))
    path = f"cohorts/{one.cohort.id}/learners/{one.learner}"
    ways = (
        Choice(say("insight-overview"), Action("insight.overview", {"cohort": one.cohort.id})),
        Choice(say("insight-on-the-web"), Action("desk.open", {"path": path}), Weight.QUIET),
    )
    return Reply.privately(*blocks, Choices(ways))


def in_words(one: Person, reader: Reader) -> Iterator[str]:
    """When they were last seen, why they may need a word, and what they owe."""
    say, seen = reader.say, one.signals
    if seen.seen_at is None:
        yield say("insight-not-begun", day=reader.day(seen.joined_at))
    else:
        yield say("insight-last-seen", day=reader.day(seen.seen_at))
    if one.member.at_risk:
        yield say("insight-why", why=", ".join(map(reader.reason, one.member.at_risk.reasons)))
    lines = [f"- {owed_line(each, reader)}" for each in one.owed]
    if lines:
        yield "\n".join(lines)


def owed_line(one: Owed, reader: Reader) -> str:
    """Something that is due for them."""
    return reader.say(
        "insight-owed",
        task=plain(one.title or reader.say("insight-task-gone")),
        state=one.state.value,
        dated="yes" if one.moment else "no",
        day=reader.day(one.moment) if one.moment else "",
    )


def facts(one: Person, reader: Reader) -> Iterator[tuple[str, str]]:
    """Their answers alone and with help, apart (P20), explanations, and how often the tutor spoke."""
    say, nothing = reader.say, Results()
    yield say("insight-alone"), reader.results(sum(one.member.alone.values(), nothing))
    yield say("insight-helped"), reader.results(sum(one.member.helped.values(), nothing))
    if one.member.explanations:
        yield say("insight-teachback"), say("insight-explained", count=len(one.member.explanations))
    yield say("insight-tutor"), say("insight-tutored", count=one.member.tutored)


def skill_rows(one: Person, say: Say) -> list[tuple[str, str, str, str]]:
    """A row for each skill that they worked at."""
    return [
        (
            shortened(skill.title, 24),
            say("insight-level", level=one.member.levels.get(skill.id, Level.NEW).value),
            _share(one.member.alone.get(skill.id, Results())),
            _share(one.member.helped.get(skill.id, Results())),
        )
        for skill in one.course.skills
        if skill.id in one.member.levels
    ]


def _share(found: Results) -> str:
    return f"{found.right}/{found.total}" if found.total else "–"


def attempt_line(course: Course, one: Example, reader: Reader) -> str:
    """An answer of theirs."""
    return reader.say(
        "insight-attempt",
        day=reader.day(one.at),
        item=plain(called(course, one.item)),
        answer=plain(shortened(example_words(course, one))),
        correct="yes" if one.correct else "no",
        helped="yes" if one.assist_level else "no",
    )


def which_learner(found: Sequence[tuple[str, Action]], reader: Reader) -> Reply:
    """Which learner is meant."""
    choices = tuple(Choice(shortened(name, 60), action) for name, action in found)
    return Reply.privately(Text(reader.say("insight-which-learner")), Choices(choices))
