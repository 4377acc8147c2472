"""One evening in a study server, over the loopback servers of two platforms: explained, judged, helped, played and moderated.

The real process, without a model, killed once on the way. All that it sends is looked at: before somebody has voted, nothing
anywhere says what others think or who wrote it (P18), and who is on no board stands on none (P19).
"""

import asyncio
import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from core.course.model import Course
from core.features.community.rules import of_the_day
from core.features.explanations import jobs
from tests.journeys.evening import Evening
from tests.journeys.neighbours import (
    Archive,
    Neighbour,
    OnDiscord,
    OnTelegram,
    Wires,
    come,
    lead,
    learn,
    solve,
)
from tests.journeys.process import Served, running
from tests.loopback.discord import LoopbackDiscord, Message
from tests.loopback.telegram import LoopbackTelegram

pytestmark = pytest.mark.timeout(240)

TOLD = (
    "In maths an equals sign says that two sides are the same, so about maths you are right. In Python it is no "
    "statement but an order. The right side is worked out first, and then the result is what the name on the left "
    "stands for."
)
ANSWERS = (
    "Because Python reads it from right to left. A score of 10 makes 11, which is called score from then on.",
    "Because a name is like a label, and it is tied to one value at a time.",
    "Because an order can be carried out again and again, and an equation cannot.",
)
SEARCHED = "no statement but an order"
"""Some of it as it stands in any Markdown."""
STUMBLES = "print(("
OPINIONS = re.compile(r"has helped|says? that it did not|written by")
"""How what others think is told."""
NAMES = {"Ada": "Lark of the north", "Ben": "Kestrel"}
"""On the board."""
LINE = re.compile(r"(?:▸ )?([\w ]+?)(?: \(you\))? · (\d+) points?")
"""Of a board: a name, and how many."""
EARNED = """
SELECT sum(amount)::int FROM points JOIN identities USING (learner_id) WHERE platform = $1 AND external_id = $2
"""


@pytest.fixture
async def discord() -> AsyncGenerator[LoopbackDiscord]:
    async with LoopbackDiscord() as discord:
        yield discord
    assert discord.violations == []


@pytest.fixture
async def telegram() -> AsyncGenerator[LoopbackTelegram]:
    async with LoopbackTelegram() as telegram:
        yield telegram
    assert telegram.violations == []
    assert telegram.unanswered == []


@pytest.fixture
async def evening(
    discord: LoopbackDiscord, telegram: LoopbackTelegram, database_url: str, tmp_path: Path, course: Course
) -> AsyncGenerator[Evening]:
    owner = discord.user("Olga")
    guild = discord.guild("Study hall", owner=owner)
    served = Served(
        {
            "PARLEY_DATABASE_URL": database_url.replace("+asyncpg", ""),
            "PARLEY_DATA_DIR": str(tmp_path),
            "WEB_ENABLED": "false",
            **discord.environment,
            **telegram.environment,
        }
    )
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(running(served, discord, telegram))
        yield Evening(
            served,
            discord,
            telegram,
            guild,
            owner,
            course,
            Archive(database_url),
            Wires(discord, telegram),
            tmp_path,
            ZoneInfo("Europe/Madrid" if 1 <= datetime.now(UTC).hour < 20 else "Asia/Tokyo"),
        )


async def test_what_one_explains_helps_another_before_the_evening_is_over(evening: Evening) -> None:
    ada, ben, emil, hal = (evening.member(name) for name in ("Ada", "Ben", "Emil", "Hal"))
    cem, dora = evening.correspondent("Cem"), evening.correspondent("Dora")
    olga = evening.member("Olga")
    await open_the_evening(evening, olga)
    async with asyncio.TaskGroup() as group:
        for one in (ada, ben, hal):
            group.create_task(learn(one, evening.lesson))
        for one in (cem, dora, emil):
            group.create_task(come(one))
    for one in (cem, dora):
        await evening.archive.has_learnt(one.kept, evening.lesson)
    await tell_in_private(ada)
    await evening.archive.let_weeks_pass()

    pseudonym = await explains(evening, ada)
    ben.member.mishaps.when = {len(ben.member.mishaps.took) + 1: 0.02}  # it is killed as he votes
    await votes_blind(evening, ben, pseudonym, helped=1, others=0)
    assert ben.member.mishaps.killed == 1
    await votes_blind(evening, cem, pseudonym, helped=2, others=0)
    await asks_in_a_group(evening, dora, cem)
    await votes_blind(evening, dora, pseudonym, helped=2, others=1, because="no-example")
    await evening.archive.let_hours_pass()
    await evening.do(jobs.weigh)
    await is_helped(evening, emil, pseudonym)
    await hidden_and_shown_again(evening, (cem, dora), hal, olga)
    await today(evening, ben, hal)
    await on_the_board(evening, (ada, ben), hal)
    await is_told_once(evening, ada)


