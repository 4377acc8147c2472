"""The words of the settings."""

from collections.abc import Sequence
from datetime import datetime

from core.chat import (
    Action,
    Card,
    Choice,
    Choices,
    Field,
    Form,
    Reply,
    Say,
    Suggestion,
    Text,
    Tone,
    Weight,
)
from core.features.account.rules import Setting
from core.words.formats import clock_time, language_name
from core.words.zones import label


def settings(name: str, language: str, zone: str | None, now: datetime, say: Say) -> Reply:
    """What is set, and a press to change each."""
    facts = (
        (say("account-name"), name or say("account-no-name")),
        (say("account-language"), language_name(language)),
        (say("account-zone"), _zone(zone, language, now, say)),
    )
    changes = (
        Choice(say("account-change", setting=one.value), Action("account.ask", {"setting": one.value}))
        for one in Setting
    )
    return Reply.of(Card(say("account-settings"), facts=facts), Choices((*changes, _on(say))))


def _zone(zone: str | None, language: str, now: datetime, say: Say) -> str:
    if zone is None:
        return say("account-no-zone")
    return _there(zone, language, now, say)


def _on(say: Say) -> Choice:
    return Choice(say("account-go-on"), Action("home.start"), Weight.QUIET)


def _change(setting: Setting, value: str, label_: str) -> Choice:
    return Choice(label_, Action("account.change", {"setting": setting.value, "value": value}))


def _form(setting: Setting, label_: str, value: str, say: Say) -> Form:
    return Form(
        fields=(Field(name="value", label=label_, value=value),),
        action=Action("account.change", {"setting": setting.value}),
        submit=say("account-save"),
    )


def ask_name(name: str, say: Say) -> Reply:
    """Ask what to call the learner."""
    return Reply.of(_form(Setting.NAME, say("account-ask-name"), name, say))


def ask_language(languages: Sequence[str], say: Say) -> Reply:
    """Ask for a language. Each is shown in its own name, for those who read no other."""
    options = (_change(Setting.LANGUAGE, code, language_name(code)) for code in languages)
    return Reply.of(Text(say("account-ask-language")), Choices((*options,)))


def own_names(languages: Sequence[str]) -> str:
    """All languages in their own names."""
    return ", ".join(language_name(code) for code in languages)


def ask_zone(say: Say) -> Reply:
    """Ask where the learner is."""
    return Reply.of(_form(Setting.ZONE, say("account-ask-zone"), "", say))


def zones_to_choose(
    zones: Sequence[str], language: str | None, now: datetime, say: Say
) -> tuple[Suggestion, ...]:
    """Each zone with the time it is there."""
    return tuple(Suggestion(_there(zone, language, now, say), zone) for zone in zones)


def _there(zone: str, language: str | None, now: datetime, say: Say) -> str:
    return say("account-zone-is", zone=label(zone, language), time=clock_time(now, language, zone))


def which_zone(
    zones: Sequence[str], language: str | None, now: datetime, say: Say, *, guessed: bool
) -> Reply:
    """A press for each zone that may be meant, with the time it is there."""
    options = (_change(Setting.ZONE, zone, _there(zone, language, now, say)) for zone in zones)
    question = say("account-guessed-zone" if guessed else "account-which-zone")
    again = Choice(
        say("account-other-zone"), Action("account.ask", {"setting": Setting.ZONE.value}), Weight.QUIET
    )
    return Reply.of(Text(question), Choices((*options, again)))


def renamed(name: str, say: Say) -> Reply:
    """After a new name."""
    return _done(say("account-renamed", name=name), say)


def spoken(say: Say) -> Reply:
    """After a new language, in that language."""
    return _done(say("account-spoken"), say)


def moved(zone: str, language: str | None, now: datetime, say: Say) -> Reply:
    """After a new time zone: the time there, so that a wrong one is noticed."""
    time = clock_time(now, language, zone)
    ask = Action("account.ask", {"setting": Setting.ZONE.value})
    return _done(
        say("account-moved", zone=label(zone, language), time=time),
        say,
        Choice(say("account-wrong-time"), ask),
    )


def _done(text: str, say: Say, *more: Choice) -> Reply:
    others = Choice(say("account-others"), Action("account.show"))
    return Reply.of(Card(text, tone=Tone.GOOD), Choices((*more, others, _on(say))))
