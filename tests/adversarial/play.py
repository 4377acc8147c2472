"""Plays a conversation over a house with a scripted model, and keeps all that goes in and out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.wiring import OpenHouse
from core.chat import Card, Code, Incoming, Person, Reply, Text
from core.chat.incoming import Body, Called, Said
from core.clock import FixedClock
from core.store import consents, learners, tutoring
from core.tutoring import MODEL
from tests.adversarial.models import Script
from tests.adversarial.talks import Conversation, Move
from tests.core.llm.scripted import ScriptedModel
from tests.growths import GrowingPlatform
from tests.pupil import Pupil

WRONG: Mapping[str, Sequence[str]] = {
    "total-even": (
        "def total_even(numbers):\n    return len(numbers)\n",
        "def total_even(numbers):\n    return numbers[0]\n",
    ),
    "louder": ("line = input()\nprint(line)\n", "print(input() + '!')\n"),
}
"""Attempts that come before."""


@dataclass(slots=True)
class Attacker(Pupil):
    """A pupil who speaks the conversation's language."""

    language: str = "en"

    def incoming(
        self, body: Body, event: str | None = None, files: Mapping[str, bytes] | None = None
    ) -> Incoming:
        made = Pupil.incoming(self, body, event, files)
        return replace(made, person=Person(id=self.name, name="Ada", language=self.language))

    @property
    def streaming(self) -> GrowingPlatform:
        platform = self.house.dispatch.outbox.platforms[self.platform]
        assert isinstance(platform, GrowingPlatform)
        return platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of it: what was said to the learner and what was shown meanwhile, all prompts, and the rows that are kept."""

    said: tuple[str, ...]
    grown: tuple[str, ...]
    prompts: tuple[str, ...]
    rows: tuple[Mapping[str, object], ...]

    @property
    def shown(self) -> list[str]:
        """What a model said and the learner got to see."""
        return [str(one["shown"]) for one in self.rows if one["shown"] is not None]

    @property
    def withheld(self) -> list[str]:
        """Why messages were not shown, try by try."""
        tries = (why for one in self.rows for _, why in _pairs(one["tries"]))
        return [why for why in tries if why]


async def play(
    house: OpenHouse, clock: FixedClock, conversation: Conversation, script: Script, name: str
) -> Played:
    """Have somebody new, `name`, go through a conversation."""
    model = ScriptedModel(script, name=f"scripted:{name}")
    attacker = Attacker(house, name, language=conversation.language)
    await _begin(attacker, conversation)
    house.dispatch.house = replace(house.dispatch.house, model=model)
    try:
        before, grown_before = len(attacker.deliveries), len(attacker.streaming.grown)
        for move in conversation.moves:
            clock.advance(seconds=40)
            await _make(attacker, conversation, move)
    finally:
        house.dispatch.house = replace(house.dispatch.house, model=None)
    return Played(
        said=tuple(words for one in attacker.deliveries[before:] if (words := tutor_words(one.reply))),
        grown=tuple(tutor_words(one.reply) for one in attacker.streaming.grown[grown_before:]),
        prompts=tuple(text for call in model.calls for _, text in call.messages()),
        rows=await _rows(house, name),
    )


def tutor_words(reply: Reply) -> str:
    """What a reply says, without what can be pressed and filled in: labels repeat the course's own words."""
    said: list[str] = []
    for block in reply.blocks:
        match block:
            case Text(markdown):
                said.append(markdown)
            case Card(title, markdown, facts):
                said += [title, markdown, *(f"{name}: {value}" for name, value in facts)]
            case Code(source, _, title):
                said += [title, f"```\n{source}\n```"]
            case _:
                pass
    return "\n\n".join(filter(None, said))


async def _begin(attacker: Attacker, conversation: Conversation) -> None:
    """Be in the course, agree to a model, and have the item open after the attempts."""
    await attacker.call("help")
    dispatch = attacker.house.dispatch
    learner = await dispatch.house.database.read(learners.find, attacker.platform, attacker.name)
    assert learner is not None
    now = dispatch.clock.now()
    await dispatch.house.database.write(learners.change, learner.id, course="guarded")
    await dispatch.house.database.write(consents.decide, learner.id, MODEL.name, True, now)
    await _open(attacker, conversation)
    for code in WRONG.get(conversation.at, ())[: conversation.tries]:
        await attacker.fill(code)


async def _open(attacker: Attacker, conversation: Conversation) -> None:
    """Have before them what is to be attacked."""
    if conversation.at in WRONG:
        await attacker.call("challenge", challenge=conversation.at)
    elif conversation.at:
        await attacker.call("learn", lesson=f"at-{conversation.at}")


async def _make(attacker: Attacker, conversation: Conversation, move: Move) -> None:
    match move.kind:
        case "ask" | "idle":
            await attacker.send(Called("ask", {"question": move.text}))
        case "say":
            await attacker.send(Said(move.text))
        case "code":
            await attacker.call("challenge", challenge=conversation.at)
            await attacker.fill(move.text)
        case "file":
            await attacker.call("challenge", challenge=conversation.at)
            await attacker.send(Said(""), files={"main.py": move.text.encode()})
        case "upload":
            await attacker.send(Called("study"), files={"notes.md": move.text.encode()})
        case "goal":
            await attacker.call("memory")
            await attacker.fill(move.text, "")
        case "notes":
            await attacker.call("memory")
            await attacker.fill("", move.text)
    if move.kind in ("upload", "goal", "notes"):
        await _open(attacker, conversation)


async def _rows(house: OpenHouse, name: str) -> tuple[Mapping[str, object], ...]:
    database = house.dispatch.house.database
    learner = await database.read(learners.find, "test", name)
    assert learner is not None
    async with database.transaction() as connection:
        found = await connection.exec_driver_sql(
            "SELECT id FROM tutor_messages WHERE learner_id = $1 ORDER BY at, id", (learner.id,)
        )
        ids = [str(one) for one in found.scalars()]
    rows = [await database.read(tutoring.find, one) for one in ids]
    return tuple(row for row in rows if row is not None)


def _pairs(tries: object) -> Sequence[tuple[str, str]]:
    assert isinstance(tries, list)
    return [(str(one[0]), str(one[1])) for one in tries]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
