"""A challenge or an explanation goes into any chat, with a button that opens it in the chat with Parley."""

import pytest

from adapters.telegram.adapter import Telegram
from adapters.telegram.inline import MOST, results
from bot.wiring import OpenHouse
from core.chat import Card, Reply, Shared, Text
from core.errors import DatabaseAway
from tests.adapters.telegram.golden import SAY
from tests.adapters.toy import Toy
from tests.loopback.telegram import LoopbackTelegram, Person
from tests.loopback.telegram.methods_queries import PAYLOAD

OPEN = "Open it with Parley"


def shared(number: int, text: str = "Print it *twice*.") -> Shared:
    return Shared(f"Challenge {number}", "Easy", Reply.of(Card(f"Challenge {number}", text)), f"do_c{number}")


async def in_python(person: Person, house: OpenHouse) -> None:
    """Have somebody learn Python."""
    await person.answer(await person.start())
    async with house.dispatch.house.database.transaction() as connection:
        await connection.exec_driver_sql("UPDATE learners SET course = 'python-first-steps'")


class TestDrawn:
    def test_each_is_an_article_with_a_button(self) -> None:
        (one,) = results([shared(1)], SAY, [], lambda entry: f"https://t.me/x?start={entry}")
        written = one.to_dict()
        assert (written["title"], written["description"]) == ("Challenge 1", "Easy")
        assert "<i>twice</i>" in written["input_message_content"]["message_text"]
        ((button,),) = written["reply_markup"]["inline_keyboard"]
        assert button == {"text": OPEN, "url": "https://t.me/x?start=do_c1"}

    def test_there_are_never_more_than_telegram_takes_nor_two_of_one_id(self) -> None:
        made = results(
            [shared(number) for number in range(60)], SAY, [], lambda entry: f"https://t.me/{entry}"
        )
        assert len(made) == MOST
        assert len({one.id for one in made}) == MOST
        assert all(len(one.id) <= 64 for one in made)

    def test_two_that_open_the_same_are_two_and_one_that_is_there_twice_is_one(self) -> None:
        found = [shared(1, "One."), shared(1, "Two."), shared(1, "One.")]
        made = results(found, SAY, [], lambda entry: entry)
        assert len(made) == len({one.id for one in made}) == 2

    def test_of_a_long_one_the_first_message_is_shared(self) -> None:
        (one,) = results([shared(1, "word " * 700)], SAY, [], lambda entry: entry)
        assert 3000 < len(one.to_dict()["input_message_content"]["message_text"]) <= 4096

    def test_one_that_shows_nothing_is_shared_by_its_title(self) -> None:
        empty = Shared("A title", "", Reply.of(Text("")), "do_x")
        (one,) = results([empty], SAY, [], lambda entry: entry)
        assert one.to_dict()["input_message_content"]["message_text"] == "A title"


class TestOffered:
    async def test_a_challenge_is_found_sent_and_opened(
        self, parley: Telegram, house: OpenHouse, loopback: LoopbackTelegram, ada: Person
    ) -> None:
        bob = loopback.user("Bob")
        await in_python(ada, house)
        offer = await ada.inline("parrot")
        assert offer.personal
        entry = next(one for one in offer.results if "do_" in str(one["markup"]))
        sent = await ada.choose(offer, entry["id"])
        assert sent.buttons == [OPEN]
        opened = await bob.answer(await bob.follow(ada.link(sent, OPEN)))
        assert entry["title"] in "\n".join(one.text for one in bob.messages())
        assert opened.author.bot

    async def test_a_lesson_is_found_too(self, parley: Telegram, house: OpenHouse, ada: Person) -> None:
        await in_python(ada, house)
        offer = await ada.inline("loop")
        entries = [
            one["markup"]["inline_keyboard"][0][0]["url"].partition("start=")[2] for one in offer.results
        ]
        assert any(one.startswith("read_") for one in entries)

    @pytest.mark.parametrize("query", ["", "loop", "fizz", "what is a list?", "a" * 256])
    @pytest.mark.parametrize("learns", [True, False])
    async def test_all_that_is_offered_can_be_opened(
        self, query: str, learns: bool, parley: Telegram, house: OpenHouse, loopback: LoopbackTelegram, ada: Person
    ) -> None:  # fmt: skip
        if learns:
            await in_python(ada, house)
        offer = await ada.inline(query)
        for one in offer.results:
            entry = one["markup"]["inline_keyboard"][0][0]["url"].partition("start=")[2]
            assert PAYLOAD.fullmatch(entry), entry
        assert loopback.violations == []

    async def test_where_nothing_is_found_nothing_is_offered(self, parley: Telegram, ada: Person) -> None:
        assert (await ada.inline("qqqq zzzz xxxx")).results == []

    async def test_who_types_is_not_made_a_learner(
        self, parley: Telegram, house: OpenHouse, ada: Person
    ) -> None:
        await ada.inline("loop")
        async with house.dispatch.house.database.transaction() as connection:
            found = await connection.exec_driver_sql("SELECT count(*) FROM learners")
            assert found.scalar_one() == 0


@pytest.mark.usefixtures("platform")
class TestTrouble:
    async def test_one_that_is_too_late_keeps_nobody(
        self, ada: Person, loopback: LoopbackTelegram, caplog: pytest.LogCaptureFixture
    ) -> None:
        loopback.settings.query_seconds = 0
        await ada.inline("loops", settle=False)
        await loopback.until(lambda: any(one.method == "answerInlineQuery" for one in loopback.refusals))
        assert (await ada.answer(await ada.start())).text == "Hello Ada"
        assert "passed over" not in caplog.text

    @pytest.mark.parametrize("status", [502, 0, 429])
    async def test_trouble_is_overcome(self, status: int, ada: Person, loopback: LoopbackTelegram) -> None:
        loopback.fail("answerInlineQuery", status, times=2, retry_after=0.1)
        assert (await ada.inline("loops")).results == []

    async def test_while_the_database_is_away_nothing_is_offered(
        self, ada: Person, playroom: OpenHouse, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def away(*_: object) -> None:
            raise DatabaseAway

        monkeypatch.setattr(type(playroom.dispatch.house.database), "read", away)
        assert (await ada.inline("loops")).results == []

    async def test_a_bug_keeps_nobody(
        self, ada: Person, loopback: LoopbackTelegram, playroom: OpenHouse, toy: Toy,
        monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    ) -> None:  # fmt: skip
        async def broken(*_: object) -> None:
            raise RuntimeError("on purpose")

        monkeypatch.setattr(type(playroom.dispatch), "glance", broken)
        await ada.inline("loops", settle=False)
        await loopback.until(lambda: "passed over" in caplog.text)
        assert (await ada.answer(await ada.start())).text == "Hello Ada"
        await loopback.until(lambda: not loopback.stage.updates.pending)
        assert toy.runs == 0
