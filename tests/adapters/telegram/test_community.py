"""A group takes Parley in: set up by its administrators where they are, and its posts lead into everybody's own chat."""

import asyncio

import pytest

from adapters.telegram.adapter import Telegram
from bot.wiring import OpenHouse
from core.store import communities
from tests.loopback.telegram import Chat, LoopbackTelegram, Message, Person

pytestmark = pytest.mark.usefixtures("parley")


@pytest.fixture
async def group(loopback: LoopbackTelegram, ada: Person) -> Chat:
    """A group of Ada's, which Parley is not in yet."""
    return loopback.supergroup("Study hall", owner=ada, bot=False)


async def test_a_group_is_set_up_where_it_is_and_its_posts_lead_into_ones_own_chat(
    loopback: LoopbackTelegram, ada: Person, group: Chat, house: OpenHouse
) -> None:
    loopback.add_bot(group, by=ada, payload="setup")
    await loopback.until(lambda: any("Parley in Study hall" in one.text for one in ada.messages(group)))
    form = ada.messages(group)[-1]
    assert (form.text.splitlines()[-2:], form.buttons[-1]) == (
        ["Course (3 to go)", "Tap one, then send it."],
        "Set up",
    )
    await ada.press(form, "○ Python: first steps")
    await loopback.until(lambda: "● Python: first steps" in form.buttons)
    hour = await sends(ada, form, "Set up")
    await ada.press(hour, "○ 18:00")
    await loopback.until(lambda: "● 18:00" in hour.buttons)
    zone = await sends(ada, hour, "Set up")
    assert zone.prompts
    done = await ada.answer(await ada.say(group, "Madrid", reply_to=zone))
    assert "I may do everything I need there" in done.text
    kept = await house.dispatch.house.database.read(communities.find, "telegram", str(group.id))
    assert kept is not None
    assert (kept.channel, kept.course, kept.daily_hour) == (str(group.id), "python-first-steps", 18)
    await ada.press(done, "Post a test")
    post = await ada.answer(done)
    address = ada.link(post, "Start learning")
    bob = loopback.user("Bob")
    loopback.join(group, bob)
    hello = await bob.answer(await bob.follow(address))
    assert (hello.chat, "Hello Bob" in hello.text) == (bob.chat, True)


async def sends(person: Person, form: Message, button: str) -> Message:
    """Press the button that sends a form; what is asked then."""
    await person.press(form, button)
    return await person.answer(form)


async def test_who_is_no_administrator_is_told_so(
    loopback: LoopbackTelegram, ada: Person, group: Chat
) -> None:
    loopback.add_bot(group, by=ada)
    bob = loopback.user("Bob")
    loopback.join(group, bob)
    said = await bob.say(group, "/setup")
    assert "manage" in (await bob.answer(said)).text


async def test_the_topic_of_the_setup_is_where_posts_go(
    loopback: LoopbackTelegram, ada: Person, house: OpenHouse
) -> None:
    forum = loopback.supergroup("Forum", owner=ada, forum=True)
    topic = loopback.topic(forum, "Daily", by=ada)
    form = await ada.answer(await ada.say(forum, "/setup", topic=topic))
    hour = await sends(ada, form, "Set up")
    zone = await sends(ada, hour, "Set up")
    await ada.answer(await ada.say(forum, "UTC", reply_to=zone))
    kept = await house.dispatch.house.database.read(communities.find, "telegram", str(forum.id))
    assert kept is not None
    assert kept.channel == f"{forum.id}/{topic.id}"


async def test_a_group_that_becomes_a_supergroup_keeps_what_was_set_up(
    loopback: LoopbackTelegram, ada: Person, house: OpenHouse
) -> None:
    small = loopback.group("Small", owner=ada)
    form = await ada.answer(await ada.say(small, "/setup"))
    hour = await sends(ada, form, "Set up")
    zone = await sends(ada, hour, "Set up")
    await ada.answer(await ada.say(small, "UTC", reply_to=zone))
    large = loopback.migrate(small, by=ada)
    await ada.answer(await ada.say(large, "/setup"))
    database, kept = house.dispatch.house.database, None
    async with asyncio.timeout(10):
        while kept is None:  # the two chats are heard beside each other, and the database tells nobody
            kept = await database.read(communities.find, "telegram", str(large.id))
    assert kept.channel == str(large.id)


async def test_a_group_that_threw_parley_out_is_left(
    loopback: LoopbackTelegram, ada: Person, house: OpenHouse, parley: Telegram
) -> None:
    group = loopback.supergroup("Short visit", owner=ada)
    form = await ada.answer(await ada.say(group, "/setup"))
    zone = await sends(ada, await sends(ada, form, "Set up"), "Set up")
    await ada.answer(await ada.say(group, "UTC", reply_to=zone))
    loopback.remove_bot(group, by=ada)
    await ada.answer(await ada.start())  # whatever comes next is heard after it
    query = "SELECT count(*) FROM communities WHERE external_id = $1 AND left_at IS NOT NULL"
    async with house.dispatch.house.database.transaction() as connection:
        found = await connection.exec_driver_sql(query, (str(group.id),))
        assert found.scalar_one() == 1
