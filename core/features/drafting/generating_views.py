"""The words around questions that are being made: for which course, how far it is, and what came of it. Pure."""

from collections.abc import Sequence

from core.chat import Action, Block, Card, Choice, Choices, Progress, Reply, Say, Text, Tone, Weight, plain
from core.features.drafting.editing_views import short
from core.features.drafting.jobs import Came, Given
from core.plain import from_plain
from core.store.jobs import Job, State


def which_course(ways: Sequence[tuple[str, Action]], say: Say) -> Reply:
    """For which course they are made."""
    choices = tuple(Choice(short(title), action) for title, action in ways)
    return Reply.privately(Card(say("drafting-for-which-course")), Choices(choices))


def ask_consent(go_on: Action, invitation: Sequence[Block], say: Say) -> Reply:
    """That a model reads what they send, before it does: how to agree, and the way on."""
    way = Choice(say("drafting-go-on"), go_on, Weight.PRIMARY)
    return Reply.privately(Text(say("drafting-model-reads")), *invitation, Choices((way,)))


def begun(job: str, course: str, source: str, count: int, say: Say, *, cut: bool) -> Reply:
    """It has begun."""
    told = [say("drafting-begun-text", count=count, source=plain(source), course=plain(course))]
    told += [say("drafting-cut")] if cut else []
    card = Card(say("drafting-begun"), "\n\n".join(told))
    return Reply.privately(card, Progress(say("drafting-making"), 0, count), Choices(_ways(job, say)))


def progress(job: Job, say: Say) -> Reply:
    """How far it is, or what came of it."""
    given: Given = from_plain(Given, job.given)
    came: Came = from_plain(Came, job.result)
    if job.state is State.OPEN:
        bar = Progress(say("drafting-making"), came.made, given.count)
        return Reply.privately(bar, Choices(_ways(job.id, say)))
    title = "drafting-job-done" if job.state is State.DONE else "drafting-job-ended"
    told = [say("drafting-came", made=came.made, refused=came.refused, source=plain(given.source))]
    told += [say(f"drafting-why-{came.why}")] if came.why in {"gone", "spent"} else []
    tone = Tone.GOOD if came.made else Tone.CARE
    ways = (_to_queue(say),) if came.made else ()
    return Reply.privately(
        Card(say(title), "\n\n".join(told), tone=tone), *((Choices(ways),) if ways else ())
    )


def cancelled(say: Say) -> Reply:
    """It stops."""
    return Reply.privately(Text(say("drafting-job-cancelled")), Choices((_to_queue(say),)))


def _ways(job: str, say: Say) -> tuple[Choice, ...]:
    return (
        Choice(say("drafting-look-again"), Action("drafting.job", {"job": job}), Weight.PRIMARY),
        Choice(say("drafting-job-stop"), Action("drafting.stop", {"job": job}), Weight.QUIET),
    )


def _to_queue(say: Say) -> Choice:
    return Choice(say("drafting-to-queue"), Action("drafting.queue"), Weight.PRIMARY)
