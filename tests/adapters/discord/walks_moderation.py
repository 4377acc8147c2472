"""Walks through moderation: a reader reports, staff decide, an author asks for another look and is told what comes of it."""

from core.chat import Filled, Pressed
from core.moderating import Finding, Kind, Reason
from core.store import erasure, moderation
from core.store.explanations import State
from core.store.moderation import Act
from tests.adapters.discord.others import explained, number_of, other, voted
from tests.adapters.discord.product import Guest, Walk
from tests.adapters.discord.walks_around import MEMBER, OWNER
from tests.core.features.doings import PYTHON, did

FOUND = {
    Kind.SELF_HARM: "I want to …",
    Kind.THREAT: "I will find you",
    Kind.SEXUAL: "…",
    Kind.RUDE: "idiot",
    Kind.LINK: "https://shop.example.biz/cheap",
    Kind.CONTACT: "ada.lovelace@gmail.com",
    Kind.NOISE: "!!!!!!!!!",
    Kind.AGAIN: "",
    Kind.FLAGGED: "illicit",
}
"""What the filter may find, by its kind."""


async def moderating(walk: Walk) -> None:
    """From the first report to the last word."""
    staff = walk.guest
    await did(staff, PYTHON, lessons=3)
    author, reader = await other(walk, "grace"), await other(walk, "bob")
    await _reports(walk, author, reader)
    walk.guest = staff
    staff.membership = OWNER
    await walk.call("empty", "moderate")
    await walk.press("nothing-decided", "moderation.lately")
    await _held(walk, author, "held", Kind.LINK)
    await walk.call("case", "moderate")
    await walk.press("trail", "moderation.trail")
    await walk.press("why-hide", "moderation.ask")
    hide = walk.guest.form().id
    ways = walk.guest.choices()
    advertising = next(one.id for one in ways if one.action.arguments.get("reason") == "advertising")
    await walk.do("reason-unfit", Filled(hide, {"words": "See https://shop.example.biz/cheap"}))
    await walk.do("hidden", Pressed(advertising))
    await walk.do("somebody-was-faster", Filled(hide, {"words": "It leads out."}))
    await _appeals(walk, author)
    await _upholds(walk, author)
    await _restores(walk, author)
    await _differs(walk, author)
    await _every_reason(walk, author)


def _here(walk: Walk) -> str:
    return f"{walk.guest.platform}/{MEMBER.community}"


async def _reports(walk: Walk, author: Guest, reader: Guest) -> None:
    """Somebody finds something wrong."""
    await explained(author, "plain", community=_here(walk))
    walk.guest = reader
    await walk.act("report", "moderation.report", explanation="plain")
    form = walk.guest.form().id
    await walk.do("no-words", Filled(form, {"words": " "}))
    await walk.do("thanks", Filled(form, {"words": "It is about cats."}))
    await walk.act("report-of-none", "moderation.report", explanation="none")
    walk.guest = author
    await walk.act("report-of-ones-own", "moderation.report", explanation="plain")


async def _held(walk: Walk, author: Guest, id_: str, *kinds: Kind) -> None:
    """Have an explanation be held by the filter."""
    database, state = walk.guest.house.dispatch.house.database, State.SHOWN
    await explained(author, id_, community=_here(walk), code="x = 1")
    for kind in kinds:
        walk.clock.advance(minutes=1)
        act = Act(act="held", by="filter", reason=Finding(kind, FOUND[kind]).reason)
        was = {"was": state, "becomes": State.REVIEW}
        assert await database.write(moderation.moderate, id_, act, walk.clock.now(), **was)
        state = State.REVIEW


async def _told(walk: Walk, scene: str, who: Guest) -> None:
    """What somebody was told who did not ask."""
    await walk.guest.house.dispatch.recover()
    before, walk.guest = walk.guest, who
    walk.keep(scene)
    walk.guest = before


