"""The words around drafts that wait: what a model made and what it rests on, the form to change it, and what goes into the course. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from core.authoring.proposing import Proposal
from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Field,
    Form,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.errors import LearnerError
from core.features.drafting.change_views import MOST_FAULTS
from core.features.drafting.editing_views import comes, field, said, short
from core.features.drafting.made import seen_as
from core.features.drafting.parts import Part, entries
from core.interchange.existing import Group
from core.store.drafts import DraftItem
from core.store.taught import TaughtCourse

_LEFT = {"difficulty"}
"""Fields of a question that a draft has not: it is not known yet how hard it is."""


def draft(
    item: DraftItem,
    group: Group,
    position: tuple[int, int],
    accepted: Mapping[str, int],
    say: Say,
    *,
    done: str = "",
) -> Reply:
    """A draft with what it rests on, and what can be done with it. `done` is what was just decided about another."""
    number, count = position
    here = {"draft": item.id, "seen": seen_as(item)}
    ways = [
        Choice(say("drafting-accept"), Action("drafting.decide", {**here, "as": "accept"}), Weight.PRIMARY),
        Choice(say("drafting-edit"), Action("drafting.rewrite", {"draft": item.id})),
        Choice(say("drafting-drop"), Action("drafting.decide", {**here, "as": "drop"})),
    ]
    if count > 1:
        ways.append(Choice(say("drafting-next"), Action("drafting.queue", {"after": item.id}), Weight.QUIET))
    ways += _to_place(accepted, say)
    card = Card(say("drafting-draft", number=number, count=count), "", facts_of(item, say))
    return Reply.privately(*_done(done, say), card, *shown(item, group, say), Choices(tuple(ways)))


def facts_of(item: DraftItem, say: Say) -> tuple[tuple[str, str], ...]:
    """Where a draft would go, and where it comes from."""
    return (
        (say("drafting-course"), item.course),
        (say("drafting-lesson"), item.lesson),
        (say("drafting-source"), item.source),
    )


def shown(item: DraftItem, group: Group, say: Say) -> Iterator[Block]:
    """The question with its answers as they are typed, and the passage."""
    yield Text(str(group["prompt"]))
    for one in fields(group, {}, say):
        if one.name not in {"prompt", "explanation"}:
            value = one.options[int(one.value) - 1] if one.options else one.value
            yield Code(value, one.language, one.label)
    yield Text(say("drafting-explained", text=str(group["explanation"])))
    yield Text(say("drafting-rests-on", passage=plain(item.passage)))


def fields(group: Group, typed: Mapping[str, str], say: Say) -> tuple[Field, ...]:
    """The fields of a draft: what is asked, what is right, and why."""
    found = [one for part in (Part.QUESTION, Part.ANSWERS) for one in entries(group, part)]
    return tuple(field(one, typed.get(one.name, one.value), say) for one in found if one.name not in _LEFT)


def form(
    item: DraftItem, group: Group, typed: Mapping[str, str], say: Say, *, error: LearnerError | None = None
) -> Reply:
    """The form of a draft, with what was typed already, and why that could not be taken."""
    told: tuple[Block, ...] = (Text(said(error, say)),) if error else ()
    action = Action("drafting.rewritten", {"draft": item.id, "seen": seen_as(item)})
    filled = Form(fields=fields(group, typed, say), action=action, submit=say("drafting-keep"))
    kind = str(group["type"]).replace("_", "-")
    card = Card(short(str(group["prompt"])), say(f"drafting-about-answers-{kind}"))
    back = Choice(say("drafting-to-draft"), Action("drafting.show", {"draft": item.id}), Weight.QUIET)
    return Reply.privately(*told, card, filled, Choices((back,)))


def changed_meanwhile(item: DraftItem, group: Group, typed: Mapping[str, str], say: Say) -> Reply:
    """Somebody changed it since it was shown: what it is now, and what was typed."""
    card = Card(say("drafting-draft-changed"), say("drafting-draft-changed-text"), tone=Tone.CARE)
    mine = (
        Text(say("drafting-yours")),
        *(Code(one.value, title=one.label) for one in fields(group, typed, say) if one.name in typed),
    )
    back = Choice(say("drafting-to-draft"), Action("drafting.show", {"draft": item.id}), Weight.PRIMARY)
    return Reply.privately(card, *shown(item, group, say), *(mine if typed else ()), Choices((back,)))


def decided_already(item: DraftItem, name: str, say: Say) -> Reply:
    """Somebody else decided about it."""
    who = plain(name) or say("drafting-somebody")
    words = say(f"drafting-decided-{item.state.value}", name=who)
    card = Card(say("drafting-decided"), words, tone=Tone.CARE)
    return Reply.privately(card, Choices((_to_queue(say),)))


def empty(accepted: Mapping[str, int], say: Say, *, done: str = "") -> Reply:
    """Nothing waits for a decision any more."""
    ways = tuple(_to_place(accepted, say))
    text = say("drafting-empty-accepted" if ways else "drafting-empty-text")
    card = Card(say("drafting-empty"), text, tone=Tone.GOOD)
    return Reply.privately(*_done(done, say), card, *((Choices(ways),) if ways else ()))


def placing(course: TaughtCourse, count: int, proposal: Proposal, say: Say) -> Reply:
    """What would come of the course with the accepted ones in it."""
    if proposal.stopped:
        card = Card(say("drafting-stopped"), say("drafting-stopped-text"), tone=Tone.CARE)
        return Reply.privately(card, *told(proposal, say), Choices((_to_queue(say),)))
    card = Card(
        say("drafting-placing", count=count, course=course.title),
        say(f"drafting-comes-{comes(course)}"),
    )
    sure = Action("drafting.place", {"course": course.course, "sure": f"{course.newest}"})
    label = say("drafting-save-publish" if course.is_learnt else "drafting-save")
    return Reply.privately(
        card,
        *changes(proposal, say),
        *told(proposal, say),
        Choices((Choice(label, sure, Weight.PRIMARY), _to_queue(say))),
    )


def changes(proposal: Proposal, say: Say) -> Iterator[Block]:
    """The questions that come into the course, and those that change."""
    if proposal.changes is None:
        return
    lines = [f"- {plain(short(one.title))}" for one in proposal.changes.items.added]
    lines += [
        f"- {plain(short(one.part.title))} {say('drafting-is-changed')}"
        for one in proposal.changes.items.changed
    ]
    if lines:
        yield Text("\n".join(lines))


def told(proposal: Proposal, say: Say) -> Iterator[Block]:
    """What stops it, or is to be seen to afterwards."""
    lines = [say(one.word, **one.values) for one in proposal.faults]
    lines += [f"`{one.path}:{one.line}` {plain(one.message)}. {plain(one.advice)}" for one in proposal.broken]
    if lines:
        yield Text("\n".join(f"- {line}" for line in lines[:MOST_FAULTS]))


def placed(course: TaughtCourse, count: int, number: int, say: Say) -> Reply:
    """They are in the course."""
    text = say("drafting-placed", count=count, course=plain(course.title))
    way = Action("drafting.list", {"course": course.course})
    ways = (Choice(say("drafting-to-list"), way), _to_queue(say))
    card = Card(
        say("drafting-saved", number=number),
        f"{text}\n\n{say(f'drafting-saved-{comes(course)}')}",
        tone=Tone.GOOD,
    )
    return Reply.privately(card, Choices(ways))


def _done(done: str, say: Say) -> Sequence[Block]:
    return (Text(say(f"drafting-did-{done}")),) if done else ()


def _to_place(accepted: Mapping[str, int], say: Say) -> Iterator[Choice]:
    for course, count in accepted.items():
        label = say("drafting-place", count=count, course=course)
        yield Choice(label, Action("drafting.place", {"course": course}))


def _to_queue(say: Say) -> Choice:
    return Choice(say("drafting-to-queue"), Action("drafting.queue"), Weight.QUIET)
