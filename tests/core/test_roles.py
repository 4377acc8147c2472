"""Who may do what is asked anew at each act, of whoever has the last word on it, and what was done is written down."""

import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import plugins
from bot.settings import Settings
from bot.wiring import OpenHouse
from core.chat import Audience, Called, Membership, Post, Reply, Text
from core.clock import FixedClock
from core.errors import Unavailable
from core.feature import Command, Feature
from core.roles import HOUSE, Role, audit
from core.store import acts, communities, learners, staff
from core.store.communities import Community
from core.turn import Turn
from tests.pupil import Pupil, RecordingPlatform, words_of

SCHOOL = "chatter/school"


async def teach(turn: Turn) -> Reply:
    audit(turn, "toy-taught", "lesson-1", mark=7)
    return Reply.of(Text(f"{turn.standing.role.word} of {turn.standing.community}"))


async def help_out(turn: Turn) -> Reply:
    del turn
    return Reply.of(Text("helped"))


async def echo(turn: Turn) -> Reply:
    return Reply.of(Text(turn.text))


TOY = Feature(
    name="toy",
    words=Path(),
    commands=(
        Command(name="teach", handler=teach, audience=Audience.INSTRUCTORS),
        Command(name="govern", handler=teach, audience=Audience.ADMINS),
        Command(name="help-out", handler=help_out, audience=Audience.STAFF),
        Command(name="set-up", handler=help_out, audience=Audience.MANAGERS),
        Command(name="operate", handler=teach, audience=Audience.OPERATORS),
    ),
    fallback=echo,
)


@dataclass(slots=True)
class Chatter(RecordingPlatform):
    """A platform with communities, whose members are what the test says that they are now."""

    name: str = "chatter"
    has_rooms: bool = True
    members: dict[str, Membership] = field(default_factory=dict[str, Membership])
    silent: bool = False

    async def post(self, post: Post) -> None:
        del post

    async def lacking(self, community: str, channel: str, language: str | None) -> tuple[str, ...]:
        del community, channel, language
        return ()

    def called(self, community: str, id_: str) -> str:
        del community
        return id_

    async def membership(self, community: str, person: str) -> Membership | None:
        assert community == "school"
        if self.silent:
            raise Unavailable("the test's platform")
        return self.members.get(person)


