"""What is not taken, or breaks, is told to whom it concerns, in their language, and nobody else reads it."""

import pytest
from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import LARGEST_ATTACHMENT, MOST_ATTACHMENTS
from tests.adapters.discord.visitor import Visitor
from tests.loopback.discord import Guild, LoopbackDiscord, Message
from tests.loopback.discord.world import Attachment

pytestmark = pytest.mark.usefixtures("platform")

TOO_MANY = {f"{number}.txt": b"x" for number in range(MOST_ATTACHMENTS + 1)}
REFUSED = {
    "too large": ({"big.py": b"#" * (LARGEST_ATTACHMENT + 1)}, "big.py supera los"),
    "too many": (TOO_MANY, "más de los 8 archivos"),
    "gone": ({"main.py": b"print(1)"}, "El archivo main.py"),
}
"""Files that come along, and what Inés is told of them."""


@pytest.fixture
async def ines(loopback: LoopbackDiscord, guild: Guild) -> Visitor:
    """A member who is known, and speaks Spanish."""
    person = loopback.user("Inés", locale="es-ES")
    loopback.join(guild, person)
    person.user.pays = True
    visitor = Visitor(person, guild.general)
    await visitor.call("start")
    return visitor


def told(visitor: Visitor) -> str:
    """What was said to somebody directly."""
    there = visitor.person.messages(visitor.person.dm)
    return "\n".join(one.text for one in there if one.author.bot).replace("\\", "")


def public(loopback: LoopbackDiscord, guild: Guild) -> list[Message]:
    """What Parley said in the server for everybody."""
    said = [one for one in loopback.world.messages.values() if one.author.bot and one.owner is None]
    return [one for one in said if one.channel.guild is guild]


class Forgetful(dict[int, Attachment]):
    """Where files lie on a Discord that loses them at once."""

    def __setitem__(self, id_: int, attachment: Attachment) -> None:
        """Lose it."""


async def send(ines: Visitor, loopback: LoopbackDiscord, files: dict[str, bytes], *, gone: bool) -> None:
    """Speak to Parley in the channel, with files of which Discord may have lost one."""
    if gone:
        loopback.world.attachments = Forgetful()
    await ines.person.say(ines.channel, f"<@{loopback.world.bot.id}> /run", files=files)


class TestAFileInAChannel:
    @pytest.mark.parametrize("why", REFUSED)
    async def test_that_is_not_taken_is_told_its_sender_alone_and_in_their_language(
        self, why: str, ines: Visitor, guild: Guild, loopback: LoopbackDiscord
    ) -> None:
        files, expected = REFUSED[why]
        await send(ines, loopback, files, gone=why == "gone")
        await loopback.until(lambda: expected in told(ines))
        assert public(loopback, guild) == []

    @pytest.mark.parametrize("why", REFUSED)
    async def test_that_is_not_taken_is_told_behind_the_button_where_direct_messages_are_closed(
        self, why: str, ines: Visitor, ada: Visitor, guild: Guild, loopback: LoopbackDiscord
    ) -> None:
        ines.person.user.takes_dms = False
        files, expected = REFUSED[why]
        await send(ines, loopback, files, gone=why == "gone")
        await loopback.until(lambda: public(loopback, guild))
        (line,) = public(loopback, guild)
        assert expected not in line.text.replace("\\", "")
        assert not any(name in line.text for name in files)
        opened = await ines.answered(await ines.person.press(line, line.buttons[0]))
        assert expected in opened.text.replace("\\", "")
        assert opened.owner is ines.person.user
        refused = await ada.answered(await ada.person.press(line, line.buttons[0]))
        assert expected not in refused.text.replace("\\", "")


class TestAMention:
    async def test_is_answered_by_a_direct_message(
        self, ada: Visitor, guild: Guild, loopback: LoopbackDiscord
    ) -> None:
        await ada.person.say(ada.channel, f"<@{loopback.world.bot.id}> hello")
        await loopback.until(lambda: told(ada) == "You wrote hello")
        assert public(loopback, guild) == []

    async def test_is_answered_by_a_public_line_only_where_those_are_closed(
        self, ada: Visitor, guild: Guild, loopback: LoopbackDiscord
    ) -> None:
        ada.person.user.takes_dms = False
        await ada.person.say(ada.channel, f"<@{loopback.world.bot.id}> hello")
        await loopback.until(lambda: public(loopback, guild))
        (line,) = public(loopback, guild)
        assert "your answer is ready" in line.text
        assert "hello" not in line.text


def broken(monkeypatch: pytest.MonkeyPatch, house: OpenHouse, name: str = "receive") -> None:
    """Have a bug in the door."""

    async def fail(*_: object) -> None:
        raise ValueError("a wheel came off")

    monkeypatch.setattr(type(house.door), name, fail)


def reference(shown: str, log: str) -> str:
    """The reference that is told, under which the bug is in the log with what it was."""
    found = shown.rsplit(" ", 1)[-1]
    assert f"bug {found} in" in log
    assert "ValueError: a wheel came off" in log
    return found


class TestABug:
    @pytest.mark.parametrize("command", ["ask", "menu"])
    async def test_while_an_interaction_is_taken_is_told_under_its_reference(
        self, command: str, ada: Visitor, playroom: OpenHouse,
        monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        broken(monkeypatch, playroom)
        shown = await ada.call(command)
        assert "Something broke on our side" in shown.text
        assert shown.owner is ada.person.user
        assert reference(shown.text, caplog.text)

    @pytest.mark.parametrize("button", ["Right", "Answer"])
    async def test_while_a_press_is_taken_is_told_under_its_reference(
        self, button: str, ada: Visitor, playroom: OpenHouse,
        monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        asked = await ada.call("ask" if button == "Right" else "name")
        broken(monkeypatch, playroom, "receive" if button == "Right" else "told")
        shown = await ada.answered(await ada.person.press(asked, button))
        assert "Something broke on our side" in shown.text
        assert reference(shown.text, caplog.text)

    async def test_while_a_direct_message_is_taken_is_told_under_its_reference(
        self, direct: Visitor, playroom: OpenHouse,
        monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        broken(monkeypatch, playroom)
        assert reference((await direct.say("hello")).text, caplog.text)

    async def test_while_a_mention_is_taken_is_told_its_author_alone(
        self, ada: Visitor, guild: Guild, playroom: OpenHouse, loopback: LoopbackDiscord,
        monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        broken(monkeypatch, playroom)
        await ada.person.say(ada.channel, f"<@{loopback.world.bot.id}> hello")
        await loopback.until(lambda: told(ada))
        assert reference(told(ada), caplog.text)
        assert public(loopback, guild) == []


REFUSES = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'no room for this'; END $$;
"""


@pytest.mark.parametrize("table", ["turns", "learners"])
async def test_what_the_database_refuses_is_not_in_the_log(
    table: str, ada: Visitor, playroom: OpenHouse, loopback: LoopbackDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    await ada.call("name")
    form = await ada.open("Answer")
    async with playroom.dispatch.house.database.transaction() as connection:
        await connection.execute(text(REFUSES))
        when = f"BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()"
        await connection.execute(text(f"CREATE TRIGGER refuse {when}"))
    shown = await ada.fill(form, {"Your name": "Ada the Secret"})
    assert "Something broke on our side" in shown.text
    written = Visitor(ada.person, ada.person.dm)
    await written.say("between the two of us")
    assert "no room for this" in caplog.text
    tokens = [one.token for one in loopback.stage.interactions.values()]
    assert [one for one in (*tokens, "Secret", "between the two") if one in caplog.text] == []
