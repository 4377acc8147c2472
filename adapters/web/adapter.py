"""The web as a platform: a server that takes a browser's messages and streams the replies back."""

import asyncio
import errno
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from adapters.web import guard, inbound, session
from adapters.web.allowance import Allowances
from adapters.web.desk.address import OPEN
from adapters.web.desk.handlers import Desk
from adapters.web.editor import PATH, Editor
from adapters.web.growing import EVERY, Growing
from adapters.web.guard import Refused
from adapters.web.pages import STATIC, Pages, keep_assets
from adapters.web.settings import WebSettings
from adapters.web.stream import BEAT, Stream, replies_channel, working_channel
from core.chat import LARGEST_ATTACHMENT, Capabilities, Delivery, Door
from core.errors import SetupError, Unavailable

CAPABILITIES = Capabilities(blocks=Capabilities.EVERYTHING, text=20_000, choices=60, code=100_000, edits=True)
_GRACE = 0.5
"""Seconds that open requests are given when the server stops."""
UPLOADS = 16
"""Files that are taken at the same time: so many are in memory. Others wait, unread."""


class WebPlatform:
    """Serves the widget. `started` is set once browsers can reach `url`; `bound` is the host and port."""

    name = inbound.PLATFORM
    capabilities = CAPABILITIES
    serves_hooks = True

    def __init__(
        self,
        settings: WebSettings,
        door: Door,
        *,
        static: Path = STATIC,
        beat: float = BEAT,
        every: float = EVERY,
    ) -> None:
        self.started = asyncio.Event()
        self.url = settings.base_url
        self.bound = settings.host, settings.port
        self._settings = settings
        self._door = door
        self._static = static
        self._beat = beat
        self._allowances = Allowances(settings, door)
        self._uploads = asyncio.Semaphore(UPLOADS)
        self._streams = set[Stream]()
        self._growing = Growing(door.announce, every=every)
        self._stopping = False

    async def run(self) -> None:
        """Serve until cancelled. Raises SetupError where the address cannot be had."""
        self._sessions = session.sessions(self._settings)
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=_GRACE)
        await runner.setup()
        try:
            await self._listen(runner)
            self.started.set()
            await asyncio.Event().wait()
        finally:
            self.started.clear()
            await self._growing.close()
            await runner.cleanup()

    async def send(self, delivery: Delivery) -> None:
        """Wake the pages of this chat, on whichever process they are; they read the reply from the history."""
        await self._growing.end(delivery.event_id)
        await self._door.announce(replies_channel(delivery.chat))

    async def grow(self, delivery: Delivery) -> None:
        """Let the pages of this chat show what there is so far."""
        self._growing.offer(delivery)

    async def working(self, address: Mapping[str, str]) -> None:
        """Let the pages of this chat show that an answer takes a moment."""
        await self._door.announce(working_channel(address["chat"]))

    def reaches(self, chat: str) -> bool:
        """Any web chat: a page that is not open now reads its replies when it opens."""
        del chat
        return True

    def form_page(self, token: str) -> str:
        """See ShowsForms. Only an address that was set is known to be one for other machines, such as somebody's phone."""
        base = self._settings.base_url
        return f"{base}{PATH}/{token}" if base and token else ""

    def deep_link(self, entry: str) -> str:
        """See DeepLinked: the page itself, which says what it was opened for."""
        return f"{self.url}/?start={entry}" if self.url else ""

    def desk_page(self, token: str) -> str:
        """See ShowsDesk. Without an address that was set, it is one for browsers on this machine."""
        return f"{self.url}{OPEN}/{token}" if self.url else ""

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[guard.errors], client_max_size=guard.MOST_BYTES)
        app.add_routes(Pages(self._door, self._static).routes())
        app.add_routes(
            Editor(self._door, self._static, self._settings.base_url, self._allowances.request).routes()
        )
        app.add_routes(Desk(self._door, self._settings.base_url, self._allowances.request).routes())
        app.add_routes(
            [
                web.post("/api/session", self._open_session),
                web.post("/api/messages", self._receive),
                web.post("/api/files", self._take_file),
                web.get("/api/events", self._events),
                web.post("/hooks/{name}", self._hooked),
            ]
        )
        app.on_response_prepare.append(keep_assets)
        app.on_response_prepare.append(guard.protect)
        app.on_shutdown.append(self._close_streams)
        return app

    async def _listen(self, runner: web.AppRunner) -> None:
        host, port = self._settings.host, self._settings.port
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise SetupError(_unreachable(error, host, port)) from error
        self.bound = host, runner.addresses[0][1]
        self.url = self._settings.base_url or _url(*self.bound)

    # ── requests ─────────────────────────────────────────────────────────────────────────────────────────

    async def _open_session(self, request: web.Request) -> web.Response:
        await self._check_post(request)
        known = self._sessions.person(request.cookies.get(session.COOKIE))
        person = known or session.new_person()
        response = web.json_response({"session": person, "new": known is None, "hears": self._door.hears()})
        response.set_cookie(
            session.COOKIE,
            self._sessions.sign(person),
            max_age=session.LIFETIME,
            httponly=True,
            samesite="Lax",
            secure=request.secure or urlsplit(self._settings.base_url).scheme == "https",
        )
        return response

    async def _receive(self, request: web.Request) -> web.Response:
        await self._check_post(request)
        person = self._person(request)
        message = inbound.parse(await request.read())
        languages = request.headers.get("Accept-Language", "")
        await self._door.receive(inbound.incoming(message, person, accept_language=languages))
        return web.json_response({"event": str(message.event)}, status=202)

    async def _take_file(self, request: web.Request) -> web.Response:
        """Keep a file that a message will name. Its bytes are the whole body: a page of another site cannot send such."""
        guard.own_origin(request, self._settings.base_url)
        guard.only_bytes(request)
        await self._allowances.request(request.remote)
        person = self._person(request)
        async with self._uploads:
            content = await guard.at_most(LARGEST_ATTACHMENT, request)
            await self._allowances.upload(person, request.remote, len(content))
            key = await self._door.keep(content)
        return web.json_response({"key": key}, status=201)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        await self._allowances.request(request.remote)
        person = self._person(request)
        stream = Stream(self._door, person, _cursor(request), beat=self._beat)
        if self._stopping:
            raise Unavailable("the web server")
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
        )
        self._streams.add(stream)
        try:
            await stream.run(request, response)
        except Exception as error:
            if not response.prepared:
                raise
            # What is broken or gone in mid-stream ends it: the page comes back and goes on at its cursor.
            if not isinstance(error, ConnectionError | Unavailable):
                guard.broke(request)
        finally:
            self._streams.discard(stream)
        return response

    async def _hooked(self, request: web.Request) -> web.Response:
        """Hand what another platform posts to whoever waits for it, who knows how to tell it from a forgery."""
        name, body = request.match_info["name"], await request.read()
        return web.Response(status=await self._door.hooked(name, request.headers, body))

    async def _check_post(self, request: web.Request) -> None:
        guard.own_origin(request, self._settings.base_url)
        guard.only_json(request)
        await self._allowances.request(request.remote)

    def _person(self, request: web.Request) -> str:
        person = self._sessions.person(request.cookies.get(session.COOKIE))
        if person is None:
            raise Refused(401, "There is no valid session. Open one with POST /api/session.")
        return person

    async def _close_streams(self, _: web.Application) -> None:
        self._stopping = True
        for stream in self._streams:
            stream.close()


def _cursor(request: web.Request) -> int | None:
    """The last reply a page has seen, as its browser or the widget tells, or None for a page without any."""
    texts = [text for text in (request.headers.get("Last-Event-ID"), request.query.get("after")) if text]
    if not all(text.isascii() and text.isdigit() and len(text) < 19 for text in texts):
        raise Refused(400, "The last event id is a number: the id of the last event that was received.")
    return max((int(text) for text in texts), default=None)


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _unreachable(error: OSError, host: str, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return f"Port {port} of {host} is taken by another program. Choose another with WEB_PORT, like WEB_PORT={_next(port)}."
        case errno.EACCES:
            return f"Port {port} may not be opened by this user. Choose one above 1023 with WEB_PORT, like WEB_PORT=8080."
        case _:
            return f"Parley cannot be served on {host}, port {port}: {error.strerror}. Choose others with WEB_HOST and WEB_PORT."


def _next(port: int) -> int:
    return port + 1 if port < 65_535 else 8080
