"""All runners, behind one fixture: every test of the contract is run against each of them."""

from collections.abc import Awaitable, Callable
from typing import Any, cast

import pytest
import pytest_asyncio

from sandbox.contract import Call, Case, Execution, Job, Limits, Plain, Runner
from tests.engines import require
from tests.sandbox.conftest import Opened
from tests.sandbox.corpus.trial import Way

BACKENDS = tuple(Way)
EVERY_WAY = (*BACKENDS, "service")
"""For modules that set `BACKENDS` to it: also the embedded backend, behind HTTP."""

type Script = Callable[..., Awaitable[Execution]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "backend" in metafunc.fixturenames:
        metafunc.parametrize(
            "backend", getattr(cast("object", metafunc.module), "BACKENDS", BACKENDS), indirect=True
        )


@pytest.fixture
def backend(request: pytest.FixtureRequest) -> str:
    if request.param in (Way.JAIL, Way.CONTAINER):
        require("docker")
    return str(request.param)


@pytest.fixture
def way(backend: str) -> Way:
    return Way.EMBEDDED if backend == "service" else Way(backend)


@pytest_asyncio.fixture(loop_scope="session")
async def runner(backend: str, opened: Opened) -> Runner:
    return await opened(backend)


@pytest.fixture
def script(runner: Runner) -> Script:
    """Runs one script and answers with its execution."""

    async def run(source: str, *, stdin: str = "", **limits: Any) -> Execution:
        verdict = await runner.run(Job(source=source, stdin=stdin, limits=Limits(**limits)))
        (execution,) = verdict.executions
        assert verdict.status is execution.status
        return execution

    return run


@pytest.fixture
def call(runner: Runner) -> Script:
    """Calls `f` of a source with arguments and answers with the execution."""

    async def run(source: str, *arguments: Plain, **limits: Any) -> Execution:
        case = Case(name="call", calls=(Call(function="f", arguments=arguments),))
        verdict = await runner.run(Job(source=source, cases=(case,), limits=Limits(**limits)))
        return verdict.executions[0]

    return run
