"""Files that come and go: what is uploaded, what is known by its id, what can be downloaded."""

import io
import mimetypes
import secrets

from PIL import Image, UnidentifiedImageError

from tests.loopback.telegram.refusal import Refused, bad, wrong
from tests.loopback.telegram.stage import Call, Stage, Upload
from tests.loopback.telegram.world import File, FileKind

UNKNOWN = "wrong file identifier/HTTP URL specified"
PHOTO = 10 * 2**20


def file_of(call: Call, key: str, kind: FileKind) -> File:
    """The file of an argument: one of the form, or one that was there before."""
    return resolved(call, call.args[key], kind)


def resolved(call: Call, named: str, kind: FileKind) -> File:
    """The file of a name that an argument has for it."""
    if named.startswith("attach://"):
        upload = call.files.get(named.removeprefix("attach://"))
        if not upload:
            raise wrong(UNKNOWN)
        return _uploaded(call.stage, upload, kind)
    known = call.stage.world.files.get(named)
    if not known:
        raise wrong(UNKNOWN)
    if known.kind != kind:
        raise wrong(f"can't use file of type {known.kind.capitalize()} as {kind.capitalize()}")
    return known


def _uploaded(stage: Stage, upload: Upload, kind: FileKind) -> File:
    if not upload.content:
        raise wrong("file must be non-empty")
    if len(upload.content) > stage.settings.upload:
        raise Refused(413, ours=True)
    width, height = _measured(upload.content) if kind == "photo" else (0, 0)
    return keep(stage, upload, kind, width=width, height=height)


def _measured(content: bytes) -> tuple[int, int]:
    """How wide and high a picture is that Telegram takes for a photo."""
    if len(content) > PHOTO:
        raise wrong("file is too big")
    try:
        width, height = Image.open(io.BytesIO(content)).size
    except UnidentifiedImageError:
        raise wrong("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise wrong("PHOTO_INVALID_DIMENSIONS")
    return width, height


def keep(
    stage: Stage, upload: Upload, kind: FileKind, *, width: int = 0, height: int = 0, duration: int = 0
) -> File:
    """A file that has an id from now on."""
    number = stage.world.next()
    id_ = f"{kind[:3].upper()}{secrets.token_urlsafe(12)}-{number}"
    end = (
        {"photo": ".jpg", "voice": ".oga", "video_note": ".mp4"}.get(kind)
        or mimetypes.guess_extension(upload.mime)
        or ".bin"
    )
    made = File(
        id=id_, unique=f"U{number}", kind=kind, name=upload.name, mime=upload.mime, content=upload.content,
        path=f"{kind}s/file_{number}{end}", width=width, height=height, duration=duration,
    )  # fmt: skip
    stage.world.files[id_] = stage.world.files[f"{id_}-s"] = made
    return made


def downloadable(call: Call) -> File:
    """The file that getFile asks for."""
    found = call.stage.world.files.get(call.args["file_id"])
    if not found:
        raise wrong("invalid file_id")
    if found.size > call.stage.settings.download:
        raise bad("file is too big")
    return found
