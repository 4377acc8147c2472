"""A learner who talks with the tutor at a challenge of the course that ships, and what went out and was kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Body, Called, Membership, Reply
from core.course.model import Challenge
from core.llm import Call
from core.store import communities, learners, tutoring
from core.store.communities import Community
from core.store.tutoring import TutorMessage
from tests.core.features.doings import PYTHON, course_of, did
from tests.core.features.tutor.scenes import agree, with_model
from tests.core.llm.scripted import Said, ScriptedModel
from tests.growths import GrowingPlatform
from tests.pupil import Pupil, words_of

AT = "to-fahrenheit"
ATTEMPT = "def to_fahrenheit(celsius):\n    print(celsius * 3)"
GOOD = "You let your function show 60 for a room. Who gets that number when the function is called?"
LEAK = "Here you are:\n\n```python\ndef to_fahrenheit(celsius):\n    return celsius * 9 / 5 + 32\n```"
MADE = "A language model wrote this"
HERE = Membership(community="school")


@dataclass(frozen=True, slots=True)
class Talk:
    """Somebody at a challenge, on a platform that shows answers while they grow."""

    pupil: Pupil
    model: ScriptedModel
    platform: GrowingPlatform

    @property
    def house(self) -> OpenHouse:
        return self.pupil.house

    @property
    def grown(self) -> list[str]:
        """All that was shown while answers were made."""
        return [words_of(one.reply) for one in self.platform.grown]

    @property
    def prompt(self) -> str:
        """All that the model was given at last."""
        return "\n".join(words for _, words in self.model.calls[-1].messages())

    async def ask(self, question: str = "what is wrong with it?", *, within: Membership | None = None) -> str:
        """Ask with /ask, in a community or outside of all; all that the reply says."""
        return words_of(await said_within(self.pupil, Called("ask", {"question": question}), within))

    async def rows(self) -> list[Mapping[str, Any]]:
        """What is kept of what the model said, the first first."""
        return await rows(self.house)


async def talk(house: OpenHouse, script: Callable[[Call], Said] = lambda _: GOOD, name: str = "ada") -> Talk:
    """Somebody who let a model read what they write, and whose first attempt at the challenge failed."""
    platform = house.dispatch.outbox.platforms.get("test")
    if not isinstance(platform, GrowingPlatform):
        platform = GrowingPlatform()
        house.dispatch.outbox.platforms["test"] = platform
    pupil = Pupil(house, name)
    await did(pupil, PYTHON)
    model = with_model(house, script)
    await agree(pupil)
    await pupil.say(f"/challenge {AT}")
    await pupil.fill(ATTEMPT)
    return Talk(pupil, model, platform)


async def said_within(pupil: Pupil, body: Body, membership: Membership | None) -> Reply:
    """The reply to what a pupil does in a community, or outside of all."""
    await pupil.house.door.receive(replace(pupil.incoming(body), membership=membership))
    return pupil.reply


async def rows(house: OpenHouse) -> list[Mapping[str, Any]]:
    database = house.dispatch.house.database
    async with database.transaction() as connection:
        found = await connection.execute(text("SELECT id FROM tutor_messages ORDER BY at, id"))
        ids = [str(one) for one in found.scalars()]
    kept = [await database.read(tutoring.find, one) for one in ids]
    return [one for one in kept if one is not None]


async def used(pupil: Pupil, *, tokens: int = 0, cost: int = 0, community: str = "") -> None:
    """Have a model used for a pupil today."""
    dispatch = pupil.house.dispatch
    learner = await dispatch.house.database.read(learners.find, pupil.platform, pupil.name)
    assert learner is not None
    message = TutorMessage(
        id=f"used-{pupil.name}-{tokens}-{cost}",
        place="",
        community=community,
        kind="answer",
        prompt="tutor/answer",
        digest="",
        model="scripted:model",
        tries=(),
        shown=None,
        tokens_in=tokens,
        tokens_out=0,
        cost=cost,
        seconds=0.0,
    )
    await dispatch.house.database.write(tutoring.keep, learner.id, message, dispatch.clock.now())


async def dial(house: OpenHouse, to: str, *, staff_role: str | None = None) -> None:
    """Turn the dial of the community."""
    community = Community(platform="test", id=HERE.community, tutor=to, staff_role=staff_role)
    await house.dispatch.house.database.write(communities.keep, community, house.dispatch.clock.now())


def challenge(house: OpenHouse) -> Challenge:
    found = course_of(house, PYTHON).item(AT)
    assert isinstance(found, Challenge)
    return found
