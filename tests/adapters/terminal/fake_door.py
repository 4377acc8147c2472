"""A door behind which one function answers: what the terminal may expect of the real one, and no more."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import adapters.terminal
import core.words
from core.chat import (
    Called,
    CommandSpec,
    Delivery,
    DeskLink,
    DeskSent,
    DeskView,
    Filled,
    FormElsewhere,
    Hook,
    Incoming,
    Platform,
    Pressed,
    Reply,
    Said,
    Say,
    Share,
    Shared,
    Suggestion,
    Text,
)
from core.errors import DatabaseAway, Unavailable
from core.words import Words

WORDS = Words.load([Path(core.words.__file__).parent, Path(adapters.terminal.__file__).parent / "words"])

type Answer = Callable[[Incoming], Reply]


def echo(incoming: Incoming) -> Reply:
    """A reply that says what came in, word for word."""
    match incoming.body:
        case Said(text):
            return Reply.of(Text(f"said {text!r}"))
        case Called(command):
            return Reply.of(Text(f"called {command}"))
        case Pressed(choice):
            return Reply.of(Text(f"pressed {choice}"))
        case Filled(form, values):
            return Reply.of(Text(f"filled {form} {dict(values)}"))


@dataclass
class FakeDoor:
    """Answers each event, and keeps what was told."""

    answer: Answer = echo
    past: list[Delivery] = field(default_factory=list[Delivery])
    received: list[Incoming] = field(default_factory=list[Incoming])
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    platform: Platform | None = None
    down: bool = False
    language: str = "en"

    async def take(self, *shares: Share) -> float:
        raise NotImplementedError

    async def receive(self, incoming: Incoming) -> None:
        if self.down:
            raise DatabaseAway
        self.received.append(incoming)
        assert self.platform is not None
        await self.platform.working(incoming.address)
        delivery = self.tell(self.answer(incoming), incoming)
        try:
            await self.platform.send(delivery)
        except Unavailable:
            return  # it stays in the outbox

    def tell(self, reply: Reply, incoming: Incoming | None = None, chat: str = "ada") -> Delivery:
        """The delivery of `reply`, kept in the history."""
        turn = len(self.past) + 1
        self.files |= {media.key: media.content for media in reply.media() if media.content is not None}
        said = incoming.body.text if incoming and isinstance(incoming.body, Said) else ""
        delivery = Delivery(
            turn=turn,
            learner=1,
            seq=turn,
            chat=chat,
            address={},
            reply=reply.addressed(turn),
            language=self.language,
            said=said,
            event_id=incoming.event_id if incoming else f"job:{turn}",
        )
        self.past.append(delivery)
        return delivery

    async def history(
        self, platform: str, person: str, chat: str, *, after: int, limit: int
    ) -> Sequence[Delivery]:
        assert (platform, person, after) == ("terminal", chat, 0)
        return [one for one in self.past if one.chat == chat][-limit:]

    async def media(self, key: str) -> bytes:
        return self.files[key]

    def hears(self) -> bool:
        raise NotImplementedError

    async def keep(self, content: bytes) -> str:
        raise NotImplementedError

    def commands(self) -> Sequence[CommandSpec]:
        return ()

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
        return WORDS.languages

    def say(self, language: str | None) -> Say:
        return WORDS.say(language)

    def subscribe(self, channel: str, listener: Callable[[bytes], Awaitable[None]]) -> Callable[[], None]:
        raise NotImplementedError

    async def announce(self, channel: str, content: bytes = b"") -> None:
        raise NotImplementedError

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
        return {}
