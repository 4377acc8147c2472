"""The embedded PostgreSQL as its users see it: started, shared, stopped, and still there after whatever was killed."""

from pathlib import Path

import asyncpg
import pytest

from bot.postgres.embedded import embedded_postgres
from tests.postgres import connected, plain


async def test_what_was_written_is_there_at_the_next_start(tmp_path: Path) -> None:
    heard: list[str] = []
    async with (
        embedded_postgres(tmp_path, on_progress=heard.append) as server,
        connected(server.dsn) as connection,
    ):
        await connection.execute("CREATE TABLE kept AS SELECT 42 AS number")
    async with (
        embedded_postgres(tmp_path, on_progress=heard.append) as server,
        connected(server.dsn) as connection,
    ):
        assert await connection.fetchval("SELECT number FROM kept") == 42
    assert heard == ["Preparing the database (only this first time)…"]


async def test_the_last_to_leave_has_seen_the_server_end(tmp_path: Path) -> None:
    async with embedded_postgres(tmp_path, durable=False) as server:
        pass
    assert not (tmp_path / "postgres" / "18" / "postmaster.pid").exists()
    assert not server.socket_folder.exists()
    with pytest.raises(OSError, match="No such file"):
        await asyncpg.connect(plain(server.dsn))
