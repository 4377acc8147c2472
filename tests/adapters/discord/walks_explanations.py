"""Walks through what learners explain to each other: judged blind, offered as help, and shared by who wrote it."""

from dataclasses import replace
from datetime import timedelta

from core.chat import Filled, Pressed
from core.features.explanations import jobs, own_views
from core.features.explanations.rules import LONGEST_REASON
from core.store import communities, explanations, moderation
from core.store.communities import Community
from core.store.explanations import State
from core.store.moderation import Act
from tests.adapters.discord.others import explained, number_of, other, voted
from tests.adapters.discord.product import Guest, Walk
from tests.adapters.discord.walks_around import MEMBER
from tests.core.features.doings import PYTHON, did
from tests.core.features.explanations.test_helping import UNREADABLE
from tests.core.features.explanations.test_sharing import SHOUT, Flagging

CODE = 'drink = "tea"\ndrink = "cocoa"\nprint(drink)'
STRINGS = {
    "lesson": "text",
    "skill": "strings",
    "text": "A text stays as it is: what looks like a change makes a new text, and that needs a name.",
}
LONG = " ".join(["A string stays as it is."] * 40)
LINK = "Look at https://shop.example.biz/cheap for all of it."
SAME = "A name is tied to a value with an equals sign, and from then on it can be used in place of that value. Nothing else keeps it."
UNSEEN = "Whoever has to be told that a name is a label should not be here."
SAD = "A name is a label. I want to kill myself."


async def judging(walk: Walk) -> None:
    """What others explain is read blind, judged, and then one is told what others think."""
    guest = walk.guest
    await did(guest, PYTHON)
    await walk.call("nothing-learnt", "explanations")
    await did(guest, PYTHON, lessons=3)
    await walk.call("none-to-judge", "explanations")
    await walk.call("not-learnt", "explanations", lesson="functions")
    await walk.call("several", "explanations", lesson="working")
    await walk.call("unknown", "explanations", lesson="xylophone")
    await explained(await other(walk, "grace"), "e", code=CODE)
    await voted(walk, "e", {"bob": "", "cyd": "", "dan": "wrong"})
    await walk.call("judge", "explanations")
    await walk.press("why-not", "explanations.doubt")
    await walk.press("in-own-words", "explanations.words")
    form = guest.form().id
    for scene, words in (
        ("reason-missing", " "),
        ("reason-too-long", "x" * (LONGEST_REASON + 1)),
        ("reason-held", "Write to ada.lovelace@gmail.com"),
        ("did-not-help", "I wonder what a label is."),
    ):
        await walk.do(scene, Filled(form, {"because": words}))
    await walk.press("judge-again", "explanations.change")
    await walk.press("helped", "explanations.vote", helped=True)
    change = next(one.id for one in guest.choices() if one.action.verb == "explanations.change")
    walk.clock.advance(days=1, seconds=1)
    await walk.do("too-late", Pressed(change))
    await explained(await other(walk, "eve"), "first", lesson="hello", skill="printing")
    await walk.call("", "explanations", lesson="hello")
    await walk.press("first-to-judge", "explanations.vote", helped=True)
    await explained(guest, "mine")
    await walk.act("own", "explanations.vote", explanation="mine", helped=True)
    await walk.act("not-shown", "explanations.vote", explanation="none", helped=True)


async def helping(walk: Walk) -> None:
    """Somebody who is stuck is offered what helped others, and its author is told."""
    stuck, grace = walk.guest, await other(walk, "grace", lessons=4)
    await did(stuck, PYTHON, lessons=4)
    await explained(grace, "e", **STRINGS)
    await voted(walk, "e", {"bob": ""})
    await _at_challenge(walk)
    await walk.press("hint", "challenge.hint")
    await walk.press("why-not", "explanations.doubt")
    await _at_challenge(walk, hinted=True)
    await walk.act("helped", "explanations.vote", explanation="e", helped=True, via="help")
    await explained(grace, "long", **{**STRINGS, "text": LONG})
    await voted(walk, "long", {"bob": "", "cyd": ""})
    await voted(walk, "e", {"dora": ""})
    walk.clock.advance(hours=1)
    walk.guest = await other(walk, "dora", lessons=4)
    await _at_challenge(walk)
    await walk.press("hint-with-a-way", "challenge.hint")
    await walk.press("whole", "explanations.help")
    await _shares_no_more(grace, "long")
    await walk.act("nobody-yet", "explanations.help", course=PYTHON, item="shout")
    walk.guest = grace
    await _told_that_it_helped(walk)
    walk.guest = stuck


async def _at_challenge(walk: Walk, *, hinted: bool = False) -> None:
    """At a challenge, after stumbling over syntax: the first hint explains."""
    await walk.call("", "challenge", challenge="shout")
    if not hinted:
        await walk.fill("", UNREADABLE)


