"""Walks of those who set how teaching goes in a community, and of whoever runs the whole of Parley."""

from dataclasses import replace

from core.chat import Filled, Pressed
from core.dials import Dial
from core.features.operating import views
from core.features.operating.handlers import Shape
from core.store import cohorts
from core.store.health import Health, Seen
from core.switches import Switches
from sandbox.contract import Status
from tests.adapters.discord.others import number_of, other
from tests.adapters.discord.product import Walk
from tests.adapters.discord.walks_around import OWNER
from tests.adapters.discord.walks_cohorts import class_of, community_of
from tests.core.features.doings import PYTHON, did
from tests.core.features.tutor.talking import used

SET = {
    Dial.ATTEMPTS: ("6",),
    Dial.TUTOR: ("3",),
    Dial.HINT_COST: ("3",),
    Dial.SHARING: ("2",),
    Dial.BOARDS: ("2",),
    Dial.QUIET_HOURS: ("none", "22-7"),
    Dial.BUDGET: ("200000",),
    Dial.LANGUAGES: ("1",),
}
"""What each dial is set to, one after another."""


async def dials(walk: Walk) -> None:
    """How teaching is set, for all courses and for one."""
    guest = walk.guest
    await did(guest, PYTHON)
    guest.membership = OWNER
    await walk.call("as-it-begins", "course dials")
    for dial, values in SET.items():
        await walk.call("", "course dials")
        await walk.press(f"{dial.value}-asked", "dials.ask", dial=dial.value)
        form = guest.form().id
        await walk.do(f"{dial.value}-unreadable", Filled(form, {"value": "xylophone"}))
        for value in values:
            said = walk.say("dials-none") if value == "none" else value
            await walk.do(f"{dial.value}-{value.replace(' ', '-')}", Filled(form, {"value": said}))
    await walk.call("of-a-course", "course dials", course=PYTHON)
    await walk.press("asked-for-a-course", "dials.ask", dial="attempts")
    await walk.press("back", "dials.show")
    await walk.press("for-all", "dials.show", course="")
    await walk.call("no-such-course", "course dials", course="xylophone")
    await walk.call("another-language", "run", code="print(1)")


async def operating(walk: Walk) -> None:
    """How Parley is, who is there and what it costs."""
    guest = walk.guest
    dispatch = guest.house.dispatch
    await did(guest, PYTHON)
    await walk.call("not-an-operator", "operator health")
    guest.membership = OWNER
    await walk.act("not-an-operator-in-a-community", "operating.block")
    guest.membership = None
    runs_it(walk)
    _health(walk)
    await walk.call("nobody-yet", "operator communities")
    await community_of(walk)
    cohort = await class_of(walk)
    bob = await other(walk, "bob")
    who, now = await number_of(bob), walk.clock.now()
    await dispatch.house.database.write(cohorts.join, cohort.id, who, "Bob", "code", now, mean=0, variance=1)
    await walk.call("one-community", "operator communities")
    walk.show("none", *views.communities([], guest.language, None, walk.say).blocks)
    seen = Seen(community="discord/11", name="", left=True, people=0, classes=0, last=None)
    walk.show("left", *views.communities([seen], guest.language, None, walk.say).blocks)
    await walk.call("nothing-spent", "operator spend")
    await used(bob, tokens=1_200, cost=30_000, community="test/school")
    await used(bob, tokens=300)
    await walk.call("spent", "operator spend")


def runs_it(walk: Walk) -> None:
    """Have whoever walks be one of those who run Parley."""
    dispatch = walk.guest.house.dispatch
    operator = f"{walk.guest.platform}/{walk.guest.name}"
    dispatch.house = replace(dispatch.house, operators=frozenset({operator}))


def _health(walk: Walk) -> None:
    """What changes from run to run is shown as it was once."""
    now = walk.clock.now()
    health = Health(
        version="17.2",
        form="0011",
        bytes=31 * 2**20,
        workers=2,
        outbox=1,
        unfinished=0,
        oldest=now,
        jobs=1,
        questions=2,
        answered=now,
        made=40,
        unfit=1,
    )
    well = Shape(
        health=health,
        answered_in=0.002,
        redis=True,
        sandbox=Status.FINISHED,
        sandbox_note="",
        model="anthropic:a-model",
        version="1.0",
        python="3.13.0",
    )
    bare = replace(well, health=replace(health, oldest=None, answered=None), redis=None, model="")
    away = replace(well, redis=False, sandbox=Status.UNAVAILABLE, sandbox_note="no worker is there")
    off = Switches()
    off.learn([])
    for scene, shape in {"well": well, "bare": bare, "away": away}.items():
        shown = views.health(shape, off, walk.guest.language, "Europe/Madrid", walk.say)
        walk.show(f"health-{scene}", *shown.blocks)


async def switching(walk: Walk) -> None:
    """The model and the sandbox are turned off and on, and accounts are blocked and answered again."""
    guest = walk.guest
    await did(guest, PYTHON)
    runs_it(walk)
    await walk.call("switches", "operator switch")
    await walk.press("model-off", "operating.switch", what="model")
    await walk.call("sandbox-off", "operator switch", what="sandbox", to="off", reason="An *update*")
    await walk.press("model-on", "operating.switch", what="model")
    await walk.call("unknown", "operator switch", what="xylophone")
    await walk.call("nobody-blocked", "operator block")
    bob = await other(walk, "bob")
    account = f"{bob.platform}/{bob.name}"
    await walk.call("no-account", "operator block", account="bob")
    await walk.call("why", "operator block", account=account)
    await walk.fill("blocked", "Sends nothing but *links*")
    await _as_bob(walk)
    await walk.call("blocked-already", "operator block", account=account, reason="Again")
    await walk.call("oneself", "operator block", account=f"{guest.platform}/{guest.name}", reason="Me")
    await walk.call("one-blocked", "operator block")
    again = guest.choices()[0].id
    await walk.do("unblocked", Pressed(again))
    await walk.do("not-blocked", Pressed(again))


async def _as_bob(walk: Walk) -> None:
    """What somebody reads who is blocked."""
    operator = walk.guest
    await operator.house.dispatch.recover()
    walk.guest = walk.others["bob"]
    walk.keep("told-that-one-is-blocked")
    await walk.hear("says-something", "hello")
    walk.guest = operator
