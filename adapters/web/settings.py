"""What an operator may set for the web: `WEB_*`."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.chat import LARGEST_ATTACHMENT


class WebSettings(BaseSettings):
    """The environment variables of the web adapter.

    `base_url` is the address under which browsers reach Parley, where that is another one than host and
    port (behind a proxy). `secret` signs sessions; without it, one is made once in `data_dir`. `upload_mib`
    bounds the files that a learner uploads within an hour, `upload_mib_address` those of all behind one address.
    `limit_address` bounds the requests of all behind one address in a minute, half of them at once; 0 is no limit.
    """

    model_config = SettingsConfigDict(
        env_prefix="WEB_", env_ignore_empty=True, extra="ignore", frozen=True, validate_by_name=True
    )

    enabled: bool = True
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65_535)
    secret: SecretStr | None = Field(default=None, min_length=16)
    base_url: str = ""
    upload_mib: int = Field(default=128, ge=LARGEST_ATTACHMENT // 2**20)
    upload_mib_address: int = Field(default=1024, ge=LARGEST_ATTACHMENT // 2**20)
    limit_address: int = Field(default=3000, ge=0)
    data_dir: Path = Field(default=Path(".parley"), validation_alias="PARLEY_DATA_DIR")

    @field_validator("base_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/")):
            raise ValueError("should look like https://learn.example.org, without a path")
        return value.rstrip("/")
