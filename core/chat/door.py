"""What the core offers to an adapter, and what an adapter is to whoever opens it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from core.chat.allowance import Share
from core.chat.desk import DeskLink, DeskSent, DeskView
from core.chat.elsewhere import FormElsewhere
from core.chat.incoming import Incoming
from core.chat.platform import CommandSpec, Delivery, Hook, Platform, Shared, Suggestion
from core.chat.values import Say


class Door(Protocol):
    """What the core offers to an adapter."""

    async def receive(self, incoming: Incoming) -> None:
        """Take one event: after this returns, it is answered or will be.

        TooFast where its sender was told already to wait: nothing is kept of it, and it may be sent again later.
        """
        ...

    async def take(self, *shares: Share) -> float:
        """Take shares of allowances that all processes keep together: all of them, or none.

        0 where they were taken, or else the seconds after which there will be enough of each.
        """
        ...

    async def history(
        self, platform: str, person: str, chat: str, *, after: int, limit: int
    ) -> Sequence[Delivery]:
        """The newest `limit` deliveries to this person in `chat` with `seq` above `after`, oldest first."""
        ...

    async def media(self, key: str) -> bytes:
        """The bytes of a medium; KeyError where there are none."""
        ...

    def hears(self) -> bool:
        """Whether a voice note that comes along is heard here."""
        ...

    async def keep(self, content: bytes) -> str:
        """Keep bytes that a message will soon name as an attachment; the key of them."""
        ...

    def commands(self) -> Sequence[CommandSpec]:
        """All commands a learner may call, in the order of a learner's day."""
        ...

    async def suggest(self, incoming: Incoming, option: str) -> Sequence[Suggestion]:
        """Values for the option of the command that is being typed, best first, at most 25.

        The body of `incoming` is the command with what its options hold so far. Nothing is kept of it.
        """
        ...

    async def to_share(self, incoming: Incoming) -> Sequence[Shared]:
        """What may be sent into any chat, best first, as the platform shows it; what was said is what is looked for.

        Nothing is kept of `incoming`.
        """
        ...

    async def told(self, platform: str, person: str, turn: int) -> Delivery | None:
        """What this person was told in a turn, that of a choice or a form, say; None where it is none of theirs.

        It does not wait in line with the turns that are running.
        """
        ...

    async def open_form(self, platform: str, token: str) -> FormElsewhere:
        """The form to which `token` is a pass, its reply as `platform` shows it. Looking at it uses nothing up."""
        ...

    async def send_form(self, token: str, values: Mapping[str, str]) -> FormElsewhere:
        """Fill in the form of a pass, its values by field name: after this returns, it is answered in its own chat.

        A pass takes one filling. Sent again with the same values, that was SENT; with others, it is USED.
        """
        ...

    async def desk_link(self, token: str) -> DeskLink:
        """How a link to the instructors' pages stands. Looking at it uses nothing up."""
        ...

    async def open_desk(self, token: str) -> DeskLink:
        """Use a link up: while it is OPEN, the session that it begins, and the page to show in it."""
        ...

    async def close_desk(self, session: str) -> None:
        """End a session."""
        ...

    async def desk(self, session: str, path: str, query: Mapping[str, str]) -> DeskView:
        """An instructors' page, for whoever has the session. Never raises."""
        ...

    async def desk_act(self, session: str, path: str, sent: DeskSent) -> DeskView:
        """Do what a form asks for that was sent to `path`. Sent again, it has no second effect. Never raises."""
        ...

    def hook(self, name: str, take: Hook) -> bool:
        """Have `take` answer what others post to `/hooks/NAME`; whether this process serves that at all."""
        ...

    async def hooked(self, name: str, headers: Mapping[str, str], body: bytes) -> int:
        """What was posted to `/hooks/NAME`: the HTTP status to answer with, 404 where nobody wants it."""
        ...

    def languages(self) -> Sequence[str]:
        """All languages there are words in, English first."""
        ...

    def say(self, language: str | None) -> Say:
        """Words in the best language we have for `language`."""
        ...

    def subscribe(self, channel: str, listener: Callable[[bytes], Awaitable[None]]) -> Callable[[], None]:
        """Hear of every `announce` on `channel`, from any process; the result ends it."""
        ...

    async def announce(self, channel: str, content: bytes = b"") -> None:
        """Tell all subscribers of `channel`, in all processes, that there is something new.

        `content` goes along, and is kept nowhere: only what nobody misses belongs there.
        """
        ...

    async def noted(self, platform: str, key: str) -> str | None:
        """What an adapter of this platform noted under `key`, in whatever process; None where nothing is."""
        ...

    async def note(self, platform: str, key: str, value: str, *, fleeting: bool = False) -> None:
        """Note `value` under `key`, in place of what was noted there; if `fleeting`, for as long as messages are kept.

        What is noted of a person is theirs, and goes with them: so their id is the last part of the key
        (`thread/PLACE/PERSON`), or the value under a key that begins with `owner/`.
        """
        ...

    async def joined(self, platform: str, communities: Sequence[str]) -> None:
        """Note that Parley is in these communities, for the first time or again: what was set up holds."""
        ...

    async def moved(self, platform: str, old: str, new: str) -> None:
        """Note that a community has another id now: what was set up for it, and its channel, go along."""
        ...

    async def left(self, platform: str, community: str) -> None:
        """Note that Parley was taken out of a community: nothing is posted there any more."""
        ...

    async def ready(self) -> Mapping[str, str]:
        """What Parley needs in order to answer, by name: "ok", or a word for what is wrong. Never raises."""
        ...


class Connect[S](Protocol):
    """Makes a platform from its settings and the core's door. Nothing is opened before `run`."""

    def __call__(self, settings: S, door: Door, /) -> Platform:
        """The platform, not yet running."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter[S]:
    """What a folder of `adapters/` exports, as `platform` (`adapter` is the module in it).

    `settings` reads the platform's own environment variables; `enabled` says whether `parley serve` opens
    it; `words` is the folder of its translations, one `.ftl` file a language. `own`: who uses it is who runs
    Parley, so that nobody is limited there.
    """

    name: str
    settings: Callable[[], S]
    enabled: Callable[[S], bool]
    connect: Connect[S]
    words: Path
    own: bool = False
