"""The files that an operator starts from: Compose takes them, and without an .env of one's own says what to do."""

import re
import stat
import sys
from pathlib import Path

import pytest

from tests.deploy.stack import ROOT, Stack, compose_command, execute

EXAMPLE = ROOT / ".env.example"
SECRETS = ("POSTGRES_PASSWORD", "SANDBOX_SECRET")


def settings(file: Path) -> dict[str, str]:
    lines = (line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return dict(line.split("=", 1) for line in lines)


async def test_each_env_has_secrets_of_its_own_that_only_its_owner_reads(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for file in (first, second):
        await execute("sh", "deploy/env", str(file))
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    secrets = [settings(file)[name] for file in (first, second) for name in SECRETS]
    assert len(set(secrets)) == len(secrets)
    assert all(re.fullmatch(r"[0-9a-f]{48}", secret) for secret in secrets)


async def test_an_env_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("mine")
    assert "Nothing was changed" in await execute("sh", "deploy/env", str(file), allowed=(1,))
    assert file.read_text() == "mine"


def test_the_example_publishes_no_secret() -> None:
    assert {settings(EXAMPLE)[name] for name in SECRETS} == {""}


@pytest.mark.parametrize("missing", SECRETS)
async def test_without_a_secret_compose_stops_and_says_what_to_run(tmp_path: Path, missing: str) -> None:
    file = tmp_path / ".env"
    file.write_text("".join(f"{name}=abc\n" for name in SECRETS if name != missing))
    refusal = await Stack(compose_command(), file).compose("config", allowed=range(1, 256))
    assert missing in refusal
    assert "sh deploy/env" in refusal


async def test_compose_takes_the_file_with_a_fresh_env(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    await execute("sh", "deploy/env", str(file))
    assert await Stack(compose_command(), file).compose("config", "--quiet") == ""


async def test_the_file_follows_the_specification_that_compose_2_reads() -> None:
    check = str(Path(sys.executable).parent / "check-jsonschema")
    await execute(check, "--builtin-schema", "vendor.compose-spec", "docker-compose.yml")


def test_every_variable_of_the_compose_file_is_explained_in_the_example() -> None:
    used = set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text("utf-8")))
    named = set(re.findall(r"^#?(\w+)=", EXAMPLE.read_text("utf-8"), re.MULTILINE))
    assert used == named
