"""Journeys over a Discord of the test's own: the real process with the real library, killed on the way, and come back."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from pathlib import Path
from random import Random

import pytest

from core.course.model import Course
from tests.adapters.discord.visitor import Visitor
from tests.journeys.kept import Kept, Mishaps, State
from tests.journeys.member import Member
from tests.journeys.process import Served
from tests.loopback.discord import Attachment, Guild, LoopbackDiscord, May, Message, Person, Role

PARROT_BEFORE_READING = 'print("Good morning")\nprint("Good morning")\n'
SLOW = "import time\ntime.sleep(1.5)\nprint(6 * 7)"
KILLS = 3
SOON = 3.0
"""Seconds within which Discord wants every interaction acknowledged."""


@pytest.fixture
async def discord() -> AsyncGenerator[LoopbackDiscord]:
    """A Discord on which, in the end, nothing was done that Discord does not want, and nothing answered late."""
    async with LoopbackDiscord() as discord:
        yield discord
    assert discord.violations == []
    times = [one.acknowledged for one in discord.stage.interactions.values() if one.acknowledged is not None]
    assert max(times, default=0) < SOON


@pytest.fixture
def owner(discord: LoopbackDiscord) -> Person:
    return discord.user("Olga")


@pytest.fixture
def guild(discord: LoopbackDiscord, owner: Person) -> Guild:
    return discord.guild("Study hall", owner=owner)


@pytest.fixture
def staff(discord: LoopbackDiscord, guild: Guild) -> Role:
    return discord.role(guild, "Teachers")


@pytest.fixture
def ada(discord: LoopbackDiscord, guild: Guild) -> Visitor:
    person = discord.user("Ada")
    discord.join(guild, person)
    return Visitor(person, guild.general)


def settings(database_url: str, folder: Path, discord: LoopbackDiscord, **more: str) -> dict[str, str]:
    """What an operator sets who has Discord alone."""
    return {
        "PARLEY_DATABASE_URL": database_url.replace("+asyncpg", ""),
        "PARLEY_DATA_DIR": str(folder),
        "WEB_ENABLED": "false",
        **discord.environment,
        **more,
    }


@asynccontextmanager
async def connected(served: Served, discord: LoopbackDiscord) -> AsyncGenerator[Served]:
    """A process that has come to Discord, ended with the block."""
    await served.start()
    try:
        await discord.ready()
        yield served
    finally:
        await served.end()


@pytest.fixture
async def served(
    database_url: str, tmp_path: Path, discord: LoopbackDiscord, guild: Guild
) -> AsyncGenerator[Served]:
    async with connected(Served(settings(database_url, tmp_path, discord)), discord) as served:
        yield served


# ── a learner ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_sigkill_at_any_point_of_a_members_first_day_changes_nothing_of_what_they_have(
    discord: LoopbackDiscord, guild: Guild, served: Served, course: Course, database_url: str
) -> None:
    def member(name: str, mishaps: Mishaps) -> Member:
        person = discord.user(name)
        discord.join(guild, person)
        kept = Kept(database_url, "discord", str(person.id), course)
        return Member(person, guild.general, kept=kept, mishaps=mishaps)

    calm = Mishaps(served)
    untroubled = [state async for state in first_day(member("Ada", calm))]
    storm = Mishaps(served, calm.drawn(Random(20261127), KILLS))
    troubled = [state async for state in first_day(member("Bob", storm))]
    assert storm.killed == KILLS
    assert troubled == untroubled


async def first_day(member: Member) -> AsyncGenerator[tuple[str, State]]:
    """A lesson, a quiz, a challenge and a look at the progress; after each piece, what is known of the learner."""
    lesson = member.kept.course.lessons[0]
    await member.call("learn")
    await member.reads("Parley")
    await member.press("Start the first lesson")
    while "quiz.start" not in await member.kept.verbs():
        await member.go_on("lesson.recall", "lesson.open")
        yield "lesson", await member.kept.state()
    await member.reads(f"Done: {lesson.title}")
    await member.go_on("quiz.start")
    while await member.kept.asked():
        await member.go_on()
        yield "quiz", await member.kept.state()
    await member.reads("of 5 right")
    challenge = member.kept.course.challenge("parrot")
    await member.call("challenge", challenge=challenge.title)
    await member.submit({"code": PARROT_BEFORE_READING})
    await member.reads(f"0 of {len(challenge.cases)} cases pass")
    await member.reads("Came out")
    yield "failed", await member.kept.state()
    await member.submit({"code": challenge.reference})
    await member.reads("Solved")
    yield "solved", await member.kept.state()
    await member.call("progress")
    await member.reads(f"1 of {len(member.kept.course.lessons)}")
    await member.person.stage.changes.until(
        lambda: pictures(member), lambda: f"No picture came with\n{member.text}"
    )
    assert all(one.description for one in pictures(member)), "there are words for those who do not see it"


def pictures(member: Member) -> list[Attachment]:
    return [one for shown in member.shown for one in shown.attachments if one.name.endswith(".png")]


async def test_code_that_runs_while_the_process_is_killed_is_answered_after_all(
    discord: LoopbackDiscord, guild: Guild, served: Served, ada: Visitor
) -> None:
    bob = Visitor(discord.user("Bob"), guild.general)
    discord.join(guild, bob.person)
    running = [await one.person.slash(one.channel, "run", settle=False, code=SLOW) for one in (ada, bob)]
    for one in running:
        assert (await one.acknowledgement()).deferred
    await served.kill()
    discord.age(running[1], minutes=16)
    await served.start()
    deferred = running[0].original
    assert "42" in (await running[0].message()).text
    assert running[0].messages == [deferred]
    await discord.until(lambda: "42" in said(bob.person.messages(bob.person.dm)))
    assert "longer than Discord waits" in said(bob.person.messages(bob.person.dm))
    assert running[1].messages == []


def said(messages: list[Message]) -> str:
    return "\n".join(one.text for one in messages)


async def test_a_learner_is_spoken_to_in_spanish_from_the_first_command_on(
    discord: LoopbackDiscord, guild: Guild, served: Served
) -> None:
    rosa = Visitor(discord.user("Rosa", locale="es-ES"), guild.general)
    discord.join(guild, rosa.person)
    (learn,) = (one for one in discord.world.commands[0] if one["name"] == "learn")
    assert learn["name_localizations"]["es-ES"] == "aprender"
    assert learn["description_localizations"]["es-ES"] != learn["description"]
    await rosa.call("learn")
    await rosa.reads("Soy Parley")
    await rosa.press("Empezar la primera lección")
    await rosa.reads("1 de 6")
    await rosa.call("run")
    form = await rosa.open("Escribir código")
    assert "Tu código" in form.text
    await rosa.fill(form, code="print(1 / 0)")
    await rosa.reads("Python se detuvo en la línea 1")


# ── a server ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_an_owners_first_five_minutes_end_with_a_post_that_a_member_answers(
    discord: LoopbackDiscord, guild: Guild, owner: Person, staff: Role, served: Served, ada: Visitor
) -> None:
    lessons = discord.channel(guild, "lessons")
    discord.overwrite(lessons, deny=May.SEND_MESSAGES | May.CREATE_PRIVATE_THREADS)
    olga = Visitor(owner, guild.general)
    await olga.call("setup")
    await olga.reads("Parley in Study hall")
    form = await olga.open("Fill in")
    chosen = {
        "course": "1",
        "channel": [str(lessons.id)],
        "role": [str(staff.id)],
        "hour": "20",
        "zone": "Madrid",
    }
    await olga.fill(form, chosen)
    await olga.reads("In #lessons I still need these rights")
    assert [
        one for one in ("Send Messages", "Create Private Threads", "View Channel") if f"- {one}" in olga.text
    ] == [
        "Send Messages",
        "Create Private Threads",
    ]
    discord.overwrite(lessons)
    await olga.press("Check again")
    await olga.reads("@Teachers")
    await olga.press("Post a test")
    await olga.reads("It's up in")
    (post,) = ada.person.messages(lessons)
    shown = await ada.answered(await ada.person.press(post, "Start learning"))
    assert "I'm Parley" in shown.text
    assert shown.owner is ada.person.user, "what a member is answered, only they see"
    assert owner.messages(lessons) == [post]


# ── processes ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_two_processes_share_the_shards_and_one_that_was_started_twice_doubles_nothing(
    discord: LoopbackDiscord, owner: Person, database_url: str, tmp_path: Path
) -> None:
    people = [discord.user(name) for name in ("Ada", "Bob", "Cleo")]
    guilds = [guild_of_shard(discord, owner, shard) for shard in (0, 1)]
    for guild in guilds:
        discord.join(guild, *people)
    places = [guilds[0].general, guilds[1].general, people[2].dm]
    shares = [
        Served(settings(database_url, tmp_path, discord, DISCORD_SHARDS="2", DISCORD_SHARD_IDS=ids))
        for ids in ("0", "1", "1")
    ]
    discord.gateway.shards = 2
    async with AsyncExitStack() as stack:
        starting = [stack.enter_async_context(started(one)) for one in shares]
        await asyncio.gather(*starting)
        await discord.until(
            lambda: sorted(one.shard for one in discord.gateway.sessions if one.socket) == [0, 1, 1]
        )
        await discord.ready()
        for person, place in zip(people, places, strict=True):
            visitor = Visitor(person, place)
            await visitor.call("start")
            await visitor.press("Start the first lesson")
            await visitor.reads("1 of 6")
    did = list(discord.stage.interactions.values())
    assert [len(one.messages) for one in did] == [1] * 6
    assert [len(one.tried) for one in did if one.channel is not places[1]] == [1] * 4, (
        "each shard has its own"
    )
    assert discord.gateway.sessions == [], "each process has said goodbye"


def guild_of_shard(discord: LoopbackDiscord, owner: Person, shard: int) -> Guild:
    """A server that the shard of this number, of two, hears of."""
    made = (discord.guild(f"Hall {number}", owner=owner, bot=False) for number in count())
    guild = next(one for one in made if (one.id >> 22) % 2 == shard)
    guild.bot = True
    guild.members[discord.world.bot.id].roles = list(guild.roles)[1:]
    return guild


@asynccontextmanager
async def started(served: Served) -> AsyncGenerator[None]:
    """A process among others, which ends in order."""
    await served.start()
    try:
        yield
    finally:
        assert await served.end() == 0


async def test_a_token_that_discord_does_not_know_is_told_in_a_paragraph(
    discord: LoopbackDiscord, database_url: str, tmp_path: Path
) -> None:
    served = Served(settings(database_url, tmp_path, discord, DISCORD_TOKEN="nonsense"))
    with pytest.raises(AssertionError) as ended:
        await served.start()
    told = str(ended.value)
    assert "Discord does not accept DISCORD_TOKEN" in told
    assert "Reset Token" in told
    assert "Traceback" not in told
    assert "nonsense" not in told
    assert served.process
    assert await served.process.wait() == 2
