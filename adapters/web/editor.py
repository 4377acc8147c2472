"""The page that shows one form of another platform, for code most often, to whoever has the pass to it."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path

from aiohttp import web

from adapters.web import guard, inbound, render
from adapters.web.inbound import PLATFORM, first_language
from core.chat import Door, FormElsewhere, Standing

PATH = "/edit"
LAST = r"{token:[\w-]{1,200}}"
"""The last part of a path, written as passes are; what it is worth, the core knows."""
FRAMED_BY = "'self' https://web.telegram.org"
"""Telegram's own client in a browser shows such pages in a frame."""

type Count = Callable[[str | None], Awaitable[None]]
"""Counts a request from an address; raises Refused where it has sent too many."""

_STATUS = {
    Standing.OPEN: HTTPStatus.OK,
    Standing.SENT: HTTPStatus.ACCEPTED,
    Standing.USED: HTTPStatus.CONFLICT,
    Standing.EXPIRED: HTTPStatus.GONE,
    Standing.GONE: HTTPStatus.GONE,
    Standing.FORGED: HTTPStatus.NOT_FOUND,
}


class Editor:
    """Handlers for which the pass is all the authority there is: they know of no session, and open none."""

    def __init__(self, door: Door, static: Path, base_url: str, count: Count) -> None:
        self._door = door
        self._static = static
        self._base_url = base_url
        self._count = count

    def routes(self) -> list[web.AbstractRouteDef]:
        """The page, what it shows, and what it sends."""
        return [
            web.get(f"{PATH}/{LAST}", self.page),
            web.get(f"/api/edit/{LAST}", self.show),
            web.post(f"/api/edit/{LAST}", self.take),
        ]

    async def page(self, _: web.Request) -> web.StreamResponse:
        """The page is the same for every pass: it asks for what it shows."""
        page = self._static / "editor.html"
        if not page.is_file():
            return web.Response(status=503, text="The widget has not been built yet. Run: make setup\n")
        headers = {
            "Content-Security-Policy": guard.content_policy(FRAMED_BY),
            "Cache-Control": "no-store",
            "X-Robots-Tag": "noindex, nofollow",
        }
        return web.FileResponse(page, headers=headers)

    async def show(self, request: web.Request) -> web.Response:
        """The form, while it is open; else how it stands, in kind words."""
        await self._count(request.remote)
        return self._answer(request, await self._door.open_form(PLATFORM, request.match_info["token"]))

    async def take(self, request: web.Request) -> web.Response:
        """Have what was filled in answered in its own chat."""
        guard.own_origin(request, self._base_url)
        guard.only_json(request)
        await self._count(request.remote)
        values = inbound.filling(await request.read())
        return self._answer(request, await self._door.send_form(request.match_info["token"], values))

    def _answer(self, request: web.Request, found: FormElsewhere) -> web.Response:
        language = found.language or first_language(request.headers.get("Accept-Language", ""))
        say = self._door.say(language)
        told = {"standing": found.standing.value, "language": say("web-language")}
        status = HTTPStatus.UNPROCESSABLE_ENTITY if found.refused else _STATUS[found.standing]
        if status >= HTTPStatus.BAD_REQUEST:
            message = found.refused or say(f"web-edit-{found.standing.value}")
            return web.json_response(
                {**told, "error": {"status": status.value, "message": message}}, status=status
            )
        blocks = [render.block(one) for one in found.reply.blocks] if found.reply else []
        return web.json_response({**told, "behind": found.behind, "blocks": blocks}, status=status)
