"""The embedded PostgreSQL as its users see it: started, shared, stopped."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.postgres.embedded import embedded_postgres
from bot.postgres.layout import Layout
from tests.bot.postgres.processes import (
    ROOT,
    eventually,
    holder,
    in_cluster,
    server_of,
    until_unwatched,
    watchers_of,
)
from tests.postgres import connected, plain


async def test_what_was_written_is_there_at_the_next_start(tmp_path: Path) -> None:
    heard: list[str] = []
    async with (
        embedded_postgres(tmp_path, on_progress=heard.append) as server,
        connected(server.dsn) as database,
    ):
        assert await database.fetchval("SHOW fsync") == "on"
        await database.execute("CREATE TABLE kept AS SELECT 42 AS number")
    async with (
        embedded_postgres(tmp_path, on_progress=heard.append) as server,
        connected(server.dsn) as database,
    ):
        assert await database.fetchval("SELECT number FROM kept") == 42
    assert heard == ["Preparing the database (only this first time)…"]


async def test_the_last_to_leave_has_seen_the_server_end(data_dir: Path) -> None:
    async with embedded_postgres(data_dir, durable=False) as server:
        assert in_cluster(data_dir)
    assert in_cluster(data_dir) == []
    assert not server.socket_folder.exists()
    with pytest.raises(OSError, match="No such file"):
        await asyncpg.connect(plain(server.dsn))


async def test_the_address_is_one_for_sqlalchemy(data_dir: Path) -> None:
    async with embedded_postgres(data_dir, durable=False) as server:
        engine = create_async_engine(server.dsn)
        async with engine.connect() as connection:
            found = await connection.execute(text("SELECT current_database(), lower('ÄÖ' COLLATE pg_c_utf8)"))
            assert found.one() == ("parley", "äö")
        await engine.dispose()


async def test_it_listens_to_its_private_socket_only(data_dir: Path) -> None:
    async with embedded_postgres(data_dir, durable=False) as server:
        sockets = server_of(data_dir).net_connections(kind="all")
        assert [
            Path(socket.laddr).parent for socket in sockets if isinstance(socket.laddr, str) and socket.laddr
        ] == [server.socket_folder]
        assert server.socket_folder.stat().st_mode & 0o777 == 0o700


async def test_it_knows_nothing_of_our_environment(data_dir: Path) -> None:
    async with holder(data_dir) as one:
        await one.says("dsn")
        for process in (server_of(data_dir), *watchers_of(data_dir)):
            assert "a secret" not in process.environ().values()


@pytest.mark.parametrize(
    "name",
    [
        "/".join(["two hundred characters and more"] * 12),
        "quotes ' and \" and $(echo) `echo` \\ %s snø 雪 🧊 in two\nlines, and "
        + os.fsdecode(b"not utf-8 \xff"),
    ],
    ids=["long", "strange"],
)
async def test_a_data_folder_may_have_any_name(bare: Path, name: str) -> None:
    data_dir = bare / name
    async with embedded_postgres(data_dir, durable=False) as server, connected(server.dsn) as database:
        assert await database.fetchval("SELECT 1") == 1
    assert (data_dir / "postgres" / "18" / "PG_VERSION").exists()
    assert in_cluster(data_dir) == []


async def test_two_data_folders_have_two_servers(data_dir: Path, tmp_path: Path) -> None:
    async with (
        embedded_postgres(data_dir, durable=False) as one,
        embedded_postgres(tmp_path, durable=False) as other,
        connected(one.dsn) as here,
    ):
        await here.execute("CREATE TABLE only_here ()")
        async with connected(other.dsn) as there:
            assert await there.fetchval("SELECT to_regclass('only_here')") is None


async def test_eight_at_once_begin_one_cluster_and_share_one_server(bare: Path) -> None:
    async with asyncio.TaskGroup() as group, holder(bare) as first:
        dsns = [group.create_task(_dsn_of_one_more(bare, first)) for _ in range(7)]
        dsn = await first.says("dsn")
        others = [await other for other in dsns]
    assert set(others) == {dsn}
    await until_unwatched(bare)
    assert in_cluster(bare) == []


async def _dsn_of_one_more(data_dir: Path, _first: object) -> str:
    async with holder(data_dir) as one:
        dsn = await one.says("dsn")
        assert len(watchers_of(data_dir)) == 1
        return dsn


async def test_the_server_lives_on_when_its_starter_leaves_first(data_dir: Path) -> None:
    async with holder(data_dir) as starter:
        dsn = await starter.says("dsn")
        async with embedded_postgres(data_dir) as server, connected(server.dsn) as database:
            assert await starter.leave() == 0
            assert server.dsn == dsn
            async with connected(dsn) as another:
                assert await database.fetchval("SELECT 1") == await another.fetchval("SELECT 1")
    assert in_cluster(data_dir) == []


async def test_a_ctrl_c_in_the_terminal_leaves_the_server_to_those_who_still_use_it(data_dir: Path) -> None:
    async with holder(data_dir) as one:
        await one.says("dsn")
        os.killpg(one.process.pid, 2)
        assert await one.says("served") == "1"
    await until_unwatched(data_dir)


async def test_a_start_that_is_given_up_leaves_nothing_running(data_dir: Path) -> None:
    async def start() -> None:
        async with embedded_postgres(data_dir, durable=False):
            raise AssertionError

    starting = asyncio.create_task(start())
    await eventually(lambda: bool(watchers_of(data_dir)))
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    await until_unwatched(data_dir)
    assert in_cluster(data_dir) == []


async def test_a_log_that_has_grown_is_cut_at_the_start(data_dir: Path) -> None:
    log = Layout.of(data_dir).log
    log.write_text("an old line\n" * 200_000)
    async with embedded_postgres(data_dir, durable=False):
        kept = log.read_text()
    assert len(kept) < 300_000
    assert kept.startswith("[older lines were dropped]")
    assert kept.rstrip().endswith("database system is ready to accept connections")


def test_windows_is_told_what_to_do() -> None:
    program = """if True:
        import asyncio, json, pathlib, socket, sys, tempfile, urllib.parse
        sys.platform = "win32"
        sys.modules["fcntl"] = sys.modules["pwd"] = None
        from bot.postgres.embedded import embedded_postgres
        asyncio.run(embedded_postgres(pathlib.Path("nowhere")).__aenter__())
    """
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "Run Parley in WSL, or set PARLEY_DATABASE_URL" in done.stderr
