"""What instructors are told of the courses that they keep. Pure."""

from collections.abc import Iterator, Sequence

from core.authoring.stages import REACHED, WHOLE, Stage
from core.chat import (
    Action,
    Card,
    Choice,
    Choices,
    File,
    Media,
    Plain,
    Progress,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.features.authoring import dry_run_views
from core.features.authoring.rules import PageOfVersions
from core.features.authoring.telling import left_out
from core.features.authoring.values import Exported
from core.store.taught import State, TaughtCourse, Version
from core.words.formats import date

MOST_LISTED = 10
MOST_ASKED = 5
"""Courses in a list, and among which one is asked to choose."""
NOTES = frozenset({"create", "import", "roll-back", "edit", "drafts", "case"})
"""The kinds of note that have words: `course-note-KIND`."""


def which(rows: Sequence[TaughtCourse], verb: str, files: tuple[Media, ...], say: Say) -> Reply:
    """Ask which course is meant."""
    ways = tuple(Choice(one.title, Action(verb, _id(one), files)) for one in rows[:MOST_ASKED])
    return Reply.privately(Text(say("authoring-which")), Choices(ways))


def created(course: TaughtCourse, say: Say) -> Reply:
    """It is there, and what to do next."""
    card = Card(say("authoring-created", title=course.title), say("authoring-created-text"), tone=Tone.GOOD)
    return Reply.privately(card, Choices((_open(course, say), _list(say))))


def listed(rows: Sequence[TaughtCourse], learners: Sequence[int], say: Say) -> Reply:
    """The courses of a community, `learners` of the first of them."""
    if not rows:
        return Reply.privately(Card(say("authoring-courses"), say("authoring-none")))
    shown = list(zip(rows, learners, strict=False))
    lines = [
        f"{number}. **{plain(one.title)}** · {state(one, say)} · {say('authoring-learners', count=count)}"
        for number, (one, count) in enumerate(shown, 1)
    ]
    more = [say("authoring-more", count=len(rows) - len(shown))] if len(rows) > len(shown) else []
    ways = tuple(Choice(one.title, Action("authoring.open", _id(one))) for one, _ in shown)
    return Reply.privately(
        Card(say("authoring-courses")), Text("\n".join(lines)), *map(Text, more), Choices(ways)
    )


def looking(name: str, stage: Stage, say: Say) -> Reply:
    """How far it is worked out what would come of a file."""
    card = Card(say("authoring-looking", name=name), say("authoring-looking-text"))
    return Reply.privately(card, reached(stage, say))


def reached(stage: Stage, say: Say) -> Progress:
    """The stage in which it is, and how much of the time has gone by then."""
    return Progress(say(f"authoring-stage-{stage.value}"), REACHED[stage], WHOLE)


def opened(course: TaughtCourse, learners: int, language: str | None, say: Say) -> Reply:
    """One course, and what can be done with it."""
    card = Card(course.title, facts=tuple(_facts(course, learners, language, say)))
    return Reply.privately(card, Choices(tuple(_ways(course, say))))


def _facts(course: TaughtCourse, learners: int, language: str | None, say: Say) -> Iterator[tuple[str, str]]:
    yield say("authoring-state"), state(course, say)
    yield say("authoring-newest"), str(course.newest)
    if course.version is not None:
        yield say("authoring-learnt"), str(course.version)
    yield say("authoring-who-learn"), say("authoring-learners", count=learners)
    yield say("authoring-changed"), date(course.changed_at, language, None)
    yield say("authoring-id"), course.course


def _ways(course: TaughtCourse, say: Say) -> Iterator[Choice]:
    here = _id(course)
    if not course.is_learnt:
        yield Choice(say("authoring-publish"), Action("authoring.publish", here), Weight.PRIMARY)
    yield Choice(say("authoring-versions"), Action("authoring.versions", here))
    yield Choice(say("authoring-export-zip"), Action("authoring.export-zip", here))
    yield Choice(say("authoring-export-gift"), Action("authoring.export-gift", here))
    if course.state is State.ARCHIVED:
        yield Choice(say("authoring-restore"), Action("authoring.restore", here))
    else:
        yield Choice(say("authoring-archive"), Action("authoring.archive", here), Weight.QUIET)


def state(course: TaughtCourse, say: Say) -> str:
    """How a course stands, in a word or two; whether there is something that was not published yet."""
    ahead = course.state is State.PUBLISHED and course.version != course.newest
    return say("authoring-state-ahead" if ahead else f"authoring-state-{course.state.value}")


def kept(course: TaughtCourse, learners: int, language: str | None, say: Say) -> Reply:
    """A version was kept, and published or not."""
    word = "authoring-published" if course.is_learnt else "authoring-kept"
    card = Card(
        say(word, title=course.title, number=course.newest),
        say(f"{word}-text"),
        tuple(_facts(course, learners, language, say)),
        Tone.GOOD,
    )
    return Reply.privately(card, Choices(tuple(_ways(course, say))))


def learnt_already(course: TaughtCourse, say: Say) -> Reply:
    """There is nothing to publish."""
    text = say("authoring-learnt-already", title=plain(course.title), number=course.newest)
    return Reply.privately(Text(text), Choices((_open(course, say),)))


def left(course: str, say: Say) -> Reply:
    """Nothing was done."""
    ways = [_list(say)]
    if course:
        ways.insert(0, Choice(say("authoring-open"), Action("authoring.open", {"id": course})))
    return Reply.privately(Text(say("authoring-left")), Choices(tuple(ways)))


def versions(
    course: TaughtCourse, page: PageOfVersions, language: str | None, zone: str | None, say: Say
) -> Reply:
    """The versions of a course, each to be looked at and brought back."""
    lines = [f"- {version_line(course, one, language, zone, say)}" for one in page.versions]
    here = _id(course)
    ways = [
        Choice(
            say("authoring-look-at", number=one.number),
            Action("authoring.version", {**here, "number": one.number}),
        )
        for one in page.versions
        if one.number != course.newest
    ]
    if page.number + 1 < page.count:
        older = Action("authoring.versions", {**here, "page": page.number + 1})
        ways.append(Choice(say("authoring-older"), older))
    if page.number:
        newer = Action("authoring.versions", {**here, "page": page.number - 1})
        ways.append(Choice(say("authoring-newer"), newer))
    card = Card(say("authoring-versions-of", title=course.title))
    return Reply.privately(card, Text("\n".join(lines)), Choices((*ways, _open(course, say))))


def version_line(course: TaughtCourse, one: Version, language: str | None, zone: str | None, say: Say) -> str:
    """A version in a line: its number, when, by whom and what it was, and whether it is the one that is learnt."""
    line = say(
        "authoring-version",
        number=one.number,
        day=date(one.at, language, zone),
        who=plain(one.name) or say("authoring-somebody"),
        note=plain(note(one, say)),
    )
    return say("authoring-version-learnt", line=line) if one.number == course.version else line


def note(one: Version, say: Say) -> str:
    """What a version changed: in our words where it says so, else in the author's own."""
    kind, _, what = one.note.partition("/")
    return say(f"course-note-{kind}", what=what) if kind in NOTES else one.note


def ask_archive(course: TaughtCourse, learners: int, say: Say) -> Reply:
    """What becomes of those who learn it, and whether it is to be put away."""
    card = Card(
        say("authoring-ask-archive", title=course.title),
        say("authoring-ask-archive-text", count=learners),
    )
    ways = (
        Choice(say("authoring-archive"), Action("authoring.archived", _id(course)), Weight.PRIMARY),
        Choice(say("authoring-leave"), Action("authoring.leave", _id(course)), Weight.QUIET),
    )
    return Reply.privately(card, Choices(ways))


def put_away(course: TaughtCourse, learners: int, say: Say) -> Reply:
    """It is archived."""
    card = Card(say("authoring-archived", title=course.title), say("authoring-archived-text", count=learners))
    ways = (Choice(say("authoring-restore"), Action("authoring.restore", _id(course))), _list(say))
    return Reply.privately(card, Choices(ways))


def exported(course: TaughtCourse, made: Exported, say: Say) -> Reply:
    """The file, and what is not in it."""
    text = Text(say("authoring-exported", title=plain(course.title), number=course.newest))
    missing = tuple(dry_run_views.blocks_of([left_out(made.faults, say)], say)) if made.faults else ()
    return Reply.privately(text, File(made.media), *missing, Choices((_open(course, say),)))


def _id(course: TaughtCourse) -> dict[str, Plain]:
    return {"id": course.course}


def _open(course: TaughtCourse, say: Say) -> Choice:
    return Choice(say("authoring-open"), Action("authoring.open", _id(course)))


def _list(say: Say) -> Choice:
    return Choice(say("authoring-courses"), Action("authoring.list"))
