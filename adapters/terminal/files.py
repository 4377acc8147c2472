"""The learner's own files, read to go along with a message."""

from collections.abc import Sequence
from mimetypes import guess_type
from pathlib import Path

from core.chat import LARGEST_ATTACHMENT, MOST_ATTACHED, MOST_ATTACHMENTS, Media


class NotTaken(Exception):
    """A file that cannot go along. `message` is the id of the words that say why, `values` fill them."""

    def __init__(self, message: str, **values: str | float) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


def read_files(paths: Sequence[str]) -> tuple[Media, ...]:
    """The files at these paths, `~` for the home folder. Raises NotTaken."""
    if len(paths) > MOST_ATTACHMENTS:
        raise NotTaken("attachments-too-many", most=MOST_ATTACHMENTS)
    files: list[Media] = []
    together = 0
    for path in paths:
        files.append(_read(Path(path).expanduser(), path))
        together += len(files[-1].content or b"")
        if together > MOST_ATTACHED:
            raise NotTaken("attachments-too-large", most=MOST_ATTACHED // 2**20)
    return tuple(files)


def _read(path: Path, typed: str) -> Media:
    try:
        if not path.is_file():
            raise NotTaken("terminal-no-file", path=typed)
        with path.open("rb") as file:
            content = file.read(LARGEST_ATTACHMENT + 1)
    except (OSError, RuntimeError, ValueError) as error:  # `~nobody` names no home, a NUL no path
        raise NotTaken("terminal-no-file", path=typed) from error
    if len(content) > LARGEST_ATTACHMENT:
        raise NotTaken("attachment-too-large", name=path.name, most=LARGEST_ATTACHMENT // 2**20)
    return Media.of(path.name, guess_type(path.name)[0] or "application/octet-stream", content)
