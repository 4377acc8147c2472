"""Walks around what is learnt: setting up a server, what is posted there, what goes wrong, and the adapter's own words."""

from dataclasses import replace

from adapters.discord.letters import line
from adapters.discord.quoting import sent
from adapters.discord.ways import kept
from core.chat import Called, Membership, Pressed, Reply, Said, Text
from core.errors import NotAllowed, Unavailable
from core.feature import Command
from core.features.community import views as community_views
from core.turn import Turn
from tests.adapters.discord.product import Guest, Walk, forms
from tests.core.features.doings import MEMORY, PYTHON, course_of, did

OWNER = Membership(community="10", name="Study hall", manages=True)
MEMBER = replace(OWNER, manages=False)


async def community(walk: Walk) -> None:
    """The first five minutes of a server, and what is posted there."""
    walk.guest.membership = OWNER
    await walk.call("first", "setup")
    await walk.fill("no-channel", "1", "", "", "1", "")
    walk.hall.lacks = ("send-messages", "create-private-threads")
    await walk.fill("lacking", "1", "20", "30", "19", "Madrid")
    walk.hall.lacks = Unavailable("Discord")
    await walk.press("unseen", "community.check")
    walk.hall.lacks = ()
    await walk.press("set-up", "community.check")
    walk.hall.refuses = NotAllowed("a post")
    await walk.press("refused", "community.test")
    await walk.call("", "setup")
    walk.hall.refuses = None
    await walk.press("posted", "community.test")
    await walk.press("again", "community.show")
    await walk.fill("zone-near", "1", "20", "", "19", "Brazil")
    await walk.fill("zone-mistyped", "1", "20", "", "19", "Madird")
    await walk.fill("zone-unknown", "1", "20", "", "19", "xylophone")
    await walk.fill("unreadable", "99", "20", "", "19", "")
    python, memory = course_of(walk.guest.house, PYTHON), course_of(walk.guest.house, MEMORY)
    walk.show("post-welcome", *community_views.welcome(python, walk.say).blocks)
    walk.show("post-daily", *community_views.daily(python, python.challenge("parrot"), walk.say).blocks)
    walk.show("post-daily-without-code", *community_views.daily(memory, None, walk.say).blocks)


async def errors(walk: Walk) -> None:
    """What goes wrong, and who may not do what."""
    await walk.hear("unknown-command", "/xylophone")
    await walk.hear("unknown-command-near", "/lern")
    await walk.do("choice-gone", Pressed("ffff.0"))
    await walk.call("among-ourselves", "setup")
    walk.guest.membership = MEMBER
    await walk.call("for-managers", "setup")
    await walk.hear("too-long", "a" * 30_000)
    await walk.do("too-many-files", Said("/run"), {f"{n}.csv": b"1" for n in range(9)})
    await walk.do("file-too-large", Said("/run"), {"big.csv": b"1" * (2**20 + 1)})
    await walk.do("file-no-text", Said(""), {"main.py": b"\xff\xfe\x00"})
    await walk.call("no-number", "quiz", count="many")
    await _of_another(walk)
    await _broken(walk)


async def _of_another(walk: Walk) -> None:
    await walk.call("", "start")
    theirs = walk.guest.choices()[0].id
    walk.guest = Guest(walk.guest.house, "bob", language=walk.guest.language)
    await walk.do("choice-of-another", Pressed(theirs))


async def _broken(walk: Walk) -> None:
    """A part that does not answer. A bug says the same each time, but for its reference."""

    async def away(_: Turn) -> Reply:
        raise Unavailable("a part")

    router = walk.guest.house.dispatch.router
    assert isinstance(router.commands, dict)
    router.commands["away"] = Command(name="away", handler=away)
    await walk.do("unavailable", Called("away"))
    del router.commands["away"]
    walk.show("bug", Text(walk.say("bug", reference="1f2e3d4c")))


async def own_words(walk: Walk) -> None:
    """What is quoted of an answer, and the lines of the adapter's own."""
    say, letters = walk.say, walk.letters
    await did(walk.guest, PYTHON, lessons=3)
    await walk.call("", "challenge", challenge="parrot")
    (form,) = forms(walk.guest.reply)
    note = sent(form, {"code": "print(1)\n"}, say)
    letters["code-sent"] = line(note)
    for words in (
        "discord-away",
        "discord-no-code",
        "discord-thread-elsewhere",
        "discord-thread-refused",
        "discord-late",
    ):
        letters[words] = line(say(words))
    letters["discord-thread-here"] = line(say("discord-thread-here", thread="<#40>"))
    letters["discord-kept"] = kept(say("discord-kept", user="<@1>"), say("discord-open"), "1f.0")
