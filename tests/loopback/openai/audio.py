"""What OpenAI takes for a transcription and for speech: the fields that we use, and no others."""

from collections.abc import Mapping
from typing import Any

from aiohttp.web import FileField

LARGEST = 25 * 2**20
ENDINGS = {"flac", "m4a", "mp3", "mp4", "mpeg", "mpga", "oga", "ogg", "wav", "webm"}
STARTS = {
    "flac": (0, b"fLaC"),
    "m4a": (4, b"ftyp"),
    "mp3": (0, b""),
    "mp4": (4, b"ftyp"),
    "oga": (0, b"OggS"),
    "ogg": (0, b"OggS"),
    "wav": (0, b"RIFF"),
    "webm": (0, b"\x1a\x45\xdf\xa3"),
}
"""How a file of each ending begins, and where."""
VOICES = {"alloy", "ash", "ballad", "cedar", "coral", "echo", "fable", "marin", "nova", "onyx", "sage", "shimmer", "verse"}  # fmt: skip
FORMATS = {"mp3", "opus", "aac", "flac", "wav", "pcm"}
LONGEST = 4096


class Wrong(Exception):
    """A request that is refused: `param` is what is wrong in it, where that is told; `ours`, we should have known."""

    def __init__(
        self, message: str, param: str | None = None, *, status: int = 400, ours: bool = True
    ) -> None:
        super().__init__(message)
        self.message = message
        self.param = param
        self.status = status
        self.ours = ours


def recording(form: Mapping[str, object]) -> tuple[dict[str, str], bytes]:
    """The fields of a transcription, the file's name among them, and its bytes. Raises Wrong."""
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    if strange := fields.keys() - {"model", "language", "response_format", "prompt", "temperature"}:
        raise Wrong(f"Unrecognized request argument supplied: {', '.join(sorted(strange))}")
    if not fields.get("model"):
        raise Wrong("you must provide a model parameter", "model")
    if fields.get("response_format", "json") != "json":
        raise Wrong("response_format is not compatible with this model", "response_format")
    language = fields.get("language", "en")
    if len(language) != 2 or not language.islower():
        raise Wrong(
            f"Invalid language '{language}'. Language parameter must be specified in ISO-639-1 format.",
            "language",
        )
    file = form.get("file")
    if not isinstance(file, FileField):
        raise Wrong("field required", "file")
    with file.file:
        content = file.file.read()
    if len(content) > LARGEST:
        raise Wrong(
            f"Maximum content size limit ({LARGEST}) exceeded ({len(content)} bytes read)", status=413
        )
    ending = file.filename.rpartition(".")[2].lower()
    if ending not in ENDINGS:
        raise Wrong(f"Unrecognized file format. Supported formats: {sorted(ENDINGS)}")
    at, start = STARTS.get(ending, (0, b""))
    if content[at : at + len(start)] != start or not content:
        raise Wrong("Audio file might be corrupted or unsupported", "file", ours=False)
    return {**fields, "file": file.filename}, content


def check_speech(body: Mapping[str, Any]) -> None:
    """Raise Wrong for what is wrong with a request for speech."""
    if strange := body.keys() - {"input", "model", "voice", "response_format", "instructions", "speed"}:
        raise Wrong(f"Unrecognized request argument supplied: {', '.join(sorted(strange))}")
    for one in ("model", "voice", "input"):
        if not isinstance(body.get(one), str) or not body[one]:
            raise Wrong(f"Missing required parameter: '{one}'", one)
    if len(body["input"]) > LONGEST:
        raise Wrong("Input should have at most 4096 characters", "input")
    if body["voice"] not in VOICES:
        raise Wrong(f"Input should be one of {sorted(VOICES)}", "voice")
    if body.get("response_format", "mp3") not in FORMATS:
        raise Wrong(f"Input should be one of {sorted(FORMATS)}", "response_format")
    if "instructions" in body and body["model"].startswith("tts-1"):
        raise Wrong("Unsupported parameter: 'instructions'", "instructions")
