"""The wheel that the image is made of: all that Parley needs to run, and nothing that only builds it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.deploy.stack import ROOT

ROOMS = ("bot", "core", "adapters", "sandbox", "migrations", "content")
WIDGET = "adapters/web/widget/"
CHECK = "from bot.settings import ROOT; from bot.cli import main; print(ROOT); main()"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def test_it_holds_every_file_of_ours_and_the_built_widget_in_place_of_its_sources(wheel: Path) -> None:
    listed = subprocess.run(["git", "ls-files", *ROOMS], cwd=ROOT, check=True, capture_output=True, text=True)
    ours = {name for name in listed.stdout.splitlines() if (ROOT / name).exists()}
    held = set(zipfile.ZipFile(wheel).namelist())
    assert {name for name in ours - held if not name.startswith(WIDGET)} == set()
    assert {name for name in held if name.startswith(WIDGET)} == set()
    built = {path.relative_to(ROOT).as_posix() for path in (ROOT / "adapters/web/static").rglob("*.*")}
    assert built
    assert built <= held


def test_what_was_installed_from_it_finds_its_own_words_courses_and_migrations(
    wheel: Path, tmp_path: Path
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    command = [sys.executable, "-c", CHECK, "check", "--no-run"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == str(tmp_path)
    assert "all is well" in ended.stderr
    versions = "from bot.migrate import MIGRATIONS, head; print(MIGRATIONS, head())"
    said = subprocess.run([sys.executable, "-c", versions], cwd=tmp_path, capture_output=True, check=True)
    assert said.stdout.decode().startswith(f"{tmp_path}/migrations 0")
