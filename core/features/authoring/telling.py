"""What would come of a proposal in words, line by line, for chats and pages alike. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.authoring.proposing import Outcome
from core.chat import Say
from core.course.files.fault import Fault as FileFault
from core.interchange.changes import Changes, Part, PartChanges
from core.interchange.fault import Fault

LONGEST = 80
"""Characters of what a part of a course is called."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to be told, as plain text: `place` is FILE:LINE, "" for what stands nowhere."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


def sections(proposal: Outcome, say: Say) -> tuple[Section, ...]:
    """All that is to be told of a proposal, what stops it first; no section is empty."""
    found = (
        ("stops", [*_of_upload(proposal.stopping, say), *_of_files(proposal.broken)]),
        ("changes", list(_changes(proposal.changes, say)) if proposal.changes else []),
        ("left-out", _of_upload(proposal.left_out, say)),
        ("wanted", _of_upload(proposal.wanted, say)),
        ("remarks", _of_files(proposal.remarks)),
    )
    return tuple(
        Section(say(f"authoring-section-{name}", count=len(lines)), tuple(lines))
        for name, lines in found
        if lines
    )


def left_out(faults: Sequence[Fault], say: Say) -> Section:
    """What an export does not hold. Its places are ids of items, which have no lines."""
    lines = tuple(Line(say(one.word, **one.values), one.place.path) for one in faults)
    return Section(say("authoring-section-not-exported", count=len(lines)), lines)


def facts(changes: Changes, say: Say) -> tuple[tuple[str, str], ...]:
    """How many parts of each kind would be new, others, gone, or as they were."""
    kinds = (
        ("lessons", changes.lessons),
        ("items", changes.items),
        ("skills", changes.skills),
        ("misconceptions", changes.misconceptions),
    )
    return tuple((say(f"authoring-{name}"), _counted(parts, say)) for name, parts in kinds)


def in_full(found: Iterable[Section]) -> str:
    """All sections as one plain text."""
    parts = ["\n".join([one.heading, "", *map(_line, one.lines)]) for one in found]
    return "\n\n".join(parts) + "\n"


def _line(line: Line) -> str:
    return f"{line.place}  {line.text}" if line.place else line.text


def _of_upload(faults: Iterable[Fault], say: Say) -> list[Line]:
    return [Line(say(one.word, **one.values), f"{one.place.path}:{one.place.line}") for one in sorted(faults)]


def _of_files(faults: Iterable[FileFault]) -> list[Line]:
    """The check speaks English, as the keys of the files do."""
    return [
        Line(f"{one.message}. {one.advice}".rstrip(" ."), f"{one.place.path}:{one.place.line}")
        for one in faults
    ]


def _counted(parts: PartChanges, say: Say) -> str:
    return say(
        "authoring-counts",
        added=len(parts.added),
        changed=len({*(one.part.id for one in parts.changed), *(one.part.id for one in parts.renamed)}),
        removed=len(parts.removed),
        same=parts.unchanged,
    )


def _changes(changes: Changes, say: Say) -> Iterator[Line]:
    if changes.new:
        yield Line(say("authoring-change-new"))
    if changes.course:
        yield Line(say("authoring-change-course", fields=", ".join(changes.course)))
    if changes.order:
        yield Line(say("authoring-change-order"))
    kinds = (
        ("lesson", changes.lessons),
        ("item", changes.items),
        ("skill", changes.skills),
        ("misconception", changes.misconceptions),
    )
    for kind, parts in kinds:
        yield from _of_kind(kind, parts, say)


def _of_kind(kind: str, parts: PartChanges, say: Say) -> Iterator[Line]:
    for one in parts.removed:
        yield Line(say("authoring-change-removed", kind=kind, title=_called(one)), one.id)
    for one in parts.renamed:
        word = "authoring-change-renamed" if one.kept else "authoring-change-renamed-lost"
        yield Line(say(word, kind=kind, title=_called(one.part), before=one.before), one.part.id)
    for one in parts.changed:
        fields = ", ".join(one.fields)
        yield Line(
            say("authoring-change-changed", kind=kind, title=_called(one.part), fields=fields), one.part.id
        )
    for one in parts.added:
        yield Line(say("authoring-change-added", kind=kind, title=_called(one)), one.id)


def _called(part: Part) -> str:
    line = " ".join(part.title.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
