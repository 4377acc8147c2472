"""What a feature declares: its commands, the actions its replies lead to, for whom they are, and its words."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import assert_never

from core.chat import (
    Action,
    Audience,
    CommandOption,
    CommandSpec,
    Membership,
    Page,
    Reply,
    Shared,
    Suggestion,
    Text,
)
from core.errors import LearnerError
from core.jobs import Work
from core.roles import standing
from core.store.consents import Purpose
from core.turn import FindTask, HintSource, House, Turn

type Handler = Callable[[Turn], Awaitable[Reply | Action]]
"""One verb of the learner's. It reads, decides and answers; what it writes is written when the turn commits.

Where it gives an action, that one answers in the same turn: so a verb can lead into another feature.
"""

type Suggest = Callable[[Turn], Awaitable[Sequence[Suggestion]]]
"""Values for an option while it is being typed, the nearest first. The turn is never written.

`Turn.text` is what was typed of it, and `Turn.arguments` are what all options hold so far.
"""


type Remark = Callable[[Turn, Reply], Text | None]
"""What has to be said beside the answer of any feature, in front of it; None where there is nothing.

It stands in the way of every answer, so it reads nothing but the turn; it may leave something to be written.
"""


type Find = Callable[[Turn], Awaitable[Sequence[Shared]]]
"""What may be sent into any chat, best first. The turn is never written; `Turn.text` is what is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command that a learner may call, or one of a group: `course create`.

    Its words are those of CommandSpec; `suggest` has the options that know values for themselves.
    """

    name: str
    handler: Handler
    options: tuple[CommandOption, ...] = ()
    audience: Audience = Audience.EVERYONE
    suggest: Mapping[str, Suggest] = field(default_factory=dict[str, Suggest])

    def spec(self) -> CommandSpec:
        """The command as platforms list it."""
        options = tuple(replace(one, suggests=one.name in self.suggest) for one in self.options)
        return CommandSpec(name=self.name, options=options, audience=self.audience)


ORDER = (
    "learn",
    "quiz",
    "review",
    "challenge",
    "due",
    "teach",
    "explanations",
    "ask",
    "helpme",
    "courses",
    "join",
    "progress",
    "points",
    "board",
    "settings",
    "memory",
    "privacy",
    "start",
    "help",
    "cancel",
)
"""Commands as a learner comes to need them; others stand between those for learning and those about the house."""


def in_order(commands: Sequence[CommandSpec]) -> list[CommandSpec]:
    """The commands in the order of a learner's day."""
    places = {name: place for place, name in enumerate(ORDER)}
    between = places["settings"] - 0.5
    return sorted(commands, key=lambda one: (places.get(one.name, between), one.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chore:
    """What a feature does now and then by itself, in every process.

    `work` is given the moment. It finds in the database what is due, so that a missed or doubled round does no harm.
    """

    every: float
    """Seconds."""
    work: Callable[[House, datetime], Awaitable[None]]


type ShowPage = Callable[[Turn], Awaitable[Page]]
"""Makes an instructor's web page. `Turn.arguments` has the parts of its path and its query, `Turn.standing` for whom."""

type DoOnPage = Callable[[Turn], Awaitable[str | Page]]
"""Does what a page's form asks for (`Turn.values`, and `Turn.files` where one came along), and gives the path to go on
to, or a page. What it leaves is written in one transaction; a LearnerError is said beside the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A page of the instructors' web pages. `nav` is the word for it in the list of all; "" for those not in it."""

    show: ShowPage
    audience: Audience = Audience.INSTRUCTORS
    nav: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAct:
    """What a form of such a page does."""

    do: DoOnPage
    audience: Audience = Audience.INSTRUCTORS


@dataclass(frozen=True, slots=True)
class Hints:
    """Somewhere hints come from. Of two sources the one of the lower `rank` is asked first."""

    rank: int
    source: HintSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """An activity. `name` is its folder's; an action `NAME.verb` leads to `actions[verb]`.

    `audiences` has the verbs that are not for everyone: a button can be pressed by anybody who sees it.
    `entries` has what can be opened from outside: `/start WORD_REST`, which is what deep links say, leads to the
    verb `entries[WORD]` with the argument `entry`, the rest.
    `share` finds what may be sent into any chat, by what is looked for.
    `hints` is what it can give to whoever needs a hint, at any task.
    `task` finds what it has the learner do just now, if anything.
    `fallback` answers text that answers nothing; exactly one feature has it.
    """

    name: str
    words: Path
    commands: tuple[Command, ...] = ()
    actions: Mapping[str, Handler] = field(default_factory=dict[str, Handler])
    audiences: Mapping[str, Audience] = field(default_factory=dict[str, Audience])
    entries: Mapping[str, str] = field(default_factory=dict[str, str])
    share: Find | None = None
    task: FindTask | None = None
    hints: Hints | None = None
    fallback: Handler | None = None
    chores: tuple[Chore, ...] = ()
    jobs: Mapping[str, Work] = field(default_factory=dict[str, Work])
    """Long work that it has done piece by piece, by the kind of its rows (see `core.jobs`)."""
    pages: Mapping[str, PageSpec] = field(default_factory=dict[str, PageSpec])
    """Web pages for who teaches, by their path below the pages' own root, such as `cohorts/{cohort}/overview`."""
    page_acts: Mapping[str, PageAct] = field(default_factory=dict[str, PageAct])
    """What the forms of such pages do, by the path that they are sent to."""
    purposes: tuple[Purpose, ...] = ()
    """What it does with what learners leave, and they may refuse or agree to."""
    remark: Remark | None = None
    for_blocked: bool = False
    """Whether all of its verbs are there for whoever is blocked, too."""


def admits(audience: Audience, membership: Membership | None, staff_role: str | None) -> bool:
    """Whether the platform makes somebody one of the audience. `staff_role` is the community's; None where it has none."""
    manages = membership is not None and membership.manages
    match audience:
        case Audience.EVERYONE:
            return True
        case Audience.STAFF | Audience.INSTRUCTORS:
            return manages or (membership is not None and staff_role in membership.roles)
        case Audience.MANAGERS | Audience.ADMINS:
            return manages
        case Audience.OPERATORS:
            return False
        case _:
            assert_never(audience)


def is_for(turn: Turn, audience: Audience) -> bool:
    """Whether the learner of this turn is of the audience, where they are now.

    Of those audiences that are roles it says whether they may well be: `core.roles` has the last word on them.
    """
    staff_role = turn.community.staff_role if turn.community else None
    runs = audience in ROLES and turn.platform in turn.house.own
    teaches = audience in {Audience.INSTRUCTORS, Audience.ADMINS} and turn.learner.teaches
    return runs or teaches or admits(audience, turn.membership, staff_role)


ROLES = {Audience.INSTRUCTORS, Audience.ADMINS, Audience.OPERATORS}
"""The audiences that are roles."""
_GRANTED = {Audience.STAFF: Audience.INSTRUCTORS, Audience.MANAGERS: Audience.ADMINS}
"""As whom somebody is let in where the platform knows them as no such, within their community."""


async def admit(turn: Turn, audience: Audience) -> None:
    """Let a learner in who is of the audience, and note in which role; LearnerError where they are not."""
    if audience in ROLES:
        turn.staff = await standing(turn, audience)
        return
    if is_for(turn, audience):
        return
    if turn.membership is None:
        raise LearnerError("command-only-in-communities")
    if turn.learner.teaches:
        with suppress(LearnerError):
            turn.staff = await standing(turn, _GRANTED[audience])
            return
    raise LearnerError("command-for-managers" if audience is Audience.MANAGERS else "command-for-staff")
