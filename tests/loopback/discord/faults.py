"""Failures that a test plans: the next requests of a kind are not carried out, but answered so."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web

HTML = "<html><head><title>{status}</title></head><body><h1>Something went wrong</h1></body></html>"


def json_response(body: object, *, status: int, headers: Mapping[str, str]) -> web.Response:
    """JSON as Discord sends it: without a charset, which the library would not take for JSON."""
    return web.Response(
        body=json.dumps(body).encode(), status=status, headers={**headers, "Content-Type": "application/json"}
    )


@dataclass(slots=True, kw_only=True)
class Fault:
    """What is answered to the next `times` requests whose method and path (a regular expression) fit.

    Without a `body` a server error says so in HTML, and a 429 in JSON. Status 0 cuts the connection off;
    `carried_out`: after the request was carried out, so that only its answer is lost.
    """

    method: str
    path: str
    status: int
    times: int = 1
    body: object = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    retry_after: float = 0.05
    everywhere: bool = False
    """Of a 429: that it is the limit over all routes."""
    carried_out: bool = False

    def takes(self, method: str, path: str) -> bool:
        """Whether it is this request's turn to fail; counts it if so."""
        if self.times < 1 or self.method != method or not re.search(self.path, path):
            return False
        self.times -= 1
        return True

    def response(self) -> web.Response:
        """The failure as it is sent."""
        if self.status == 429:
            return self._limited()
        if self.body is not None:
            return json_response(self.body, status=self.status, headers=self.headers)
        text = HTML.format(status=self.status)
        return web.Response(text=text, status=self.status, content_type="text/html", headers=self.headers)

    def _limited(self) -> web.Response:
        body = {
            "message": "You are being rate limited.",
            "retry_after": self.retry_after,
            "global": self.everywhere,
        }
        scope = "global" if self.everywhere else "user"
        headers = {"Via": "1.1 loopback", "Retry-After": str(self.retry_after), "X-RateLimit-Scope": scope}
        if self.everywhere:
            headers["X-RateLimit-Global"] = "true"
        return json_response(self.body or body, status=429, headers={**headers, **self.headers})
