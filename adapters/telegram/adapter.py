"""Telegram as a platform: asked again and again or brought to our web server, and the way in and out over it."""

import asyncio
import hashlib
import itertools
import logging
import os
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    Update,
)
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from adapters.telegram.albums import Albums
from adapters.telegram.commands import ADMINISTRATORS, GROUPS, PRIVATE, Menu, menus
from adapters.telegram.courier import Courier, said, seconds_of
from adapters.telegram.desk import Desk
from adapters.telegram.groups import Groups
from adapters.telegram.inbound import PLATFORM, place_of
from adapters.telegram.line import Line
from adapters.telegram.out import Out
from adapters.telegram.polling import PAUSES, WATCHED, poll
from adapters.telegram.reading import Reading
from adapters.telegram.render import CAPABILITIES
from adapters.telegram.sending import Sending
from adapters.telegram.settings import TelegramSettings
from adapters.telegram.updates import key, update_of
from adapters.telegram.webhook import Webhook
from core.chat import Delivery, Door, Membership, Post
from core.errors import SetupError, Unavailable

log = logging.getLogger(__name__)

CONNECTIONS = 64
GRACE = 2.0
"""Seconds that what is being answered has to end in when Parley is stopped; what has not is taken up at the next start."""
SCOPES: Mapping[str, BotCommandScope] = {
    PRIVATE: BotCommandScopeAllPrivateChats(),
    GROUPS: BotCommandScopeAllGroupChats(),
    ADMINISTRATORS: BotCommandScopeAllChatAdministrators(),
}
RENEWAL = (
    "Send /mybots to @BotFather, choose the bot, API Token, set TELEGRAM_BOT_TOKEN to it, and start again."
)
NO_WEB = (
    "TELEGRAM_WEBHOOK_URL is set, but this process serves no web that Telegram could bring anything to. "
    "Set WEB_ENABLED=true, or leave TELEGRAM_WEBHOOK_URL out: Telegram is asked then."
)


