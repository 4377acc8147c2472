"""What people do on Telegram is answered where they do it; what was pressed is closed, edited or told over."""

import pytest

from adapters.telegram.adapter import Telegram
from bot.wiring import OpenHouse
from tests.adapters.toy import Toy
from tests.loopback.telegram import Chat, LoopbackTelegram, Message, Person

pytestmark = pytest.mark.usefixtures("platform")


@pytest.fixture
async def group(loopback: LoopbackTelegram, ada: Person) -> Chat:
    """A group with Parley in it, whose owner Ada is."""
    return loopback.supergroup("Study hall", owner=ada)


@pytest.fixture
async def bob(loopback: LoopbackTelegram, group: Chat) -> Person:
    """Somebody else in the group."""
    person = loopback.user("Bob")
    loopback.join(group, person)
    return person


async def asked(person: Person, chat: Chat | None = None) -> Message:
    """The toy's question."""
    return await person.answer(await person.say(chat or person.chat, "/ask"))


class TestAlone:
    async def test_a_press_leads_on_and_the_question_says_what_was_chosen(self, ada: Person) -> None:
        question = await asked(ada)
        press = await ada.press(question, "Right")
        assert (await ada.answer(question)).text == "You said Right"
        assert press.text == ""
        assert question.html == "<b>A question</b>\n\n➤ <b>Right</b>"
        assert question.buttons == []

    async def test_a_way_to_go_on_leaves_no_buttons_behind(self, ada: Person) -> None:
        question = await asked(ada)
        await ada.press(question, "Right")
        said = await ada.answer(question)
        await ada.press(said, "Next")
        assert (await ada.answer(said)).text == "A question"
        assert (said.text, said.buttons) == ("You said Right", [])

    async def test_an_answer_that_cannot_be_is_told_over_the_chat_and_the_question_stays(
        self, ada: Person
    ) -> None:
        question = await asked(ada)
        press = await ada.press(question, "Odd")
        assert (press.text, press.alert) == ("That cannot be an answer.", True)
        assert question.buttons == ["Right", "Wrong", "Odd", "Slow", "Grow"]
        assert ada.messages()[-1] is question

    async def test_a_question_that_is_over_says_so(self, ada: Person, playroom: OpenHouse) -> None:
        question = await asked(ada)
        async with playroom.dispatch.house.database.transaction() as connection:
            await connection.exec_driver_sql("UPDATE turns SET reply = '{\"blocks\": []}'")
        press = await ada.press(question, "Right")
        assert press.alert
        assert "from an older message" in press.text

    async def test_a_picture_without_a_word_is_closed_with_what_was_chosen(self, ada: Person) -> None:
        question = await ada.answer(await ada.say(ada.chat, "/bare"))
        await ada.press(question, "Right")
        await ada.answer(question)
        assert question.html == "➤ <b>Right</b>"

    @pytest.mark.usefixtures("paced")
    async def test_ticks_that_are_faster_than_what_is_shown_all_count_and_bring_no_button_back(
        self, ada: Person, loopback: LoopbackTelegram
    ) -> None:
        form = await ada.answer(await ada.say(ada.chat, "/tick"))
        for button in ("☐ a", "☐ b", "☐ c", "Send"):
            await ada.press(form, button, settle=False)
        assert (await ada.answer(form)).text == "You ticked 1 2 3"
        await ada.answer(await ada.say(ada.chat, "/name"))  # behind all that waited for this chat
        await ada.answer(await ada.say(ada.chat, "Ada L."))
        assert form.buttons == []

    async def test_slow_work_is_shown_and_then_answered(
        self, ada: Person, toy: Toy, loopback: LoopbackTelegram
    ) -> None:
        question = await asked(ada)
        press = await ada.press(question, "Slow")  # settled while the work still goes on
        assert press.text == ""
        await loopback.until(lambda: "typing" in ada.chat.actions)
        toy.hold.set()
        assert (await ada.answer(question)).text == "ran slowly"
        assert question.buttons == []

    async def test_text_that_is_typed_fills_what_is_open(self, ada: Person) -> None:
        await ada.answer(await ada.say(ada.chat, "/name"))
        assert (await ada.answer(await ada.say(ada.chat, "Ada L."))).text == "Hello Ada L."

    async def test_a_block_of_code_arrives_as_it_was_typed(self, ada: Person, toy: Toy) -> None:
        toy.hold.set()
        await ada.answer(await ada.say(ada.chat, "```python\nprint(1)\n  # two\n```"))
        said = await ada.answer(await ada.say(ada.chat, "/run for 🐍 in x:\n    print(🐍)"))
        assert said.text == "for 🐍 in x:\n    print(🐍)"

    async def test_the_first_of_several_messages_is_the_first_that_is_seen(self, ada: Person) -> None:
        said = await ada.say(ada.chat, "/many")
        texts = [(await ada.answer(said, number)).text[:5] for number in range(3)]
        assert texts == ["first", "secon", "third"]

    async def test_what_cannot_be_read_is_answered_kindly(self, ada: Person) -> None:
        await ada.answer(await ada.start())
        said = await ada.video(ada.chat)
        assert "this I can't" in (await ada.answer(said)).text

    async def test_a_bug_is_told_under_its_reference(
        self, ada: Person, caplog: pytest.LogCaptureFixture
    ) -> None:
        said = await ada.answer(await ada.say(ada.chat, "/lost"))
        reference = next(one for one in caplog.messages if one.startswith("bug "))[4:12]
        assert reference in said.text

    async def test_speaks_the_language_of_the_client(self, loopback: LoopbackTelegram) -> None:
        eva = loopback.user("Eva", language="es")
        await eva.answer(await eva.start())
        said = await eva.answer(await eva.video(eva.chat))
        assert "¿Me lo escribes?" in said.text


