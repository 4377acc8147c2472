"""What an operator may set for Telegram: `TELEGRAM_*`."""

import re
from urllib.parse import urlsplit

from pydantic import SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


class TelegramSettings(BaseSettings):
    """The environment variables of the Telegram adapter.

    With `bot_token` the platform is opened. It asks Telegram for what happens, unless `webhook_url` names the public
    https address of Parley's own web server, to which Telegram brings it then. `base_url` and `base_file_url` are
    other addresses than Telegram's own, for a Bot API server of one's own or for tests; the token follows them.
    """

    model_config = SettingsConfigDict(
        env_prefix="TELEGRAM_", env_ignore_empty=True, extra="ignore", frozen=True, validate_by_name=True
    )

    bot_token: SecretStr | None = None
    webhook_url: str = ""
    base_url: str = "https://api.telegram.org/bot"
    base_file_url: str = "https://api.telegram.org/file/bot"

    @field_validator("bot_token")
    @classmethod
    def _is_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        token = value.get_secret_value().strip()
        if not TOKEN.fullmatch(token):
            raise ValueError("should be what @BotFather gave: a number, a colon, and letters")
        return SecretStr(token)

    @field_validator("base_url", "base_file_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if not (_is_address(value) and urlsplit(value).path.endswith("/bot")):
            raise ValueError("should be an address that the token follows, like https://api.telegram.org/bot")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _is_secure(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and not (
            _is_address(value) and parts.scheme == "https" and not parts.query + parts.fragment
        ):
            raise ValueError(
                "should be the https address of Parley's web server, like https://learn.example.org"
            )
        return value.rstrip("/")


def _is_address(value: str) -> bool:
    return urlsplit(value).scheme in {"http", "https"} and bool(urlsplit(value).netloc)
