"""What is written to Parley, in direct messages, by a mention, as a reply, and with files, is answered where it may be."""

import pytest

from adapters.discord.files import SMALL
from bot.wiring import OpenHouse
from core.chat import LARGEST_ATTACHMENT, MOST_ATTACHED, MOST_ATTACHMENTS, Incoming
from core.dispatch import Dispatch
from core.errors import DatabaseAway
from tests.adapters.discord.visitor import Visitor
from tests.adapters.toy import Toy
from tests.loopback.discord import Guild, LoopbackDiscord

pytestmark = pytest.mark.usefixtures("platform")

MENU = "Run this code"


@pytest.fixture
def bob(loopback: LoopbackDiscord, guild: Guild) -> Visitor:
    """Another member."""
    person = loopback.user("Bob")
    loopback.join(guild, person)
    return Visitor(person, guild.general)


class TestDirect:
    async def test_what_is_written_is_answered_there(self, direct: Visitor) -> None:
        assert "You wrote hello" in (await direct.say("hello")).text

    async def test_a_block_of_code_answers_the_form_that_is_open(self, direct: Visitor) -> None:
        await direct.call("write")
        assert "x = 1" in (await direct.say("```python\nx = 1\n```")).text

    async def test_a_file_answers_the_form_that_is_open(self, direct: Visitor) -> None:
        await direct.call("write")
        assert "x = 2" in (await direct.say(files={"main.py": b"x = 2"})).text

    async def test_a_typed_line_calls_a_command_with_the_files_along(self, direct: Visitor) -> None:
        await direct.say("/run print(1)", files={"data.txt": b"a,b"})
        assert "print(1)" in direct.text
        assert "data.txt" in direct.text.replace("\\", "")
        assert "a,b" in direct.text

    async def test_a_slow_answer_is_announced_by_typing(
        self, direct: Visitor, toy: Toy, loopback: LoopbackDiscord
    ) -> None:
        asked = await direct.person.say(direct.channel, "/slow")
        await loopback.until(lambda: any(one.path.endswith("/typing") for one in loopback.traffic))
        toy.hold.set()
        assert "ran slowly" in (await direct.person.answer(direct.channel, asked)).text

    async def test_a_message_that_comes_twice_is_answered_once(
        self, direct: Visitor, toy: Toy, loopback: LoopbackDiscord
    ) -> None:
        asked = await direct.person.say(direct.channel, "/slow")
        loopback.stage.tell_message("MESSAGE_CREATE", asked)
        toy.hold.set()
        await direct.person.answer(direct.channel, asked)
        loopback.stage.tell_message("MESSAGE_CREATE", asked)
        await direct.call("menu")
        answers = [one for one in direct.person.messages(direct.channel) if "ran slowly" in one.text]
        assert len(answers) == 1
        assert toy.runs == 1

    async def test_while_the_database_is_away_the_person_is_told(
        self, direct: Visitor, playroom: OpenHouse, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def away(*_: object) -> None:
            raise DatabaseAway

        monkeypatch.setattr(type(playroom.dispatch.house.database), "read", away)
        monkeypatch.setattr(playroom.dispatch, "patience", ())
        assert "can't get at my memory" in (await direct.say("hello")).text


class TestInAServer:
    @pytest.mark.parametrize("as_reply", [False, True])
    async def test_the_answer_waits_behind_a_button_that_only_its_owner_opens(
        self, ada: Visitor, bob: Visitor, loopback: LoopbackDiscord, as_reply: bool
    ) -> None:
        ada.person.user.takes_dms = False
        us = loopback.world.bot
        earlier = await ada.say(f"<@{us.id}> hello")
        line = await (ada.say("again", reply_to=earlier) if as_reply else ada.say(f"hello <@{us.id}>"))
        assert "your answer is ready" in line.text
        assert f"<@{ada.person.id}>" in line.text
        assert bob.person.sees(line)
        refusal = await bob.answered(await bob.person.press(line, "Open it"))
        assert "for somebody else" in refusal.text
        assert refusal.owner is bob.person.user
        opened = await ada.answered(await ada.person.press(line, "Open it"))
        assert f"You wrote {'again' if as_reply else 'hello'}" in opened.text
        assert opened.owner is ada.person.user

    async def test_what_does_not_speak_to_us_is_not_heard(self, ada: Visitor) -> None:
        await ada.person.say(ada.channel, "nobody in particular")
        await ada.call("menu")
        assert [one.author for one in ada.person.messages(ada.channel) if not one.ephemeral] == [
            ada.person.user
        ]


class TestTheMenuOfAMessage:
    async def test_the_code_of_a_message_is_run_for_whoever_asks(self, ada: Visitor, bob: Visitor) -> None:
        written = await bob.person.say(bob.channel, "try\n```python\nprint(6 * 7)\n```\nit works")
        shown = await ada.answered(await ada.person.menu(ada.channel, MENU, written, settle=False))
        assert "print(6 * 7)" in shown.text
        assert "it works" not in shown.text
        assert shown.owner is ada.person.user

    async def test_a_message_without_a_block_is_code_as_it_stands(self, ada: Visitor, bob: Visitor) -> None:
        written = await bob.person.say(bob.channel, "print(1)")
        shown = await ada.answered(await ada.person.menu(ada.channel, MENU, written, settle=False))
        assert "print(1)" in shown.text

    async def test_an_attached_program_is_code_too(self, ada: Visitor, bob: Visitor) -> None:
        written = await bob.person.say(bob.channel, files={"main.py": b"print(2)"})
        shown = await ada.answered(await ada.person.menu(ada.channel, MENU, written, settle=False))
        assert "print(2)" in shown.text

    async def test_of_a_message_without_code_that_is_said(self, ada: Visitor) -> None:
        shown = await ada.call("menu")
        told = await ada.answered(await ada.person.menu(ada.channel, MENU, shown, settle=False))
        assert "no code in that message" in told.text

    async def test_a_file_that_discord_has_no_more_is_named(
        self, ada: Visitor, bob: Visitor, loopback: LoopbackDiscord
    ) -> None:
        written = await bob.person.say(bob.channel, files={"main.py": b"print(2)"})
        loopback.world.attachments.clear()
        told = await ada.answered(await ada.person.menu(ada.channel, MENU, written, settle=False))
        assert "main.py is not here any more" in told.text.replace("\\", "")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"big.py": b"#" * (LARGEST_ATTACHMENT + 1)}, "big.py is larger than"),
        ({name: bytes(MOST_ATTACHED // 2 + 1) for name in ("one", "two")}, "Together the files are larger"),
        ({f"{number}.txt": b"x" for number in range(MOST_ATTACHMENTS + 1)}, "more than the 8 files"),
    ],
    ids=["too large", "too large together", "too many"],
)
async def test_files_that_are_not_taken_are_refused_before_they_are_fetched(
    direct: Visitor, files: dict[str, bytes], told: str
) -> None:
    direct.person.user.pays = True
    assert told in (await direct.say("look", files=files)).text.replace("\\", "")


async def test_a_large_file_waits_in_the_store_and_a_small_one_comes_along(
    direct: Visitor, playroom: OpenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Incoming] = []
    receive = type(playroom.dispatch).receive

    async def received(self: Dispatch, incoming: Incoming, *, freely: bool = False) -> None:
        seen.append(incoming)
        await receive(self, incoming, freely=freely)

    monkeypatch.setattr(type(playroom.dispatch), "receive", received)
    large = bytes(SMALL + 1)
    await direct.say("look", files={"large.bin": large, "small.bin": b"x"})
    first, second = seen[0].attachments
    assert (first.content, second.content) == (None, b"x")
    assert await playroom.door.media(first.key) == large
