"""The learner's verbs about their settings."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from core.chat import Reply, Suggestion
from core.errors import LearnerError
from core.features.account import rules, views
from core.features.account.rules import Setting
from core.finding import MOST, suggestions
from core.store import learners
from core.turn import Turn
from core.words import zones


async def settings(turn: Turn) -> Reply:
    """Show the settings, or ask for one, or change it at once: `/settings name Ada`."""
    typed = f"{turn.argument('setting')} {turn.argument('value')}".strip()
    if not typed:
        return await show(turn)
    meant = rules.read(typed, _labels(turn))
    if meant is None:
        raise LearnerError("account-no-setting", given=typed[:40])
    setting, value = meant
    return _change(turn, setting, value) if value else _ask(turn, setting)


async def suggest_setting(turn: Turn) -> Sequence[Suggestion]:
    """The settings that may be meant by what is being typed."""
    return suggestions(rules.shelf(_labels(turn)), turn.text)


async def suggest_value(turn: Turn) -> Sequence[Suggestion]:
    """What the setting that was named can be set to."""
    meant = rules.read(turn.argument("setting"), _labels(turn))
    match meant and meant[0]:
        case Setting.LANGUAGE:
            return suggestions(rules.languages(turn.house.words.languages, turn.language), turn.text)
        case Setting.ZONE:
            near = zones.beginning(turn.text, turn.language, turn.now) if turn.text else ()
            return views.zones_to_choose(near[:MOST], turn.language, turn.now, turn.say)
        case Setting.NAME | None:
            return ()


async def show(turn: Turn) -> Reply:
    """Show what is set."""
    return views.settings(
        turn.learner.name,
        turn.house.words.best(turn.language),
        turn.learner.time_zone,
        turn.now,
        turn.say,
    )


async def ask(turn: Turn) -> Reply:
    """Ask for a setting."""
    return _ask(turn, Setting(turn.argument("setting")))


async def change(turn: Turn) -> Reply:
    """Change a setting to what was pressed or written."""
    value = turn.values.get("value", turn.argument("value"))
    return _change(turn, Setting(turn.argument("setting")), value)


def _labels(turn: Turn) -> dict[str, Setting]:
    """The settings by what they are called in the learner's language."""
    return {turn.say(f"account-{one.value}"): one for one in Setting}


def _ask(turn: Turn, setting: Setting) -> Reply:
    match setting:
        case Setting.NAME:
            return views.ask_name(turn.learner.name, turn.say)
        case Setting.LANGUAGE:
            return views.ask_language(turn.house.words.languages, turn.say)
        case Setting.ZONE:
            return views.ask_zone(turn.say)
        case _:
            assert_never(setting)


def _change(turn: Turn, setting: Setting, value: str) -> Reply:
    match setting:
        case Setting.NAME:
            return _rename(turn, " ".join(value.split()))
        case Setting.LANGUAGE:
            return _speak(turn, value)
        case Setting.ZONE:
            return _move(turn, value)
        case _:
            assert_never(setting)


def _rename(turn: Turn, name: str) -> Reply:
    if not name:
        raise LearnerError("account-name-empty")
    if len(name) > rules.LONGEST_NAME:
        raise LearnerError("account-name-long", most=rules.LONGEST_NAME)
    _keep(turn, name=name)
    return views.renamed(name, turn.say)


def _speak(turn: Turn, typed: str) -> Reply:
    languages = turn.house.words.languages
    language = rules.language_meant(typed, languages, turn.language)
    if language is None:
        known = views.own_names(languages)
        raise LearnerError("account-language-unknown", given=typed[:40], known=known)
    _keep(turn, language=language)
    turn.say = turn.house.words.say(language)
    return views.spoken(turn.say)


def _move(turn: Turn, typed: str) -> Reply:
    meant: Sequence[str] = zones.zones(typed, turn.language, turn.now)
    if not meant:
        guessed = zones.guesses(typed, turn.language, turn.now)
        if not guessed:
            raise LearnerError("account-zone-unknown", given=typed[:40])
        return views.which_zone(guessed, turn.language, turn.now, turn.say, guessed=True)
    if len(meant) > 1:
        return views.which_zone(meant, turn.language, turn.now, turn.say, guessed=False)
    _keep(turn, time_zone=meant[0])
    return views.moved(meant[0], turn.language, turn.now, turn.say)


def _keep(turn: Turn, **values: str) -> None:
    """Have it written, and answer as if it were already."""
    turn.write(learners.change, turn.learner.id, **values)
    turn.learner = replace(turn.learner, **values)
