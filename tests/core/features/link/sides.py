"""The two sides of a link: pupils on several platforms, and what the database says of them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Code, Reply
from tests.pupil import Pupil, RecordingPlatform

JOIN = "Both are mine: join them"


@dataclass(slots=True)
class DeepLinking(RecordingPlatform):
    """A platform that can be opened by an address."""

    def deep_link(self, entry: str) -> str:
        return f"https://{self.name}.test/{entry}"


def open_platforms(house: OpenHouse) -> None:
    """Have three platforms, of which one has addresses."""
    platforms = house.dispatch.outbox.platforms
    for platform in (
        RecordingPlatform(name="discord"),
        DeepLinking(name="telegram"),
        RecordingPlatform(name="web"),
    ):
        platforms[platform.name] = platform


async def code_of(pupil: Pupil) -> str:
    """A new code of this pupil's."""
    return code_in(await pupil.say("/link"))


def code_in(reply: Reply) -> str:
    (typed,) = (block.source for block in reply.blocks if isinstance(block, Code))
    return typed.removeprefix("/link ")


async def link(stays: Pupil, goes: Pupil) -> None:
    """Make `goes` the learner who `stays` is."""
    await goes.say(f"/link {await code_of(stays)}")
    await goes.press(JOIN)
    assert "You are one learner now" in goes.words()


async def learner_of(pupil: Pupil) -> int:
    (row,) = await rows(
        pupil.house,
        "SELECT learner_id FROM identities WHERE platform = :platform AND external_id = :person",
        platform=pupil.platform,
        person=pupil.name,
    )
    return row[0]


async def rows(house: OpenHouse, query: str, **values: Any) -> list[tuple[Any, ...]]:
    async with house.dispatch.house.database.transaction() as connection:
        return [tuple(row) for row in await connection.execute(text(query), values)]


async def count(house: OpenHouse, table: str) -> int:
    ((number,),) = await rows(house, f"SELECT count(*) FROM {table}")
    return number