async def _shares_no_more(guest: Guest, id_: str) -> None:
    database = guest.house.dispatch.house.database
    await database.write(explanations.share, await number_of(guest), id_, False)


async def _told_that_it_helped(walk: Walk) -> None:
    house = walk.guest.house
    walk.clock.advance(days=1)
    await jobs.weigh(house.dispatch.house, walk.clock.now())
    await jobs.tell_helped(house.dispatch.house, walk.clock.now())
    await house.dispatch.recover()
    walk.keep("told-that-it-helped")


async def sharing(walk: Walk) -> None:
    """One's own: how they stand, and how they come to be shared."""
    guest = walk.guest
    await did(guest, PYTHON, lessons=4)
    await walk.call("", "explanations")
    await walk.press("none-explained", "explanations.mine")
    await explained(guest, "e", shared=False, code=CODE)
    await walk.act("mine", "explanations.mine")
    await walk.press("kept", "explanations.open")
    await walk.press("offered", "explanations.offer")
    await walk.press("kept-to-oneself", "explanations.keep")
    await walk.act("", "explanations.offer", explanation="e")
    await walk.press("name-asked", "explanations.name")
    form = guest.form().id
    for scene, name in (
        ("name-unfit", "…!"),
        ("name-held", "see https://shop.example.biz/ada"),
        ("shared", "Ada"),
    ):
        await walk.do(scene, Filled(form, {"name": name}))
    await voted(walk, "e", {"bob": "", "cyd": "wrong", "dan": "I wonder what a label is."})
    await walk.act("shared-and-judged", "explanations.open", explanation="e")
    await walk.press("taken-back", "explanations.unshare")
    await walk.act("asked-to-remove", "explanations.remove", explanation="e")
    await walk.press("removed", "explanations.drop")
    await walk.act("gone", "explanations.open", explanation="e")
    await _may_not_be_shared(walk)
    await _stands_otherwise(walk)


async def _may_not_be_shared(walk: Walk) -> None:
    """What is not shared at once, or not at all."""
    guest, dispatch = walk.guest, walk.guest.house.dispatch
    for scene, values in {
        "held": {"text": LINK},
        "held-with-care": {"text": SAD},
        "gives-away": {**STRINGS, "code": SHOUT},
    }.items():
        await explained(guest, scene, shared=False, **values)
        await walk.act(scene, "explanations.share", explanation=scene)
    await explained(await other(walk, "eve"), "theirs", text=SAME)
    await explained(guest, "copied", shared=False, text=SAME)
    await walk.act("copied", "explanations.share", explanation="copied")
    await walk.act("", "explanations.drop", explanation="copied")
    await explained(guest, "unseen", text=UNSEEN, state=State.HIDDEN)
    await walk.act("", "explanations.drop", explanation="unseen")
    await explained(guest, "held-again", shared=False, text=UNSEEN)
    await walk.act("held-again", "explanations.share", explanation="held-again")
    await walk.act("trail-of-what-came-again", "moderation.trail", explanation="held-again")
    await walk.act("", "explanations.drop", explanation="held-again")
    await walk.act("review", "explanations.open", explanation="held")
    await walk.act("share-while-it-waits", "explanations.share", explanation="held")
    await explained(guest, "plain", shared=False)
    one = await dispatch.house.database.read(explanations.own, await number_of(guest), "plain")
    assert one
    for why in ("unread", "unchecked"):
        walk.show(why, *own_views.not_yet(why, one, walk.say).blocks)
    before = dispatch.house
    dispatch.house = replace(before, moderation=Flagging())
    await walk.act("offered-where-a-model-looks", "explanations.offer", explanation="plain")
    dispatch.house = before
    closed = Community(platform=guest.platform, id=MEMBER.community, sharing=False)
    await dispatch.house.database.write(communities.keep, closed, walk.clock.now())
    guest.membership = MEMBER
    await walk.act("no-sharing", "explanations.share", explanation="plain")
    guest.membership = None
    await explained(guest, "of-old", lesson="alchemy", shared=False)
    await walk.act("nothing-taught", "explanations.share", explanation="of-old")


async def _stands_otherwise(walk: Walk) -> None:
    """Hidden ones, and so many that they fill pages."""
    guest, database = walk.guest, walk.guest.house.dispatch.house.database
    hidden = Act(act="hidden", by="staff", reason="rude")
    was = {"was": State.REVIEW, "becomes": State.HIDDEN}
    await database.write(moderation.moderate, "held", hidden, walk.clock.now(), **was)
    await walk.act("hidden", "explanations.open", explanation="held")
    await walk.act("share-what-is-hidden", "explanations.share", explanation="held")
    await explained(guest, "last", at=walk.clock.now() + timedelta(hours=1))
    await walk.act("all-of-mine", "explanations.mine")
    await walk.press("earlier-ones", "explanations.mine", **{"from": 5})
