"""Moderation from the terminal, for explanations that belong to no community, and for whoever keeps the house."""

from bot import plugins
from bot.database import open_database
from bot.serve import Tell
from bot.settings import Settings
from bot.wiring import words_of
from core.clock import SystemClock
from core.errors import Overtaken
from core.moderating.reasons import tidy
from core.moderating.telling import beginning, of_decision
from core.store import moderation
from core.store.database import Database
from core.store.explanations import State
from core.store.moderation import Act, Case

MOST = 200
"""Explanations that are listed."""


async def moderate(settings: Settings, id_: str, verdict: State | None, because: str, tell: Tell) -> bool:
    """List what waits; show one with its trail; or have it shown or hidden, and its author told why.

    Whether there was one of this id, and nobody decided in between.
    """
    async with open_database(settings, tell) as database:
        if not id_:
            await _list(database)
            return True
        case = await database.read(moderation.find, id_)
        if case is None:
            tell(f"There is no explanation {id_}.")
            return False
        if verdict is None:
            _print(case)
            return True
        return await _decide(database, settings, case, verdict, tidy(because), tell)


async def _list(database: Database) -> None:
    ids = await database.read(moderation.waiting, MOST)
    for id_ in ids:
        case = await database.read(moderation.find, id_)
        if case is not None:
            where = case.community or "no community"
            _say(f"{id_}  {case.state.value:6}  {where}  {beginning(case.text)}")
    if not ids:
        _say("Nothing waits to be looked at.")


def _print(case: Case) -> None:
    waits = "waits to be looked at" if case.waits else "does not wait"
    _say(f"{case.id}  {case.state.value}, {waits}, {case.community or 'of no community'}")
    _say(f"{case.course}/{case.lesson}, shown as {case.pseudonym}, {case.at:%Y-%m-%d %H:%M}")
    _say(f"\n{case.text}\n")
    if case.code:
        _say(f"{case.code}\n")
    for reason, times in sorted(case.reasons.items()):
        _say(f"reported {times}x: {reason}")
    for one in case.trail:
        who = f" ({one.name or one.act.moderator})" if one.act.moderator is not None else ""
        _say(f"{one.at:%Y-%m-%d %H:%M}  {one.act.act} by {one.act.by}{who}  {one.act.reason}".rstrip())


async def _decide(
    database: Database, settings: Settings, case: Case, verdict: State, reason: str, tell: Tell
) -> bool:
    if not case.can_become(verdict):
        tell(f"It is {verdict.value} already.")
        return True
    plugins.look_into(settings.plugins)
    act = Act(act=case.verdict(verdict), by="operator", reason=reason)
    told = of_decision(act.act, case.text, reason, words_of(plugins.features()).say(case.language))
    try:
        async with database.transaction() as connection:
            await moderation.decide(connection, case, act, SystemClock().now(), becomes=verdict, told=told)
    except Overtaken:
        tell("Somebody did something about it just now. Look again before you decide.")
        return False
    tell(f"{case.id} is {verdict.value} now ({act.act}).")
    return True


def _say(line: str) -> None:
    print(line)  # noqa: T201 - what was asked for
