"""What the operator looks at: how Parley is, who uses it, and what models cost."""

import asyncio
import platform
import time
from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import version

from core.chat import Media, Picture, Reply
from core.features.operating import rules, views
from core.features.operating.picture import draw
from core.store import health as kept
from core.store.health import Cost, Health, Seen
from core.turn import Turn
from sandbox.contract import Job, Status, Verdict

DAY = timedelta(days=1)
LATELY = timedelta(days=30)
MOST = 100
PROBE = Job(source="print('here')", owner="operator")
"""A program that shows whether programs can be run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How Parley is now. `answered_in` is what the database took, in seconds; `redis` None where there is none."""

    health: Health
    answered_in: float
    redis: bool | None
    sandbox: Status
    sandbox_note: str
    model: str
    version: str
    python: str


async def health(turn: Turn) -> Reply:
    """Show how Parley is."""
    return views.health(
        await shape(turn), turn.house.switches, turn.language, turn.learner.time_zone, turn.say
    )


async def communities(turn: Turn) -> Reply:
    """List the communities, with who is there."""
    return views.communities(await seen(turn), turn.language, turn.learner.time_zone, turn.say)


async def spend(turn: Turn) -> Reply:
    """Show what models cost, by day, community and kind, against the budget."""
    costs = await spent(turn)
    return views.spend(costs, turn.house.budget, await drawn(turn, costs), turn.language, turn.say)


async def shape(turn: Turn) -> Shape:
    """How everything is that Parley stands on: each of it is asked."""
    began = time.monotonic()
    found = await turn.read(kept.look, turn.now - DAY)
    took = time.monotonic() - began
    verdict: Verdict = await turn.slow.once("probe", lambda: turn.house.runner.run(PROBE))
    model = turn.house.model
    return Shape(
        health=found,
        answered_in=took,
        redis=await turn.house.answers.reaches(),
        sandbox=verdict.status,
        sandbox_note=verdict.note,
        model=model.name if model else "",
        version=version("parley"),
        python=platform.python_version(),
    )


async def seen(turn: Turn) -> list[Seen]:
    """The communities that there are."""
    return list(await turn.read(kept.communities, turn.now - LATELY, MOST))


async def spent(turn: Turn) -> list[Cost]:
    """What models were used for in the days that are looked at."""
    return list(await turn.read(kept.spend, turn.now - timedelta(days=rules.DAYS)))


async def drawn(turn: Turn, costs: list[Cost]) -> Picture:
    """The days as a picture, described."""
    bars = views.bars(costs, turn.now.date(), turn.house.budget, turn.language, turn.say)
    content: bytes = await turn.slow.once("spend", lambda: asyncio.to_thread(draw, bars))
    alt = views.bars_alt(costs, turn.now.date(), turn.house.budget, turn.language, turn.say)
    return Picture(Media.of("spend.png", "image/png", content), alt)
