"""What one person does without end, or does to the messages of others, keeps nobody from being heard, and changes nothing."""

import asyncio
import time

import pytest

from adapters.telegram import courier
from tests.loopback.telegram import Chat, LoopbackTelegram, Message, Person
from tests.loopback.telegram.exchange import Press
from tests.loopback.telegram.posts import write
from tests.loopback.telegram.wire import callback_json, user_json
from tests.loopback.telegram.world import Callback

SOON = 20.0
"""Seconds within which Bob is answered, whatever goes on. Were he to wait for Eve, it would be a minute or more."""
MANY = 300
"""More than Telegram brings at once."""
CROWD = 1300


@pytest.fixture
async def eve(loopback: LoopbackTelegram) -> Person:
    """Somebody who means harm."""
    return loopback.user("Eve")


@pytest.fixture
async def bob(loopback: LoopbackTelegram) -> Person:
    """Somebody who only wants to learn."""
    return loopback.user("Bob")


@pytest.fixture
async def group(loopback: LoopbackTelegram, eve: Person, bob: Person) -> Chat:
    """A group of Eve's, with Bob and Parley."""
    made = loopback.supergroup("Study hall", owner=eve)
    loopback.join(made, bob)
    return made


async def is_heard(person: Person) -> None:
    began = time.monotonic()
    async with asyncio.timeout(60):
        await person.answer(await person.say(person.chat, "/ask"))
    assert time.monotonic() - began < SOON


@pytest.mark.usefixtures("platform", "paced")
class TestWithoutEnd:
    async def test_what_cannot_be_read(self, eve: Person, bob: Person) -> None:
        await eve.answer(await eve.start())
        for _ in range(MANY):
            await eve.voice(eve.chat)
        await is_heard(bob)

    async def test_what_cannot_be_read_in_a_group(self, eve: Person, bob: Person, group: Chat) -> None:
        asked = await eve.answer(await eve.say(group, "/ask"))
        voice = await eve.voice(eve.chat)
        for _ in range(MANY):
            write(eve.stage, group, eve.user, words="", reply_to=asked, file=voice.file)
        await is_heard(bob)

    @pytest.mark.parametrize("alone", [True, False])
    async def test_ticking(self, alone: bool, eve: Person, bob: Person, group: Chat) -> None:
        chat = eve.chat if alone else group
        form = await eve.answer(await eve.say(chat, "/tick"))
        for number in range(MANY):
            await eve.press(form, form.buttons[number % 3], settle=False)
        await is_heard(bob)

    async def test_pressing(self, eve: Person, bob: Person, group: Chat) -> None:
        question = await eve.answer(await eve.say(group, "/ask"))
        for _ in range(MANY):
            await eve.press(question, "Odd", settle=False)
        await is_heard(bob)

    async def test_voting_in_polls_that_were_sent_on(
        self, eve: Person, bob: Person, loopback: LoopbackTelegram
    ) -> None:
        crowd = [loopback.user(f"Stranger {number}") for number in range(CROWD)]
        for one in crowd:
            one.user.started = True
            told = {
                "poll_id": "1",
                "user": user_json(one.user),
                "option_ids": [0],
                "option_persistent_ids": ["0"],
            }
            loopback.stage.tell("poll_answer", told, one.id, one.user)
        await is_heard(bob)

    async def test_albums(self, eve: Person, bob: Person) -> None:
        for _ in range(MANY // 2):
            await eve.say(eve.chat, "x", files={"a.txt": b"a", "b.txt": b"b"})
        await is_heard(bob)

    async def test_commands_in_a_group(self, eve: Person, bob: Person, group: Chat) -> None:
        for _ in range(MANY):
            await eve.say(group, "/ask")
        await is_heard(bob)

    async def test_commands_of_one_do_not_keep_the_answers_of_others_in_the_group(
        self,
        eve: Person,
        bob: Person,
        group: Chat,
        loopback: LoopbackTelegram,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(courier, "A_GROUP", courier.A_CHAT)  # all of Eve's would still take two minutes
        for _ in range(MANY):
            await eve.say(group, "/ask")
        said = await bob.say(group, "/ask")
        await loopback.until(lambda: any(one.reply_to is said for one in loopback.world.messages))

    async def test_looking_for_something_inline(self, eve: Person, bob: Person) -> None:
        for number in range(CROWD):
            await eve.inline(f"loops {number}", settle=False)
        await is_heard(bob)


def forge(person: Person, message: Message, data: str) -> Press:
    """Press what is no button of that message, as a client of one's own can."""
    id_ = str(4_390_000_000_000_000_000 + person.stage.world.next())
    callback = Callback(id=id_, user=person.user, data=data, message=message)
    person.stage.world.callbacks[id_] = callback
    person.stage.tell("callback_query", callback_json(callback), message.chat.id or person.id, person.user)
    return Press(callback, person.stage)


def data_of(message: Message, number: int) -> str:
    """The data of a message's button."""
    return [one for row in message.rows for one in row][number]["callback_data"]


@pytest.mark.usefixtures("platform")
class TestTheMessagesOfOthers:
    async def test_are_not_closed_by_a_press_on_something_of_ones_own(
        self, eve: Person, bob: Person, group: Chat
    ) -> None:
        own = await eve.answer(await eve.say(group, "/ask"))
        question = await bob.answer(await bob.say(group, "/ask"))
        before = question.html, question.buttons
        await forge(eve, question, data_of(own, 0)).settled()
        assert "You said Right" in (await eve.answer(question)).text
        assert (question.html, question.buttons) == before

    async def test_are_not_ticked(self, eve: Person, bob: Person, group: Chat) -> None:
        own = await eve.answer(await eve.say(group, "/tick"))
        form = await bob.answer(await bob.say(group, "/tick"))
        await forge(eve, form, data_of(own, 0)).settled()
        await forge(eve, form, data_of(form, 0)).settled()
        await bob.press(form, "Send")
        assert (await bob.answer(form)).text.endswith("You ticked")
