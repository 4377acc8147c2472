"""The files and pictures that a program left behind, as blocks of a reply. Pure."""

from collections.abc import Iterator, Sequence

from core.chat import Block, File, Media, Picture, Say, Text, image_type
from sandbox.contract import File as Left


def handed_back(files: Sequence[Left], left_out: int, say: Say) -> tuple[Block, ...]:
    """What is an image by its own bytes as a picture, all else as a file to keep; how many more there were."""
    return tuple(_blocks(files, left_out, say))


def _blocks(files: Sequence[Left], left_out: int, say: Say) -> Iterator[Block]:
    for file in files:
        name = file.name.replace("/", "-")
        mime = image_type(file.data)
        if mime is None:
            yield File(Media.of(name, _file_type(file.data), file.data))
        else:
            alt = file.alt.strip() or say("coding-picture", name=name)
            yield Picture(Media.of(name, mime, file.data), alt)
    if left_out:
        yield Text(say("coding-left-out", count=left_out))


def _file_type(data: bytes) -> str:
    """Nothing more is said of a file's type than whether it is text: what it calls itself is not believed."""
    try:
        return "application/octet-stream" if "\0" in data.decode() else "text/plain; charset=utf-8"
    except UnicodeDecodeError:
        return "application/octet-stream"