async def _appeals(walk: Walk, author: Guest) -> None:
    """The author is told, looks at what happened, and asks for another look."""
    staff = walk.guest
    await _told(walk, "told-hidden", author)
    walk.guest = author
    await walk.act("trail-of-ones-own", "moderation.trail", explanation="held")
    await walk.press("why-show", "moderation.appeal")
    await walk.fill("another-look", "The shop is made up.")
    await walk.act("another-look-is-under-way", "moderation.appeal", explanation="held")
    await walk.act("another-look-at-what-is-shown", "moderation.appeal", explanation="plain")
    await walk.act("trail-of-nothing", "moderation.trail", explanation="plain")
    walk.guest = staff


async def _upholds(walk: Walk, author: Guest) -> None:
    """It stays as it is."""
    staff = walk.guest
    await walk.call("case-again", "moderate")
    await walk.press("trail-again", "moderation.trail")
    await walk.press("", "moderation.ask")
    await walk.press("upheld", "moderation.hide", reason="advertising")
    await _told(walk, "told-upheld", author)
    walk.guest = author
    await walk.act("no-more-looks", "moderation.appeal", explanation="held")
    walk.guest = staff


async def _restores(walk: Walk, author: Guest) -> None:
    """Another moderator shows it after all, is then gone, and what happened is still told."""
    staff = walk.guest
    await _held(walk, author, "again", Kind.RUDE)
    walk.guest = await other(walk, "gus")
    walk.guest.membership = OWNER
    await walk.call("", "moderate")
    await walk.press("restored", "moderation.show")
    await _told(walk, "told-restored", author)
    gone = await number_of(walk.guest)
    walk.guest = staff
    await walk.call("", "moderate")
    await walk.press("lately", "moderation.lately")
    await walk.act("trail-with-a-name", "moderation.trail", explanation="again")
    async with staff.house.dispatch.house.database.transaction() as connection:
        await erasure.ask(connection, gone, walk.clock.now(), walk.clock.now())
        assert await erasure.erase(connection, gone, walk.clock.now())
    await walk.act("trail-without-a-name", "moderation.trail", explanation="again")


async def _differs(walk: Walk, author: Guest) -> None:
    """Votes differ, and it is right all the same."""
    database = walk.guest.house.dispatch.house.database
    await explained(author, "split", community=_here(walk))
    await voted(walk, "split", {"bob": "", "cyd": "wrong"})
    shown = {"was": State.SHOWN, "becomes": State.SHOWN}
    act = Act(act="divided", by="votes")
    await database.write(moderation.moderate, "split", act, walk.clock.now(), **shown)
    await walk.call("votes-differ", "moderate")
    await walk.press("kept", "moderation.show")
    await walk.press("trail-of-what-was-kept", "moderation.trail")
    await walk.act("vote-after-a-decision", "explanations.vote", explanation="split", helped=True)
    await explained(walk.guest, "mine", community=_here(walk))
    await walk.act("ones-own", "moderation.show", explanation="mine", seen=0)


async def _every_reason(walk: Walk, author: Guest) -> None:
    """All that can be a reason, and two that wait."""
    database = walk.guest.house.dispatch.house.database
    await _held(walk, author, "all", *FOUND)
    for name, reason in zip(("bob", "cyd", "dan", "eve"), Reason, strict=True):
        reader = await number_of(await other(walk, name))
        await database.write(moderation.report, reader, "all", reason.value, walk.clock.now())
        walk.clock.advance(minutes=1)
    was = {"was": State.REVIEW, "becomes": State.REVIEW}
    for act in (Act(act="reported", by="learners"), Act(act="moved", by="operator")):
        await database.write(moderation.moderate, "all", act, walk.clock.now(), **was)
    await explained(author, "unknown", community=_here(walk), state=State.REVIEW)
    await walk.call("for-every-reason", "moderate")
    await walk.press("trail-of-every-reason", "moderation.trail")
    await walk.call("", "moderate")
    await walk.press("next", "moderation.queue")
