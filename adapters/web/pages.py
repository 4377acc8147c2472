"""What the web serves without a learner: the page, its built files, media, words, health."""

from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from adapters.web.guard import Refused
from adapters.web.inbound import first_language
from core.chat import (
    LARGEST_ATTACHMENT,
    MOST_ATTACHMENTS,
    CommandSpec,
    Door,
    Plain,
    Say,
    called,
    image_type,
    sound_type,
)

STATIC = Path(__file__).parent / "static"

WORDS = (
    "language", "title", "tagline", "start", "conversation", "you", "parley", "placeholder", "message",
    "send", "sending", "not-sent", "retry", "discard", "working", "reconnecting", "offline", "newest",
    "commands", "tab-hint", "submit-hint", "code-loading", "order-hint", "order-some-hint",
    "leave-out", "move-up", "move-down", "moved", "enlarge", "close", "download", "copy", "copied", "choose",
    "attach", "attached", "detach", "detached", "uploading", "upload-failed", "upload-later",
    "files-many", "file-large", "drop", "record", "recording", "record-send", "record-cancel", "record-cancelled",
    "record-longest", "record-refused", "record-missing", "record-empty",
    "edit-title", "edit-opening", "edit-behind", "edit-to-chat", "edit-empty", "edit-away", "edit-yours",
    "edit-sent-title", "edit-sent", "edit-used-title", "edit-used", "edit-expired-title", "edit-expired",
    "edit-gone-title", "edit-gone", "edit-forged-title", "edit-forged",
)  # fmt: skip
"""The widget's words: message ids without `web-`."""

_FOREVER = "private, max-age=31536000, immutable"
_NEVER = "private, no-store"
"""For files to keep: they may tell of others, as a class's export does, and whoever has one has it already."""


class Pages:
    """Handlers that need nothing but the door and the folder the widget was built into."""

    def __init__(self, door: Door, static: Path = STATIC) -> None:
        self._door = door
        self._static = static

    def routes(self) -> list[web.AbstractRouteDef]:
        """The routes, the built files among them where there are any."""
        assets = self._static / "assets"
        return [
            web.get("/", self.page),
            web.get("/api/media/{key:[0-9a-f]{64}}", self.media),
            web.get("/api/words", self.words),
            web.get("/api/commands", self.commands),
            web.get("/healthz", self.alive),
            web.get("/readyz", self.ready),
            *([web.static("/assets", assets)] if assets.is_dir() else []),
        ]

    async def page(self, _: web.Request) -> web.StreamResponse:
        """The page that holds the widget."""
        index = self._static / "index.html"
        if not index.is_file():
            return web.Response(status=503, text="The widget has not been built yet. Run: make setup\n")
        return web.FileResponse(index, headers={"Cache-Control": "no-cache"})

    async def media(self, request: web.Request) -> web.Response:
        """A medium. Its key is the hash of its bytes, so that it never changes; whoever knows it may see it."""
        try:
            content = await self._door.media(request.match_info["key"])
        except KeyError:
            raise Refused(404, "There is no such file (any more).") from None
        mime = image_type(content) or sound_type(content)
        name = quote(request.query.get("name", "file"), safe="")
        disposition = "inline" if mime else f"attachment; filename*=UTF-8''{name}"
        headers = {
            "Content-Disposition": disposition,
            "Cache-Control": _FOREVER if mime else _NEVER,
            "Accept-Ranges": "bytes",
        }
        status, body, more = _part(request, content)
        kind = mime or "application/octet-stream"
        return web.Response(status=status, body=body, content_type=kind, headers=headers | more)

    async def words(self, request: web.Request) -> web.Response:
        """The widget's words in the language asked for, or the one the browser prefers."""
        say = self._say(request)
        limits = {"files": MOST_ATTACHMENTS, "mib": LARGEST_ATTACHMENT // 2**20}
        return web.json_response({word: say(f"web-{word}", **limits) for word in WORDS})

    async def commands(self, request: web.Request) -> web.Response:
        """All commands, with their words, for the list that opens at a slash."""
        say = self._say(request)
        return web.json_response([_command(spec, say) for spec in self._door.commands()])

    async def alive(self, _: web.Request) -> web.Response:
        """Whether this process answers at all."""
        return web.json_response({"status": "ok"})

    async def ready(self, _: web.Request) -> web.Response:
        """Whether what Parley needs is there."""
        checks = await self._door.ready()
        healthy = all(state == "ok" for state in checks.values())
        body = {"status": "ok" if healthy else "unready", "checks": dict(checks)}
        return web.json_response(body, status=200 if healthy else 503)

    def _say(self, request: web.Request) -> Say:
        preferred = first_language(request.headers.get("Accept-Language", ""))
        return self._door.say(request.query.get("language") or preferred)


def _part(request: web.Request, content: bytes) -> tuple[int, bytes, dict[str, str]]:
    """The part of a file that is asked for, with its status and header: some browsers play nothing otherwise."""
    if "Range" not in request.headers:
        return 200, content, {}
    size = len(content)
    try:
        asked = request.http_range
    except ValueError:
        return 200, content, {}  # several parts, or something else that nobody has to serve
    begin, end, _ = asked.indices(size)
    if begin >= end:
        return 416, b"", {"Content-Range": f"bytes */{size}"}
    return 206, content[begin:end], {"Content-Range": f"bytes {begin}-{end - 1}/{size}"}


async def keep_assets(request: web.Request, response: web.StreamResponse) -> None:
    """Let browsers keep built files for good: their names change with their content."""
    if request.path.startswith("/assets/") and response.status in {200, 206, 304}:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"


def _command(spec: CommandSpec, say: Say) -> dict[str, Plain]:
    return {
        "name": spec.name,
        "called": called(spec.name, say),
        "words": say(f"command-{_id(spec)}"),
        "options": [
            {
                "name": option.name,
                "required": option.required,
                "words": say(f"command-{_id(spec)}-{option.name}"),
            }
            for option in spec.options
            if not option.hidden
        ],
    }


def _id(spec: CommandSpec) -> str:
    return spec.name.replace(" ", "-")
