"""A pupil who talks to the core as an adapter would let them, over a platform that only records."""

import asyncio
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.wiring import OpenHouse
from core.chat import (
    Body,
    Called,
    Capabilities,
    Card,
    Choice,
    Choices,
    Code,
    Delivery,
    Filled,
    Form,
    Incoming,
    Media,
    Person,
    Picture,
    Pressed,
    Progress,
    Reply,
    Said,
    Text,
)
from core.errors import Unavailable


@dataclass(slots=True)
class RecordingPlatform:
    """A platform that shows everything natively and remembers what it was given to send."""

    name: str = "test"
    capabilities: Capabilities = field(
        default_factory=lambda: Capabilities(blocks=Capabilities.EVERYTHING, text=100_000, code=100_000)
    )
    url: str = ""
    started: asyncio.Event = field(default_factory=asyncio.Event)
    sent: list[Delivery] = field(default_factory=list[Delivery])
    worked: list[Mapping[str, str]] = field(default_factory=list[Mapping[str, str]])
    away: bool = False
    """While it is, nothing can be sent."""

    async def run(self) -> None:
        self.started.set()
        await asyncio.Event().wait()

    async def send(self, delivery: Delivery) -> None:
        if self.away:
            raise Unavailable("the test's platform")
        self.sent.append(delivery)

    async def working(self, address: Mapping[str, str]) -> None:
        self.worked.append(address)

    def reaches(self, chat: str) -> bool:
        del chat
        return True


@dataclass(slots=True)
class Pupil:
    """Says, calls, presses and fills in, and looks at the last reply."""

    house: OpenHouse
    name: str = "ada"
    chat: str = ""
    platform: str = "test"
    events: "itertools.count[int]" = field(default_factory=itertools.count)

    @property
    def deliveries(self) -> list[Delivery]:
        """All that was sent to this pupil, in order."""
        platform = self.house.dispatch.outbox.platforms[self.platform]
        assert isinstance(platform, RecordingPlatform)
        return [one for one in platform.sent if one.chat == (self.chat or self.name)]

    @property
    def reply(self) -> Reply:
        """The last reply."""
        return self.deliveries[-1].reply

    async def say(self, text: str) -> Reply:
        """Type a text."""
        return await self.send(Said(text))

    async def call(self, command: str, **options: str) -> Reply:
        """Call a command as a slash command would."""
        return await self.send(Called(command, options))

    async def press(self, label: str) -> Reply:
        """Press the choice of the last reply that has this label."""
        return await self.send(Pressed(self.choice(label).id))

    async def fill(self, *values: str) -> Reply:
        """Fill the fields of the last reply's form, in order, and send it."""
        form = self.form()
        names = [one.name for one in form.fields]
        return await self.send(Filled(form.id, dict(zip(names, values, strict=True))))

    async def attach(self, text: str, **files: str | bytes) -> Reply:
        """Type a text, with files along; `data_csv` names the file `data.csv`."""
        named = {name.replace("_", "."): content for name, content in files.items()}
        contents = {name: text.encode() if isinstance(text, str) else text for name, text in named.items()}
        return await self.send(Said(text), files=contents)

    async def send(
        self, body: Body, event: str | None = None, files: Mapping[str, bytes] | None = None
    ) -> Reply:
        """Have an event arrive, with files along; the reply to it."""
        before = len(self.deliveries)
        await self.house.door.receive(self.incoming(body, event, files))
        assert len(self.deliveries) > before, "nothing was sent"
        return self.reply

    def incoming(
        self, body: Body, event: str | None = None, files: Mapping[str, bytes] | None = None
    ) -> Incoming:
        """An event of this pupil's."""
        return Incoming(
            platform=self.platform,
            event_id=event or f"{self.name}-{next(self.events)}",
            person=Person(id=self.name, name=self.name.title(), language="en"),
            chat=self.chat or self.name,
            body=body,
            address={"chat": self.chat or self.name},
            attachments=tuple(Media.of(name, "text/plain", data) for name, data in (files or {}).items()),
        )

    def choice(self, label: str) -> Choice:
        """The choice of the last reply with this label."""
        found = [one for one in self.choices() if one.label == label]
        assert found, f"no choice {label!r} among {[one.label for one in self.choices()]}"
        return found[0]

    def choices(self) -> list[Choice]:
        """All choices of the last reply."""
        return [one for block in self.reply.blocks if isinstance(block, Choices) for one in block.options]

    def form(self) -> Form:
        """The form of the last reply."""
        (form,) = (block for block in self.reply.blocks if isinstance(block, Form))
        return form

    def words(self) -> str:
        """All that the last reply says, as one text."""
        return words_of(self.reply)


def words_of(reply: Reply) -> str:
    """All that a reply says, as one text."""
    said: list[str] = []
    for block in reply.blocks:
        match block:
            case Text(markdown):
                said.append(markdown)
            case Code(source, _, title):
                said += [title, source]
            case Card(title, markdown, facts):
                said += [title, markdown, *(f"{name}: {value}" for name, value in facts)]
            case Picture(_, alt):
                said.append(alt)
            case Choices(options):
                said += [f"[{one.label}]" for one in options]
            case Form(fields=fields):
                said += [f"<{one.label}>" for one in fields]
            case Progress(label, done, total):
                said.append(f"{label} {done}/{total}")
            case _:
                said.append(repr(block))
    return "\n".join(filter(None, said))
