"""A community with its staff, explanations that were told there, and who reads, reports and decides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Action, Body, Called, Filled, Membership, Pressed, Reply
from core.clock import FixedClock
from core.feature import Command
from core.store import communities, explanations, learners, moderation
from core.store.communities import Community
from core.store.explanations import Explanation, State
from core.store.moderation import Case
from core.turn import Turn
from tests.core.features.doings import MEMORY, did
from tests.pupil import Pupil, words_of

TEACHERS = frozenset({"teachers"})
SCHOOL, CLUB = Membership(community="school"), Membership(community="club")
STAFF, STAFF_OF_CLUB = replace(SCHOOL, roles=TEACHERS), replace(CLUB, roles=TEACHERS)


@dataclass(frozen=True, slots=True)
class Scene:
    """A school and a club, each with staff of the role `teachers`."""

    house: OpenHouse
    clock: FixedClock

    async def pupil(self, name: str, *, days: int = 30) -> Pupil:
        """Somebody who has been here for so many days."""
        known = Pupil(self.house, name)
        await did(known)
        await self.rows(
            "UPDATE learners SET created_at = created_at - make_interval(days => :days) WHERE id = :id",
            id=await self.number(name),
            days=days,
        )
        return known

    async def number(self, name: str) -> int:
        """The learner's number."""
        found = await self.house.dispatch.house.database.read(learners.find, "test", name)
        assert found is not None
        return found.id

    async def told(self, author: str, id_: str, *, at: str = "test/school", **changes: Any) -> str:
        """Have an explanation be told by somebody, and shared."""
        values: dict[str, Any] = {
            "course": MEMORY,
            "lesson": "recall",
            "skill": "recall",
            "text": f"{id_}: what one recalls, one keeps.",
            "pseudonym": "a heron",
            "shared": True,
            "community": at,
            "at": self.clock.now(),
        }
        made = Explanation(id=id_, **(values | changes))
        await self.house.dispatch.house.database.write(explanations.add, await self.number(author), made)
        return id_

    async def case(self, id_: str) -> Case:
        found = await self.house.dispatch.house.database.read(moderation.find, id_)
        assert found is not None
        return found

    async def state(self, id_: str) -> State:
        return (await self.case(id_)).state

    async def acts(self, id_: str) -> list[str]:
        return [one.act.act for one in (await self.case(id_)).trail]

    async def rows(self, query: str, **values: Any) -> Sequence[tuple[Any, ...]]:
        async with self.house.dispatch.house.database.transaction() as connection:
            found = await connection.execute(text(query), values)
            return [tuple(row) for row in found] if found.returns_rows else []

    async def held(self, author: str, id_: str, reason: str = "link: evil.com", **changes: Any) -> str:
        """Have an explanation be held by the filter."""
        await self.told(author, id_, **changes)
        await self._done(id_, moderation.Act(act="held", by="filter", reason=reason), becomes=State.REVIEW)
        return id_

    async def divided(self, author: str, id_: str) -> None:
        """Have an explanation be told on which votes differ."""
        await self.told(author, id_)
        await self._done(id_, moderation.Act(act="divided", by="votes"), becomes=State.SHOWN)

    async def decided(self, id_: str, becomes: State) -> None:
        """Have the operator decide about an explanation."""
        act = moderation.Act(act=(await self.case(id_)).verdict(becomes), by="operator")
        await self._done(id_, act, becomes=becomes)

    async def _done(self, id_: str, act: moderation.Act, *, becomes: State) -> None:
        was, database = await self.state(id_), self.house.dispatch.house.database
        now = self.clock.now()
        assert await database.write(moderation.moderate, id_, act, now, was=was, becomes=becomes)

    async def taken_back(self, author: str, *ids: str) -> None:
        """Have an author show these to nobody any more."""
        number = await self.number(author)
        for id_ in ids:
            await self.house.dispatch.house.database.write(explanations.share, number, id_, False)

    async def report(
        self, by: Pupil, id_: str, reason: str = "rude", within: Membership | None = SCHOOL
    ) -> str:
        """Have somebody report an explanation, as a press under it leads to; what they are told."""
        await led(by, Action("moderation.report", {"explanation": id_}), within)
        self.clock.advance(seconds=1)
        return words_of(await pressed(by, _REASONS[reason], within))


_REASONS = {
    "rude": "Rude, or it hurts somebody",
    "personal": "Tells who or where somebody is",
    "advertising": "Advertising",
    "harmful": "Wrong in a way that does harm",
}


async def scene(house: OpenHouse, clock: FixedClock) -> Scene:
    """A school and a club."""
    for one in (SCHOOL, CLUB):
        community = Community(platform="test", id=one.community, staff_role="teachers")
        await house.dispatch.house.database.write(communities.keep, community, clock.now())
    return Scene(house, clock)


async def sent(pupil: Pupil, body: Body, within: Membership | None) -> Reply:
    """The reply to what a pupil does in a community, or outside of all."""
    before = len(pupil.deliveries)
    await pupil.house.door.receive(replace(pupil.incoming(body), membership=within))
    assert len(pupil.deliveries) > before, "nothing was sent"
    return pupil.reply


async def pressed(pupil: Pupil, label: str, within: Membership | None) -> Reply:
    return await sent(pupil, Pressed(pupil.choice(label).id), within)


async def filled(pupil: Pupil, words: str, within: Membership | None) -> Reply:
    return await sent(pupil, Filled(pupil.form().id, {"words": words}), within)


async def moderate(pupil: Pupil, within: Membership | None = STAFF) -> str:
    """Call /moderate; all that the reply says."""
    return words_of(await sent(pupil, Called("moderate"), within))


async def led(pupil: Pupil, action: Action, within: Membership | None) -> Reply:
    """The answer to an action as another feature's press, or a forger, leads to it."""

    async def lead(_: Turn) -> Action:
        return action

    router = pupil.house.dispatch.router
    assert isinstance(router.commands, dict)
    router.commands["lead"] = Command(name="lead", handler=lead)
    try:
        return await sent(pupil, Called("lead"), within)
    finally:
        del router.commands["lead"]


async def told_unasked(there: Scene, pupil: Pupil) -> str:
    """What an author is told without asking."""
    before = len(pupil.deliveries)
    await there.house.recover()
    return "\n".join(words_of(one.reply) for one in pupil.deliveries[before:])


async def hidden(there: Scene, id_: str = "e", reason: str = "Advertising") -> tuple[Pupil, Pupil]:
    """An explanation of ada's that mo has hidden; both."""
    ada, mo = await there.pupil("ada"), await there.pupil("mo")
    await there.held("ada", id_)
    await moderate(mo)
    await pressed(mo, "Hide it", STAFF)
    await pressed(mo, reason, STAFF)
    assert await there.state(id_) is State.HIDDEN
    return ada, mo


async def appealed(there: Scene, ada: Pupil, why: str = "It names nobody.") -> str:
    """Have an author ask for another look; what they are told."""
    await led(ada, Action("moderation.appeal", {"explanation": "e"}), None)
    return words_of(await filled(ada, why, None))
