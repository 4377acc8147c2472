"""Situations in which a lesson is explained, and what was kept of it."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Card, Reply
from core.features.teachback.judging import Judged, Rubric
from core.features.teachback.trying import StudentProgram
from core.llm import Call
from core.store import explanations, learners
from core.store.explanations import Explanation
from tests.core.explaining.lessons import TOLD
from tests.core.features.doings import PYTHON, did
from tests.core.llm.scripted import Said
from tests.pupil import Pupil

LISTS = TOLD["python-first-steps", "lists"]
PRACTICE = TOLD["how-memory-works", "when-to-practise"]
PART = LISTS["part Two names, one list"]
"""A beginning: it speaks of one thing and leaves out the others."""
WHOLE = " ".join([*LISTS.values(), "For example, two labels on one jar."])
WRONG = "b = a makes a second list, so when I change b, a stays as it was."
ASKS = "You said “there is one list with two names”. Why does a change show by both?"
WORD = "Your pupil asks"
THROUGH_LISTS = 6
"""Lessons of the Python course that end with lists."""


def judged(band: str, quote: str = "one list with two names", why: str = "Say what copies a list.") -> Any:
    return Judged(band, quote, why)  # pyright: ignore[reportArgumentType]


def rubric(**bands: str) -> Rubric:
    """A rubric that finds all sides good but for these."""
    sides = {"coverage": "good", "correctness": "good", "clarity": "good", "example": "good", **bands}
    return Rubric(**{side: judged(band) for side, band in sides.items()})


def student(code: str, missed: str = "") -> StudentProgram:
    return StudentProgram(code, missed)


def script(**made: Said) -> Callable[[Call], Said]:
    """What a model says to prompts of these names; by default it asks, finds all good and writes nothing of use."""
    said: dict[str, Said] = {"tutee": ASKS, "rubric": rubric(), "student": student("pass"), **made}
    return lambda call: said[call.prompt.name.rpartition("/")[2]]


async def begun(pupil: Pupil) -> None:
    """Be about to explain lists."""
    await did(pupil, PYTHON, lessons=THROUGH_LISTS)
    await pupil.say("/teach Lists")


async def to_the_end(pupil: Pupil, *answers: str) -> Reply:
    """Answer what is asked, and have it judged where more is asked."""
    for one in answers:
        if not is_asked(pupil):
            return pupil.reply
        await pupil.say(one)
    return await pupil.press("That's all I have to say") if is_asked(pupil) else pupil.reply


def is_asked(pupil: Pupil) -> bool:
    return any(isinstance(block, Card) and block.title == WORD for block in pupil.reply.blocks)


def question(pupil: Pupil) -> str:
    """What the pupil of the last reply asks."""
    (card,) = (block for block in pupil.reply.blocks if isinstance(block, Card) and block.title == WORD)
    return card.markdown


def bands(pupil: Pupil) -> dict[str, str]:
    """The sides of the explanation, as the last reply tells them."""
    (card,) = (block for block in pupil.reply.blocks if isinstance(block, Card) and block.facts)
    return dict(card.facts)


async def rows(house: OpenHouse, query: str) -> list[Mapping[str, Any]]:
    async with house.dispatch.house.database.transaction() as connection:
        found = await connection.execute(text(query))
        return [dict(row) for row in found.mappings()] if found.returns_rows else []


async def mine(pupil: Pupil) -> list[Explanation]:
    """What a pupil has explained."""
    database = pupil.house.dispatch.house.database
    learner = await database.read(learners.find, pupil.platform, pupil.name)
    assert learner is not None
    return await database.read(explanations.mine, learner.id)