async def open_the_evening(evening: Evening, olga: OnDiscord) -> None:
    """The owner sets up the server, with a challenge of the day at the present hour."""
    now = datetime.now(evening.zone)
    await olga.call("setup")
    chosen = {
        "course": evening.course.title,
        "channel": [str(evening.guild.general.id)],
        "hour": f"{now.hour:02}:00",
        "zone": str(evening.zone).rpartition("/")[2],
    }
    await olga.member.fill(await olga.member.open("Fill in"), chosen)
    await olga.reads("I may do everything I need there")


async def explains(evening: Evening, ada: OnDiscord) -> str:
    """Ada explains what she learnt; she is asked why or how before anything is said of it (P15). Her pseudonym."""
    before = evening.wires.mark()
    await ada.call("teach", lesson=evening.lesson.title)
    await ada.fill(words=TOLD)
    await ada.reads("Your pupil asks")
    assert re.search(r"\b(?:why|how)\b", ada.member.text, re.IGNORECASE), ada.member.text
    assert "well done" not in evening.wires.since(before), "nothing is said of it before the pupil has asked"
    for answer in ANSWERS:
        if "teachback.told" in await ada.kept.verbs():
            await ada.fill(words=answer)
    await ada.reads("You have explained it")
    await ada.reads("for explaining")
    await lead(ada, "explanations.offer")
    await lead(ada, "explanations.share", explanation=await the_explanation(evening))
    await ada.reads("Others can learn from it now")
    ((pseudonym,),) = await evening.archive.rows("SELECT pseudonym FROM explanations WHERE shared")
    return pseudonym


async def votes_blind(
    evening: Evening, who: Neighbour, pseudonym: str, *, helped: int, others: int, because: str = ""
) -> None:
    """Somebody judges it: before their vote nothing on any wire says what others think, and after it they are told."""
    before = evening.wires.mark()
    await who.call("explanations")
    await who.reads(SEARCHED)
    if because:
        await lead(who, "explanations.doubt")
    unseen(evening.wires.since(before), pseudonym)
    if because:
        await lead(who, "explanations.vote", because=because)
    else:
        await lead(who, "explanations.vote", helped=True)
    await who.reads(pseudonym)
    people = "one person" if helped == 1 else f"{helped} people"
    await who.reads(f"It has helped {people}, and {'one says' if others else 'nobody says'} that it did not")


async def asks_in_a_group(evening: Evening, who: OnTelegram, other: OnTelegram) -> None:
    """Somebody asks for it where others are: it comes to them alone, so that those judge by themselves too."""
    group = evening.telegram.supergroup("Study group", owner=who.pupil.person)
    evening.telegram.join(group, other.pupil.person)
    before = len(who.pupil.bots)
    await who.pupil.did(await who.pupil.person.say(group, f"/explanations@{evening.telegram.world.bot.name}"))
    await evening.telegram.until(lambda: SEARCHED in "".join(one.text for one in who.pupil.bots[before:]))
    assert [one.text for one in other.pupil.person.messages(group) if SEARCHED in one.text] == []


def unseen(sent: str, pseudonym: str) -> None:
    """Fails where what was sent says who wrote it, or what others think (P18)."""
    assert SEARCHED in sent
    assert pseudonym not in sent
    assert re.findall(r"\bAda\b", sent) == []
    assert OPINIONS.findall(sent) == []


async def is_helped(evening: Evening, emil: OnDiscord, pseudonym: str) -> None:
    """Emil is stuck at a challenge; on the rung that explains he reads how somebody else put it, and says that it helped."""
    await emil.call("challenge", challenge=evening.puzzle.title)
    await emil.fill(code=STUMBLES)
    before = evening.wires.mark()
    await lead(emil, "challenge.hint")
    await emil.reads("how someone else who learns here put it")
    unseen(evening.wires.since(before), pseudonym)
    await lead(emil, "explanations.vote", helped=True)
    await emil.reads("It has helped 3 people")
    await evening.archive.let_hours_pass()
    await evening.do(jobs.weigh, jobs.tell_helped)


