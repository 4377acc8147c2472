"""Ways through the pages of the dials, and of whoever runs the whole of Parley."""

from tests.adapters.discord.others import number_of, other
from tests.adapters.discord.walks_cohorts import changed, class_of
from tests.adapters.discord.walks_operating import runs_it
from tests.adapters.web.leafing import Leafing
from tests.core.features.doings import PYTHON, did
from tests.core.features.tutor.talking import used


async def dials(leafing: Leafing) -> None:
    """How teaching is set, for all courses and for one."""
    await did(leafing.walk.guest, PYTHON)
    await leafing.page("as-it-begins", "dials")
    every = {"course": "", "dial": "attempts"}
    await leafing.send("set", "dials/turn", "dials", hidden=every, value="6")
    quiet = {"course": "", "dial": "quiet-hours"}
    await leafing.send("unreadable", "dials/turn", "dials", hidden=quiet, value="xylophone")
    await leafing.page("of-a-course", f"dials?course={PYTHON}")
    one = {"course": PYTHON, "dial": "attempts"}
    await leafing.send("set-for-it", "dials/turn", f"dials?course={PYTHON}", hidden=one, value="2")


async def operating(leafing: Leafing) -> None:
    """The whole of Parley: how it is, who is there, what it costs, who is blocked."""
    walk = leafing.walk
    await did(walk.guest, PYTHON)
    await changed(walk, "DELETE FROM turns")
    runs_it(walk)
    await leafing.page("health", "operator/health")
    off = {"what": "model", "to": "off"}
    await leafing.send("turned-off", "operator/switch", "operator/health", hidden=off, reason="An *update*")
    on = {"what": "model", "to": "on"}
    await leafing.send("turned-on", "operator/switch", "operator/health", hidden=on)
    for scene in ("health", "turned-off", "turned-on"):
        _without_what_changes(leafing, scene)
    await leafing.page("no-communities", "operator/communities")
    await class_of(walk)
    await leafing.page("communities", "operator/communities")
    await leafing.page("nothing-spent", "operator/spend")
    bob = await other(walk, "bob")
    await used(bob, tokens=1_200, cost=30_000, community="test/school")
    await used(bob, tokens=300)
    await leafing.page("spent", "operator/spend")
    await _blocks(leafing)


def _without_what_changes(leafing: Leafing, scene: str) -> None:
    """What changes from run to run is read in the chat's golden file."""
    say = leafing.walk.say
    lines = leafing.sheets[scene]
    for name in (say("operating-database"), say("operating-versions")):
        place = lines.index(name)
        del lines[place : place + 2]


async def _blocks(leafing: Leafing) -> None:
    page = "operator/accounts"
    await leafing.page("nobody-blocked", page)
    for scene, reason in {"without-a-reason": "", "blocked": "Sends nothing but *links*"}.items():
        await leafing.send(scene, "operator/block", page, account="discord/bob", reason=reason)
    who = str(await number_of(await other(leafing.walk, "bob")))
    await leafing.send("answered-again", "operator/unblock", page, hidden={"learner": who})
