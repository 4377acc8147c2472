"""A school with a class, who teaches it, and learners who come into it."""

import re
from dataclasses import dataclass

from bot.wiring import OpenHouse
from core.chat import Code, Filled, Said
from core.store import cohorts
from core.store.cohorts import Cohort
from tests.core.features.doings import MEMORY
from tests.core.teachers import SCHOOL, STAFF, inside, number_of, press
from tests.pupil import Pupil, words_of


@dataclass(slots=True)
class Room:
    """A class of the school, its code, and who teaches it."""

    house: OpenHouse
    teacher: Pupil
    code: str

    async def cohort(self) -> Cohort:
        """The class as the database has it."""
        found = await self.house.dispatch.house.database.read(cohorts.by_code, self.code.replace("-", ""))
        assert found is not None
        return found

    async def teach(self, line: str) -> str:
        """What is said to a line that the teacher types in the school."""
        return words_of(await inside(self.teacher, Said(line), STAFF))

    async def press(self, label: str) -> str:
        """What is said to a press of the teacher's."""
        return words_of(await press(self.teacher, label, STAFF))

    async def fill(self, **values: str) -> str:
        """What is said to a form of the teacher's."""
        return words_of(await inside(self.teacher, Filled(self.teacher.form().id, values), STAFF))

    async def learner(self, name: str) -> Pupil:
        """Somebody new who is in the class."""
        pupil = Pupil(self.house, name=name.lower())
        await pupil.say(f"/join {self.code}")
        await pupil.press(f"Join as {name}")
        return pupil


async def open_room(
    house: OpenHouse, title: str = "Algebra", course: str = MEMORY, school: str = SCHOOL
) -> Room:
    """A class that was begun in chat."""
    del school
    teacher = Pupil(house, name=f"teacher-of-{re.sub('[^a-z]', '', title.lower())}")
    await inside(teacher, Said(f"/cohort create {title}"), STAFF)
    if "Which course" in teacher.words():
        found = house.dispatch.house.catalogue.course(course)
        await press(teacher, found.title, STAFF)
    return Room(house, teacher, code_of(teacher))


def code_of(teacher: Pupil) -> str:
    """The code that the last reply shows."""
    (typed,) = (block.source for block in teacher.reply.blocks if isinstance(block, Code))
    return typed.removeprefix("/join ")


__all__ = ["Room", "code_of", "number_of", "open_room"]
