"""The loopback Telegram: a server on this machine that speaks to a bot as Telegram does, for tests to arrange."""

import secrets
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.loopback.changes import Changes
from tests.loopback.telegram.api import Api
from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.exchange import Press
from tests.loopback.telegram.faults import Fault
from tests.loopback.telegram.flood import Flood
from tests.loopback.telegram.people import Person
from tests.loopback.telegram.posts import delete, now, service, write
from tests.loopback.telegram.refusal import Refused
from tests.loopback.telegram.stage import Asked, Settings, Stage
from tests.loopback.telegram.updates import Updates
from tests.loopback.telegram.webhook import Webhook
from tests.loopback.telegram.wire import change_json, chat_json, user_json
from tests.loopback.telegram.world import Callback, Chat, ChatKind, Message, Status, Topic, User, World

FIRST = 7_000_000_000
"""Ids of people are beyond what fits into 32 bits, as they are today."""


class LoopbackTelegram:
    """A Telegram of the test's own, which listens while it is entered.

    `settings` holds what can be turned there, `flood` the limits, which are off at first.
    """

    def __init__(self, name: str = "ParleyTutorBot") -> None:
        bot = User(id=FIRST + 1, name=name, language=None, bot=True, known=True)
        self.world = World(bot=bot, users={bot.id: bot}, last=1)
        changes, updates = Changes(), Updates()
        webhook = Webhook(updates=updates, happened=changes.tell)
        updates.wake = webhook.wake
        self.token = f"{bot.id}:{secrets.token_urlsafe(26)}"
        self.stage = Stage(
            world=self.world, token=self.token, updates=updates, webhook=webhook, changes=changes
        )
        self.api = Api(self.stage)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self.api.handle)
        app.router.add_get("/file/bot{token}/{path:.*}", self._download)
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.stage.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stage.updates.release()
        await self.stage.webhook.close()
        await self._runner.cleanup()

    @property
    def base(self) -> str:
        """The base of all methods, for TELEGRAM_BASE_URL."""
        return f"{self.stage.url}/bot"

    @property
    def files(self) -> str:
        """The base of all files, for TELEGRAM_BASE_FILE_URL."""
        return f"{self.stage.url}/file/bot"

    @property
    def environment(self) -> Mapping[str, str]:
        """What a bot's process needs to be told in order to come here."""
        return {
            "TELEGRAM_BOT_TOKEN": self.token,
            "TELEGRAM_BASE_URL": self.base,
            "TELEGRAM_BASE_FILE_URL": self.files,
        }

    @property
    def settings(self) -> Settings:
        return self.stage.settings

    @property
    def flood(self) -> Flood:
        return self.stage.flood

    @property
    def webhook(self) -> Webhook:
        return self.stage.webhook

    @property
    def traffic(self) -> list[Asked]:
        """All requests in order, without those for updates that were answered."""
        return self.stage.traffic

    @property
    def violations(self) -> list[str]:
        """What a bot of ours should not have done, taken by Telegram or not."""
        return self.stage.violations

    @property
    def refusals(self) -> list[Asked]:
        """All requests that were not carried out."""
        return [one for one in self.traffic if not 200 <= one.status < 300]

    @property
    def polls(self) -> int:
        """How often the bot has asked for updates; one that was started again has when there are more."""
        return self.stage.updates.polls

    @property
    def unanswered(self) -> list[Callback]:
        """The presses that nobody has answered yet."""
        return [one for one in self.world.callbacks.values() if one.answer is None]

    async def ready(self, *, commands: bool = True) -> None:
        """Wait until the bot asks for updates or has a webhook, and unless it does not matter, commands are there."""
        await self.until(lambda: self.is_ready(commands=commands), "The bot did not come.")

    def is_ready(self, *, commands: bool = True) -> bool:
        """Whether it is so now."""
        hears = self.polls or self.webhook.url
        return bool(hears) and (not commands or any(self.world.commands.values()))

    def user(self, name: str, *, language: str | None = "en") -> Person:
        """Somebody new, of whom the bot has not heard."""
        made = User(id=FIRST + self.world.next(), name=name, language=language)
        self.world.users[made.id] = made
        return Person(made, self.stage)

    def group(self, title: str, *, owner: Person, bot: bool = True) -> Chat:
        """A new basic group, with ours in it unless it is not."""
        return self._group("group", title, owner, bot=bot)

    def supergroup(self, title: str, *, owner: Person, bot: bool = True, forum: bool = False) -> Chat:
        """A new supergroup; `forum`: with topics."""
        return self._group("supergroup", title, owner, bot=bot, forum=forum)

    def _group(self, kind: ChatKind, title: str, owner: Person, *, bot: bool, forum: bool = False) -> Chat:
        base = -4_100_000_000 if kind == "group" else -1_002_000_000_000
        chat = Chat(id=base - self.world.next(), type=kind, title=title, forum=forum)
        chat.members[owner.id] = "creator"
        self.world.chats[chat.id] = chat
        if bot:
            self.add_bot(chat, by=owner)
        return chat

    def add_bot(self, chat: Chat, *, by: Person, payload: str | None = None) -> None:
        """Somebody takes the bot in; with a payload by a link for groups, after which their client says so."""
        self._status(chat, by.user, "member")
        service(self.stage, chat, by.user, new_chat_members=[user_json(self.world.bot)])
        if payload is not None:
            command = f"/start@{self.world.bot.username}"
            mark: Json = {"type": "bot_command", "offset": 0, "length": len(command)}
            write(self.stage, chat, by.user, words=f"{command} {payload}".strip(), entities=[mark])

    def remove_bot(self, chat: Chat, *, by: Person) -> None:
        """Somebody throws the bot out."""
        self._status(chat, by.user, "kicked")

    def promote_bot(self, chat: Chat, *, by: Person) -> None:
        """Somebody makes the bot an administrator, so that it is given every message."""
        self._status(chat, by.user, "administrator")

    def _status(self, chat: Chat, by: User, new: Status) -> None:
        bot = self.world.bot
        old = chat.members.get(bot.id, "left")
        chat.members[bot.id] = new
        self.stage.tell("my_chat_member", change_json(chat, bot, by, old, new, now()), chat.id, by)

    def join(self, chat: Chat, *people: Person, status: Status = "member") -> None:
        """People come into a group; with a status, or with another than before."""
        for person in people:
            old = chat.members.get(person.id, "left")
            chat.members[person.id] = status
            told = change_json(chat, person.user, person.user, old, status, now())
            self.stage.tell("chat_member", told, chat.id)
            if old in {"left", "kicked"}:
                service(self.stage, chat, person.user, new_chat_members=[user_json(person.user)])

    def leave(self, chat: Chat, person: Person) -> None:
        """Somebody leaves a group."""
        service(self.stage, chat, person.user, left_chat_member=user_json(person.user))
        chat.members[person.id] = "left"

    def topic(self, chat: Chat, name: str, *, by: Person) -> Topic:
        """A new topic of a forum."""
        assert chat.forum, "Only a forum has topics."
        topic = Topic(id=chat.last + 1, name=name)
        chat.topics[topic.id] = topic
        write(
            self.stage, chat, by.user, topic=topic,
            service={"forum_topic_created": {"name": name, "icon_color": 7322096}},
        )  # fmt: skip
        return topic

    def close(self, chat: Chat, topic: Topic, *, by: Person) -> None:
        """Nobody can write in a topic any more."""
        topic.closed = True
        write(self.stage, chat, by.user, topic=topic, service={"forum_topic_closed": {}})

    def migrate(self, group: Chat, *, by: Person) -> Chat:
        """A group becomes a supergroup, with another id."""
        assert group.type == "group", "Only a basic group becomes a supergroup."
        made = self._group("supergroup", group.title, by, bot=False)
        made.members = dict(group.members)
        service(self.stage, group, by.user, migrate_to_chat_id=made.id)
        service(self.stage, made, by.user, migrate_from_chat_id=group.id)
        group.migrated = made
        return made

    def delete_chat(self, chat: Chat) -> None:
        """Somebody deletes a group."""
        chat.deleted = True

    def delete_message(self, message: Message) -> None:
        """Somebody deletes a message, of which the bot is not told."""
        delete(self.stage, message)

    def revoke_token(self) -> None:
        """Somebody has reset the bot's token: what was known of it until now is refused."""
        self.token = self.stage.token = f"{self.world.bot.id}:{secrets.token_urlsafe(26)}"

    def proxy(self, public: str, behind: str) -> None:
        """What comes to a public address for the webhook goes to one of this machine."""
        self.webhook.proxies[public] = behind

    def deliver_again(self, what: Message | Press | None = None) -> None:
        """Tell the bot once more of a message or a press; of the last thing at all if none is named."""
        self.stage.updates.put_again(
            next(one for one in reversed(self.stage.updates.past) if _is_of(one.data, what))
        )

    def fail(
        self, method: str, status: int, *, times: int = 1, every: int = 1, chat: Chat | None = None,
        body: object = None, retry_after: float = 1, carried_out: bool = False,
    ) -> Fault:  # fmt: skip
        """Let the next requests fail; see Fault."""
        fault = Fault(
            method=method, status=status, times=times, every=every, chat=chat.id if chat else None, body=body,
            retry_after=retry_after, carried_out=carried_out,
        )  # fmt: skip
        self.api.faults.append(fault)
        return fault

    async def until(self, come: Callable[[], object], why: str = "It did not come.") -> None:
        """Wait until `come()` is true, looking after everything that happens."""
        await self.stage.changes.until(come, lambda: self.stage.account(why))

    async def _download(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        found = next((one for one in self.world.files.values() if one.path == path), None)
        if request.match_info["token"] != self.stage.token or not found:
            return web.json_response(Refused(404, "file not found").body, status=404)
        return web.Response(body=found.content, content_type="application/octet-stream")


def _is_of(data: Json, what: Message | Press | None) -> bool:
    if what is None:
        return True
    if isinstance(what, Press):
        return data.get("id") == what.callback.id
    return (data.get("message_id"), data.get("chat")) == (what.id, chat_json(what.chat))
