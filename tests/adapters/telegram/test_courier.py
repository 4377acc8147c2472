"""Messages go out as fast as Telegram takes them and no faster, in order in each chat, and none gets lost on the way."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from adapters.telegram.courier import LONGEST, OVERALL, PAUSES, SOON, Courier, said, seconds_of
from core.errors import Unavailable
from tests.adapters.telegram.skipping import skipping
from tests.loopback.telegram import Chat
from tests.loopback.telegram.flood import Flood
from tests.loopback.telegram.refusal import Refused

pytestmark = pytest.mark.usefixtures("paced")

ADA, BOB, GROUP = 7001, 7002, -4100


@pytest.fixture(autouse=True)
def durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the adapter has them of the library."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


class Telegram:
    """Takes messages at its limits, and keeps what came through and when."""

    def __init__(self, *troubles: TelegramError, on: bool = True) -> None:
        self.courier = Courier()
        self.sent: list[tuple[float, int, str]] = []
        self.refused = 0
        self.asked = 0
        self.troubles = list(troubles)
        self.flood = Flood(on=on, clock=lambda: asyncio.get_running_loop().time())

    def message(self, chat: int, text: str) -> Callable[[], Awaitable[str]]:
        async def send() -> str:
            self.asked += 1
            await asyncio.sleep(0.05)
            if self.troubles:
                raise self.troubles.pop(0)
            try:
                self.flood.check(Chat(id=chat, type="group" if chat < 0 else "private"))
            except Refused as refused:
                self.refused += 1
                later = (refused.parameters or {})["retry_after"]
                raise RetryAfter(timedelta(seconds=later)) from None
            self.sent.append((asyncio.get_running_loop().time(), chat, text))
            return text

        return send

    def carry(self, chat: int, text: str) -> asyncio.Task[str]:
        return asyncio.create_task(self.courier.carry(chat, self.message(chat, text)))

    def texts(self, chat: int) -> list[str]:
        return [text for _, there, text in self.sent if there == chat]


def times_of(telegram: Telegram, chat: int | None = None) -> list[float]:
    return [time for time, there, _ in telegram.sent if chat in {None, there}]


def most_within(times: list[float], seconds: float) -> int:
    return max(sum(0 <= other - time < seconds for other in times) for time in times)


class TestPace:
    @pytest.mark.parametrize("chat", [ADA, GROUP])
    def test_a_chat_is_never_flooded_and_keeps_its_order(self, chat: int) -> None:
        async def work() -> None:
            telegram = Telegram()
            await asyncio.gather(*(telegram.carry(chat, str(number)) for number in range(60)))
            assert telegram.refused == 0
            assert telegram.texts(chat) == list(map(str, range(60)))
            if chat == GROUP:
                assert most_within(times_of(telegram), 60) <= 20
            assert most_within(times_of(telegram), 1) <= 3

        skipping(work())

    def test_all_chats_together_are_never_flooded(self) -> None:
        async def work() -> None:
            telegram = Telegram()
            chats = [*range(7001, 7101), *range(-4120, -4100)]
            await asyncio.gather(*(telegram.carry(chat, str(n)) for chat in chats for n in range(3)))
            assert telegram.refused == 0
            assert len(telegram.sent) == 360
            assert most_within(times_of(telegram), 1) <= OVERALL + 1
            assert times_of(telegram)[-1] - times_of(telegram)[0] < 360 / OVERALL + 2, "and not for long"

        skipping(work())

    def test_after_a_pause_some_come_at_once(self) -> None:
        async def work() -> None:
            telegram = Telegram()
            await telegram.carry(ADA, "first")
            await asyncio.sleep(60)
            before = asyncio.get_running_loop().time()
            await asyncio.gather(*(telegram.carry(ADA, str(number)) for number in range(3)))
            assert asyncio.get_running_loop().time() - before < 1

        skipping(work())

    def test_private_chats_come_before_groups(self) -> None:
        async def work() -> None:
            telegram = Telegram(on=False)
            groups = [telegram.carry(-4100 - n, "chatter") for n in range(60)]
            await asyncio.sleep(0.2)
            people = [telegram.carry(7001 + n, "reply") for n in range(20)]
            await asyncio.gather(*groups, *people)
            order = [text for _, _, text in telegram.sent]
            begun = order.index("reply")
            assert begun <= 9
            assert set(order[begun : begun + 20]) == {"reply"}

        skipping(work())

    def test_who_gives_up_waiting_keeps_nobody(self) -> None:
        async def work() -> None:
            telegram = Telegram()
            tasks = [telegram.carry(7000 + number, "x") for number in range(40)]
            await asyncio.sleep(0.5)
            for task in tasks[20:30]:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            assert 30 <= len(telegram.sent) < 40

        skipping(work())


class TestPutOff:
    def test_a_minute_that_telegram_asks_for_is_waited(self) -> None:
        async def work() -> None:
            telegram = Telegram(RetryAfter(timedelta(seconds=60)), on=False)
            before = asyncio.get_running_loop().time()
            assert await telegram.carry(ADA, "hello") == "hello"
            assert 60 <= asyncio.get_running_loop().time() - before < 62
            assert telegram.asked == 2

        skipping(work())

    def test_nothing_is_lost_doubled_or_overtaken_in_its_chat_and_others_go_on(self) -> None:
        async def work() -> None:
            telegram = Telegram(on=False)
            await telegram.carry(ADA, "1")
            telegram.troubles.append(RetryAfter(60))
            rest = [telegram.carry(ADA, text) for text in ("2", "3", "4")]
            await asyncio.sleep(1)
            other = telegram.carry(BOB, "hello")
            await other
            assert telegram.texts(ADA) == ["1"]
            await asyncio.gather(*rest)
            assert telegram.texts(ADA) == ["1", "2", "3", "4"]
            assert telegram.asked == 6

        skipping(work())

    def test_who_is_put_off_for_too_long_stays_in_the_outbox(self) -> None:
        async def work() -> None:
            telegram = Telegram(RetryAfter(timedelta(hours=2)), on=False)
            before = asyncio.get_running_loop().time()
            with pytest.raises(Unavailable):
                await telegram.carry(ADA, "hello")
            assert asyncio.get_running_loop().time() - before == pytest.approx(LONGEST, abs=2)
            await telegram.carry(BOB, "hello")

        skipping(work())


class TestTrouble:
    @pytest.mark.parametrize("trouble", [NetworkError("Bad Gateway (502)"), TimedOut(), TelegramError("?")])
    def test_what_may_be_over_in_a_moment_is_tried_again(self, trouble: TelegramError) -> None:
        async def work() -> None:
            telegram = Telegram(trouble, trouble, on=False)
            assert await telegram.carry(ADA, "hello") == "hello"
            assert telegram.texts(ADA) == ["hello"]

        skipping(work())

    def test_what_is_not_over_stays_in_the_outbox(self) -> None:
        async def work() -> None:
            telegram = Telegram(*[NetworkError("Bad Gateway (502)")] * 20, on=False)
            before = asyncio.get_running_loop().time()
            with pytest.raises(Unavailable, match="Bad Gateway"):
                await telegram.carry(ADA, "hello")
            assert telegram.asked == len(PAUSES) + 1
            assert asyncio.get_running_loop().time() - before >= sum(PAUSES)

        skipping(work())

    @pytest.mark.parametrize(
        "refusal", [BadRequest("Chat not found"), Forbidden("blocked"), ChatMigrated(-1)]
    )
    def test_what_no_new_try_mends_is_said_at_once(self, refusal: TelegramError) -> None:
        async def work() -> None:
            telegram = Telegram(refusal, on=False)
            with pytest.raises(type(refusal)):
                await telegram.carry(ADA, "hello")
            assert telegram.asked == 1

        skipping(work())

    def test_what_is_said_while_the_token_is_refused_waits_for_another(self) -> None:
        async def work() -> None:
            telegram = Telegram(InvalidToken("Unauthorized"), on=False)
            with pytest.raises(Unavailable):
                await telegram.carry(ADA, "hello")
            assert telegram.asked == 1

        skipping(work())


class TestAsking:
    def test_what_is_no_message_is_not_paced_and_is_asked_again(self) -> None:
        async def work() -> None:
            telegram = Telegram(TimedOut(), RetryAfter(timedelta(seconds=2)), on=False)
            before = asyncio.get_running_loop().time()
            assert await telegram.courier.ask(telegram.message(ADA, "seen")) == "seen"
            assert 2.5 <= asyncio.get_running_loop().time() - before < 3.5

        skipping(work())

    @pytest.mark.parametrize(
        "trouble",
        [
            lambda: RetryAfter(timedelta(seconds=SOON + 1)),
            lambda: BadRequest("query is too old"),
            lambda: InvalidToken("?"),
        ],
    )
    def test_what_is_no_use_is_said_at_once(self, trouble: Callable[[], TelegramError]) -> None:
        async def work() -> None:
            telegram = Telegram(made := trouble(), on=False)
            with pytest.raises(type(made)):
                await telegram.courier.ask(telegram.message(ADA, "seen"))
            assert telegram.asked == 1

        skipping(work())

    def test_in_the_end_it_is_said(self) -> None:
        async def work() -> None:
            telegram = Telegram(*[TimedOut()] * 20, on=False)
            with pytest.raises(TimedOut):
                await telegram.courier.ask(telegram.message(ADA, "seen"))
            assert telegram.asked == len(PAUSES) + 1

        skipping(work())


@pytest.mark.parametrize("given", [60, timedelta(seconds=60)])
def test_seconds_are_the_same_however_telegram_or_the_library_writes_them(given: int | timedelta) -> None:
    assert seconds_of(RetryAfter(given)) == 60


def test_of_a_whole_page_only_the_beginning_is_logged() -> None:
    assert said(NetworkError("Bad Gateway\n" + "<html>" * 1000)) == "Bad Gateway"
    assert len(said(NetworkError("x" * 1000))) == 200
    assert said(NetworkError("")) == ""
