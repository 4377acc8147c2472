"""A feature of the tests' own, in which each command does one thing that matters to an adapter."""

import asyncio
from base64 import b64decode
from dataclasses import dataclass, field
from pathlib import Path

from core.chat import (
    Action,
    Card,
    Choice,
    Choices,
    Code,
    CommandOption,
    Field,
    FieldKind,
    File,
    Form,
    Media,
    Picture,
    Reply,
    Solution,
    Text,
    plain,
)
from core.dialogue import unfenced
from core.errors import LearnerError
from core.feature import Command, Feature
from core.turn import Turn
from sandbox.contract import Execution, Job, Status, Verdict
from tests.sounds import mp3, ogg

PLOT = Media.of("plot.png", "image/png", b"\x89PNG\r\n\x1a\nx")
DOT = Media.of(
    "dot.png",
    "image/png",
    b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    ),
)
"""A picture that can be drawn."""
SOUND = Media.of("parley.mp3", "audio/mpeg", mp3())
"""A second of silence that plays."""
HUM = Media.of("note.ogg", "audio/ogg", ogg())
"""A second as a voice note."""
STARTER = "def double(x):\n    return x"
NAMES = (
    "ask",
    "pick",
    "menu",
    "write",
    "name",
    "slow",
    "grow",
    "many",
    "lost",
    "secret",
    "start",
    "run",
    "look",
    "draw",
    "tick",
    "bare",
    "vote",
    "listen",
    "hum",
)
WORDS = "\n".join(
    (
        *(f"command-{name} = What /{name} does\ncalled-{name} = {name}" for name in NAMES),
        "command-run-code = The code\ncalled-run-code = code",
        "toy-stumble = That cannot be an answer.",
    )
)


