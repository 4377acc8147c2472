"""What people do is answered where they did it, for the eyes that it is for; and a question is closed by its answer."""

from contextlib import AsyncExitStack

import pytest
from discord import ButtonStyle
from sqlalchemy import text

from adapters.discord import exchange
from bot.wiring import OpenHouse
from core.errors import DatabaseAway
from tests.adapters.discord.visitor import Visitor
from tests.adapters.toy import STARTER, Toy
from tests.loopback.discord import Guild, LoopbackDiscord, Message, Person
from tests.loopback.discord.interactions import DEFERRED, MESSAGE, UPDATE
from tests.loopback.discord.reading import buttons_of

pytestmark = pytest.mark.usefixtures("platform")

MOST_CONNECTIONS = 20
"""As many are lent out at once, by default."""


@pytest.fixture
def bob(loopback: LoopbackDiscord, guild: Guild) -> Visitor:
    """Another member."""
    person = loopback.user("Bob")
    loopback.join(guild, person)
    return Visitor(person, guild.general)


async def in_thread(visitor: Visitor) -> Visitor:
    """The same person in a thread of their own."""
    await visitor.call("thread")
    assert visitor.channel.guild
    *_, thread = visitor.channel.guild.channels.values()
    there = Visitor(visitor.person, thread)
    await there.reads("Hello Ada")
    return there


async def forget_turns(house: OpenHouse) -> None:
    async with house.dispatch.house.database.transaction() as connection:
        await connection.execute(text("DELETE FROM turns"))


def closed(message: Message) -> bool:
    return all(one.get("disabled") for one in buttons_of(message))


def styles(message: Message) -> dict[str, int]:
    return {one["label"]: one["style"] for one in buttons_of(message)}


class TestForWhom:
    async def test_in_a_server_all_is_for_its_person_alone(self, ada: Visitor, owner: Person) -> None:
        shown = [await ada.call("ask"), await ada.press("Right"), await ada.press("Next")]
        shown.append(await ada.press("Odd"))
        assert all(one.owner is ada.person.user for one in shown)
        assert not any(owner.sees(one) for one in shown)

    async def test_in_direct_messages_all_stays(self, direct: Visitor) -> None:
        shown = [await direct.call("ask"), await direct.press("Right"), await direct.press("Next")]
        assert not any(one.ephemeral for one in shown)

    async def test_in_a_thread_of_ones_own_all_stays(self, ada: Visitor) -> None:
        there = await in_thread(ada)
        shown = [await there.call("ask"), await there.press("Right"), await there.press("Next")]
        assert not any(one.ephemeral for one in shown)

    @pytest.mark.parametrize("button", ["Right", "Answer"])
    async def test_the_button_of_somebody_else_is_refused_kindly(
        self, ada: Visitor, bob: Visitor, button: str
    ) -> None:
        there = await in_thread(ada)
        there.channel.members.add(bob.person.id)
        question = await there.call("ask" if button == "Right" else "name")
        refusal = await bob.answered(await bob.person.press(question, button))
        assert "for somebody else" in refusal.text
        assert refusal.owner is bob.person.user
        assert not closed(question)

    async def test_who_is_not_known_yet_is_greeted(self, bob: Visitor) -> None:
        assert "Hello Bob" in (await bob.call("start")).text


class TestQuestions:
    async def test_an_answered_question_is_closed_and_shows_what_was_pressed(self, ada: Visitor) -> None:
        question = await ada.call("ask")
        answer = await ada.press("Right")
        assert "You said Right" in answer.text
        assert answer is not question
        assert closed(question)
        pressed = [label for label, style in styles(question).items() if style == ButtonStyle.primary.value]
        assert pressed == ["Right"]
        assert "A question" in question.text

    async def test_a_question_stays_open_where_the_answer_could_not_be_taken(self, ada: Visitor) -> None:
        question = await ada.call("ask")
        assert "cannot be an answer" in (await ada.press("Odd")).text
        assert not closed(question)
        again = await ada.answered(await ada.person.press(question, "Right"))
        assert "You said Right" in again.text

    async def test_a_choice_from_a_menu_closes_it_and_stays_chosen(self, ada: Visitor) -> None:
        question = await ada.call("pick")
        assert "You said 1999" in (await ada.choose("1999")).text
        (menu,) = question.selects
        assert menu["disabled"]
        assert [one["label"] for one in menu["options"] if one.get("default")] == ["1999"]

    async def test_what_was_typed_is_quoted_below_the_question(self, direct: Visitor) -> None:
        question = await direct.call("name")
        await direct.fill(await direct.open("Answer"), {"Your name": "Ada *Lovelace*"})
        assert "Hello Ada" in direct.text
        assert "You sent:" in question.text
        assert r"Ada \*Lovelace\*" in question.text

    async def test_ways_to_go_on_stay_open(self, direct: Visitor) -> None:
        menu = await direct.call("menu")
        await direct.press("Again")
        assert not closed(menu)
        again = await direct.answered(await direct.person.press(menu, "Again"))
        assert "Menu 3" in again.text

    async def test_a_button_of_a_forgotten_message_leads_nowhere_kindly(
        self, ada: Visitor, playroom: OpenHouse
    ) -> None:
        await ada.call("ask")
        await forget_turns(playroom)
        assert "leads nowhere any more" in (await ada.press("Right")).text


