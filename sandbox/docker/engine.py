"""The Docker engine, as far as the sandbox uses it: blocking calls of the SDK, which only this module imports."""

import logging
import os
import socket
import time
from dataclasses import dataclass
from typing import Any, cast

import docker
import docker.errors
import psutil
import requests
from docker.utils import kwargs_from_env, parse_host

from sandbox.cases import CannotRunError
from sandbox.docker.container import Recipe

log = logging.getLogger(__name__)

LABEL = "parley.sandbox"
"""On every container of ours: whose it is, as `host/process id/start of the process`."""
TIMEOUT_SECONDS = 30
_PAUSES = (0.05, 0.2, 1.0, 3.0)
"""Seconds between the attempts to remove a container."""
_ENDED = ("exited", "dead")
END_SECONDS = 5
_NO_ENGINE = (
    "No Docker engine answers ({0}). Start Docker, or check that this user may use it; "
    "or set SANDBOX_BACKEND=embedded."
)


def myself() -> str:
    """Words for the process this runs in that no later one shares."""
    return f"{socket.gethostname()}/{os.getpid()}/{psutil.Process().create_time():.2f}"


def gone(owner: str) -> bool:
    """Whether `owner` (see `myself`) was a process of this machine that is no more."""
    host, _, rest = owner.partition("/")
    pid, _, started = rest.partition("/")
    if host != socket.gethostname() or not pid.isdigit():
        return False
    try:
        return f"{psutil.Process(int(pid)).create_time():.2f}" != started
    except psutil.NoSuchProcess:
        return True


def _knock(address: str) -> None:
    """Raise `CannotRunError` if nobody listens at a local `address`: the SDK would say it less clearly."""
    scheme, _, path = address.partition("://")
    if scheme != "http+unix":
        return
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(path)
        except OSError as error:
            raise CannotRunError(_NO_ENGINE.format(f"{path}: {error.strerror}")) from error


@dataclass(frozen=True, slots=True)
class Ending:
    """How a container ended: its exit code, and whether the kernel stopped it for its memory."""

    exit_code: int
    out_of_memory: bool


class Engine:
    """A connection to the engine. Every method blocks; every one but `remove` raises `CannotRunError`."""

    def __init__(self) -> None:
        _knock(str(parse_host(os.environ.get("DOCKER_HOST"))))
        try:
            self._api: Any = docker.APIClient(**kwargs_from_env(), version="auto", timeout=TIMEOUT_SECONDS)
        except docker.errors.DockerException as error:
            raise CannotRunError(_NO_ENGINE.format(error)) from error

    def close(self) -> None:
        """Close the connection."""
        self._api.close()

    def ensure_image(self, recipe: Recipe) -> str:
        """Build the image if this very content was not built yet; its tag."""
        try:
            if not self._api.images(recipe.tag, quiet=True):
                self._build(recipe)
        except (docker.errors.DockerException, requests.RequestException) as error:
            raise CannotRunError(f"The sandbox's image cannot be built: {error}") from error
        return recipe.tag

    def _build(self, recipe: Recipe) -> None:
        log.info("building the image %s; this happens once", recipe.tag)
        steps = self._api.build(
            fileobj=recipe.context(),
            custom_context=True,
            tag=recipe.tag,
            buildargs=dict(recipe.bases),
            rm=True,
            forcerm=True,
            decode=True,
            timeout=600,
        )
        errors = [
            step["error"].strip() for step in steps if "error" in step
        ]  # to the end, or the stream stays open
        if errors:
            raise CannotRunError(
                f"The image {recipe.name} cannot be built: {errors[0]} "
                f"(Can this machine reach its image registry? `docker pull {dict(recipe.bases)['BASE']}` tells.)"
            )

    def remove_leftovers(self) -> None:
        """Remove the containers of runners that are no more, and those that have ended: whose they were is the same."""
        try:
            for found in self._api.containers(all=True, filters={"label": LABEL}):
                if found["State"] in _ENDED or gone(found["Labels"][LABEL]):
                    self.remove(found["Id"])
        except (docker.errors.DockerException, requests.RequestException) as error:
            raise CannotRunError(_NO_ENGINE.format(error)) from error

    def start(self, name: str, config: dict[str, Any]) -> socket.socket:
        """Create a container, attach to it, start it: its stdin, stdout and stderr on one socket."""
        try:
            self._api.create_container_from_config(config, name)
            attached = self._attach(name)
            try:
                self._api.start(name)
            except BaseException:
                attached.close()
                raise
        except (docker.errors.DockerException, requests.RequestException) as error:
            raise CannotRunError(f"Docker cannot start a sandbox: {error}") from error
        return attached

    def _attach(self, name: str) -> socket.socket:
        """The SDK's file does not close the socket below it, so that one is taken out, to be owned here."""
        streams = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
        below = cast("socket.socket", self._api.attach_socket(name, streams)._sock)  # noqa: SLF001
        attached = socket.socket(fileno=below.detach())
        attached.setblocking(False)
        return attached

    def ending(self, name: str) -> Ending | None:
        """Wait for a container that has closed its streams. None if it is gone, or does not end for all that."""
        try:
            self._api.wait(name, timeout=END_SECONDS)
            state = self._api.inspect_container(name)["State"]
        except (docker.errors.NotFound, requests.ReadTimeout, requests.ConnectionError):
            return None
        except (docker.errors.DockerException, requests.RequestException) as error:
            raise CannotRunError(f"Docker does not say how a sandbox ended: {error}") from error
        return Ending(int(state["ExitCode"]), bool(state["OOMKilled"]))

    def remove(self, name: str) -> None:
        """Kill and remove a container, if there is one of that name, and wait until it is gone.

        One that ends by itself meanwhile, or that somebody else removes, makes the engine refuse for a moment.
        """
        for pause in _PAUSES:
            try:
                self._api.remove_container(name, force=True, v=True)
            except docker.errors.NotFound:
                return
            except (docker.errors.DockerException, requests.RequestException):
                time.sleep(pause)
            else:
                return
        log.warning("the container %s cannot be removed now; the next start of a runner will", name)
