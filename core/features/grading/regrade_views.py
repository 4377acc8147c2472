"""The words of regrading, as who teaches reads them in a chat. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.asking.question import bare
from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Plain,
    Progress,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.features.grading.rules import Changes, Place
from core.store.jobs import Job, State
from core.store.submissions import Submission

MOST_NAMED = 20
"""Learners who are named in a chat; the page has them all."""


@dataclass(frozen=True, slots=True)
class Group:
    """Learners to whom the same would happen, under the word for that."""

    kind: str
    of: tuple[Submission, ...]


def offered(place: Place, say: Say) -> Reply:
    """Nothing was regraded yet."""
    card = Card(say("grading-regrade", title=bare(place.challenge.title)), say("grading-regrade-text"))
    return Reply.privately(card, Choices((_start(place, say), _all(place, say))))


def begun(place: Place, say: Say) -> Reply:
    """It begins."""
    card = Card(say("grading-regrade", title=bare(place.challenge.title)), say("grading-regrade-begun"))
    return Reply.privately(card, Choices((_look(place, say),)))


def stopped(place: Place, say: Say) -> Reply:
    """It stops, and nothing was changed."""
    return Reply.privately(Text(say("grading-regrade-stopped")), Choices((_start(place, say),)))


def standing(place: Place, job: Job, found: Changes | None, say: Say) -> Reply:
    """How far a regrading is; once it is done, whom it would change, and what can be chosen. None: its cases are old."""
    if job.state is State.OPEN:
        bar = Progress(say("grading-regrade", title=bare(place.challenge.title)), job.done, job.total)
        stop = Choice(say("grading-regrade-stop"), _to("stop", place, job=job.id), Weight.QUIET)
        return Reply.privately(bar, Choices((_look(place, say), stop)))
    if found is None:
        why = "grading-regrade-failed" if job.state is State.FAILED else "grading-regrade-outdated"
        return Reply.privately(Text(say(why)), Choices((_start(place, say), _all(place, say))))
    return Reply.privately(*_found(place, found, say), Choices(tuple(_ways(place, job, found, say))))


def summary(found: Changes, say: Say) -> str:
    """What a regrading has found, in a sentence."""
    return say(
        "grading-regrade-found",
        right=len(found.right),
        wrong=len(found.wrong),
        same=found.same,
        total=len(found.right) + len(found.wrong) + len(found.by_hand) + len(found.not_run) + found.same,
    )


def groups(found: Changes) -> tuple[Group, ...]:
    """Those to whom something would happen, or about whom something is to be known."""
    all_ = (
        Group("right", found.right),
        Group("wrong", found.wrong),
        Group("by-hand", found.by_hand),
        Group("not-run", found.not_run),
    )
    return tuple(one for one in all_ if one.of)


def applied(place: Place, written: Changes, say: Say) -> Reply:
    """It is written, and learners are told."""
    card = Card(say("grading-regrade-applied"), told(written, say), tone=Tone.GOOD)
    return Reply.privately(card, Choices((_all(place, say),)))


def told(written: Changes, say: Say) -> str:
    """What was written, and how many learners are told of it."""
    learners = len({one.learner for one in (*written.right, *written.wrong)})
    if not learners:
        return say("grading-regrade-nothing")
    return say(
        "grading-regrade-applied-text",
        right=len(written.right),
        wrong=len(written.wrong),
        learners=learners,
    )


def _found(place: Place, found: Changes, say: Say) -> Iterator[Block]:
    title = say("grading-regrade", title=bare(place.challenge.title))
    yield Card(title, summary(found, say))
    for group in groups(found):
        yield Text(
            f"**{say(f'grading-regrade-{group.kind}', count=len(group.of))}**\n\n{_names(group.of, say)}"
        )


def _names(of: Sequence[Submission], say: Say) -> str:
    names = list(dict.fromkeys(plain(one.name) for one in of))
    shown = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return say("grading-regrade-and-more", names=shown, more=more) if more > 0 else shown


def _ways(place: Place, job: Job, found: Changes, say: Say) -> Iterator[Choice]:
    if found.right:
        label = say("grading-regrade-apply-right", count=len(found.right))
        yield Choice(label, _to("apply", place, job=job.id), Weight.PRIMARY)
    if found.wrong:
        label = say("grading-regrade-apply-both", count=len(found.right) + len(found.wrong))
        yield Choice(label, _to("apply", place, job=job.id, wrong="yes"))
    yield _start(place, say, again=True)
    yield _all(place, say)


def _start(place: Place, say: Say, *, again: bool = False) -> Choice:
    label = say("grading-regrade-again" if again else "grading-regrade-start")
    return Choice(label, _to("start", place), Weight.QUIET if again else Weight.PRIMARY)


def _look(place: Place, say: Say) -> Choice:
    return Choice(say("grading-regrade-look"), _to("regrade", place), Weight.PRIMARY)


def _all(place: Place, say: Say) -> Choice:
    return Choice(say("grading-submissions"), _to("list", place), Weight.QUIET)


def _to(verb: str, place: Place, **more: Plain) -> Action:
    here = {"course": place.course.id, "challenge": place.challenge.id}
    return Action(f"grading.{verb}", {**here, **more})
