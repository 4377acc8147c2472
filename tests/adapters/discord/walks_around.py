"""Walks around what is learnt: setting up a server, what is posted there, what goes wrong, and the adapter's own words."""

from dataclasses import replace
from datetime import date

from adapters.discord.letters import line
from adapters.discord.quoting import sent
from adapters.discord.rights import NEEDED
from adapters.discord.ways import kept
from core.chat import (
    LARGEST_ATTACHMENT,
    MOST_ATTACHED,
    Action,
    Allowance,
    Audience,
    CommandOption,
    Field,
    FieldKind,
    Form,
    Media,
    Membership,
    Pressed,
    Reply,
    Said,
    Text,
)
from core.coding.attached import LARGEST_FILE
from core.errors import NotAllowed, Unavailable
from core.feature import Command
from core.features.community import views as community_views
from core.features.home import views as home_views
from core.limits import Limits
from core.limits.turnstile import Turnstile
from core.turn import Turn
from tests.adapters.discord.product import Guest, Walk, forms
from tests.core.features.doings import MEMORY, PYTHON, course_of, did

OWNER = Membership(community="10", name="Study hall", manages=True)
MEMBER = replace(OWNER, manages=False)

COUNTED = tuple(map(str, range(1, 31)))
FORMS = {
    name: Form(fields=fields, action=Action("scene.answer"), submit="")
    for name, fields in {
        "one-of-30": (Field(name="answer", label="", kind=FieldKind.ONE, options=COUNTED),),
        "many-of-20": (Field(name="answer", label="", kind=FieldKind.MANY, options=COUNTED[:20]),),
        "many-of-30": (Field(name="answer", label="", kind=FieldKind.MANY, options=COUNTED),),
        "seven-gaps": tuple(Field(name=one, label=f"⟦{one}⟧") for one in COUNTED[:7]),
    }.items()
}
"""Forms that courses may ask for, and those that ship do not: they fill a modal, or do not fit in one."""
CODE = Form(
    fields=(Field(name="code", label="", kind=FieldKind.CODE),), action=Action("scene.answer"), submit=""
)


async def community(walk: Walk) -> None:
    """The first five minutes of a server, and what is posted there."""
    walk.guest.membership = OWNER
    await walk.call("first", "setup")
    await walk.fill("no-channel", "1", "", "", "1", "")
    walk.hall.lacks = [name.replace("_", "-") for name in NEEDED]
    await walk.fill("lacking", "1", "20", "30", "19", "Madrid")
    walk.hall.lacks = ("channel",)
    await walk.press("channel-gone", "community.check")
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
    walk.guest.membership = replace(OWNER, community="11", name="")
    await walk.call("first-without-a-name", "setup")
    python, memory = course_of(walk.guest.house, PYTHON), course_of(walk.guest.house, MEMORY)
    walk.show("post-welcome", *community_views.welcome(python, walk.say).blocks)
    today = community_views.Today(
        course=python, challenge=python.challenge("ticket"), day=date(2026, 1, 6), solvers=3
    )
    walk.show("post-daily", *community_views.daily(today, walk.say).blocks)
    today = community_views.Today(course=memory, challenge=None, day=date(2026, 1, 7))
    walk.show("post-daily-without-code", *community_views.daily(today, walk.say).blocks)


