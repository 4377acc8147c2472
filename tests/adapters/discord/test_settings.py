"""What an operator sets is taken as it is written, or refused with what it should look like."""

from typing import Any

import pytest

from adapters.discord import platform
from adapters.discord.settings import DiscordSettings
from bot.settings import read
from core.errors import SetupError


def given(monkeypatch: pytest.MonkeyPatch, **values: str) -> DiscordSettings:
    for name, value in values.items():
        monkeypatch.setenv(f"DISCORD_{name}", value)
    return read(DiscordSettings)


@pytest.mark.parametrize(("token", "enabled"), [("", False), ("abc", True)])
def test_discord_is_opened_where_there_is_a_token(
    monkeypatch: pytest.MonkeyPatch, token: str, enabled: bool
) -> None:
    settings = given(monkeypatch, TOKEN=token)
    assert platform.enabled(settings) is enabled
    assert "abc" not in repr(settings)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"SHARD_IDS": "0"}, {"shard_ids": (0,)}),
        ({"SHARDS": "8", "SHARD_IDS": "0-3"}, {"shards": 8, "shard_ids": (0, 1, 2, 3)}),
        ({"SHARDS": "8", "SHARD_IDS": "0, 2, 5-7"}, {"shard_ids": (0, 2, 5, 6, 7)}),
        ({"SHARDS": "", "SHARD_IDS": ""}, {"shards": 1, "shard_ids": ()}),
        ({"GUILD_ID": "1234"}, {"guild_id": 1234}),
        ({"API_BASE": "http://127.0.0.1:1/api/"}, {"api_base": "http://127.0.0.1:1/api"}),
        ({"GATEWAY_URL": "ws://127.0.0.1:1"}, {"gateway_url": "ws://127.0.0.1:1"}),
    ],
)
def test_what_is_written_is_taken(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], expected: dict[str, Any]
) -> None:
    settings = given(monkeypatch, **values)
    assert {name: getattr(settings, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"SHARD_IDS": "one"}, "should be numbers, like 0,1 or 0-3"),
        ({"SHARD_IDS": "1"}, "should go from 0 to 0, since DISCORD_SHARDS is 1"),
        ({"SHARDS": "4", "SHARD_IDS": "2-4"}, "should go from 0 to 3, since DISCORD_SHARDS is 4"),
        ({"SHARDS": "0"}, "DISCORD_SHARDS"),
        ({"GUILD_ID": "my server"}, "DISCORD_GUILD_ID"),
        ({"API_BASE": "discord.com"}, "should be an address"),
    ],
)
def test_what_cannot_be_is_refused_with_what_it_should_be(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], told: str
) -> None:
    with pytest.raises(SetupError, match=told):
        given(monkeypatch, **values)
