"""Whatever is killed, in whatever order: the next start works, the data is there, and nothing stays behind."""

import asyncio
import contextlib
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import asyncpg
import psutil
import pytest

from bot.postgres.account import account_for
from bot.postgres.embedded import embedded_postgres
from bot.postgres.layout import Layout
from tests.bot.postgres.processes import (
    eventually,
    holder,
    in_cluster,
    server_of,
    until_unwatched,
    watchers_of,
)
from tests.postgres import connected, plain


@asynccontextmanager
async def _the_data_is_there(data_dir: Path) -> AsyncGenerator[str]:
    async with embedded_postgres(data_dir, durable=False) as server, connected(server.dsn) as database:
        assert await database.fetchval("SELECT count(*) FROM kept") == 3
        yield server.dsn


async def _keep_something(dsn: str) -> None:
    async with connected(dsn) as database:
        await database.execute("CREATE TABLE kept AS SELECT generate_series(1, 3)")


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP])
async def test_the_death_of_the_only_holder_ends_the_server(data_dir: Path, asked: signal.Signals) -> None:
    async with holder(data_dir) as one:
        dsn = await one.says("dsn")
        await _keep_something(dsn)
        one.process.send_signal(asked)
        assert await one.process.wait() == -asked
    await until_unwatched(data_dir)
    assert in_cluster(data_dir) == []
    assert not (data_dir / "postgres" / "18" / "postmaster.pid").exists()
    async with _the_data_is_there(data_dir):
        pass


async def test_the_server_lives_on_when_its_starter_is_killed(data_dir: Path) -> None:
    async with holder(data_dir) as starter:
        await _keep_something(await starter.says("dsn"))
        async with _the_data_is_there(data_dir) as dsn:
            await starter.kill()
            async with connected(dsn) as database:
                assert await database.fetchval("SELECT count(*) FROM kept") == 3
    assert in_cluster(data_dir) == []


async def test_a_killed_server_comes_back_for_those_who_use_it(data_dir: Path) -> None:
    async with embedded_postgres(data_dir, durable=False) as server:
        await _keep_something(server.dsn)
        killed = server_of(data_dir)
        killed.kill()
        await eventually(lambda: not killed.is_running())
        async with _the_data_is_there(data_dir) as dsn:
            assert server_of(data_dir) != killed
        assert dsn == server.dsn
    assert in_cluster(data_dir) == []
    assert not server.socket_folder.exists()


async def test_what_a_killed_server_left_running_does_not_keep_it_from_coming_back(data_dir: Path) -> None:
    async with embedded_postgres(data_dir, durable=False) as server, connected(server.dsn) as busy:
        await _keep_something(server.dsn)
        work = asyncio.create_task(busy.execute("DO $$ BEGIN LOOP END LOOP; END $$"))
        await eventually(lambda: any(process.cpu_percent(0.1) > 20 for process in in_cluster(data_dir)))
        killed = server_of(data_dir)
        killed.kill()
        with pytest.raises((OSError, asyncpg.PostgresError)):
            await work
        await eventually(lambda: not killed.is_running())
        async with _the_data_is_there(data_dir):
            pass


async def test_a_server_whose_watcher_was_killed_is_adopted(data_dir: Path) -> None:
    async with holder(data_dir) as one:
        dsn = await one.says("dsn")
        await _keep_something(dsn)
        (watcher,) = watchers_of(data_dir)
        watcher.kill()
        await until_unwatched(data_dir)
        server = server_of(data_dir)
        async with _the_data_is_there(data_dir) as same:
            assert same == dsn
            assert server_of(data_dir) == server
            await one.kill()
    assert in_cluster(data_dir) == []


async def test_an_orphan_that_nobody_can_reach_is_replaced(data_dir: Path) -> None:
    async with holder(data_dir) as one:
        await _keep_something(await one.says("dsn"))
        (watcher,) = watchers_of(data_dir)
        watcher.suspend()  # so that it cannot be quicker than its killer
        await one.kill()
        watcher.kill()
    await until_unwatched(data_dir)
    assert in_cluster(data_dir), "it is an orphan"
    async with _the_data_is_there(data_dir):
        pass
    assert in_cluster(data_dir) == []


async def test_all_killed_at_once_is_a_crash_that_the_next_start_recovers_from(data_dir: Path) -> None:
    async with holder(data_dir) as one:
        dsn = await one.says("dsn")
        await _keep_something(dsn)
        busy = cast("asyncpg.Connection", await asyncpg.connect(plain(dsn)))
        victims = [*watchers_of(data_dir), server_of(data_dir)]
        for process in victims:
            process.suspend()
        await one.kill()
        for process in victims:
            process.kill()
        psutil.wait_procs(victims)
        async with _the_data_is_there(data_dir):
            busy.terminate()
    assert in_cluster(data_dir) == []


async def test_a_stale_pid_that_another_process_has_now_hinders_nothing(data_dir: Path) -> None:
    async with holder(data_dir) as one:
        await _keep_something(await one.says("dsn"))
        pid_file = Layout.of(data_dir).cluster / "postmaster.pid"
        lines = pid_file.read_text().splitlines(keepends=True)
    await until_unwatched(data_dir)
    account = account_for(Layout.of(data_dir).cluster)
    stranger = await asyncio.create_subprocess_exec("sleep", "600", user=account.uid, group=account.gid)
    try:
        pid_file.write_text("".join([f"{stranger.pid}\n", *lines[1:]]))
        account.own(pid_file)
        async with _the_data_is_there(data_dir):
            pass
        assert stranger.returncode is None
    finally:
        stranger.kill()
        await stranger.wait()


async def test_a_half_done_cluster_is_begun_again(bare: Path) -> None:
    async with holder(bare) as one:
        await one.says("progress")
        # A child of its that has not become initdb yet looks the same for a moment.
        watcher, *_ = watchers_of(bare)
        await eventually(lambda: any((bare / "postgres").glob("18.new-*/base")))
        family = [*watcher.children(recursive=True), watcher]
        for process in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        await one.kill()
        psutil.wait_procs(family)
    assert not (bare / "postgres" / "18").exists()
    async with embedded_postgres(bare, durable=False) as server, connected(server.dsn) as database:
        assert await database.fetchval("SELECT 1") == 1
    assert not any((bare / "postgres").glob("18.new-*"))
