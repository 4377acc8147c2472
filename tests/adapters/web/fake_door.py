"""A door whose house is one dictionary: what the web adapter may expect of the real one, and no more."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.chat import (
    Called,
    CommandOption,
    CommandSpec,
    Delivery,
    DeskLink,
    DeskSent,
    DeskView,
    Filled,
    FormElsewhere,
    Hook,
    Incoming,
    Media,
    Platform,
    Pressed,
    Reply,
    Said,
    Share,
    Shared,
    Suggestion,
    Text,
    plain,
)
from core.clock import FixedClock
from core.errors import Unavailable
from core.limits import Limits

WORDS = Path("adapters/web/words")

type Answer = Callable[[Incoming], Reply]


def echo(incoming: Incoming) -> Reply:
    """A reply that shows what came in."""
    match incoming.body:
        case Said(text=text):
            return Reply.of(Text(plain(text)))
        case Called(command=command, options=options):
            return Reply.of(Text(plain(f"/{command} {json.dumps(dict(options))}")))
        case Pressed(choice=choice):
            return Reply.of(Text(plain(f"pressed {choice}")))
        case Filled(form=form, values=values):
            return Reply.of(Text(plain(f"filled {form} {json.dumps(dict(values))}")))


@dataclass
class FakeDoor:
    """Answers each event once, keeps the replies, and wakes who listens."""

    answer: Answer = echo
    platform: Platform | None = None
    deliveries: list[Delivery] = field(default_factory=list[Delivery])
    received: list[Incoming] = field(default_factory=list[Incoming])
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    state: dict[str, str] = field(default_factory=lambda: {"database": "ok"})
    down: bool = False
    listens: bool = True
    """Whether voice notes are heard."""
    looks: int = 0
    """How often the history was read."""
    clock: FixedClock = field(default_factory=FixedClock)
    """Stands, and so does what was taken of allowances."""
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    listeners: defaultdict[str, list[Callable[[bytes], Awaitable[None]]]] = field(
        default_factory=lambda: defaultdict[str, list[Callable[[bytes], Awaitable[None]]]](list)
    )

    def __post_init__(self) -> None:
        self.limits = Limits(self.clock)

    async def take(self, *shares: Share) -> float:
        return max(await self.limits.take(shares))

    async def receive(self, incoming: Incoming) -> None:
        if self.down:
            raise Unavailable("the database")
        self.received.append(incoming)
        known = next((d for d in self.deliveries if d.event_id == incoming.event_id), None)
        delivery = known or self._answered(incoming)
        assert self.platform is not None
        await self.platform.send(delivery)

    def _answered(self, incoming: Incoming) -> Delivery:
        body = incoming.body
        reply = self.answer(incoming)
        self.files |= {one.key: one.content for one in reply.media() if one.content is not None}
        turn = len(self.deliveries) + 1
        addressed = reply.addressed(turn)
        match body:
            case Said(text=text):
                said = text
            case Called(command=command):
                said = f"/{command}"
            case Pressed():
                said = ""
            case Filled(values=values):
                said = "\n".join(values[name] for name in sorted(values))  # as a database gives them back
        pressed = body.choice if isinstance(body, Pressed) else body.form if isinstance(body, Filled) else ""
        self.deliveries.append(
            Delivery(
                turn=turn,
                learner=1,
                seq=turn,
                chat=incoming.chat,
                address=incoming.address,
                reply=addressed,
                language=incoming.person.language or "en",
                said=said,
                event_id=incoming.event_id,
                pressed=pressed,
                values=dict(sorted(body.values.items())) if isinstance(body, Filled) else {},
                attached=tuple(file.name for file in incoming.attachments),
            )
        )
        return self.deliveries[-1]

    async def tell(self, chat: str, reply: Reply) -> Delivery:
        """Say something that nobody asked for, as a reminder does."""
        turn = len(self.deliveries) + 1
        delivery = Delivery(
            turn=turn,
            learner=1,
            seq=turn,
            chat=chat,
            address={"chat": chat},
            reply=reply.addressed(turn),
            language="en",
        )
        self.deliveries.append(delivery)
        assert self.platform is not None
        await self.platform.send(delivery)
        return delivery

    async def history(
        self, platform: str, person: str, chat: str, *, after: int, limit: int
    ) -> Sequence[Delivery]:
        if self.down:
            raise Unavailable("the database")
        assert platform == "web"
        assert person == chat
        self.looks += 1
        return [d for d in self.deliveries if d.chat == chat and d.seq > after][-limit:]

    async def media(self, key: str) -> bytes:
        return self.files[key]

    def hears(self) -> bool:
        return self.listens

    async def keep(self, content: bytes) -> str:
        if self.down:
            raise Unavailable("the file store")
        media = Media.of("", "", content)
        self.files[media.key] = content
        return media.key

    def commands(self) -> Sequence[CommandSpec]:
        return (
            CommandSpec(name="start"),
            CommandSpec(name="courses", options=(CommandOption(name="search", rest=True),)),
            CommandSpec(name="learn"),
            CommandSpec(name="quiz"),
            CommandSpec(name="settings"),
            CommandSpec(name="help"),
        )

    async def suggest(self, incoming: Incoming, option: str) -> Sequence[Suggestion]:
        raise NotImplementedError

    async def told(self, platform: str, person: str, turn: int) -> Delivery | None:
        raise NotImplementedError

    async def open_form(self, platform: str, token: str) -> FormElsewhere:
        raise NotImplementedError

    async def send_form(self, token: str, values: Mapping[str, str]) -> FormElsewhere:
        raise NotImplementedError

    async def desk_link(self, token: str) -> DeskLink:
        raise NotImplementedError

    async def open_desk(self, token: str) -> DeskLink:
        raise NotImplementedError

    async def close_desk(self, session: str) -> None:
        raise NotImplementedError

    async def desk(self, session: str, path: str, query: Mapping[str, str]) -> DeskView:
        raise NotImplementedError

    async def desk_act(self, session: str, path: str, sent: DeskSent) -> DeskView:
        raise NotImplementedError

    def languages(self) -> Sequence[str]:
        return ("en", "es")

    def say(self, language: str | None) -> "Words":
        return Words("es" if (language or "").startswith("es") else "en")

    def subscribe(self, channel: str, listener: Callable[[bytes], Awaitable[None]]) -> Callable[[], None]:
        self.listeners[channel].append(listener)

        def end() -> None:
            self.listeners[channel].remove(listener)
            self.gone.set()

        return end

    async def announce(self, channel: str, content: bytes = b"") -> None:
        for listener in list(self.listeners[channel]):
            await listener(content)

    async def noted(self, platform: str, key: str) -> str | None:
        raise NotImplementedError

    async def note(self, platform: str, key: str, value: str, *, fleeting: bool = False) -> None:
        raise NotImplementedError

    async def to_share(self, incoming: Incoming) -> Sequence[Shared]:
        raise NotImplementedError

    def hook(self, name: str, take: Hook) -> bool:
        raise NotImplementedError

    async def hooked(self, name: str, headers: Mapping[str, str], body: bytes) -> int:
        raise NotImplementedError

    async def moved(self, platform: str, old: str, new: str) -> None:
        raise NotImplementedError

    async def joined(self, platform: str, communities: Sequence[str]) -> None:
        raise NotImplementedError

    async def left(self, platform: str, community: str) -> None:
        raise NotImplementedError

    async def ready(self) -> Mapping[str, str]:
        return self.state


@dataclass(frozen=True)
class Words:
    """The words of one file of the adapter, and a name and a sentence for each command."""

    language: str

    def __call__(self, message: str, /, **values: str | float) -> str:
        if message.startswith("called-"):
            return message.rpartition("-")[2] if self.language == "en" else f"es-{message.rpartition('-')[2]}"
        if message.startswith("command-"):
            return f"The words of {message.removeprefix('command-')}"
        text = words(self.language)[message]
        for name, value in values.items():
            text = text.replace(f"{{ ${name} }}", str(value))
        return text


def words(language: str) -> dict[str, str]:
    """A file of words, each a single line."""
    lines = (WORDS / f"{language}.ftl").read_text().splitlines()
    pairs = (line.partition(" = ") for line in lines if not line.startswith("#"))
    return {message: text for message, _, text in pairs if text}


def seqs(deliveries: Sequence[Delivery]) -> list[int]:
    """The numbers of these deliveries."""
    return [delivery.seq for delivery in deliveries]
