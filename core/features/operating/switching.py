"""The operator's verbs for the kill switches."""

from collections.abc import Sequence

from core.chat import Reply, Suggestion
from core.errors import LearnerError
from core.features.operating import views
from core.finding import Named, find, suggestions
from core.roles import audit
from core.store import switches
from core.store.switches import Switched
from core.switches import SWITCHES
from core.turn import Turn

STATES = ("on", "off")
LONGEST = 200
"""Characters of a reason."""


async def switch(turn: Turn) -> Reply:
    """Turn a switch, or show how all stand."""
    what, to = turn.argument("what").strip(), turn.argument("to").strip()
    known = await turn.read(switches.turned)
    if not what:
        return views.switches(known, turn.language, turn.learner.time_zone, turn.say)
    name, state = _named(turn, SWITCHES, what), _named(turn, STATES, to)
    made = turned(turn, name, turn.argument("reason"), off=state == "off")
    others = [one for one in known if one.name != name]
    return views.switches([*others, made], turn.language, turn.learner.time_zone, turn.say)


def turned(turn: Turn, name: str, reason: str, *, off: bool) -> Switched:
    """Have a switch turned with this turn, and as what. All processes know within seconds."""
    words = reason.strip()[:LONGEST]
    turn.write(switches.turn_to, name, off=off, reason=words, by=turn.learner.id, now=turn.now)
    audit(turn, "switch", name, off=off, reason=words)
    return Switched(name, off, words, turn.now)


async def suggest_what(turn: Turn) -> Sequence[Suggestion]:
    """What can be switched."""
    return suggestions(_shelf(turn, SWITCHES), turn.text)


async def suggest_to(turn: Turn) -> Sequence[Suggestion]:
    """On and off."""
    return suggestions(_shelf(turn, STATES), turn.text)


def _named(turn: Turn, names: Sequence[str], given: str) -> str:
    found = given if given in names else find(_shelf(turn, names), given).sure if given else None
    if found is None:
        raise LearnerError("operating-switch-unknown", given=given[:40])
    return found


def _shelf(turn: Turn, names: Sequence[str]) -> tuple[Named[str], ...]:
    return tuple(Named(one, (turn.say(f"operating-called-{one}"), one)) for one in names)
