"""Walks along leaderboards, where nobody is who does not want to be, and the dials of what a community plays for."""

from dataclasses import replace

from core.chat import Filled, Pressed
from core.features.boards import views
from core.features.boards.rules import MOST_CIRCLES, MOST_IN_CIRCLE
from core.play.points import Award, Reason
from core.store import boards, communities, points
from core.store.boards import Board
from core.store.communities import Community
from tests.adapters.discord.others import number_of, other
from tests.adapters.discord.product import Walk
from tests.adapters.discord.walks_around import MEMBER, OWNER
from tests.core.features.doings import PYTHON, did

OTHERS = {"bob": ("Brave Fox", 30), "cyd": ("Curious Owl", 20), "dan": ("Dot", 20), "eve": ("Eve", 1)}
"""Who else is on a board, how they are called there, and their points."""
HERE = replace(MEMBER, place="20")
CODE, FULL = "FRND33447799", "B" * 12
"""By which others find a circle."""


async def of_a_community(walk: Walk) -> None:
    """A community's board: offered, joined, looked at from all sides, and left."""
    guest = walk.guest
    await did(guest, PYTHON)
    await walk.call("about", "board")
    await walk.call("unknown", "board", which="xylophone")
    guest.membership = HERE
    board = boards.of_community(f"{guest.platform}/{HERE.community}")
    await walk.call("offer", "board")
    await walk.press("another-name", "boards.offer")
    await walk.press("name-asked", "boards.name")
    form = guest.form().id
    for scene, name in (("name-empty", "…"), ("name-unfit", "you idiot"), ("joined", "Ada *L*")):
        await walk.do(scene, Filled(form, {"name": name}))
    await walk.press("no-points-yet", "boards.show")
    await walk.press("nobody-yet", "boards.show", view="first")
    for name, (called, amount) in OTHERS.items():
        await _is_on(walk, board, name, called, amount)
    await _earns(walk, guest.name, 1)
    await walk.call("week", "board")
    await walk.press("first-ten", "boards.show", view="first", span="week")
    await walk.press("month", "boards.show", span="month")
    await walk.press("all-time", "boards.show", span="all")
    leave = next(one.id for one in guest.choices() if one.action.verb == "boards.leave")
    await walk.press("", "boards.name")
    await walk.fill("renamed", "Ada")
    await walk.do("left", Pressed(leave))
    await walk.do("not-on-it", Pressed(leave))
    await _dialled(walk, boards=False)
    await walk.call("off", "board")
    guest.membership = None


async def of_friends(walk: Walk) -> None:
    """Boards with friends: begun, joined by a code, left; and the learner's boards together."""
    guest = walk.guest
    await did(guest, PYTHON)
    await walk.call("begin", "board", which="friends")
    await walk.press("", "boards.join")
    await walk.press("alone", "boards.show")
    walk.clock.advance(minutes=1)
    key = str(guest.choices()[0].action.arguments["board"])
    addresses = guest.house.dispatch.house.entrances.to(f"friends_{CODE}")
    for scene, began in (("began", "Ada"), ("invite", "")):
        shown = views.invitation(key, "FRND-3344-7799", addresses, walk.say, began=began)
        walk.show(scene, *shown.blocks)
    await _is_on(walk, boards.of_friends(CODE), "bob", "Brave Fox", 2)
    await walk.call("come", "board", which=CODE)
    await walk.press("joined", "boards.join")
    for name, (called, _) in OTHERS.items():
        await _is_on(walk, boards.of_friends(CODE), name, called, 0)
    await walk.press("with-friends", "boards.show")
    await _belongs(walk)
    await walk.call("which-of-mine", "board")
    await walk.call("which-of-friends", "board", which="friends")
    await walk.press("", "boards.show", board=f"friends/{CODE}")
    await walk.press("left", "boards.leave")
    await walk.call("code-of-none", "board", which="XXXXXXXXXXXX")
    for number in range(MOST_IN_CIRCLE):
        await _is_on(walk, boards.of_friends(FULL), f"friend-{number}", "Friend", 0)
    await walk.call("full", "board", which=FULL)
    for number in range(MOST_CIRCLES):
        await _is_on(walk, boards.of_friends(f"{number}" * 12), guest.name, "Ada", 0)
    await walk.act("as-many-as-can-be", "boards.begin")


async def _belongs(walk: Walk) -> None:
    """Have the learner be on a board of every kind."""
    guest = walk.guest
    for platform in ("discord", "telegram", "web", "terminal"):
        await _is_on(walk, boards.of_community(f"{platform}/99"), guest.name, "Ada", 0)
    await _is_on(walk, boards.of_cohort("spring"), guest.name, "Ada", 0)


async def dial(walk: Walk) -> None:
    """What a community plays for."""
    walk.guest.membership = replace(OWNER, place="20")
    await walk.call("all-on", "play")
    for one in ("boards", "sharing", "points"):
        await walk.press(f"no-{one}", "boards.dial", dial=one, to="off")
    walk.guest.membership = replace(OWNER, place="21")
    await walk.call("elsewhere", "play")
    await walk.press("none-anywhere", "boards.dial", dial="points", to="off")
    for one in ("boards", "sharing", "points"):
        await walk.press(f"{one}-again", "boards.dial", dial=one, to="on")


async def _dialled(walk: Walk, **changes: bool) -> None:
    community = replace(Community(platform=walk.guest.platform, id=HERE.community, name=HERE.name), **changes)
    await walk.guest.house.dispatch.house.database.write(communities.keep, community, walk.clock.now())


async def _is_on(walk: Walk, board: Board, name: str, called: str, amount: int) -> None:
    """Have somebody be on a board, with so many points that they earned there."""
    guest = walk.guest if name == walk.guest.name else await other(walk, name)
    database, now = guest.house.dispatch.house.database, walk.clock.now()
    await database.write(boards.join, board, await number_of(guest), called, now)
    if amount:
        await _earns(walk, name, amount)


async def _earns(walk: Walk, name: str, amount: int) -> None:
    guest = walk.guest if name == walk.guest.name else await other(walk, name)
    database, now = guest.house.dispatch.house.database, walk.clock.now()
    award = Award(Reason.REVIEW, f"{name}/{amount}", amount)
    here = f"{guest.platform}/{HERE.community}"
    await database.write(points.give, await number_of(guest), [award], here, now)
