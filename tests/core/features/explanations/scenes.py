"""Learners who have done lessons, and explanations that they left, as a teach-back would have written them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from bot.wiring import OpenHouse
from core.chat import Body, Called, Membership, Pressed, Reply
from core.clock import FixedClock
from core.features.explanations import jobs
from core.store import explanations, learners
from core.store.explanations import Explanation
from tests.core.features.asked import rows
from tests.core.features.doings import PYTHON, course_of, did
from tests.pupil import Pupil, words_of

WORDS = "A name is a label that you tie to a value. Tie it to another value, and the first one is forgotten."
SEARCHED = "tie to a value"
"""A piece of it that Markdown shows as it is."""
LESSON, SKILL = "names", "variables"


async def learner(house: OpenHouse, name: str, *, lessons: int = 20) -> Pupil:
    """Somebody who has done the first lessons of the course on Python."""
    # Whoever comes back later says something new, and not the events of before once more.
    events = count(int(house.dispatch.clock.now().timestamp()))
    pupil = Pupil(house, name=name, events=events)
    await did(pupil, PYTHON, lessons=min(lessons, len(course_of(house, PYTHON).lessons)))
    return pupil


async def number_of(pupil: Pupil) -> int:
    found = await pupil.house.dispatch.house.database.read(learners.find, pupil.platform, pupil.name)
    assert found is not None
    return found.id


async def explain(author: Pupil, id_: str, **changes: Any) -> str:
    """Have an explanation of this learner's, shared unless it is said otherwise; its id."""
    values: dict[str, Any] = {
        "course": PYTHON,
        "lesson": LESSON,
        "skill": SKILL,
        "text": f"{WORDS} ({id_})",
        "pseudonym": "a grey heron",
        "shared": True,
        "at": author.house.dispatch.clock.now(),
    }
    one = Explanation(id=id_, **(values | changes))
    database = author.house.dispatch.house.database
    await database.write(explanations.add, await number_of(author), one)
    return id_


async def approve(house: OpenHouse, clock: FixedClock, id_: str, *names: str) -> None:
    """Have these learners say that it helped them, each an hour after the other, and weigh that."""
    for name in names:
        voter = await learner(house, name)
        clock.advance(hours=1)
        assert await vote_on(voter, id_), f"{name} was never shown {id_}"
    await jobs.weigh(house.dispatch.house, clock.now())


async def vote_on(reader: Pupil, id_: str, *, helped: bool = True) -> bool:
    """Read until this explanation comes, pass over the others, and vote on it; whether it came."""
    await reader.say("/explanations")
    for _ in range(60):
        shown = shown_to(reader)
        if shown is None:
            return False
        if shown == id_:
            await say_whether_it_helped(reader, helped=helped)
            return True
        await reader.press("Another one")
    return False


async def say_whether_it_helped(reader: Pupil, *, helped: bool) -> None:
    """Vote on what is shown."""
    if helped:
        await reader.press("It helped me")
    else:
        await reader.press("It didn't help")
        await reader.press("it needs an example")


def shown_to(reader: Pupil) -> str | None:
    """Which explanation the last reply asks to judge."""
    actions = [one.action for one in reader.choices()]
    judged = [one.arguments["explanation"] for one in actions if one.verb == "explanations.vote"]
    return str(judged[0]) if judged else None


def labels(pupil: Pupil) -> list[str]:
    return [one.label for one in pupil.choices()]


def everything(pupil: Pupil) -> str:
    """All that was ever said to somebody, with what stands behind the presses."""
    return "\n".join(words_of(one.reply) + repr(list(one.reply.actions())) for one in pupil.deliveries)


async def press_in(pupil: Pupil, label: str, membership: Membership) -> Reply:
    """Press a choice of the last reply, in a community."""
    return await within(pupil, Pressed(pupil.choice(label).id), membership)


async def call_in(pupil: Pupil, command: str, membership: Membership) -> Reply:
    """Call a command in a community."""
    return await within(pupil, Called(command), membership)


async def within(pupil: Pupil, body: Body, membership: Membership) -> Reply:
    """Have an event of the pupil's happen in a community."""
    await pupil.house.door.receive(replace(pupil.incoming(body), membership=membership))
    return pupil.reply


async def votes_of(pupil: Pupil) -> Sequence[tuple[Any, ...]]:
    """All votes there are: on what, whether it helped, and why not."""
    return await rows(pupil, "SELECT explanation, helped, because FROM votes ORDER BY 1, learner_id")


async def state_of(pupil: Pupil, id_: str) -> tuple[Any, ...]:
    """Whether an explanation is shared, its state and under which name."""
    (found,) = await rows(pupil, f"SELECT shared, state, pseudonym FROM explanations WHERE id = '{id_}'")
    return found
