"""The terminal as a platform: one learner, who types and reads."""

import asyncio
import contextlib
import os
import secrets
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from rich.console import Group, RenderableType
from rich.text import Text as Line

from adapters.terminal.files import NotTaken, read_files
from adapters.terminal.inbound import Gathering, Message, Open, files_named, understood
from adapters.terminal.lines import Interrupted, Lines, StreamedLines
from adapters.terminal.render import Look, render, render_field, safe
from adapters.terminal.screen import Screen
from adapters.terminal.settings import TerminalSettings
from core.chat import (
    Body,
    Called,
    Capabilities,
    Delivery,
    Door,
    Filled,
    Form,
    Incoming,
    Media,
    Person,
    Picture,
    Reply,
    Said,
    Say,
)
from core.errors import Unavailable
from core.pace import Pace

PATIENCE = 120.0
"""Seconds to wait for an answer that another process has in hand, before the next line is taken."""
EVERY = 0.08
"""Seconds between two states of an answer that grows."""
LOOK_BACK = 30
"""Deliveries among which the question that is still open is looked for at the start."""


class Terminal:
    """One learner's terminal. Interactive where both ends are one, else a filter: lines in, text out."""

    name = "terminal"
    url = ""
    capabilities = Capabilities(blocks=Capabilities.EVERYTHING, text=10**6, choices=999, code=10**6)

    def __init__(self, settings: TerminalSettings, door: Door, /) -> None:
        self.started = asyncio.Event()
        self._settings = settings
        self._door = door
        self._interactive = sys.stdin.isatty() and sys.stdout.isatty()
        self._screen = Screen(sys.stdout, rich=self._interactive)
        self._lines: Lines | None = None
        self._run_id = secrets.token_hex(8)
        self._sent = 0
        self._awaited: dict[str, asyncio.Event] = {}
        self._pace = Pace(self._show_growing, every=EVERY)
        self._shown: set[int] = set()
        self._language = settings.language
        self._open: Open | None = None

    async def run(self) -> None:
        """Take lines until there are no more, each answered before the next is taken."""
        earlier = await self._door.history(
            self.name, self._settings.learner, self._settings.learner, after=0, limit=LOOK_BACK
        )
        with contextlib.suppress(Unavailable):  # nobody reads any more: there is nobody to answer
            await self._begin(earlier)
            await self._take_lines()

    async def send(self, delivery: Delivery) -> None:
        """Show a reply. Unavailable before `run`, which shows what is there, and when nobody reads any more."""
        if not self.started.is_set():
            raise Unavailable("the terminal")
        try:
            if delivery.turn not in self._shown:
                await self._pace.stop()
                await self._show_delivery(delivery)
        finally:
            if answered := self._awaited.get(delivery.event_id):
                answered.set()

    async def grow(self, delivery: Delivery) -> None:
        """Show what there is so far of the answer that is waited for; a program that reads wants whole ones."""
        if self._interactive:
            self._pace.offer(delivery)

    async def working(self, address: Mapping[str, str]) -> None:  # noqa: ARG002 - there is one place only
        """Turn a spinner while a line is being answered."""
        if self._awaited:
            self._screen.work(self._say("terminal-working"))

    def reaches(self, chat: str) -> bool:
        """Whether `chat` is this learner's."""
        return chat == self._settings.learner

    # ── the beginning ────────────────────────────────────────────────────────────────────────────────────

    async def _begin(self, earlier: Sequence[Delivery]) -> None:
        """Go on where the learner was, or start; a program that reads wants only answers to what it says."""
        said = [delivery.said for delivery in earlier if delivery.said]
        self._lines = _prompted(said) if self._interactive else StreamedLines(sys.stdin.fileno())
        self.started.set()
        for delivery in earlier:
            self._remember(delivery)
        if not self._interactive:
            return
        self._screen.show(Line(self._say("terminal-hint"), "dim"))
        for delivery in _still_open(earlier):
            await self._show_delivery(delivery)
        if not earlier:
            await self._hand_in(Called("start"))

    # ── the way in ───────────────────────────────────────────────────────────────────────────────────────

    async def _take_lines(self) -> None:
        assert self._lines is not None
        gathering = Gathering()
        while not self._screen.gone:
            try:
                line = await self._lines.next("… " if gathering.begun else "› ")
            except Interrupted as interrupted:
                if interrupted.emptied:
                    continue
                if not gathering.begun:
                    break
                gathering.end()
                continue
            if line is None:
                break
            if message := gathering.take(line, code=self._interactive and self._asks_for_code()):
                await self._answer(message)
        if last := gathering.end():
            await self._answer(last)
        if self._interactive:
            self._screen.show(Line(self._say("terminal-bye"), "dim"))

    async def _answer(self, message: Message) -> None:
        message, paths = files_named(message)
        if paths:
            await self._hand_in_with(message, paths)
            return
        match understood(message, self._open):
            case Open() as waiting:
                self._open = waiting
                await self._show(Group(render_field(waiting.asked, waiting.form.submit, self._look({})), ""))
            case body:
                if isinstance(body, Filled) and self._open is not None:
                    self._open = Open(self._open.form)
                await self._hand_in(body)

    async def _hand_in_with(self, message: Message, paths: Sequence[str]) -> None:
        """Give the core a message with files; nothing of it where one cannot be read."""
        try:
            files = await asyncio.to_thread(read_files, paths)
        except NotTaken as refused:
            await self._show(Line(self._say(refused.message, **refused.values)))
        else:
            await self._hand_in(Said(message.text), files)

    async def _hand_in(self, body: Body, files: tuple[Media, ...] = ()) -> None:
        """Give the core one event, and wait until its answer was shown."""
        self._sent += 1
        event_id = f"{self._run_id}:{self._sent}"
        self._awaited[event_id] = answered = asyncio.Event()
        try:
            await self._door.receive(self._incoming(event_id, body, files))
            async with asyncio.timeout(PATIENCE):
                await answered.wait()
        except TimeoutError:
            await self._show(Line(self._say("terminal-slow")))
        except Unavailable:
            await self._show(Line(self._say("terminal-away")))
        finally:
            del self._awaited[event_id]
            await self._pace.stop()
            self._screen.rest()

    def _incoming(self, event_id: str, body: Body, files: tuple[Media, ...]) -> Incoming:
        settings = self._settings
        person = Person(
            id=settings.learner,
            name=settings.learner,
            language=settings.language,
            time_zone=settings.time_zone,
        )
        return Incoming(
            platform=self.name,
            event_id=event_id,
            person=person,
            chat=settings.learner,
            body=body,
            attachments=files,
        )

    def _asks_for_code(self) -> bool:
        return self._open is not None and self._open.asks_for_code

    # ── the way out ──────────────────────────────────────────────────────────────────────────────────────

    async def _show_delivery(self, delivery: Delivery) -> None:
        saved = {
            media.key: path
            for media in delivery.reply.media()
            if (path := await self._saved(media, delivery.reply))
        }
        self._shown.add(delivery.turn)
        self._remember(delivery)
        await self._show(render(delivery.reply, self._look(saved)))

    async def _show_growing(self, delivery: Delivery) -> None:
        answered = self._awaited.get(delivery.event_id)
        if answered and not answered.is_set():
            self._language = delivery.language
            with contextlib.suppress(Unavailable):  # nobody reads any more, and `show` will find out as well
                self._screen.grow(render(delivery.reply, self._look({})))

    async def _show(self, what: RenderableType) -> None:
        assert self._lines is not None
        await self._lines.aside(lambda: self._screen.show(what))

    def _remember(self, delivery: Delivery) -> None:
        """Which form waits from now on: the core too keeps one open until another reply asks for something."""
        self._language = delivery.language
        if any(True for _ in delivery.reply.actions()):
            form = next((block for block in delivery.reply.blocks if isinstance(block, Form)), None)
            self._open = form and Open(form)

    async def _saved(self, media: Media, reply: Reply) -> Path | None:
        """Where the bytes of `media` lie now; None where they cannot be had or kept."""
        picture = any(isinstance(block, Picture) and block.media == media for block in reply.blocks)
        path = self._settings.data_dir / ("pictures" if picture else "files") / _file_name(media)
        try:
            content = media.content if media.content is not None else await self._door.media(media.key)
            await asyncio.to_thread(_write, path, content)
        except (KeyError, OSError, Unavailable):
            return None
        return path

    def _look(self, saved: Mapping[str, Path]) -> Look:
        return Look(self._say, self._interactive, saved)

    @property
    def _say(self) -> Say:
        return self._door.say(self._language)


def _prompted(earlier: Sequence[str]) -> Lines:
    from adapters.terminal.prompt import PromptedLines  # noqa: PLC0415 - a filter needs no editor

    return PromptedLines(earlier)


def _still_open(earlier: Sequence[Delivery]) -> Sequence[Delivery]:
    """The last reply that asked for something, and all since; the last one where none did."""
    asking = (n for n in range(len(earlier) - 1, -1, -1) if any(True for _ in earlier[n].reply.actions()))
    return earlier[next(asking, -1) :]


def _file_name(media: Media) -> str:
    """The name of a medium as a file of ours: other bytes never take its place."""
    name = PurePath(safe(media.name).replace("\\", "/").replace("\n", " "))
    stem = name.stem[:80] or "file"
    return f"{stem}-{media.key[:8]}{name.suffix[:16]}"


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; one that is there already holds the same."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_bytes(content)
    part.replace(path)
