"""Who learns in this terminal, and where pictures and files are put."""

import getpass
import os
from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


def _user() -> str:
    """The name of the system's user; a container may have none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "learner"


def _language() -> str | None:
    """The terminal's language as a tag (`es-ES`), by the environment as POSIX orders it."""
    chosen = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    tag = chosen.partition(".")[0].partition("@")[0].replace("_", "-")
    return None if tag in {"", "C", "POSIX"} else tag


def _time_zone() -> str | None:
    """The machine's IANA time zone, where TZ or the link /etc/localtime tells it."""
    if zone := os.environ.get("TZ", "").removeprefix(":"):
        return zone if "/" in zone else None
    _, found, zone = str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")
    return zone if found else None


class TerminalSettings(BaseSettings):
    """The environment variables of the terminal: `TERMINAL_LEARNER` and the house's `PARLEY_DATA_DIR`."""

    model_config = SettingsConfigDict(
        env_prefix="TERMINAL_", env_ignore_empty=True, extra="ignore", frozen=True, validate_by_name=True
    )

    learner: str = Field(default_factory=_user)
    """Who is learning; each name is a learner of their own."""
    data_dir: Path = Field(default=Path(".parley"), validation_alias="PARLEY_DATA_DIR")
    language: str | None = Field(default_factory=_language)
    time_zone: str | None = Field(default_factory=_time_zone)

    @field_validator("learner")
    @classmethod
    def _is_a_name(cls, value: str) -> str:
        name = " ".join(value.split())
        if not name or len(name) > 80 or not name.isprintable():
            raise ValueError("should be a name of 1 to 80 characters")
        return name
