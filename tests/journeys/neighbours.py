"""People who learn beside each other with a served Parley, on Discord and on Telegram: what they do, and all that was sent."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Plain
from core.course.model import Challenge, Lesson
from tests.journeys.correspondent import Correspondent
from tests.journeys.kept import Kept
from tests.journeys.member import Member
from tests.loopback.discord import LoopbackDiscord
from tests.loopback.telegram import LoopbackTelegram
from tests.postgres import connected

ON_THE_WAY = ("lesson.recall", "lesson.on", "lesson.open")
"""What leads on in a lesson."""
LEARNT = """
INSERT INTO lesson_progress (learner_id, course, lesson, step, started_at, completed_at)
SELECT learner_id, $3, $4, 1, now(), now() FROM identities WHERE platform = $1 AND external_id = $2
"""
GROWN = """
UPDATE learners SET created_at = created_at - (20 + id % 30) * interval '1 day'
"""
SPREAD = """
UPDATE votes v SET at = v.at - place * interval '20 minutes', changed_at = v.changed_at - place * interval '20 minutes'
FROM (SELECT explanation, learner_id, row_number() OVER (ORDER BY at DESC) AS place FROM votes) AS one
WHERE v.explanation = one.explanation AND v.learner_id = one.learner_id
"""


class Neighbour(Protocol):
    """A learner on one platform. What they do returns when they are answered."""

    @property
    def kept(self) -> Kept:
        """What Parley keeps of them."""
        ...

    async def call(self, command: str, **options: str) -> None:
        """Call a command."""
        ...

    async def fill(self, **values: str) -> None:
        """Fill in the form of the newest reply."""
        ...

    async def press_choice(self, number: int) -> None:
        """Press the choice of this number in the newest reply."""
        ...

    async def go_on(self) -> None:
        """Go on in a lesson."""
        ...

    async def reads(self, text: str) -> None:
        """Wait until the answer to what they did last says this."""
        ...


@dataclass(frozen=True, slots=True)
class OnDiscord:
    """In a channel of a server. See Neighbour."""

    member: Member

    @property
    def kept(self) -> Kept:
        """See Neighbour."""
        return self.member.kept

    async def call(self, command: str, **options: str) -> None:
        """See Neighbour."""
        await self.member.call(command, files=None, **options)

    async def fill(self, **values: str) -> None:
        """See Neighbour."""
        await self.member.submit(values)

    async def press_choice(self, number: int) -> None:
        """See Neighbour."""
        await self.member.press_choice(number)

    async def go_on(self) -> None:
        """See Neighbour."""
        await self.member.go_on(*ON_THE_WAY)

    async def reads(self, text: str) -> None:
        """See Neighbour."""
        await self.member.reads(text)


@dataclass(frozen=True, slots=True)
class OnTelegram:
    """In their own chat with the bot. See Neighbour."""

    pupil: Correspondent

    @property
    def kept(self) -> Kept:
        """See Neighbour."""
        return self.pupil.kept

    async def call(self, command: str, **options: str) -> None:
        """See Neighbour."""
        await self.pupil.say(" ".join((f"/{command}", *options.values())))

    async def fill(self, **values: str) -> None:
        """See Neighbour."""
        for words in values.values():
            await self.pupil.say(words)

    async def press_choice(self, number: int) -> None:
        """See Neighbour."""
        await self.pupil.press_choice(number)

    async def go_on(self) -> None:
        """See Neighbour."""
        await self.pupil.go_on(*ON_THE_WAY)

    async def reads(self, text: str) -> None:
        """See Neighbour."""
        await self.pupil.reads(text)


async def lead(who: Neighbour, verb: str, **arguments: Plain) -> None:
    """Have somebody press the first choice of the newest reply that leads there."""
    _, reply = await who.kept.reply()
    actions = list(reply.actions())
    found = (
        place
        for place, one in enumerate(actions)
        if one.verb == verb and arguments.items() <= dict(one.arguments).items()
    )
    number = next(found, None)
    assert number is not None, f"nothing leads to {verb} {arguments}, but {[one.verb for one in actions]}"
    await who.press_choice(number)


async def come(who: Neighbour) -> None:
    """Come to Parley for the first time, and begin the course where nobody has chosen it for them."""
    await who.call("start")
    if "courses.begin" in await who.kept.verbs():
        await lead(who, "courses.begin")


async def learn(who: Neighbour, lesson: Lesson) -> None:
    """Come for the first time, and do a lesson to its end."""
    await come(who)
    await who.call("learn", lesson=lesson.title)
    while "teachback.start" not in await who.kept.verbs():
        await who.go_on()


async def solve(who: Neighbour, challenge: Challenge, *before: str) -> None:
    """Submit these programs at the challenge that was opened, and then the author's."""
    if "challenge.begin" in await who.kept.verbs():
        await lead(who, "challenge.begin")
    for source in (*before, challenge.reference):
        await who.fill(code=source)
    await who.reads("Solved")


@dataclass(frozen=True, slots=True)
class Wires:
    """All that Parley has sent to both platforms, whoever it was for."""

    discord: LoopbackDiscord
    telegram: LoopbackTelegram

    def mark(self) -> tuple[int, int]:
        """Where it stands now."""
        return len(self.discord.traffic), len(self.telegram.traffic)

    def since(self, mark: tuple[int, int] = (0, 0)) -> str:
        """What was sent since then, as it was sent."""
        on_discord, on_telegram = mark
        sent = [f"{one.path} {one.body}" for one in self.discord.traffic[on_discord:] if one.method != "GET"]
        return "\n".join([*sent, *(str(one.arguments) for one in self.telegram.traffic[on_telegram:])])


@dataclass(frozen=True, slots=True)
class Archive:
    """The database of a served Parley, looked into from beside."""

    url: str

    async def rows(self, query: str, *values: object) -> Sequence[tuple[Any, ...]]:
        """What a query finds, or changes."""
        async with connected(self.url) as connection:
            found = cast("list[tuple[Any, ...]]", await connection.fetch(query, *values))
        return [tuple(row) for row in found]

    async def has_learnt(self, who: Kept, lesson: Lesson) -> None:
        """Have somebody have done a lesson before: on Telegram that takes half a minute, as it takes a message a second."""
        await self.rows(LEARNT, who.platform, who.person, who.course.id, lesson.id)

    async def let_weeks_pass(self) -> None:
        """Have everybody be there for some weeks, as accounts that are made on one day count as one person's."""
        await self.rows(GROWN)

    async def let_hours_pass(self) -> None:
        """Have some time lie between votes, as those that come at once count as fewer."""
        await self.rows(SPREAD)

    @asynccontextmanager
    async def house(self, folder: Path) -> AsyncGenerator[OpenHouse]:
        """Another process of the same Parley, without platforms."""
        settings = Settings.model_validate({"data_dir": folder, "database_url": self.url})
        async with open_house(settings, tell=lambda _: None) as opened:
            yield opened
