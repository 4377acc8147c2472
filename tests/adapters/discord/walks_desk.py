"""Walks through who teaches: a link to the pages, invitations given and taken up, somebody removed, and the log."""

import random
import re
import secrets
import string
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from core.features.desk import handlers, views
from core.roles import HOUSE, Role
from core.store import acts, communities, staff
from core.store.communities import Community
from core.store.staff import StaffRow
from tests.adapters.discord.others import number_of, other
from tests.adapters.discord.product import Guest, Hall, Walk
from tests.adapters.discord.walks_around import MEMBER, OWNER


@dataclass(slots=True)
class Pages(Hall):
    """A web on which the pages are served."""

    name: str = "web"

    def desk_page(self, token: str) -> str:
        return f"https://parley.example/desk/open/{token}"

    def deep_link(self, entry: str) -> str:
        return f"https://parley.example/#{entry}"


async def desk(walk: Walk) -> None:
    """From the first link to somebody who is taken out."""
    await school(walk)
    walk.guest.membership = MEMBER
    await walk.call("for-instructors", "course desk")
    await walk.call("for-admins", "course staff")
    await walk.call("for-operators", "operator health")
    walk.guest.membership = OWNER
    await walk.call("log-empty", "course log")
    await walk.call("nowhere", "course desk")
    with foreseen(), served(walk):
        await walk.call("link", "course desk")
        await grant(walk, walk.guest, HOUSE)
        await walk.call("links", "course desk")
        await walk.press("link-elsewhere", "desk.open", community=HOUSE)
        await _staff(walk)
    await _log(walk)


async def school(walk: Walk) -> None:
    """A server that is known by its name, and somebody whom Parley knows."""
    await walk.call("", "help")
    known = Community(platform=walk.guest.platform, id=OWNER.community, name=OWNER.name)
    await walk.guest.house.dispatch.house.database.write(communities.keep, known, walk.clock.now())


def here(walk: Walk) -> str:
    """The server, or the group, in which people teach."""
    return f"{walk.guest.platform}/{OWNER.community}"


async def grant(walk: Walk, guest: Guest, community: str = "", role: Role = Role.INSTRUCTOR) -> None:
    """Have somebody be made staff."""
    database = walk.guest.house.dispatch.house.database
    where = community or here(walk)
    await database.write(staff.grant, where, await number_of(guest), role, None, walk.clock.now())


@contextmanager
def foreseen() -> Generator[None]:
    """Codes and tokens as they always are, but the same ones in each run: a golden file shows some of them."""
    tokens = (sign * 43 for sign in string.ascii_letters)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers, "new_token", lambda: next(tokens))
        patch.setattr(secrets, "choice", random.Random(1).choice)
        yield


@contextmanager
def served(walk: Walk) -> Generator[None]:
    """Have the pages be served meanwhile."""
    platforms = walk.guest.house.dispatch.house.entrances.platforms
    assert isinstance(platforms, dict)
    platforms["web"] = Pages()
    yield
    del platforms["web"]


async def _staff(walk: Walk) -> None:
    """Invite, take back, take up, remove."""
    admin = walk.guest
    await walk.call("staff-by-the-platform", "course staff")
    await walk.press("invited", "desk.invite", role="instructor")
    code = _code(walk)
    await walk.call("", "course staff")
    await walk.press("invited-admin", "desk.invite", role="admin")
    other_code = _code(walk)
    await walk.call("", "course staff")
    await walk.press("", "desk.invite", role="admin")
    await walk.call("staff-with-invitations", "course staff")
    walk.guest = await other(walk, "grace")
    await walk.call("joined", "join", code=code)
    await walk.call("joined-already", "join", code=other_code[:-1] + ("3" if other_code[-1] != "3" else "4"))
    await grant(walk, walk.guest, role=Role.ADMIN)
    await walk.call("already", "join", code=other_code)
    walk.guest = await other(walk, "bob")
    await walk.call("code-used", "join", code=code)
    walk.clock.advance(days=8)
    await walk.call("code-ended", "join", code=other_code)
    walk.clock.advance(days=-8)
    walk.guest = admin
    await walk.call("staff", "course staff")
    await walk.press("ask-remove", "desk.ask")
    ask = walk.guest.choices()[0].action
    await walk.press("removed", "desk.remove")
    await walk.act("removed-already", ask.verb, **ask.arguments)
    walk.guest = await other(walk, "olga")
    await grant(walk, walk.guest, HOUSE, Role.ADMIN)
    await walk.call("staff-outside-of-all-servers", "course staff")
    await walk.press("last-admin", "desk.ask")
    walk.guest = admin
    await walk.act("withdrawn", "desk.withdraw", invite="none")
    _everybody(walk)


def _everybody(walk: Walk) -> None:
    """Everybody who may be listed, and nobody."""
    now = walk.clock.now()
    there = [
        StaffRow(
            community=here(walk), learner=int(role), role=role, granted=granted, by=None, at=now, seen_at=now, name=""
        )
        for role in Role
        for granted in (True, False)
    ]  # fmt: skip
    for scene, some in (("staff-of-all-roles", there), ("staff-of-nobody", [])):
        walk.show(scene, *views.staff(some, [], "Study hall", walk.guest.language, walk.say).blocks)


def _code(walk: Walk) -> str:
    (found,) = re.findall(r"/\w+ (T-\S+)", walk.guest.words())
    return found


async def _log(walk: Walk) -> None:
    """What was done, also by those who are gone."""
    await recorded(walk, ["course-create"] * 10, here(walk), await number_of(walk.guest), Role.ADMIN)
    await walk.call("log", "course log")
    await walk.press("log-older", "desk.log")
    await recorded(walk, ["staff-grant"], here(walk), None, Role.OPERATOR)
    await recorded(walk, ["course-create"], here(walk), None, Role.INSTRUCTOR)
    await walk.call("log-of-somebody-gone", "course log")


async def recorded(
    walk: Walk,
    every: Sequence[str],
    community: str,
    who: int | None,
    role: Role,
    detail: Mapping[str, str] | None = None,
) -> None:
    """Have these acts be in the log."""
    for act in every:
        walk.clock.advance(minutes=1)
        await walk.guest.house.dispatch.house.database.write(
            acts.record,
            community=community,
            learner=who,
            role=role,
            act=act,
            subject="bread",
            detail=detail or {"version": 2},
            now=walk.clock.now(),
        )