@pytest.fixture
def settings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A house in which there is only the toy, and which eve runs."""
    monkeypatch.setattr(plugins, "features", lambda: [TOY])
    return settings.model_copy(update={"operators": ("chatter/eve",)})


@pytest.fixture
async def chatter(house: OpenHouse, clock: FixedClock) -> Chatter:
    chatter = Chatter()
    house.dispatch.outbox.platforms[chatter.name] = chatter
    assert isinstance(house.dispatch.house.entrances.platforms, dict)
    house.dispatch.house.entrances.platforms[chatter.name] = chatter
    school = Community(platform="chatter", id="school", staff_role="tutors")
    await house.dispatch.house.database.write(communities.keep, school, clock.now())
    return chatter


async def call(house: OpenHouse, name: str, command: str, *, inside: Membership | None = None) -> str:
    """What is said to somebody who calls a command, within the school or alone with Parley."""
    pupil = Pupil(house, name=name, platform="chatter")
    event = pupil.incoming(Called(command), event=secrets.token_hex(4))
    await house.door.receive(replace(event, membership=inside))
    sent = await house.door.history("chatter", name, name, after=0, limit=1)
    return words_of(sent[-1].reply)


def member(*roles: str, manages: bool = False) -> Membership:
    return Membership(community="school", roles=frozenset(roles), manages=manages)


async def learner(house: OpenHouse, name: str) -> int:
    found = await house.dispatch.house.database.read(learners.find, "chatter", name)
    assert found
    return found.id


async def test_a_member_is_no_instructor_and_is_told_whom_to_ask(house: OpenHouse, chatter: Chatter) -> None:
    assert "ask whoever runs this community" in await call(house, "ada", "teach", inside=member())
    assert await house.dispatch.house.database.read(acts.newest, SCHOOL, 10) == []


async def test_the_staff_role_makes_instructors_and_who_manages_is_admin(
    house: OpenHouse, chatter: Chatter
) -> None:
    assert await call(house, "ada", "teach", inside=member("tutors")) == f"instructor of {SCHOOL}"
    assert "those who run this community" in await call(house, "ada", "govern", inside=member("tutors"))
    assert await call(house, "bob", "govern", inside=member(manages=True)) == f"admin of {SCHOOL}"
    assert "whoever runs Parley itself" in await call(house, "bob", "operate", inside=member(manages=True))


async def test_outside_of_the_community_the_platform_is_asked_each_time(
    house: OpenHouse, chatter: Chatter
) -> None:
    assert "ask whoever runs" in await call(house, "ada", "teach"), "nobody has seen her there"
    await call(house, "ada", "teach", inside=member("tutors"))
    chatter.members["ada"] = member("tutors")
    assert await call(house, "ada", "teach") == f"instructor of {SCHOOL}"
    chatter.members["ada"] = member()
    assert "ask whoever runs" in await call(house, "ada", "teach"), "her role was taken"
    del chatter.members["ada"]
    assert "ask whoever runs" in await call(house, "ada", "teach"), "she has left"


async def test_a_platform_that_says_nothing_makes_nobody_instructor(
    house: OpenHouse, chatter: Chatter
) -> None:
    await call(house, "ada", "teach", inside=member("tutors"))
    chatter.silent = True
    assert "instructor" not in await call(house, "ada", "teach")
    assert isinstance(house.dispatch.house.entrances.platforms, dict)
    house.dispatch.house.entrances.platforms["chatter"] = RecordingPlatform(name="chatter")
    assert "ask whoever runs" in await call(house, "ada", "teach"), (
        "who is in communities there, nobody says here"
    )


async def test_a_grant_holds_whatever_the_platform_says_and_can_be_taken_back(
    house: OpenHouse, chatter: Chatter, clock: FixedClock
) -> None:
    await call(house, "ada", "teach", inside=member())
    database, ada = house.dispatch.house.database, await learner(house, "ada")
    await database.write(staff.grant, SCHOOL, ada, Role.INSTRUCTOR, None, clock.now())
    assert await call(house, "ada", "teach", inside=member()) == f"instructor of {SCHOOL}"
    assert await call(house, "ada", "teach") == f"instructor of {SCHOOL}", "nobody need be asked"
    await call(house, "ada", "teach", inside=member(manages=True))
    (row,) = await database.read(staff.of_community, SCHOOL)
    assert (row.role, row.granted) == (Role.INSTRUCTOR, True), "the platform's word is no grant"
    assert await database.write(staff.revoke, SCHOOL, ada)
    assert "ask whoever runs" in await call(house, "ada", "teach", inside=member())


async def test_a_grant_in_one_community_is_none_in_another(
    house: OpenHouse, chatter: Chatter, clock: FixedClock
) -> None:
    await call(house, "ada", "teach", inside=member())
    ada = await learner(house, "ada")
    await house.dispatch.house.database.write(
        staff.grant, "chatter/other", ada, Role.ADMIN, None, clock.now()
    )
    assert "ask whoever runs" in await call(house, "ada", "teach", inside=member())
    assert await call(house, "ada", "govern") == "admin of chatter/other"


async def test_outside_they_act_for_the_community_in_which_they_were_last(
    house: OpenHouse, chatter: Chatter, clock: FixedClock
) -> None:
    await call(house, "ada", "teach", inside=member("tutors"))
    chatter.members["ada"] = member("tutors")
    ada = await learner(house, "ada")
    clock.advance(hours=2)
    database = house.dispatch.house.database
    await database.write(staff.grant, "chatter/other", ada, Role.INSTRUCTOR, None, clock.now())
    assert await call(house, "ada", "teach") == "instructor of chatter/other"
    clock.advance(hours=2)
    await call(house, "ada", "teach", inside=member("tutors"))
    assert await call(house, "ada", "teach") == f"instructor of {SCHOOL}"


async def test_the_operator_may_do_all_and_outside_of_all_communities_for_the_house(
    house: OpenHouse, chatter: Chatter
) -> None:
    assert await call(house, "eve", "operate") == f"operator of {HOUSE}"
    assert await call(house, "eve", "govern", inside=member()) == f"operator of {SCHOOL}"


async def test_what_is_done_in_a_role_is_written_down_with_who_and_as_what(
    house: OpenHouse, chatter: Chatter, clock: FixedClock
) -> None:
    await call(house, "ada", "teach", inside=member("tutors"))
    await call(house, "eve", "teach", inside=member())
    database = house.dispatch.house.database
    newest, first = await database.read(acts.newest, SCHOOL, 10)
    assert (first.name, first.role, first.act, first.subject) == (
        "Ada",
        Role.INSTRUCTOR,
        "toy-taught",
        "lesson-1",
    )
    assert first.detail == {"mark": 7}
    assert first.at == clock.now()
    assert newest.role is Role.OPERATOR
    assert await database.read(acts.newest, SCHOOL, 10, before=newest.id) == [first]
    assert await database.read(acts.newest, HOUSE, 10) == []
    async with database.transaction() as connection:
        await connection.execute(text("DELETE FROM learners WHERE name = 'Ada'"))
    assert [one.name for one in await database.read(acts.newest, SCHOOL, 10)] == ["Eve", ""], "it stays"


async def test_who_was_made_instructor_or_admin_has_what_is_for_staff_and_for_who_manages_within_the_community(
    house: OpenHouse, chatter: Chatter, clock: FixedClock
) -> None:
    assert "for the staff" in await call(house, "ada", "help-out", inside=member())
    database, ada = house.dispatch.house.database, await learner(house, "ada")
    await database.write(staff.grant, SCHOOL, ada, Role.INSTRUCTOR, None, clock.now())
    assert await call(house, "ada", "help-out", inside=member()) == "helped"
    assert "those who manage" in await call(house, "ada", "set-up", inside=member())
    assert "belongs to a community" in await call(house, "ada", "help-out")
    await database.write(staff.grant, SCHOOL, ada, Role.ADMIN, None, clock.now())
    assert await call(house, "ada", "set-up", inside=member()) == "helped"
    elsewhere = Membership(community="other")
    assert "those who manage" in await call(house, "ada", "set-up", inside=elsewhere)
