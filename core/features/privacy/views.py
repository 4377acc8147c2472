"""The words about what is kept of a learner."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from core.chat import Action, Block, Card, Choice, Choices, File, Media, Reply, Say, Text, Tone, Weight
from core.store.consents import Decision, Purpose
from core.store.export import Kept
from core.words.formats import date


def shown(
    kept: Kept,
    agreed: Sequence[tuple[Purpose, bool, Decision | None]],
    *,
    keep_turns: timedelta,
    erase_at: datetime | None,
    language: str | None,
    zone: str | None,
    say: Say,
) -> Reply:
    """What is kept and how long, what may be done with it, and a press for all that can be done about it."""
    blocks: list[Block] = []
    if erase_at is not None:
        blocks.append(_going(erase_at, language, zone, say))
    about = say("privacy-about", days=keep_turns.days)
    blocks.append(Card(say("privacy-title"), about, _facts(kept, language, zone, say)))
    blocks += [_purpose(*one, language=language, zone=zone, say=say) for one in agreed]
    export = Choice(say("privacy-export"), Action("privacy.export"), Weight.PRIMARY)
    delete = Choice(say("privacy-delete"), Action("privacy.ask"))
    ways = [export, _keep(say)] if erase_at is not None else [export, delete]
    ways += [_change(purpose, given=not holds, say=say) for purpose, holds, _ in agreed]
    return _private(*blocks, Choices((*ways, _on(say))))


def alone(links: Mapping[str, str], say: Say) -> Reply:
    """That a file with all of it is given only where nobody else reads along, and addresses that lead there."""
    listed = "\n".join(
        f"- [{say('privacy-platform', platform=name)}]({link})" for name, link in sorted(links.items())
    )
    return _private(Text("\n\n".join(filter(None, (say("privacy-alone"), listed)))))


def exported(file: Media, more: str | None, number: int, say: Say) -> Reply:
    """The file, what it is, and a press for the next one where there is more than goes into one."""
    ways = [_back(say)]
    if more is not None:
        following = Action("privacy.export", {"after": more, "number": number + 1})
        ways.insert(0, Choice(say("privacy-more"), following, Weight.PRIMARY))
    told = say("privacy-exported") if number == 1 else say("privacy-exported-part", number=number)
    return _private(Text(told), File(file), Choices(tuple(ways)))


def ask(kept: Kept, at: datetime, language: str | None, zone: str | None, say: Say) -> Reply:
    """What goes, what stays, and whether it is to go."""
    card = Card(
        say("privacy-ask"),
        say("privacy-ask-about", date=date(at, language, zone)),
        _facts(kept, language, zone, say),
        Tone.CARE,
    )
    ways = (
        Choice(say("privacy-export-first"), Action("privacy.export")),
        Choice(say("privacy-do-delete"), Action("privacy.delete")),
        Choice(say("privacy-do-not-delete"), Action("privacy.show"), Weight.PRIMARY),
    )
    return _private(card, Choices(ways))


def going(at: datetime, language: str | None, zone: str | None, say: Say) -> Reply:
    """That all of it goes, when, and how it stays."""
    return _private(_going(at, language, zone, say), Choices((_keep(say), _on(say))))


def staying(say: Say, *, was_going: bool) -> Reply:
    """That all of it stays."""
    text = say("privacy-staying") if was_going else say("privacy-was-staying")
    return _private(Card(text, tone=Tone.GOOD), Choices((_back(say), _on(say))))


def reminder(at: datetime, language: str | None, zone: str | None, say: Say) -> Text:
    """One line for somebody whose account goes. Nothing to press: what is open has its own numbers to type."""
    return Text(say("privacy-reminder", date=date(at, language, zone)))


def _going(at: datetime, language: str | None, zone: str | None, say: Say) -> Card:
    told = say("privacy-going-about", date=date(at, language, zone))
    return Card(say("privacy-going"), told, tone=Tone.CARE)


def _facts(kept: Kept, language: str | None, zone: str | None, say: Say) -> tuple[tuple[str, str], ...]:
    counted = (
        ("messages", kept.messages),
        ("courses", kept.courses),
        ("attempts", kept.attempts),
        ("programs", kept.programs),
        ("files", kept.files),
    )
    return (
        (say("privacy-since"), date(kept.since, language, zone)),
        (
            say("privacy-platforms"),
            ", ".join(say("privacy-platform", platform=one) for one in kept.platforms),
        ),
        *((say("privacy-count", what=what), say("privacy-number", count=count)) for what, count in counted),
    )


def _purpose(
    purpose: Purpose,
    holds: bool,
    decision: Decision | None,
    *,
    language: str | None,
    zone: str | None,
    say: Say,
) -> Card:
    state = say("privacy-agreed") if holds else say("privacy-refused")
    when = date(decision.at, language, zone) if decision else say("privacy-undecided")
    facts = ((say("privacy-state"), state), (say("privacy-decided"), when))
    return Card(say(f"purpose-{purpose.name}"), say(f"purpose-{purpose.name}-about"), facts)


def _change(purpose: Purpose, *, given: bool, say: Say) -> Choice:
    what = say(f"purpose-{purpose.name}-called")
    label = say("privacy-agree", purpose=what) if given else say("privacy-refuse", purpose=what)
    return Choice(label, Action("privacy.decide", {"purpose": purpose.name, "given": given}))


def _keep(say: Say) -> Choice:
    return Choice(say("privacy-keep"), Action("privacy.keep"), Weight.PRIMARY)


def _back(say: Say) -> Choice:
    return Choice(say("privacy-back"), Action("privacy.show"), Weight.QUIET)


def _on(say: Say) -> Choice:
    return Choice(say("privacy-go-on"), Action("home.start"), Weight.QUIET)


def _private(*blocks: Block) -> Reply:
    return Reply(blocks=blocks, private=True)