async def today(evening: Evening, first: OnDiscord, second: OnDiscord) -> None:
    """The challenge of the day is posted once; one solves it at the first try, the other after a wrong one."""
    challenge = of_the_day(evening.course, datetime.now(evening.zone).date())
    assert challenge is not None
    for who in (first, second):
        post = await posted(evening, who)
        await who.member.answered(await who.member.person.press(post, "Take it on", settle=False))
    await solve(first, challenge)
    await first.reads("for the first try")
    await first.reads("for today's challenge")
    await solve(second, challenge, challenge.wrong[0].source)
    await second.reads("for today's challenge")
    assert "for the first try" not in second.member.text


async def posted(evening: Evening, who: OnDiscord) -> Message:
    """The only post of the day in the server's channel."""

    def there() -> list[Message]:
        seen = who.member.person.messages(evening.guild.general)
        return [one for one in seen if "The challenge of the day" in one.text]

    await evening.discord.until(there)
    (post,) = there()
    return post


async def hidden_and_shown_again(
    evening: Evening, reporters: Sequence[Neighbour], next_: OnDiscord, olga: OnDiscord
) -> None:
    """Two report it, so that the next reader does not see it; whoever looks at it lets it be shown again."""
    id_ = await the_explanation(evening)
    for number, one in enumerate(reporters, 1):
        await lead(one, "moderation.report", explanation=id_)
        await lead(one, "moderation.because", reason="advertising")
        ((state,),) = await evening.archive.rows("SELECT state FROM explanations WHERE id = $1", id_)
        assert state == ("shown" if number == 1 else "review")
    before = evening.wires.mark()
    await next_.call("explanations")
    await next_.reads("nothing to judge right now")
    assert SEARCHED not in evening.wires.since(before)
    await olga.call("moderate")
    await olga.reads("Reported 2 times")
    await lead(olga, "moderation.show")
    await olga.reads("Others may see it again")
    await next_.call("explanations")
    await next_.reads(SEARCHED)


async def on_the_board(evening: Evening, joining: Sequence[OnDiscord], other: OnDiscord) -> None:
    """Two join the server's board, and find each other there by rank; whoever did not join stands on none (P19)."""
    await other.call("board")
    await other.reads("Nobody is on one unless they say so")
    for who in joining:
        await who.call("board")
        await lead(who, "boards.name")
        await who.fill(name=NAMES[name_of(who)])
        await who.reads(f"You are on it, as {NAMES[name_of(who)]}")
    points = {name_of(one): await points_of(one) for one in (*joining, other)}
    assert all(points.values()), "who is not on it would stand there with points as well"
    for who in joining:
        before = evening.wires.mark()
        await who.call("board")
        await who.reads("(you)")
        lines = [(name.strip(), int(count)) for name, count in LINE.findall(who.member.text)]
        assert sorted(lines) == sorted((NAMES[name_of(one)], points[name_of(one)]) for one in joining)
        assert lines == sorted(lines, key=itemgetter(1), reverse=True)
        sent = evening.wires.since(before)
        assert re.findall(rf"\b{name_of(other)}\b", sent) == []
        assert str(other.member.person.id) not in sent


async def is_told_once(evening: Evening, ada: OnDiscord) -> None:
    """The author hears that it helped, by herself alone, and once."""

    def told() -> list[str]:
        return [line for line in evening.wires.since().splitlines() if "Somebody learnt from you" in line]

    await evening.discord.until(told)
    await evening.do(jobs.weigh, jobs.tell_helped)
    (line,) = told()
    assert "just helped 3 people" in line
    (message,) = (
        one
        for one in ada.member.person.messages(ada.member.person.dm)
        if "Somebody learnt from you" in one.text
    )
    assert message.channel is ada.member.person.dm


async def tell_in_private(who: OnDiscord) -> None:
    """Somebody writes to Parley alone, where they can be told something from then on."""
    channel = who.member.channel
    who.member.channel = who.member.person.dm
    await who.call("points")
    who.member.channel = channel


async def points_of(who: OnDiscord) -> int:
    """What somebody has earned."""
    ((total,),) = await Archive(who.kept.database).rows(EARNED, "discord", str(who.member.person.id))
    return total


async def the_explanation(evening: Evening) -> str:
    """The id of the only one that there is."""
    ((id_,),) = await evening.archive.rows("SELECT id FROM explanations")
    return id_


def name_of(who: OnDiscord) -> str:
    """What Discord calls them."""
    return who.member.person.name
