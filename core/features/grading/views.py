"""The words of submissions, as who teaches reads them in a chat. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.asking.question import bare
from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Field,
    FieldKind,
    Form,
    Plain,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.commenting import kind_of, quoted
from core.course.grading import Grade
from core.course.model import Challenge
from core.features.grading.rules import Place
from core.store.submissions import Remark, Submission, Wanted
from core.words.formats import date

MOST_NEAR = 10
"""Challenges that are offered where several may be meant."""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom dates are written: their language and time zone."""

    language: str | None
    zone: str | None

    def day(self, moment: datetime) -> str:
        """A day as they write it."""
        return date(moment, self.language, self.zone)


def which(near: Sequence[Place], verb: str, say: Say) -> Reply:
    """Ask which challenge is meant."""
    choices = tuple(Choice(bare(one.challenge.title), _to(verb, one)) for one in near[:MOST_NEAR])
    return Reply.privately(Text(say("grading-which")), Choices(choices))


def listed(
    some: Sequence[Submission],
    wanted: Wanted,
    titles: Mapping[int, str],
    reader: Reader,
    say: Say,
    *,
    older: bool,
) -> Reply:
    """Submissions with what came of them, and ways to see fewer."""
    if not some:
        return Reply.privately(Text(say("grading-none")), Choices((_all(say),)))
    lines = [f"{number}. {line(one, titles[one.id], reader, say)}" for number, one in enumerate(some, 1)]
    numbers = [
        Choice(say("grading-one", number=number), _about("show", one)) for number, one in enumerate(some, 1)
    ]
    ways = [*numbers, *_filters(wanted, say)]
    if older:
        before = {**_as_arguments(wanted), "before": some[-1].id}
        ways.append(Choice(say("grading-older"), Action("grading.list", before), Weight.QUIET))
    card = Card(say("grading-submissions"), "\n".join(lines))
    return Reply.privately(card, Choices(tuple(ways)))


def line(one: Submission, title: str, reader: Reader, say: Say) -> str:
    """A submission in one line."""
    return say(
        "grading-line",
        name=plain(one.name),
        title=plain(bare(title)),
        day=reader.day(one.at),
        how=counts(one, say),
        comments=one.comments,
    )


def counts(one: Submission, say: Say) -> str:
    """How a submission counts, and where that is not how it was judged, that too."""
    how = "right" if one.counts else "wrong"
    return say("grading-counts", how=how, overridden="yes" if one.overridden else "no")


def facts(one: Submission, reader: Reader, say: Say) -> tuple[tuple[str, str], ...]:
    """What is known of a submission."""
    run = say("grading-outcome", outcome=one.outcome)
    return (
        (say("grading-learner"), one.name),
        (say("grading-when"), reader.day(one.at)),
        (say("grading-judged"), f"{run} ({one.failing})" if one.failing else run),
        (say("grading-how-it-counts"), counts(one, say)),
        (say("grading-try"), str(one.earlier + 1)),
        (say("grading-help"), say("grading-helped", level=min(one.assist, 2))),
    )


def submission(
    one: Submission, title: str, remarks: Sequence[Remark], reader: Reader, say: Say, *, there: bool
) -> Reply:
    """A submission with its code and what was said about it. `there`: the course still has the challenge."""
    gone = () if there else (Text(say("grading-challenge-gone")),)
    return Reply.privately(
        Card(bare(title), facts=facts(one, reader, say)),
        Code(one.source),
        *gone,
        *said(remarks, reader, say),
        Choices(tuple(_ways(one, say, there=there))),
    )


def said(remarks: Sequence[Remark], reader: Reader, say: Say) -> tuple[Block, ...]:
    """All that was said about a submission, with who said it."""
    if not remarks:
        return ()
    pieces: list[str] = []
    for one in remarks:
        who = plain(one.by) or say("grading-somebody")
        pieces.append(say(f"grading-said-{kind_of(one)}", who=who, day=reader.day(one.at)))
        if one.text:
            pieces.append(quoted(one.text))
    return (Text("\n\n".join(pieces)),)


def ran(one: Submission, grade: Grade, challenge: Challenge, say: Say) -> Reply:
    """How a submission came out now, case by case."""
    ways = Choices((_back(one, say),))
    return Reply.privately(*report(grade, challenge, say), ways)


def report(grade: Grade, challenge: Challenge, say: Say) -> tuple[Block, ...]:
    """A grade case by case; of a hidden case its name, how it came out and the author's words."""
    title = bare(challenge.title)
    if not grade.graded:
        return (Card(title, say("grading-not-run", outcome=grade.outcome.value), tone=Tone.CARE),)
    passed = sum(case.ok for case in grade.cases)
    lines: list[str] = []
    for case in grade.cases:
        outcome = say("grading-outcome", outcome=case.outcome.value)
        hidden = "yes" if case.hidden else "no"
        lines.append(f"- {say('grading-case', name=plain(case.name), outcome=outcome, hidden=hidden)}")
    tone = Tone.GOOD if grade.passed else Tone.CARE
    card = Card(
        say("grading-report", title=title, passed=passed, total=len(grade.cases)), "\n".join(lines), tone=tone
    )
    return (card, *_first_failure(grade, say))