class TestTogether:
    async def test_the_button_of_another_is_refused_to_whoever_pressed(
        self, ada: Person, bob: Person, group: Chat
    ) -> None:
        question = await asked(ada, group)
        press = await bob.press(question, "Right")
        assert press.alert
        assert "somebody else" in press.text
        assert question.buttons == ["Right", "Wrong", "Odd", "Slow", "Grow"]

    async def test_an_answer_stands_below_what_it_answers(self, ada: Person, group: Chat) -> None:
        said = await ada.say(group, "/ask")
        answer = await ada.answer(said)
        assert answer.reply_to is said

    async def test_an_answer_to_a_press_says_whom_it_is_for(self, ada: Person, group: Chat) -> None:
        question = await asked(ada, group)
        await ada.press(question, "Right")
        assert (await ada.answer(question)).text == "Ada\nYou said Right"

    async def test_a_form_is_answered_by_a_reply_which_is_all_that_we_hear(
        self, ada: Person, bob: Person, group: Chat, loopback: LoopbackTelegram
    ) -> None:
        prompt = await ada.answer(await ada.say(group, "/name"))
        assert prompt.prompts
        await bob.say(group, "what is going on here?")
        said = await ada.say(group, "Countess", reply_to=prompt)
        assert (await ada.answer(said)).text == "Hello Countess"

    @pytest.mark.parametrize("text", ["/ask@AnotherBot", "hello everybody", "@AnotherBot /ask"])
    async def test_what_is_said_to_others_is_let_be(
        self, ada: Person, group: Chat, loopback: LoopbackTelegram, text: str
    ) -> None:
        loopback.promote_bot(group, by=ada)  # so that all is heard
        await ada.say(group, text)
        said = await ada.say(group, "/ask@ParleyTutorBot")
        assert (await ada.answer(said)).text == "A question"
        assert len([one for one in ada.messages(group) if one.author is loopback.world.bot]) == 1

    async def test_answers_stay_in_their_topic(self, ada: Person, loopback: LoopbackTelegram) -> None:
        forum = loopback.supergroup("Forum", owner=ada, forum=True)
        topic = loopback.topic(forum, "Loops", by=ada)
        said = await ada.say(forum, "/ask", topic=topic)
        question = await ada.answer(said)
        assert question.topic is topic
        await ada.press(question, "Right")
        assert (await ada.answer(question)).topic is topic

    async def test_general_is_no_topic_to_name(self, ada: Person, loopback: LoopbackTelegram) -> None:
        forum = loopback.supergroup("Forum", owner=ada, forum=True)
        assert (await ada.answer(await ada.say(forum, "/ask"))).topic is None

    async def test_what_is_for_ones_own_eyes_is_not_said_in_the_group_where_it_can_be_said_nowhere_else(
        self, bob: Person, group: Chat, loopback: LoopbackTelegram
    ) -> None:
        said = await bob.say(group, "/secret")
        told = await bob.answer(said)
        assert "for you alone" in told.text
        assert bob.link(told, "Open our own chat") == "https://t.me/ParleyTutorBot"
        await bob.answer(await bob.start())
        await bob.say(group, "/secret")
        await loopback.until(lambda: any("A secret" in one.text for one in bob.messages()))
        assert not any("A secret" in one.text for one in bob.messages(group))

    async def test_what_both_do_at_once_is_each_answered(self, ada: Person, bob: Person, group: Chat) -> None:
        first, second = await ada.say(group, "/ask"), await bob.say(group, "/many")
        await ada.answer(first)
        await bob.answer(second, 3)


async def test_what_telegram_brings_twice_is_answered_once(
    platform: Telegram, ada: Person, loopback: LoopbackTelegram
) -> None:
    question = await asked(ada)
    loopback.deliver_again()
    await ada.press(question, "Right")
    await ada.answer(question)
    assert [one.text for one in ada.messages() if one.author is loopback.world.bot] == [
        "A question\n\n➤ Right",
        "You said Right",
    ]
