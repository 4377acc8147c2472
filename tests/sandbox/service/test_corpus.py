"""The whole hostile corpus against a real `parley sandbox`: the same process serves at its end as at its beginning."""

import asyncio
from pathlib import Path

import aiohttp
import psutil
import pytest

from sandbox.contract import Job, Limits, Status
from sandbox.service.client import RemoteRunner
from tests.sandbox.corpus import CORPUS
from tests.sandbox.corpus.trial import Trial, Way, faults, tried
from tests.sandbox.service.serving import SECRET
from tests.sandbox.service.test_processes import started
from tests.sandbox.ways import require_way

SLOTS = 3
NEXT = Job(source="print('next')", limits=Limits(wall_seconds=10))


async def health(port: int) -> int:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/health") as answer:
        return answer.status


def below(pid: int) -> int:
    """How many processes a service has started and not ended."""
    return len(
        [
            each
            for each in psutil.Process(pid).children(recursive=True)
            if each.status() != psutil.STATUS_ZOMBIE
        ]
    )


@pytest.mark.parametrize("way", [Way.EMBEDDED, Way.JAIL])
@pytest.mark.timeout(300)
async def test_the_service_outlives_the_corpus(way: Way, tmp_path_factory: pytest.TempPathFactory):
    require_way(way)
    cache: Path = tmp_path_factory.getbasetemp().parent / "sandbox-cache"
    settings = {
        "SANDBOX_BACKEND": "embedded" if way is Way.EMBEDDED else "docker",
        "SANDBOX_SLOTS": str(SLOTS),
        "SANDBOX_QUEUE_LENGTH": "1000",
        "SANDBOX_PATIENCE_SECONDS": "600",
    }
    async with started(cache, None, **settings) as service:
        runner = RemoteRunner(f"http://127.0.0.1:{service.port}", SECRET, patience=600)
        assert (await runner.run(NEXT)).status is Status.FINISHED
        lanes = asyncio.Semaphore(SLOTS)

        async def lane(trial: Trial) -> list[str]:
            async with lanes:
                found = faults(trial, way, await tried(trial, runner, way))
                after = await runner.run(NEXT)
            stopped = [] if after.status is Status.FINISHED else [f"the next one: {after}"]
            return [f"{trial.name}: {each}" for each in [*found, *stopped]]

        told = await asyncio.gather(*map(lane, CORPUS))
        assert [each for trial in told for each in trial] == []
        assert (service.process.returncode, await health(service.port)) == (None, 200)
        assert runner.retries == 0
        assert below(service.process.pid) <= 2 * SLOTS + 1
        await runner.close()
