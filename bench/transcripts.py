"""Three conversations of the same stuck learner: without a model, with a good one, with one that gives the solution away.

The house is the real one, with the course that ships; the models follow a script. Each reply stands as the terminal shows
it. What a model said and nobody saw comes from the rows that are kept of it. `--write docs` puts them into docs/tutor.md.
"""

import asyncio
import re
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from adapters.terminal.render import Look, render
from adapters.terminal.screen import bare
from bench.house import asking, bench_server
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.chat import Choices, Delivery, Form, Reply, Text
from core.clock import FixedClock
from core.llm import Call
from tests.core.features.tutor.scenes import agree
from tests.core.llm.scripted import ScriptedModel
from tests.growths import GrowingPlatform
from tests.pupil import Pupil

PAGE, BEGIN, END = "tutor.md", "<!-- transcripts -->", "<!-- end of transcripts -->"
CHALLENGE = "parrot"
WRONG = 'print("Hello")\nprint("Hello")\n'
FIRST, STUCK, HINT = "Start the first lesson", "I'm stuck", "Hint"
QUESTION = "why does it print that"
STEP = 40
"""Seconds from one thing to the next: what is kept has the order of its times."""

GOOD: Mapping[str, Sequence[str]] = {
    "I'm stuck.": (
        (
            "Both of your lines say Hello by themselves. Imagine that somebody types Polly instead. "
            "Which part of your program would notice?"
        ),
    ),
    QUESTION: (
        (
            "It prints what stands between the quotation marks, letter by letter. Nothing that is typed comes in "
            "there. When did you last see a program wait for somebody to type?"
        ),
    ),
    "": ("Your two lines show Hello whatever is typed. Where in your program does the typed line come in?",),
}
"""What a good model says, by what it is asked; to somebody who wants a hint, under ""."""
_CODE = "heard = input()\nprint(heard)\nprint(heard)"
LEAKING: Mapping[str, Sequence[str]] = {
    "I'm stuck.": (
        (
            "A parrot says what it heard. Yours says what you wrote down for it. "
            "Write `line = input()`, below it `print(line)`, and below that `print(line)` once more. Do you see why?"
        ),
        f"You are right to be careful, so only this once:\n\n```python\n{_CODE}\n```",
    ),
    QUESTION: (
        f"Here is what you want:\n\n```python\n{_CODE}\n```\n\nDo you see why?",
        "In Spanish: lee la línea con input, dale un nombre y muestra ese nombre dos veces con print.",
    ),
    "": (
        "It is one line: `print((input() + chr(10)) * 2, end='')`",
        f"```python\n{_CODE}\n```",
    ),
}
"""What one says that gives the solution away, the first time and when it is asked once more."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A conversation: its heading, what it shows, and what the model says; None where there is no model."""

    title: str
    about: str
    says: Mapping[str, Sequence[str]] | None


