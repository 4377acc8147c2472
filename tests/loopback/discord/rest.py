"""REST, version 10: who asks, what for, whether the body is right, and how the answer is written."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from tests.loopback.discord.call import Answer, Call, Handler, Routes
from tests.loopback.discord.faults import Fault, json_response
from tests.loopback.discord.limits import Upload
from tests.loopback.discord.refusal import Refused
from tests.loopback.discord.spec import check_shape, has_body
from tests.loopback.discord.stage import Asked, Stage

BASE = "/api/v10"
TOKEN_ROUTE = re.compile(r"/interactions/\d+/[^/]+/callback|/webhooks/\d+/[^/]+(/.*)?")
"""What needs no authorisation, since a token is in the path."""
OUR_FAULT = frozenset({50006, 50035, 50109, 40005})
"""Refusals that no request of ours should meet."""
LIMITS = {"X-RateLimit-Limit": "50", "X-RateLimit-Remaining": "49", "X-RateLimit-Reset-After": "1.0"}


@dataclass(frozen=True, slots=True)
class Route:
    """An operation, and what carries it out."""

    operation: str
    pattern: re.Pattern[str]
    handler: Handler


@dataclass(frozen=True, slots=True)
class Received:
    """What a request holds."""

    body: Any
    files: Mapping[str, Upload]


@dataclass(slots=True)
class Rest:
    """Answers all requests below the base; `invalid` counts those that Discord would ban an address for."""

    stage: Stage
    routes: Sequence[Route]
    faults: list[Fault] = field(default_factory=list[Fault])
    invalid: int = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One request."""
        received = await _received(request)
        path = request.path.removeprefix(BASE)
        fault = next((one for one in self.faults if one.takes(request.method, path)), None)
        if fault and not fault.carried_out:
            return self._fail(request, path, received, fault)
        response = self._answered(request, path, received)
        return self._fail(request, path, received, fault) if fault else response

    def _answered(self, request: web.Request, path: str, received: Received) -> web.Response:
        try:
            answer = self._carry_out(request, path, received)
        except Refused as refused:
            if refused.code in OUR_FAULT:
                self.stage.violations.append(
                    f"{request.method} {path}: {refused}: {str(received.body)[:300]}"
                )
            return self._done(request.method, path, received, refused.status, refused.body)
        return self._done(request.method, path, received, 204 if answer is None else 200, answer)

    def _carry_out(self, request: web.Request, path: str, received: Received) -> Answer:
        authorised = request.headers.get("Authorization") == f"Bot {self.stage.token}"
        if not authorised and not TOKEN_ROUTE.fullmatch(path):
            raise Refused(0)
        for route in self.routes:
            if match := route.pattern.fullmatch(f"{request.method} {path}"):
                if has_body(route.operation):
                    check_shape(route.operation, received.body)
                at, query = match.groupdict(), request.query
                return route.handler(
                    Call(stage=self.stage, at=at, query=query, body=received.body, files=received.files)
                )
        self.stage.violations.append(f"unhandled route: {request.method} {path}")
        raise Refused(404)

    def _done(self, method: str, path: str, received: Received, status: int, answer: object) -> web.Response:
        self._note(method, path, received, status, answer)
        headers = {
            **LIMITS,
            "X-RateLimit-Bucket": f"{method}{re.sub(r'[0-9]+.*', '', path)}".replace("/", "-"),
        }
        if status == 204:
            return web.Response(status=204, headers=headers)
        return json_response(answer, status=status, headers=headers)

    def _fail(self, request: web.Request, path: str, received: Received, fault: Fault) -> web.Response:
        self._note(request.method, path, received, fault.status, None)
        if fault.status == 0 and request.transport:
            request.transport.abort()
        return fault.response() if fault.status else web.Response()

    def _note(self, method: str, path: str, received: Received, status: int, answer: object) -> None:
        self.invalid += status in {401, 403, 429}
        files = tuple(file.name for file in received.files.values())
        self.stage.traffic.append(Asked(method, path, received.body, files, status, answer))
        self.stage.changes.tell()


def compiled(*groups: Routes) -> list[Route]:
    """The routes of all groups, those without parameters before those they would also fit."""
    pairs = [pair for group in groups for pair in group.items()]
    ordered = sorted(pairs, key=lambda pair: pair[0].count("{"))
    return [
        Route(name, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", name)), one) for name, one in ordered
    ]


async def _received(request: web.Request) -> Received:
    if request.content_type != "multipart/form-data":
        return Received(_loaded(await request.text()), {})
    body: Any = None
    files: dict[str, Upload] = {}
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        assert isinstance(part, BodyPartReader)
        if part.name == "payload_json":
            body = _loaded(await part.text())
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            files[part.name or ""] = Upload(part.filename or "", mime, bytes(await part.read()))
    return Received(body, files)


def _loaded(text: str) -> Any:
    """The JSON of a body; what is none is refused for its shape."""
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text
