"""What an operator may say about the sandbox: which one it is, and how much a job may use (`SANDBOX_…`)."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from sandbox.contract import Limits


def _private_cache() -> Path:
    """Where this user keeps what can be made again, by the convention of their system."""
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "parley" / "sandbox"


class SandboxSettings(BaseSettings):
    """The backend is what is said here, never what happens to be installed."""

    model_config = SettingsConfigDict(env_prefix="SANDBOX_", frozen=True)

    backend: Literal["embedded", "docker"] = "embedded"
    slots: int = Field(default_factory=lambda: max(os.cpu_count() or 1, 1), ge=1, le=64)
    """How many jobs run at the same time."""
    queue_length: int = Field(default=32, ge=0)
    """How many may wait besides; the next one is told that the queue is full."""

    max_wall_seconds: float = Field(default=20.0, gt=0)
    max_memory_bytes: int = Field(default=512 * 2**20, ge=64 * 2**20)
    max_processes: int = Field(default=64, ge=1)
    max_output_bytes: int = Field(default=2**20, ge=1024)
    max_scratch_bytes: int = Field(default=64 * 2**20, ge=0)

    cache_dir: Path = Field(default_factory=_private_cache)
    """Embedded: where the interpreter is unpacked, about 80 MB, in a folder that only this user can write."""

    docker_image: str = "parley-sandbox-python"
    """Docker: the name of the image, which is built here when it is missing; its tag is made from its content."""
    docker_base: str = "python:3.13-slim"
    """Docker: the image that it is built from."""

    def bounded(self, limits: Limits) -> Limits:
        """`limits`, where they ask for more than the operator gives, cut to that."""
        return Limits(
            wall_seconds=min(limits.wall_seconds, self.max_wall_seconds),
            memory_bytes=min(limits.memory_bytes, self.max_memory_bytes),
            processes=min(limits.processes, self.max_processes),
            output_bytes=min(limits.output_bytes, self.max_output_bytes),
            scratch_bytes=min(limits.scratch_bytes, self.max_scratch_bytes),
        )