def _first_failure(grade: Grade, say: Say) -> tuple[Block, ...]:
    """What went into the first case that failed and may be seen, what should have come out, and what did."""
    case = grade.first_failure
    if case is None or case.hidden:
        return ()
    got = f"{case.failure.type}: {case.failure.message}" if case.failure else case.got
    pieces = (("given", case.input), ("expected", case.expected), ("got", got))
    return tuple(Code(text, "", say(f"grading-case-{name}")) for name, text in pieces if text.strip())


def ask_comment(one: Submission, title: str, say: Say) -> Reply:
    """Ask what is to be said to the learner."""
    card = Card(
        say("grading-comment"), say("grading-comment-text", name=plain(one.name), title=plain(bare(title)))
    )
    return Reply.privately(card, _form("grading-words", "grading-send", _about("commented", one), say))


def ask_reason(one: Submission, title: str, say: Say) -> Reply:
    """Ask why a submission is to count otherwise."""
    becomes = "wrong" if one.counts else "right"
    text = say("grading-decide-text", name=plain(one.name), title=plain(bare(title)))
    action = _about("decided", one, becomes=becomes, seen=one.overridden)
    card = Card(say(f"grading-becomes-{becomes}"), text)
    return Reply.privately(card, _form("grading-why", f"grading-becomes-{becomes}", action, say))


def commented(one: Submission, say: Say) -> Reply:
    """It was said."""
    card = Card(say("grading-commented"), say("grading-commented-text", name=plain(one.name)), tone=Tone.GOOD)
    return Reply.privately(card, Choices((_back(one, say), _all(say))))


def decided(was: Submission, say: Say) -> Reply:
    """It counts otherwise now."""
    text = say("grading-decided-text", how="wrong" if was.counts else "right", name=plain(was.name))
    card = Card(say("grading-decided"), text, tone=Tone.GOOD)
    return Reply.privately(card, Choices((_back(was, say), _all(say))))


def decided_by_another(one: Submission, remarks: Sequence[Remark], reader: Reader, say: Say) -> Reply:
    """Somebody decided meanwhile, and nothing of what was sent was done."""
    card = Card(say("grading-meanwhile"), say("grading-meanwhile-text"), tone=Tone.CARE)
    last = [remark for remark in remarks if remark.correct is not None][-1:]
    return Reply.privately(card, *said(last, reader, say), Choices((_back(one, say), _all(say))))


def _ways(one: Submission, say: Say, *, there: bool) -> list[Choice]:
    becomes = "wrong" if one.counts else "right"
    ways = [Choice(say("grading-comment"), _about("comment", one), Weight.PRIMARY)]
    if there:
        ways.append(Choice(say("grading-run"), _about("run", one)))
    ways.append(Choice(say(f"grading-becomes-{becomes}"), _about("decide", one, becomes=becomes)))
    if there:
        tries = {"course": one.course, "challenge": one.item, "learner": one.learner}
        ways.append(Choice(say("grading-tries"), Action("grading.list", tries), Weight.QUIET))
        similar = {"course": one.course, "challenge": one.item}
        ways.append(Choice(say("grading-similar"), Action("grading.similar", similar), Weight.QUIET))
    of_learner = Action("grading.list", {"learner": one.learner})
    ways.append(Choice(say("grading-all-of", name=one.name), of_learner, Weight.QUIET))
    ways.append(_all(say))
    return ways


def _filters(wanted: Wanted, say: Say) -> list[Choice]:
    """The other kinds of outcome, with all else as it is; and all, where not all are shown."""
    here = _as_arguments(wanted)
    kinds: dict[str, bool] = {"right": True, "wrong": False}
    ways = [
        Choice(say(f"grading-only-{name}"), Action("grading.list", {**here, "outcome": name}), Weight.QUIET)
        for name, right in kinds.items()
        if wanted.right is not right
    ]
    return [*ways, _all(say)] if here or wanted.before else ways


def _as_arguments(wanted: Wanted) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    if wanted.items:
        found |= {"course": wanted.course, "challenge": wanted.items[0]}
    if wanted.learner:
        found["learner"] = wanted.learner
    if wanted.right is not None:
        found["outcome"] = "right" if wanted.right else "wrong"
    return found


def _form(label: str, submit: str, action: Action, say: Say) -> Form:
    field = Field(name="words", label=say(label), kind=FieldKind.PARAGRAPH)
    return Form(fields=(field,), action=action, submit=say(submit))


def _about(verb: str, one: Submission, **more: Plain) -> Action:
    return Action(f"grading.{verb}", {"attempt": one.id, **more})


def _to(verb: str, place: Place) -> Action:
    return Action(verb, {"course": place.course.id, "challenge": place.challenge.id})


def _back(one: Submission, say: Say) -> Choice:
    return Choice(say("grading-back"), _about("show", one), Weight.PRIMARY)


def _all(say: Say) -> Choice:
    return Choice(say("grading-all"), Action("grading.list"), Weight.QUIET)
