"""Where people learn beside each other for an evening: a server on Discord, a Telegram, and one served Parley for both."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from core.course.model import Challenge, Course, Lesson
from core.features.community.rules import of_the_day
from core.turn import House
from tests.journeys.correspondent import Correspondent
from tests.journeys.kept import Kept, Mishaps
from tests.journeys.member import Member
from tests.journeys.neighbours import Archive, OnDiscord, OnTelegram, Wires
from tests.journeys.process import Served
from tests.loopback.discord import Guild, LoopbackDiscord, Person
from tests.loopback.telegram import LoopbackTelegram

type Work = Callable[[House, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Evening:
    """Where it happens."""

    served: Served
    discord: LoopbackDiscord
    telegram: LoopbackTelegram
    guild: Guild
    owner: Person
    course: Course
    archive: Archive
    wires: Wires
    folder: Path
    zone: ZoneInfo
    """Where the server is: in one of two places it is not about midnight."""

    @property
    def puzzle(self) -> Challenge:
        """A challenge of the skill that the lesson is about, which is not the one of the day."""
        of_today = of_the_day(self.course, datetime.now(self.zone).date())
        skill = self.course.main_skill(self.lesson)
        return next(one for one in self.course.challenges if one.skill == skill and one is not of_today)

    @property
    def lesson(self) -> Lesson:
        """What is learnt and explained."""
        return self.course.lesson("names")

    def member(self, name: str) -> OnDiscord:
        """Somebody in the server."""
        person = self.owner if name == self.owner.name else self.discord.user(name)
        if person is not self.owner:
            self.discord.join(self.guild, person)
        kept = Kept(self.archive.url, "discord", str(person.id), self.course)
        return OnDiscord(Member(person, self.guild.general, kept=kept, mishaps=Mishaps(self.served)))

    def correspondent(self, name: str) -> OnTelegram:
        """Somebody on Telegram."""
        person = self.telegram.user(name)
        kept = Kept(self.archive.url, "telegram", str(person.id), self.course)
        mishaps = Mishaps(self.served)
        return OnTelegram(Correspondent(person=person, telegram=self.telegram, kept=kept, mishaps=mishaps))

    async def do(self, *chores: Work) -> None:
        """Have these chores done, as is done every few minutes."""
        async with self.archive.house(self.folder) as house:
            for work in chores:
                (chore,) = (one for one in house.chores if one.work is work)
                await house.do(chore)
