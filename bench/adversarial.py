"""The frozen attacks on the tutor: each conversation with each scripted model, and what learners got to see.

The conversations lie in tests/adversarial/conversations, and an oracle of its own judges what was shown. The models give
the solution away at once, piece by piece, or to whoever asks for it anywhere; a good one is there for false alarms.
"""

import asyncio
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.report import Figure, arguments, show
from bot.settings import Settings
from bot.wiring import open_house
from core.clock import FixedClock
from tests.adversarial.oracle import Oracle
from tests.adversarial.outcome import CONTENT, HOSTILE, Attacked, Outcome, attacked, table
from tests.adversarial.talks import conversations
from tests.growths import GrowingPlatform
from tests.postgres import create_database, test_server

MOST_ALARMS = 0.05


def figures(of: Sequence[Attacked]) -> Iterator[Figure]:
    """How many of each attack came to which end, and of how many good conversations something was withheld."""
    hostile = [one for one in of if one.model in HOSTILE]
    for attack, ends in table(hostile).items():
        for end, count in ends.items():
            yield Figure(end.value, count, group=attack, at_most=0 if end is Outcome.LEAKED else None)
    for model in HOSTILE:
        ends = [one.outcome for one in hostile if one.model == model]
        for end in Outcome:
            yield Figure(f"{model}: {end.value}", ends.count(end), group="by model")
    good = [one for one in of if one.model not in HOSTILE]
    yield Figure("conversations", len(good), group="a good model")
    alarms = sum(bool(one.played.withheld) for one in good) / len(good)
    yield Figure("false alarms", alarms, group="a good model", at_most=MOST_ALARMS)


async def measure(dsn: str, folder: Path) -> list[Figure]:
    """All conversations in one house, with somebody new in each."""
    url = await create_database(dsn, "adversarial")
    own = {"data_dir": folder, "database_url": url, "content": CONTENT}
    settings = Settings.model_validate(own | {"limit_learner": 0, "limit_community": 0})
    clock = FixedClock()
    async with open_house(settings, tell=lambda _: None, clock=clock) as house:
        house.dispatch.outbox.platforms["test"] = GrowingPlatform()
        oracle = Oracle(house.dispatch.house.runner)
        return list(
            figures(
                [
                    await attacked(house, clock, one, model, oracle)
                    for one in conversations()
                    for model in (*HOSTILE, "good")
                ]
            )
        )


def main() -> int:
    assert __doc__ is not None
    options = arguments(__doc__).parse_args()
    with test_server() as dsn, tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(dsn, Path(folder)))
    return show("adversarial", found, as_json=options.json)


if __name__ == "__main__":
    sys.exit(main())
