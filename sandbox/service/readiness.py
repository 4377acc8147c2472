"""Whether a service can run code now: it gets its backend ready, and looks again when there is a doubt."""

import asyncio
import logging
from enum import StrEnum
from typing import Protocol, runtime_checkable

from sandbox.cases import CannotRunError
from sandbox.contract import Runner

AGAIN_SECONDS = 5.0
"""How often a backend that cannot run code is looked at again."""

_log = logging.getLogger(__name__)


class State(StrEnum):
    """What a service says of its health."""

    STARTING = "starting"
    READY = "ready"
    UNAVAILABLE = "unavailable"
    """The backend cannot run code; why is in the log."""
    DRAINING = "draining"
    """It was told to stop, and finishes what it has begun."""


@runtime_checkable
class Prepares(Protocol):
    """A runner that can get ready before its first job."""

    async def prepare(self) -> None:
        """Get ready; quickly, where that was done before and all is well. Raises `CannotRunError`."""
        ...


class Readiness:
    """The state of a service over the runner `inner`. One that needs no preparation is ready at once."""

    def __init__(self, inner: Runner, *, again: float = AGAIN_SECONDS) -> None:
        self._inner = inner
        self._again = again
        self._draining = False
        self._state = State.STARTING
        self._known = asyncio.Event()
        self._doubt = asyncio.Event()

    @property
    def state(self) -> State:
        """What is known now."""
        return State.DRAINING if self._draining else self._state

    async def keep(self) -> None:
        """Get the runner ready, and see to it for as long as this runs."""
        while True:
            self._doubt.clear()
            self._settle(await self._look())
            await self._reason_to_look()

    async def known(self, seconds: float) -> bool:
        """Wait until the first preparation has ended one way or the other; False if it takes longer."""
        try:
            async with asyncio.timeout(seconds):
                await self._known.wait()
        except TimeoutError:
            return False
        return True

    def doubt(self) -> None:
        """Have the runner looked at again: it could not run something."""
        self._doubt.set()

    def drain(self) -> None:
        """From now on the state is DRAINING."""
        self._draining = True

    async def _look(self) -> State:
        try:
            if isinstance(self._inner, Prepares):
                await self._inner.prepare()
        except CannotRunError as error:
            if self._state is not State.UNAVAILABLE:
                _log.error("Code cannot be run: %s", error)
            return State.UNAVAILABLE
        except Exception:  # noqa: BLE001 - a bug there must not end the service, which says that it is ill
            _log.exception("The backend broke while it got ready")
            return State.UNAVAILABLE
        return State.READY

    def _settle(self, found: State) -> None:
        if self._state is State.UNAVAILABLE and found is State.READY:
            _log.warning("Code can be run again.")
        self._state = found
        self._known.set()

    async def _reason_to_look(self) -> None:
        try:
            async with asyncio.timeout(None if self._state is State.READY else self._again):
                await self._doubt.wait()
        except TimeoutError:
            return
