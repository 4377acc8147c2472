"""What every request and every answer passes: headers that protect, and errors that say what to do."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from adapters.web.inbound import Malformed
from core.errors import TooFast, Unavailable

MOST_BYTES = 256 * 1024
"""Of a request's body. Text that is too long for a learner's message still fits: the core answers it kindly."""
UPLOADING = 300.0
"""Seconds that a file may take to arrive."""

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_log = logging.getLogger(__name__)


def content_policy(framed_by: str = "'self'") -> str:
    """What a page may load and do; `framed_by` are the origins whose pages may show it in a frame."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
        "connect-src 'self'; "
        f"base-uri 'none'; form-action 'none'; frame-ancestors {framed_by}"
    )


_HEADERS = {
    "Content-Security-Policy": content_policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Refused(Exception):
    """A request that is not served; `message` tells the caller why, `status` is HTTP's, `again` is in seconds."""

    def __init__(self, status: int, message: str, *, again: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.again = again


def failure(status: int, message: str, **headers: str) -> web.Response:
    """An error as JSON."""
    return web.json_response(
        {"error": {"status": status, "message": message}}, status=status, headers=headers
    )


async def protect(_: web.Request, response: web.StreamResponse) -> None:
    """Add the protecting headers; a handler's own ones stay."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["Server"] = "Parley"
    response.headers.setdefault("Cache-Control", "no-store")


@web.middleware
async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn whatever is raised into an honest status and a clear message. A bug is logged under a reference."""
    try:
        return await handler(request)
    except Refused as refused:
        later = {} if refused.again is None else {"Retry-After": str(refused.again)}
        return failure(refused.status, refused.message, **later)
    except TooFast as early:
        message = f"You send more than is taken. Nothing is lost: send this again in {early.again} s."
        return failure(429, message, **{"Retry-After": str(early.again)})
    except Malformed as malformed:
        return failure(400, str(malformed))
    except web.RequestPayloadError:
        return failure(400, "The request's body does not arrive as its headers say.")
    except Unavailable as unavailable:
        _log.warning("%s %s: %s", request.method, _route(request), unavailable)
        return failure(
            503, "Parley cannot take this right now. Nothing is lost: send it again.", **{"Retry-After": "2"}
        )
    except web.HTTPException as answer:
        if answer.status < 400:
            raise
        return _told(answer)
    except ConnectionError:
        raise
    except Exception:  # noqa: BLE001 - this is the edge: a bug is logged and told, and the server goes on
        reference = broke(request)
        return failure(500, f"Something broke on our side. It is noted under the reference {reference}.")


def broke(request: web.Request) -> str:
    """Log the exception at hand as a bug; the result is the reference to tell."""
    reference = secrets.token_hex(4)
    _log.exception("%s %s failed, reference %s", request.method, _route(request), reference)
    return reference


def _route(request: web.Request) -> str:
    """What a log may hold of an address: not what stands in it for `{token}`, which is all the authority there is."""
    resource = request.match_info.route.resource
    return request.path if resource is None else resource.canonical


def own_origin(request: web.Request, base_url: str) -> None:
    """Refuse a request that a page of another site made. A client that is no browser sends no Origin."""
    origin = request.headers.get("Origin")
    ours = urlsplit(base_url).netloc or request.host
    foreign = origin is not None and _host(origin) != ours
    if foreign or request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise Refused(403, "Requests are only taken from Parley's own page (see WEB_BASE_URL).")


def _host(origin: str) -> str | None:
    """The host and port of an origin; None of one that is none, which only a client that is no browser sends."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None


def only_json(request: web.Request) -> None:
    """Refuse a body that is not JSON: other types can be sent across sites without asking."""
    if request.content_type != "application/json":
        raise Refused(415, "Send JSON, with the header Content-Type: application/json.")


def only_bytes(request: web.Request) -> None:
    """Refuse a body that is not plain bytes, for the same reason."""
    if request.content_type != "application/octet-stream":
        raise Refused(415, "Send the file's bytes, with the header Content-Type: application/octet-stream.")


async def at_most(most: int, request: web.Request) -> bytes:
    """The body of a request, which may be longer than others: up to `most` bytes, if they come within UPLOADING."""
    too_large = Refused(413, f"That file is too large: one holds at most {most // 2**20} MiB.")
    if (request.content_length or 0) > most:
        raise too_large
    content = bytearray()
    try:
        async with asyncio.timeout(UPLOADING):
            async for chunk in request.content.iter_any():
                content += chunk
                if len(content) > most:
                    raise too_large
    except TimeoutError:
        raise Refused(408, "That file took too long to arrive. Nothing is lost: send it again.") from None
    return bytes(content)


def _told(answer: web.HTTPException) -> web.Response:
    kept = {name: answer.headers[name] for name in ("Allow",) if name in answer.headers}
    match answer.status:
        case 404:
            message = "There is nothing at this address."
        case 405:
            message = "This address does not take that method."
        case 413:
            message = f"That is too much at once: a request holds at most {MOST_BYTES // 1024} kB."
        case _:
            message = answer.reason
    return failure(answer.status, message, **kept)
