"""Parley as people start and stop it: with its own database, beside itself, killed, and where it cannot start."""

import asyncio
import signal
import socket
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import aiohttp
import psutil
import pytest

from tests.journeys.process import Served, browsing, environment, serving

PARLEY = str(Path(sys.executable).parent / "parley")


async def parley(command: str, stdin: str, **settings: str) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        PARLEY, command, env=environment(**settings), stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    async with asyncio.timeout(90):
        out, err = await process.communicate(stdin.encode())
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


def processes_of(folder: Path) -> list[psutil.Process]:
    """Those that have to do with `folder`: by their command line, their working folder or an open file."""
    found: list[psutil.Process] = []
    for process in psutil.process_iter():
        try:
            where = [*process.cmdline(), process.cwd()]
        except psutil.Error:
            continue
        if any(str(folder) in one for one in where):
            found.append(process)
    return found


async def none_left(folder: Path) -> bool:
    async with asyncio.timeout(20):
        while processes_of(folder):  # noqa: ASYNC110 - other processes tell nobody that they end
            await asyncio.sleep(0.1)
    return True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
async def test_a_signal_ends_it_in_order_and_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    served = Served({"PARLEY_DATA_DIR": str(tmp_path)})
    await served.start()
    async with browsing(served) as browser:
        await browser.talk("/start")
        assert await served.end(number) == 0
    assert processes_of(tmp_path) == []
    await served.start()
    assert await served.end() == 0


async def test_sigkill_leaves_nothing_that_hinders_the_next_start(tmp_path: Path) -> None:
    served = Served({"PARLEY_DATA_DIR": str(tmp_path)})
    await served.start()
    async with browsing(served) as browser:
        before = await browser.talk("/start")
        await served.kill()
        await served.start()
        after = await browser.talk("/help")
        assert after["seq"] == before["seq"] + 1, "the same learner, and nothing forgotten"
    await served.kill()
    assert await none_left(tmp_path)


async def test_run_and_chat_share_one_database_and_the_last_one_stops_it(tmp_path: Path) -> None:
    async with serving(PARLEY_DATA_DIR=str(tmp_path)) as served:
        status, said, errors = await parley(
            "chat", "/start\n", PARLEY_DATA_DIR=str(tmp_path), TERMINAL_LEARNER="ada"
        )
        assert status == 0, errors
        assert "ada" in said
        async with browsing(served) as browser:
            assert (await browser.talk("/start"))["seq"] == 1
    assert await none_left(tmp_path)


async def test_health_and_readiness_are_json(tmp_path: Path) -> None:
    async with serving(PARLEY_DATA_DIR=str(tmp_path)) as served, aiohttp.ClientSession() as http:
        for path in ("healthz", "readyz"):
            async with http.get(f"{served.url}/{path}") as response:
                assert response.status == 200
                assert isinstance(await response.json(), dict)


async def test_a_port_in_use_is_named_with_the_setting_that_helps(tmp_path: Path, database_url: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        status, _, said = await parley(
            "serve",
            "",
            PARLEY_DATA_DIR=str(tmp_path),
            PARLEY_DATABASE_URL=database_url.replace("+asyncpg", ""),
            WEB_PORT=port,
        )
    assert status == 2
    assert f"Port {port}" in said
    assert "WEB_PORT" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [
        ("WEB_PORT", "many", "WEB_PORT"),
        ("PARLEY_DATABASE_URL", "mysql://secret@nowhere/x", "PARLEY_DATABASE_URL"),
        ("PARLEY_DATABASE_URL", "postgresql://u:secret@127.0.0.1:1/x", "PARLEY_DATABASE_URL"),
        ("PARLEY_LOG_LEVEL", "LOUD", "PARLEY_LOG_LEVEL"),
        ("SANDBOX_BACKEND", "none", "SANDBOX_BACKEND"),
        ("PARLEY_CONTENT", "/nowhere/at/all", "/nowhere/at/all"),
    ],
)
async def test_a_setting_that_cannot_be_used_is_named_and_its_value_kept_secret(
    tmp_path: Path, database_url: str, setting: str, value: str, named: str
) -> None:
    settings = {
        "PARLEY_DATA_DIR": str(tmp_path),
        "PARLEY_DATABASE_URL": database_url.replace("+asyncpg", ""),
        "WEB_PORT": "0",
        setting: value,
    }
    status, _, said = await parley("serve", "", **settings)
    assert status == 2, said
    assert named in said
    assert "secret" not in said
    assert "Traceback" not in said


async def test_a_data_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    status, _, said = await parley("serve", "", PARLEY_DATA_DIR=str(tmp_path / "file"), WEB_PORT="0")
    assert status == 2
    assert "PARLEY_DATA_DIR" in said
    assert "Traceback" not in said


async def test_a_broken_course_is_left_out_and_named_and_the_others_are_there(
    tmp_path: Path, database_url: str
) -> None:
    content = tmp_path / "content"
    broken = content / "broken"
    broken.mkdir(parents=True)
    (broken / "course.yaml").write_text("id: broken\n  title: [", encoding="utf-8")
    ours = Path(__file__).parents[2] / "content" / "how-memory-works"
    (content / "how-memory-works").symlink_to(ours)
    status, said, errors = await parley(
        "chat",
        "/courses\n",
        PARLEY_DATA_DIR=str(tmp_path / "data"),
        PARLEY_DATABASE_URL=database_url.replace("+asyncpg", ""),
        PARLEY_CONTENT=str(content),
    )
    assert status == 0
    assert "broken/course.yaml:2" in errors
    assert "How learning sticks" in said
