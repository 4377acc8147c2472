"""What an operator may set for Discord: `DISCORD_*`."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class DiscordSettings(BaseSettings):
    """The environment variables of the Discord adapter.

    With `token` the platform is opened. `guild_id` names one server for all commands, where a change shows at
    once; without it they are global. `shards` is into how many parts the servers are divided over all
    processes, and `shard_ids` (`0,1` or `0-3`) which of these are this process's: all, unless it says so.
    """

    model_config = SettingsConfigDict(
        env_prefix="DISCORD_", env_ignore_empty=True, extra="ignore", frozen=True, validate_by_name=True
    )

    token: SecretStr | None = None
    api_base: str = ""
    gateway_url: str = ""
    guild_id: int | None = Field(default=None, ge=1)
    shards: int = Field(default=1, ge=1)
    shard_ids: Annotated[tuple[int, ...], NoDecode] = ()

    @field_validator("api_base", "gateway_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value and not (
            urlsplit(value).scheme in {"http", "https", "ws", "wss"} and urlsplit(value).netloc
        ):
            raise ValueError(
                "should be an address, like https://discord.com/api/v10 or wss://gateway.discord.gg"
            )
        return value.rstrip("/")

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return tuple(number for part in value.split(",") for number in _range(part.strip()))
        except ValueError:
            raise ValueError("should be numbers, like 0,1 or 0-3") from None

    @field_validator("shard_ids")
    @classmethod
    def _are_there(cls, value: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        shards: int = info.data.get("shards", 1)
        if any(not 0 <= number < shards for number in value):
            raise ValueError(f"should go from 0 to {shards - 1}, since DISCORD_SHARDS is {shards}")
        return value


def _range(part: str) -> range:
    first, _, last = part.partition("-")
    return range(int(first), int(last or first) + 1)
