"""Where the files of a test's house lie."""

from pathlib import Path

from bot.wiring import OpenHouse
from core.blobs import FolderBlobs


def folder_of(house: OpenHouse) -> Path:
    """The folder in which the house keeps its files."""
    blobs = house.dispatch.blobs
    assert isinstance(blobs, FolderBlobs)
    return blobs.folder
