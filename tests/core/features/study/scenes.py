"""A document about bees, a model that makes questions and lessons of it, and how a test looks at what is kept."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.wiring import OpenHouse
from core.chat import Said as Typed
from core.clock import FixedClock
from core.llm import Call
from core.making.lesson import ProposedLesson, ProposedStep
from core.making.proposals import ProposedQuestions
from core.store import consents, learners
from core.tutoring import MODEL
from tests.blobs import folder_of
from tests.core.documents.files import sentences
from tests.core.llm.scripted import Said, ScriptedModel
from tests.core.making.scenes import BEES, DANCE, FAR, FRISCH, LISTS, YEAR, read_well
from tests.pupil import Pupil

NOTES = (
    f"# Notes on bees\n\n{BEES.text}\n\n{sentences(8, 'honey')}\n\n"
    f"## Lists\n\n{LISTS.text}\n\n{sentences(8, 'order')}\n"
)
"""Markdown with two passages."""
STEPS = (
    ProposedStep(
        "Why they dance", "A bee that comes home has news. She cannot speak, so she dances.", "", ""
    ),
    ProposedStep(
        "How far it is",
        "She shakes as she runs. The longer the waggle lasts, the farther away the food is. "
        "The angle of the dance shows the direction of the food, measured from the sun.",
        "seconds = 2\nprint(seconds * 1000, 'metres')",
        "",
    ),
    ProposedStep(
        "Who found it out",
        "One man watched them for years. Karl von Frisch was given the Nobel Prize for this in 1973.",
        "",
        "",
    ),
)
LESSON = ProposedLesson("The dance of the bees", "You can say how bees tell each other the way.", list(STEPS))
SOUND = ProposedQuestions([DANCE, FAR, FRISCH])
SECOND = ProposedQuestions([YEAR])
"""Another question, for who wants more of them."""
NOTHING = ProposedQuestions([])


def author(*lessons: ProposedLesson, questions: Sequence[Said] = (SOUND,)) -> ScriptedModel:
    """A model that writes these lessons and these questions, one a call and then none, reads well, and talks."""
    lessons_left, questions_left = list(lessons), list(questions)

    def script(call: Call) -> Said:
        match call.prompt.name:
            case "making/lesson":
                return lessons_left.pop(0)
            case "making/items":
                return questions_left.pop(0) if questions_left else NOTHING
            case "making/solve":
                return read_well(call)
            case "tutor/answer":
                return "The longer it lasts, the farther away the food is [1]. What would a short one mean?"
            case "making/simpler":
                return "She runs for a long time. So the food is far away."
            case name:
                raise AssertionError(f"nobody was to ask {name}")

    return ScriptedModel(script)


def names_of(model: ScriptedModel) -> list[str]:
    """What a model was asked."""
    return [call.prompt.name for call in model.calls]


async def agree(pupil: Pupil, *, given: bool = True) -> None:
    """Decide whether a model may read what the pupil sends."""
    database, now = pupil.house.dispatch.house.database, pupil.house.dispatch.clock.now()
    learner = await database.read(learners.find, pupil.platform, pupil.name)
    assert learner is not None
    await database.write(consents.decide, learner.id, MODEL.name, given, now)


async def bring(pupil: Pupil, content: str | bytes = NOTES, name: str = "bees.md", said: str = "") -> None:
    """Send a file."""
    data = content.encode() if isinstance(content, str) else content
    await pupil.send(Typed(said), files={name: data})


async def rows(house: OpenHouse, query: str) -> list[Mapping[str, Any]]:
    """What the database answers."""
    async with house.dispatch.house.database.transaction() as connection:
        return [dict(row) for row in (await connection.execute(text(query))).mappings()]


async def counted(house: OpenHouse) -> tuple[int, int, int]:
    """How many sets, passages and questions there are."""
    tables = ("study_sets", "study_passages", "study_items")
    one, two, three = [(await rows(house, f"SELECT count(*) AS n FROM {name}"))[0]["n"] for name in tables]
    return one, two, three


def stored(house: OpenHouse) -> list[bytes]:
    """What lies in the blob store."""
    return [path.read_bytes() for path in folder_of(house).glob("*/*") if path.is_file()]


def age(house: OpenHouse, clock: FixedClock) -> None:
    """Let all blobs have been put at the clock's own time: files know only the machine's."""
    moment = clock.now().timestamp()
    for path in Path(folder_of(house)).glob("*/*"):
        os.utime(path, times=(moment, moment))
