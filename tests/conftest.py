"""What tests of all rooms stand on: a real PostgreSQL, a fresh database each, and a house with a pupil in it."""

import asyncio
import os
from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest

from bot.migrate import migrate
from bot.settings import Settings
from bot.wiring import OpenHouse, open_house
from core.clock import FixedClock
from core.course.renames import renames_in
from core.search.course_texts import course_texts
from core.store import renames
from core.store.courses import keep_texts
from core.store.database import Database
from tests.catalogues import catalogue_of
from tests.order import dealt, grouped
from tests.postgres import create_database, drop_database, test_server
from tests.pupil import Pupil, RecordingPlatform
from tests.stock import Stock, stocked

TEMPLATE = "parley_template"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def server() -> Generator[str]:
    """The address of a PostgreSQL that is thrown away after the run."""
    with test_server() as dsn:
        yield dsn


@pytest.fixture(scope="session")
def stock(server: str) -> Generator[Stock]:
    """Databases for this worker of the run."""
    with stocked(server) as stock:
        yield stock


@pytest.fixture(scope="session")
def template(server: str) -> str:
    """The name of a migrated database that others are copied from, one for each worker of the run."""

    async def make(name: str) -> str:
        await drop_database(server, name)
        await migrate(await create_database(server, name))
        return name

    return asyncio.run(make(f"{TEMPLATE}_{WORKER}"))


@pytest.fixture(scope="session")
def taught(server: str, template: str) -> str:
    """The name of a template that knows the courses that ship: a house looks at them, and finds nothing to write."""

    async def make(name: str) -> str:
        await drop_database(server, name)
        database = Database(await create_database(server, name, template))
        async with database.transaction() as connection:
            courses = catalogue_of(Settings.model_fields["content"].default).courses
            await renames.carry(connection, renames_in(courses))
            await keep_texts(connection, course_texts(courses))
        await database.close()
        return name

    return asyncio.run(make(f"{TEMPLATE}_taught_{WORKER}"))


@pytest.fixture
def pattern(request: pytest.FixtureRequest) -> str:
    """The name of the template that the test's database is copied from."""
    return request.getfixturevalue("taught" if "house" in request.fixturenames else "template")


@pytest.fixture
async def database_url(stock: Stock, pattern: str) -> AsyncGenerator[str]:
    """The address of a migrated database of the test's own: empty, but for the courses where a house opens on it."""
    address = await stock.take(pattern)
    yield address
    stock.give_back(address)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that the test moves."""
    return FixedClock()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings of a house in a folder of its own, on the test's own database, with the courses that ship.

    Nobody is limited: a pupil is quicker than people are, and their clock stands.
    """
    own = {"data_dir": tmp_path / "data", "database_url": database_url}
    return Settings.model_validate(own | {"limit_learner": 0, "limit_community": 0})


@pytest.fixture
async def house(settings: Settings, clock: FixedClock) -> AsyncGenerator[OpenHouse]:
    """An open house, with a platform that only records."""
    courses = catalogue_of(settings.content)
    async with open_house(settings, tell=lambda _: None, clock=clock, catalogue=courses) as opened:
        platform = RecordingPlatform()
        opened.dispatch.outbox.platforms[platform.name] = platform
        yield opened


@pytest.fixture
def pupil(house: OpenHouse) -> Pupil:
    """Somebody who learns in the house."""
    return Pupil(house)


@pytest.hookimpl(trylast=True)  # after those that shuffle
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the longest tests begin first."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    items[:] = dealt(
        *grouped([(one, one.nodeid.partition("::")[0], _seconds(one)) for one in items]), workers
    )


def _seconds(item: pytest.Item) -> float:
    """How long a test says that it may take; 0 where it takes no longer than others."""
    marker = item.get_closest_marker("timeout")
    return float(marker.args[0]) if marker else 0.0


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With PARLEY_TEST_REQUIRE=all a skip is a failure, whatever its reason was."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped: list[object] = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("PARLEY_TEST_REQUIRE") == "all" and skipped:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
