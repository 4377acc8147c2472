"""How instructors set teaching: what holds for a learner at a course, from the course, the community or the house.

Inside of a community its own dials hold. Elsewhere those of the community in whose class the learner takes the course
hold; outside of all, the house's. Since anybody may have a community, none of them gives a solution sooner, or has the
tutor say more, than the classes in which the learner takes the course.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from core.chat import Plain
from core.course.languages import syntax_of
from core.errors import LearnerError
from core.play.points import HINT
from core.store import dials as kept
from core.store.communities import Community
from core.teaching import known_zone
from core.turn import Turn
from sandbox.languages import languages

ATTEMPTS = 3
"""Different submissions that are judged before a solution is shown (P1), unless somebody sets it otherwise."""
MOST_ATTEMPTS, MOST_HINT_COST, MOST_BUDGET = 10, 4, 1_000_000_000
NIGHT = (22, 8)
"""The hours of somebody's own day in which nothing is sent unasked, unless somebody sets it otherwise."""
TUTOR = ("off", "hints", "full")


class Dial(StrEnum):
    """What can be set."""

    ATTEMPTS = "attempts"
    TUTOR = "tutor"
    HINT_COST = "hint-cost"
    SHARING = "sharing"
    BOARDS = "boards"
    QUIET_HOURS = "quiet-hours"
    BUDGET = "budget"
    LANGUAGES = "languages"


OF_ALL = frozenset({Dial.BOARDS, Dial.BUDGET})
"""What is set for a community alone: a board and a day's budget belong to no course."""


class Source(StrEnum):
    """Where a value comes from."""

    COURSE = "course"
    COMMUNITY = "community"
    HOUSE = "house"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dials:
    """How all dials stand. `community` is whose they are, PLATFORM/ID; "" outside of all.

    `hint_cost` is in points for each mark of difficulty. `quiet_hours` are the first hour of the learner's day (0 to 23)
    in which nothing is sent unasked, and the first in which it is again; None for none. `budget` is in tokens a day, None
    for the operator's. `languages` are those of code, as `syntax_of` names them; () for all.
    """

    community: str = ""
    attempts: int = ATTEMPTS
    tutor: str = "full"
    hint_cost: int = HINT
    sharing: bool = True
    boards: bool = True
    quiet_hours: tuple[int, int] | None = NIGHT
    budget: int | None = None
    languages: tuple[str, ...] = ()

    def quiet_at(self, moment: datetime, *time_zones: str | None) -> bool:
        """Whether nothing is to be sent unasked now to somebody in the first of these time zones that there is."""
        if self.quiet_hours is None:
            return False
        begins, ends = self.quiet_hours
        hour = moment.astimezone(ZoneInfo(known_zone(*time_zones))).hour
        return begins <= hour < ends if begins < ends else hour >= begins or hour < ends

    def admit_language(self, language: str) -> None:
        """Raise LearnerError where code in this language is not to be run."""
        if self.languages and syntax_of(language) not in self.languages:
            titles = {one.syntax: one.title for one in languages().values() if one.name == one.syntax}
            allowed = ", ".join(titles.get(one, one) for one in self.languages)
            raise LearnerError(
                "dials-other-language", language=titles.get(syntax_of(language), language), allowed=allowed
            )


async def dials_of(turn: Turn, course: str = "") -> Dials:
    """The dials that hold for the learner of this turn at a course; "" is the course that they are in."""
    wanted = course or turn.learner.course or (turn.community and turn.community.course) or ""
    classes = await turn.read(kept.of_classes, turn.learner.id, wanted) if turn.learner.in_class else []
    last = classes[0] if classes else None
    here = dials_in(turn.community_here if turn.membership else last, wanted)
    return held_back(here, [dials_in(one, wanted) for one in classes])


def held_back(here: Dials, classes: Sequence[Dials]) -> Dials:
    """These dials, with no solution sooner and no more of the tutor than any of the classes allows."""
    every = (here, *classes)
    tutor = min((one.tutor for one in every), key=TUTOR.index)
    return replace(here, attempts=max(one.attempts for one in every), tutor=tutor)


def dials_in(community: Community | None, course: str = "") -> Dials:
    """The dials of a community for a course, "" for none; the house's, where there is no community."""
    if community is None:
        return Dials()
    found = {dial.value.replace("-", "_"): value for dial, (value, _) in stand(community, course).items()}
    return Dials(community=f"{community.platform}/{community.id}", **found)


def stand(community: Community, course: str = "") -> Mapping[Dial, tuple[Any, Source]]:
    """How each dial of a community stands for a course, "" for all, and where that comes from."""
    return {dial: _standing(community, course, dial) for dial in Dial}


def _standing(community: Community, course: str, dial: Dial) -> tuple[Any, Source]:
    own: Any = community.dials.get(course, {}) if course and dial not in OF_ALL else {}
    if dial.value in own and is_fit(dial, own[dial.value]):
        return _read(dial, own[dial.value]), Source.COURSE
    if dial.value in kept.COLUMNS:
        value = getattr(community, dial.value)
        return value, Source.HOUSE if value == _default(dial) else Source.COMMUNITY
    shared: Any = community.dials.get("", {})
    if dial.value in shared and is_fit(dial, shared[dial.value]):
        return _read(dial, shared[dial.value]), Source.COMMUNITY
    return _default(dial), Source.HOUSE


def is_fit(dial: Dial, value: Plain) -> bool:
    """Whether a dial can stand at a value, as rows keep it. An empty list of languages is all, of hours none."""
    match dial, value:
        case Dial.SHARING | Dial.BOARDS, bool():
            return True
        case Dial.TUTOR, str():
            return value in TUTOR
        case Dial.ATTEMPTS | Dial.HINT_COST | Dial.BUDGET, int() if not isinstance(value, bool):
            return value in BOUNDS[dial]
        case Dial.QUIET_HOURS, list():
            hours = [one for one in value if isinstance(one, int) and one in range(24)]
            return not value or (len(value) == len(hours) == len(set(hours)) == 2)
        case Dial.LANGUAGES, list():
            return all(one in known_syntaxes() for one in value)
        case _:
            return False


BOUNDS: Mapping[Dial, range] = {
    Dial.ATTEMPTS: range(1, MOST_ATTEMPTS + 1),
    Dial.HINT_COST: range(MOST_HINT_COST + 1),
    Dial.BUDGET: range(MOST_BUDGET + 1),
}
"""What a number can be."""


def known_syntaxes() -> tuple[str, ...]:
    """What can be chosen among as a language: Python once, whichever libraries come with it."""
    return tuple(dict.fromkeys(one.syntax for one in languages().values()))


def _read(dial: Dial, value: Any) -> Any:
    match dial:
        case Dial.QUIET_HOURS:
            return (value[0], value[1]) if value else None
        case Dial.LANGUAGES:
            return tuple(value)
        case _:
            return value


def _default(dial: Dial) -> Any:
    return getattr(Dials(), dial.value.replace("-", "_"))