@dataclass(slots=True)
class Toy:
    """The feature, and the runner whose work ends when the test says so."""

    growing: "asyncio.Queue[str]" = field(default_factory=lambda: asyncio.Queue[str]())
    """What /grow shows, one after the other; "" ends it."""
    whole: str = "All of it"
    """What it then answers."""
    private: bool = False
    """Whether that is for nobody else's eyes."""
    hold: asyncio.Event = field(default_factory=asyncio.Event)
    """Work that takes a moment goes on until this is set."""
    began: asyncio.Event = field(default_factory=asyncio.Event)
    runs: int = 0
    sources: list[str] = field(default_factory=list[str])
    """All code that was run."""

    async def run(self, job: Job) -> Verdict:
        """See Runner."""
        self.runs += 1
        self.sources.append(job.source)
        self.began.set()
        await self.hold.wait()
        ran = Execution(status=Status.FINISHED, stdout=f"ran {job.source}")
        return Verdict(status=Status.FINISHED, executions=(ran,))

    async def close(self) -> None:
        """See Runner: nothing is held."""

    def end(self) -> None:
        """Let all work that goes on come to its end."""
        self.hold.set()
        self.growing.put_nowait("")

    def feature(self, words: Path) -> Feature:
        """The feature, its words written into a folder."""
        words.mkdir(parents=True)
        for language in ("en", "es"):
            (words / f"{language}.ftl").write_text(WORDS, encoding="utf-8")
        code = CommandOption(name="code", rest=True, code=True)
        commands = {
            name: Command(
                name=name, handler=getattr(self, f"_{name}"), options=(code,) if name == "run" else ()
            )
            for name in NAMES
        }
        actions = {
            "answer": _answer,
            "stumble": _stumble,
            "written": _written,
            "named": _named,
            "ticked": _ticked,
        }
        return Feature(
            name="toy",
            words=words,
            commands=tuple(commands.values()),
            actions={**actions, **{name: command.handler for name, command in commands.items()}},
            fallback=_hear,
        )

    async def _start(self, turn: Turn) -> Reply:
        return Reply.of(Text(f"Hello {plain(turn.learner.name)}"))

    async def _ask(self, turn: Turn) -> Reply:
        del turn
        verbs = {"Right": "toy.answer", "Wrong": "toy.answer", "Odd": "toy.stumble"}
        verbs |= {"Slow": "toy.slow", "Grow": "toy.grow"}
        options = tuple(Choice(label, Action(verb, {"given": label})) for label, verb in verbs.items())
        return Reply.of(Card("A question"), Choices(options, answers=True))

    async def _look(self, turn: Turn) -> Reply:
        del turn
        options = (Choice("Right", Action("toy.answer", {"given": "Right"})),)
        return Reply.of(Card("What is this?"), Picture(PLOT, "Three bars"), Choices(options, answers=True))

    async def _draw(self, turn: Turn) -> Reply:
        verdict = await turn.run(Job(source="a plot"))
        return Reply.of(Text(verdict.executions[0].stdout), Picture(PLOT, "Three bars"))

    async def _pick(self, turn: Turn) -> Reply:
        del turn
        options = tuple(
            Choice(str(year), Action("toy.answer", {"given": year})) for year in range(1990, 2005)
        )
        return Reply.of(Card("Which year?"), Choices(options, answers=True))

    async def _menu(self, turn: Turn) -> Reply:
        ways = (Choice("Again", Action("toy.menu")), Choice("Ask me", Action("toy.ask")))
        return Reply.of(Text(f"Menu {turn.seq}"), Choices(ways))

    async def _write(self, turn: Turn) -> Reply:
        del turn
        code = Field(name="code", label="Your code", kind=FieldKind.CODE, value=STARTER, language="python")
        return Reply.of(Text("Double it"), Form(fields=(code,), action=Action("toy.written"), submit="Send"))

    async def _name(self, turn: Turn) -> Reply:
        del turn
        line = Field(name="name", label="Your name")
        return Reply.of(Text("Who are you?"), Form(fields=(line,), action=Action("toy.named"), submit="Send"))

    async def _tick(self, turn: Turn) -> Reply:
        del turn
        three = Field(name="three", label="Which?", kind=FieldKind.MANY, options=("a", "b", "c"))
        return Reply.of(Form(fields=(three,), action=Action("toy.ticked"), submit="Send"))

    async def _bare(self, turn: Turn) -> Reply:
        del turn
        options = (Choice("Right", Action("toy.answer", {"given": "Right"})),)
        return Reply.of(Picture(DOT, ""), Choices(options, answers=True))

    async def _vote(self, turn: Turn) -> Reply:
        del turn
        options = tuple(Choice(label, Action("toy.answer", {"given": label})) for label in ("Right", "Wrong"))
        question = Choices(options, answers=True, solution=Solution((0,), "So it is."))
        return Reply.of(Card("A question", "Which?"), question, Choices((Choice("Skip", Action("toy.ask")),)))

    async def _slow(self, turn: Turn) -> Reply:
        verdict = await turn.run(Job(source="slowly"))
        ways = Choices((Choice("Next", Action("toy.ask")),))
        return Reply.of(Text(verdict.executions[0].stdout), ways)

    async def _run(self, turn: Turn) -> Reply:
        files = [f"{file.name}: {(await turn.content(file)).decode()}" for file in turn.files]
        return Reply.of(Code(unfenced(turn.argument("code"))), *(Text(plain(one)) for one in files))

    async def _grow(self, turn: Turn) -> Reply:
        while so_far := await self.growing.get():
            await turn.show(Reply(blocks=(Text(so_far),), private=self.private))
        ways = Choices((Choice("Next", Action("toy.ask")),))
        return Reply(blocks=(Text(self.whole), ways), private=self.private)

    async def _many(self, turn: Turn) -> Reply:
        del turn
        return Reply.of(*(Text(f"{word} " * 500) for word in ("first", "second", "third")))

    async def _secret(self, turn: Turn) -> Reply:
        del turn
        ways = Choices((Choice("Next", Action("toy.ask")),))
        return Reply(blocks=(Card("A secret"), ways), private=True)

    async def _listen(self, turn: Turn) -> Reply:
        del turn
        again = Choices((Choice("Next", Action("toy.ask")),))
        return Reply.of(Text("Read *aloud*"), File(SOUND), again)

    async def _hum(self, turn: Turn) -> Reply:
        await turn.run(Job(source="a tune"))
        return Reply.of(File(HUM))

    async def _lost(self, turn: Turn) -> Reply:
        del turn
        return Reply.of(File(Media.of("lost.txt", "text/plain", b"").named()))


async def _answer(turn: Turn) -> Reply:
    return Reply.of(Text(f"You said {turn.argument('given')}"), Choices((Choice("Next", Action("toy.ask")),)))


async def _stumble(turn: Turn) -> Reply:
    del turn
    raise LearnerError("toy-stumble")


async def _written(turn: Turn) -> Reply:
    files = [f"{file.name}: {(await turn.content(file)).decode()}" for file in turn.files]
    shown = (Code(turn.values.get("code", "")), *(Text(plain(one)) for one in files))
    return Reply.of(*shown, Choices((Choice("Next", Action("toy.ask")),)))


async def _named(turn: Turn) -> Reply:
    again = Choices((Choice("Next", Action("toy.ask")),))
    return Reply.of(Text(f"Hello {plain(turn.values['name'])}"), again)


async def _ticked(turn: Turn) -> Reply:
    again = Choices((Choice("Next", Action("toy.ask")),))
    return Reply.of(Text(f"You ticked {turn.values['three']}"), again)


async def _hear(turn: Turn) -> Reply:
    return Reply.of(Text(f"You wrote {plain(turn.text)}"))
