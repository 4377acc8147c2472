"""What every request and every answer of the service passes: the secret, the form of the request, clear errors."""

import asyncio
import hmac
import logging
import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web

from sandbox.service.agreement import CONTRACT, HEADER

BODY_SECONDS = 30.0
"""A request's body is there after so long, or never."""

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_log = logging.getLogger(__name__)


class Refused(Exception):
    """A request that is not served: HTTP's status, and words for whoever sent it. `again` says after how many seconds."""

    def __init__(self, status: int, message: str, *, again: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.again = again


class Guard:
    """Lets those in who know `secret`; bodies have at most `most_bytes`. `on_refusal` hears of each status refused with."""

    def __init__(self, secret: str, most_bytes: int, on_refusal: Callable[[int], None]) -> None:
        self._expected = f"Bearer {secret}".encode()
        self._most_bytes = most_bytes
        self._on_refusal = on_refusal

    def admit(self, request: web.Request) -> None:
        """Raise `Refused` unless the sender knows the secret, speaks our contract, and sends JSON of a sane length."""
        given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._expected):
            raise Refused(
                401, "The secret is missing or wrong. Send the header: Authorization: Bearer SECRET."
            )
        spoken = request.headers.get(HEADER, CONTRACT)
        if spoken != CONTRACT:
            raise Refused(
                400,
                f"This runner speaks form {CONTRACT} of the contract, and you speak {spoken[:20]!a}. "
                "Bring Parley and its runner to the same release.",
            )
        if request.content_type != "application/json":
            raise Refused(415, "Send JSON, with the header Content-Type: application/json.")
        if (request.content_length or 0) > self._most_bytes:
            raise Refused(413, self._too_much)

    async def body(self, request: web.Request) -> bytes:
        """The body of an admitted request. Raises `Refused` where it is too long, or too long in coming."""
        try:
            async with asyncio.timeout(BODY_SECONDS):
                return await request.read()
        except TimeoutError:
            raise Refused(408, f"The body did not come within {BODY_SECONDS:.0f} seconds.") from None
        except web.HTTPRequestEntityTooLarge:
            raise Refused(413, self._too_much) from None
        except web.RequestPayloadError as error:
            raise Refused(400, "The body does not arrive as its headers say.") from error

    @web.middleware
    async def watch(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Turn whatever is raised into an honest status and clear words. A bug is logged under a reference."""
        try:
            response = await handler(request)
        except Refused as refused:
            response = self._failure(refused.status, refused.message, refused.again)
        except web.HTTPException as answer:
            response = self._failure(answer.status, _WORDS.get(answer.status, answer.reason))
            if "Allow" in answer.headers:
                response.headers["Allow"] = answer.headers["Allow"]
        except ConnectionError:
            raise
        except Exception:  # noqa: BLE001 - the edge: a bug is logged and told, and the service goes on
            reference = secrets.token_hex(4)
            _log.exception("%s %s failed, reference %s", request.method, request.path, reference)
            response = self._failure(500, f"The runner broke. Its log tells more: {reference}.")
        if not response.prepared:
            mark(response)
        return response

    @property
    def _too_much(self) -> str:
        return f"That is too much for one job: at most {self._most_bytes:,} bytes can be sent."

    def _failure(self, status: int, message: str, again: int | None = None) -> web.Response:
        self._on_refusal(status)
        headers = {} if again is None else {"Retry-After": str(again)}
        response = web.json_response({"error": message}, status=status, headers=headers)
        if status >= 500:
            response.force_close()  # so that the next attempt may find another runner under the same name
        return response


def mark(response: web.StreamResponse) -> None:
    """Say in the headers who answers, in which form of the contract."""
    response.headers["Server"] = "Parley"
    response.headers[HEADER] = CONTRACT
    response.headers["Cache-Control"] = "no-store"


_WORDS = {
    404: "There is nothing at this address.",
    405: "This address does not take that method.",
}