class Telegram:
    """Telegram with one bot."""

    name = PLATFORM
    capabilities = CAPABILITIES
    has_rooms = False

    def __init__(self, settings: TelegramSettings, door: Door, /, *, courier: Courier | None = None) -> None:
        # The library warns that it will give durations as such one day, and wants to hear that it may.
        os.environ.setdefault("PTB_TIMEDELTA", "1")
        for library in ("httpx", "httpcore"):  # they log addresses, and the token is a part of each
            logging.getLogger(library).setLevel(logging.WARNING)
        # It logs all that is said, the webhook's secret too, and with a trace each page that some proxy answers with.
        logging.getLogger("telegram").setLevel(logging.CRITICAL)
        self.started = asyncio.Event()
        self.url = ""
        self._settings = settings
        self._door = door
        self._courier = courier or Courier()
        self._out: Out | None = None
        self._groups: Groups | None = None
        self._waiting: dict[int, Update] = {}
        """Updates whose turn has not come yet."""

    async def run(self) -> None:
        """Receive until cancelled. SetupError where Telegram will not have us as we are set up.

        A token that is revoked later ends Telegram alone: other platforms go on, and what is to be said here waits.
        """
        async with self._opened() as bot:
            self._line = line = Line(self._take)
            self._albums = Albums(self._door, bot.id)
            sending = Sending(bot, self._door, self._courier)
            self._groups = Groups(bot, self._courier, asyncio.get_running_loop().time)
            self._out = Out(bot, self._door, sending, lambda event: line.written(update_of(bot, event)))
            self._desk = Desk(bot, self._door, self._out, sending, self._courier, self._groups)
            try:
                await self._introduce(bot)
                await self._take_up(bot)
                await (self._listen(bot, line) if self._settings.webhook_url else self._ask(bot, line))
            except InvalidToken as refused:
                await self._end(
                    f"Telegram does not accept TELEGRAM_BOT_TOKEN any more ({said(refused)}). {RENEWAL}"
                )
            finally:
                self._desk.close()
                await line.close(GRACE)
                out, self._out = self._out, None
                await out.close()

    async def send(self, delivery: Delivery) -> None:
        """Show a reply; Unavailable while there is no connection."""
        await self._connected().deliver(delivery)

    async def grow(self, delivery: Delivery) -> None:
        """Show the beginning of a reply."""
        await self._connected().grow(delivery)

    async def working(self, address: Mapping[str, str]) -> None:
        """Show that the answer takes a moment."""
        await self._connected().working(address["event"], place_of(address))

    async def post(self, post: Post) -> None:
        """Show a post in a group."""
        await self._connected().post(post)

    async def lacking(self, community: str, channel: str, language: str | None) -> Sequence[str]:
        """Which rights Parley lacks in a group."""
        if self._groups is None:
            raise Unavailable("Telegram")
        say = self._door.say(language)
        del channel
        return [say(one) for one in await self._groups.lacking(int(community))]

    async def membership(self, community: str, person: str) -> Membership | None:
        """What a person is in a group now."""
        if self._groups is None:
            raise Unavailable("Telegram")
        try:
            chat, user = int(community), int(person)
        except ValueError:
            raise Unavailable("a group or a person that Telegram does not know") from None
        return await self._groups.membership(chat, user)

    def called(self, community: str, id_: str) -> str:
        """A group is its own channel, and has no roles: there is no name for people to know it by."""
        del community
        return id_

    def deep_link(self, entry: str) -> str:
        """The address that opens the chat with Parley, and says there what for."""
        return f"{self.url}?start={entry}" if self.url else ""

    def reaches(self, chat: str) -> bool:
        """Any chat, once we are connected."""
        del chat
        return self._out is not None

    # ── the connection ───────────────────────────────────────────────────────────────────────────────────

    @asynccontextmanager
    async def _opened(self) -> AsyncGenerator[Bot]:
        """The bot, once Telegram knows it."""
        token, settings = self._settings.bot_token, self._settings
        assert token is not None
        bot = Bot(
            token.get_secret_value(),
            base_url=settings.base_url,
            base_file_url=settings.base_file_url,
            request=HTTPXRequest(connection_pool_size=CONNECTIONS, read_timeout=15, pool_timeout=15),
            get_updates_request=Reading(connection_pool_size=1),
        )
        try:
            try:
                await _patiently(bot.initialize)
            except InvalidToken:  # whose words hold the token
                raise SetupError(f"Telegram does not accept TELEGRAM_BOT_TOKEN. {RENEWAL}") from None
            self.url = f"https://t.me/{bot.username}"
            yield bot
        finally:
            self.started.clear()
            await bot.shutdown()

    async def _introduce(self, bot: Bot) -> None:
        """Bring the menus of commands in line, where they differ. That they cannot be keeps nobody from learning."""
        languages = {one: self._door.say(one) for one in self._door.languages()}
        for menu in menus(self._door.commands(), languages):
            try:
                await self._courier.ask(partial(_bring_in_line, bot, menu))
            except InvalidToken:
                raise
            except TelegramError as error:
                log.warning("the menu of commands stays as it is: %s", said(error))

    async def _ask(self, bot: Bot, line: Line) -> None:
        await _patiently(bot.delete_webhook)
        await poll(bot, line, self._put, self.started)

    async def _listen(self, bot: Bot, line: Line) -> None:
        """Have Telegram bring what happens to our web server."""
        # The same in each process, and known to nobody who does not know the token.
        secret = hashlib.sha256(f"parley webhook 1:{bot.token}".encode()).hexdigest()
        webhook = Webhook(bot, line, self._albums, self._put, secret)
        if not self._door.hook(self.name, webhook.take):
            raise SetupError(NO_WEB)
        address = f"{self._settings.webhook_url}/hooks/{self.name}"
        try:
            await _patiently(lambda: bot.set_webhook(address, allowed_updates=WATCHED, secret_token=secret))
            self.started.set()
            await asyncio.Event().wait()
        except BadRequest as refused:
            raise SetupError(f"Telegram does not accept TELEGRAM_WEBHOOK_URL: {said(refused)}") from refused
        finally:
            webhook.close()

    def _put(self, update: Update, *, confirmed: bool = False) -> bool:
        """Have an update taken; False where it was brought before."""
        if not self._line.put(update.update_id, key(update), confirmed=confirmed):
            return False
        self._waiting[update.update_id] = update
        self._desk.expect(update)
        return True

    async def _take(self, number: int) -> None:
        update = self._waiting.pop(number)
        while number in self._albums:  # Telegram does not bring it again
            try:
                await self._desk.take(update)
                await self._albums.drop(number)
            except Unavailable as away:
                log.warning("update %d is taken again: %s", number, away)
                await asyncio.sleep(PAUSES[0])
            else:
                return
        await self._desk.take(update)

    async def _take_up(self, bot: Bot) -> None:
        """Take what a process that died has confirmed and not answered."""
        try:
            left = await self._albums.left()
        except Unavailable as away:
            log.warning("what may be left of albums is taken up at the next start: %s", away)
            return
        for update in filter(None, (Update.de_json(one, bot) for one in left)):
            self._put(update, confirmed=True)

    async def _end(self, reason: str) -> None:
        self.started.clear()
        log.error("Telegram is over until Parley is started again. %s", reason)
        await asyncio.Event().wait()

    def _connected(self) -> Out:
        if self._out is None:
            raise Unavailable("Telegram")
        return self._out


async def _bring_in_line(bot: Bot, menu: Menu) -> None:
    scope, language = SCOPES[menu.scope], menu.language or None
    shown = await bot.get_my_commands(scope, language)
    if [(one.command, one.description) for one in shown] != list(menu.commands):
        await bot.set_my_commands([BotCommand(*one) for one in menu.commands], scope, language)


async def _patiently(request: Callable[[], Awaitable[object]]) -> None:
    """Ask Telegram until it has answered."""
    for pause in itertools.chain(PAUSES, itertools.repeat(PAUSES[-1])):
        try:
            await request()
        except (InvalidToken, BadRequest):
            raise
        except TelegramError as trouble:
            wait = seconds_of(trouble) if isinstance(trouble, RetryAfter) else pause
            log.warning("Telegram cannot be reached (%s); trying again in %d s", said(trouble), wait)
            await asyncio.sleep(wait)
        else:
            return
