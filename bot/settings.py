"""What an operator may set for the whole of Parley: `PARLEY_*`. Rooms and platforms have settings of their own."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from core.errors import SetupError

ROOT = Path(__file__).resolve().parents[1]
_REDIS = re.compile(r"unix://|rediss?://(?:[^/?]*@)?(?:\[[^]]*\]|[^/?:@]*)(?::\d{1,5})?(?:[/?]|$)")
_BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:/[\w./-]*)?")


class Settings(BaseSettings):
    """The environment variables of the house."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_", env_ignore_empty=True, frozen=True)

    data_dir: Path = Path(".parley")
    """Where everything lies that is to stay: the embedded database, files, secrets."""
    database_url: SecretStr | None = None
    """A PostgreSQL (15 or newer) of one's own; without it, one is started under `data_dir`."""
    redis_url: SecretStr | None = None
    """A Redis, needed only where several processes serve the same learners."""
    blobs: str = ""
    """A bucket, `s3://bucket/prefix`, for the files that otherwise lie in `data_dir`."""
    content: Path = ROOT / "content"
    """The folder of courses."""
    plugins: Annotated[tuple[Path, ...], NoDecode] = ()
    """Folders that hold `features/NAME` or `adapters/NAME` of one's own, separated as in PATH."""
    limit_learner: int = Field(default=60, ge=0)
    """How many messages a minute a learner may send in the long run, half of them at once; 0 is no limit."""
    limit_community: int = Field(default=2000, ge=0)
    """How many all of a community may send together; as above."""
    operators: Annotated[tuple[str, ...], NoDecode] = ()
    """Who runs Parley, as PLATFORM/ID, with commas between; whoever uses the terminal does."""
    log_level: str = "INFO"
    keep_turns_days: int = Field(default=180, ge=1)
    """How long messages stay readable. Attempts, mastery and progress stay for good."""

    @field_validator("plugins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(filter(None, value.split(os.pathsep))) if isinstance(value, str) else value

    @field_validator("operators", mode="before")
    @classmethod
    def _named(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        names = [one.strip() for one in value.split(",") if one.strip()]
        if not all(platform and person for platform, _, person in (one.partition("/") for one in names)):
            raise ValueError("should look like discord/123456789, telegram/987654321")
        return tuple(names)

    @field_validator("blobs")
    @classmethod
    def _of_s3(cls, value: str) -> str:
        if value and not _BUCKET.fullmatch(value):
            raise ValueError("should look like s3://bucket/prefix")
        return value

    @field_validator("database_url")
    @classmethod
    def _for_asyncpg(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        scheme, separator, rest = value.get_secret_value().partition("://")
        if not separator or scheme.split("+")[0] not in {"postgresql", "postgres"}:
            raise ValueError("should look like postgresql://user:password@host/database")
        # What libpq and those who rent out databases call `sslmode` is called `ssl` there.
        return SecretStr(f"postgresql+asyncpg://{re.sub(r'(?<=[?&])sslmode=', 'ssl=', rest)}")

    @field_validator("redis_url")
    @classmethod
    def _of_redis(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        if not _REDIS.match(value.get_secret_value()):
            raise ValueError("should look like redis://host:6379")
        return value


def read[S](kind: Callable[..., S], **values: object) -> S:
    """Settings of a kind from the environment; SetupError names each variable that is wrong, never its value."""
    try:
        return kind(**values)
    except ValidationError as error:
        prefix = str(getattr(kind, "model_config", {}).get("env_prefix", ""))
        lines = [f"  {_variable(prefix, str(one['loc'][0]))}: {one['msg']}" for one in error.errors()]
        raise SetupError("Some settings cannot be used:\n" + "\n".join(lines)) from None


def _variable(prefix: str, name: str) -> str:
    return name if name.isupper() else f"{prefix}{name.upper()}"
