"""Others in a walk: they explain things, say what helped them, and report; and the walk may go on as one of them."""

from typing import Any

from core.features.explanations import jobs
from core.store import explanations, learners, votes
from core.store.explanations import Explanation
from tests.adapters.discord.product import Guest, Walk
from tests.core.features.doings import PYTHON, did

WORDS = "A name is a label that you tie to a value. Tie it to another value, and the first one is forgotten."


async def other(walk: Walk, name: str, *, lessons: int = 3) -> Guest:
    """Somebody else on the same platform, who has done the first lessons of the Python course and reads the same language."""
    if name not in walk.others:
        here = walk.guest
        walk.others[name] = Guest(here.house, name, platform=here.platform, language=here.language)
        await did(walk.others[name], PYTHON, lessons=lessons)
    return walk.others[name]


async def number_of(guest: Guest) -> int:
    """The learner's number."""
    found = await guest.house.dispatch.house.database.read(learners.find, guest.platform, guest.name)
    assert found is not None
    return found.id


async def explained(guest: Guest, id_: str, **changes: Any) -> str:
    """Have the learner have explained something, and shared it unless it is said otherwise; its id."""
    values: dict[str, Any] = {
        "course": PYTHON,
        "lesson": "names",
        "skill": "variables",
        "text": WORDS,
        "pseudonym": "Keen Heron" if guest.language == "en" else "Garza Prudente",
        "shared": True,
        "at": guest.house.dispatch.clock.now(),
    }
    one = Explanation(id=id_, **(values | changes))
    await guest.house.dispatch.house.database.write(explanations.add, await number_of(guest), one)
    return id_


async def voted(walk: Walk, id_: str, because: dict[str, str]) -> None:
    """Have others say whether it helped them, an hour after each other, and weigh that: by name why not, "" where it did."""
    database = walk.guest.house.dispatch.house.database
    for name, why in because.items():
        voter = await other(walk, name)
        walk.clock.advance(hours=1)
        await database.write(votes.cast, await number_of(voter), id_, not why, why, walk.clock.now())
    await jobs.weigh(walk.guest.house.dispatch.house, walk.clock.now())
