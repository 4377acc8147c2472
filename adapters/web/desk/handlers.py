"""The instructors' pages over HTTP: a link opens them once, a cookie keeps them open, and every request asks anew who it is."""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import web

from adapters.web import guard
from adapters.web.desk import layout
from adapters.web.desk.address import LEAVE, OPEN, ROOT, address
from adapters.web.desk.reading import TooLarge, sent
from adapters.web.guard import Refused
from adapters.web.inbound import first_language
from core.chat import LARGEST_UPLOAD, DeskView, Door, Say, Shown, Standing
from core.errors import Unavailable

COOKIE = "parley_desk"
LIFETIME = 8 * 3600
"""Seconds that a browser keeps it. The core has the last word on how long it is good."""
LINK = r"{token:[\w-]{1,100}}"
"""The last part of a link's path; what it is worth, the core knows."""
UPLOADS = 2
"""Forms with a file that are read at the same time: so many are in memory. Others wait, unread."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    # A browser that tells nobody where it comes from does not tell us either where a form was sent from.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}

type Count = Callable[[str | None], Awaitable[None]]
"""Counts a request from an address; raises Refused where it has sent too many."""
type Handler = Callable[[web.Request], Awaitable[web.Response]]

_STATUS = {
    Shown.PAGE: HTTPStatus.OK,
    Shown.GO: HTTPStatus.SEE_OTHER,
    Shown.REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    Shown.MISSING: HTTPStatus.NOT_FOUND,
    Shown.AWAY: HTTPStatus.SERVICE_UNAVAILABLE,
    Shown.BROKEN: HTTPStatus.INTERNAL_SERVER_ERROR,
    Shown.ANOTHER: HTTPStatus.CONFLICT,
    Shown.BARRED: HTTPStatus.FORBIDDEN,
    Shown.ENDED: HTTPStatus.UNAUTHORIZED,
}
_LINK_STATUS = {
    Standing.OPEN: HTTPStatus.OK,
    Standing.USED: HTTPStatus.GONE,
    Standing.EXPIRED: HTTPStatus.GONE,
    Standing.FORGED: HTTPStatus.NOT_FOUND,
}


class Desk:
    """Handlers for browsers of people who teach."""

    def __init__(self, door: Door, base_url: str, count: Count) -> None:
        self._door = door
        self._base_url = base_url
        self._count = count
        self._uploads = asyncio.Semaphore(UPLOADS)

    def routes(self) -> list[web.AbstractRouteDef]:
        """The link, the way out, the look, and all pages."""
        return [
            web.get(layout.STYLE_PATH, self.style),
            web.get(f"{OPEN}/{LINK}", self._shown(self.look)),
            web.post(f"{OPEN}/{LINK}", self._shown(self.enter)),
            web.post(LEAVE, self._shown(self.leave)),
            web.get(ROOT, self._shown(self.first)),
            web.get(f"{ROOT}/{{path:.*}}", self._shown(self.show)),
            web.post(f"{ROOT}/{{path:.*}}", self._shown(self.take)),
        ]

    async def style(self, _: web.Request) -> web.Response:
        """The look, which a browser keeps for good."""
        headers = {"Cache-Control": "public, max-age=31536000, immutable"}
        return web.Response(body=layout.STYLE, content_type="text/css", charset="utf-8", headers=headers)

    async def look(self, request: web.Request) -> web.Response:
        """Show a button that opens the pages: looking uses nothing up."""
        link = await self._door.desk_link(request.match_info["token"])
        say = self._say(request, link.language)
        if link.standing is not Standing.OPEN:
            return _html(layout.notice(link.standing.value, say), _LINK_STATUS[link.standing])
        return _html(layout.opening(request.path, say))

    async def enter(self, request: web.Request) -> web.Response:
        """Use the link up, and go on to its page."""
        guard.own_origin(request, self._base_url)
        link = await self._door.open_desk(request.match_info["token"])
        if not link.session:
            say = self._say(request, link.language)
            standing = Standing.USED if link.standing is Standing.OPEN else link.standing
            return _html(layout.notice(standing.value, say), _LINK_STATUS[standing])
        response = _go(link.path)
        response.set_cookie(
            COOKIE,
            link.session,
            max_age=LIFETIME,
            path=ROOT,
            httponly=True,
            samesite="Strict",
            secure=request.secure or urlsplit(self._base_url).scheme == "https",
        )
        return response

    async def leave(self, request: web.Request) -> web.Response:
        """End the session."""
        guard.own_origin(request, self._base_url)
        await self._door.close_desk(_session(request))
        response = _html(layout.notice("left", self._say(request)))
        response.del_cookie(COOKIE, path=ROOT)
        return response

    async def first(self, _: web.Request) -> web.Response:
        """The first page has a slash at its end, as all others have."""
        return _go("")

    async def show(self, request: web.Request) -> web.Response:
        """A page."""
        path = request.match_info["path"]
        view = await self._door.desk(_session(request), path, dict(request.query))
        shown = f"{path}?{request.query_string}" if request.query_string else path
        return self._answer(request, view, shown)

    async def take(self, request: web.Request) -> web.Response:
        """What a form asks for."""
        guard.own_origin(request, self._base_url)
        if request.content_type != "multipart/form-data":
            return await self._do(request)
        # A stranger is not to keep others waiting with a file that arrives slowly.
        view = await self._door.desk(_session(request), "", {})
        if view.shown is Shown.ENDED:
            return self._answer(request, view, "")
        async with self._uploads:
            return await self._do(request)

    async def _do(self, request: web.Request) -> web.Response:
        form = await sent(request)
        view = await self._door.desk_act(_session(request), request.match_info["path"], form)
        return self._answer(request, view, form.page)

    def _answer(self, request: web.Request, view: DeskView, path: str) -> web.Response:
        if view.shown is Shown.GO:
            return _go(view.go)
        response = _html(layout.page(view, path, self._say(request, view.language)), _STATUS[view.shown])
        if view.shown in (Shown.BARRED, Shown.ENDED):
            response.del_cookie(COOKIE, path=ROOT)
        return response

    def _shown(self, handler: Handler) -> Handler:
        """The handler, counted; what it refuses is said on a page."""

        async def shown(request: web.Request) -> web.Response:
            try:
                await self._count(request.remote)
                return await handler(request)
            except TooLarge as refused:
                page = layout.notice("large", self._say(request), mib=LARGEST_UPLOAD // 2**20)
                return _html(page, refused.status)
            except Refused as refused:
                page = layout.notice("not-taken", self._say(request), reason=refused.message)
                return _html(page, refused.status)
            except Unavailable:
                return _html(layout.notice("away", self._say(request)), HTTPStatus.SERVICE_UNAVAILABLE)

        return shown

    def _say(self, request: web.Request, language: str | None = None) -> Say:
        return self._door.say(language or first_language(request.headers.get("Accept-Language", "")))


def _session(request: web.Request) -> str:
    return request.cookies.get(COOKIE, "")


def _go(path: str) -> web.Response:
    return web.Response(status=HTTPStatus.SEE_OTHER, headers={**HEADERS, "Location": address(path)})


def _html(page: str, status: int = HTTPStatus.OK) -> web.Response:
    return web.Response(text=page, status=status, content_type="text/html", headers=HEADERS)
