"""The child's side of `sandbox.service.child`: a service that ends when its stdin does."""

import asyncio
import json
import logging
import os
import socket
import sys
from typing import Any

from sandbox.open import backend
from sandbox.service.serve import on_signals, serve
from sandbox.service.server import Service
from sandbox.settings import SandboxSettings


def main() -> None:
    """Serve as the first line of stdin says."""
    line = sys.stdin.buffer.readline()
    if not line:  # our parent is gone already
        return
    told: dict[str, Any] = json.loads(line)
    logging.basicConfig(level=told["log_level"], format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    asyncio.run(_serve(told))


async def _serve(told: dict[str, Any]) -> None:
    settings = SandboxSettings.model_validate(told["settings"])
    stdin = sys.stdin.fileno()
    loop = asyncio.get_running_loop()
    async with on_signals() as stopping:

        def look() -> None:
            if not os.read(stdin, 1):
                loop.remove_reader(stdin)
                stopping.insist()

        loop.add_reader(stdin, look)
        with socket.socket(fileno=told["socket"]) as listening:
            service = Service(backend(settings), settings, told["secret"])
            await serve(service, listening, stopping, drain_seconds=settings.drain_seconds)


if __name__ == "__main__":
    main()
