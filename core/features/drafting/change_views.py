"""What an edit would change, what stands in its way, and what two instructors changed at once. Pure."""

from collections.abc import Iterator
from difflib import unified_diff

from core.chat import Action, Block, Card, Choice, Choices, Code, Reply, Say, Text, Tone, Weight, plain
from core.features.drafting.editing_views import arguments, at, comes
from core.features.drafting.parts import differing
from core.features.drafting.weighing import Edit, Weighed
from core.interchange.existing import Group
from core.interchange.yaml_text import dumped

MOST_FAULTS = 8
"""That are told at once; whoever mends these sees the rest."""
_FIELDS = frozenset({"title", "prompt", "code", "starter", "difficulty", "explanation", "template", "output"})
_PARTS = {"hints": "hints", "cases": "case"}
"""Keys of an item that are called as their field is, and as their part is; all others are about the answers."""
_CONTEXT = 2
"""Lines around what differs."""


def preview(weighed: Weighed, say: Say) -> Reply:
    """What would change, and what stands in the way of it."""
    edit = weighed.edit
    if not weighed.is_change:
        way = Choice(say("drafting-to-item"), Action("drafting.item", at(edit.course, edit.item)))
        return Reply.privately(Text(say("drafting-no-change")), Choices((way,)))
    blocks = [
        *overtaken(weighed, say),
        Text(say("drafting-yours")),
        *changes(weighed.before, weighed.after, say),
    ]
    if weighed.stopped:
        return Reply.privately(
            *blocks, *stopping(weighed, say), Choices((_again(edit, say), _leave(edit, say)))
        )
    # What was shown now is the newest version, so that who goes on after this has seen what the other did.
    now = {**arguments(edit), "seen": weighed.course.newest}
    label = "drafting-save-publish" if weighed.publishes else "drafting-save"
    saves = Choice(say(label), Action("drafting.save", now), Weight.PRIMARY)
    said = Text(say(f"drafting-comes-{comes(weighed.course)}"))
    return Reply.privately(
        *blocks, *remarks(weighed, say), said, Choices((saves, _again(edit, say), _leave(edit, say)))
    )


def overtaken(weighed: Weighed, say: Say) -> Iterator[Block]:
    """What somebody else changed meanwhile."""
    if weighed.overtaken:
        name = plain(weighed.others) or say("drafting-somebody")
        yield Card(say("drafting-overtaken"), say("drafting-overtaken-text", name=name), tone=Tone.CARE)
        yield from changes(weighed.base, weighed.before, say)


def changes(before: Group, after: Group, say: Say) -> Iterator[Block]:
    """What differs, line by line, part for part."""
    for key in differing(before, after):
        old, new = (dumped({key: one[key]}).splitlines() if key in one else [] for one in (before, after))
        lines = list(unified_diff(old, new, lineterm="", n=_CONTEXT))[2:]
        shown = "\n".join(line for line in lines if not line.startswith("@@"))
        yield Code(shown, "diff", _named(key, say))


def _named(key: str, say: Say) -> str:
    """What a key of an item is called."""
    if key in _FIELDS:
        return say(f"drafting-field-{key}")
    return say(f"drafting-part-{_PARTS.get(key, 'answers')}")


def stopping(weighed: Weighed, say: Say) -> Iterator[Block]:
    """Why it cannot be kept like this."""
    yield Card(say("drafting-stopped"), say("drafting-stopped-text"), tone=Tone.CARE)
    told = [say(one.word, **one.values) for one in weighed.faults]
    if weighed.proposal is not None:
        told += [say(one.word, **one.values) for one in weighed.proposal.stopping]
        told += [
            f"`{one.path}:{one.line}` {plain(one.message)}. {plain(one.advice)}"
            for one in weighed.proposal.broken
        ]
    told += [say("drafting-reference-fails", case=plain(name)) for name in weighed.trial.failed]
    if told:
        yield Text("\n".join(f"- {line}" for line in told[:MOST_FAULTS]))
    if weighed.trial.printed is not None:
        yield Code(weighed.trial.printed, title=say("drafting-prints"))


def remarks(weighed: Weighed, say: Say) -> Iterator[Block]:
    """What else there is to be weighed about this item, and what nobody could try."""
    if weighed.trial.away:
        yield Text(say("drafting-not-tried"))
    if weighed.regrades:
        yield Text(say("drafting-regrade-after"))


def saved(weighed: Weighed, number: int, say: Say) -> Reply:
    """It is kept, and where that leads."""
    edit = weighed.edit
    here = at(edit.course, edit.item)
    ways = [Choice(say("drafting-to-item"), Action("drafting.item", here))]
    if weighed.regrades and weighed.publishes:
        regrading = Action("grading.regrade", {"course": edit.course, "challenge": edit.item})
        ways.insert(0, Choice(say("drafting-regrade"), regrading, Weight.PRIMARY))
    if not weighed.publishes:
        ways.append(Choice(say("drafting-to-versions"), Action("authoring.versions", {"id": edit.course})))
    ways.append(
        Choice(say("drafting-to-list"), Action("drafting.list", {"course": edit.course}), Weight.QUIET)
    )
    text = say(f"drafting-saved-{comes(weighed.course)}")
    return Reply.privately(
        Card(say("drafting-saved", number=number), text, tone=Tone.GOOD), Choices(tuple(ways))
    )


def _again(edit: Edit, say: Say) -> Choice:
    return Choice(say("drafting-again"), Action("drafting.again", arguments(edit)))


def _leave(edit: Edit, say: Say) -> Choice:
    return Choice(say("drafting-leave"), Action("drafting.item", at(edit.course, edit.item)), Weight.QUIET)