SCENES = (
    Scene(
        "Without a model",
        "The same commands and buttons; the questions are the authors', and so are the hints.",
        None,
    ),
    Scene(
        "With a model",
        "The learner has agreed. The answer is about the program that they sent, grows sentence by sentence, and ends with one question.",
        GOOD,
    ),
    Scene(
        "With a model that gives the solution away",
        "Each time it is asked once more, leaks again, and the learner gets the author's words. "
        "What had been shown before the leak was harmless, and is replaced.",
        LEAKING,
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a learner did, what was shown meanwhile and in the end, and what the guard stopped."""

    did: str
    grown: Sequence[str]
    answer: str
    stopped: Sequence[tuple[str, str]] = ()
    """What a model said and why it was not shown."""

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        first, *rest = self.did.splitlines()
        yield f"› {first}"
        yield from (f"  {line}" for line in rest)
        yield ""
        for text in self.grown:
            yield f"  … {text}"
        for said, why in self.stopped:
            first, *rest = said.splitlines()
            yield f"  ✗ {why}: {first}"
            yield from (f"    {line}".rstrip() for line in rest)
        if self.grown or self.stopped:
            yield ""
        yield self.answer
        yield ""


@dataclass(slots=True)
class Talk:
    """A learner in a house, and all that was said."""

    house: OpenHouse
    pupil: Pupil
    clock: FixedClock
    dsn: str
    seen: int = 0
    """Rows of what a model said that were looked at."""

    @property
    def platform(self) -> GrowingPlatform:
        """Where the learner is."""
        return cast("GrowingPlatform", self.house.dispatch.outbox.platforms[self.pupil.platform])

    async def begin(self, *, agrees: bool) -> None:
        """Come, begin the course, and agree to a model where there is one."""
        await self.pupil.say("/start")
        await self.pupil.press(FIRST)
        if agrees:
            await agree(self.pupil)

    async def go_on(self) -> Sequence[Step]:
        """Open the challenge, send a wrong program, be stuck, ask, and want a hint."""
        challenge = self.house.dispatch.house.catalogue.course("python-first-steps").challenge(CHALLENGE)
        back = f"Back to “{challenge.title}”"
        await self.pupil.say(f"/challenge {challenge.title}")
        sent = await self._step(f"{WRONG}", self.pupil.fill(WRONG))
        stuck = await self._step(STUCK, self.pupil.press(STUCK))
        asked = await self._step(f"/ask {QUESTION}", self.pupil.say(f"/ask {QUESTION}"))
        await self.pupil.press(back)
        return sent, stuck, asked, await self._step(HINT, self.pupil.press(HINT))

    async def _step(self, did: str, doing: object) -> Step:
        self.clock.advance(seconds=STEP)
        before = len(self.platform.grown)
        reply = await cast("asyncio.Future[Reply]", doing)
        shown = [_words(one) for one in self.platform.grown[before:]]
        return Step(did.rstrip(), [one for one in shown if one], self._drawn(reply), await self._stopped())

    def _drawn(self, reply: Reply) -> str:
        look = Look(self.house.door.say("en"), rich=False, saved={})
        return re.sub(r"\n{3,}", "\n\n", bare(render(_brief(reply), look))).strip()

    async def _stopped(self) -> Sequence[tuple[str, str]]:
        async with asking(self.dsn) as connection:
            rows = await connection.fetch(_TRIES, self.pupil.name, self.seen)
        self.seen += len({row["id"] for row in rows})
        return [(str(row["said"]), str(row["why"])) for row in rows if row["why"]]


_TRIES = """
WITH made AS (
  SELECT m.id, m.at, m.tries, row_number() OVER (ORDER BY m.at, m.id) AS place
  FROM tutor_messages m JOIN identities i USING (learner_id) WHERE i.external_id = $1
)
SELECT id, try ->> 0 AS said, try ->> 1 AS why
FROM made, jsonb_array_elements(tries) WITH ORDINALITY AS each (try, number) WHERE place > $2 ORDER BY place, number
"""


def _words(grown: Delivery) -> str:
    return "\n".join(block.markdown for block in grown.reply.blocks if isinstance(block, Text))


def _brief(reply: Reply) -> Reply:
    """A reply without the form that is there each time, and without what its choices say beside it."""
    return Reply.of(*(block for block in reply.blocks if not isinstance(block, Form | Choices)))


def script(name: str, says: Mapping[str, Sequence[str]]) -> ScriptedModel:
    """A model of this name that says this, the next thing each time that it is asked the same once more.

    Two of one name would be one to the cache, and the second were answered with what the first had said.
    """
    asked: list[str] = []

    def say(call: Call) -> str:
        question = call.values.get("question", "")
        asked.append(question)
        return says[question][(asked.count(question) - 1) % len(says[question])]

    return ScriptedModel(say, name=f"scripted:{name}")


async def conversations(dsn: str, folder: Path) -> list[Sequence[Step]]:
    """The conversation of each of SCENES, with somebody new in each."""
    settings = Settings.model_validate(
        {"data_dir": folder, "database_url": dsn, "limit_learner": 0, "limit_community": 0}
    )
    found: list[Sequence[Step]] = []
    clock = FixedClock()
    async with open_house(settings, tell=lambda _: None, clock=clock) as house:
        house.dispatch.outbox.platforms["test"] = GrowingPlatform()
        for number, scene in enumerate(SCENES):
            model = script(scene.title, scene.says) if scene.says else None
            house.dispatch.house = replace(house.dispatch.house, model=model)
            talk = Talk(house, Pupil(house, f"learner{number}"), clock, dsn)
            await talk.begin(agrees=model is not None)
            found.append(await talk.go_on())
    return found


def written(found: Sequence[Sequence[Step]]) -> str:
    """The conversations as Markdown."""
    sections = (
        f"### {scene.title}\n\n{scene.about}\n\n````text\n{'\n'.join(map(str, steps)).strip()}\n````\n"
        for scene, steps in zip(SCENES, found, strict=True)
    )
    return "\n".join(sections)


def put_into(page: str, transcripts: str) -> str:
    """A page with these transcripts in place of those that it has."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{transcripts}\n{END}{after}"


async def _measure() -> str:
    with tempfile.TemporaryDirectory() as folder:
        async with bench_server(durable=False) as dsn:
            return written(await conversations(dsn, Path(folder)))


def told(description: str | None, name: str, measure: Callable[[], Coroutine[Any, Any, str]]) -> int:
    """Print what was measured, or put it into the page of this name in the folder that is asked for."""
    parser = ArgumentParser(description=description)
    parser.add_argument("--write", type=Path, metavar="FOLDER", help=f"put it into {name} in this folder")
    chosen = parser.parse_args()
    found = asyncio.run(measure())
    if chosen.write is None:
        print(found)
        return 0
    page = chosen.write / name
    page.write_text(put_into(page.read_text("utf-8"), found), "utf-8")
    return 0


def main() -> int:
    """Run it."""
    return told(__doc__, PAGE, _measure)


if __name__ == "__main__":
    sys.exit(main())
