"""Where a class is taught for a term: a server on Discord, a group on Telegram, the web, and one served Parley for all."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from core.course.model import Course
from tests.core.course.sample import SAMPLE
from tests.journeys.correspondent import Correspondent
from tests.journeys.kept import Kept, Mishaps
from tests.journeys.member import Member
from tests.journeys.neighbours import Archive
from tests.journeys.process import Served
from tests.loopback.discord import Guild, LoopbackDiscord, Message, Person, Role
from tests.loopback.telegram import LoopbackTelegram

TAUGHT = "sample"
"""The id of the course that is imported, as its files have it."""
RIGHT = "def double(n):\n    return n * 2\n"
SQUARED = "def double(n):\n    return n * n\n"
"""A solution to its challenge, and one that is none."""
QUIZ = Path(__file__).parent / "exports" / "loops.xml"
"""A category of a question bank, as Moodle exports it."""
ZONE = ZoneInfo("Europe/Madrid")
"""Where the server is."""
KEPT = "SELECT 1 FROM class_figures JOIN cohorts ON id = cohort WHERE title = $1 AND class_figures.at >= $2"
OLDER = "UPDATE class_figures SET at = at - interval '10 minutes' WHERE at < $1"
"""Figures that are minutes old are worked out anew."""


def course_files() -> Mapping[str, bytes]:
    """The files of a course with a challenge, one case of which is wrong: a half is not doubled to one and a half."""
    files = {name: text.encode() for name, text in SAMPLE.items()}
    broken = files["challenges/double/challenge.yaml"].replace(b"expect: 1.0", b"expect: 1.5")
    return files | {"challenges/double/challenge.yaml": broken}


@dataclass(frozen=True, slots=True)
class Term:
    """Where it happens."""

    served: Served
    discord: LoopbackDiscord
    telegram: LoopbackTelegram
    guild: Guild
    owner: Person
    staff: Role
    students: Role
    archive: Archive
    folder: Path
    course: Course
    """A course that ships."""

    def member(self, name: str, *roles: Role, course: Course | None = None) -> Member:
        """Somebody in the server, who learns this course."""
        person = self.owner if name == self.owner.name else self.discord.user(name)
        if person is not self.owner:
            self.discord.join(self.guild, person, roles=roles)
        kept = Kept(self.archive.url, "discord", str(person.id), course or self.course)
        return Member(person=person, channel=self.guild.general, kept=kept, mishaps=Mishaps(self.served))

    def correspondent(self, name: str, course: Course | None = None) -> Correspondent:
        """Somebody on Telegram, who learns this course."""
        person = self.telegram.user(name)
        kept = Kept(self.archive.url, "telegram", str(person.id), course or self.course)
        return Correspondent(person=person, telegram=self.telegram, kept=kept, mishaps=Mishaps(self.served))

    async def work_out(self, title: str, refresh: Callable[[], Awaitable[None]]) -> None:
        """Have the figures of a class be as of now: the served process may be about older ones at this moment."""
        ((now,),) = await self.archive.rows("SELECT now()")
        async with asyncio.timeout(60):
            while not await self.archive.rows(KEPT, title, now):
                await self.archive.rows(OLDER, now)
                await refresh()

    async def until(self, come: Callable[[Sequence[tuple[Any, ...]]], bool], query: str) -> None:
        """Wait until rows of the database are so: of what another process writes, nothing tells us."""
        async with asyncio.timeout(60):
            while not come(await self.archive.rows(query)):  # noqa: ASYNC110 - see above
                await asyncio.sleep(0.02)


def soon(hours: int) -> str:
    """A date as one writes it, so many hours from now by the server's clock."""
    return (datetime.now(ZONE) + timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M")


def attached(message: Message) -> tuple[str, bytes]:
    """The name and the bytes of the only file of a message."""
    (file,) = message.attachments
    return file.name, file.content