class TestForms:
    async def test_code_is_written_in_a_modal_with_the_starter_in_it(self, ada: Visitor) -> None:
        question = await ada.call("write")
        form = await ada.open("Write code")
        assert form.fields["Your code"]["value"] == STARTER
        assert "Double it" in form.text
        assert "print(1)" in (await ada.fill(form, {"Your code": "print(1)"})).text
        assert closed(question)
        assert "print(1)" in question.text

    async def test_a_file_comes_in_place_of_typed_code(self, ada: Visitor) -> None:
        await ada.call("write")
        form = await ada.open("Write code")
        upload = {"Your code": "", "file": ("main.py", b"print('from a file')")}
        assert "from a file" in (await ada.fill(form, upload)).text

    async def test_code_of_a_thousand_lines_comes_back_as_a_file(self, ada: Visitor) -> None:
        await ada.call("write")
        program = ("main.py", b"x = 1\n" * 1000)
        await ada.fill(await ada.open("Write code"), {"Your code": "", "file": program})
        assert any(one.attachments for one in ada.shown)

    async def test_a_form_can_be_opened_again_where_it_was_not_sent(self, ada: Visitor) -> None:
        question = await ada.call("name")
        await ada.open("Answer")
        again = await ada.person.press(question, "Answer")
        assert "Hello Ada" in (await ada.fill(again.modal, {"Your name": "Ada"})).text


class TestSlow:
    async def test_a_slow_command_defers_and_the_answer_takes_its_place(self, ada: Visitor, toy: Toy) -> None:
        did = await ada.person.slash(ada.channel, "slow", settle=False)
        await did.acknowledgement()
        assert did.callbacks == [DEFERRED]
        assert did.interaction.ephemeral
        toy.hold.set()
        assert "ran slowly" in (await ada.answered(did)).text
        assert [one.owner for one in did.messages] == [ada.person.user]

    async def test_in_direct_messages_the_deferral_is_for_all_to_see(self, direct: Visitor, toy: Toy) -> None:
        did = await direct.person.slash(direct.channel, "slow", settle=False)
        await did.acknowledgement()
        assert not did.interaction.ephemeral
        toy.hold.set()
        assert not (await direct.answered(did)).ephemeral

    async def test_a_slow_answer_closes_its_question_at_once(self, ada: Visitor, toy: Toy) -> None:
        question = await ada.call("ask")
        did = await ada.person.press(question, "Slow")
        assert did.callbacks == [UPDATE]
        assert closed(question)
        assert "One moment" in question.text
        toy.hold.set()
        answer = await ada.answered(did)
        assert "ran slowly" in answer.text
        assert answer.ephemeral
        assert "One moment" not in question.text
        assert closed(question)

    async def test_an_answer_that_hangs_for_any_reason_defers_by_itself(
        self, ada: Visitor, toy: Toy, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(exchange, "PATIENCE", 0)
        did = await ada.person.slash(ada.channel, "grow", settle=False)
        await did.acknowledgement()
        assert did.callbacks == [DEFERRED]
        toy.growing.put_nowait("")
        assert "All of it" in (await ada.answered(did)).text


async def test_a_quick_answer_is_the_response_itself(ada: Visitor) -> None:
    await ada.call("ask")
    assert ada.exchange
    assert ada.exchange.callbacks == [MESSAGE]
    await ada.press("Right")
    assert ada.exchange.callbacks == [UPDATE]


async def test_an_answer_of_several_messages_comes_in_its_order(ada: Visitor) -> None:
    await ada.call("many")
    await ada.reads("third")
    firsts = [one.text.split()[0] for one in ada.shown]
    assert firsts == sorted(firsts)
    assert all(one.ephemeral for one in ada.shown)


async def test_an_interaction_that_comes_twice_is_answered_once(
    ada: Visitor, toy: Toy, loopback: LoopbackDiscord
) -> None:
    did = await ada.person.slash(ada.channel, "slow", settle=False)
    loopback.deliver_again(did)
    await did.acknowledgement()
    toy.hold.set()
    await ada.answered(did)
    loopback.deliver_again(did)
    await Visitor(ada.person, ada.channel).call("menu")
    assert len(did.messages) == 1
    assert toy.runs == 1


async def test_while_the_database_is_away_the_person_is_told(
    ada: Visitor, playroom: OpenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ada.call("ask")

    async def away(*_: object) -> None:
        raise DatabaseAway

    monkeypatch.setattr(type(playroom.dispatch.house.database), "read", away)
    monkeypatch.setattr(playroom.dispatch, "patience", ())
    assert "can't get at my memory" in (await ada.press("Right")).text
    assert "can't get at my memory" in (await ada.call("menu")).text


async def test_a_form_opens_while_all_connections_to_the_database_are_busy(
    ada: Visitor, playroom: OpenHouse
) -> None:
    question = await ada.call("name")
    engine = playroom.dispatch.house.database.engine
    async with AsyncExitStack() as busy:
        for _ in range(MOST_CONNECTIONS):
            await busy.enter_async_context(engine.connect())
        opened = await ada.person.press(question, "Answer")
        assert "Your name" in opened.modal.fields
    assert "Hello Ada" in (await ada.fill(opened.modal, {"Your name": "Ada"})).text
