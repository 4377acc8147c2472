"""Failures that a test plans: the next requests of a kind are not carried out, but answered so."""

import json
import re
from dataclasses import dataclass

from aiohttp import web

from tests.loopback.telegram.refusal import flooded

HTML = (
    "<html>\r\n<head><title>{status}</title></head>\r\n<body><h1>Something went wrong</h1></body>\r\n</html>"
)


@dataclass(slots=True, kw_only=True)
class Fault:
    """What is answered to the next `times` requests whose method (a regular expression) and chat fit.

    A 429 says in JSON to come back after `retry_after` seconds, another status says so in HTML, unless there is a
    `body`: text as it is, or JSON. Status 0 cuts the connection off. `every`: only each so-many-th that fits;
    `carried_out`: after the request was carried out, so that only its answer is lost.
    """

    method: str
    status: int
    times: int = 1
    every: int = 1
    chat: int | None = None
    body: object = None
    retry_after: float = 1
    carried_out: bool = False
    met: int = 0
    """How many requests fitted, failed or not."""

    def takes(self, method: str, chat: object) -> bool:
        """Whether it is this request's turn to fail; counts it if so."""
        if self.times < 1 or not re.fullmatch(self.method, method) or self.chat not in {None, chat}:
            return False
        self.met += 1
        if self.met % self.every:
            return False
        self.times -= 1
        return True

    def response(self) -> web.Response:
        """The failure as it is sent."""
        if isinstance(self.body, str):
            return web.Response(text=self.body, status=self.status, content_type="text/html")
        if self.body is not None or self.status == 429:
            return json_response(self.body or flooded(self.retry_after).body, self.status)
        text = HTML.format(status=self.status)
        return web.Response(text=text, status=self.status, content_type="text/html")


def json_response(body: object, status: int) -> web.Response:
    """JSON as Telegram sends it."""
    return web.Response(body=json.dumps(body).encode(), status=status, content_type="application/json")
