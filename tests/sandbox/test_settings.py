"""Settings: the backend is what is said, and limits have bounds."""

import pytest
from pydantic import SecretStr, ValidationError

from sandbox.contract import Job, Limits, Status
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings


def test_the_environment_says_which_backend(monkeypatch: pytest.MonkeyPatch):
    assert SandboxSettings().backend == "embedded"
    monkeypatch.setenv("SANDBOX_BACKEND", "docker")
    monkeypatch.setenv("SANDBOX_MAX_WALL_SECONDS", "7")
    assert (SandboxSettings().backend, SandboxSettings().max_wall_seconds) == ("docker", 7.0)


def test_an_unknown_backend_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SANDBOX_BACKEND", "none")
    with pytest.raises(ValidationError, match="embedded"):
        SandboxSettings()


def test_limits_may_be_tighter_but_not_looser_than_the_operators():
    settings = SandboxSettings(max_wall_seconds=2, max_processes=4)
    bounded = settings.bounded(Limits(wall_seconds=1, processes=100))
    assert (bounded.wall_seconds, bounded.processes) == (1, 4)
    assert bounded.memory_bytes == Limits().memory_bytes


@pytest.mark.parametrize(
    "url",
    [
        "sandbox:8070",
        "ftp://sandbox",
        "http://",
        "http://user:private@sandbox",
        "http://s:99999",
        "http://s..t:80",
        "http://s/?q",
    ],
)
def test_an_address_that_is_none_is_refused_without_showing_it(url: str):
    with pytest.raises(ValidationError, match="should look like http://sandbox:8070") as refused:
        SandboxSettings(url=url, secret=SecretStr("x" * 16))
    assert "private" not in str(refused.value)


def test_an_address_without_a_secret_is_refused():
    with pytest.raises(ValidationError, match="needs SANDBOX_SECRET"):
        SandboxSettings(url="http://sandbox:8070")


@pytest.mark.parametrize(
    "secret", ["short", "with spaces in the middle", "with-a-line-end-in-it\n", "mit-Umläuten-drin"]
)
def test_a_secret_that_cannot_be_one_is_refused_without_showing_it(secret: str):
    with pytest.raises(ValidationError, match=r"secrets\.token_urlsafe") as refused:
        SandboxSettings(secret=SecretStr(secret))
    assert secret not in str(refused.value)


def test_an_empty_secret_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SANDBOX_SECRET", "")
    assert SandboxSettings().secret is None


async def test_without_an_engine_docker_is_unavailable_and_nothing_else_takes_its_place(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/docker.sock")
    async with open_runner(SandboxSettings(backend="docker")) as runner:
        verdict = await runner.run(Job(source="print(1)"))
    assert (verdict.status, verdict.executions) == (Status.UNAVAILABLE, ())
    assert "Start Docker" in verdict.note
    assert "SANDBOX_BACKEND=embedded" in verdict.note
    assert "/nowhere/docker.sock: No such file" in verdict.note
