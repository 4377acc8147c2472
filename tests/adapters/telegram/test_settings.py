"""What an operator sets is taken as it is written, or refused with what it should look like."""

from typing import Any

import pytest

from adapters.telegram import platform
from adapters.telegram.settings import TelegramSettings
from bot.settings import read
from core.errors import SetupError

TOKEN = "123456:AAH-x_y"  # the form of one


def given(monkeypatch: pytest.MonkeyPatch, **values: str) -> TelegramSettings:
    for name, value in values.items():
        monkeypatch.setenv(f"TELEGRAM_{name}", value)
    return read(TelegramSettings)


@pytest.mark.parametrize(("token", "enabled"), [("", False), (TOKEN, True), (f" {TOKEN}\n", True)])
def test_telegram_is_opened_where_there_is_a_token(
    monkeypatch: pytest.MonkeyPatch, token: str, enabled: bool
) -> None:
    settings = given(monkeypatch, BOT_TOKEN=token)
    assert platform.enabled(settings) is enabled
    assert not enabled or (settings.bot_token and settings.bot_token.get_secret_value() == TOKEN)
    assert TOKEN not in repr(settings)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, {"webhook_url": "", "base_url": "https://api.telegram.org/bot"}),
        (
            {"WEBHOOK_URL": "https://learn.example.org/"},
            {"webhook_url": "https://learn.example.org"},
        ),
        ({"WEBHOOK_URL": "https://example.org/parley"}, {"webhook_url": "https://example.org/parley"}),
        ({"WEBHOOK_URL": "https://example.org:8443"}, {"webhook_url": "https://example.org:8443"}),
        ({"BASE_URL": "http://localhost:8081/bot"}, {"base_url": "http://localhost:8081/bot"}),
        ({"BASE_FILE_URL": "http://localhost:8081/file/bot"}, {"base_file_url": "http://localhost:8081/file/bot"}),
    ],
)  # fmt: skip
def test_what_is_written_is_taken(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], expected: dict[str, Any]
) -> None:
    settings = given(monkeypatch, **values)
    assert {name: getattr(settings, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"BOT_TOKEN": "the token"}, "TELEGRAM_BOT_TOKEN: .*what @BotFather gave"),
        ({"BOT_TOKEN": f"{TOKEN} {TOKEN}"}, "TELEGRAM_BOT_TOKEN: .*what @BotFather gave"),
        ({"WEBHOOK_URL": "http://learn.example.org"}, "TELEGRAM_WEBHOOK_URL: .*https address"),
        ({"WEBHOOK_URL": "learn.example.org"}, "TELEGRAM_WEBHOOK_URL: .*https address"),
        ({"WEBHOOK_URL": "https://learn.example.org/?a=b"}, "TELEGRAM_WEBHOOK_URL: .*https address"),
        ({"WEBHOOK_URL": "https://"}, "TELEGRAM_WEBHOOK_URL: .*https address"),
        ({"BASE_URL": "localhost:8081/bot"}, "TELEGRAM_BASE_URL: .*that the token follows"),
        ({"BASE_URL": "http://localhost:8081"}, "TELEGRAM_BASE_URL: .*that the token follows"),
        ({"BASE_FILE_URL": "http://localhost:8081/"}, "TELEGRAM_BASE_FILE_URL: .*that the token follows"),
    ],
)
def test_what_cannot_be_is_refused_with_what_it_should_be(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], told: str
) -> None:
    with pytest.raises(SetupError, match=told) as refused:
        given(monkeypatch, **values)
    assert TOKEN not in str(refused.value)
