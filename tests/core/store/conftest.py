"""A database of the test's own, without a house around it."""

from collections.abc import AsyncGenerator

import pytest

from core.store.database import Database


@pytest.fixture
async def database(database_url: str) -> AsyncGenerator[Database]:
    opened = Database(database_url)
    yield opened
    await opened.close()
