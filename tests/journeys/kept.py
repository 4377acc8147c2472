"""What Parley keeps of a learner on a platform: the reply they were shown last, and all that they have."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, cast

from core.chat import Choices, Reply
from core.course.model import Challenge, Course, Question
from core.store import replies
from tests.journeys.answering import FALSE, TRUE
from tests.journeys.process import Served
from tests.postgres import connected

NEWEST = """
SELECT id, reply::text FROM turns
WHERE platform = $1 AND person = $2 AND reply IS NOT NULL ORDER BY seq DESC LIMIT 1
"""
SENT = """
SELECT coalesce(max(id), 0), coalesce(bool_and(sent_at IS NOT NULL), false) FROM turns
WHERE platform = $1 AND person = $2 AND reply IS NOT NULL
"""
KNOWN = "SELECT count(*) FROM turns WHERE platform = $1 AND event_id = $2"
STATES: Mapping[str, str] = {
    "attempts": "SELECT activity, correct, count(*) FROM attempts WHERE learner_id = $1 GROUP BY 1, 2 ORDER BY 1, 2",
    "turns with an attempt": "SELECT count(DISTINCT seq) FROM attempts WHERE learner_id = $1",
    "counted": "SELECT sum(unassisted_right + assisted_right), sum(unassisted + assisted) FROM skill_states WHERE learner_id = $1",
    "lessons": "SELECT lesson, step, completed_at IS NOT NULL FROM lesson_progress WHERE learner_id = $1 ORDER BY 1",
    "works": "SELECT item, source FROM works WHERE learner_id = $1 ORDER BY 1",
}
"""What of a learner's state has to be the same, however often the process was killed on the way."""
LEARNER = "SELECT learner_id FROM identities WHERE platform = $1 AND external_id = $2"

type State = Mapping[str, object]


@dataclass(slots=True)
class Mishaps:
    """Kills the process, and starts it again, while some of the things that are done are being answered."""

    served: Served
    when: Mapping[int, float] = field(default_factory=dict[int, float])
    """By the numbers of these things, from 0: after how many seconds."""
    took: list[float] = field(default_factory=list[float])
    """How long each took to be answered."""
    killed: int = 0

    async def happen(self) -> bool:
        """Whether the process was killed just now. It is back already."""
        after = self.when.get(len(self.took))
        if after is None:
            return False
        await asyncio.sleep(after)
        await self.served.kill()
        await self.served.start()
        self.killed += 1
        return True

    def drawn(self, chance: Random, count: int) -> Mapping[int, float]:
        """Other times to kill, spread over all that was done and over the time that it took, a little beyond its end."""
        return {
            number: self.took[number] * chance.uniform(0, 1.2)
            for number in chance.sample(range(len(self.took)), count)
        }


@dataclass(frozen=True, slots=True)
class Kept:
    """Looks into the database, so that nothing in a journey hangs on how a reply is drawn."""

    database: str
    platform: str
    person: str
    course: Course

    async def reply(self) -> tuple[int, Reply]:
        """The newest reply as it was kept, and its turn's number."""
        ((turn, kept),) = await self._rows(NEWEST, self.platform, self.person)
        reply = replies.read(json.loads(kept))
        assert reply is not None
        return turn, reply.addressed(turn)

    async def newest(self) -> tuple[int, bool]:
        """The number of the newest answered turn, 0 for none, and whether it was sent."""
        ((turn, sent),) = await self._rows(SENT, self.platform, self.person)
        return turn, sent

    async def verbs(self) -> Sequence[str]:
        """What the choices and forms of the newest reply lead to, by their numbers."""
        _, reply = await self.reply()
        return [one.verb for one in reply.actions()]

    async def asked(self) -> Question | None:
        """The question that the newest reply asks; None where it asks none."""
        _, reply = await self.reply()
        ids = (str(one.arguments["item"]) for one in reply.actions() if one.verb.endswith(".answer"))
        found = next((self.course.item(one) for one in ids), None)
        assert not isinstance(found, Challenge)
        return found

    async def state(self) -> State:
        """What is known of them."""
        ((learner,),) = await self._rows(LEARNER, self.platform, self.person)
        return {name: await self._rows(query, learner) for name, query in STATES.items()}

    async def has(self, event: str) -> bool:
        """Whether an event was written down."""
        ((rows,),) = await self._rows(KNOWN, self.platform, event)
        return bool(rows)

    async def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        async with connected(self.database) as connection:
            found = cast("list[tuple[Any, ...]]", await connection.fetch(query, *values))
        return [tuple(row) for row in found]


def place(reply: Reply, label: str) -> int:
    """The number of the choice of this label; that of a sentence that is true or not, whatever the language."""
    actions = list(reply.actions())
    if label in (TRUE, FALSE):
        judged = [n for n, one in enumerate(actions) if one.arguments.get("option") == int(label == TRUE)]
        return judged[0]
    options = [one for block in reply.blocks if isinstance(block, Choices) for one in block.options]
    return next(n for n, one in enumerate(options) if one.label == label)
