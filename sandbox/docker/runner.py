"""The Docker runner: programs run in jails made ahead of need, inside hardened containers that are kept warm."""

import asyncio
import logging
import signal
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from sandbox.cases import CannotRunError, run_cases
from sandbox.contract import Case, Execution, Job, Limits, Status, Verdict
from sandbox.docker.cell import LONGEST_LIFE_RUNS, Cell, NoJailError, Workshop
from sandbox.docker.container import Kind, container, recipe, somebody
from sandbox.docker.engine import LABEL, Engine, myself
from sandbox.languages import languages
from sandbox.outcome import End, Remains, judge, without_last_words
from sandbox.pool import Pool
from sandbox.settings import SandboxSettings

ATTEMPTS = 2
"""A container that breaks down is no fault of the learner's, and the execution is run again; the second time, it is."""

log = logging.getLogger(__name__)


class DockerRunner:
    """Runs each execution in a jail of its own, or, where the settings say so, in a container of its own.

    In one container there is at most one run at a time: its control group is what bounds that run.
    """

    def __init__(self, settings: SandboxSettings) -> None:
        self._settings = settings
        self._jailed = settings.isolation == "jail"
        self._threads = ThreadPoolExecutor(settings.slots * 2, thread_name_prefix="docker")
        self._opening = asyncio.Lock()
        self._workshop: Workshop | None = None
        self._images: dict[str, str] = {}
        self._cells = Pool(self._start, idle=settings.slots * (len(settings.prepare) + 1))

    @property
    def isolation(self) -> str:
        """What stands between two runs: `jail` or `container`."""
        return "jail" if self._jailed else "container"

    async def prepare(self) -> None:
        """Have containers of the languages that the settings name wait for the first jobs. Raises `CannotRunError`."""
        limits = self._settings.bounded(Limits())
        for name in self._settings.prepare:
            await self._cells.warm(Kind.of(name, limits), self._settings.slots)

    async def run(self, job: Job) -> Verdict:
        """Run `job`; see `Runner`."""
        if job.language not in languages():
            known = ", ".join(languages())
            return Verdict(
                status=Status.UNAVAILABLE, note=f"There is no sandbox for {job.language}, only for: {known}."
            )
        return await run_cases(job, self._execute)

    async def close(self) -> None:
        """End what is running, wait until its containers are gone, and leave the engine."""
        await self._cells.close()
        self._threads.shutdown(wait=False)
        if self._workshop is not None:
            self._workshop.engine.close()

    def gauges(self) -> Mapping[str, float]:
        """Figures of this moment: see `Pool.gauges`."""
        return self._cells.gauges()

    async def _execute(self, job: Job, case: Case, seconds: float) -> Execution:
        kind = Kind.of(job.language, job.limits)
        for _ in range(ATTEMPTS):
            async with self._cells.lent(kind) as cell:
                remains = await cell.run(job, case, seconds)
            if remains is not None:
                remains = without_last_words(remains, languages()[job.language].last_words)
                return judge(case, job.limits, remains)
        return judge(case, job.limits, Remains(end=End.CRASH, exit_code=128 + signal.SIGKILL))

    async def _start(self, kind: Kind) -> Cell:
        workshop = await self._open()
        image = await self._image(workshop, kind.language)
        jailed = self._jailed
        try:
            return await self._cell(workshop, image, kind, jailed=jailed)
        except NoJailError as error:
            if not jailed:
                raise CannotRunError(f"A sandbox cannot be made: {error}") from error
            self._jailed = False
            log.warning(
                "this machine does not let a container make jails (%s): "
                "from now on each run has a container of its own, which is stronger, and slower",
                error,
            )
            return await self._cell(workshop, image, kind, jailed=False)

    async def _cell(self, workshop: Workshop, image: str, kind: Kind, *, jailed: bool) -> Cell:
        runtime = self._settings.runtime
        config = container(image, kind, {LABEL: myself()}, jailed=jailed, runtime=runtime, user=somebody())
        return await Cell.start(workshop, config, runs=LONGEST_LIFE_RUNS if jailed else 1)

    async def _open(self) -> Workshop:
        """The engine; on first use, what other runners left in it is removed."""
        async with self._opening:
            if self._workshop is None:
                loop = asyncio.get_running_loop()
                engine = await loop.run_in_executor(self._threads, Engine)
                workshop = Workshop(engine, self._threads)
                await workshop.call(engine.remove_leftovers)
                self._workshop = workshop
            return self._workshop

    async def _image(self, workshop: Workshop, name: str) -> str:
        """The tag of a language's image, which is built if this very content never was."""
        async with self._opening:
            if name not in self._images:
                bases = {"BASE": self._settings.docker_base, "NODE": self._settings.docker_node_base}
                made = recipe(languages()[name], bases, self._settings.docker_image)
                self._images[name] = await workshop.call(lambda: workshop.engine.ensure_image(made))
            return self._images[name]
