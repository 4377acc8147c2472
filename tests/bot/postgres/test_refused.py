"""Where there can be no database, the learner's host is told why and what to do."""

import os
import shutil
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest

from bot.postgres import errors, server_log, socket_folder
from bot.postgres.account import Account
from bot.postgres.embedded import embedded_postgres
from bot.postgres.errors import PostgresUnavailable
from bot.postgres.layout import Flock, Layout
from tests.bot.postgres.processes import in_cluster


async def _refusal(data_dir: Path) -> PostgresUnavailable:
    with pytest.raises(PostgresUnavailable) as refused:
        async with embedded_postgres(data_dir, durable=False):
            pass
    assert in_cluster(data_dir) == []
    return refused.value


async def test_data_of_a_newer_postgresql(data_dir: Path) -> None:
    (data_dir / "postgres" / "19").mkdir()
    refused = await _refusal(data_dir)
    assert "made by a newer Parley" in refused.message
    assert "PostgreSQL 19" in refused.message
    assert "PARLEY_DATA_DIR" in refused.remedy


async def test_data_of_another_postgresql_in_our_folder(data_dir: Path) -> None:
    version = data_dir / "postgres" / "18" / "PG_VERSION"
    version.write_text("17\n")
    refused = await _refusal(data_dir)
    assert "made by an older Parley" in refused.message
    assert "pg_dump" in refused.remedy


async def test_a_folder_that_is_no_database(bare: Path) -> None:
    (bare / "postgres" / "18" / "holiday").mkdir(parents=True)
    refused = await _refusal(bare)
    assert "is not a PostgreSQL database" in refused.message
    assert (bare / "postgres" / "18" / "holiday").exists()


async def test_a_file_where_the_data_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    refused = await _refusal(tmp_path / "data")
    assert str(tmp_path / "data") in refused.message
    assert "PARLEY_DATA_DIR" in refused.remedy


async def test_a_server_that_does_not_start_is_quoted(data_dir: Path) -> None:
    (data_dir / "postgres" / "18" / "global" / "pg_control").unlink()
    refused = await _refusal(data_dir)
    assert "could not find the database system" in refused.message
    assert str(Layout.of(data_dir).log) in refused.remedy


async def test_a_server_that_takes_longer_than_our_patience(data_dir: Path) -> None:
    layout = Layout.of(data_dir)
    watched = Flock(layout.watcher)
    assert watched.try_exclusive()
    try:
        with pytest.raises(PostgresUnavailable, match="does not answer"):
            async with embedded_postgres(data_dir, patience=0.05):
                pass
    finally:
        watched.close()


@pytest.fixture
def tiny_disk(bare: Path) -> Generator[Path]:
    """A disk of 24 MB: less than a cluster takes."""
    disk = bare / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("only root of a whole machine can make a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def _grow(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=200m", disk], check=True)


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        while file.write(bytes(1 << 16)):
            pass


async def test_a_disk_that_is_full_at_first(tiny_disk: Path) -> None:
    refused = await _refusal(tiny_disk)
    assert "is full" in refused.message
    assert not any((tiny_disk / "postgres").glob("18*"))
    _grow(tiny_disk)
    async with embedded_postgres(tiny_disk, durable=False):
        pass


async def test_a_disk_that_is_full_later(tiny_disk: Path) -> None:
    _grow(tiny_disk)
    async with embedded_postgres(tiny_disk, durable=False):
        pass
    filler = tiny_disk / "filler"
    with pytest.raises(OSError, match="No space left"):
        _fill(filler)
    assert "is full" in (await _refusal(tiny_disk)).message
    filler.unlink()
    async with embedded_postgres(tiny_disk, durable=False):
        pass


def test_the_words_of_the_system_are_explained(tmp_path: Path) -> None:
    said = {
        "FATAL:  could not write lock file: No space left on device": "is full",
        "ERROR:  could not resize shared memory segment: No space left on device": "too little shared memory",
        "FATAL:  something new": "FATAL:  something new",
    }
    for words, explained in said.items():
        assert explained in errors.from_output(words, tmp_path, tmp_path / "log").message
    assert "Read-only file system" in errors.from_os(OSError(30, os.strerror(30)), tmp_path).message


def test_a_socket_folder_that_is_not_ours_alone_is_not_used(tmp_path: Path) -> None:
    folder = socket_folder.make(Account())
    try:
        assert socket_folder.is_private(folder, os.geteuid())
        assert not socket_folder.is_private(folder, os.geteuid() + 1)
        folder.chmod(0o750)
        assert not socket_folder.is_private(folder, os.geteuid())
        link = tmp_path / "parley-link"
        link.symlink_to(folder)
        folder.chmod(0o700)
        assert not socket_folder.is_private(link, os.geteuid())
        (folder / "somebody's").touch()
        socket_folder.discard(folder, os.geteuid())
        assert folder.exists()
    finally:
        shutil.rmtree(folder)


def test_a_long_folder_for_temporary_files_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    long = tmp_path / ("long" * 20)
    long.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(long))
    folder = socket_folder.make(Account())
    assert folder.parent != long
    socket_folder.discard(folder, os.geteuid())
    assert not folder.exists()


def test_a_trimmed_log_keeps_its_end_and_its_writers(tmp_path: Path) -> None:
    path = tmp_path / "server.log"
    writer = server_log.open_log(path)
    try:
        os.write(writer, b"x" * server_log.LIMIT + b"\nthe end\n")
        server_log.trim(path)
        os.write(writer, b"and more\n")
    finally:
        os.close(writer)
    assert path.stat().st_size < server_log.KEPT + 100
    assert path.read_text().endswith("the end\nand more\n")
