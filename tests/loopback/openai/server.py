"""The loopback OpenAI: a server that takes chat completions and audio, looks at every request, and does what is planned."""

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.loopback.openai.audio import LARGEST, Wrong, check_speech, recording
from tests.loopback.openai.bodies import wrong_with
from tests.loopback.openai.says import Cut, Fault, Hangs, Heard, Judged, Plan, Raw, Says, Sounds, Waits
from tests.sounds import mp3

PATH = "/v1/chat/completions"
TRANSCRIPTIONS, SPEECH = "/v1/audio/transcriptions", "/v1/audio/speech"
MODERATIONS = "/v1/moderations"


class LoopbackOpenAI:
    """An OpenAI of the test's own, which listens while it is entered.

    It does what is in `plans`, one a request; when these are used up, what `otherwise` makes of the body. `requests`
    are the bodies that came,
    and `violations` what OpenAI would not have taken. What is asked of it in audio it answers with `heard` and `sound`,
    and it judges texts as `judged` says.
    """

    def __init__(self) -> None:
        self.key = f"sk-loopback-{secrets.token_hex(12)}"
        self.plans: deque[Plan] = deque()
        self.otherwise: Callable[[dict[str, Any]], Plan] = lambda _: Says.text("What does your loop do last?")
        self.requests: list[dict[str, Any]] = []
        self.heard = Heard("What is a loop?", seconds=1.5)
        self.sound = Sounds(mp3())
        self.judged = Judged()
        self.recordings: list[bytes] = []
        """The recordings that came."""
        self.times: list[float] = []
        """When each came, by the loop's clock."""
        self.violations: list[str] = []
        self.hung = asyncio.Event()
        """Somebody waits for an answer that will not come."""
        self.gone = asyncio.Event()
        """Somebody hung up before their answer was whole."""
        self._closing = asyncio.Event()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=2 * LARGEST)
        app.router.add_post(PATH, self._complete)
        app.router.add_post(TRANSCRIPTIONS, self._transcribe)
        app.router.add_post(SPEECH, self._speak)
        app.router.add_post(MODERATIONS, self._moderate)
        self._runner = web.AppRunner(app, shutdown_timeout=1, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, backlog=2048).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/v1"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        await self._runner.cleanup()

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process needs to be told in order to come here."""
        return {
            "MODEL_NAME": "openai:gpt-4.1-mini",
            "OPENAI_API_KEY": self.key,
            "OPENAI_BASE_URL": self.url,
        }

    def plan(self, *plans: Plan) -> None:
        """Do this with the next requests, one each."""
        self.plans.extend(plans)

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        if (refused := self._arrived(request)) is not None:
            return refused
        body: dict[str, Any] = json.loads(await request.text())
        self.requests.append(body)
        if wrong := wrong_with(body):
            self.violations.extend(wrong)
            return self._fault(Fault(400, "invalid_request_error", message=wrong[0]))
        plan = self.plans.popleft() if self.plans else self.otherwise(body)
        return await self._carried_out(request, body, plan)

    async def _transcribe(self, request: web.Request) -> web.StreamResponse:
        if (refused := self._arrived(request)) is not None:
            return refused
        try:
            body, content = recording(await request.post())
        except Wrong as wrong:
            return self._refuse(wrong)
        self.requests.append(body)
        self.recordings.append(content)
        return await self._carried_out(request, body, self.plans.popleft() if self.plans else self.heard)

    async def _speak(self, request: web.Request) -> web.StreamResponse:
        if (refused := self._arrived(request)) is not None:
            return refused
        body: dict[str, Any] = json.loads(await request.text())
        try:
            check_speech(body)
        except Wrong as wrong:
            return self._refuse(wrong)
        self.requests.append(body)
        return await self._carried_out(request, body, self.plans.popleft() if self.plans else self.sound)

    async def _moderate(self, request: web.Request) -> web.StreamResponse:
        if (refused := self._arrived(request)) is not None:
            return refused
        body: dict[str, Any] = json.loads(await request.text())
        strange = body.keys() - {"input", "model"}
        if strange or not isinstance(body.get("input"), str) or not body["input"] or not body.get("model"):
            return self._refuse(Wrong(f"Invalid request: {', '.join(sorted(strange)) or 'input'}"))
        self.requests.append(body)
        return await self._carried_out(request, body, self.plans.popleft() if self.plans else self.judged)

    def _arrived(self, request: web.Request) -> web.Response | None:
        """Note when a request came; what is answered where its key is not ours."""
        self.times.append(asyncio.get_running_loop().time())
        if request.headers.get("Authorization") == f"Bearer {self.key}":
            return None
        told = request.headers.get("Authorization", "")[7:]
        message = f"Incorrect API key provided: {told}."  # OpenAI repeats it, too
        return self._fault(Fault(401, "invalid_api_key", message=message))

    async def _carried_out(
        self, request: web.Request, body: dict[str, Any], plan: Plan
    ) -> web.StreamResponse:
        try:
            return await (self._stream if body.get("stream") else self._whole)(request, body, plan)
        except (asyncio.CancelledError, ConnectionResetError):
            self.gone.set()
            raise

    def _refuse(self, wrong: Wrong) -> web.Response:
        if wrong.ours:
            self.violations.append(wrong.message)
        return self._fault(
            Fault(wrong.status, "invalid_request_error", message=wrong.message, param=wrong.param)
        )

    def _fault(self, fault: Fault) -> web.Response:
        return web.Response(
            status=fault.status, text=fault.body, content_type="application/json", headers=fault.headers
        )

    async def _whole(self, request: web.Request, body: dict[str, Any], plan: Plan) -> web.StreamResponse:
        match plan:
            case Says() | Heard() | Judged():
                return web.json_response(plan.whole(body["model"]))
            case Waits():
                await plan.until(len(plan.says.pieces) - 1)
                return web.json_response(plan.says.whole(body["model"]))
            case Sounds():
                return web.Response(body=plan.content, content_type="audio/mpeg")
            case Raw():
                return web.Response(text=plan.body, content_type=plan.type)
            case Cut():
                written = json.dumps(plan.says.whole(body["model"])).encode()
                response = web.StreamResponse(
                    headers={"Content-Length": str(len(written)), "Content-Type": "application/json"}
                )
                await response.prepare(request)
                await response.write(written[: len(written) // 2])
                _break(request)
                return response
            case Hangs():
                await self._hang()
                return web.Response(status=503)
            case Fault():
                return self._fault(plan)

    async def _stream(self, request: web.Request, body: dict[str, Any], plan: Plan) -> web.StreamResponse:
        if isinstance(plan, Fault):
            return self._fault(plan)
        if isinstance(plan, Raw) and plan.type != "text/event-stream":
            return web.Response(text=plan.body, content_type=plan.type)
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        counted = bool(body.get("stream_options", {}).get("include_usage"))
        says = _said(plan)
        chunks = says.chunks(body["model"], counted=counted) if says else []
        whole = isinstance(plan, Says | Waits)
        for number, one in enumerate(chunks if whole else chunks[: 1 + len(says.pieces if says else ())]):
            if isinstance(plan, Waits):
                await plan.until(number - 1)
            await response.write(f"data: {json.dumps(one)}\n\n".encode())
        match plan:
            case Cut(politely=False):
                _break(request)
            case Cut():
                await response.write_eof()
            case Raw():
                await response.write(f"data: {plan.body}\n\n".encode())
                await response.write_eof()
            case Hangs():
                await self._hang()
            case _:
                await response.write(b"data: [DONE]\n\n")
                await response.write_eof()
        return response

    async def _hang(self) -> None:
        self.hung.set()
        await self._closing.wait()


def _said(plan: Plan) -> Says | None:
    """What there is to stream of an answer."""
    said = (
        plan.says if isinstance(plan, Cut | Waits) else plan.first if isinstance(plan, Raw | Hangs) else plan
    )
    return said if isinstance(said, Says) else None


def _break(request: web.Request) -> None:
    """Cut the connection without a word."""
    assert request.transport is not None
    request.transport.abort()
