"""Addresses as operators have them are taken, and what is wrong with one is told without it."""

import pytest
from pydantic import SecretStr

from bot.settings import Settings, read
from core.errors import SetupError


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://ada:pw@db.example/parley", "postgresql+asyncpg://ada:pw@db.example/parley"),
        ("postgresql://a@/p?host=/run/x", "postgresql+asyncpg://a@/p?host=/run/x"),
        ("postgresql://a@[::1]:5433/p", "postgresql+asyncpg://a@[::1]:5433/p"),
        ("postgresql://a@h/p?x=1&sslmode=require", "postgresql+asyncpg://a@h/p?x=1&ssl=require"),
    ],
)
def test_an_address_of_a_database_is_taken_as_others_write_it(
    monkeypatch: pytest.MonkeyPatch, given: str, used: str
) -> None:
    monkeypatch.setenv("PARLEY_DATABASE_URL", given)
    taken = read(Settings).database_url
    assert taken is not None
    assert taken.get_secret_value() == used


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PARLEY_DATABASE_URL", "mysql://u:sekret@h/db", "should look like postgresql://"),
        ("PARLEY_DATABASE_URL", "sekret", "should look like postgresql://"),
        ("PARLEY_REDIS_URL", "http://u:sekret@h", "should look like redis://"),
        ("PARLEY_REDIS_URL", "redis://u:sekret@h:abc", "should look like redis://"),
    ],
)
def test_an_address_that_cannot_be_one_is_told_without_its_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SetupError, match=f"{name}.*{told}") as raised:
        read(Settings)
    assert "sekret" not in str(raised.value)


@pytest.mark.parametrize(
    "url",
    [
        "redis://h",
        "redis://",
        "redis://:p@h:6379/0",
        "rediss://u:p@[::1]:1?ssl_cert_reqs=none",
        "unix:///run/r",
    ],
)
def test_an_address_of_redis_is_taken(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("PARLEY_REDIS_URL", url)
    assert read(Settings).redis_url == SecretStr(url)
