"""`parley sandbox`: a runner as a service, for one Parley or several."""

import errno
import ipaddress
import socket
from collections.abc import Callable

from core.errors import SetupError
from sandbox.open import backend
from sandbox.service.serve import listen, on_signals, serve
from sandbox.service.server import Service
from sandbox.settings import HOW_TO_MAKE_ONE, SandboxSettings

LONG_SECRET = 32
"""Where other machines can try secrets, one should have as many characters."""


async def serve_sandbox(settings: SandboxSettings, tell: Callable[[str], None]) -> None:
    """Serve until told to stop. SetupError where there is no secret, or the address cannot be had."""
    if settings.secret is None:
        raise SetupError(
            "Whoever reaches a runner can have it run code, so it needs a secret: set SANDBOX_SECRET, to the same "
            f"here and where Parley runs. This makes one: {HOW_TO_MAKE_ONE}"
        )
    secret = settings.secret.get_secret_value()
    async with on_signals() as stopping:
        with _listening(settings.host, settings.port) as listening:
            tell(f"Parley's sandbox listens on {_address(listening)}: {_what(settings)}.")
            if not _is_loopback(listening) and len(secret) < LONG_SECRET:
                tell(
                    f"Other machines can reach it, and SANDBOX_SECRET has only {len(secret)} characters. "
                    f"This makes a longer one: {HOW_TO_MAKE_ONE}"
                )
            service = Service(backend(settings), settings, secret)
            await serve(service, listening, stopping, drain_seconds=settings.drain_seconds)


def _what(settings: SandboxSettings) -> str:
    slots = "one program" if settings.slots == 1 else f"{settings.slots} programs"
    isolation = f", one {settings.isolation} a run" if settings.backend == "docker" else ""
    return f"backend {settings.backend}{isolation}, {slots} at a time"


def _listening(host: str, port: int) -> socket.socket:
    try:
        return listen(host, port)
    except OSError as error:
        match error.errno:
            case errno.EADDRINUSE:
                words = (
                    f"Port {port} of {host} is taken by another program. Choose another with SANDBOX_PORT."
                )
            case errno.EACCES:
                words = (
                    f"Port {port} may not be opened by this user. Choose one above 1023 with SANDBOX_PORT."
                )
            case _:
                words = (
                    f"The sandbox cannot listen on {host}, port {port}: {error.strerror}. "
                    "Choose others with SANDBOX_HOST and SANDBOX_PORT."
                )
        raise SetupError(words) from error


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _is_loopback(listening: socket.socket) -> bool:
    return ipaddress.ip_address(listening.getsockname()[0]).is_loopback
