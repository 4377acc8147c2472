"""A document that questions are made of, and how they come to wait for a look."""

from tests.core.features.drafting.conftest import Give
from tests.core.features.drafting.scenes import Scene, generate
from tests.core.features.study.scenes import NOTES, author
from tests.core.making.scenes import DANCE
from tests.pupil import Pupil

FILLED = f"{NOTES}\n"


async def asked(there: Scene, teacher: Pupil, give: Give, line: str = "") -> str:
    """Have questions asked for by somebody who lets a model read; what they are told."""
    give(author())
    await teacher.say("/help")
    await there.agree(teacher)
    return await generate(teacher, FILLED, line=line)


async def made(there: Scene, teacher: Pupil, give: Give) -> None:
    """Have three questions wait."""
    await asked(there, teacher, give)
    await there.house.run_jobs()


FIRST = DANCE.prompt