async def entrances(walk: Walk) -> None:
    """What an address opens that somebody came by, and what it does not."""
    for scene, where in {
        "of-nothing": "xylophone",
        "to-a-course": f"join_{PYTHON}",
        "to-a-lesson": f"read_{PYTHON}_names",
        "to-a-challenge": "do_parrot",
        "to-a-challenge-that-is-gone": "do_alchemy",
        "to-what-only-a-community-has": "setup",
    }.items():
        await walk.call(scene, "start", where=where)


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
    await walk.do("file-too-large", Said("/run"), {"big.csv": bytes(LARGEST_ATTACHMENT + 1)})
    half = bytes(MOST_ATTACHED // 2 + 1)
    await walk.do("files-too-large-together", Said("/run"), {"one.csv": half, "other.csv": half})
    await walk.do("program-too-large", Said(""), {"main.py": b"#" * (LARGEST_FILE + 1)})
    await walk.do("file-no-text", Said(""), {"main.py": b"\xff\xfe\x00"})
    await walk.call("no-number", "quiz", count="many")
    await _gone(walk)
    await _left_out(walk)
    await _of_another(walk)
    await _broken(walk)
    await _hurried(walk)


async def _gone(walk: Walk) -> None:
    """What an old message leads to, where that is not there any more."""
    await did(walk.guest, PYTHON)
    await walk.act("course-gone", "courses.open", course="alchemy")
    await walk.act("lesson-gone", "lesson.open", course=PYTHON, lesson="alchemy")
    await walk.act("example-gone", "lesson.run", course=PYTHON, lesson="hello", step=0, example=99)
    await walk.act("challenge-gone", "challenge.open", course=PYTHON, challenge="alchemy")
    await walk.act("page-unreadable", "courses.show", page="two")
    walk.show("own-course-gone", *home_views.lost(walk.say).blocks)
    file = Media.of("data.csv", "text/csv", b"1\n").named()

    async def read(turn: Turn) -> Reply:
        await turn.content(file)
        return Reply.of()

    await walk.answered("file-gone", read)


async def _left_out(walk: Walk) -> None:
    """What only commands of plugins can lack: those that ship need nothing, and are in no group."""
    commands = walk.guest.house.dispatch.router.commands
    assert isinstance(commands, dict)
    topic = CommandOption(name="topic", required=True)
    commands["quiz"] = replace(commands["quiz"], options=(topic,))
    await walk.call("option-missing", "quiz")
    commands["course create"] = Command(name="course create", handler=commands["quiz"].handler)
    await walk.hear("group", "/course")
    commands["staff"] = replace(commands["quiz"], name="staff", options=(), audience=Audience.STAFF)
    await walk.call("for-staff", "staff")


async def _of_another(walk: Walk) -> None:
    await walk.call("", "start")
    theirs = walk.guest.choices()[0].id
    walk.guest = Guest(walk.guest.house, "bob", language=walk.guest.language)
    await walk.do("choice-of-another", Pressed(theirs))


async def _broken(walk: Walk) -> None:
    """A part that does not answer. A bug says the same each time, but for its reference."""

    await walk.refused("unavailable", Unavailable("a part"))
    walk.show("bug", Text(walk.say("bug", reference="1f2e3d4c")))


async def _hurried(walk: Walk) -> None:
    """Who is much too fast, alone and in a crowd."""
    walk.guest.membership = MEMBER
    one = Allowance(1, 0.1)
    for scene, turnstile in {
        "too-fast": Turnstile(limits=Limits(walk.clock), learner=one),
        "too-fast-together": Turnstile(limits=Limits(walk.clock), community=one),
    }.items():
        walk.guest.house.dispatch.turnstile = turnstile
        await walk.call("", "help")
        await walk.call(scene, "help")


async def own_words(walk: Walk) -> None:
    """What is quoted of an answer, and the lines of the adapter's own."""
    say, letters = walk.say, walk.letters
    await did(walk.guest, PYTHON, lessons=3)
    await walk.call("", "challenge", challenge="parrot")
    (form,) = forms(walk.guest.reply)
    letters["code-sent"] = line(sent(form, {"code": "print(1)\n"}, say))
    letters["long-code-sent"] = line(sent(form, {"code": "print(1)\n" * 40}, say))
    for words in (
        "discord-away",
        "discord-no-code",
        "discord-thread-elsewhere",
        "discord-thread-refused",
        "discord-late",
        "discord-working",
    ):
        letters[words] = line(say(words))
    letters["discord-thread-here"] = line(say("discord-thread-here", thread="<#40>"))
    letters["discord-kept"] = kept(say("discord-kept", user="<@1>"), say("discord-open"), "1f.0")
    for scene, form in FORMS.items():
        walk.show(scene, form)
    walk.show("code-elsewhere", replace(CODE, elsewhere="https://learn.example.org/edit/1f.0"))
