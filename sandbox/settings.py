"""What an operator may say about the sandbox: which one it is, and how much a job may use (`SANDBOX_…`)."""

import os
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from sandbox.contract import Limits
from sandbox.languages import languages

SHORTEST_SECRET = 16
HOW_TO_MAKE_ONE = "python3 -c 'import secrets; print(secrets.token_urlsafe(32))'"
"""A command that makes one."""


def _private_cache() -> Path:
    """Where this user keeps what can be made again, by the convention of their system."""
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "parley" / "sandbox"


class SandboxSettings(BaseSettings):
    """The backend is what is said here, never what happens to be installed."""

    model_config = SettingsConfigDict(
        env_prefix="SANDBOX_", env_ignore_empty=True, frozen=True, hide_input_in_errors=True
    )

    backend: Literal["embedded", "docker"] = "embedded"
    slots: int = Field(default_factory=lambda: max(os.cpu_count() or 1, 1), ge=1, le=64)
    """How many jobs run at the same time."""
    queue_length: int = Field(default=32, ge=0)
    """How many may wait besides; the next one is told that the queue is full."""
    patience_seconds: float = Field(default=60.0, gt=0)
    """How long a job waits for its turn, or for a runner that is away, before its learner is told."""

    secret: SecretStr | None = None
    """What a runner's service and those who use it share. Before `url`, which cannot do without it."""
    url: str = ""
    """The service of a runner somewhere else, which then runs all code: like http://sandbox:8070."""
    host: str = "127.0.0.1"
    """Where `parley sandbox` listens."""
    port: int = Field(default=8070, ge=0, le=65_535)
    drain_seconds: float = Field(default=30.0, ge=0)
    """How long a service that is told to stop lets running and waiting jobs go on."""

    max_wall_seconds: float = Field(default=20.0, gt=0)
    max_memory_bytes: int = Field(default=512 * 2**20, ge=64 * 2**20)
    max_processes: int = Field(default=64, ge=1)
    max_output_bytes: int = Field(default=2**20, ge=1024, le=8 * 2**20)
    max_scratch_bytes: int = Field(default=64 * 2**20, ge=0)
    max_files: int = Field(default=16, ge=0, le=100)
    max_file_bytes: int = Field(default=4 * 2**20, ge=0, le=8 * 2**20)

    cache_dir: Path = Field(default_factory=_private_cache)
    """Embedded: where the interpreter is unpacked, about 80 MB, in a folder that only this user can write."""

    isolation: Literal["jail", "container"] = "jail"
    """Docker: what stands between two runs. A jail made ahead of need in a hardened container, where the kernel lets an
    unprivileged process make one (else it is as if `container` were said, with a warning); or a fresh container each."""
    prepare: Annotated[tuple[str, ...], NoDecode] = ("python",)
    """Docker: the languages that are ready before anybody asks, with commas between; the others when they are needed."""
    runtime: str = ""
    """Docker: another runtime for the containers, `runsc` for gVisor. Left out, the engine's own."""
    docker_image: str = "parley-sandbox"
    """Docker: how the names of the images begin. They are built where they are missing; tags are made from content."""
    docker_base: str = "python:3.13-slim"
    """Docker: the image that they are built from."""
    docker_node_base: str = "node:20-slim"
    """Docker: where the image for JavaScript takes Node from."""

    @field_validator("prepare", mode="before")
    @classmethod
    def _known(cls, value: str | tuple[str, ...]) -> tuple[str, ...]:
        names = value.split(",") if isinstance(value, str) else value
        found = tuple(name.strip() for name in names if name.strip())
        if unknown := [name for name in found if name not in languages()]:
            raise ValueError(f"{unknown[0]!r} is no language of the sandbox: {', '.join(languages())} are")
        return found

    @field_validator("secret")
    @classmethod
    def _long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        text = value.get_secret_value() if value else ""
        if not text:
            return None
        if len(text) < SHORTEST_SECRET or not text.isascii() or not text.isprintable() or " " in text:
            raise ValueError(
                f"should be at least {SHORTEST_SECRET} letters and digits, without spaces. "
                f"This makes one: {HOW_TO_MAKE_ONE}"
            )
        return value

    @field_validator("url")
    @classmethod
    def _reachable(cls, value: str, info: ValidationInfo) -> str:
        if not value:
            return value
        if not _is_address(value):
            raise ValueError("should look like http://sandbox:8070, and hold no user or password")
        if "secret" in info.data and info.data["secret"] is None:
            raise ValueError("needs SANDBOX_SECRET too: the one that the runner at that address was given")
        return value.rstrip("/")

    def bounded(self, limits: Limits) -> Limits:
        """`limits`, where they ask for more than the operator gives, cut to that."""
        return Limits(
            wall_seconds=min(limits.wall_seconds, self.max_wall_seconds),
            memory_bytes=min(limits.memory_bytes, self.max_memory_bytes),
            processes=min(limits.processes, self.max_processes),
            output_bytes=min(limits.output_bytes, self.max_output_bytes),
            scratch_bytes=min(limits.scratch_bytes, self.max_scratch_bytes),
            files=min(limits.files, self.max_files),
            file_bytes=min(limits.file_bytes, self.max_file_bytes),
        )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        usable = parts.port != 0 and bool((parts.hostname or "").encode("idna"))
    except ValueError:
        return False
    extra = parts.query or parts.fragment or parts.username is not None
    return usable and parts.scheme in {"http", "https"} and not extra
